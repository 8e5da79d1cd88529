//! What the passages of one snapshot mean, where a sentence encoder is installed.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::answer::evidence::is_worth_reading;
use crate::meaning::{
    Model, ModelFault, Place, Progress, Vector, Vectors, VectorsOrigin, passage_text,
};
use crate::model::{Corpus, Hit};

/// How many passages are proposed for what they mean.
const NEAR_MAX: usize = 40;

/// An encoder with the vectors of a snapshot's passages; until they are made, questions are
/// answered by their words alone.
#[derive(Debug)]
pub struct Meaning {
    model: Arc<Model>,
    vectors: OnceLock<Vectors>,
}

impl Meaning {
    pub fn new(model: Arc<Model>) -> Self {
        Meaning { model, vectors: OnceLock::new() }
    }

    /// Whether the vectors of all passages are there.
    pub fn is_ready(&self) -> bool {
        self.vectors.get().is_some()
    }

    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// Reads or makes the vectors of all passages; kept in `folder` where there is one.
    ///
    /// # Errors
    /// Where the encoder's file fails, or `progress` stops the work.
    pub fn prepare(
        &self,
        corpus: &Corpus,
        folder: Option<&Path>,
        progress: Progress,
    ) -> Result<VectorsOrigin, ModelFault> {
        let texts: Vec<String> = (0..corpus.passage_count()).map(|id| text(corpus, id)).collect();
        let place = folder.map(|folder| Place { folder, fingerprint: corpus.fingerprint() });
        let (vectors, origin) = Vectors::open(&self.model, &texts, place, progress)?;
        // Whoever was first has made the same ones.
        let _ = self.vectors.set(vectors);
        Ok(origin)
    }

    /// What a question means; none while the vectors are not there, or where the encoder's file
    /// fails, which is logged.
    pub fn asked(&self, question: &str) -> Option<Vector> {
        if !self.is_ready() {
            return None;
        }
        self.model.question(question).inspect_err(told).ok()
    }

    /// `hits` with how near each passage is to the question, and the nearest others that may be
    /// cited among them.
    pub fn join(&self, hits: &mut Vec<Hit>, asked: &Vector, may_be_cited: impl Fn(usize) -> bool) {
        let Some(vectors) = self.vectors.get() else { return };
        let cosines = vectors.cosines(asked);
        for hit in hits.iter_mut() {
            hit.cosine = cosines.get(hit.passage).copied().unwrap_or_default();
        }
        let mut near: Vec<(usize, f32)> = cosines.into_iter().enumerate().collect();
        near.retain(|(passage, cosine)| is_worth_reading(*cosine) && may_be_cited(*passage));
        let nearer = |one: &(usize, f32), other: &(usize, f32)| {
            other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
        };
        // Of a large corpus most passages are looked at, and few are wanted: only these are sorted.
        if near.len() > NEAR_MAX {
            near.select_nth_unstable_by(NEAR_MAX, nearer);
            near.truncate(NEAR_MAX);
        }
        near.sort_unstable_by(nearer);
        for (passage, cosine) in near {
            if hits.iter().all(|hit| hit.passage != passage) {
                hits.push(Hit { passage, score: 0.0, cosine });
            }
        }
    }
}

/// Says once where it is noticed that the encoder's file fails; the answer goes without.
fn told(fault: &ModelFault) {
    tracing::error!(%fault, "a question is answered without the model");
}

/// What the vector of a passage is made of.
fn text(corpus: &Corpus, id: usize) -> String {
    let Some((guideline, passage)) = corpus.passage(id) else { return String::new() };
    let heading = guideline.sections.get(passage.section).map_or("", |it| it.heading.as_str());
    let lead_ins: Vec<&str> = passage.lead_ins.iter().map(|it| it.text.as_str()).collect();
    passage_text(&guideline.title, heading, &lead_ins, &passage.prose.text)
}
