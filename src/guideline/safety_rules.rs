//! Reads `safety.toml`: an organisation's own patterns and words, and what is public.

use super::organisation::missing_languages;
use super::risks::level;
use super::toml_table::{Table, TomlFile};
use crate::model::safety::{PATTERNS_MAX, WORDS_MAX};
use crate::model::{
    Anchor, Diagnostic, Fault, FindingKind, Language, Level, PublicValues, SafetyPattern,
    SafetyRules,
};

/// The rules, with the places they rest on, each with its line in the file.
#[derive(Debug, Default)]
pub struct SafetyFile {
    pub rules: SafetyRules,
    pub anchors: Vec<(Anchor, usize)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the `text` of an organisation that has `languages`.
pub fn read(text: &str, file_name: &str, languages: &[Language]) -> SafetyFile {
    let mut file = TomlFile::new(file_name, text);
    let entries = file.parse(text);
    let mut root = file.root(&entries);
    let mut read = SafetyFile::default();
    let mut tables = root.tables(&mut file, "pattern");
    limit(&mut file, 1, "pattern", &mut tables, PATTERNS_MAX);
    for table in tables {
        let line = table.line;
        let Some(pattern) = pattern(&mut file, table, languages, &mut read) else { continue };
        if read.rules.patterns.iter().any(|other| other.id == pattern.id) {
            file.fault_at(Level::Error, line, Fault::SameId { id: pattern.id.clone() });
        }
        read.rules.patterns.push(pattern);
    }
    if let Some(table) = root.table(&mut file, "public") {
        read.rules.public = public(&mut file, table);
    }
    root.finish(&mut file);
    if file.is_broken {
        read = SafetyFile::default();
    }
    read.diagnostics = file.diagnostics;
    read
}

fn pattern(
    file: &mut TomlFile,
    mut table: Table,
    languages: &[Language],
    read: &mut SafetyFile,
) -> Option<SafetyPattern> {
    let id = table.text_needed(file, "id");
    let kind = kind(file, &mut table);
    let level = level(file, &mut table);
    let message = table.bilingual_needed(file, "message").unwrap_or_default();
    let has_pattern = table.has("pattern");
    let pattern = table.pattern(file, "pattern");
    let words = words(file, &mut table, "words");
    let rests_on = table.anchor(file, "rests_on");
    let named = id.clone().unwrap_or_default();
    missing_languages(file, table.line, &named, &message, languages);
    if !has_pattern && words.is_empty() {
        let fault = Fault::NeverFires { what: "pattern", id: named };
        file.fault_at(Level::Warning, table.line, fault);
    }
    table.finish(file);
    let anchor = rests_on.as_ref().map(|(anchor, _)| anchor.clone());
    read.anchors.extend(rests_on);
    let (id, kind, level) = (id?, kind?, level?);
    Some(SafetyPattern { id, kind, level, message, pattern, words, rests_on: anchor })
}

fn kind(file: &mut TomlFile, table: &mut Table) -> Option<FindingKind> {
    let text = table.text_needed(file, "kind")?;
    let found = FindingKind::of_code(&text);
    if found.is_none() {
        let line = table.line_of("kind", file);
        let key = "kind".to_string();
        let fault = Fault::BadValue { key, value: text, expected: "kind of finding" };
        file.fault_at(Level::Error, line, fault);
    }
    found
}

fn public(file: &mut TomlFile, mut table: Table) -> PublicValues {
    let values = PublicValues {
        names: words(file, &mut table, "names"),
        phones: words(file, &mut table, "phones"),
        emails: words(file, &mut table, "emails"),
        addresses: words(file, &mut table, "addresses"),
        numbers: words(file, &mut table, "numbers"),
    };
    table.finish(file);
    values
}

fn words(file: &mut TomlFile, table: &mut Table, key: &'static str) -> Vec<String> {
    let mut words = table.texts(file, key);
    let line = table.line_of(key, file);
    limit(file, line, key, &mut words, WORDS_MAX);
    words
}

/// Leaves the first of a list that is too long, and says so.
fn limit<T>(file: &mut TomlFile, line: usize, what: &'static str, list: &mut Vec<T>, most: usize) {
    if list.len() > most {
        let fault = Fault::TooManyEntries { what, count: list.len(), count_max: most };
        file.fault_at(Level::Error, line, fault);
        list.truncate(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let read = read(text, "safety.toml", &[Language::Nl, Language::En]);
        let shown = |one: Diagnostic| {
            let place = (one.line.unwrap_or(0), one.column.unwrap_or(0));
            format!("{:?} {place:?} {:?}", one.level, one.fault)
        };
        read.diagnostics.into_iter().map(shown).collect()
    }

    #[test]
    fn patterns_and_public_values_are_read() {
        let text = "[[pattern]]\nid = \"dossier\"\nkind = \"confidential\"\nlevel = \"high\"\n\
            pattern = '\\bVB-\\d{6}\\b'\nwords = [\"Operatie Kiekendief\"]\n\
            message = { nl = \"a\", en = \"b\" }\n[public]\nphones = [\"14 0999\"]\n";
        let read = read(text, "safety.toml", &[Language::Nl, Language::En]);
        assert_eq!(read.diagnostics, []);
        let pattern = &read.rules.patterns[0];
        assert!(pattern.pattern.as_ref().is_some_and(|regex| regex.is_match("VB-123456")));
        assert_eq!(pattern.kind, FindingKind::Confidential);
        assert_eq!(read.rules.public.phones, ["14 0999"]);
    }

    #[test]
    fn a_bad_pattern_is_told_with_its_place() {
        let entry = |pattern: &str| {
            format!(
                "[[pattern]]\nid = \"a\"\nkind = \"security\"\nlevel = \"low\"\n\
                 message = \"b\"\npattern = '{pattern}'\n"
            )
        };
        assert_eq!(
            faults(&entry("VB-(\\d+")),
            ["Error (6, 15) BadPattern { pattern: \"VB-(\\\\d+\", reason: \"unclosed group\" }"]
        );
        assert_eq!(
            faults(&entry("(a{1000}){1000}")),
            ["Error (6, 11) PatternTooLarge { pattern: \"(a{1000}){1000}\" }"]
        );
        assert_eq!(faults(&entry("a*")), ["Error (6, 11) PatternFitsAll { pattern: \"a*\" }"]);
    }

    #[test]
    fn slips_are_told() {
        let text = "[[pattern]]\nid = \"a\"\nkind = \"personal\"\nlevel = \"hihg\"\n\
            message = \"b\"\nword = [\"c\"]\n[public]\nphone = [\"14 0999\"]\n";
        assert_eq!(
            faults(text),
            [
                "Error (3, 1) BadValue { key: \"kind\", value: \"personal\", expected: \"kind of \
             finding\" }",
                "Error (4, 1) BadValue { key: \"level\", value: \"hihg\", expected: \"level\" }",
                "Warning (1, 1) NeverFires { what: \"pattern\", id: \"a\" }",
                "Warning (6, 1) UnknownKey { key: \"word\", near: Some(\"words\") }",
                "Warning (8, 1) UnknownKey { key: \"phone\", near: Some(\"phones\") }",
            ]
        );
    }
}
