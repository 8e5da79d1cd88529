//! The verdict: what one norm of the citations says of the act that was asked about.
//!
//! `verdict_table` is the whole table; everything before it decides whether the norm is about the
//! question at all, everything after it takes a verdict back that something speaks against. Errors
//! are not equal: each doubt ends in no verdict.

use super::asked::AskedTerms;
use super::norm_match::{Matcher, NormMatch};
use super::sides::Sides;
use super::verdict_features::{self, Among, Support, VerdictFeatures, features};
use super::verdict_table::{Asked, Limits, by_table, denies};
use super::weights::Weights;
use crate::language::clause;
use crate::model::{
    AskedModality, Inquiry, Language, Modality, Norm, Passage, PassageTerms, Slot, Span,
    VerdictKind, Vocabulary, Why,
};

/// The words of the norm itself, not what stands above it, must have this share of a question's
/// weight before it speaks against a yes.
const OWN_SHARE_MIN: f32 = 0.3;
/// A permission must explain this share of it for a plain yes.
const YES_SHARE_MIN: f32 = 0.75;
/// From this share on a question names an exception, a condition or the only one who may.
const NAMED_SHARE_MIN: f32 = 0.12;
/// And so many of the exception's own words, or of those for the only one, it names.
const NAMED_WORDS_MIN: f32 = 0.5;
/// So many of a permission's own words a question must name for a plain yes: what the rule adds
/// narrows it.
const MAIN_NAMED_MIN: f32 = 0.5;
/// A prohibition that explains this share of what the permission explains speaks against it.
const VETO_SHARE: f32 = 0.7;

/// A passage with what it rules.
#[derive(Clone, Copy, Debug)]
pub struct Ruled<'a> {
    pub passage: &'a Passage,
    pub terms: &'a PassageTerms,
    pub norms: &'a [Norm],
    pub language: Language,
    pub vocabulary: &'a Vocabulary,
}

/// What a norm says, with the place of the norm and its conditions and exceptions in the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub kind: VerdictKind,
    pub norm: usize,
    pub conditions: Vec<Span>,
    pub exceptions: Vec<Span>,
}

/// What came of deciding.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    pub decision: Option<Decision>,
    /// Which of the passages that were looked at has the norm, by its place among them.
    pub place: usize,
    /// The norm that was looked at, by its place in that passage.
    pub norm: Option<usize>,
    pub why: Why,
    /// What the table gives, with what its being right hangs on.
    pub considered: Option<(VerdictKind, VerdictFeatures)>,
    /// The share of the question's weight that the norm explains, and that its own words do.
    pub shares: [f32; 2],
}

/// One norm held against a question.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The place of its passage among those that were looked at.
    pub place: usize,
    /// Its own place in that passage.
    pub norm: usize,
    matched: NormMatch,
    found: Result<(VerdictKind, Limits, Sides), Why>,
    /// What the probability hangs on that the verdict is right; none where the table gives none.
    pub features: Option<VerdictFeatures>,
    /// Whether the verdict may be given at all, if it is probable enough.
    pub may_be: bool,
}

impl Reading {
    /// What the table gives, before anything is held against it.
    pub fn kind(&self) -> Option<VerdictKind> {
        self.found.as_ref().ok().map(|found| found.0)
    }

    fn shares(&self) -> [f32; 2] {
        [self.matched.explained_beside_share(), self.matched.own_share()]
    }
}

/// Every norm of the passages held against the question; of each passage what speaks for it.
pub fn readings(inquiry: &Inquiry, passages: &[(Ruled, Support)]) -> Vec<Reading> {
    let asked = AskedTerms::new(inquiry);
    let matcher = Matcher::new(inquiry, &asked);
    let mut readings = Vec::new();
    for (place, (ruled, _)) in passages.iter().enumerate() {
        let passage = matcher.passage(ruled);
        readings.extend(ruled.norms.iter().enumerate().map(|(at, norm)| {
            let matched = passage.norm(norm);
            let found = looked_up(inquiry, norm, &matched, ruled);
            let may_be = found.as_ref().is_ok_and(|it| may_be(it.0, &matched, norm));
            Reading { place, norm: at, matched, found, features: None, may_be }
        }));
    }
    let all: Vec<VerdictFeatures> = (0..readings.len())
        .filter_map(|at| {
            let reading = &readings[at];
            let (ruled, support) = &passages[reading.place];
            let norm = &ruled.norms[reading.norm];
            let among = among(&readings, at, ruled);
            Some(features(reading.kind()?, &reading.matched, norm, inquiry, *support, among))
        })
        .collect();
    let ruling = readings.iter_mut().filter(|reading| reading.kind().is_some());
    ruling.zip(all).for_each(|(reading, features)| reading.features = Some(features));
    readings
}

