//! The fitted weights, read once from their data file.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::evidence::EVIDENCE_NAMES;
use super::rank::{FEATURE_COUNT, FEATURE_NAMES};
use super::verdict_features::{VERDICT_COUNT, VERDICT_NAMES};
use crate::model::Inquiry;

/// The weights of the ranking and of the evidence.
#[derive(Debug)]
pub struct Weights {
    pub rank: [f32; FEATURE_COUNT],
    pub evidence: [f32; EVIDENCE_NAMES.len()],
    pub evidence_bias: f32,
    /// From this probability on there is an answer.
    pub answer_from: f32,
    pub verdict: [f32; VERDICT_COUNT],
    pub verdict_bias: f32,
    /// From this probability on a verdict is given.
    pub verdict_from: f32,
}

/// The file as it stands: weights by the features' names; one that is absent is 0.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    answer_from: f32,
    verdict_from: f32,
    rank: HashMap<String, f32>,
    evidence: HashMap<String, f32>,
    verdict: HashMap<String, f32>,
}

/// The weights that come with the program, for questions whose words alone are known.
static OF_WORDS: LazyLock<Weights> = LazyLock::new(|| read(include_str!("data/weights.toml")));

/// The same where it is known what questions and passages mean.
static OF_MEANING: LazyLock<Weights> =
    LazyLock::new(|| read(include_str!("data/weights_meaning.toml")));

impl Weights {
    /// The weights for a question.
    pub fn of(inquiry: &Inquiry) -> &'static Weights {
        if inquiry.has_meaning { &OF_MEANING } else { &OF_WORDS }
    }
}

/// The probability of a logistic regression.
pub fn probability(bias: f32, weights: &[f32], features: &[f32]) -> f32 {
    let sum: f32 = features.iter().zip(weights).map(|(value, by)| value * by).sum();
    1.0 / (1.0 + (-bias - sum).exp())
}

fn read(text: &str) -> Weights {
    let file: FileForm =
        toml::from_str(text).expect("the built-in weights are valid TOML, as a test holds");
    let evidence = |name: &str| file.evidence.get(name).copied().unwrap_or_default();
    let verdict = |name: &str| file.verdict.get(name).copied().unwrap_or_default();
    Weights {
        rank: FEATURE_NAMES.map(|name| file.rank.get(name).copied().unwrap_or_default()),
        evidence: EVIDENCE_NAMES.map(evidence),
        evidence_bias: evidence("bias"),
        answer_from: file.answer_from,
        verdict_from: file.verdict_from,
        verdict: VERDICT_NAMES.map(verdict),
        verdict_bias: verdict("bias"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_of_the_file_belongs_to_a_feature() {
        let files = [include_str!("data/weights.toml"), include_str!("data/weights_meaning.toml")];
        for text in files {
            let file: FileForm = toml::from_str(text).unwrap();
            let all = [
                (&file.rank, &FEATURE_NAMES[..]),
                (&file.evidence, &EVIDENCE_NAMES[..]),
                (&file.verdict, &VERDICT_NAMES[..]),
            ];
            for (weights, names) in all {
                for name in weights.keys().filter(|name| *name != "bias") {
                    assert!(names.contains(&name.as_str()), "{name}");
                }
            }
            assert!(read(text).rank.iter().any(|weight| *weight > 0.0));
        }
    }
}
