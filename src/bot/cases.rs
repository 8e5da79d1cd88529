//! Question cases: asked again, to see whether they keep their answers.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

use super::ask::{AskRequest, ask};
use super::library::Library;
use crate::model::{Anchor, Answer, AskedFault, Case, Citation, Diagnostic, Fault, Level, Outcome};

/// How one case went.
#[derive(Clone, Debug)]
pub struct CaseResult {
    pub case: Case,
    pub holds: bool,
    /// What was answered: the outcome, the verdict's kind and the cited places, for people.
    pub found: String,
    pub expected: String,
    pub answer: Answer,
}

/// Asks every case of the library as of `day`, in order.
pub fn replay(library: &Arc<Library>, day: Date) -> Vec<CaseResult> {
    library.cases.iter().map(|case| ask_case(library, case, day)).collect()
}

/// The same, counting in `done` how many were asked.
pub fn replay_counting(library: &Arc<Library>, day: Date, done: &AtomicUsize) -> Vec<CaseResult> {
    let asked = |case: &Arc<Case>| {
        let result = ask_case(library, case, day);
        done.fetch_add(1, Ordering::Relaxed);
        result
    };
    library.cases.iter().map(asked).collect()
}

/// What becomes worse for question cases where `new` takes the place of `old`, as errors at the
/// cases' lines in `new`: those that hold in `old` and not in `new`.
///
/// A case that is open, that is not in `old` in the same words, or that was broken before, is the
/// authors' business already and is left out.
pub fn broken_by_edit(old: &Arc<Library>, new: &Arc<Library>, day: Date) -> Vec<Diagnostic> {
    let is_kept = |case: &&Arc<Case>| !case.is_open && old.cases.iter().any(|it| is_same(it, case));
    let kept = new.cases.iter().filter(is_kept);
    let broken = kept.map(|case| ask_case(new, case, day)).filter(|result| !result.holds);
    let worse = |result: CaseResult| {
        let before = ask_case(old, &result.case, day);
        let CaseResult { case, found, .. } = result;
        let (file, line, question) = (case.file, Some(case.line), case.question);
        let fault =
            Fault::Asked(AskedFault::CaseBrokenByEdit { question, before: before.found, found });
        let diagnostic = Diagnostic { level: Level::Error, file, line, column: None, fault };
        before.holds.then_some(diagnostic)
    };
    broken.filter_map(worse).collect()
}

/// Whether answers of `new` can be held against those of `old`: where the old one answers by what
/// passages mean, so must the new one, and is made to. Only passages that changed are read for it.
pub fn are_comparable(old: &Library, new: &Library) -> bool {
    let goes_by_meaning = old.meaning.as_ref().is_some_and(|it| it.is_ready());
    if !goes_by_meaning || new.cases.is_empty() {
        return true;
    }
    let go_on = |_, _| ControlFlow::Continue(());
    match new.prepare_meaning(&go_on) {
        Ok(_) => true,
        Err(fault) => {
            let organisation = &new.organisation.id;
            // Held against answers that went by meaning, these would tell nothing of the edit.
            tracing::warn!(organisation, %fault, "question cases are not asked after this edit");
            false
        }
    }
}

/// Whether two cases ask for the same, wherever they stand.
fn is_same(one: &Case, other: &Case) -> bool {
    let moved = Case { file: other.file.clone(), line: other.line, ..one.clone() };
    moved == *other
}

/// Asks one case of a snapshot.
pub(super) fn ask_case(library: &Arc<Library>, case: &Case, day: Date) -> CaseResult {
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
        answer,
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

/// Whether a case asks for the outcome of this answer.
pub(super) fn has_outcome(case: &Case, answer: &Answer) -> bool {
    match case.outcome.as_str() {
        "silent" => !matches!(answer.outcome, Outcome::Answered | Outcome::Clarify),
        wanted => wanted == answer.outcome.code(),
    }
}

/// Whether any place that a case asks for is among what was cited, if it asks for any.
pub(super) fn has_cited(case: &Case, answer: &Answer) -> bool {
    let cited = |anchor| answer.citations.iter().any(|citation| cites(citation, anchor));
    case.cites.is_empty() || case.cites.iter().any(cited)
}

fn holds(case: &Case, answer: &Answer) -> bool {
    let verdict = match (case.verdict.as_deref(), &answer.verdict) {
        (None, _) | (Some("none"), None) => true,
        (Some(wanted), Some(given)) => wanted == given.kind.code(),
        // Silence is no wrong verdict: a case holds the bot to what it may say, not to say it.
        (Some(_), None) => true,
    };
    has_outcome(case, answer) && verdict && has_cited(case, answer)
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

/// The cases that no longer hold, as diagnostics of level error, and those that stand as open and
/// hold, as hints.
pub fn diagnostics(results: &[CaseResult]) -> Vec<Diagnostic> {
    results.iter().filter_map(diagnostic).collect()
}

fn diagnostic(result: &CaseResult) -> Option<Diagnostic> {
    let question = result.case.question.clone();
    let (level, fault) = match (result.holds, result.case.is_open) {
        (true, false) | (false, true) => return None,
        (true, true) => (Level::Hint, Fault::CaseHoldsNow { question }),
        (false, false) => {
            let (expected, found) = (result.expected.clone(), result.found.clone());
            (Level::Error, Fault::CaseBroken { question, expected, found })
        }
    };
    let (file, line) = (result.case.file.clone(), Some(result.case.line));
    Some(Diagnostic { level, file, line, column: None, fault })
}

/// How many cases there are, and how they went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseCounts {
    pub asked: usize,
    pub hold: usize,
    /// Those that do not hold and are known not to.
    pub open: usize,
}

/// Counts replayed cases.
pub fn count(results: &[CaseResult]) -> CaseCounts {
    CaseCounts {
        asked: results.len(),
        hold: results.iter().filter(|result| result.holds).count(),
        open: results.iter().filter(|result| !result.holds && result.case.is_open).count(),
    }
}
