//! From hits to an answer; pure.
//!
//! Reading order: one ranking over all candidates (`rank`, by the terms in `asked`), what of it is
//! good enough to say (`evidence`), the passages as citations (`cite`), warnings (`risk`), whom to
//! ask and where sensitive matters go (`contact`), what proves it later (`receipt`), and how it all
//! came about (`explain`).

mod amounts;
mod asked;
pub mod cite;
pub mod contact;
pub mod evidence;
pub mod explain;
pub mod gloss;
mod norm_match;
mod opposites;
pub mod rank;
pub mod receipt;
pub mod risk;
pub mod same_act;
mod sides;
mod standing;
mod staying;
pub mod verdict;
pub mod verdict_features;
mod verdict_table;
#[cfg(test)]
mod verdict_table_holds;
mod veto;
mod weights;

/// How much an answer may hold.
#[derive(Clone, Debug)]
pub struct AnswerOptions {
    /// 1 to 3.
    pub citations_max: usize,
    /// In characters; a longer passage is quoted by the sentences that answer.
    pub quote_chars_max: usize,
    pub risks_max: usize,
}

impl Default for AnswerOptions {
    fn default() -> Self {
        AnswerOptions { citations_max: 3, quote_chars_max: 600, risks_max: 3 }
    }
}
