//! Reads a TOML table key by key, so that each fault has its line and none hides another.

use jiff::civil::Date;
use regex::Regex;
use toml::de::{DeTable, DeValue};

use super::near::near;
use crate::model::safety::{self, PATTERN_CHARS_MAX};
use crate::model::{
    Anchor, Bilingual, ContactEntry, Diagnostic, Fault, Language, Level, TextLines,
};

/// So much of a pattern is shown in a fault, in characters.
const PATTERN_SHOWN_MAX: usize = 60;

/// One TOML file that is being read.
#[derive(Debug)]
pub struct TomlFile<'a> {
    file: &'a str,
    lines: TextLines,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it is no TOML: then all else that seems wrong may come of that.
    pub is_broken: bool,
}

/// One table of a file, and the keys of it that were asked for.
#[derive(Debug)]
pub struct Table<'t, 'i> {
    /// 1-based.
    pub line: usize,
    entries: &'t DeTable<'i>,
    known: Vec<&'static str>,
}

/// A table and the place where it begins.
type Value<'i> = toml::Spanned<DeValue<'i>>;

impl<'a> TomlFile<'a> {
    /// The file at path `file` with this text.
    pub fn new(file: &'a str, text: &str) -> Self {
        let (lines, diagnostics) = (TextLines::of_file(text), Vec::new());
        TomlFile { file, lines, diagnostics, is_broken: false }
    }

    /// The whole of `text`; where it is no TOML, that is the one fault that is told, and what can
    /// be read of the rest is.
    pub fn parse<'i>(&mut self, text: &'i str) -> DeTable<'i> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let start = |error: &&toml::de::Error| error.span().map_or(0, |span| span.start);
        let first = errors.iter().min_by_key(start);
        if let Some(error) = first {
            let offset = error.span().map_or(0, |span| span.start);
            let reason = error.message().to_string();
            self.fault(Level::Error, offset, Fault::Syntax { what: "TOML", reason });
            self.is_broken = true;
        }
        table.into_inner()
    }

    /// The table of all of a file.
    pub fn root<'t, 'i>(&self, entries: &'t DeTable<'i>) -> Table<'t, 'i> {
        Table { line: 1, entries, known: Vec::new() }
    }

    /// Adds a fault at a line.
    pub fn fault_at(&mut self, level: Level, line: usize, fault: Fault) {
        self.push(level, (line, 1), fault);
    }

    fn fault(&mut self, level: Level, offset: usize, fault: Fault) {
        self.push(level, self.lines.line_and_column(offset), fault);
    }

    fn push(&mut self, level: Level, (line, column): (usize, usize), fault: Fault) {
        if !self.is_broken {
            let (file, line, column) = (self.file.to_string(), Some(line), Some(column));
            self.diagnostics.push(Diagnostic { level, file, line, column, fault });
        }
    }

    fn bad(&mut self, key: &str, value: &Value, expected: &'static str) {
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_string(),
            DeValue::Float(number) => number.as_str().to_string(),
            DeValue::Boolean(truth) => truth.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Array(_) => "[…]".to_string(),
            DeValue::Table(_) => "{…}".to_string(),
        };
        let fault = Fault::BadValue { key: key.to_string(), value: written, expected };
        self.fault(Level::Error, value.span().start, fault);
    }
}

impl<'t, 'i> Table<'t, 'i> {
    fn value(&mut self, key: &'static str) -> Option<&'t Value<'i>> {
        self.known.push(key);
        self.entries.get(key)
    }

    /// The line of a key, or of the table where it lacks the key.
    pub fn line_of(&self, key: &str, file: &TomlFile) -> usize {
        self.entries.get(key).map_or(self.line, |value| file.lines.line(value.span().start))
    }

    /// Whether the key is there, whatever it holds.
    pub fn has(&self, key: &str) -> bool {
        self.entries.get(key).is_some()
    }

