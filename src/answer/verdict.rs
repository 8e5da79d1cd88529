//! The verdict: what one norm of the citations says of the act that was asked about.
//!
//! `verdict_table` is the whole table; everything before it decides whether the norm is about the
//! question at all, everything after it takes a verdict back that something speaks against. Errors
//! are not equal: each doubt ends in no verdict.

use super::amounts::Amounts;
use super::asked::AskedTerms;
use super::norm_match::{Matcher, NormMatch};
use super::standing::{Standing, among};
use super::staying;
use super::verdict_features::{self, Among, Support, VerdictFeatures, features};
use super::verdict_table::{Asked, Limits, by_table, denies};
use super::veto::{self, Yes};
use super::{opposites, sides};
use crate::language::Wording;
use crate::language::clause::{self, clause_words};
use crate::model::{
    AskedModality, Inquiry, Modality, Norm, Passage, PassageTerms, Slot, Span, VerdictKind,
    Vocabulary, Why,
};

/// A permission must explain this share of it for a plain yes.
const YES_SHARE_MIN: f32 = 0.75;
/// A rule with less of it in its own words is not what is asked about.
const OWN_SHARE_MIN: f32 = 0.1;
/// Unless so few words point to what stands before them: "dat hoeft niet".
const POINTING_WORDS_MAX: usize = 3;
/// From this share on a question names an exception, a condition or the only one who may.
const NAMED_SHARE_MIN: f32 = 0.12;
/// And so many of the exception's own words it names; of those for the only one, or of a condition
/// that denies, more.
const NAMED_WORDS_MIN: f32 = 0.5;
/// So many of a permission's own words a question must name for a plain yes: what the rule adds
/// narrows it.
const MAIN_NAMED_MIN: f32 = 0.5;
/// So many where rule and question are on the same side of a slot: the words for the side ("dat al
/// openbaar is") are then said by a reply, or in other words.
const MAIN_NAMED_ON_SIDE_MIN: f32 = 0.375;

/// A passage with what it rules.
#[derive(Clone, Copy, Debug)]
pub struct Ruled<'a> {
    pub passage: &'a Passage,
    pub terms: &'a PassageTerms,
    pub norms: &'a [Norm],
    /// Its words, as `language::word_spans` has them.
    pub words: &'a [Span],
    /// How its organisation words rules in its language.
    pub wording: &'a Wording,
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
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// The share of it that the norm alone explains.
    pub explained: f32,
    /// The id of the passage that plainly says the contrary of the same act, where one does.
    pub contrary: Option<usize>,
}

/// One norm held against a question.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The place of its passage among those that were looked at.
    pub place: usize,
    /// Its own place in that passage.
    pub norm: usize,
    matched: NormMatch,
    found: Result<(VerdictKind, Limits), Why>,
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
    held_against(inquiry, &Matcher::new(inquiry, &asked), passages)
}

fn held_against(
    inquiry: &Inquiry,
    matcher: &Matcher,
    passages: &[(Ruled, Support)],
) -> Vec<Reading> {
    let mut readings = Vec::new();
    for (place, (ruled, _)) in passages.iter().enumerate() {
        let passage = matcher.passage(ruled);
        readings.extend(ruled.norms.iter().enumerate().map(|(at, norm)| {
            let matched = passage.norm(norm);
            let found = looked_up(inquiry, norm, &matched, ruled);
            let may_be = found.as_ref().is_ok_and(|(kind, _)| {
                may_be(*kind, inquiry, &matched, norm, ruled)
                    && !leaves_open(*kind, inquiry, norm, ruled)
            });
            Reading { place, norm: at, matched, found, features: None, may_be }
        }));
    }
    let standings: Vec<Standing> = readings
        .iter()
        .map(|reading| {
            let modality = passages[reading.place].0.norms[reading.norm].clause.modality;
            Standing::of(reading.place, modality, reading.kind(), &reading.matched)
        })
        .collect();
    let stands: Vec<Among> = (0..standings.len()).map(|at| among(&standings, at)).collect();
    for (at, reading) in readings.iter_mut().enumerate() {
        let (ruled, support) = &passages[reading.place];
        let norm = &ruled.norms[reading.norm];
        let is_single = ruled.passage.sentences.len() == 1;
        let among = Among { place: reading.place, is_single, ..stands[at] };
        let of = |kind| features(kind, &reading.matched, norm, inquiry, *support, among);
        reading.features = reading.kind().map(of);
    }
    readings
}

