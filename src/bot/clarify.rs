//! Asking back: whether an answer hangs on one thing that the question leaves out.

use std::sync::Arc;

use super::find::{Found, Scope, find};
use super::library::Library;
use super::verdict;
use crate::answer::rank::Candidate;
use crate::model::{Language, Outcome, Slot, VerdictKind};

/// Only rules among so many of the first candidates make the bot ask back.
const CANDIDATES_MAX: usize = 4;

/// What the verdict hangs on, and the passage that decides each side.
#[derive(Clone, Debug)]
pub struct Hanging {
    pub slot: Slot,
    pub sides: [Candidate; 2],
}

impl Hanging {
    /// The passages, each once: one can decide both sides.
    pub fn passages(&self) -> Vec<Candidate> {
        let mut passages = self.sides.to_vec();
        passages.dedup_by_key(|candidate| candidate.passage);
        passages
    }
}

/// The slot on which the verdict of what was `found` hangs: the question leaves it out, a rule
/// that comes into question holds on one side of it, and asked on either side the rules give
/// different verdicts. None where the asker has replied already: the bot asks back once.
pub fn hanging(
    library: &Arc<Library>,
    question: &str,
    language: Language,
    scope: Scope,
    found: &Found,
) -> Option<Hanging> {
    if found.evidence.outcome != Outcome::Answered || !scope.replies.is_empty() {
        return None;
    }
    let open = Slot::ALL.into_iter().filter(|slot| found.inquiry.slots.side(*slot).is_none());
    let mut hanging = open.filter(|slot| is_named(library, found, *slot)).filter_map(|slot| {
        let side = |is_so| on_side(library, question, language, scope, (slot, is_so));
        let ((one, yes), (other, no)) = (side(true)?, side(false)?);
        (yes != no).then_some(Hanging { slot, sides: [one, other] })
    });
    hanging.next()
}

/// Whether a rule that comes into question holds on one side of `slot`.
fn is_named(library: &Library, found: &Found, slot: Slot) -> bool {
    found.candidates.iter().take(CANDIDATES_MAX).any(|candidate| {
        let norms = library.norms.of(&library.corpus, candidate.passage);
        norms.iter().any(|norm| {
            let sides = [&norm.slots, &norm.condition_slots, &norm.exception_slots];
            sides.into_iter().any(|it| it.side(slot).is_some())
        })
    })
}

/// The passage that decides the question on one side of a slot, and what it says.
fn on_side(
    library: &Arc<Library>,
    question: &str,
    language: Language,
    scope: Scope,
    reply: (Slot, bool),
) -> Option<(Candidate, VerdictKind)> {
    let found = find(library, question, language, Scope { replies: &[reply], ..scope });
    let decided = verdict::decided(library, &found.inquiry, &found.evidence, &found.candidates);
    let chosen = found.evidence.chosen.into_iter().nth(decided.place)?;
    Some((chosen, decided.decision?.kind))
}
