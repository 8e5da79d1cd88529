//! Adds a question case to a file of them, and leaves what stands there as it is.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::cases;
use crate::model::Case;

/// `text` with `case` after what it holds; a file that is new begins with `heading` as a comment.
/// None where the file cannot be read, so that nothing is added to what is broken.
pub fn with_case(text: &str, heading: &str, case: &Case) -> Option<String> {
    let has_room = |text: &str| {
        let read = cases::read(text, "");
        read.diagnostics.is_empty().then_some(read.cases.len())
    };
    let count = has_room(text)?;
    let mut table = Table::new();
    table.insert("question", Item::Value(case.question.as_str().into()));
    if let Some(language) = case.language {
        table.insert("language", Item::Value(language.code().into()));
    }
    table.insert("outcome", Item::Value(case.outcome.as_str().into()));
    if let Some(verdict) = &case.verdict {
        table.insert("verdict", Item::Value(verdict.as_str().into()));
    }
    if !case.cites.is_empty() {
        table.insert("cites", Item::Value(cites(case)));
    }
    let mut tables = ArrayOfTables::new();
    tables.push(table);
    let mut document = DocumentMut::new();
    document.insert("case", Item::ArrayOfTables(tables));
    let written = document.to_string();
    let before = match text.trim().is_empty() {
        true => format!("# {heading}\n"),
        false => format!("{}\n", text.trim_end_matches(['\r', '\n'])),
    };
    let added = format!("{before}\n{}", written.trim_start());
    // Where the cases stand as one list, nothing can stand after it.
    (has_room(&added) == Some(count + 1)).then_some(match text.contains("\r\n") {
        true => added.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => added,
    })
}

/// A list of places, a line of its own for each.
fn cites(case: &Case) -> Value {
    let mut places = Array::new();
    for anchor in &case.cites {
        let mut place = InlineTable::new();
        place.insert("file", anchor.file.as_str().into());
        place.insert("quote", anchor.quote.as_str().into());
        let mut place = Value::InlineTable(place);
        place.decor_mut().set_prefix("\n  ");
        places.push_formatted(place);
    }
    places.set_trailing_comma(true);
    places.set_trailing("\n");
    Value::Array(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Language};

    #[test]
    fn a_case_is_added_and_can_be_read() {
        let case = Case {
            file: String::new(),
            line: 0,
            question: "Mag \"dit\"?\n'En dat?".to_string(),
            language: Some(Language::Nl),
            outcome: "answered".to_string(),
            cites: vec![Anchor { file: "a.md".to_string(), quote: "Dat mag.".to_string() }],
            is_open: false,
            verdict: Some("allowed".to_string()),
        };
        let first = with_case("", "Bewaakt.", &case).unwrap();
        assert!(first.starts_with("# Bewaakt.\n\n[[case]]\nquestion = "), "{first}");
        let second = with_case(&first, "Bewaakt.", &Case { verdict: None, ..case.clone() });
        let second = second.unwrap();
        assert!(second.starts_with(&first), "{second}");
        let read = cases::read(&second, "").cases;
        assert_eq!(*read[0], Case { line: 3, ..case.clone() });
        assert_eq!(read.len(), 2);
        let windows = with_case(&first.replace('\n', "\r\n"), "", &case).unwrap();
        assert_eq!(windows.matches('\n').count(), windows.matches("\r\n").count());
        for broken in ["[[case", "case = [{ question = \"a\" }]", "x = 1"] {
            assert_eq!(with_case(broken, "", &case), None, "{broken}");
        }
    }
}
