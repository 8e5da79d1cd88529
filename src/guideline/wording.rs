//! Reads `wording.toml`: how an organisation itself asks and rules.

use foldhash::{HashMap, HashSet};

use super::toml_table::{Table, TomlFile};
use crate::language::slots::slot_sides;
use crate::language::{AddedWords, AskedUse, RuleUse, WordUse, Wording, asked_words, tokens};
use crate::model::{Diagnostic, Fault, Language, Level, Slot};

/// A list may have so many words.
pub const WORDS_MAX: usize = 200;
/// And each of these so many characters.
const WORD_CHARS_MAX: usize = 60;

/// The words that the file adds, in order.
#[derive(Debug, Default)]
pub struct WordingFile {
    pub words: Vec<AddedWords>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Tables and keys with what their words do.
const LISTS: [(&str, &[(&str, WordUse)]); 7] = [
    (
        "asked",
        &[
            ("may", WordUse::Asks(AskedUse::May)),
            ("must", WordUse::Asks(AskedUse::Must)),
            ("need", WordUse::Asks(AskedUse::Need)),
            ("forbidden", WordUse::Asks(AskedUse::Forbidden)),
        ],
    ),
    (
        "rules",
        &[
            ("leave", WordUse::Rules(RuleUse::Leave)),
            ("consent", WordUse::Rules(RuleUse::Consent)),
            ("refusal", WordUse::Rules(RuleUse::Refusal)),
            ("need", WordUse::Rules(RuleUse::Need)),
        ],
    ),
    (
        "account",
        &[
            ("private", WordUse::Side(Slot::Account, true)),
            ("official", WordUse::Side(Slot::Account, false)),
        ],
    ),
    (
        "device",
        &[("own", WordUse::Side(Slot::Device, true)), ("work", WordUse::Side(Slot::Device, false))],
    ),
    (
        "audience",
        &[
            ("public", WordUse::Side(Slot::Public, true)),
            ("internal", WordUse::Side(Slot::Public, false)),
        ],
    ),
    (
        "recognisable",
        &[
            ("yes", WordUse::Side(Slot::Recognisable, true)),
            ("no", WordUse::Side(Slot::Recognisable, false)),
        ],
    ),
    (
        "election",
        &[
            ("yes", WordUse::Side(Slot::Election, true)),
            ("no", WordUse::Side(Slot::Election, false)),
        ],
    ),
];

/// Reads the `text`; what is wrong in a list is left out and told, the rest holds.
pub fn read(text: &str, file_name: &str) -> WordingFile {
    let mut file = TomlFile::new(file_name, text);
    let entries = file.parse(text);
    let mut root = file.root(&entries);
    let mut words = Vec::new();
    for (name, keys) in LISTS {
        let Some(mut table) = root.table(&mut file, name) else { continue };
        let mut seen = Seen { keys, of_word: HashMap::default() };
        for (key, does) in keys {
            words.extend(lists(&mut file, &mut table, key, *does, &mut seen));
        }
        table.finish(&mut file);
    }
    root.finish(&mut file);
    if file.is_broken {
        words.clear();
    }
    WordingFile { words, diagnostics: file.diagnostics }
}

/// The lists of one key, Dutch and English, without what is wrong in them.
fn lists(
    file: &mut TomlFile,
    table: &mut Table,
    key: &'static str,
    does: WordUse,
    seen: &mut Seen,
) -> Vec<AddedWords> {
    let [nl, en] = table.texts_by_language(file, key);
    let line = table.line_of(key, file);
    let mut added = Vec::new();
    for (language, mut phrases) in [(Language::Nl, nl), (Language::En, en)] {
        if phrases.len() > WORDS_MAX {
            let (count, count_max) = (phrases.len(), WORDS_MAX);
            let fault = Fault::TooManyEntries { what: key, count, count_max };
            file.fault_at(Level::Error, line, fault);
            phrases.truncate(WORDS_MAX);
        }
        phrases.retain(|phrase| {
            let fault = seen.fault(phrase, key, does, language);
            let is_right = fault.is_none();
            if let Some(fault) = fault {
                file.fault_at(Level::Warning, line, fault);
            }
            is_right
        });
        if !phrases.is_empty() {
            added.push(AddedWords { language, does, phrases });
        }
    }
    added
}

/// The words of one table, of which none may stand under two of its keys.
struct Seen {
    keys: &'static [(&'static str, WordUse)],
    of_word: HashMap<(Language, Vec<String>), &'static str>,
}

