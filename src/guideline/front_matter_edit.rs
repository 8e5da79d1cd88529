//! Changes what question cases in a front matter ask for, and leaves the rest of it as it stands.
//!
//! No crate edits YAML and keeps comments and order, so lines are changed here; then the whole is
//! read again, and an edit that did not come out as it was meant is not made.

use super::case_edit::CaseEdit;
use super::cases::CaseForm;
use super::front_matter::{self, FrontMatter};
use crate::model::Anchor;

/// `text` with `edits` of the cases in its front matter, and the lines of the cases that were
/// changed, as they were. Comments, order and the ends of lines stay.
///
/// A case is left alone that does not stand at its line, or not with a key on each line.
pub fn edit_own_cases(text: &str, edits: &[CaseEdit]) -> (String, Vec<usize>) {
    let mut edited = text.to_string();
    let mut changed = Vec::new();
    // From the last on, so that the lines of those before it stay.
    let mut edits: Vec<&CaseEdit> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.line));
    for edit in edits {
        if let Some(next) = with_edit(&edited, edit) {
            edited = next;
            changed.push(edit.line);
        }
    }
    changed.reverse();
    (edited, changed)
}

/// The text with one edit; none where it cannot be made.
fn with_edit(text: &str, edit: &CaseEdit) -> Option<String> {
    let before = front_matter::read(text);
    let at = before.cases.iter().position(|form| is_meant(form, edit))?;
    let end_of_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_string).collect();
    let mut case = Case::at(&lines, edit.line - 1)?;
    let quoted = |text: &str| serde_json::to_string(text).ok();
    if let Some(outcome) = &edit.outcome {
        case.set(&mut lines, ["outcome", "uitkomst"], Some(outcome.as_str()), end_of_line)?;
    }
    if let Some(verdict) = &edit.verdict {
        case.set(&mut lines, ["verdict", "oordeel"], Some(verdict.as_str()), end_of_line)?;
    }
    if let Some(cites) = &edit.cites {
        let value = match cites {
            Some(Anchor { file, quote }) => {
                Some(format!("{{ file: {}, quote: {} }}", quoted(file)?, quoted(quote)?))
            }
            None => None,
        };
        case.set(&mut lines, ["cites", "citaat"], value.as_deref(), end_of_line)?;
    }
    let edited = lines.concat();
    came_out(&before, &front_matter::read(&edited), at, edit).then_some(edited)
}

fn is_meant(form: &CaseForm, edit: &CaseEdit) -> bool {
    form.line == edit.line && form.question.as_deref() == Some(&edit.question)
}

/// Whether the case at `at` asks for what `edit` says and nothing else has changed but lines.
fn came_out(before: &FrontMatter, after: &FrontMatter, at: usize, edit: &CaseEdit) -> bool {
    // Lines move where a key was added or taken away.
    let plain = |form: &CaseForm| {
        let text = |it: &Option<(String, usize)>| it.clone().map(|(text, _)| text);
        let cites: Vec<Anchor> = form.cites.iter().map(|(anchor, _)| anchor.clone()).collect();
        let of_case = [&form.language, &form.outcome, &form.verdict, &form.state].map(text);
        (form.question.clone(), of_case, cites)
    };
    let mut wanted: Vec<_> = before.cases.iter().map(plain).collect();
    let (_, [_, outcome, verdict, _], cites) = &mut wanted[at];
    edit.outcome.iter().for_each(|new| *outcome = Some(new.clone()));
    edit.verdict.iter().for_each(|new| *verdict = Some(new.clone()));
    edit.cites.iter().for_each(|new| *cites = new.iter().cloned().collect());
    after.cases.iter().map(plain).eq(wanted) && before.faults.len() == after.faults.len()
}

/// The lines of one case: `- question: …` and the keys below it.
struct Case {
    first: usize,
    /// The line after its last.
    end: usize,
    /// How far its keys stand from the start of a line, in bytes.
    indent: usize,
}

impl Case {
    /// The case whose first line is at `first`, counted from 0; none where that begins no item of a
    /// list.
    fn at(lines: &[String], first: usize) -> Option<Case> {
        let line = lines.get(first)?;
        let dash = indent_of(line);
        let rest = line[dash..].strip_prefix("- ")?;
        // `- { … }` and a bare text have no keys on lines of their own.
        if rest.trim_start().starts_with(['{', '"', '\'']) || !rest.contains(':') {
            return None;
        }
        let indent = dash + 2 + indent_of(rest);
        let is_of_case = |line: &&String| !is_blank(line) && indent_of(line) > dash;
        let count = lines[first + 1..].iter().take_while(is_of_case).count();
        Some(Case { first, end: first + 1 + count, indent })
    }