/// How the reading at `at` stands among all.
fn among(readings: &[Reading], at: usize, ruled: &Ruled) -> Among {
    let reading = &readings[at];
    let explained = |it: &Reading| it.matched.explained_share();
    let both = |it: &Reading| explained(it) + it.matched.own_share();
    let others = || readings.iter().enumerate().filter(|(other, _)| *other != at);
    let most = |is_same: bool| {
        let ruling = others().filter_map(|(_, it)| Some((it.kind()?, it)));
        let of_kind = ruling.filter(|(kind, _)| (Some(*kind) == reading.kind()) == is_same);
        of_kind.map(|(_, it)| both(it)).fold(0.0, f32::max) - both(reading)
    };
    Among {
        place: reading.place,
        explained_behind: explained(reading) - readings.iter().map(explained).fold(0.0, f32::max),
        is_single: ruled.passage.sentences.len() == 1,
        opposed: most(false),
        supported: most(true),
    }
}

/// The verdict that one of `passages` carries, the first being the most probable answer, where what
/// is known of it speaks for it; `others`, asked for only where it says yes, may speak against it.
pub fn decide<'a>(
    inquiry: &Inquiry,
    passages: &[(Ruled<'a>, Support)],
    others: impl FnOnce() -> Vec<Ruled<'a>>,
) -> Decided {
    let readings = readings(inquiry, passages);
    let Some(best) = best(inquiry, &readings) else {
        let why = Why::NoNorm;
        let (decision, norm, considered) = (None, None, None);
        return Decided { decision, place: 0, norm, why, considered, shares: [0.0; 2] };
    };
    let ruled = &passages[best.place].0;
    let norm = &ruled.norms[best.norm];
    let decided = Decided {
        decision: None,
        place: best.place,
        norm: Some(best.norm),
        why: Why::Decided,
        considered: best.kind().zip(best.features),
        shares: best.shares(),
    };
    let none = |why| Decided { why, ..decided.clone() };
    let (Some((kind, features)), Ok((_, limits, sides))) = (decided.considered, &best.found) else {
        return none(best.found.as_ref().err().copied().unwrap_or(Why::NoCell));
    };
    if !best.may_be || !is_probable(inquiry, &features) {
        return none(Why::NotExplained);
    }
    let says_yes = matches!(kind, VerdictKind::Allowed | VerdictKind::AllowedIf);
    if says_yes && sides.are_left_open && !inquiry.slots.shares_side(&norm.slots) {
        return none(Why::OtherSide);
    }
    if says_yes && is_vetoed(inquiry, best, ruled, &others())
        || kind == VerdictKind::Allowed && is_limited_later(ruled, norm)
    {
        return none(Why::Vetoed);
    }
    let (conditions, exceptions) = match limits {
        Limits::OfNorm => (norm.clause.conditions.clone(), norm.clause.exceptions.clone()),
        Limits::ExceptionsAreConditions => (norm.clause.exceptions.clone(), Vec::new()),
        Limits::WholeNorm => (norm.clause.spans.clone(), Vec::new()),
        Limits::None => (Vec::new(), Vec::new()),
    };
    let decision = Some(Decision { kind, norm: best.norm, conditions, exceptions });
    Decided { decision, ..none(Why::Decided) }
}

/// The reading whose verdict is most probably right; where no norm gives one, the norm of the first
/// passage that explains most.
fn best<'r>(inquiry: &Inquiry, readings: &'r [Reading]) -> Option<&'r Reading> {
    let probability = |reading: &Reading| {
        reading.features.as_ref().map_or(0.0, |it| verdict_features::probability(inquiry, it))
    };
    let explains = |reading: &Reading| {
        let matched = &reading.matched;
        (matched.explained_share() + matched.own_share()) / (1 + reading.place) as f32
    };
    readings.iter().reduce(|one, other| {
        let order = probability(one)
            .total_cmp(&probability(other))
            .then(explains(one).total_cmp(&explains(other)));
        if order.is_lt() { other } else { one }
    })
}

