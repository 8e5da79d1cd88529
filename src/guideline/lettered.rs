//! Lettered lines that stand in paragraphs, and not in a list: "deelt niet: a. een naam; b. …".
//!
//! Markdown has no list of letters, so regulations set them as plain lines, in one paragraph or in
//! one each. A reader sees a list, and so do the passages.

use std::borrow::Cow;
use std::sync::Arc;

use super::inline::trimmed;
use super::pieces::part;
use crate::model::{Block, Item, Prose, Span};

/// So many letters in a row make a list.
const LETTERS_MIN: usize = 2;
/// Words that may stand before the last letter.
const JOINING: [&str; 6] = ["en", "of", "dan wel", "and", "or", "alsmede"];

/// One letter with its stop or brackets.
#[derive(Clone, Copy, Debug)]
struct Mark {
    letter: u8,
    /// In the visible text.
    plain: Span,
}

/// `blocks` with their lettered lines as lists, which say all but the letters.
pub fn as_lists<'a>(blocks: &'a [Block], text: &str) -> Cow<'a, [Block]> {
    let marks = |block: &Block| match block {
        Block::Paragraph { prose, .. } => marks(prose, text),
        _ => Vec::new(),
    };
    let of_blocks: Vec<Vec<Mark>> = blocks.iter().map(marks).collect();
    if of_blocks.iter().all(Vec::is_empty) {
        return Cow::Borrowed(blocks);
    }
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut at = 0;
    while at < blocks.len() {
        let count = in_a_row(&of_blocks[at..]);
        let lettered = |at: usize| items(&blocks[at], &of_blocks[at], text);
        if count > 1 {
            let all = (at..at + count).flat_map(lettered).collect();
            found.push(Block::List { first_number: None, items: all });
        } else if of_blocks[at].len() >= LETTERS_MIN {
            found.extend(head(&blocks[at], of_blocks[at][0], text));
            found.push(Block::List { first_number: None, items: lettered(at) });
        } else {
            found.push(blocks[at].clone());
        }
        at += count.max(1);
    }
    Cow::Owned(found)
}

/// How many of the blocks begin with letters that count on from "a"; 0 where the first does not.
fn in_a_row(marks: &[Vec<Mark>]) -> usize {
    let mut next = b'a';
    let begins = |marks: &&Vec<Mark>| {
        let is_next = marks.first().is_some_and(|it| it.plain.start == 0 && it.letter == next);
        next = marks.last().map_or(next, |last| last.letter + 1);
        is_next
    };
    marks.iter().take_while(begins).count()
}

/// The letters of a paragraph that count on from its first; where more than one stands in it, from
/// "a".
fn marks(prose: &Prose, text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for (at, _) in prose.text.char_indices() {
        let Some(mark) = mark_at(&prose.text, at) else { continue };
        let fits = match found.last() {
            Some(last) => mark.letter == last.letter + 1,
            None => at == 0 || mark.letter == b'a',
        };
        if fits && (at == 0 || begins_line(prose, text, at) || is_after_stop(&prose.text[..at])) {
            found.push(mark);
        }
    }
    // One letter somewhere in a paragraph counts nothing.
    let is_one_inside = found.len() < LETTERS_MIN && found.iter().any(|it| it.plain.start > 0);
    if is_one_inside { Vec::new() } else { found }
}

/// A mark such as "a.", "b)" or "(c)" at `at`, with white space on both sides.
fn mark_at(text: &str, at: usize) -> Option<Mark> {
    let is_free = text[..at].chars().next_back().is_none_or(char::is_whitespace);
    let rest = text[at..].strip_prefix('(');
    let is_bracketed = rest.is_some();
    let mut letters = rest.unwrap_or(&text[at..]).bytes();
    let letter = letters.next().filter(u8::is_ascii_lowercase)?;
    let stop = letters.next()?;
    let is_stop = stop == b')' || stop == b'.' && !is_bracketed;
    let is_apart = letters.next().is_some_and(|next| next.is_ascii_whitespace());
    let length = 2 + usize::from(is_bracketed);
    let mark = Mark { letter, plain: Span::new(at, at + length) };
    (is_free && is_stop && is_apart).then_some(mark)
}