/// The verdict that one of `passages` carries, the first being the most probable answer, where what
/// is known of it speaks for it. Where it says yes, `all` is asked for every passage there is that
/// may explain so large a share of the question: any of them may speak against it. A verdict is
/// given from the probability `from` on.
pub fn decide<'a>(
    inquiry: &Inquiry,
    passages: &[(Ruled<'a>, Support)],
    from: f32,
    all: impl Fn(f32) -> Vec<Ruled<'a>>,
) -> Decided {
    let asked = AskedTerms::new(inquiry);
    let matcher = Matcher::new(inquiry, &asked);
    let readings = held_against(inquiry, &matcher, passages);
    let Some(best) = best(inquiry, &readings) else {
        return Decided { why: Why::NoNorm, ..Decided::default() };
    };
    let by = |reading: &Reading| decided_by(inquiry, &matcher, passages, reading, from, &all);
    let decided = by(best);
    if decided.why != Why::Vetoed {
        return decided;
    }
    // What forbids on the very side that the question is on is more special than what allows.
    let is_special = |it: &&Reading| {
        let norm = &passages[it.place].0.norms[it.norm];
        it.kind() == Some(VerdictKind::NotAllowed) && inquiry.slots.shares_side(&norm.slots)
    };
    let mut special = readings.iter().filter(is_special).map(by);
    special.find(|it| it.decision.is_some()).unwrap_or(decided)
}

/// What one reading gives.
fn decided_by<'a>(
    inquiry: &Inquiry,
    matcher: &Matcher,
    passages: &[(Ruled<'a>, Support)],
    reading: &Reading,
    from: f32,
    all: &dyn Fn(f32) -> Vec<Ruled<'a>>,
) -> Decided {
    let ruled = &passages[reading.place].0;
    let norm = &ruled.norms[reading.norm];
    let decided = Decided {
        decision: None,
        place: reading.place,
        norm: Some(reading.norm),
        why: Why::Decided,
        considered: reading.kind().zip(reading.features),
        shares: reading.shares(),
        explained: reading.matched.explained_share(),
        contrary: None,
    };
    let none = |why| Decided { why, ..decided.clone() };
    let (Some((kind, features)), Ok((_, limits))) = (decided.considered, &reading.found) else {
        return none(reading.found.as_ref().err().copied().unwrap_or(Why::NoCell));
    };
    if leaves_open(kind, inquiry, norm, ruled) {
        return none(Why::OtherSide);
    }
    if !reading.may_be || verdict_features::probability(inquiry, &features) < from {
        return none(Why::NotExplained);
    }
    if says_yes(kind) {
        let (explained, own) = (decided.explained, (ruled, reading.norm));
        let yes = Yes { inquiry, matcher, kind, explained, own };
        if all(yes.share_min()).iter().any(|it| yes.is_vetoed_by(it)) {
            return none(Why::Vetoed);
        }
    }
    let (conditions, exceptions) = match limits {
        Limits::OfNorm => (norm.clause.conditions.clone(), norm.clause.exceptions.clone()),
        Limits::ExceptionsAreConditions => (norm.clause.exceptions.clone(), Vec::new()),
        Limits::WholeNorm => (norm.clause.spans.clone(), Vec::new()),
        Limits::None => (Vec::new(), Vec::new()),
    };
    let decision = Some(Decision { kind, norm: reading.norm, conditions, exceptions });
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

/// Whether the norm is clear, and of the case that is asked about; else why it gives nothing.
fn about_it(inquiry: &Inquiry, norm: &Norm, matched: &NormMatch, ruled: &Ruled) -> Result<(), Why> {
    if inquiry.asked == AskedModality::Other {
        return Err(Why::NotAsked);
    }
    if !norm.clause.is_clear {
        return Err(Why::Unclear);
    }
    // What another passage lifts it for may be what the question speaks of.
    if !norm.lifted.is_empty() && !matched.explains_all() {
        return Err(Why::NotExplained);
    }
    match inquiry.slots.contrary(&norm.slots) {
        Some(Slot::Account) => return Err(Why::OtherAccount),
        Some(_) => return Err(Why::OtherSide),
        None => {}
    }
    // "Een adres, geen naam" forbids nothing of an address.
    let is_apart = matched.apart_named.is_some_and(|named| named < NAMED_WORDS_MIN);
    let differs = sides::differ_in_rule(inquiry, norm) || opposites::differ(inquiry, norm, ruled);
    if is_apart || differs {
        return Err(Why::OtherSide);
    }
    Ok(())
}

/// What the table gives for the norm, before anything is held against it; or why it gives nothing.
fn looked_up(
    inquiry: &Inquiry,
    norm: &Norm,
    matched: &NormMatch,
    ruled: &Ruled,
) -> Result<(VerdictKind, Limits), Why> {
    about_it(inquiry, norm, matched, ruled)?;
    let amounts = Amounts::of(inquiry, norm);
    if amounts.differ_in_rule || amounts.meet_exception == Some(true) {
        return Err(Why::OtherSide);
    }
    if let Some(found) = staying::turned(inquiry, norm, ruled) {
        return found;
    }
    let is_other_condition = inquiry.slots.contrary(&norm.condition_slots).is_some();
    let is_named = |share: f32| share >= NAMED_SHARE_MIN;
    let names_condition = is_named(matched.condition_share()) || amounts.meet_condition.is_some();
    let each = || norm.clause.conditions.iter().zip(matched.condition_shares());
    // A question breaks the condition that it names where one of the two denies and the other does
    // not; where the condition denies, it must name what is denied, and less than that is a doubt.
    let is_turned = |span: &Span, share: f32| {
        let denied = denies(std::slice::from_ref(span), ruled);
        (is_named(share) && inquiry.denies != denied).then_some(denied)
    };
    let turned: Vec<bool> = each()
        .filter_map(|(span, [share, named])| {
            Some(!is_turned(span, share)? || named > NAMED_WORDS_MIN)
        })
        .collect();
    let asks_condition = each().any(|(_, [_, named])| named >= NAMED_WORDS_MIN);
    let is_on_side_of_exception = inquiry.slots.shares_side(&norm.exception_slots);
    let touches_exception = is_on_side_of_exception || is_named(matched.exception_share());
    let question = Asked {
        modality: inquiry.asked,
        denies: inquiry.denies,
        touches_exception,
        names_exception: is_on_side_of_exception
            || touches_exception && matched.exceptions_named >= NAMED_WORDS_MIN,
        rules_out_exceptions: inquiry.slots.contrary(&norm.exception_slots).is_some()
            || amounts.meet_exception == Some(false),
        names_condition: names_condition
            || is_other_condition
            || inquiry.slots.shares_side(&norm.condition_slots),
        asks_condition: names_condition && asks_condition,
        doubts_condition: turned.contains(&false),
        breaks_condition: is_other_condition
            || turned.contains(&true)
            || amounts.meet_condition == Some(false)
            || names_condition && sides::differ_in_condition(inquiry, norm)
            || each().any(|(span, [_, named])| {
                named >= NAMED_WORDS_MIN && sides::comes_before(inquiry, *span, ruled)
            }),
        names_only: is_named(matched.rest_share()) && matched.only_named >= NAMED_WORDS_MIN,
        is_only: inquiry.slots.side(Slot::Role),
        refuses: inquiry.refuses,
    };
    by_table(question, norm, ruled).ok_or_else(|| why_none(question, norm))
}

/// Why the table gives nothing.
fn why_none(asked: Asked, norm: &Norm) -> Why {
    match norm.clause.modality {
        Modality::MustNot if asked.touches_exception => Why::MaybeException,
        Modality::MayIf if asked.doubts_condition => Why::OpenCondition,
        Modality::NeedNot if !norm.clause.conditions.is_empty() && !asked.names_condition => {
            Why::OpenCondition
        }
        _ => Why::NoCell,
    }
}

/// Whether a verdict may be given at all. A "no" that is not meant sends somebody to ask; a "yes"
/// that is not meant cannot be taken back: so a yes needs more than to be probable.
fn may_be(
    kind: VerdictKind,
    inquiry: &Inquiry,
    matched: &NormMatch,
    norm: &Norm,
    ruled: &Ruled,
) -> bool {
    // Beside a condition or an exception, nothing of the question may be left unexplained.
    let is_on_side = inquiry.slots.shares_side(&norm.slots);
    let named_min = if is_on_side { MAIN_NAMED_ON_SIDE_MIN } else { MAIN_NAMED_MIN };
    let is_safe = (!norm.has_limits() || matched.explains_all()) && !norm.clause.is_guessed;
    match kind {
        VerdictKind::Allowed => {
            is_safe
                && matched.has_act()
                && matched.explains_every()
                && matched.explained_share() >= YES_SHARE_MIN
                && matched.main_named >= named_min
                && !matched.has_open_adjunct
        }
        VerdictKind::AllowedIf => is_safe && matched.has_act(),
        VerdictKind::NotAllowed | VerdictKind::Required | VerdictKind::NotRequired => {
            matched.own_share() > OWN_SHARE_MIN
                || matched.main_words <= POINTING_WORDS_MAX && points(norm, ruled)
        }
    }
}

/// Whether a norm of few words is about what stands before it: "dat hoeft niet", "No.".
fn points(norm: &Norm, ruled: &Ruled) -> bool {
    let spans = || norm.clause.spans.iter().filter_map(|it| it.of(&ruled.passage.prose.text));
    let pointers = &clause_words().limiting.pointers;
    norm.is_answer
        || norm.lead_in.is_some()
        || spans().flat_map(clause::words).any(|word| pointers.has(&word.text))
}

fn says_yes(kind: VerdictKind) -> bool {
    matches!(kind, VerdictKind::Allowed | VerdictKind::AllowedIf)
}

/// Whether a yes hangs on more than the norm says: on a time or place that the question does not
/// name, or on the sentence after it.
fn leaves_open(kind: VerdictKind, inquiry: &Inquiry, norm: &Norm, ruled: &Ruled) -> bool {
    let is_open = || sides::are_left_open(inquiry, norm);
    says_yes(kind) && !inquiry.slots.shares_side(&norm.slots) && is_open()
        || kind == VerdictKind::Allowed && veto::is_limited_later(ruled, norm)
}
