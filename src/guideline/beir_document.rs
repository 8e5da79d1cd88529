//! A document of a test collection as a guideline of one paragraph.

use serde::Deserialize;

use crate::language;
use crate::model::{
    Details, Guideline, Language, Passage, PassageKind, Prose, Section, Sentence, Span, TextLines,
};

/// The language is told from so many documents.
const LANGUAGE_DOCUMENTS: usize = 500;

/// A line of `corpus.jsonl` or `queries.jsonl`; what else BEIR sets have in it is passed over.
#[derive(Debug, Deserialize)]
pub struct EntryForm {
    #[serde(rename = "_id")]
    pub id: String,
    #[serde(default)]
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub doc: Option<String>,
}

/// The document as a guideline of one paragraph; none where it has no words.
pub fn guideline(document: &EntryForm, language: Language) -> Option<Guideline> {
    let text = document.text.trim().to_string();
    let sentences = language::sentences(&text);
    if sentences.is_empty() || !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let span = Span::new(0, text.len());
    let lines = TextLines::of_file(&text);
    let mut prose = Prose::default();
    prose.push(&text, span, Default::default());
    let sentence = |plain: &Span| Sentence { plain: *plain, source: *plain, column: None };
    let passage = Passage {
        section: 0,
        kind: PassageKind::Paragraph,
        span,
        lines: lines.lines(span),
        prose,
        lead_ins: Vec::new(),
        sentences: sentences.iter().map(sentence).collect(),
        number: None,
    };
    let section = Section {
        level: 0,
        heading: String::new(),
        path: Vec::new(),
        anchor: String::new(),
        span: Span::default(),
    };
    Some(Guideline {
        file: document.id.clone(),
        slug: document.id.clone(),
        title: document.title.trim().to_string(),
        language,
        details: Details::default(),
        hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
        text,
        lines,
        sections: vec![section],
        blocks: Vec::new(),
        passages: vec![passage],
        diagnostics: Vec::new(),
    })
}

/// The language that most of the first documents seem to be in.
pub fn language_of(documents: &[(usize, EntryForm)]) -> Language {
    let looked_at = documents.iter().take(LANGUAGE_DOCUMENTS);
    let is_dutch = |text: &str| language::detect(text, Language::default()) == Language::Nl;
    let dutch = looked_at.clone().filter(|(_, document)| is_dutch(&document.text)).count();
    if 2 * dutch >= looked_at.len() { Language::Nl } else { Language::En }
}

/// The hex fingerprint of all documents.
pub fn fingerprint(documents: &[(usize, EntryForm)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (_, document) in documents {
        for part in [&document.id, &document.title, &document.text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}
