//! What the passages of a snapshot rule, read when first asked for.

use std::sync::OnceLock;

use crate::guideline;
use crate::model::{Corpus, Norm};

/// The norms of each passage of one snapshot; reading all of them at a start would cost more than
/// most questions need.
#[derive(Debug)]
pub struct Norms {
    passages: Vec<OnceLock<Vec<Norm>>>,
}

impl Norms {
    /// Of a corpus with so many passages.
    pub fn new(passage_count: usize) -> Self {
        Norms { passages: (0..passage_count).map(|_| OnceLock::new()).collect() }
    }

    /// What passage `id` rules, in the order of its sentences; nothing where there is none.
    pub fn of(&self, corpus: &Corpus, id: usize) -> &[Norm] {
        let (Some(kept), Some((guideline, passage))) = (self.passages.get(id), corpus.passage(id))
        else {
            return &[];
        };
        kept.get_or_init(|| guideline::norms(guideline, passage))
    }
}
