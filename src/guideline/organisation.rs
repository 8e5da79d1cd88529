//! Reads `organisation.toml`: the name, whom to ask, the periods and the routes.

use std::sync::Arc;

use super::toml_table::{Table, TomlFile};
use crate::model::{
    Anchor, Bilingual, ContactEntry, Diagnostic, Fault, Language, Level, Organisation, Period,
    Route, TopicContact,
};

/// An organisation with the places its routes rest on, each with its line in the file.
#[derive(Clone, Debug, Default)]
pub struct OrganisationFile {
    pub organisation: Arc<Organisation>,
    pub anchors: Vec<(Anchor, usize)>,
    /// Names of guideline files, each with its line.
    pub files: Vec<(String, usize)>,
    /// The line that names the parents.
    pub parents_line: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the `text` of the organisation called `id`.
pub fn read(text: &str, file_name: &str, id: &str) -> OrganisationFile {
    let mut file = TomlFile::new(file_name, text);
    let entries = file.parse(text);
    let mut root = file.root(&entries);
    let mut read = OrganisationFile::default();
    if entries.get("name").is_some_and(|name| name.get_ref().as_str().is_some_and(is_blank)) {
        let key = "name".to_string();
        let fault = Fault::BadValue { key, value: String::new(), expected: "text" };
        file.fault_at(Level::Warning, root.line_of("name", &file), fault);
    }
    let name = root.text(&mut file, "name").unwrap_or_else(|| id.to_string());
    let languages = languages(&mut file, &mut root);
    let parents = root.texts(&mut file, "parents");
    read.parents_line = root.line_of("parents", &file);
    let contact = root.contact(&mut file, "contact");
    let mut contacts = Vec::new();
    for table in root.tables(&mut file, "contacts") {
        contacts.extend(topic_contact(&mut file, table, &mut read));
    }
    let periods = root.tables(&mut file, "periods");
    let periods = periods.into_iter().filter_map(|table| period(&mut file, table)).collect();
    let mut routes = Vec::new();
    for table in root.tables(&mut file, "routes") {
        routes.extend(route(&mut file, table, &languages, &mut read));
    }
    let sees_single_gaps = root.table(&mut file, "gaps").and_then(|mut table| {
        let named = table.text(&mut file, "sees_single");
        table.finish(&mut file);
        named
    });
    root.finish(&mut file);
    let id = id.to_string();
    read.organisation = Arc::new(Organisation {
        id,
        name,
        languages,
        parents,
        contact,
        contacts,
        periods,
        routes,
        sees_single_gaps,
    });
    // What a text lacks that cannot be read whole is not known.
    if file.is_broken {
        (read.anchors, read.files) = Default::default();
    }
    read.diagnostics = file.diagnostics;
    read
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The languages; an unknown one is a fault.
fn languages(file: &mut TomlFile, root: &mut Table) -> Vec<Language> {
    let mut languages = Vec::new();
    for code in root.texts(file, "languages") {
        match Language::from_code(&code) {
            Some(language) if !languages.contains(&language) => languages.push(language),
            Some(_) => {}
            None => {
                let key = "languages".to_string();
                let fault = Fault::BadValue { key, value: code, expected: "language" };
                file.fault_at(Level::Error, root.line_of("languages", file), fault);
            }
        }
    }
    languages
}

fn topic_contact(
    file: &mut TomlFile,
    mut table: Table,
    read: &mut OrganisationFile,
) -> Option<TopicContact> {
    let topic = table.text_needed(file, "topic");
    let name = table.name_needed(file);
    let address = table.address(file);
    let words = table.texts(file, "words");
    let guidelines = table.texts(file, "guidelines");
    let line = table.line_of("guidelines", file);
    read.files.extend(guidelines.iter().map(|name| (name.clone(), line)));
    if words.is_empty() && guidelines.is_empty() {
        let id = topic.clone().unwrap_or_default();
        file.fault_at(Level::Warning, table.line, Fault::NeverFires { what: "contact", id });
    }
    table.finish(file);
    let contact = ContactEntry { name: name?, address };
    Some(TopicContact { topic: topic?, contact, words, guidelines })
}

fn period(file: &mut TomlFile, mut table: Table) -> Option<Period> {
    let kind = table.text_needed(file, "kind");
    let name = table.bilingual(file, "name").unwrap_or_default();
    let from = table.date_needed(file, "from");
    let until = table.date_needed(file, "until");
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        file.fault_at(Level::Error, table.line, Fault::PeriodReversed);
    }
    table.finish(file);
    Some(Period { kind: kind?, name, from: from?, until: until? })
}

fn route(
    file: &mut TomlFile,
    mut table: Table,
    languages: &[Language],
    read: &mut OrganisationFile,
) -> Option<Route> {
    let kind = table.text_needed(file, "kind");
    let words = table.texts(file, "words");
    let title = table.bilingual(file, "title").unwrap_or_default();
    let message = table.bilingual_needed(file, "message").unwrap_or_default();
    let contact = table.contact(file, "contact");
    let rests_on = table.anchor(file, "rests_on");
    let id = kind.clone().unwrap_or_default();
    for (name, text) in [("title", &title), ("message", &message)] {
        missing_languages(file, table.line, &format!("{id} {name}"), text, languages);
    }
    if words.is_empty() {
        file.fault_at(Level::Warning, table.line, Fault::NeverFires { what: "route", id });
    }
    table.finish(file);
    let anchor = rests_on.as_ref().map(|(anchor, _)| anchor.clone());
    read.anchors.extend(rests_on);
    Some(Route { kind: kind?, words, title, message, contact, rests_on: anchor })
}

/// A hint for each of `languages` that a text, which is there in another one, lacks.
pub fn missing_languages(
    file: &mut TomlFile,
    line: usize,
    what: &str,
    text: &Bilingual,
    languages: &[Language],
) {
    for language in languages {
        let (own, other) = match language {
            Language::Nl => (&text.nl, &text.en),
            Language::En => (&text.en, &text.nl),
        };
        if own.is_none() && other.is_some() {
            let what = what.to_string();
            let fault = Fault::MissingLanguage { what, language: *language };
            file.fault_at(Level::Hint, line, fault);
        }
    }
}
