//! What an import came to, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::check::{DiagnosticJson, check};
use crate::model::{ImportNote, Imported, Language};
use crate::render::import::note_message;

/// The report of an import.
#[derive(Clone, Debug, Serialize)]
pub struct ImportJson {
    pub schema: u32,
    pub file: String,
    /// Where the guideline was written; null where it stands in `markdown`.
    pub output: Option<String>,
    /// The guideline itself, where it was not written to a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    pub passages: usize,
    /// The front matter.
    pub filled: BTreeMap<&'static str, String>,
    pub lost: Vec<ImportNoteJson>,
    /// What was carried over in another form.
    pub to_look_at: Vec<ImportNoteJson>,
    pub diagnostics: Vec<DiagnosticJson>,
}

/// What was lost or came out otherwise, all of one kind together.
#[derive(Clone, Debug, Serialize)]
pub struct ImportNoteJson {
    /// The same in both languages.
    pub kind: &'static str,
    pub count: usize,
    /// Some of the headings under which it stands; empty text is before the first.
    pub places: Vec<String>,
    pub examples: Vec<String>,
    pub message: String,
}

/// The JSON of an import that was written to `output`, or stands in the JSON where that is none.
pub fn import(
    imported: &Imported,
    file: &str,
    output: Option<&str>,
    language: Language,
) -> ImportJson {
    let notes = |is_lost: bool| {
        let wanted = imported.notes.iter().filter(|note| note.kind.is_lost() == is_lost);
        wanted.map(|it| note(it, language)).collect()
    };
    ImportJson {
        schema: 1,
        file: file.to_string(),
        output: output.map(str::to_string),
        markdown: output.is_none().then(|| imported.markdown.clone()),
        passages: imported.passages,
        filled: imported.filled.iter().map(|field| (field.key, field.value.clone())).collect(),
        lost: notes(true),
        to_look_at: notes(false),
        diagnostics: check(&imported.diagnostics, language).diagnostics,
    }
}

fn note(note: &ImportNote, language: Language) -> ImportNoteJson {
    ImportNoteJson {
        kind: note.kind.code(),
        count: note.count,
        places: note.places.clone(),
        examples: note.examples.clone(),
        message: note_message(note, language),
    }
}
