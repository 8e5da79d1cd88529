//! An answer that is to stay: a question case of it, written among those of the organisation.

use std::sync::Arc;

use crate::bot::ask::{AskRequest, ask};
use crate::bot::library::Library;
use crate::guideline;
use crate::model::{Anchor, Answer, Case, FileEdit, Language, Outcome};

/// The file that such cases are added to.
pub const KEPT_CASES_FILE: &str = "cases/bewaakt.toml";

/// A question case with the edit that adds it, to be published like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    pub case: Case,
    pub edit: FileEdit,
}

/// Why no case was made of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKeptAnswer {
    /// The question is empty, too long or no question.
    Refused,
    /// The same question is a case already.
    AlreadyCase { file: String, line: usize },
    /// The file of such cases cannot be read or added to.
    File { file: String },
}

/// The case that holds `library` (the present snapshot, or one that is tried out) to what it
/// answers to a question. `heading` is the comment that a new file begins with.
///
/// # Errors
/// Where there is nothing to hold it to, or nowhere to write it.
pub fn kept_answer(
    library: &Arc<Library>,
    question: &str,
    language: Option<Language>,
    heading: &str,
) -> Result<KeptAnswer, NotKeptAnswer> {
    let now = present(library)?;
    let (case, text) = added(library, now.as_deref(), question, language, heading)?;
    Ok(KeptAnswer { case, edit: edit(now.as_deref(), text) })
}

/// The same for several questions with one edit; none where no case is made. With each question of
/// which none is made, why.
pub fn kept_answers(
    library: &Arc<Library>,
    questions: &[String],
    heading: &str,
) -> (Option<FileEdit>, Vec<(String, NotKeptAnswer)>) {
    let mut refused = Vec::new();
    let now = match present(library) {
        Ok(now) => now,
        Err(why) => {
            let all = questions.iter().map(|question| (question.clone(), why.clone()));
            return (None, all.collect());
        }
    };
    let mut text = now.clone();
    for question in questions {
        match added(library, text.as_deref(), question, None, heading) {
            Ok((_, more)) => text = Some(more),
            Err(why) => refused.push((question.clone(), why)),
        }
    }
    let edit = text.filter(|text| Some(text) != now.as_ref());
    (edit.map(|text| self::edit(now.as_deref(), text)), refused)
}

fn edit(now: Option<&str>, text: String) -> FileEdit {
    let (file, before) = (KEPT_CASES_FILE.to_string(), now.map(guideline::hash));
    FileEdit { file, before, text: Some(text) }
}

/// What the file of such cases holds in the folder.
fn present(library: &Library) -> Result<Option<String>, NotKeptAnswer> {
    let options = &library.options;
    let now = guideline::source(&options.guidelines, KEPT_CASES_FILE, &options.read);
    now.map_err(|_| NotKeptAnswer::File { file: KEPT_CASES_FILE.to_string() })
}

/// The case of a question, and the file with it.
fn added(
    library: &Arc<Library>,
    text: Option<&str>,
    question: &str,
    language: Option<Language>,
    heading: &str,
) -> Result<(Case, String), NotKeptAnswer> {
    let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
    let request = AskRequest { question: question.clone(), language, ..AskRequest::default() };
    let answer = ask(library, &request).answer;
    if answer.outcome == Outcome::Refused {
        return Err(NotKeptAnswer::Refused);
    }
    let is_same = |case: &&Arc<Case>| case.question == question && case.language == language;
    if let Some(case) = library.cases.iter().find(is_same) {
        let (file, line) = (case.file.clone(), case.line);
        return Err(NotKeptAnswer::AlreadyCase { file, line });
    }
    let case = case_of(question, language, &answer);
    let text = guideline::with_case(text.unwrap_or(""), heading, &case);
    let file = KEPT_CASES_FILE.to_string();
    text.map(|text| (case, text)).ok_or(NotKeptAnswer::File { file })
}

/// The outcome, the verdict where one is given, and the sentence that the answer rests on.
fn case_of(question: String, language: Option<Language>, answer: &Answer) -> Case {
    let is_answer = answer.outcome == Outcome::Answered;
    let first = answer.citations.first().filter(|_| is_answer).map(|citation| Anchor {
        file: citation.file.clone(),
        quote: citation.sentence.text.split_whitespace().collect::<Vec<_>>().join(" "),
    });
    Case {
        file: KEPT_CASES_FILE.to_string(),
        line: 0,
        question,
        language,
        outcome: answer.outcome.code().to_string(),
        cites: first.into_iter().collect(),
        is_open: false,
        verdict: answer.verdict.as_ref().map(|verdict| verdict.kind.code().to_string()),
    }
}
