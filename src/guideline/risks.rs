//! Reads `risks.toml`: when to warn, of what, and which passage the warning rests on.

use std::sync::Arc;

use super::organisation::missing_languages;
use super::toml_table::{Table, TomlFile};
use crate::model::{Anchor, Diagnostic, Fault, Language, Level, RiskLevel, RiskRule, RiskWhen};

/// The rules, with the places they rest on, each with its line in the file.
#[derive(Debug, Default)]
pub struct RiskFile {
    pub risks: Vec<Arc<RiskRule>>,
    pub anchors: Vec<(Anchor, usize)>,
    /// Names of guideline files, each with its line.
    pub files: Vec<(String, usize)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the `text` of an organisation that has `languages`.
pub fn read(text: &str, file_name: &str, languages: &[Language]) -> RiskFile {
    let mut file = TomlFile::new(file_name, text);
    let entries = file.parse(text);
    let mut root = file.root(&entries);
    let mut read = RiskFile::default();
    for table in root.tables(&mut file, "risk") {
        let line = table.line;
        let Some(risk) = risk(&mut file, table, languages, &mut read) else {
            continue;
        };
        if read.risks.iter().any(|other| other.id == risk.id) {
            file.fault_at(Level::Error, line, Fault::SameId { id: risk.id.clone() });
        }
        read.risks.push(Arc::new(risk));
    }
    root.finish(&mut file);
    if file.is_broken {
        read = RiskFile::default();
    }
    read.diagnostics = file.diagnostics;
    read
}

fn risk(
    file: &mut TomlFile,
    mut table: Table,
    languages: &[Language],
    read: &mut RiskFile,
) -> Option<RiskRule> {
    let id = table.text_needed(file, "id");
    let kind = table.text_needed(file, "kind");
    let level = level(file, &mut table);
    let message = table.bilingual_needed(file, "message").unwrap_or_default();
    let rests_on = table.anchor(file, "rests_on");
    let named = id.clone().unwrap_or_default();
    let when = match table.table(file, "when") {
        Some(when) => self::when(file, when, read),
        None => RiskWhen::default(),
    };
    missing_languages(file, table.line, &named, &message, languages);
    let triggers = [&when.question, &when.passage, &when.platforms, &when.guidelines];
    if triggers.iter().all(|words| words.is_empty()) {
        file.fault_at(Level::Warning, table.line, Fault::NeverFires { what: "risk", id: named });
    }
    table.finish(file);
    let anchor = rests_on.as_ref().map(|(anchor, _)| anchor.clone());
    read.anchors.extend(rests_on);
    Some(RiskRule { id: id?, kind: kind?, level: level?, message, when, rests_on: anchor })
}

/// The key `level`, which must be there.
pub fn level(file: &mut TomlFile, table: &mut Table) -> Option<RiskLevel> {
    let text = table.text_needed(file, "level")?;
    let found = [RiskLevel::Low, RiskLevel::Medium, RiskLevel::High]
        .into_iter()
        .find(|level| level.code() == text);
    if found.is_none() {
        let line = table.line_of("level", file);
        let key = "level".to_string();
        let fault = Fault::BadValue { key, value: text, expected: "level" };
        file.fault_at(Level::Error, line, fault);
    }
    found
}

fn when(file: &mut TomlFile, mut table: Table, read: &mut RiskFile) -> RiskWhen {
    let when = RiskWhen {
        question: table.texts(file, "question"),
        passage: table.texts(file, "passage"),
        platforms: table.texts(file, "platforms"),
        guidelines: table.texts(file, "guidelines"),
        also: table.texts(file, "also"),
        unless: table.texts(file, "unless"),
    };
    let line = table.line_of("guidelines", file);
    read.files.extend(when.guidelines.iter().map(|name| (name.clone(), line)));
    table.finish(file);
    when
}