impl Seen {
    /// What is wrong with a word under `key`, if anything.
    fn fault(
        &mut self,
        phrase: &str,
        key: &'static str,
        does: WordUse,
        language: Language,
    ) -> Option<Fault> {
        let words: Vec<String> = tokens(phrase).into_iter().map(|token| token.text).collect();
        let expected = match does {
            _ if phrase.chars().count() > WORD_CHARS_MAX => Some("short word"),
            _ if words.is_empty() => Some("word"),
            WordUse::Asks(_) if words.len() > 1 => Some("one word"),
            _ => None,
        };
        if let Some(expected) = expected {
            let value = phrase.chars().take(WORD_CHARS_MAX).collect();
            return Some(Fault::BadValue { key: key.to_string(), value, expected });
        }
        let known = self.keys.iter().find(|(other, use_of_other)| {
            *other != key && is_known(phrase, &words, *use_of_other, language)
        });
        let other = match known {
            Some((other, _)) => Some(*other),
            None => self.of_word.insert((language, words), key).filter(|other| *other != key),
        };
        let (word, other) = (phrase.to_string(), other?.to_string());
        Some(Fault::WordInTwoLists { word, other })
    }
}

/// Whether the program itself knows a word to do this.
fn is_known(phrase: &str, words: &[String], does: WordUse, language: Language) -> bool {
    let asked = asked_words(language);
    let has = |list: &HashSet<String>| words.iter().all(|word| list.contains(word));
    match does {
        WordUse::Asks(AskedUse::May) => has(&asked.may),
        WordUse::Asks(AskedUse::Must) => has(&asked.must),
        WordUse::Asks(AskedUse::Need) => has(&asked.need),
        WordUse::Asks(AskedUse::Forbidden) => has(&asked.forbidden),
        // "Toestemming" is what is asked for and what is given.
        WordUse::Rules(_) => false,
        WordUse::Side(slot, is_so) => {
            slot_sides(phrase, Wording::plain(language)).side(slot) == Some(is_so)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each fault on a line: level, line, fault.
    fn faults(text: &str) -> String {
        let shown =
            |it: &Diagnostic| format!("{:?} {} {:?}", it.level, it.line.unwrap_or(0), it.fault);
        read(text, "wording.toml").diagnostics.iter().map(shown).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn words_are_read_by_what_they_do_and_by_language() {
        let read = read(
            "[asked]\nmay = { nl = [\"magge\"], en = \"mayest\" }\n\
             [rules]\nconsent = { nl = [\"groen licht\", \"fiat\"] }\n\
             [account]\nofficial = { nl = [\"de Etalage\"] }\n",
            "wording.toml",
        );
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
        let all: Vec<(Language, WordUse, String)> =
            read.words.into_iter().map(|it| (it.language, it.does, it.phrases.join("|"))).collect();
        let wanted = [
            (Language::Nl, WordUse::Asks(AskedUse::May), "magge".to_string()),
            (Language::En, WordUse::Asks(AskedUse::May), "mayest".to_string()),
            (Language::Nl, WordUse::Rules(RuleUse::Consent), "groen licht|fiat".to_string()),
            (Language::Nl, WordUse::Side(Slot::Account, false), "de Etalage".to_string()),
        ];
        assert_eq!(all, wanted);
    }

    #[test]
    fn faults_name_their_line_and_what_was_meant() {
        insta::assert_snapshot!(faults(
            r#"[asked]
may = { nl = ["moet", "is het oké om", "magge"] }
must = { nl = ["magge"] }

[acount]
private = ["iets"]

[account]
ofical = ["de Etalage"]
private = { nl = ["..."] }
official = { nl = ["mijn account"] }
"#
        ), @r#"
        Warning 2 WordInTwoLists { word: "moet", other: "must" }
        Warning 2 BadValue { key: "may", value: "is het oké om", expected: "one word" }
        Warning 3 WordInTwoLists { word: "magge", other: "may" }
        Warning 10 BadValue { key: "private", value: "...", expected: "word" }
        Warning 11 WordInTwoLists { word: "mijn account", other: "private" }
        Warning 9 UnknownKey { key: "ofical", near: Some("official") }
        Warning 5 UnknownKey { key: "acount", near: Some("account") }
        "#);
    }
}
