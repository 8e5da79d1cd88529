//! Question cases: asked again, to see whether they keep their answers.

use std::sync::Arc;

use jiff::civil::Date;

use super::ask::{AskRequest, ask};
use super::library::Library;
use crate::model::{Anchor, Answer, Case, Citation, Diagnostic, Fault, Level, Outcome};

/// How one case went.
#[derive(Clone, Debug)]
pub struct CaseResult {
    pub case: Case,
    pub holds: bool,
    /// What was answered: the outcome, the verdict's kind and the cited places, for people.
    pub found: String,
    pub expected: String,
}

/// Asks every case of the library as of `day`, in order.
pub fn replay(library: &Arc<Library>, day: Date) -> Vec<CaseResult> {
    library.cases.iter().map(|case| replay_one(library, case, day)).collect()
}

fn replay_one(library: &Arc<Library>, case: &Case, day: Date) -> CaseResult {
    let request = AskRequest {
        question: case.question.clone(),
        language: case.language,
        as_of: Some(day),
        ..AskRequest::default()
    };
    let answer = ask(library, &request).answer;
    CaseResult {
        holds: holds(case, &answer),
        found: found(&answer),
        expected: expected(case),
        case: case.clone(),
    }
}

/// Whether a citation shows the words of `anchor`, in its quote or in a lead-in.
fn cites(citation: &Citation, anchor: &Anchor) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = folded(&anchor.quote);
    let mut shown = citation.lead_ins.iter().map(|it| it.text.as_str());
    citation.file == anchor.file
        && (folded(citation.quote.text()).contains(&wanted)
            || shown.any(|text| folded(text).contains(&wanted)))
}

fn holds(case: &Case, answer: &Answer) -> bool {
    let outcome = match case.outcome.as_str() {
        "silent" => !matches!(answer.outcome, Outcome::Answered | Outcome::Clarify),
        wanted => wanted == answer.outcome.code(),
    };
    let cited = |anchor| answer.citations.iter().any(|citation| cites(citation, anchor));
    let verdict = match (case.verdict.as_deref(), &answer.verdict) {
        (None, _) | (Some("none"), None) => true,
        (Some(wanted), Some(given)) => wanted == given.kind.code(),
        // Silence is no wrong verdict: a case holds the bot to what it may say, not to say it.
        (Some(_), None) => true,
    };
    outcome && verdict && (case.cites.is_empty() || case.cites.iter().any(cited))
}

/// What was answered, in one line.
fn found(answer: &Answer) -> String {
    let verdict = answer.verdict.as_ref().map(|verdict| verdict.kind.code());
    let places =
        answer.citations.iter().map(|it| format!("{}:{}", it.file, it.quote.lines().first));
    let parts = [Some(answer.outcome.code()), verdict].into_iter().flatten().map(str::to_string);
    parts.chain(places).collect::<Vec<_>>().join(" · ")
}

/// What the case asks for, in one line.
fn expected(case: &Case) -> String {
    let parts = [Some(case.outcome.as_str()), case.verdict.as_deref()].into_iter().flatten();
    let places = case.cites.iter().map(|anchor| format!("{}: \"{}\"", anchor.file, anchor.quote));
    parts.map(str::to_string).chain(places).collect::<Vec<_>>().join(" · ")
}

/// The cases that no longer hold, as diagnostics of level error.
pub fn broken(results: &[CaseResult]) -> Vec<Diagnostic> {
    let broken = results.iter().filter(|result| !result.holds);
    broken
        .map(|result| Diagnostic {
            level: Level::Error,
            file: result.case.file.clone(),
            line: Some(result.case.line),
            column: None,
            fault: Fault::CaseBroken {
                question: result.case.question.clone(),
                expected: result.expected.clone(),
                found: result.found.clone(),
            },
        })
        .collect()
}