/// Whether what stands at `at` begins a line of the file.
fn begins_line(prose: &Prose, text: &str, at: usize) -> bool {
    let before = text.get(..prose.source_of(at)).unwrap_or("");
    before.trim_end_matches([' ', '\t', '>']).ends_with(['\n', '\r'])
}

/// Whether a list goes on after what stands before a letter.
fn is_after_stop(before: &str) -> bool {
    let before = before.trim_end();
    let ends = |text: &str| text.trim_end().ends_with([':', ';', ',']);
    let is_joined = |word: &str| before.strip_suffix(word).is_some_and(|it| it.ends_with(' '));
    ends(before) || JOINING.iter().any(|word| is_joined(word))
}

/// The paragraph before the first letter; none where nothing stands there.
fn head(block: &Block, first: Mark, text: &str) -> Option<Block> {
    let Block::Paragraph { prose, span } = block else { return None };
    let plain = trimmed(&prose.text, Span::new(0, first.plain.start));
    let span = trimmed(text, Span::new(span.start, prose.source_of(first.plain.start)));
    (!plain.is_empty())
        .then(|| Block::Paragraph { prose: Arc::new(part(prose, plain).fitted()), span })
}

/// What stands behind each letter of a paragraph.
fn items(block: &Block, marks: &[Mark], text: &str) -> Vec<Item> {
    let Block::Paragraph { prose, span } = block else { return Vec::new() };
    let item = |(at, mark): (usize, &Mark)| {
        let next = marks.get(at + 1).map(|next| next.plain.start);
        let plain = Span::new(mark.plain.end, next.unwrap_or(prose.text.len()));
        let plain = trimmed(&prose.text, plain);
        // Marks of emphasis belong to what they open.
        let from = prose.source_of(mark.plain.end - 1) + 1;
        let to = next.map_or(span.end, |next| prose.source_of(next));
        let span = trimmed(text, Span::new(from.min(to), to));
        let prose = Arc::new(part(prose, plain).fitted());
        let is_empty = plain.is_empty() || span.is_empty();
        let paragraph = Block::Paragraph { prose, span };
        (!is_empty).then(|| Item { blocks: vec![paragraph], span })
    };
    marks.iter().enumerate().filter_map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::super::file::read_markdown;
    use crate::model::Language;

    fn shown(text: &str) -> Vec<String> {
        let guideline = read_markdown("a.md", text.to_string(), Language::Nl, 120);
        let shown = guideline.passages.iter().map(|passage| {
            let leads: String =
                passage.lead_ins.iter().map(|lead_in| format!("{} > ", lead_in.text)).collect();
            format!("{leads}{}", passage.span.of(&guideline.text).unwrap())
        });
        shown.collect()
    }

    #[test]
    fn lettered_lines_are_items_in_one_paragraph_and_in_one_each() {
        let items = ["Je deelt niet: > een *naam*;", "Je deelt niet: > een adres."];
        assert_eq!(shown("Je deelt niet:\na. een *naam*;\nb. een adres.\n"), items);
        assert_eq!(shown("Je deelt niet:\n\n(a) een *naam*;\n\n(b) een adres.\n"), items);
        assert_eq!(shown("Je deelt niet: a) een *naam*; b) een adres."), items);
        assert_eq!(
            shown("1. Het is verboden:\na. te liegen;\nb. **nooit**.\n"),
            ["Het is verboden: > te liegen;", "Het is verboden: > **nooit**."]
        );
    }

    #[test]
    fn a_letter_alone_and_initials_are_no_list() {
        let text = "Vraag het aan a. de Boer of b. Jansen.";
        assert_eq!(shown(text), [text]);
        let text = "The clerk shall (a) read it, (b) file it and (c) keep a log.";
        assert_eq!(shown(text), [text]);
        let text = "Zie bijlage b. Die telt ook: a. is er niet.";
        assert_eq!(shown(text), [text]);
    }
}
