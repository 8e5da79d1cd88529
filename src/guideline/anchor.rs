//! Finds the passage that a quote of `risks.toml`, a route or a case names by its words.

use crate::model::{Anchor, Corpus, Guideline, Passage};

/// The id of the passage that holds the quote, and which of its sentences the quote begins in.
///
/// White space is folded on both sides; both the bytes of the file and the visible text are
/// looked through. A quote that stands in a lead-in alone gives the first passage it leads in.
/// None where the file is not there, or nothing of it holds the quote.
pub fn find_anchor(corpus: &Corpus, anchor: &Anchor) -> Option<(usize, usize)> {
    let quote = fold(&anchor.quote).text;
    // Looked for first, since folding every passage for every quote would be most of the work.
    let longest = quote.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    let may_hold = |guideline: &Guideline, passage: &Passage| {
        let raw = passage.span.of(&guideline.text).unwrap_or("");
        raw.contains(longest) || passage.prose.text.contains(longest)
    };
    let named =
        |guideline: &Guideline| guideline.file == anchor.file || guideline.slug == anchor.file;
    if quote.is_empty() {
        return None;
    }
    let passages = || {
        let guidelines = (0..corpus.guidelines().len()).filter_map(|at| {
            let guideline = corpus.guidelines().get(at)?;
            named(guideline).then(|| (corpus.first_passage(at), &**guideline))
        });
        guidelines.flat_map(|(first, guideline)| {
            let passages = guideline.passages.iter().enumerate();
            passages.map(move |(at, passage)| (first + at, guideline, passage))
        })
    };
    let own = passages().find_map(|(id, guideline, passage)| {
        let found = may_hold(guideline, passage).then(|| sentence_of(guideline, passage, &quote));
        found.flatten().map(|sentence| (id, sentence))
    });
    own.or_else(|| {
        let led_in =
            passages().find(|(_, guideline, passage)| leads_in(guideline, passage, &quote));
        led_in.map(|(id, _, _)| (id, 0))
    })
}

/// The ids of all passages that hold the quote; of those that it leads in, where none does.
pub fn passages_with(corpus: &Corpus, anchor: &Anchor) -> Vec<usize> {
    let quote = fold(&anchor.quote).text;
    let passages: Vec<(usize, &Guideline, &Passage)> = (0..corpus.passage_count())
        .filter_map(|id| corpus.passage(id).map(|(guideline, passage)| (id, guideline, passage)))
        .filter(|(_, guideline, _)| guideline.file == anchor.file || guideline.slug == anchor.file)
        .collect();
    if quote.is_empty() {
        return Vec::new();
    }
    let ids = |holds: &dyn Fn(&Guideline, &Passage) -> bool| -> Vec<usize> {
        let found = passages.iter().filter(|(_, guideline, passage)| holds(guideline, passage));
        found.map(|(id, _, _)| *id).collect()
    };
    let own = ids(&|guideline, passage| sentence_of(guideline, passage, &quote).is_some());
    if own.is_empty() {
        ids(&|guideline, passage| leads_in(guideline, passage, &quote))
    } else {
        own
    }
}

/// Whether a lead-in of `passage` holds `quote` (folded).
fn leads_in(guideline: &Guideline, passage: &Passage, quote: &str) -> bool {
    passage.lead_ins.iter().any(|lead_in| {
        let raw = lead_in.span.of(&guideline.text).unwrap_or("");
        fold(raw).text.contains(quote) || fold(&lead_in.text).text.contains(quote)
    })
}

/// The sentence of `passage` in which `quote` (folded) begins.
fn sentence_of(guideline: &Guideline, passage: &Passage, quote: &str) -> Option<usize> {
    let raw = fold(passage.span.of(&guideline.text).unwrap_or(""));
    if let Some(at) = raw.find(quote) {
        let at = passage.span.start + at;
        let found = passage.sentences.iter().position(|sentence| at < sentence.source.end);
        return found.or(passage.sentences.len().checked_sub(1));
    }
    let visible = fold(&passage.prose.text);
    let at = visible.find(quote)?;
    let found = passage.sentences.iter().position(|sentence| at < sentence.plain.end);
    found.or(passage.sentences.len().checked_sub(1))
}

/// A text with white space folded, and where each byte of it came from.
struct Folded {
    text: String,
    from: Vec<usize>,
}

impl Folded {
    /// The place in the text before folding at which `quote` begins.
    fn find(&self, quote: &str) -> Option<usize> {
        self.from.get(self.text.find(quote)?).copied()
    }
}

/// Each stretch of white space as one space, none at the ends.
fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::new(), from: Vec::new() };
    let mut is_space_due = false;
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() {
            is_space_due = !folded.text.is_empty();
            continue;
        }
        if std::mem::take(&mut is_space_due) {
            folded.text.push(' ');
            folded.from.push(at);
        }
        folded.text.push(letter);
        folded.from.resize(folded.text.len(), at);
    }
    folded
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::file::read_markdown;
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_quote_leads_to_its_passage_and_sentence() {
        let text = "Los.\n\nDoe dit:\n\n- Vraag het. Lees\u{a0}de\n  **regels** na. Dan pas.\n";
        let guideline = read_markdown("nl/a.md", text.to_string(), Language::Nl, 600);
        let corpus = Corpus::new(vec![Arc::new(guideline)], String::new());
        let find = |file: &str, quote: &str| {
            let (file, quote) = (file.to_string(), quote.to_string());
            find_anchor(&corpus, &Anchor { file, quote })
        };
        assert_eq!(find("nl/a.md", "Lees de **regels** na."), Some((1, 1)));
        assert_eq!(find("nl/a", "de  regels na. Dan"), Some((1, 1)));
        assert_eq!(find("nl/a.md", "Doe dit:"), Some((1, 0)));
        assert_eq!(find("nl/a.md", "Nooit."), None);
        assert_eq!(find("b.md", "Los."), None);
        assert_eq!(find("nl/a.md", " "), None);
        let all = |quote: &str| {
            let (file, quote) = ("nl/a".to_string(), quote.to_string());
            passages_with(&corpus, &Anchor { file, quote })
        };
        assert_eq!(all("Dan pas."), [1]);
        assert_eq!(all("Doe dit:"), [1]);
        assert!(all("Nooit.").is_empty());
    }
}