/// What the table gives for the norm, before anything is held against it; or why it gives nothing.
fn looked_up(
    inquiry: &Inquiry,
    norm: &Norm,
    matched: &NormMatch,
    ruled: &Ruled,
) -> Result<(VerdictKind, Limits, Sides), Why> {
    if inquiry.asked == AskedModality::Other {
        return Err(Why::NotAsked);
    }
    if !norm.clause.is_clear {
        return Err(Why::Unclear);
    }
    match inquiry.slots.contrary(&norm.slots) {
        Some(Slot::Account) => return Err(Why::OtherAccount),
        Some(_) => return Err(Why::OtherSide),
        None => {}
    }
    let sides = Sides::of(inquiry, norm, ruled);
    if sides.differ_in_rule {
        return Err(Why::OtherSide);
    }
    let is_other_condition = inquiry.slots.contrary(&norm.condition_slots).is_some();
    let is_named = |share: f32| share >= NAMED_SHARE_MIN;
    // A question that names a condition breaks it where one of the two denies and the other does
    // not.
    let breaks = |(span, share): (&Span, f32)| {
        is_named(share) && inquiry.denies != denies(std::slice::from_ref(span), ruled)
    };
    let names_condition = is_named(matched.condition_share());
    let breaks_condition =
        norm.clause.conditions.iter().zip(matched.condition_shares()).any(breaks);
    let touches_exception =
        inquiry.slots.shares_side(&norm.exception_slots) || is_named(matched.exception_share());
    let question = Asked {
        modality: inquiry.asked,
        denies: inquiry.denies,
        touches_exception,
        names_exception: touches_exception
            && (inquiry.slots.shares_side(&norm.exception_slots)
                || matched.exceptions_named >= NAMED_WORDS_MIN),
        rules_out_exceptions: inquiry.slots.contrary(&norm.exception_slots).is_some(),
        names_condition: names_condition || is_other_condition,
        breaks_condition: is_other_condition
            || breaks_condition
            || names_condition && sides.differ_in_condition,
        names_only: is_named(matched.rest_share()) && matched.only_named > NAMED_WORDS_MIN,
        refuses: inquiry.refuses,
    };
    let (kind, limits) = by_table(question, norm, ruled).ok_or(why_none(question, norm))?;
    Ok((kind, limits, sides))
}

/// Why the table gives nothing.
fn why_none(asked: Asked, norm: &Norm) -> Why {
    match norm.clause.modality {
        Modality::MustNot if asked.touches_exception => Why::MaybeException,
        Modality::NeedNot if !norm.clause.conditions.is_empty() && !asked.names_condition => {
            Why::OpenCondition
        }
        _ => Why::NoCell,
    }
}

/// Whether the sentence after the norm's limits it: "Daarvoor is toestemming nodig."
fn is_limited_later(ruled: &Ruled, norm: &Norm) -> bool {
    let Some(next) = ruled.passage.sentences.get(norm.sentence + 1) else { return false };
    let words = clause::words(ruled.passage.sentence_text(next));
    words.first().is_some_and(|word| LIMITING_OPENERS.contains(&word.text.as_str()))
}

/// Words with which a sentence goes on about the one before.
const LIMITING_OPENERS: [&str; 28] = [
    "hiervoor",
    "daarvoor",
    "vraag",
    "dit",
    "dat",
    "uitgezonderd",
    "maar",
    "echter",
    "wel",
    "let",
    "overleg",
    "doe",
    "alleen",
    "behalve",
    "niet",
    "this",
    "that",
    "ask",
    "for",
    "however",
    "but",
    "except",
    "only",
    "check",
    "do",
    "it",
    "never",
    "nooit",
];

/// Whether a verdict is probable enough.
fn is_probable(inquiry: &Inquiry, features: &VerdictFeatures) -> bool {
    verdict_features::probability(inquiry, features) >= Weights::of(inquiry).verdict_from
}

/// Whether a verdict may be given at all. A "no" that is not meant sends somebody to ask; a "yes"
/// that is not meant cannot be taken back: so a yes needs more than to be probable.
fn may_be(kind: VerdictKind, matched: &NormMatch, norm: &Norm) -> bool {
    let has_limits = !norm.clause.conditions.is_empty() || !norm.clause.exceptions.is_empty();
    // Beside a condition or an exception, nothing of the question may be left unexplained.
    let is_safe = (!has_limits || matched.explains_all()) && !norm.clause.is_guessed;
    match kind {
        VerdictKind::Allowed => {
            is_safe
                && matched.has_act()
                && matched.explains_every()
                && matched.explained_share() >= YES_SHARE_MIN
                && matched.main_named >= MAIN_NAMED_MIN
                && !matched.has_open_adjunct
        }
        VerdictKind::AllowedIf => is_safe && matched.has_act(),
        VerdictKind::NotAllowed | VerdictKind::Required | VerdictKind::NotRequired => true,
    }
}

/// Whether another norm forbids what the one that was read, of `own`, allows.
fn is_vetoed(inquiry: &Inquiry, by: &Reading, own: &Ruled, others: &[Ruled]) -> bool {
    let asked = AskedTerms::new(inquiry);
    let matcher = Matcher::new(inquiry, &asked);
    let explained = by.matched.explained_share() * VETO_SHARE;
    let forbids = |ruled: &Ruled, but: Option<usize>| {
        let passage = matcher.passage(ruled);
        let others = ruled.norms.iter().enumerate().filter(|(place, _)| Some(*place) != but);
        others.into_iter().any(|(_, norm)| {
            let is_no = matches!(norm.clause.modality, Modality::MustNot | Modality::ShouldNot);
            // What forbids it on another account, or at another time, does not count.
            is_no && inquiry.slots.contrary(&norm.slots).is_none() && {
                let matched = passage.norm(norm);
                matched.explained_share() >= explained && matched.own_share() >= OWN_SHARE_MIN
            }
        })
    };
    forbids(own, Some(by.norm)) || others.iter().any(|other| forbids(other, None))
}
