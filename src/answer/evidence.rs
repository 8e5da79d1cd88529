//! What of the ranking is good enough to say.

use super::rank::Candidate;
use super::weights::WEIGHTS;
use crate::model::{Inquiry, InquiryWord, Outcome};

/// From this probability on that one of the citations answers, they are given as the answer.
const ANSWER_PROBABILITY_MIN: f32 = 0.5;
/// From this probability on, they are shown as what comes closest.
const SUGGEST_PROBABILITY_MIN: f32 = 0.2;
/// A further citation's score must be at least this share of the first's.
const BESIDE_FIRST_MIN: f32 = 0.3;

/// What the probability hangs on beside the features of the first candidate: its score, how far
/// it is ahead of the fourth, the share of the question's weight in words that the guidelines
/// nowhere have, and the logarithm of the number of words asked.
pub const EVIDENCE_NAMES: [&str; 4] = ["score", "margin", "unknown", "words"];

/// The outcome, and the candidates to cite for it, best first.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub outcome: Outcome,
    pub chosen: Vec<Candidate>,
    /// That one of the first three answers, 0 to 1.
    pub probability: f32,
}

/// Chooses what to cite of ranked `candidates`; at most `citations_max`.
pub fn select(inquiry: &Inquiry, candidates: &[Candidate], citations_max: usize) -> Evidence {
    let probability = probability(inquiry, candidates);
    let outcome = if probability >= ANSWER_PROBABILITY_MIN {
        Outcome::Answered
    } else if probability >= SUGGEST_PROBABILITY_MIN {
        Outcome::Suggestions
    } else if inquiry.words.iter().any(is_known) {
        Outcome::NotCovered
    } else {
        Outcome::OffTopic
    };
    let chosen = match (outcome, candidates.first()) {
        (Outcome::Answered | Outcome::Suggestions, Some(first)) => candidates
            .iter()
            .filter(|other| other.score >= first.score * BESIDE_FIRST_MIN)
            .take(citations_max)
            .cloned()
            .collect(),
        _ => Vec::new(),
    };
    Evidence { outcome, chosen, probability }
}

/// Whether the guidelines have a word in any form.
fn is_known(word: &InquiryWord) -> bool {
    !word.alternatives.is_empty() || word.parts.iter().any(|part| !part.is_empty())
}

/// The probability that one of the first three candidates answers, by logistic regression.
fn probability(inquiry: &Inquiry, candidates: &[Candidate]) -> f32 {
    let Some(first) = candidates.first() else { return 0.0 };
    let fourth = candidates.get(3).map_or(0.0, |candidate| candidate.score);
    let total: f32 = inquiry.words.iter().map(|word| word.idf).sum();
    let unknown: f32 =
        inquiry.words.iter().filter(|word| !is_known(word)).map(|word| word.idf).sum();
    let own = [
        first.score,
        first.score - fourth,
        unknown / total.max(f32::MIN_POSITIVE),
        (1.0 + inquiry.words.len() as f32).ln(),
    ];
    let of_first = first.features.iter().zip(&WEIGHTS.evidence_of_first);
    let all = of_first.chain(own.iter().zip(&WEIGHTS.evidence));
    let log_odds: f32 =
        WEIGHTS.evidence_bias + all.map(|(value, weight)| value * weight).sum::<f32>();
    1.0 / (1.0 + (-log_odds).exp())
}
