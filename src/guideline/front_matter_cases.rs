//! Question cases in a guideline's own front matter.
//!
//! A fault in a case is a warning and never an error: a rule must not fall silent since the
//! question beside it has a slip.

use serde_saphyr::Spanned;

use super::cases::CaseForm;
use super::front_matter::Placed;
use super::near::near;
use super::yaml::{Entries, Value};
use crate::model::{Anchor, Fault, Level};

/// The keys of a case, and their Dutch names.
const KEYS: [(&str, &str); 6] = [
    ("question", "vraag"),
    ("language", "taal"),
    ("outcome", "uitkomst"),
    ("verdict", "oordeel"),
    ("state", "stand"),
    ("cites", "citaat"),
];

/// The cases of a list; what is no case is a fault. Places that name no file are in the file that
/// the front matter is of: their file's name is empty here.
pub fn case_forms(key: &str, value: &Spanned<Value>, faults: &mut Vec<Placed>) -> Vec<CaseForm> {
    let Value::List(items) = &value.value else {
        faults.push(bad(key, value, "cases"));
        return Vec::new();
    };
    let mut forms = Vec::new();
    for item in items {
        match &item.value {
            Value::Table(entries) => forms.push(form(item, entries, faults)),
            Value::Text(question) => forms.push(CaseForm {
                line: line(item),
                question: Some(question.clone()),
                ..CaseForm::default()
            }),
            _ => faults.push(bad(key, item, "cases")),
        }
    }
    forms
}

fn form(item: &Spanned<Value>, entries: &Entries, faults: &mut Vec<Placed>) -> CaseForm {
    let mut form = CaseForm { line: line(item), ..CaseForm::default() };
    for (key, value) in &entries.0 {
        let known = KEYS.iter().find(|(english, dutch)| [*english, *dutch].contains(&&*key.value));
        match known.map(|(english, _)| *english) {
            Some("question") => form.question = text(key, value, faults).map(|(text, _)| text),
            Some("language") => form.language = text(key, value, faults),
            Some("outcome") => form.outcome = text(key, value, faults),
            Some("verdict") => form.verdict = text(key, value, faults),
            Some("state") => form.state = text(key, value, faults),
            Some(_) => form.cites = anchors(key, value, faults),
            None => {
                let near = near(&key.value, KEYS.iter().flat_map(|(one, other)| [*one, *other]));
                let fault = Fault::UnknownKey { key: key.value.clone(), near };
                faults.push((Level::Warning, line(key), column(key), fault));
            }
        }
    }
    if form.question.is_none() {
        let fault = Fault::MissingKey { key: "question" };
        faults.push((Level::Warning, form.line, 1, fault));
    }
    form
}

/// The places that a case cites: words of this file, a table of file and words, or a list of these.
fn anchors(
    key: &Spanned<String>,
    value: &Spanned<Value>,
    faults: &mut Vec<Placed>,
) -> Vec<(Anchor, usize)> {
    match &value.value {
        Value::List(items) => items.iter().flat_map(|item| anchors(key, item, faults)).collect(),
        Value::Table(entries) => {
            let named = |name: &str| {
                let found = entries.0.iter().find(|(key, _)| key.value == name);
                found.and_then(|(_, value)| value.value.as_text()).unwrap_or_default()
            };
            let anchor = Anchor { file: named("file"), quote: named("quote") };
            if anchor.quote.trim().is_empty() {
                faults.push((Level::Warning, line(value), 1, Fault::MissingKey { key: "quote" }));
                return Vec::new();
            }
            vec![(anchor, line(value))]
        }
        _ => {
            let written = text(key, value, faults);
            let anchor = |(quote, line)| (Anchor { file: String::new(), quote }, line);
            written.map(anchor).into_iter().collect()
        }
    }
}

/// A text with its line.
fn text(
    key: &Spanned<String>,
    value: &Spanned<Value>,
    faults: &mut Vec<Placed>,
) -> Option<(String, usize)> {
    match &value.value {
        Value::Nothing => None,
        Value::Text(text) if text.trim().is_empty() => None,
        Value::Text(text) => Some((text.trim().to_string(), line(value))),
        _ => {
            faults.push(bad(&key.value, value, "text"));
            None
        }
    }
}

fn bad(key: &str, value: &Spanned<Value>, expected: &'static str) -> Placed {
    let written = value.value.as_text().unwrap_or_else(|| "…".to_string());
    let fault = Fault::BadValue { key: key.to_string(), value: written, expected };
    (Level::Warning, line(value), column(value), fault)
}

/// The line in the file, whose first is the `---` above the front matter.
fn line<T>(of: &Spanned<T>) -> usize {
    of.referenced.line().max(1) as usize + 1
}

fn column<T>(of: &Spanned<T>) -> usize {
    of.referenced.column().max(1) as usize
}

#[cfg(test)]
mod tests {
    use super::super::front_matter::read;
    use super::*;

    #[test]
    fn cases_are_read_in_both_languages_with_their_lines() {
        let front = read(
            "---\ntitle: A\ncases:\n  - question: Mag dit?\n    verdict: allowed\n    cites: Dat \
             mag.\n  - vraag: May I?\n    taal: en\n    uitkomst: silent\n    stand: open\n    \
             citaat:\n      - { file: b.md, quote: No. }\n      - Nooit.\n  - Mag dat?\n---\n",
        );
        assert_eq!(front.faults, []);
        let anchor = |file: &str, quote: &str| Anchor { file: file.into(), quote: quote.into() };
        let forms = [
            CaseForm {
                line: 4,
                question: Some("Mag dit?".to_string()),
                verdict: Some(("allowed".to_string(), 5)),
                cites: vec![(anchor("", "Dat mag."), 6)],
                ..CaseForm::default()
            },
            CaseForm {
                line: 7,
                question: Some("May I?".to_string()),
                language: Some(("en".to_string(), 8)),
                outcome: Some(("silent".to_string(), 9)),
                state: Some(("open".to_string(), 10)),
                cites: vec![(anchor("b.md", "No."), 12), (anchor("", "Nooit."), 13)],
                ..CaseForm::default()
            },
            CaseForm { line: 14, question: Some("Mag dat?".to_string()), ..CaseForm::default() },
        ];
        assert_eq!(front.cases, forms);
    }

    #[test]
    fn slips_are_warnings_at_their_line_and_never_silence_the_rule() {
        let front = read(
            "---\ncases:\n  - verdict: allowed\n  - question: A?\n    verdikt: x\n    \
             outcome: [a]\n  - 7\n---\nTekst",
        );
        let unknown =
            Fault::UnknownKey { key: "verdikt".to_string(), near: Some("verdict".to_string()) };
        let bad = |key: &str, expected| Fault::BadValue {
            key: key.to_string(),
            value: "…".to_string(),
            expected,
        };
        let wanted = [
            (Level::Warning, 3, 1, Fault::MissingKey { key: "question" }),
            (Level::Warning, 5, 5, unknown),
            (Level::Warning, 6, 14, bad("outcome", "text")),
            (Level::Warning, 7, 5, bad("cases", "cases")),
        ];
        assert_eq!(front.faults, wanted);
        let front = read("---\ncases: Mag dit?\n---\n");
        assert_eq!(front.faults.len(), 1);
    }
}
