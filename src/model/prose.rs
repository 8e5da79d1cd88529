//! The words of a passage as a reader sees them, and where each stands in the file.

use super::span::Span;

/// How a run of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    /// The index of its target in `Prose::links`, where it is a link's text.
    pub link: Option<usize>,
}

/// A run of visible text that stands in the file in one piece.
///
/// Where the two spans are of the same length, each byte of the text is a byte of the file; else
/// (an entity, a line break, an escaped character) the whole run stands for the whole span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// In `Prose::text`.
    pub plain: Span,
    /// In the guideline's text.
    pub source: Span,
    pub style: Style,
}

/// Visible text without markup, with its runs in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub text: String,
    pub runs: Vec<Run>,
    /// The targets of its links, as written.
    pub links: Vec<String>,
}

impl Prose {
    /// Adds a run of `plain` text that stands at `source`; an empty text adds nothing.
    pub fn push(&mut self, plain: &str, source: Span, style: Style) {
        if plain.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(plain);
        self.runs.push(Run { plain: Span::new(start, self.text.len()), source, style });
    }

    /// The same, with no more memory than it needs: a snapshot has it for as long as it serves.
    pub fn fitted(mut self) -> Prose {
        self.text.shrink_to_fit();
        self.runs.shrink_to_fit();
        self
    }

    /// Where in the file the byte at `plain` of the text stands; the end of the last run for an
    /// offset at or past the text's end, 0 where there are no runs.
    pub fn source_of(&self, plain: usize) -> usize {
        let after = self.runs.partition_point(|run| run.plain.start <= plain);
        let Some(run) = self.runs.get(after.saturating_sub(1)) else {
            return 0;
        };
        if plain >= run.plain.end {
            return run.source.end;
        }
        if run.plain.len() == run.source.len() {
            run.source.start + (plain - run.plain.start)
        } else {
            run.source.start
        }
    }
}
