//! Finds the passage that a quote of `risks.toml`, a route or a case names by its words.

use crate::model::{Anchor, Corpus, Guideline, Passage};

/// The id of the passage that holds the quote, and which of its sentences the quote begins in.
///
/// White space is folded on both sides; both the bytes of the file and the visible text are
/// looked through. None where the file is not there, or no passage of it holds the quote.
pub fn find_anchor(corpus: &Corpus, anchor: &Anchor) -> Option<(usize, usize)> {
    let quote = fold(&anchor.quote);
    if quote.text.is_empty() {
        return None;
    }
    (0..corpus.passage_count()).find_map(|id| {
        let (guideline, passage) = corpus.passage(id)?;
        if guideline.file != anchor.file && guideline.slug != anchor.file {
            return None;
        }
        sentence_of(guideline, passage, &quote.text).map(|sentence| (id, sentence))
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
