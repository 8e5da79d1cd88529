//! Question cases that no longer hold, made to ask for what is answered now.

use std::path::{Path, PathBuf};

use super::cases::{self, CaseResult};
use super::library::Library;
use crate::guideline::{CaseEdit, edit_cases, edit_own_cases};
use crate::model::Anchor;

/// A case file as it would be with its cases accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedFile {
    /// Where it is.
    pub path: PathBuf,
    pub text: String,
    /// The cases that it changes: file below the organisation's folder, and 1-based line as it was.
    pub cases: Vec<(String, usize)>,
}

/// The case files and guidelines with every case of `results` that does not hold changed to what
/// was answered; `read` gives a file's text.
///
/// Open cases stay: they say what the bot is to answer one day. So does a case that is no longer
/// found at its line, or does not stand as a table of its own.
///
/// # Errors
/// Where `read` errs.
pub fn accepted<E>(
    library: &Library,
    results: &[CaseResult],
    read: impl Fn(&Path) -> Result<String, E>,
) -> Result<Vec<AcceptedFile>, E> {
    let broken = results.iter().filter(|result| !result.holds && !result.case.is_open);
    let broken: Vec<&CaseResult> = broken.collect();
    let mut files = Vec::new();
    for of_file in broken.chunk_by(|one, other| one.case.file == other.case.file) {
        let name = &of_file[0].case.file;
        let path = library.options.guidelines.join(name);
        let edits: Vec<CaseEdit> = of_file.iter().map(|result| edit(result)).collect();
        // A guideline has its cases in its front matter.
        let is_case_file = name.ends_with(".toml");
        let change = if is_case_file { edit_cases } else { edit_own_cases };
        let (text, lines) = change(&read(&path)?, &edits);
        if !lines.is_empty() {
            let cases = lines.into_iter().map(|line| (name.clone(), line)).collect();
            files.push(AcceptedFile { path, text, cases });
        }
    }
    Ok(files)
}

/// The cases of `results` that do not hold and stand in a guideline's front matter: those that
/// were not changed, since their lines are not plain enough to be changed surely.
pub fn not_accepted(results: &[CaseResult]) -> Vec<(String, usize)> {
    let broken = results.iter().filter(|result| !result.holds && !result.case.is_open);
    let cases = broken.map(|result| &result.case);
    cases
        .filter(|case| !case.file.ends_with(".toml"))
        .map(|case| (case.file.clone(), case.line))
        .collect()
}

/// What to change of a case: only what does not hold.
fn edit(result: &CaseResult) -> CaseEdit {
    let CaseResult { case, answer, .. } = result;
    let verdict = case.verdict.as_ref().zip(answer.verdict.as_ref());
    let verdict = verdict.map(|(_, given)| given.kind.code().to_string());
    let first = || {
        let citation = answer.citations.first()?;
        let quote = citation.sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Anchor { file: citation.file.clone(), quote })
    };
    CaseEdit {
        line: case.line,
        question: case.question.clone(),
        outcome: (!cases::has_outcome(case, answer)).then(|| answer.outcome.code().to_string()),
        verdict: verdict.filter(|given| case.verdict.as_ref() != Some(given)),
        cites: (!cases::has_cited(case, answer)).then(first),
    }
}
