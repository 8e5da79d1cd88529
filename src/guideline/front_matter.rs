//! Reads the YAML between two `---` lines at the start of a file.

use jiff::civil::Date;
use serde_saphyr::Spanned;

use super::cases::CaseForm;
use super::front_matter_cases::case_forms;
use super::front_matter_keys::{DRAFT, DUTCH_KEYS, KEYS, PUBLISHED, in_english};
use super::near::near;
use super::yaml::{self, Entries, Value};
use crate::model::{Details, Fault, Language, Level, Status};

/// What stands before a guideline's text.
#[derive(Debug, Default)]
pub struct FrontMatter {
    pub title: Option<String>,
    pub language: Option<Language>,
    pub details: Details,
    /// Its own question cases, as they are written.
    pub cases: Vec<CaseForm>,
    /// Where the guideline's text begins: 0, or past the BOM or the closing line.
    pub body_start: usize,
    /// Whether the file has a front matter at all.
    pub is_present: bool,
    pub faults: Vec<Placed>,
}

/// A fault with its level, line and column, both 1-based.
pub type Placed = (Level, usize, usize, Fault);

/// Reads the front matter of `text`; all is empty where there is none.
pub fn read(text: &str) -> FrontMatter {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = FrontMatter { body_start: bom, ..FrontMatter::default() };
    let mut at = bom;
    let mut lines = text[bom..].split_inclusive('\n').map(|line| {
        at += line.len();
        (line, at - line.len(), at)
    });
    match lines.next() {
        Some((line, _, _)) if line.trim_end() == "---" => {}
        _ => return none,
    }
    let mut yaml_start = None;
    let mut first_text_start = None;
    for (line, start, end) in lines {
        let yaml_start = *yaml_start.get_or_insert(start);
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &text[yaml_start..start];
            return match looks_like_yaml(yaml) {
                true => closed(yaml, end),
                false => none,
            };
        }
        if first_text_start.is_none() && !is_yaml_line(line) {
            first_text_start = Some(start);
        }
    }
    let yaml_start = yaml_start.unwrap_or(text.len());
    let body_start = first_text_start.unwrap_or(text.len());
    if yaml_start == body_start {
        return none;
    }
    let open = (Level::Error, 1, 1, Fault::FrontMatterOpen);
    let mut front = FrontMatter { body_start, is_present: true, ..FrontMatter::default() };
    take_entries(&text[yaml_start..body_start], &mut front);
    front.faults.retain(|(level, ..)| *level != Level::Error);
    front.faults.insert(0, open);
    front
}

/// The line and column, 1-based, where the value of `key` stands; line 1 where it is not found.
pub fn line_of_key(text: &str, key: &str) -> usize {
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    text.lines().take(200).position(is_key).map_or(1, |at| at + 1)
}

/// Whether the words between two `---` lines are a front matter, and no text between two rules.
fn looks_like_yaml(yaml: &str) -> bool {
    let mut lines = yaml.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().is_none_or(|line| line.starts_with('#') || line.contains(':'))
}

/// Whether a line can belong to a front matter that nothing closes.
fn is_yaml_line(line: &str) -> bool {
    let trimmed = line.trim_end();
    let key = trimmed.split(':').next().unwrap_or("");
    let is_key = trimmed.contains(':')
        && !key.is_empty()
        && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    is_key || trimmed.starts_with("  ") || trimmed.starts_with("- ")
}

fn closed(yaml: &str, body_start: usize) -> FrontMatter {
    let mut front = FrontMatter { body_start, is_present: true, ..FrontMatter::default() };
    take_entries(yaml, &mut front);
    front
}

/// Reads the keys of `yaml`, whose first line is the file's second.
fn take_entries(yaml: &str, front: &mut FrontMatter) {
    if yaml.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#')) {
        return;
    }
    match serde_saphyr::from_str::<Entries>(yaml) {
        Ok(Entries(entries)) => {
            for (key, value) in entries {
                Taker { yaml, front }.entry(&key, &value);
            }
        }
        Err(error) => {
            let place = error.location();
            let line = place.map_or(1, |place| place.line() as usize) + 1;
            let column = place.map_or(1, |place| place.column() as usize);
            let fault = yaml::fault(&error);
            front.faults.push((Level::Error, line, column, fault));
        }
    }
}

