//! Reads the questions that must keep their answers: `cases/*.toml`, and the form of one case,
//! wherever it stands.

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
    pub cases: Vec<Arc<Case>>,
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
    let mut faults = Vec::new();
    for table in root.tables(&mut file, "case") {
        let form = form(&mut file, table);
        read.anchors.extend(form.cites.iter().cloned());
        read.cases.extend(form.case(file_name, &mut faults).map(Arc::new));
    }
    for (line, fault) in faults {
        file.fault_at(Level::Error, line, fault);
    }
    root.finish(&mut file);
    if file.is_broken {
        read = CaseFile::default();
    }
    read.diagnostics = file.diagnostics;
    read
}

/// What is written of one case, each word with its 1-based line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseForm {
    pub line: usize,
    pub question: Option<String>,
    pub language: Option<(String, usize)>,
    pub outcome: Option<(String, usize)>,
    pub verdict: Option<(String, usize)>,
    pub state: Option<(String, usize)>,
    pub cites: Vec<(Anchor, usize)>,
}

impl CaseForm {
    /// The case of the file called `file_name`; none without a question. Words that mean nothing
    /// are faults, each with its line.
    pub fn case(&self, file_name: &str, faults: &mut Vec<(usize, Fault)>) -> Option<Case> {
        let language = self.language.as_ref().map(|(code, _)| Language::from_code(code));
        if let (Some((code, line)), Some(None)) = (&self.language, language) {
            let key = "language".to_string();
            let fault = Fault::BadValue { key, value: code.clone(), expected: "language" };
            faults.push((*line, fault));
        }
        for (key, written, known) in [
            ("outcome", &self.outcome, &OUTCOMES[..]),
            ("verdict", &self.verdict, &VERDICTS[..]),
            ("state", &self.state, &STATES[..]),
        ] {
            let unknown = written.as_ref().filter(|(value, _)| !known.contains(&value.as_str()));
            faults.extend(unknown.map(|(value, line)| (*line, none_of(key, value, known))));
        }
        let text = |written: &Option<(String, usize)>| written.as_ref().map(|(it, _)| it.clone());
        Some(Case {
            file: file_name.to_string(),
            line: self.line,
            question: self.question.clone()?,
            language: language.flatten(),
            outcome: text(&self.outcome).unwrap_or_else(|| "answered".to_string()),
            cites: self.cites.iter().map(|(anchor, _)| anchor.clone()).collect(),
            is_open: text(&self.state).is_some_and(|state| state == "open"),
            verdict: text(&self.verdict),
        })
    }
}

fn form(file: &mut TomlFile, mut table: Table) -> CaseForm {
    let mut form = CaseForm {
        line: table.line,
        question: table.text_needed(file, "question"),
        ..CaseForm::default()
    };
    let mut written = |file: &mut TomlFile, key: &'static str| {
        table.text(file, key).map(|text| (text, table.line_of(key, file)))
    };
    form.language = written(file, "language");
    form.outcome = written(file, "outcome");
    form.verdict = written(file, "verdict");
    form.state = written(file, "state");
    for cite in table.tables(file, "cites") {
        form.cites.extend(cite.into_anchor(file));
    }
    table.finish(file);
    form
}

/// What is wrong with a value that is none of `known`.
fn none_of(key: &str, value: &str, known: &[&'static str]) -> Fault {
    let expected = match near(value, known.iter().copied()) {
        Some(near) => known.iter().copied().find(|name| *name == near).unwrap_or("known name"),
        None => "known name",
    };
    Fault::BadValue { key: key.to_string(), value: value.to_string(), expected }
}
