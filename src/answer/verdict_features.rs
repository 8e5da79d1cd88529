//! How sure a verdict is: what the probability hangs on that the table's verdict is right.

use super::norm_match::NormMatch;
use super::weights::{self, Weights};
use crate::model::{AskedModality, Inquiry, Norm, VerdictKind};

/// How many features there are.
pub const VERDICT_COUNT: usize = 27;

/// What the probability hangs on. Of the question's weight, the share that the norm explains in
/// any part, with its passage's other sentences, by its own words, by its conditions alone, by its
/// exceptions alone, and by its other parts; whether it explains every word, all but slight ones,
/// and all but slight ones with the other sentences; whether it has the act; the share of its own
/// words that the question names; whether it says by what or with what and the question does not;
/// whether it has conditions or exceptions; whether its act stands above it; whether it rules
/// without a modal word; how probable it is that the passage answers; which verdict the table
/// gives; whether leave or a duty is asked for; whether the question has a negation; whether leave
/// is asked for where the table gives a duty, or a duty where it forbids; and how near question
/// and passage are by what they mean, 0 where nobody knows.
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
}

/// What a verdict of `kind` hangs on, where `norm` carries it.
pub fn features(
    kind: VerdictKind,
    matched: &NormMatch,
    norm: &Norm,
    inquiry: &Inquiry,
    support: Support,
) -> VerdictFeatures {
    let asked = inquiry.asked;
    let flag = |is_so: bool| if is_so { 1.0 } else { 0.0 };
    let is = |other: VerdictKind| flag(kind == other);
    let has_limits = !norm.clause.conditions.is_empty() || !norm.clause.exceptions.is_empty();
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
        flag(has_limits),
        flag(norm.is_answer),
        flag(norm.clause.is_indicative),
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
    ]
}

/// The probability that a verdict with these features is right, by logistic regression.
pub fn probability(inquiry: &Inquiry, features: &VerdictFeatures) -> f32 {
    let weights = Weights::of(inquiry);
    weights::probability(weights.verdict_bias, &weights.verdict, features)
}
