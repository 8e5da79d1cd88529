//! Whether two norms rule the same act, judged by their own words.

use super::asked::AskedTerms;
use super::norm_match::Matcher;
use super::verdict::Ruled;
use crate::model::{Inquiry, Modality, Norm};

/// Each of two norms must have this share of the weight of the other's words. Chosen so that the
/// sample organisation, which does not contradict itself, gets no warning.
const SHARE_MIN: f32 = 0.75;
/// An act of fewer words says too little to be the same as another.
const WORDS_MIN: usize = 2;

/// Whether a norm allows without any condition, exception or limit to who may.
pub fn is_plain_permission(norm: &Norm) -> bool {
    norm.clause.modality == Modality::May && is_plain(norm)
}

/// Whether a norm forbids in the same way.
pub fn is_plain_prohibition(norm: &Norm) -> bool {
    norm.clause.modality == Modality::MustNot && is_plain(norm)
}

/// Whether `norm`, one of `ruled`, has the words of the act that `inquiry` was made of.
pub fn has_act(inquiry: &Inquiry, norm: &Norm, ruled: &Ruled) -> bool {
    let asked = AskedTerms::new(inquiry);
    let matcher = Matcher::new(inquiry, &asked);
    let matched = matcher.passage(ruled).norm(norm);
    // An item says its act together with its lead-in.
    let share = match norm.lead_in {
        Some(_) => matched.explained_share(),
        None => matched.own_share(),
    };
    inquiry.words.len() >= WORDS_MIN && share >= SHARE_MIN
}

/// Whether nothing narrows what a norm rules, and its act stands in its own words or lead-in: a
/// bare "yes" or "no" rules what the heading or the row says, which may be anything.
fn is_plain(norm: &Norm) -> bool {
    let clause = &norm.clause;
    clause.is_clear
        && !clause.is_guessed
        && !norm.is_answer
        && !norm.has_limits()
        && clause.before.is_none()
        && clause.only.is_none()
}