    /// A text that is not blank.
    pub fn text(&mut self, file: &mut TomlFile, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
            _ => {
                file.bad(key, value, "text");
                None
            }
        }
    }

    /// The same where it must be there.
    pub fn text_needed(&mut self, file: &mut TomlFile, key: &'static str) -> Option<String> {
        let has_value = self.entries.get(key).is_some_and(|value| {
            value.get_ref().as_str().is_none_or(|text| !text.trim().is_empty())
        });
        let text = self.text(file, key);
        if !has_value {
            file.fault_at(Level::Error, self.line, Fault::MissingKey { key });
        }
        text
    }

    /// A pattern that is searched in linear time, whatever it says.
    pub fn pattern(&mut self, file: &mut TomlFile, key: &'static str) -> Option<Regex> {
        let value = self.entries.get(key);
        let text = self.text(file, key)?;
        let pattern = text.chars().take(PATTERN_SHOWN_MAX).collect();
        let (place, fault) = match safety::compile(&text) {
            Ok(_) if text.len() > PATTERN_CHARS_MAX => (0, Fault::PatternTooLarge { pattern }),
            Ok(regex) if regex.is_match("") => (0, Fault::PatternFitsAll { pattern }),
            Ok(regex) => return Some(regex),
            Err(regex::Error::Syntax(told)) => {
                let (place, reason) = place_and_reason(&told);
                (place + 1, Fault::BadPattern { pattern, reason })
            }
            Err(_) => (0, Fault::PatternTooLarge { pattern }),
        };
        let start = value.map_or(0, |value| value.span().start);
        file.fault(Level::Error, start + place, fault);
        None
    }

    /// A list of texts, or one text alone; blank ones are left out.
    pub fn texts(&mut self, file: &mut TomlFile, key: &'static str) -> Vec<String> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let parts: Vec<&Value> = match value.get_ref() {
            DeValue::String(_) => vec![value],
            DeValue::Array(parts) => parts.iter().collect(),
            _ => {
                file.bad(key, value, "list");
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for part in parts {
            match part.get_ref().as_str().map(str::trim) {
                Some("") => {}
                Some(text) => texts.push(text.to_string()),
                None => file.bad(key, part, "text"),
            }
        }
        texts
    }

    /// A day that must be there.
    pub fn date_needed(&mut self, file: &mut TomlFile, key: &'static str) -> Option<Date> {
        let Some(value) = self.value(key) else {
            file.fault_at(Level::Error, self.line, Fault::MissingKey { key });
            return None;
        };
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.date.map(|date| date.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        let date = written.and_then(|text| text.parse::<Date>().ok());
        if date.is_none() {
            file.bad(key, value, "date");
        }
        date
    }

    /// A text in one or both languages: `"…"` or `{ nl = "…", en = "…" }`.
    pub fn bilingual(&mut self, file: &mut TomlFile, key: &'static str) -> Option<Bilingual> {
        let value = self.value(key)?;
        if let DeValue::String(text) = value.get_ref() {
            let text = Some(text.trim().to_string()).filter(|text| !text.is_empty());
            return Some(Bilingual { nl: text.clone(), en: text });
        }
        let DeValue::Table(_) = value.get_ref() else {
            file.bad(key, value, "bilingual");
            return None;
        };
        let mut table = file.table_of(key, value)?;
        let text = Bilingual { nl: table.text(file, "nl"), en: table.text(file, "en") };
        table.finish(file);
        Some(text)
    }

    /// Lists of texts, Dutch and English: `["…"]` for both, or `{ nl = ["…"], en = ["…"] }`.
    pub fn texts_by_language(
        &mut self,
        file: &mut TomlFile,
        key: &'static str,
    ) -> [Vec<String>; 2] {
        let is_table = self.entries.get(key).is_some_and(|value| value.get_ref().is_table());
        if !is_table {
            let texts = self.texts(file, key);
            return [texts.clone(), texts];
        }
        let Some(mut table) = self.table(file, key) else { return Default::default() };
        let texts = [table.texts(file, "nl"), table.texts(file, "en")];
        table.finish(file);
        texts
    }

    /// The same where it must be there.
    pub fn bilingual_needed(
        &mut self,
        file: &mut TomlFile,
        key: &'static str,
    ) -> Option<Bilingual> {
        let text = self.bilingual(file, key);
        let is_there = self.entries.get(key).is_some() && text != Some(Bilingual::default());
        if !is_there {
            file.fault_at(Level::Error, self.line, Fault::MissingKey { key });
        }
        text
    }

    /// A table inside it.
    pub fn table(&mut self, file: &mut TomlFile, key: &'static str) -> Option<Table<'t, 'i>> {
        let value = self.value(key)?;
        file.table_of(key, value)
    }

    /// The tables of a list.
    pub fn tables(&mut self, file: &mut TomlFile, key: &'static str) -> Vec<Table<'t, 'i>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(parts) => {
                parts.iter().filter_map(|part| file.table_of(key, part)).collect()
            }
            _ => file.table_of(key, value).into_iter().collect(),
        }
    }

    /// A `name` in one or both languages, which must be there.
    pub fn name_needed(&mut self, file: &mut TomlFile) -> Option<Bilingual> {
        self.bilingual_needed(file, "name")
    }

    /// An `address` in one or both languages, where there is one that is not blank.
    pub fn address(&mut self, file: &mut TomlFile) -> Option<Bilingual> {
        let address = self.bilingual(file, "address")?;
        Some(address).filter(|address| !address.text(Language::Nl).trim().is_empty())
    }

    /// Somebody to ask.
    pub fn contact(&mut self, file: &mut TomlFile, key: &'static str) -> Option<ContactEntry> {
        let mut table = self.table(file, key)?;
        let name = table.name_needed(file);
        let address = table.address(file);
        table.finish(file);
        Some(ContactEntry { name: name?, address })
    }

    /// A place in a guideline, with the line on which it is named.
    pub fn anchor(&mut self, file: &mut TomlFile, key: &'static str) -> Option<(Anchor, usize)> {
        let table = self.table(file, key)?;
        table.into_anchor(file)
    }

    /// This table as a place in a guideline.
    pub fn into_anchor(mut self, file: &mut TomlFile) -> Option<(Anchor, usize)> {
        let named = self.text_needed(file, "file");
        let quote = self.text_needed(file, "quote");
        let line = self.line;
        self.finish(file);
        Some((Anchor { file: named?, quote: quote? }, line))
    }

    /// Each key that nobody asked for is a fault.
    pub fn finish(self, file: &mut TomlFile) {
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if !self.known.contains(&name) {
                let near = near(name, self.known.iter().copied());
                let fault = Fault::UnknownKey { key: name.to_string(), near };
                file.fault(Level::Warning, key.span().start, fault);
            }
        }
    }
}

/// Where a pattern goes wrong and why, from what the reader tells: the pattern itself, a line with
/// a caret below the place, both moved in, and the reason.
fn place_and_reason(told: &str) -> (usize, String) {
    const MOVED_IN: usize = 4;
    let caret = told.lines().find(|line| line.trim_start().starts_with('^'));
    let place = caret.and_then(|line| line.find('^')).unwrap_or(MOVED_IN);
    let last = told.lines().last().unwrap_or(told);
    let reason = last.strip_prefix("error: ").unwrap_or(last).to_string();
    (place.saturating_sub(MOVED_IN), reason)
}

impl TomlFile<'_> {
    fn table_of<'t, 'i>(
        &mut self,
        key: &'static str,
        value: &'t Value<'i>,
    ) -> Option<Table<'t, 'i>> {
        match value.get_ref() {
            DeValue::Table(entries) => {
                let line = self.lines.line(value.span().start);
                Some(Table { line, entries, known: Vec::new() })
            }
            _ => {
                self.bad(key, value, "table");
                None
            }
        }
    }
}
