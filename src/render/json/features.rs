//! What a ranking goes by, as JSON lines, from which its weights are fitted.

use serde::Serialize;

/// The first line: the names of the features, in the order of their values.
#[derive(Clone, Debug, Serialize)]
pub struct FeatureNamesJson {
    /// Of a candidate.
    pub rank: Vec<&'static str>,
    /// Of the probability.
    pub evidence: Vec<&'static str>,
    /// Of a verdict.
    pub verdict: Vec<&'static str>,
}

/// The line of one question. Its words are not in it.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionFeaturesJson {
    pub id: String,
    pub language: &'static str,
    /// Whether something is relevant; null where nobody knows.
    pub answerable: Option<bool>,
    /// The sum of the question's idf, in nats.
    pub weight: f32,
    /// How many words carry it.
    pub words: usize,
    /// The shares of that weight in words that no passage has in any way, in words that none has
    /// in a form of their own, and in words that name a concept of the field.
    pub unknown: f32,
    pub formless: f32,
    pub field: f32,
    /// The features of the probability, by the weights that the program has now; null without
    /// candidates.
    pub evidence: Option<Vec<f32>>,
    pub probability: f32,
    /// The verdict that is right, `none` where none is; null where nobody knows.
    pub verdict: Option<String>,
    /// Those that the table gives for norms of the first passages.
    pub considered: Vec<ConsideredJson>,
    /// Best first, by the weights that the program has now.
    pub candidates: Vec<CandidateFeaturesJson>,
}

/// One candidate.
#[derive(Clone, Debug, Serialize)]
pub struct CandidateFeaturesJson {
    /// File and line.
    pub passage: String,
    pub relevant: bool,
    pub features: Vec<f32>,
}

/// What the table of verdicts gives for a norm, whether or not it is said.
#[derive(Clone, Debug, Serialize)]
pub struct ConsideredJson {
    /// The words of the sentence that carries the norm.
    pub sentence: String,
    /// Whether its passage is relevant.
    pub relevant: bool,
    /// Whether it may be given at all, if it is probable enough.
    pub may_be: bool,
    pub kind: &'static str,
    pub features: Vec<f32>,
}
