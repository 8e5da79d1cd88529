//! How well questions with known passages are answered, as figures.

use super::answer::Outcome;

/// A figure with its 95 % bootstrap interval; all zero where there was nothing to measure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// One measure of ranking: ours, the plain index', and what ours is ahead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankingFigure {
    /// Such as `hit@1`.
    pub name: &'static str,
    pub ours: Estimate,
    pub plain: Estimate,
    /// From the same resampled questions for both, so its interval is narrower than theirs.
    pub difference: Estimate,
}

/// A share of some questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    pub count: usize,
    pub of: usize,
    pub share: Estimate,
}

/// The questions whose probability lies from `from` up to `to`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReliabilityBin {
    pub from: f64,
    pub to: f64,
    pub count: usize,
    /// The mean of the probabilities; 0 where there are none, as the share.
    pub mean_probability: f64,
    /// The share of questions of which one of the first three passages is relevant.
    pub right: f64,
}

/// What a measurement came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The organisation or the folder.
    pub name: String,
    pub passages: usize,
    /// Questions with relevant passages: those that the ranking is measured on.
    pub answerable: usize,
    /// Questions for which nothing is relevant.
    pub unanswerable: usize,
    /// Questions of which it is not known.
    pub unjudged: usize,
    pub ranking: Vec<RankingFigure>,
    /// How many questions ended in each way, those that did, in the order of the outcomes.
    pub outcomes: Vec<(Outcome, usize)>,
    /// Of the answered questions, those with a relevant passage among the citations.
    pub answered_right: Share,
    /// Of the unanswerable questions, those that were answered.
    pub false_answers: Share,
    pub reliability: Vec<ReliabilityBin>,
    /// The mean distance of probability and share over the bins, weighted by count.
    pub calibration_error: f64,
    pub resamples: usize,
}
