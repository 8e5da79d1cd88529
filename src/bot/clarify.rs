//! Asking back: whether an answer hangs on one thing that the question leaves out.

use std::sync::Arc;

use super::find::{Found, Scope, find};
use super::library::Library;
use super::verdict::{self, FromOn};
use crate::answer::rank::Candidate;
use crate::answer::verdict::Reading;
use crate::answer::verdict_features::probability;
use crate::language::slots::names_a_moment;
use crate::model::{Language, Modality, Norm, Outcome, Slot, VerdictKind, Why};
use crate::understanding::asks_yes_or_no;

/// Only rules among so many of the first candidates make the bot ask back.
const CANDIDATES_MAX: usize = 4;
/// Where neither side is sure, the match must be so probable: a question that is hardly about the
/// rules is not asked on.
const EVIDENCE_MIN: f32 = 0.6;
/// And what the rules of both sides explain of the question may differ by so much, where only one
/// of them names its side: they are about the same act.
const LIKE_SHARE_MIN: f32 = 0.9;

/// Where the rules of both sides each name their own, so probable must both be. Chosen on nineteen
/// exams of our own: of 13 questions back 11 were right; with one of the two at .5, 8 of 10.
const NAMED_BY_BOTH_MIN: f32 = 0.3;

/// Among so many of the first candidates, and so many passages on either side of the first, the
/// rules of both sides are looked for.
const POOL_MAX: usize = 12;
const AROUND_FIRST: usize = 2;
/// Of two rules of one section, each of which names its own side, one must be so probable, and the
/// other so. Chosen on the questions about twenty-four organisations, without an encoder: of 23
/// questions back, for whichever reason, 19 are right; from .1 on it is 19 of 25.
const MORE_PROBABLE_MIN: f32 = 0.3;
const LESS_PROBABLE_MIN: f32 = 0.15;

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
    /// Whether it would be given as the verdict.
    is_sure: bool,
    /// How probable it is, and whether as much as a verdict must be that two sides speak for.
    probability: f32,
    is_probable: bool,
    /// The share of the question that the rule explains, 0 to 1.
    explained: f32,
    /// Whether the rule names this side.
    is_told: bool,
    /// Who alone may, in the words of the rule.
    role: Option<String>,
    candidate: Candidate,
}

/// The slot on which the verdict of what was `found` hangs: the question leaves it out, a rule
/// that comes into question holds on one side of it, and asked on either side the rules say
/// different things. Both must be sure enough to be given; or the rules of both sides are about
/// the same act, so that each speaks for the other. None where the asker has replied already: the
/// bot asks back once.
pub fn hanging(
    library: &Arc<Library>,
    question: &str,
    language: Language,
    scope: Scope,
    found: &Found,
) -> Option<Hanging> {
    let is_match = match found.evidence.outcome {
        Outcome::Answered => true,
        Outcome::Suggestions => found.evidence.probability >= EVIDENCE_MIN,
        _ => false,
    };
    if !is_match || !scope.replies.is_empty() {
        return None;
    }
    let may_be_contrast = asks_yes_or_no(question, language);
    let open = Slot::ALL.into_iter().filter(|slot| found.inquiry.slots.side(*slot).is_none());
    let first = &found.candidates[..found.candidates.len().min(CANDIDATES_MAX)];
    let is_named =
        |slot: &Slot| [true, false].into_iter().any(|it| is_named(library, first, *slot, it));
    let mut hanging = open.filter(is_named).filter_map(|slot| {
        let side = |is_so| on_side(library, found, (slot, is_so));
        let (one, other) = (side(true)?, side(false)?);
        let is_sure = one.is_sure && other.is_sure && found.evidence.outcome == Outcome::Answered;
        let is_open = is_open(slot, found, question, language);
        let is_contrast = may_be_contrast && is_open && are_of_one_act(&one, &other);
        let role = one.role.clone().filter(|_| slot == Slot::Role);
        let asks = one.kind != other.kind && (is_sure || is_contrast);
        asks.then_some(Hanging { slot, sides: [one.candidate, other.candidate], role })
    });
    if let Some(hanging) = hanging.next() {
        return Some(hanging);
    }
    let pool = if may_be_contrast { pool(library, found) } else { Vec::new() };
    let mut open =
        Slot::WORDED.into_iter().filter(|slot| is_open(*slot, found, question, language));
    open.find_map(|slot| of_one_section(library, found, &pool, slot))
}

/// Whether the question leaves a slot open. Who says when it is, says on which side of a day it is.
fn is_open(slot: Slot, found: &Found, question: &str, language: Language) -> bool {
    found.inquiry.slots.side(slot).is_none()
        && match slot {
            Slot::Role => false,
            Slot::Public | Slot::Election => !names_a_moment(question, language),
            Slot::Account | Slot::Device | Slot::Recognisable => true,
        }
}

/// The first candidates, and the passages around the first of them.
fn pool(library: &Library, found: &Found) -> Vec<Candidate> {
    let mut pool: Vec<Candidate> = found.candidates.iter().take(POOL_MAX).cloned().collect();
    let Some(first) = pool.first().cloned() else { return pool };
    let near = first.passage.saturating_sub(AROUND_FIRST)..=first.passage + AROUND_FIRST;
    for passage in near {
        if section(library, passage) == section(library, first.passage)
            && pool.iter().all(|it| it.passage != passage)
        {
            pool.push(Candidate { passage, score: 0.0, ..first.clone() });
        }
    }
    pool
}

