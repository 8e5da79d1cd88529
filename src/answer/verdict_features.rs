//! How sure a verdict is: what the probability hangs on that the table's verdict is right.

use super::norm_match::NormMatch;
use super::weights::{self, Weights};
use crate::model::{AskedModality, Inquiry, Norm, VerdictKind};

/// How many features there are.
pub const VERDICT_COUNT: usize = 43;

/// What the probability hangs on. Of the question's weight, the share that the norm explains in
/// any part, with its passage's other sentences, by its own words, by its conditions alone, by
/// its exceptions alone, and by its other parts; whether it explains every word, all but slight
/// ones, and all but slight ones with the other sentences; whether it has the act; the share of
/// its own words that the question names; whether it says by what or with what and the question
/// does not; whether it has conditions or exceptions; whether its act stands above it; whether it
/// rules without a modal word, or is only guessed; how probable it is that the passage answers;
/// which verdict the table gives; whether leave or a duty is asked for; whether the question has
/// a negation; whether leave is asked for where the table gives a duty, or a duty where it
/// forbids; how near question and passage are by what they mean, 0 where nobody knows; whether
/// its passage is the second or the third, a tenth of its score, and how far that is behind the
/// first's; how far the norm is behind the one that explains most; the product of what it
/// explains and of what its own words do; whether its passage is one sentence; how far the best
/// norm with another verdict, and with the same, is ahead of it in both together; the share of its
/// own words' weight that the question names, and the weight of the heaviest that it does not; the
/// logarithm of one more than how many those words are; and of the norms of its passage that say
/// the opposite, the largest share of the question that one explains and it does not, and that it
/// explains and one does not; whether it names a side, as of an account, that the question leaves
/// open.
pub const VERDICT_NAMES: [&str; VERDICT_COUNT] = [
    "explained",
    "beside",
    "own",
    "conditions",
    "exceptions",
    "rest",
    "every",
    "all",
    "all_beside",
    "act",
    "named",
    "open_adjunct",
    "limits",
    "answer",
    "indicative",
    "guessed",
    "evidence",
    "allowed",
    "allowed_if",
    "not_allowed",
    "required",
    "not_required",
    "asks_leave",
    "asks_duty",
    "denies",
    "required_of_leave",
    "not_allowed_of_duty",
    "cosine",
    "second",
    "third",
    "score",
    "score_behind",
    "explained_behind",
    "explained_own",
    "single",
    "opposed",
    "supported",
    "named_weight",
    "unnamed_most",
    "words",
    "turned",
    "turning",
    "open_side",
];

/// Their values, in that order.
pub type VerdictFeatures = [f32; VERDICT_COUNT];

/// What speaks for a passage.
#[derive(Clone, Copy, Debug, Default)]
pub struct Support {
    /// How probable it is that it answers, 0 to 1.
    pub evidence: f32,
    /// How near it is to the question by what both mean; 0 where nobody knows.
    pub cosine: f32,
    /// What the ranking gives it, and how far that is behind the first.
    pub score: f32,
    pub score_behind: f32,
}

/// How a norm stands among the others that come into question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Among {
    /// The place of its passage, 0 for the first.
    pub place: usize,
    /// The share of the question that it explains, less what the best of them does; 0 or less.
    pub explained_behind: f32,
    /// Whether its passage is one sentence.
    pub is_single: bool,
    /// How far the best of those with another verdict is ahead of it in what it explains and what
    /// its own words do, and the best of those with the same; -2 to 2.
    pub opposed: f32,
    pub supported: f32,
    /// Of the norms of its passage that say the opposite, the largest share of the question that
    /// one explains and it does not, and that it explains and one does not; 0 to 1.
    pub turned: f32,
    pub turning: f32,
}

/// Scores are of the order of tens, the other features of one.
const SCORE_UNIT: f32 = 10.0;

/// What a verdict of `kind` hangs on, where `norm` carries it.
pub fn features(
    kind: VerdictKind,
    matched: &NormMatch,
    norm: &Norm,
    inquiry: &Inquiry,
    support: Support,
    among: Among,
) -> VerdictFeatures {
    let asked = inquiry.asked;
    let flag = |is_so: bool| if is_so { 1.0 } else { 0.0 };
    let is = |other: VerdictKind| flag(kind == other);
    let asks_leave =
        matches!(asked, AskedModality::May | AskedModality::Forbidden | AskedModality::WhatMay);
    [
        matched.explained_share(),
        matched.explained_beside_share(),
        matched.own_share(),
        matched.condition_share(),
        matched.exception_share(),
        matched.rest_share(),
        flag(matched.explains_every()),
        flag(matched.explains_all()),
        flag(matched.explains_all_beside()),
        flag(matched.has_act()),
        matched.main_named,
        flag(matched.has_open_adjunct),
        flag(norm.has_limits()),
        flag(norm.is_answer),
        flag(norm.clause.is_indicative),
        flag(norm.clause.is_guessed),
        support.evidence,
        is(VerdictKind::Allowed),
        is(VerdictKind::AllowedIf),
        is(VerdictKind::NotAllowed),
        is(VerdictKind::Required),
        is(VerdictKind::NotRequired),
        flag(asks_leave),
        flag(asked == AskedModality::Must || asked == AskedModality::WhatMust),
        flag(inquiry.denies),
        flag(asks_leave && kind == VerdictKind::Required),
        flag(!asks_leave && kind == VerdictKind::NotAllowed),
        support.cosine,
        flag(among.place == 1),
        flag(among.place == 2),
        support.score / SCORE_UNIT,
        support.score_behind / SCORE_UNIT,
        among.explained_behind,
        matched.explained_share() * matched.own_share(),
        flag(among.is_single),
        among.opposed,
        among.supported,
        matched.main_named_weight,
        matched.unnamed_most,
        (1.0 + matched.main_words as f32).ln(),
        among.turned,
        among.turning,
        flag(norm.slots.names_more_than(&inquiry.slots)),
    ]
}

/// The probability that a verdict with these features is right, by logistic regression.
pub fn probability(inquiry: &Inquiry, features: &VerdictFeatures) -> f32 {
    let weights = Weights::of(inquiry);
    weights::probability(weights.verdict_bias, &weights.verdict, features)
}

/// From this probability on a verdict is given, where it rests on one question.
pub fn verdict_from(inquiry: &Inquiry) -> f32 {
    Weights::of(inquiry).verdict_from
}
