//! What of the ranking is good enough to say.

use super::rank::{ALL, COSINE, Candidate, NEAR, SENTENCE};
use super::weights::{self, Weights};
use crate::model::{Inquiry, InquiryWord, Outcome, Way};

/// From this probability on, they are shown as what comes closest.
pub const SUGGEST_PROBABILITY_MIN: f32 = 0.12;
/// From this share of its weight on, a question is covered word for word.
const COVERED_MIN: f32 = 0.95;
/// From this cosine on a passage is looked at for what it means alone.
const WORTH_READING_MIN: f32 = 0.1;
/// A further citation's score must be at least this share of the first's.
const BESIDE_FIRST_MIN: f32 = 0.3;

/// What the probability hangs on. Of the first candidate: what it covers of the question with all
/// that stands around it, by its best sentence, and with lead-ins and headings; its score, and how
/// far it is ahead of the fourth. Of the question: the share of its weight in words that the
/// guidelines have in no way, in words that they have in no form of their own, and in words that
/// name a concept of the field. And the logarithm of the weight that is covered, in nats of idf.
/// By what question and passages mean, where that is known: how near the first is, how near the
/// nearest is, and how far that is ahead of the fourth. How the question is turned is not among
/// them.
pub const EVIDENCE_NAMES: [&str; 12] = [
    "all", "sentence", "near", "score", "margin", "unknown", "formless", "field", "weight",
    "cosine", "nearest", "ahead",
];

/// The places of those that are the question's own.
pub const UNKNOWN: usize = 5;
pub const FORMLESS: usize = 6;
pub const FIELD: usize = 7;

/// Their values, in that order.
pub type EvidenceFeatures = [f32; EVIDENCE_NAMES.len()];

/// The outcome, and the candidates to cite for it, best first.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub outcome: Outcome,
    pub chosen: Vec<Candidate>,
    /// That one of the first three answers, 0 to 1.
    pub probability: f32,
}

impl Evidence {
    /// Nothing to cite.
    pub fn silent(outcome: Outcome) -> Evidence {
        Evidence { outcome, chosen: Vec::new(), probability: 0.0 }
    }
}

/// Chooses what to cite of ranked `candidates`; at most `citations_max`.
pub fn select(inquiry: &Inquiry, candidates: &[Candidate], citations_max: usize) -> Evidence {
    let probability =
        if is_off_topic(inquiry, candidates) { 0.0 } else { probability(inquiry, candidates) };
    let outcome = if probability >= answer_from(inquiry) {
        Outcome::Answered
    } else if probability >= SUGGEST_PROBABILITY_MIN {
        Outcome::Suggestions
    } else if inquiry.words.iter().any(|word| word.is_of_field) {
        Outcome::NotCovered
    } else {
        Outcome::OffTopic
    };
    let chosen = match outcome {
        Outcome::Answered | Outcome::Suggestions => beside_first(candidates, citations_max),
        _ => Vec::new(),
    };
    Evidence { outcome, chosen, probability }
}

/// The first of ranked `candidates` and those that come near it, at most `citations_max`.
pub fn beside_first(candidates: &[Candidate], citations_max: usize) -> Vec<Candidate> {
    let score_min = candidates.first().map_or(0.0, |first| first.score * BESIDE_FIRST_MIN);
    let near = candidates.iter().filter(|other| other.score >= score_min);
    near.take(citations_max).cloned().collect()
}

/// From this probability on that one of the citations answers, they are given as the answer: where
/// at most so many unanswerable questions are answered as `tools/fit_weights.py` says.
pub fn answer_from(inquiry: &Inquiry) -> f32 {
    Weights::of(inquiry).answer_from
}

/// Whether a passage this near to a question is worth a closer look, whatever its words.
pub fn is_worth_reading(cosine: f32) -> bool {
    cosine >= WORTH_READING_MIN
}

/// Whether the question has no word of the field, and is not covered word for word either.
pub fn is_off_topic(inquiry: &Inquiry, candidates: &[Candidate]) -> bool {
    let coverage = candidates.first().map_or(0.0, |first| first.features[NEAR]);
    let is_covered = coverage >= COVERED_MIN && inquiry.words.len() > 1;
    !is_covered && !inquiry.words.iter().any(|word| word.is_of_field)
}

/// Whether the guidelines have a word in any form.
fn is_known(word: &InquiryWord) -> bool {
    !word.alternatives.is_empty() || word.parts.iter().any(|part| !part.is_empty())
}

/// Whether the guidelines have a word in a form of its own.
fn has_form(word: &InquiryWord) -> bool {
    word.alternatives.iter().any(|it| it.way == Way::Form)
}

/// The probability that one of the first three candidates answers, by logistic regression.
fn probability(inquiry: &Inquiry, candidates: &[Candidate]) -> f32 {
    let Some(features) = features(inquiry, candidates) else { return 0.0 };
    let weights = Weights::of(inquiry);
    weights::probability(weights.evidence_bias, &weights.evidence, &features)
}

/// What the probability hangs on, in the order of `EVIDENCE_NAMES`; none without candidates.
pub fn features(inquiry: &Inquiry, candidates: &[Candidate]) -> Option<EvidenceFeatures> {
    let first = candidates.first()?;
    let fourth = candidates.get(3).map_or(0.0, |candidate| candidate.score);
    let mut cosines: Vec<f32> = candidates.iter().map(|it| it.features[COSINE]).collect();
    cosines.sort_by(|one, other| other.total_cmp(one));
    let nearest = cosines.first().copied().unwrap_or_default();
    let nearest_fourth = cosines.get(3).copied().unwrap_or_default();
    let total: f32 = inquiry.words.iter().map(|word| word.idf).sum();
    let share = |is_meant: fn(&InquiryWord) -> bool| {
        let meant = inquiry.words.iter().filter(|word| is_meant(word));
        meant.map(|word| word.idf).sum::<f32>() / total.max(f32::MIN_POSITIVE)
    };
    Some([
        first.features[ALL],
        first.features[SENTENCE],
        first.features[NEAR],
        first.score,
        first.score - fourth,
        share(|word| !is_known(word)),
        share(|word| !has_form(word)),
        share(|word| word.is_of_field),
        (1.0 + first.features[NEAR] * total).ln(),
        first.features[COSINE],
        nearest,
        nearest - nearest_fourth,
    ])
}
