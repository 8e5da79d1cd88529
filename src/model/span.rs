//! Where something stands: byte spans, and the lines of a file.

use serde::{Serialize, Serializer};

/// A half-open range of bytes in a guideline's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, and without, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Its length in bytes; 0 where the end lies before the start.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies wholly inside it.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The bytes of `text` it names; nothing where it does not fit on character borders.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

/// First and last line of something, both 1-based and inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lines {
    pub first: usize,
    pub last: usize,
}

impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.first, self.last].serialize(serializer)
    }
}

/// From a byte offset of a text to the line of the file it came from.
///
/// For Markdown the text is the file, so each line of it starts once. For HTML the text was
/// extracted, and several offsets may lead to one source line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLines {
    /// Offset in the text, and the 1-based source line from there on; sorted by offset.
    starts: Vec<(usize, usize)>,
}

impl TextLines {
    /// The lines of a text that is the file itself.
    pub fn of_file(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1));
        TextLines { starts: starts.enumerate().map(|(line, at)| (at, line + 1)).collect() }
    }

    /// The lines of an extracted text, from pairs of offset and source line, sorted by offset.
    pub fn of_pairs(starts: Vec<(usize, usize)>) -> Self {
        TextLines { starts }
    }

    /// The 1-based source line of the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        self.starts.get(after.saturating_sub(1)).map_or(1, |(_, line)| *line)
    }

    /// The 1-based line and the 1-based column, in bytes from the line's first, of `offset`.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        match self.starts.get(after.saturating_sub(1)) {
            Some((start, line)) => (*line, offset.saturating_sub(*start) + 1),
            None => (1, offset + 1),
        }
    }

    /// The lines that `span` touches.
    pub fn lines(&self, span: Span) -> Lines {
        let first = self.line(span.start);
        Lines { first, last: self.line(span.end.saturating_sub(1).max(span.start)).max(first) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_to_their_line_and_column() {
        let lines = TextLines::of_file("een\ntwee\n\nvier");
        assert_eq!(lines.line_and_column(0), (1, 1));
        assert_eq!(lines.line_and_column(3), (1, 4));
        assert_eq!(lines.line_and_column(4), (2, 1));
        assert_eq!(lines.line_and_column(10), (4, 1));
        assert_eq!(lines.lines(Span::new(1, 9)), Lines { first: 1, last: 2 });
    }
}
