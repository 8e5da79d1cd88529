//! What a measurement came to, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Estimate, Evaluation, RankingFigure, ReliabilityBin, Share};

/// The report of `eval`. Figures are rounded to four places.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluationJson {
    /// The organisation or the folder.
    pub name: String,
    pub passages: usize,
    pub questions: QuestionsJson,
    /// By the figure's name, such as `hit@1`.
    pub ranking: BTreeMap<&'static str, FigureJson>,
    /// How many questions ended in each outcome.
    pub outcomes: BTreeMap<&'static str, usize>,
    /// Of the answered questions, those with a relevant passage among the citations.
    pub answered_right: ShareJson,
    /// Of the questions for which nothing is relevant, those that were answered.
    pub false_answers: ShareJson,
    /// Ten bins of the probability.
    pub reliability: Vec<BinJson>,
    pub calibration_error: f64,
    pub resamples: usize,
}

/// How many questions there are.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsJson {
    /// With a relevant passage; the ranking is measured on these.
    pub answerable: usize,
    /// With none.
    pub unanswerable: usize,
    /// Not known.
    pub unjudged: usize,
}

/// One measure of ranking.
#[derive(Clone, Debug, Serialize)]
pub struct FigureJson {
    pub ours: EstimateJson,
    /// Tantivy's BM25 over the same passages.
    pub plain: EstimateJson,
    pub difference: EstimateJson,
}

/// A figure with its 95 % bootstrap interval.
#[derive(Clone, Debug, Serialize)]
pub struct EstimateJson {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// A share of some questions; null where there are none.
#[derive(Clone, Debug, Serialize)]
pub struct ShareJson {
    pub count: usize,
    pub of: usize,
    pub share: Option<EstimateJson>,
}

/// The questions whose probability lies from `from` up to `to`.
#[derive(Clone, Debug, Serialize)]
pub struct BinJson {
    pub from: f64,
    pub to: f64,
    pub count: usize,
    pub mean_probability: f64,
    pub right: f64,
}

/// The JSON of a measurement.
pub fn evaluation(of: &Evaluation) -> EvaluationJson {
    EvaluationJson {
        name: of.name.clone(),
        passages: of.passages,
        questions: QuestionsJson {
            answerable: of.answerable,
            unanswerable: of.unanswerable,
            unjudged: of.unjudged,
        },
        ranking: of.ranking.iter().map(|it| (it.name, figure(it))).collect(),
        outcomes: of.outcomes.iter().map(|(outcome, count)| (outcome.code(), *count)).collect(),
        answered_right: share(&of.answered_right),
        false_answers: share(&of.false_answers),
        reliability: of.reliability.iter().map(bin).collect(),
        calibration_error: rounded(of.calibration_error),
        resamples: of.resamples,
    }
}

fn figure(of: &RankingFigure) -> FigureJson {
    FigureJson {
        ours: estimate(&of.ours),
        plain: estimate(&of.plain),
        difference: estimate(&of.difference),
    }
}

fn estimate(of: &Estimate) -> EstimateJson {
    EstimateJson { value: rounded(of.value), low: rounded(of.low), high: rounded(of.high) }
}

fn share(of: &Share) -> ShareJson {
    let share = (of.of > 0).then(|| estimate(&of.share));
    ShareJson { count: of.count, of: of.of, share }
}

fn bin(of: &ReliabilityBin) -> BinJson {
    BinJson {
        from: of.from,
        to: of.to,
        count: of.count,
        mean_probability: rounded(of.mean_probability),
        right: rounded(of.right),
    }
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
