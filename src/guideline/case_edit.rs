//! Changes what question cases ask for in their file, and leaves the rest of it as it stands.

use toml_edit::{Array, Document, DocumentMut, InlineTable, Item, Table, Value};

use crate::model::{Anchor, Language, TextLines};

/// What to change of one case; what is none stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEdit {
    /// Where the case stands, 1-based, and what it asks: both must fit.
    pub line: usize,
    pub question: String,
    pub outcome: Option<String>,
    pub verdict: Option<String>,
    /// The one place to cite, or nothing at all.
    pub cites: Option<Option<Anchor>>,
}

/// A new case for a case file: that `question` is answered. Below it stand `notes` as comments.
pub fn new_case(question: &str, language: Language, notes: &[&str]) -> String {
    let mut table = Table::new();
    for (key, value) in
        [("question", question), ("language", language.code()), ("outcome", "answered")]
    {
        table.insert(key, Item::Value(value.into()));
    }
    let mut text = format!("[[case]]\n{table}");
    for note in notes {
        text.push_str(&format!("# {}\n", note.replace(['\n', '\r'], " ")));
    }
    text
}

/// `text` with `edits`, and the lines of the cases that were changed. Comments, order and the ends
/// of lines stay.
///
/// A case is left alone that does not stand at its line as a `[[case]]` of its own.
pub fn edit_cases(text: &str, edits: &[CaseEdit]) -> (String, Vec<usize>) {
    let unchanged = || (text.to_string(), Vec::new());
    let Ok(parsed) = Document::parse(text.to_string()) else { return unchanged() };
    let lines = TextLines::of_file(text);
    let Some(tables) = parsed.get("case").and_then(Item::as_array_of_tables) else {
        return unchanged();
    };
    let starts: Vec<Option<usize>> =
        tables.iter().map(|table| Some(lines.line(table.span()?.start))).collect();
    let mut document: DocumentMut = parsed.into_mut();
    let Some(tables) = document.get_mut("case").and_then(Item::as_array_of_tables_mut) else {
        return unchanged();
    };
    let mut changed = Vec::new();
    for (table, start) in tables.iter_mut().zip(starts) {
        let question = table.get("question").and_then(Item::as_str);
        let is_meant =
            |edit: &&CaseEdit| Some(edit.line) == start && Some(edit.question.as_str()) == question;
        if let Some(edit) = edits.iter().find(is_meant) {
            apply(table, edit);
            changed.push(edit.line);
        }
    }
    let edited = document.to_string();
    // The editor writes the ends of lines of its own kind.
    let edited = if text.contains("\r\n") {
        edited.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        edited
    };
    (edited, changed)
}

fn apply(table: &mut Table, edit: &CaseEdit) {
    if let Some(outcome) = &edit.outcome {
        set(table, "outcome", Value::from(outcome.as_str()));
    }
    if let Some(verdict) = &edit.verdict {
        set(table, "verdict", Value::from(verdict.as_str()));
    }
    match &edit.cites {
        Some(Some(anchor)) => set(table, "cites", cites(anchor)),
        Some(None) => {
            table.remove("cites");
        }
        None => {}
    }
}

/// Puts a value in the place of the old one, with the space and the comment that stand around it.
fn set(table: &mut Table, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// A list of one place, a line of its own for it.
fn cites(anchor: &Anchor) -> Value {
    let mut place = InlineTable::new();
    place.insert("file", anchor.file.as_str().into());
    place.insert("quote", anchor.quote.as_str().into());
    let mut place = Value::InlineTable(place);
    place.decor_mut().set_prefix("\n  ");
    let mut places = Array::new();
    places.push_formatted(place);
    places.set_trailing_comma(true);
    places.set_trailing("\n");
    Value::Array(places)
}

#[cfg(test)]
impl CaseEdit {
    /// One that changes all that can be changed, to a citation of `quote`.
    pub fn of_all(line: usize, question: &str, quote: &str) -> CaseEdit {
        CaseEdit {
            line,
            question: question.to_string(),
            outcome: Some("suggestions".to_string()),
            verdict: Some("not_allowed".to_string()),
            cites: Some(Some(Anchor { file: "nieuw.md".to_string(), quote: quote.to_string() })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &str = "# Twee vragen.

[[case]] # de eerste
question = \"Mag dit?\"
verdict = \"allowed\"   # let op
# Waar het staat.
cites = [
  { file = \"oud.md\", quote = \"Dat mag.\" },
]

[[case]]
question = \"Mag dat?\"
";

    fn edit(line: usize, question: &str) -> CaseEdit {
        CaseEdit::of_all(line, question, "Dat \"mag\" niet.")
    }

    #[test]
    fn a_new_case_can_be_read_whatever_is_asked() {
        for question in ["Mag dit?", "Mag \"dit\" \\ 'dat'?\nEn [dan] # ook?", "a \'\'\' b"] {
            let text = new_case(question, Language::Nl, &["Vul aan:\nwaar?"]);
            let read = super::super::cases::read(&text, "cases/a.toml");
            assert_eq!(read.diagnostics, []);
            assert_eq!((read.cases.len(), &*read.cases[0].question), (1, question), "{text}");
        }
    }

    #[test]
    fn only_what_changes_is_written() {
        let (text, lines) = edit_cases(CASES, &[edit(3, "Mag dit?")]);
        assert_eq!(lines, [3]);
        let wanted = CASES
            .replace("\"allowed\"", "\"not_allowed\"")
            .replace(
                "\"oud.md\", quote = \"Dat mag.\"",
                "\"nieuw.md\", quote = 'Dat \"mag\" niet.'",
            )
            .replace("]\n\n[[case]]\nq", "]\noutcome = \"suggestions\"\n\n[[case]]\nq");
        assert_eq!(text, wanted);
        let windows = CASES.replace('\n', "\r\n");
        let (text, _) = edit_cases(&windows, &[edit(3, "Mag dit?")]);
        assert_eq!(text, wanted.replace('\n', "\r\n"));
    }

    #[test]
    fn a_case_that_has_moved_is_left_alone() {
        for (line, question) in [(4, "Mag dit?"), (11, "Mag dit?"), (3, "Mag dat?")] {
            assert_eq!(edit_cases(CASES, &[edit(line, question)]), (CASES.to_string(), vec![]));
        }
        assert_eq!(edit_cases("[[case", &[edit(1, "")]), ("[[case".to_string(), vec![]));
    }
}