/// Whether a link is a web address or an e-mail address.
fn is_web_link(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    let is_one_word = !link.contains(char::is_whitespace);
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let mail = lower.strip_prefix("mailto:").filter(|address| address.contains('@'));
    let is_named = |rest: &str| rest.starts_with(char::is_alphanumeric) || rest.starts_with('[');
    is_one_word && host.or(mail).is_some_and(is_named)
}

/// Hands each entry to its place.
struct Taker<'a> {
    yaml: &'a str,
    front: &'a mut FrontMatter,
}

impl Taker<'_> {
    fn entry(&mut self, key: &Spanned<String>, value: &Spanned<Value>) {
        if matches!(value.value, Value::Nothing) {
            if !KEYS.contains(&in_english(&key.value)) {
                self.unknown(key);
            }
            return;
        }
        let name = key.value.as_str();
        match in_english(name) {
            "title" => self.front.title = self.text(name, value),
            "owner" => self.front.details.owner = self.text(name, value),
            "contact" => self.front.details.contact = self.text(name, value),
            "version" => self.front.details.version = self.text(name, value),
            "link" | "source" => self.front.details.link = self.link(name, value),
            "status" => self.status(value),
            "valid_from" => self.front.details.valid_from = self.date(name, value),
            "valid_until" => self.front.details.valid_until = self.date(name, value),
            "review_by" => self.front.details.review_by = self.date(name, value),
            "audience" => self.front.details.audience = self.list(name, value),
            "platforms" => self.front.details.platforms = self.list(name, value),
            "language" => {
                let code = self.text(name, value).unwrap_or_default();
                self.front.language = Language::from_code(&code);
                if self.front.language.is_none() {
                    self.bad(name, value, "language");
                }
            }
            "cases" => self.front.cases = case_forms(name, value, &mut self.front.faults),
            _ => self.unknown(key),
        }
    }

    fn unknown(&mut self, key: &Spanned<String>) {
        let near = near(&key.value, KEYS.into_iter().chain(DUTCH_KEYS.map(|(dutch, _)| dutch)));
        let fault = Fault::UnknownKey { key: key.value.clone(), near };
        let line = key.referenced.line().max(1) as usize + 1;
        let column = key.referenced.column().max(1) as usize;
        self.front.faults.push((Level::Warning, line, column, fault));
    }

    /// A fault that the guideline can do without the value of; the value is dropped.
    fn link(&mut self, key: &str, value: &Spanned<Value>) -> Option<String> {
        let link = self.text(key, value)?;
        if is_web_link(&link) {
            return Some(link);
        }
        self.fault(Level::Warning, key, value, "link");
        None
    }

    fn bad(&mut self, key: &str, value: &Spanned<Value>, expected: &'static str) {
        self.fault(Level::Error, key, value, expected);
    }

    fn fault(&mut self, level: Level, key: &str, value: &Spanned<Value>, expected: &'static str) {
        let written = self.written(value);
        let fault = Fault::BadValue { key: key.to_string(), value: written, expected };
        let line = value.referenced.line().max(1) as usize + 1;
        let column = value.referenced.column().max(1) as usize;
        self.front.faults.push((level, line, column, fault));
    }

    /// A single value: a text, or a number as it is written.
    fn text(&mut self, key: &str, value: &Spanned<Value>) -> Option<String> {
        match &value.value {
            Value::Text(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
            Value::Number => Some(self.written(value)),
            _ => {
                self.bad(key, value, "text");
                None
            }
        }
    }

    fn date(&mut self, key: &str, value: &Spanned<Value>) -> Option<Date> {
        let text = match &value.value {
            Value::Text(text) => text.trim().to_string(),
            _ => self.written(value),
        };
        let date = text.get(..10).filter(|day| day.as_bytes()[4] == b'-').and_then(|day| {
            let rest = text[10..].trim_start();
            let is_day_alone = rest.is_empty() || text[10..].starts_with([' ', 'T']);
            day.parse::<Date>().ok().filter(|_| is_day_alone)
        });
        if date.is_none() {
            self.bad(key, value, "date");
        }
        date
    }

    /// A list, or the parts of a text between its commas.
    fn list(&mut self, key: &str, value: &Spanned<Value>) -> Vec<String> {
        let parts: Vec<String> = match &value.value {
            Value::Text(text) => text.split(',').map(str::to_string).collect(),
            Value::List(parts) => parts.iter().filter_map(|it| it.value.as_text()).collect(),
            Value::Number => vec![self.written(value)],
            _ => {
                self.bad(key, value, "list");
                return Vec::new();
            }
        };
        let parts = parts.iter().map(|part| part.trim().to_string());
        parts.filter(|part| !part.is_empty()).collect()
    }

    fn status(&mut self, value: &Spanned<Value>) {
        let text = self.text("status", value).unwrap_or_default().to_lowercase();
        match text.as_str() {
            word if DRAFT.contains(&word) => self.front.details.status = Status::Draft,
            word if PUBLISHED.contains(&word) => self.front.details.status = Status::Published,
            _ => {
                // A status that nobody understands must not go out as if it were approved.
                self.front.details.status = Status::Draft;
                self.bad("status", value, "status");
            }
        }
    }

    /// The value as it stands in the file, on its first line.
    fn written(&self, value: &Spanned<Value>) -> String {
        if let Value::Text(text) = &value.value {
            return text.clone();
        }
        let line = value.referenced.line().saturating_sub(1) as usize;
        let column = value.referenced.column().saturating_sub(1) as usize;
        let line = self.yaml.lines().nth(line).unwrap_or("");
        let rest: String = line.chars().skip(column).collect();
        rest.split(" #").next().unwrap_or("").trim().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_are_read() {
        let text = "\u{feff}---\r\ntitle: Foto's\r\nversion: 2.10\r\nstatus: concept\r\n\
            valid_from: 2026-01-01\r\naudience: redacteuren, inhuur\r\nplatforms: [x, facebook]\r\n\
            source: https://a.example\r\nlanguage: nl-NL\r\n---\r\nTekst";
        let front = read(text);
        assert_eq!(front.faults, []);
        assert_eq!(front.title.as_deref(), Some("Foto's"));
        assert_eq!(front.language, Some(Language::Nl));
        assert_eq!(&text[front.body_start..], "Tekst");
        let details = Details {
            version: Some("2.10".to_string()),
            status: Status::Draft,
            valid_from: Some(jiff::civil::date(2026, 1, 1)),
            audience: vec!["redacteuren".to_string(), "inhuur".to_string()],
            platforms: vec!["x".to_string(), "facebook".to_string()],
            link: Some("https://a.example".to_string()),
            ..Details::default()
        };
        assert_eq!(front.details, details);
    }

    #[test]
    fn keys_and_status_may_be_dutch() {
        let front =
            read("---\ntitel: A\neigenaar: B\nstatus: definitief\ningangsdatum: 2026-01-01\n---\n");
        assert_eq!(front.faults, []);
        assert_eq!(front.title.as_deref(), Some("A"));
        assert_eq!(front.details.owner.as_deref(), Some("B"));
        assert_eq!(front.details.status, Status::Published);
        assert_eq!(front.details.valid_from, Some(jiff::civil::date(2026, 1, 1)));
    }

    #[test]
    fn a_bad_date_and_an_unknown_key_name_their_line() {
        let front = read("---\ntitle: A\nvalid_from: 31 maart\nvalid_untill: 2026-01-01\n---\n");
        let bad = Fault::BadValue {
            key: "valid_from".to_string(),
            value: "31 maart".to_string(),
            expected: "date",
        };
        let near = Some("valid_until".to_string());
        let unknown = Fault::UnknownKey { key: "valid_untill".to_string(), near };
        assert_eq!(front.faults, [(Level::Error, 3, 13, bad), (Level::Warning, 4, 1, unknown)]);
    }

    #[test]
    fn a_broken_front_matter_is_an_error_and_the_text_is_read() {
        let text = "---\ntitle: [a\nowner: b\n---\nTekst";
        let front = read(text);
        assert_eq!(&text[front.body_start..], "Tekst");
        let (level, line, _, fault) = &front.faults[0];
        assert_eq!((*level, *line), (Level::Error, 3));
        assert!(matches!(fault, Fault::Syntax { what: "YAML", .. }));

        let text = "---\ntitle: A\n\n# Kop\nTekst";
        let front = read(text);
        assert_eq!(front.faults, [(Level::Error, 1, 1, Fault::FrontMatterOpen)]);
        assert_eq!(&text[front.body_start..], "\n# Kop\nTekst");
        assert_eq!(front.title.as_deref(), Some("A"));
    }

    #[test]
    fn text_between_rules_is_no_front_matter() {
        for text in ["Tekst", "---\n\nTekst\n\n---\n", "---", ""] {
            assert!(!read(text).is_present, "{text}");
        }
    }
}
