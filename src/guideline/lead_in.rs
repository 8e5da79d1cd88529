//! Tells which words lead in what follows them, and for how long they hold.

use crate::language;
use crate::model::{Block, LeadIn, Prose};

/// A line of at most this many characters that no stop ends can be a heading of what follows.
const HEADING_CHARS_MAX: usize = 80;

/// The lead-ins that hold for the blocks still to come on one level.
#[derive(Default)]
pub struct Leads {
    /// A line set as a heading; holds for the paragraphs after it, or for the one list after it.
    pub heading: Option<LeadIn>,
    /// Whether a paragraph has followed that line, so that it is a heading of more than a list.
    pub heads_paragraphs: bool,
    /// The sentence right before a list or table.
    pub sentence: Option<LeadIn>,
}

impl Leads {
    /// The lead-ins `around` with those of this level.
    pub fn after(&self, around: &[LeadIn]) -> Vec<LeadIn> {
        around.iter().chain(&self.heading).chain(&self.sentence).cloned().collect()
    }

    /// Takes note that a list or table has ended and that `next` follows.
    pub fn end_list(&mut self, next: Option<&Block>) {
        if matches!(next, Some(Block::List { .. } | Block::Table { .. })) {
            return;
        }
        self.sentence = None;
        if !self.heads_paragraphs {
            self.heading = None;
        }
    }
}

/// Whether the words end in a colon: what follows completes them.
pub fn ends_open(prose: &Prose) -> bool {
    prose.text.trim_end().ends_with(':')
}

/// Whether the words are one short line that no stop ends.
pub fn is_heading_like(prose: &Prose) -> bool {
    let text = prose.text.trim();
    text.chars().count() <= HEADING_CHARS_MAX
        && !text.ends_with(['.', '!', '…', ';', ','])
        && language::sentences(text).len() == 1
}

/// Whether the words are a short line, all of it bold or all of it emphasised.
pub fn is_set_as_heading(prose: &Prose) -> bool {
    let mut runs = prose.runs.iter().filter(|run| {
        run.plain.of(&prose.text).is_some_and(|text| text.chars().any(char::is_alphanumeric))
    });
    let all_strong = runs.clone().all(|run| run.style.strong);
    (all_strong || runs.all(|run| run.style.emphasis)) && is_heading_like(prose)
}
