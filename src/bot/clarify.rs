//! Asking back: whether an answer hangs on one thing that the question leaves out.

use std::sync::Arc;

use super::find::{Found, Scope, find};
use super::library::Library;
use super::verdict;
use crate::answer::rank::Candidate;
use crate::model::{Language, Modality, Norm, Outcome, Slot, VerdictKind};

/// Only rules among so many of the first candidates make the bot ask back.
const CANDIDATES_MAX: usize = 4;

/// What the verdict hangs on, and the passage that decides each side.
#[derive(Clone, Debug)]
pub struct Hanging {
    pub slot: Slot,
    pub sides: [Candidate; 2],
    /// Of a role, the words by which the rule names it.
    pub role: Option<String>,
}

impl Hanging {
    /// The passages, each once: one can decide both sides.
    pub fn passages(&self) -> Vec<Candidate> {
        let mut passages = self.sides.to_vec();
        passages.dedup_by_key(|candidate| candidate.passage);
        passages
    }
}

/// What the rules say on one side of a slot.
#[derive(Clone, Debug)]
struct Side {
    kind: VerdictKind,
    /// How probable it is that this is right, 0 to 1.
    probability: f32,
    /// The share of the question that its norm explains, 0 to 1.
    explained: f32,
    own: f32,
    may_be: bool,
    /// Whether the norm names this side.
    is_told: bool,
    /// Its passage, and its place there.
    norm: (usize, usize),
    candidate: Candidate,
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
    if !matches!(found.evidence.outcome, Outcome::Answered | Outcome::Suggestions)
        || !scope.replies.is_empty()
    {
        return None;
    }
    let open = Slot::ALL.into_iter().filter(|slot| found.inquiry.slots.side(*slot).is_none());
    for slot in open.filter(|slot| is_named(library, found, *slot)) {
        let side = |is_so| on_side(library, question, language, scope, (slot, is_so));
        let sides = [side(true), side(false)];
        if std::env::var("DWDEBUG").is_ok() {
            for (is_so, side) in [(true, &sides[0]), (false, &sides[1])] {
                for s in side {
                    eprintln!(
                        "DW\t{question}\t{:.3}\t{:?}\t{is_so}\t{:?}\t{:.3}\t{:.3}\t{:.3}\t{}\t{}\t{:?}\t{}",
                        found.evidence.probability,
                        slot,
                        s.kind,
                        s.probability,
                        s.explained,
                        s.own,
                        s.may_be,
                        s.is_told,
                        s.norm,
                        library
                            .corpus
                            .passage(s.norm.0)
                            .map(|it| it.1.prose.text.replace(['\n', '\t'], " "))
                            .unwrap_or_default()
                    );
                }
            }
        }
    }
    None
}

fn norm<'a>(library: &'a Library, (passage, at): (usize, usize)) -> Option<&'a Norm> {
    library.norms.of(&library.corpus, passage).get(at)
}

/// Whether a norm holds on one side of `slot`, and on which.
fn told(norm: &Norm, slot: Slot) -> Vec<bool> {
    if slot == Slot::Role {
        let is_of_some = norm.clause.only.is_some()
            && matches!(norm.clause.modality, Modality::May | Modality::MayIf);
        return if is_of_some { vec![true, false] } else { Vec::new() };
    }
    let sides = [&norm.slots, &norm.condition_slots, &norm.exception_slots];
    sides.into_iter().filter_map(|it| it.side(slot)).collect()
}

/// Whether a rule that comes into question holds on one side of `slot`.
fn is_named(library: &Library, found: &Found, slot: Slot) -> bool {
    found.candidates.iter().take(CANDIDATES_MAX).any(|candidate| {
        let norms = library.norms.of(&library.corpus, candidate.passage);
        norms.iter().any(|norm| !told(norm, slot).is_empty())
    })
}

/// What the rules say on one side of a slot.
fn on_side(
    library: &Arc<Library>,
    question: &str,
    language: Language,
    scope: Scope,
    reply: (Slot, bool),
) -> Vec<Side> {
    let found = find(library, question, language, Scope { replies: &[reply], ..scope });
    let readings = verdict::readings(library, &found);
    let side = |(passage, reading): (usize, crate::answer::verdict::Reading)| {
        let features = reading.features.as_ref()?;
        let norm = norm(library, (passage, reading.norm))?;
        Some(Side {
            kind: reading.kind()?,
            probability: crate::answer::verdict_features::probability(&found.inquiry, features),
            explained: features[0],
            own: features[2],
            may_be: reading.may_be,
            is_told: told(norm, reply.0).contains(&reply.1),
            norm: (passage, reading.norm),
            candidate: found.candidates.iter().find(|it| it.passage == passage)?.clone(),
        })
    };
    let mut all: Vec<Side> = readings.into_iter().filter_map(side).collect();
    all.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    all.truncate(4);
    all
}
