//! Collects what is lost and what comes out otherwise, with the headings where it stands.

use std::collections::BTreeMap;

use crate::model::{ImportNote, ImportNoteKind};

/// Headings and examples that are named for one kind.
const NAMED_MAX: usize = 5;

/// Of an example or a heading; the rest is cut off.
const EXAMPLE_CHARS_MAX: usize = 80;

/// What was found so far, and the heading that is open.
#[derive(Debug, Default)]
pub struct Notes {
    heading: String,
    found: BTreeMap<ImportNoteKind, ImportNote>,
}

impl Notes {
    /// What is found from here on stands under this heading.
    pub fn under(&mut self, heading: &str) {
        self.heading = short(heading);
    }

    /// Takes note of one more.
    pub fn add(&mut self, kind: ImportNoteKind) {
        self.add_with(kind, "");
    }

    /// Takes note of one more, with words that tell which it is.
    pub fn add_with(&mut self, kind: ImportNoteKind, example: &str) {
        let place = self.heading.clone();
        let note = self.entry(kind);
        note.count += 1;
        name(&mut note.places, place);
        let example = short(example);
        if !example.is_empty() {
            name(&mut note.examples, example);
        }
    }

    /// Takes note of something of the whole file, which stands under no heading.
    pub fn add_of_file(&mut self, kind: ImportNoteKind, example: &str) {
        let example = short(example);
        let note = self.entry(kind);
        note.count += 1;
        if !example.is_empty() {
            name(&mut note.examples, example);
        }
    }

    /// All that was found, in the order of the kinds.
    pub fn finish(self) -> Vec<ImportNote> {
        self.found.into_values().collect()
    }

    fn entry(&mut self, kind: ImportNoteKind) -> &mut ImportNote {
        let (places, examples) = (Vec::new(), Vec::new());
        let none = ImportNote { kind, count: 0, places, examples };
        self.found.entry(kind).or_insert(none)
    }
}

fn name(names: &mut Vec<String>, new: String) {
    if names.len() < NAMED_MAX && !names.contains(&new) {
        names.push(new);
    }
}

/// The words on one line, cut to their limit.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXAMPLE_CHARS_MAX) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}
