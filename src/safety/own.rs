//! What an organisation adds: its own patterns and words, and what is public.

use aho_corasick::AhoCorasick;

use super::reading::{Found, Reading};
use super::view::{View, is_word};
use crate::model::{
    Detail, Detection, FindingKind, PublicValues, SafetyPattern, SafetyRules, Span,
};

/// So many times one pattern is found in a text at most.
const FOUND_MAX: usize = 1_000;

/// An organisation's rules, ready to be used.
#[derive(Debug)]
pub struct OwnRules {
    patterns: Vec<SafetyPattern>,
    /// The words of all patterns, with the pattern of each.
    words: Option<AhoCorasick>,
    owners: Vec<usize>,
    public: Public,
    /// Nothing is named as public.
    is_silent: bool,
}

/// What is public, folded for comparison.
#[derive(Debug, Default)]
struct Public {
    names: Vec<String>,
    phones: Vec<String>,
    emails: Vec<String>,
    addresses: Vec<String>,
    numbers: Vec<String>,
}

impl OwnRules {
    /// The rules of an organisation.
    pub fn new(rules: &SafetyRules) -> Self {
        let mut words = Vec::new();
        let mut owners = Vec::new();
        for (at, pattern) in rules.patterns.iter().enumerate() {
            for word in pattern.words.iter().map(|word| folded(word)) {
                if !word.is_empty() {
                    words.push(word);
                    owners.push(at);
                }
            }
        }
        // Too many words for the automaton cannot be, as the limits of the file are far below.
        let automaton = (!words.is_empty()).then(|| AhoCorasick::new(&words).ok()).flatten();
        let public = Public::new(&rules.public);
        let is_silent = rules.public == PublicValues::default();
        OwnRules { patterns: rules.patterns.clone(), words: automaton, owners, public, is_silent }
    }

    /// Finds the organisation's own words in the view; its patterns follow in the original.
    pub fn words(&self, reading: &Reading, found: &mut Vec<Found>) {
        let Some(automaton) = &self.words else { return };
        let view = &reading.view;
        for hit in automaton.find_overlapping_iter(&view.lower) {
            let (start, end) = (hit.start(), hit.end());
            let goes_on = is_word(view.byte_before(start)) && is_word(view.byte(start))
                || is_word(view.byte(end - 1)) && is_word(view.byte(end));
            let pattern = &self.patterns[self.owners[hit.pattern().as_usize()]];
            if !goes_on {
                let (kind, level) = (pattern.kind, pattern.level);
                let detail = Detail::Own(pattern.id.clone());
                found.push(Found { kind, detail, span: Span::new(start, end), level });
            }
        }
    }

    /// Finds the organisation's own patterns in the text as it stands.
    pub fn patterns(&self, text: &str, found: &mut Vec<Detection>) {
        for pattern in &self.patterns {
            let Some(regex) = &pattern.pattern else { continue };
            let hits = regex.find_iter(text).filter(|hit| !hit.is_empty()).take(FOUND_MAX);
            found.extend(hits.map(|hit| Detection {
                kind: pattern.kind,
                detail: Detail::Own(pattern.id.clone()),
                span: hit.range().into(),
                level: pattern.level,
                text: super::mask::masked(&Detail::Own(pattern.id.clone()), hit.as_str()),
            }));
        }
    }

    /// Whether what was found is public.
    pub fn is_public(&self, reading: &Reading, one: &Found) -> bool {
        let text = reading.view.lower(one.span);
        let has = |list: &[String], value: &str| list.iter().any(|public| public == value);
        let public = &self.public;
        match one.detail {
            // Most organisations name little, and folding each value takes time.
            _ if self.is_silent => false,
            Detail::Phone => has(&public.phones, &national(text)),
            Detail::Email => public.emails.iter().any(|email| {
                text == email || email.starts_with('@') && text.ends_with(email.as_str())
            }),
            Detail::Address => public.addresses.iter().any(|address| text.contains(address)),
            Detail::Name => public.names.iter().any(|name| text.contains(name)),
            Detail::Own(_) => false,
            _ if one.kind == FindingKind::PersonalData => has(&public.numbers, &plain(text)),
            _ => false,
        }
    }

    /// Whether a person is one who speaks in public.
    pub fn is_public_name(&self, name: &str) -> bool {
        if self.public.names.is_empty() {
            return false;
        }
        let name = folded(name);
        self.public.names.iter().any(|public| name.contains(public.as_str()))
    }
}

impl Public {
    fn new(values: &PublicValues) -> Self {
        let all = |values: &[String], fold: fn(&str) -> String| {
            let folded = values.iter().map(|value| fold(value));
            folded.filter(|value| !value.is_empty()).collect()
        };
        Public {
            names: all(&values.names, folded),
            phones: all(&values.phones, national),
            emails: all(&values.emails, folded),
            addresses: all(&values.addresses, folded),
            numbers: all(&values.numbers, plain),
        }
    }
}

/// As a view has it, in lower case.
fn folded(text: &str) -> String {
    let view = View::new(text);
    view.lower(Span::new(0, view.len())).trim().to_string()
}

/// Letters and digits alone.
fn plain(text: &str) -> String {
    folded(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The digits of a telephone number, without the code of the Netherlands.
fn national(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let rest = digits.strip_prefix("0031").or_else(|| digits.strip_prefix("31"));
    match rest {
        Some(rest) if rest.len() > 8 => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Screen;
    use crate::model::*;

    #[test]
    fn an_organisation_adds_its_own() {
        let pattern = |id: &str, pattern: Option<&str>, words: &[&str]| SafetyPattern {
            id: id.to_string(),
            kind: FindingKind::Confidential,
            level: RiskLevel::High,
            message: Bilingual::default(),
            pattern: pattern.map(|text| safety::compile(text).unwrap()),
            words: words.iter().map(|word| word.to_string()).collect(),
            rests_on: None,
        };
        let rules = SafetyRules {
            patterns: vec![
                pattern("dossier", Some(r"\bVB-\d{6}\b"), &[]),
                pattern("project", None, &["Operatie Kiekendief"]),
            ],
            public: PublicValues {
                phones: vec!["+31 113 123 456".to_string()],
                emails: vec!["@voorbeeldstad.example".to_string()],
                ..PublicValues::default()
            },
        };
        let screen = Screen::new(&rules);
        let codes = |text: &str| -> Vec<String> {
            screen.draft(text).iter().map(|one| one.detail.code().to_string()).collect()
        };
        assert_eq!(codes("Zie VB-123456 over operatie  kiekendief."), ["dossier", "project"]);
        assert_eq!(codes("Bel Jan op 0113-123456 of jan@voorbeeldstad.example"), [""; 0]);
        assert_eq!(codes("Bel Jan thuis op 0113-123457"), ["phone"]);
    }
}
