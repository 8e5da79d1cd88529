//! What of the ranking is good enough to say.

use super::rank::Candidate;
use crate::model::{Inquiry, Outcome};

// Thresholds on how much of the question's weight a passage covers.
const ANSWER_COVERAGE_MIN: f32 = 0.55;
const SUGGEST_COVERAGE_MIN: f32 = 0.3;
/// A further citation must come this near to the first.
const BESIDE_FIRST_MIN: f32 = 0.6;

/// The outcome, and the candidates to cite for it, best first.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub outcome: Outcome,
    pub chosen: Vec<Candidate>,
}

/// Chooses what to cite of ranked `candidates`; at most `citations_max`.
pub fn select(inquiry: &Inquiry, candidates: &[Candidate], citations_max: usize) -> Evidence {
    let silent = |outcome| Evidence { outcome, chosen: Vec::new() };
    let is_known = |word: &crate::model::InquiryWord| {
        !word.alternatives.is_empty() || word.parts.iter().any(|part| !part.is_empty())
    };
    let Some(first) = candidates.first() else {
        let outcome = match inquiry.words.iter().any(is_known) {
            true => Outcome::NotCovered,
            false => Outcome::OffTopic,
        };
        return silent(outcome);
    };
    let outcome = if first.own_coverage >= ANSWER_COVERAGE_MIN {
        Outcome::Answered
    } else if first.coverage >= SUGGEST_COVERAGE_MIN {
        Outcome::Suggestions
    } else {
        return silent(Outcome::NotCovered);
    };
    let near = candidates.iter().filter(|other| other.score >= first.score * BESIDE_FIRST_MIN);
    Evidence { outcome, chosen: near.take(citations_max).cloned().collect() }
}