    /// Puts `value` in the place of what stands behind one of the `names` of a key, or adds the
    /// key; without a value the key goes. None where it stands on the case's first line.
    fn set(
        &mut self,
        lines: &mut Vec<String>,
        names: [&str; 2],
        value: Option<&str>,
        end_of_line: &str,
    ) -> Option<()> {
        let is_key = |line: &String| {
            let key = line.get(self.indent..).filter(|_| indent_of(line) == self.indent);
            key.is_some_and(|key| names.iter().any(|name| key.starts_with(&format!("{name}:"))))
        };
        let first = &lines[self.first][self.indent..];
        if names.iter().any(|name| first.starts_with(&format!("{name}:"))) {
            return None;
        }
        let found = (self.first + 1..self.end).find(|at| is_key(&lines[*at]));
        let line = |name: &str, value: &str, comment: &str| {
            format!("{}{name}: {value}{comment}{end_of_line}", " ".repeat(self.indent))
        };
        let new: Vec<String> = match (found, value) {
            (Some(at), Some(value)) => {
                let name = lines[at].trim_start().split(':').next().unwrap_or(names[0]);
                vec![line(name, value, comment_of(&lines[at]))]
            }
            (None, Some(value)) => vec![line(names[0], value, "")],
            (_, None) => Vec::new(),
        };
        let (from, to) = match found {
            None => (self.end, self.end),
            Some(at) => {
                // What stands below the key belongs to it; a list may stand as far in as the key.
                let is_below = |line: &&String| {
                    let inside = indent_of(line);
                    inside > self.indent
                        || inside == self.indent && line.trim_start().starts_with("- ")
                };
                let below = lines[at + 1..self.end].iter().take_while(is_below).count();
                (at, at + 1 + below)
            }
        };
        self.end = self.end + new.len() - (to - from);
        lines.splice(from..to, new);
        Some(())
    }
}

/// The comment at the end of a line of `key: value`, with the space before it; empty where there is
/// none, or where the sign may stand in a quote.
fn comment_of(line: &str) -> &str {
    let line = line.trim_end();
    let at = line.find(" #").filter(|_| !line.contains(['"', '\'']));
    at.map_or("", |at| &line[line[..at].trim_end().len()..])
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "---
title: De vlag
cases:
  - question: Mag dit?
    verdict: allowed   # let op
    # Waar het staat.
    cites:
      - { file: oud.md, quote: Dat mag. }
  - vraag: Mag dat?
    citaat: Nooit.
  - { question: Mag het?, verdict: allowed }
owner: Team
---

Tekst.
";

    fn edit(line: usize, question: &str) -> CaseEdit {
        CaseEdit::of_all(line, question, "Dat \"mag\": niet.")
    }

    #[test]
    fn only_what_changes_is_written() {
        let (text, lines) = edit_own_cases(OWN, &[edit(4, "Mag dit?"), edit(9, "Mag dat?")]);
        assert_eq!(lines, [4, 9]);
        let place = r#"{ file: "nieuw.md", quote: "Dat \"mag\": niet." }"#;
        let wanted = OWN
            .replace("verdict: allowed   #", "verdict: not_allowed   #")
            .replace("    cites:\n      - { file: oud.md, quote: Dat mag. }\n", "    CITES\n")
            .replace("CITES", &format!("cites: {place}\n    outcome: suggestions"))
            .replace(
                "citaat: Nooit.",
                &format!("citaat: {place}\n    outcome: suggestions\n    verdict: not_allowed"),
            );
        assert_eq!(text, wanted);
        let windows = OWN.replace('\n', "\r\n");
        let (text, _) = edit_own_cases(&windows, &[edit(4, "Mag dit?"), edit(9, "Mag dat?")]);
        assert_eq!(text, wanted.replace('\n', "\r\n"));
        let bare =
            CaseEdit { outcome: None, verdict: None, cites: Some(None), ..edit(9, "Mag dat?") };
        assert_eq!(edit_own_cases(OWN, &[bare]).0, OWN.replace("    citaat: Nooit.\n", ""));
    }

    #[test]
    fn what_cannot_be_changed_surely_is_left_alone() {
        for (line, question) in [(5, "Mag dit?"), (4, "Mag dat?"), (11, "Mag het?")] {
            assert_eq!(edit_own_cases(OWN, &[edit(line, question)]), (OWN.to_string(), vec![]));
        }
        let odd = OWN.replace("- question: Mag dit?", "- question: >\n      Mag dit?");
        let (text, lines) = edit_own_cases(&odd, &[edit(4, "Mag dit?")]);
        assert!(lines.is_empty() || front_matter::read(&text).faults.is_empty(), "{text}");
        assert_eq!(edit_own_cases("Tekst", &[edit(1, "")]), ("Tekst".to_string(), vec![]));
    }
}
