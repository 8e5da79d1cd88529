//! What an import came to, for the author: what was filled in, what was lost, what needs a look.

use super::clean::one_line;
use super::diagnostics;
use super::messages::{import, import_notes};
use crate::model::{ImportNote, ImportRefusal, Imported, Language};

/// The report on an import; `output` is none where the result went to standard output.
pub fn report(
    imported: &Imported,
    file: &str,
    output: Option<&str>,
    language: Language,
    colour: bool,
) -> String {
    let file = one_line(file);
    let output = output.map(one_line);
    let mut text = import::done(language, &file, output.as_deref(), imported.passages);
    text.push_str(&format!("\n\n{}\n", import::filled(language)));
    for field in &imported.filled {
        let from = import::from(language, field.from);
        text.push_str(&format!("  {}: {} ({from})\n", field.key, one_line(&field.value)));
    }
    let is_lost = |note: &&ImportNote| note.kind.is_lost();
    let lost: Vec<&ImportNote> = imported.notes.iter().filter(is_lost).collect();
    let others: Vec<&ImportNote> = imported.notes.iter().filter(|note| !is_lost(note)).collect();
    if lost.is_empty() {
        text.push_str(&format!("\n{}\n", import::nothing_lost(language)));
    }
    let groups = [(lost, import::lost(language)), (others, import::to_look_at(language))];
    for (notes, heading) in groups.into_iter().filter(|(notes, _)| !notes.is_empty()) {
        text.push_str(&format!("\n{heading}\n"));
        notes.iter().for_each(|one| text.push_str(&note(one, language)));
    }
    if !imported.diagnostics.is_empty() {
        text.push_str(&format!("\n{}", diagnostics::text(&imported.diagnostics, language, colour)));
    }
    text.push_str(&format!("\n{}\n", import::next_step(language)));
    text
}

/// One kind of note as a sentence or two, for programs that show it to people.
pub fn note_message(note: &ImportNote, language: Language) -> String {
    let (name, advice) = import_notes::said(language, note.kind);
    format!("{name}: {}. {advice}", note.count)
}

/// Why a file cannot be imported, in one or two sentences.
pub fn refusal(refusal: &ImportRefusal, file: &str, language: Language) -> String {
    import::refusal(language, &one_line(file), refusal)
}

fn note(note: &ImportNote, language: Language) -> String {
    let mut text = format!("  {}\n", note_message(note, language));
    let place = |place: &String| match place.is_empty() {
        true => import::before_headings(language).to_string(),
        false => format!("\"{}\"", one_line(place)),
    };
    let places: Vec<String> = note.places.iter().map(place).collect();
    let examples: Vec<String> =
        note.examples.iter().map(|words| format!("\"{}\"", one_line(words))).collect();
    let lines = [(import::under(language), places), (import::such_as(language), examples)];
    for (label, words) in lines.into_iter().filter(|(_, words)| !words.is_empty()) {
        text.push_str(&format!("      {label}: {}\n", words.join(", ")));
    }
    text
}