/// The file and the section in it that a passage stands in.
fn section(library: &Library, passage: usize) -> Option<(&str, usize)> {
    library.corpus.passage(passage).map(|(guideline, it)| (guideline.file.as_str(), it.section))
}

/// The slot, where two rules of one section hold on its two sides and say different things, so that
/// what the section says hangs on it. Neither need be among those that are cited: who asks in the
/// words of one side is far from those of the other.
fn of_one_section(
    library: &Library,
    found: &Found,
    pool: &[Candidate],
    slot: Slot,
) -> Option<Hanging> {
    if ![true, false].into_iter().all(|is_so| is_named(library, pool, slot, is_so)) {
        return None;
    }
    let [ones, others] = [true, false].map(|is_so| {
        let found = found.with_replies(library, &[(slot, is_so)]);
        let readings = verdict::readings_of(library, &found, pool).into_iter();
        let rule = |reading: Reading| {
            let candidate = pool[reading.place].clone();
            let norm = library.norms.of(&library.corpus, candidate.passage).get(reading.norm)?;
            let (kind, features) = reading.kind().zip(reading.features)?;
            let is_told = is_told(norm, slot, is_so);
            is_told.then(|| (kind, probability(&found.inquiry, &features), candidate))
        };
        readings.filter_map(rule).collect::<Vec<_>>()
    });
    let mut best: Option<(f32, [Candidate; 2])> = None;
    for (one_kind, one, of_one) in &ones {
        for (other_kind, other, of_other) in &others {
            let is_contrast = one_kind != other_kind
                && one.max(*other) >= MORE_PROBABLE_MIN
                && one.min(*other) >= LESS_PROBABLE_MIN
                && section(library, of_one.passage) == section(library, of_other.passage);
            if is_contrast && best.as_ref().is_none_or(|it| it.0 < one * other) {
                best = Some((one * other, [of_one.clone(), of_other.clone()]));
            }
        }
    }
    best.map(|(_, sides)| Hanging { slot, sides, role: None })
}

/// Whether the rules of two sides speak for each other: where each names its own side, neither must
/// be improbable. Where only one of them names its side, the other must be a rule of its own
/// that is as probable and explains as much: the next sentence is often about something else.
fn are_of_one_act(one: &Side, other: &Side) -> bool {
    let (less, more) = (one.explained.min(other.explained), one.explained.max(other.explained));
    let are_apart = one.candidate.passage != other.candidate.passage;
    match (one.is_told, other.is_told) {
        (true, true) => one.probability.min(other.probability) >= NAMED_BY_BOTH_MIN,
        (true, false) | (false, true) if are_apart => {
            one.is_probable && other.is_probable && less >= more * LIKE_SHARE_MIN
        }
        _ => false,
    }
}

/// Whether `norm` holds on that side of `slot`.
fn is_told(norm: &Norm, slot: Slot, is_so: bool) -> bool {
    let sides = [&norm.slots, &norm.condition_slots, &norm.exception_slots];
    sides.into_iter().any(|it| it.side(slot) == Some(is_so))
        || slot == Slot::Role && is_of_some(norm)
}

/// Whether only some may do what `norm` rules.
fn is_of_some(norm: &Norm) -> bool {
    norm.clause.only.is_some() && matches!(norm.clause.modality, Modality::May | Modality::MayIf)
}

/// Whether a rule of one of `candidates` holds on that side of `slot`.
fn is_named(library: &Library, candidates: &[Candidate], slot: Slot, is_so: bool) -> bool {
    let of = |it: &Candidate| library.norms.of(&library.corpus, it.passage);
    candidates.iter().flat_map(of).any(|norm| is_told(norm, slot, is_so))
}

/// What the rules say on one side of a slot.
fn on_side(library: &Library, found: &Found, (slot, is_so): (Slot, bool)) -> Option<Side> {
    let found = found.with_replies(library, &[(slot, is_so)]);
    let decided = verdict::decided(library, &found);
    if !matches!(decided.why, Why::Decided | Why::NotExplained) {
        return None;
    }
    let (kind, features) = decided.considered?;
    let candidate = found.evidence.chosen.get(decided.place)?.clone();
    let norm = library.norms.of(&library.corpus, candidate.passage).get(decided.norm?)?;
    let passage = library.corpus.passage(candidate.passage)?.1;
    let probability = probability(&found.inquiry, &features);
    let role = norm.clause.only.and_then(|span| span.of(&passage.prose.text));
    Some(Side {
        kind,
        is_sure: decided.decision.is_some(),
        probability,
        is_probable: probability >= FromOn::TwoSides.verdict_from(&found.inquiry),
        explained: decided.explained,
        is_told: is_told(norm, slot, is_so),
        role: role.map(str::to_string),
        candidate,
    })
}

/// The passage that decides on the side of a reply in `scope`, where that answers what the bot asks
/// back at `question`.
pub fn replied(
    library: &Arc<Library>,
    question: &str,
    language: Language,
    scope: Scope,
) -> Option<Candidate> {
    if scope.replies.is_empty() {
        return None;
    }
    let open = Scope { replies: &[], ..scope };
    let found = find(library, question, language, open);
    let asked = hanging(library, question, language, open, &found)?;
    let (_, is_so) = scope.replies.iter().find(|(slot, _)| *slot == asked.slot)?;
    let [one, other] = asked.sides;
    Some(if *is_so { one } else { other })
}
