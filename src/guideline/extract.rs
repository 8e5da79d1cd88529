//! Collects the words of an HTML page as one text, with the source line of each piece.

use super::inline::{InlineBuilder, trimmed};
use crate::model::{Prose, Span, TextLines};

/// The text so far, and the block that is open.
#[derive(Debug)]
pub struct Extract {
    source_lines: TextLines,
    text: String,
    lines: Vec<(usize, usize)>,
    inline: InlineBuilder,
    /// Where the words of the open block begin.
    start: usize,
    is_space_due: bool,
}

impl Extract {
    /// Nothing yet of the page with this source.
    pub fn new(source: &str) -> Self {
        Extract {
            source_lines: TextLines::of_file(source),
            text: String::new(),
            lines: Vec::new(),
            inline: InlineBuilder::default(),
            start: 0,
            is_space_due: false,
        }
    }

    /// The open block, for what changes its style.
    pub fn inline(&mut self) -> &mut InlineBuilder {
        &mut self.inline
    }

    /// The line of the source at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.source_lines.line(offset)
    }

    /// Adds words that stand at `offset` of the source; white space is folded as browsers do,
    /// which leaves non-breaking spaces alone.
    pub fn words(&mut self, words: &str, offset: usize) {
        let mut line = self.source_lines.line(offset);
        for piece in words.split_inclusive([' ', '\t', '\n', '\r', '\u{c}']) {
            let word = piece.trim_end_matches([' ', '\t', '\n', '\r', '\u{c}']);
            if !word.is_empty() {
                self.word(word, line);
            }
            if word.len() < piece.len() {
                self.space();
            }
            line += usize::from(piece.ends_with('\n'));
        }
    }

    /// Sets what follows apart from what went before.
    pub fn space(&mut self) {
        self.is_space_due = self.text.len() > self.start;
    }

    /// Where the next word will stand.
    pub fn here(&self) -> Span {
        Span::new(self.text.len(), self.text.len())
    }

    /// Ends the open block: its words and where they stand; none where it has none. `separator`
    /// goes between it and what follows.
    pub fn end_block(&mut self, separator: &str) -> Option<(Prose, Span)> {
        self.is_space_due = false;
        let span = trimmed(&self.text, Span::new(self.start, self.text.len()));
        let prose = std::mem::take(&mut self.inline).finish();
        if self.text.len() > self.start {
            self.text.push_str(separator);
        }
        self.start = self.text.len();
        let (prose, _) = prose?;
        (!span.is_empty()).then_some((prose, span))
    }

    /// Adds what stands between two blocks and belongs to neither.
    pub fn separate(&mut self, separator: &str) {
        self.text.push_str(separator);
        self.start = self.text.len();
    }

    /// The whole text, and for each stretch of it the line of the source.
    pub fn finish(self) -> (String, Vec<(usize, usize)>) {
        (self.text, self.lines)
    }

    fn word(&mut self, word: &str, line: usize) {
        let word_start = self.text.len() + usize::from(self.is_space_due);
        if self.lines.last().is_none_or(|(_, last)| *last != line) {
            self.lines.push((word_start, line));
        }
        let from = self.text.len();
        if std::mem::take(&mut self.is_space_due) {
            self.text.push(' ');
        }
        self.text.push_str(word);
        let span = Span::new(from, self.text.len());
        self.inline.text(&self.text[from..], span);
    }
}
