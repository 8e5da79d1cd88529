//! Reads `thesaurus.toml`: the organisation's own words, as concepts in SKOS terms.

use foldhash::{HashMap, HashSet};

use super::near::near;
use super::toml_table::{Table, TomlFile};
use crate::language::{ByLanguage, ConceptForm, built_in_ids, tokens};
use crate::model::{Diagnostic, Fault, Language, Level};

/// The concepts of the file, in order.
#[derive(Debug, Default)]
pub struct ThesaurusFile {
    pub concepts: Vec<ConceptForm>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A concept with the lines of what may be wrong with it.
struct Placed {
    form: ConceptForm,
    line: usize,
    broader_line: usize,
    related_line: usize,
}

/// Reads the `text`; what is named as broader or related may stand in it or come with the program.
pub fn read(text: &str, file_name: &str) -> ThesaurusFile {
    let mut file = TomlFile::new(file_name, text);
    let entries = file.parse(text);
    let mut root = file.root(&entries);
    let tables = root.tables(&mut file, "concept");
    let placed: Vec<Placed> =
        tables.into_iter().filter_map(|table| concept(&mut file, table)).collect();
    root.finish(&mut file);
    check_relations(&mut file, &placed);
    check_ids(&mut file, &placed);
    check_labels(&mut file, &placed);
    let concepts = placed.into_iter().map(|it| it.form).collect();
    ThesaurusFile { concepts, diagnostics: file.diagnostics }
}

fn concept(file: &mut TomlFile, mut table: Table) -> Option<Placed> {
    let id = table.text_needed(file, "id");
    let kind = table.text(file, "kind").unwrap_or_default();
    let preferred = table.bilingual(file, "prefLabel").unwrap_or_default();
    let [alt_nl, alt_en] = table.texts_by_language(file, "altLabel");
    let [hidden_nl, hidden_en] = table.texts_by_language(file, "hiddenLabel");
    let broader = table.texts(file, "broader");
    let related = table.texts(file, "related");
    let (broader_line, related_line) =
        (table.line_of("broader", file), table.line_of("related", file));
    let line = table.line;
    table.finish(file);
    let form = ConceptForm {
        id: id?,
        kind,
        pref_label: ByLanguage {
            nl: preferred.nl.unwrap_or_default(),
            en: preferred.en.unwrap_or_default(),
        },
        alt_label: ByLanguage { nl: alt_nl, en: alt_en },
        hidden_label: ByLanguage { nl: hidden_nl, en: hidden_en },
        broader,
        related,
        line,
    };
    Some(Placed { form, line, broader_line, related_line })
}

/// Concepts that are named and that nobody knows.
fn check_relations(file: &mut TomlFile, placed: &[Placed]) {
    let mut known: HashSet<&str> = placed.iter().map(|it| it.form.id.as_str()).collect();
    for id in built_in_ids() {
        known.insert(id);
    }
    for it in placed {
        let broader = it.form.broader.iter().map(|id| (id, it.broader_line));
        let related = it.form.related.iter().map(|id| (id, it.related_line));
        for (id, line) in broader.chain(related) {
            if !known.contains(id.as_str()) {
                let near = near(id, known.iter().copied());
                let fault = Fault::UnknownConcept { id: id.clone(), near };
                file.fault_at(Level::Warning, line, fault);
            }
        }
    }
}

/// Concepts that stand in the file twice: they are one, with the labels of both.
fn check_ids(file: &mut TomlFile, placed: &[Placed]) {
    let mut seen = HashSet::default();
    for it in placed {
        if !seen.insert(it.form.id.as_str()) {
            let fault = Fault::SameId { id: it.form.id.clone() };
            file.fault_at(Level::Warning, it.line, fault);
        }
    }
}

/// Concepts without labels, and labels of two concepts.
fn check_labels(file: &mut TomlFile, placed: &[Placed]) {
    let mut owners: HashMap<(Language, Vec<String>), &str> = HashMap::default();
    for it in placed {
        let mut has_labels = false;
        for (language, label) in labels(&it.form) {
            let words: Vec<String> = tokens(label).into_iter().map(|token| token.text).collect();
            if words.is_empty() {
                continue;
            }
            has_labels = true;
            let owner = *owners.entry((language, words)).or_insert(&it.form.id);
            if owner != it.form.id {
                let fault = Fault::SameLabel { label: label.clone(), other: owner.to_string() };
                file.fault_at(Level::Warning, it.line, fault);
            }
        }
        if !has_labels {
            let fault = Fault::NoLabels { id: it.form.id.clone() };
            file.fault_at(Level::Warning, it.line, fault);
        }
    }
}

fn labels(form: &ConceptForm) -> impl Iterator<Item = (Language, &String)> {
    let (preferred, others, hidden) = (&form.pref_label, &form.alt_label, &form.hidden_label);
    let nl = std::iter::once(&preferred.nl).chain(&others.nl).chain(&hidden.nl);
    let en = std::iter::once(&preferred.en).chain(&others.en).chain(&hidden.en);
    nl.map(|label| (Language::Nl, label)).chain(en.map(|label| (Language::En, label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each fault on a line: level, line, fault.
    fn faults(text: &str) -> String {
        let shown =
            |it: &Diagnostic| format!("{:?} {} {:?}", it.level, it.line.unwrap_or(0), it.fault);
        read(text, "thesaurus.toml").diagnostics.iter().map(shown).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn concepts_are_read_in_skos_terms() {
        let read = read(
            "[[concept]]\nid = \"intranet\"\nprefLabel = \"Plein\"\n\
             altLabel = { nl = [\"de Krant\"], en = \"the Square\" }\n\
             hiddenLabel = [\"plijn\"]\nbroader = [\"website\"]\n",
            "thesaurus.toml",
        );
        let form = &read.concepts[0];
        assert_eq!((form.pref_label.nl.as_str(), form.pref_label.en.as_str()), ("Plein", "Plein"));
        assert_eq!(form.alt_label.nl, ["de Krant"]);
        assert_eq!(form.alt_label.en, ["the Square"]);
        assert_eq!(
            (&form.hidden_label.nl[0], &form.hidden_label.en[0][..]),
            (&"plijn".into(), "plijn")
        );
        assert_eq!(form.broader, ["website"]);
    }

    #[test]
    fn faults_name_their_line_and_what_was_meant() {
        insta::assert_snapshot!(faults(
            r#"[[concept]]
id = "plein"
preflabel = "Plein"
broader = ["intranett", "kluis"]

[[concept]]
id = "kluis"
prefLabel = { nl = "Kluis" }
related = ["iets heel anders"]

[[concept]]
id = "safe"
altLabel = ["kluis", 7]
[[concept]]
prefLabel = "zonder naam"
[[concept]]
id = "kluis"
prefLabel = "de Kluis"
"#
        ), @r#"
        Warning 3 UnknownKey { key: "preflabel", near: Some("prefLabel") }
        Error 13 BadValue { key: "altLabel", value: "7", expected: "text" }
        Error 14 MissingKey { key: "id" }
        Warning 4 UnknownConcept { id: "intranett", near: Some("intranet") }
        Warning 9 UnknownConcept { id: "iets heel anders", near: None }
        Warning 16 SameId { id: "kluis" }
        Warning 1 NoLabels { id: "plein" }
        Warning 11 SameLabel { label: "kluis", other: "kluis" }
        "#);
    }
}
