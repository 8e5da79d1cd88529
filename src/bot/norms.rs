//! What the passages of a snapshot rule, read when first asked for.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::guideline;
use crate::model::{Corpus, Guideline, Norm};

/// The norms of each passage of one snapshot; reading all of them at a start would cost more than
/// most questions need.
#[derive(Clone, Debug, Default)]
pub struct Norms {
    /// Of each guideline, shared by the snapshots that have it.
    guidelines: Vec<Arc<OfGuideline>>,
}

/// By passage.
type OfGuideline = [OnceLock<Vec<Norm>>];

impl Norms {
    /// Of `corpus`, with what was read already of the guidelines that `earlier`, whose norms these
    /// are, has too.
    pub fn after(&self, earlier: &Corpus, corpus: &Corpus) -> Norms {
        let known = earlier.guidelines().iter().map(Arc::as_ptr).zip(&self.guidelines);
        let known: HashMap<*const Guideline, &Arc<OfGuideline>> = known.collect();
        let of = |guideline: &Arc<Guideline>| match known.get(&Arc::as_ptr(guideline)) {
            Some(norms) => Arc::clone(norms),
            None => guideline.passages.iter().map(|_| OnceLock::new()).collect(),
        };
        Norms { guidelines: corpus.guidelines().iter().map(of).collect() }
    }

    /// What passage `id` rules, in the order of its sentences; nothing where there is none.
    pub fn of(&self, corpus: &Corpus, id: usize) -> &[Norm] {
        let place = corpus.place(id).zip(corpus.passage(id));
        let Some(((at, of_guideline), (guideline, passage))) = place else { return &[] };
        let kept = self.guidelines.get(at).and_then(|norms| norms.get(of_guideline));
        kept.map_or(&[], |kept| kept.get_or_init(|| guideline::norms(guideline, passage)))
    }
}
