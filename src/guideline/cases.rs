//! Reads `cases/*.toml`: the questions that must keep their answers.

use std::sync::Arc;

use super::near::near;
use super::toml_table::{Table, TomlFile};
use crate::model::{Anchor, Case, Diagnostic, Fault, Language, Level};

/// What a case may expect as outcome.
const OUTCOMES: [&str; 7] =
    ["answered", "silent", "suggestions", "not_covered", "off_topic", "clarify", "refused"];

/// What a case may expect as verdict.
const VERDICTS: [&str; 6] =
    ["allowed", "allowed_if", "not_allowed", "required", "not_required", "none"];

/// What a case may say of itself; it is to hold where it says nothing.
const STATES: [&str; 2] = ["holds", "open"];

/// The cases of one file, with the places they cite, each with its line.
#[derive(Debug, Default)]
pub struct CaseFile {
    /// Its path, and the hash of its text.
    pub name: String,
    pub hash: String,
    pub cases: Vec<Case>,
    pub anchors: Vec<(Anchor, usize)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What `text` says, the text of the file called `name`: what `earlier` has of it, where it is the
/// same.
pub fn read_unless_known(text: &str, name: &str, earlier: &[Arc<CaseFile>]) -> Arc<CaseFile> {
    let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
    let known = earlier.iter().find(|file| file.name == name && file.hash == hash);
    let read = || Arc::new(CaseFile { name: name.to_string(), hash, ..read(text, name) });
    known.map_or_else(read, Arc::clone)
}

/// Reads the `text` of one file.
pub fn read(text: &str, file_name: &str) -> CaseFile {
    let mut file = TomlFile::new(file_name, text);
    let entries = file.parse(text);
    let mut root = file.root(&entries);
    let mut read = CaseFile::default();
    for table in root.tables(&mut file, "case") {
        if let Some(case) = case(&mut file, table, file_name, &mut read) {
            read.cases.push(case);
        }
    }
    root.finish(&mut file);
    if file.is_broken {
        read = CaseFile::default();
    }
    read.diagnostics = file.diagnostics;
    read
}

fn case(
    file: &mut TomlFile,
    mut table: Table,
    file_name: &str,
    read: &mut CaseFile,
) -> Option<Case> {
    let question = table.text_needed(file, "question");
    let code = table.text(file, "language");
    let language = code.as_deref().and_then(Language::from_code);
    if let (Some(code), None) = (code, language) {
        let key = "language".to_string();
        let fault = Fault::BadValue { key, value: code, expected: "language" };
        file.fault_at(Level::Error, table.line_of("language", file), fault);
    }
    let outcome = table.text(file, "outcome").unwrap_or_else(|| "answered".to_string());
    one_of(file, &table, "outcome", &outcome, &OUTCOMES);
    let verdict = table.text(file, "verdict");
    if let Some(verdict) = &verdict {
        one_of(file, &table, "verdict", verdict, &VERDICTS);
    }
    let state = table.text(file, "state").unwrap_or_else(|| "holds".to_string());
    one_of(file, &table, "state", &state, &STATES);
    let is_open = state == "open";
    let mut cites = Vec::new();
    for cite in table.tables(file, "cites") {
        if let Some((anchor, line)) = cite.into_anchor(file) {
            cites.push(anchor.clone());
            read.anchors.push((anchor, line));
        }
    }
    let line = table.line;
    table.finish(file);
    let file = file_name.to_string();
    Some(Case { file, line, question: question?, language, outcome, cites, is_open, verdict })
}

/// A value that is none of `known` is a fault.
fn one_of(
    file: &mut TomlFile,
    table: &Table,
    key: &'static str,
    value: &str,
    known: &[&'static str],
) {
    if known.contains(&value) {
        return;
    }
    let line = table.line_of(key, file);
    let expected = match near(value, known.iter().copied()) {
        Some(near) => known.iter().copied().find(|name| *name == near).unwrap_or("known name"),
        None => "known name",
    };
    let fault = Fault::BadValue { key: key.to_string(), value: value.to_string(), expected };
    file.fault_at(Level::Error, line, fault);
}
