//! A change tried out in memory: what is wrong with it, and what the bot would answer after it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::change::{NotPublished, checked};
use crate::bot::ask::{AskRequest, Asked, ask};
use crate::bot::library::{Library, LibraryError};
use crate::bot::{Bot, cases};
use crate::model::{Answer, Case, Diagnostic, FileEdit, Level};

/// What would become of the answers.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The snapshot that is answered from.
    pub before: Arc<Library>,
    /// The snapshot after the change; none where its files have errors.
    pub after: Option<Arc<Library>>,
    /// What is wrong in the files of the change, and what the change makes wrong elsewhere.
    pub diagnostics: Vec<Diagnostic>,
    /// The question cases whose answer would change.
    pub cases: Vec<CaseChange>,
    /// Those of them that hold and would not, as errors at their lines.
    pub broken: Vec<Diagnostic>,
    /// What is wrong in organisations to which these rules hold too; those without are left out.
    pub below: Vec<TrialBelow>,
    pub day: Date,
}

/// What a change would break in an organisation below the one that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialBelow {
    pub organisation: String,
    pub diagnostics: Vec<Diagnostic>,
}

/// A question case whose answer would change.
#[derive(Clone, Debug)]
pub struct CaseChange {
    pub case: Case,
    pub before: Answer,
    pub after: Answer,
    /// Whether it holds now.
    pub held: bool,
    /// Whether it would hold.
    pub holds: bool,
}

impl Trial {
    /// The trial of a change that changes nothing.
    pub fn unchanged(library: &Arc<Library>, day: Date) -> Trial {
        Trial {
            before: Arc::clone(library),
            after: Some(Arc::clone(library)),
            diagnostics: Vec::new(),
            cases: Vec::new(),
            broken: Vec::new(),
            below: Vec::new(),
            day,
        }
    }

    /// Whether nothing keeps the change from being published.
    pub fn is_sound(&self) -> bool {
        let has_error = self.diagnostics.iter().any(|found| found.level == Level::Error);
        !has_error && self.after.is_some() && self.broken.is_empty() && self.below.is_empty()
    }

    /// What is answered now and what would be; the second is none where the files have errors.
    pub fn ask(&self, request: &AskRequest) -> (Asked, Option<Asked>) {
        let after = self.after.as_ref().map(|library| ask(library, request));
        (ask(&self.before, request), after)
    }
}

impl Bot {
    /// Tries a change out as of `day`. No file is written, and nothing is answered otherwise.
    ///
    /// # Errors
    /// Where there is no such organisation, the change cannot be made at all, or the index of the
    /// tried snapshot cannot be made.
    pub fn try_out(
        &self,
        organisation: &str,
        edits: &[FileEdit],
        day: Date,
    ) -> Result<Trial, NotPublished> {
        let before = self.library(Some(organisation)).ok_or(NotPublished::NoOrganisation)?;
        let edits = checked(&before, edits)?;
        self.trial(&before, &edits, day)
    }

    /// The trial of edits that were checked.
    pub(super) fn trial(
        &self,
        before: &Arc<Library>,
        edits: &[FileEdit],
        day: Date,
    ) -> Result<Trial, NotPublished> {
        let mut trial = of(before, &named(edits, ""), day)?;
        let id = &before.options.id;
        for other in self.organisations().into_iter().filter_map(|id| self.library(Some(&id))) {
            if is_below(&other, before) {
                let tried = of(&other, &named(edits, &format!("../{id}/")), day)?;
                let errors = tried.diagnostics.into_iter().chain(tried.broken);
                let errors = errors.filter(|found| found.level == Level::Error);
                let diagnostics: Vec<Diagnostic> = errors.collect();
                if !diagnostics.is_empty() {
                    let organisation = other.options.id.clone();
                    trial.below.push(TrialBelow { organisation, diagnostics });
                }
            }
        }
        Ok(trial)
    }
}

/// Whether the rules of `above` hold in `library` too.
pub(super) fn is_below(library: &Library, above: &Library) -> bool {
    let (own, other) = (&library.options.guidelines, &above.options.guidelines);
    let has_parent = |id: &str| library.organisation.parents.iter().any(|parent| parent == id);
    let cites = |id: &str| {
        let mut guidelines = library.corpus.guidelines().iter();
        guidelines.any(|it| it.parent.as_ref().is_some_and(|parent| parent.id == id))
    };
    let id = &above.options.id;
    own != other && own.parent() == other.parent() && (has_parent(id) || cites(id))
}

/// The texts to try out by the names that they have in a snapshot.
fn named(edits: &[FileEdit], prefix: &str) -> BTreeMap<String, Option<String>> {
    let named = |edit: &FileEdit| (format!("{prefix}{}", edit.file), edit.text.clone());
    edits.iter().map(named).collect()
}

fn of(
    before: &Arc<Library>,
    tried: &BTreeMap<String, Option<String>>,
    day: Date,
) -> Result<Trial, NotPublished> {
    let before = Arc::clone(before);
    let is_tried = |found: &Diagnostic| tried.contains_key(&found.file);
    let mut trial = Trial {
        before: Arc::clone(&before),
        after: None,
        diagnostics: Vec::new(),
        cases: Vec::new(),
        broken: Vec::new(),
        below: Vec::new(),
        day,
    };
    let after = match before.with_tried(Arc::new(tried.clone()), day) {
        Ok(after) => after,
        Err(LibraryError::Files { mut diagnostics, .. }) => {
            let is_told = |found: &Diagnostic| found.level == Level::Error || is_tried(found);
            diagnostics.retain(is_told);
            return Ok(Trial { diagnostics, ..trial });
        }
        Err(error) => return Err(error.into()),
    };
    let is_new = |found: &&Diagnostic| is_tried(found) || !before.diagnostics.contains(found);
    trial.diagnostics = after.diagnostics.iter().filter(is_new).cloned().collect();
    if cases::are_comparable(&before, &after) {
        trial.cases = changes(&before, &after, day);
        trial.broken = cases::broken_by_edit(&before, &after, day);
    }
    trial.after = Some(after);
    Ok(trial)
}

/// The cases of `after` that are answered otherwise.
fn changes(before: &Arc<Library>, after: &Arc<Library>, day: Date) -> Vec<CaseChange> {
    let change = |case: &Arc<Case>| {
        let (was, is) = (cases::ask_case(before, case, day), cases::ask_case(after, case, day));
        let change = CaseChange {
            case: Case::clone(case),
            held: was.holds,
            holds: is.holds,
            before: was.answer,
            after: is.answer,
        };
        (!is_same_answer(&change.before, &change.after)).then_some(change)
    };
    after.cases.iter().filter_map(change).collect()
}

/// Whether two answers tell an asker the same.
pub fn is_same_answer(one: &Answer, other: &Answer) -> bool {
    let verdict = |answer: &Answer| answer.verdict.as_ref().map(|verdict| verdict.kind.code());
    let cited = |answer: &Answer| -> Vec<(String, String, String)> {
        let all = answer.citations.iter();
        let words = |it: &crate::model::Citation| {
            (it.file.clone(), it.quote.text().to_string(), it.sentence.text.clone())
        };
        all.map(words).collect()
    };
    one.outcome == other.outcome && verdict(one) == verdict(other) && cited(one) == cited(other)
}
