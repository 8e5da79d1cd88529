//! Fills in the front matter of an import with what the document says of itself, and no more.

use jiff::civil::Date;

use super::document::{Document, Piece, Properties, visible};
use super::notes::Notes;
use crate::guideline::front_matter_keys;
use crate::model::{FilledField, FilledFrom, ImportNoteKind, Language};

/// Of a value; a longer one is no title and no name.
const VALUE_CHARS_MAX: usize = 200;

/// Names of authors and organisations that programs write where nobody filled any in.
const NOBODY: [&str; 12] = [
    "admin",
    "administrator",
    "author",
    "auteur",
    "gebruiker",
    "google docs",
    "hewlett-packard company",
    "libreoffice",
    "microsoft",
    "microsoft office user",
    "python-docx",
    "user",
];

/// Titles that programs write by themselves.
const NO_TITLES: [&str; 8] = [
    "document",
    "document1",
    "naamloos",
    "naamloos document",
    "powerpoint-presentatie",
    "titel",
    "untitled",
    "untitled document",
];

/// What can be filled in, in the order in which it stands.
pub fn fields(document: &Document, notes: &mut Notes) -> Vec<FilledField> {
    let properties = &document.properties;
    let mut fields = Vec::new();
    let mut add = |key, value: Option<(String, FilledFrom)>| {
        fields.extend(value.map(|(value, from)| FilledField { key, value, from }));
    };
    add("title", title(document, notes));
    let named = |key| own(properties, key).map(|value| (value, FilledFrom::Property));
    add("owner", named("owner").or_else(|| owner(properties)));
    add("contact", named("contact"));
    add("version", named("version"));
    add("status", Some(("draft".to_string(), FilledFrom::Import)));
    for key in ["valid_from", "valid_until", "review_by"] {
        let date = own(properties, key).and_then(|value| day(&value));
        add(key, date.map(|date| (date, FilledFrom::Property)));
    }
    let language = properties.language.as_deref().and_then(Language::from_code);
    add("language", language.map(|it| (it.code().to_string(), FilledFrom::Property)));
    if let Some(changed) = &properties.changed {
        notes.add_of_file(ImportNoteKind::ChangeDate, changed);
    }
    fields
}

/// The front matter with those fields.
pub fn written(fields: &[FilledField]) -> String {
    let mut text = "---\n".to_string();
    for FilledField { key, value, .. } in fields {
        let is_plain = value.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_day = value.parse::<Date>().is_ok();
        // A text of JSON is one of YAML too, so nothing in it can be taken for markup.
        let value = match is_plain && !is_word_of_yaml(value) || is_day {
            true => value.clone(),
            false => serde_json::Value::String(value.clone()).to_string(),
        };
        text.push_str(&format!("{key}: {value}\n"));
    }
    text + "---\n\n"
}

/// Words that YAML takes for something else than a text.
fn is_word_of_yaml(word: &str) -> bool {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"];
    words.contains(&word.to_lowercase().as_str())
}

/// The paragraph that is set as the title goes before the file's own property, which is often that
/// of the document that this one was once made from.
fn title(document: &Document, notes: &mut Notes) -> Option<(String, FilledFrom)> {
    let headings = || {
        document.pieces.iter().filter_map(|piece| match piece {
            Piece::Heading { level, words } => Some((*level, visible(words))),
            _ => None,
        })
    };
    let property = document.properties.title.as_deref().and_then(sensible);
    let property = property.filter(|title| !NO_TITLES.contains(&title.to_lowercase().as_str()));
    let property = property.filter(|title| !title.starts_with("Microsoft Word"));
    let set = headings().find(|(level, _)| *level == 0).and_then(|(_, title)| sensible(&title));
    if let (Some(set), Some(property)) = (&set, &property)
        && set.to_lowercase() != property.to_lowercase()
    {
        notes.add_of_file(ImportNoteKind::FileTitle, property);
    }
    let first = || headings().next().and_then(|(_, title)| sensible(&title));
    set.map(|title| (title, FilledFrom::TitleParagraph))
        .or(property.map(|title| (title, FilledFrom::Property)))
        .or_else(|| first().map(|title| (title, FilledFrom::FirstHeading)))
}

fn owner(properties: &Properties) -> Option<(String, FilledFrom)> {
    let name = |value: &Option<String>| {
        let name = value.as_deref().and_then(sensible)?;
        let is_name = name.chars().any(char::is_alphabetic)
            && !NOBODY.contains(&name.to_lowercase().as_str());
        is_name.then_some(name)
    };
    let company = name(&properties.company).map(|name| (name, FilledFrom::Company));
    company.or_else(|| name(&properties.author).map(|name| (name, FilledFrom::Author)))
}

/// A property that the organisation made itself and that is called as a key of ours is.
fn own(properties: &Properties, key: &str) -> Option<String> {
    let is_it = |name: &str| {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        front_matter_keys::in_english(&name) == key
    };
    properties.own.iter().find(|(name, _)| is_it(name)).and_then(|(_, value)| sensible(value))
}

/// A day as our front matter has it, from one as office files and Dutch people write it.
fn day(written: &str) -> Option<String> {
    let day = written.get(..10)?;
    let date = Date::strptime("%Y-%m-%d", day).or_else(|_| Date::strptime("%d-%m-%Y", day));
    date.ok().map(|date| date.to_string())
}

/// A value on one line; none where it is empty or no value at all.
fn sensible(value: &str) -> Option<String> {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|letter| !letter.is_control()).collect();
    let chars = line.chars().count();
    (chars > 0 && chars <= VALUE_CHARS_MAX).then_some(line)
}
