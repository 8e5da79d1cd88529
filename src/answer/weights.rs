//! The fitted weights, read once from their data file.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::evidence::EVIDENCE_NAMES;
use super::rank::{FEATURE_COUNT, FEATURE_NAMES};
use super::verdict_features::{VERDICT_COUNT, VERDICT_NAMES};

/// The weights of the ranking and of the evidence.
#[derive(Debug)]
pub struct Weights {
    pub rank: [f32; FEATURE_COUNT],
    pub evidence: [f32; EVIDENCE_NAMES.len()],
    pub evidence_bias: f32,
    pub verdict: [f32; VERDICT_COUNT],
    pub verdict_bias: f32,
}

/// The file as it stands: weights by the features' names; one that is absent is 0.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    rank: HashMap<String, f32>,
    evidence: HashMap<String, f32>,
    #[serde(default)]
    verdict: HashMap<String, f32>,
}

/// The weights that come with the program.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let file: FileForm = toml::from_str(include_str!("data/weights.toml"))
        .expect("the built-in weights are valid TOML, as a test holds");
    let evidence = |name: &str| file.evidence.get(name).copied().unwrap_or_default();
    let verdict = |name: &str| file.verdict.get(name).copied().unwrap_or_default();
    Weights {
        rank: FEATURE_NAMES.map(|name| file.rank.get(name).copied().unwrap_or_default()),
        evidence: EVIDENCE_NAMES.map(evidence),
        evidence_bias: evidence("bias"),
        verdict: VERDICT_NAMES.map(verdict),
        verdict_bias: verdict("bias"),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_of_the_file_belongs_to_a_feature() {
        let file: FileForm = toml::from_str(include_str!("data/weights.toml")).unwrap();
        for name in file.rank.keys() {
            assert!(FEATURE_NAMES.contains(&name.as_str()), "{name}");
        }
        for name in file.evidence.keys().filter(|name| *name != "bias") {
            assert!(EVIDENCE_NAMES.contains(&name.as_str()), "{name}");
        }
        assert!(WEIGHTS.rank.iter().any(|weight| *weight > 0.0));
    }
}
