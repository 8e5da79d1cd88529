//! What the passages of one snapshot mean, where a sentence encoder is installed.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::answer::evidence::is_worth_reading;
use crate::language::written_out;
use crate::meaning::{
    Model, ModelFault, Place, Progress, Texts, Vector, Vectors, VectorsOrigin, passage_text,
};
use crate::model::{Corpus, Hit, Language};

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
        let texts = Texts { count: corpus.passage_count(), of: &|id| text(corpus, id) };
        let place = folder.map(|folder| Place { folder, fingerprint: corpus.fingerprint() });
        let (vectors, origin) = Vectors::open(&self.model, texts, place, progress)?;
        // Whoever was first has made the same ones.
        let _ = self.vectors.set(vectors);
        Ok(origin)
    }

    /// What a question in `language` means, the short forms of chat written out, which the encoder
    /// hardly knows; none while the vectors are not there, or where the encoder's file fails, which
    /// is logged.
    pub fn asked(&self, question: &str, language: Language) -> Option<Vector> {
        if !self.is_ready() {
            return None;
        }
        self.model.question(&written_out(question, language)).inspect_err(told).ok()
    }

    /// `hits` with how near each passage is to the question, and the nearest others that may be
    /// cited among them.
    pub fn join(&self, hits: &mut Vec<Hit>, asked: &Vector, may_be_cited: impl Fn(usize) -> bool) {
        let Some(vectors) = self.vectors.get() else { return };
        let cosines = vectors.cosines(asked);
        for hit in hits.iter_mut() {
            hit.cosine = cosines.get(hit.passage).copied().unwrap_or_default();
        }
        for (passage, cosine) in nearest(&cosines, may_be_cited) {
            if hits.iter().all(|hit| hit.passage != passage) {
                hits.push(Hit { passage, score: 0.0, cosine });
            }
        }
    }
}

/// The passages worth reading that are nearest and may be cited, nearest first and equal ones in
/// their order; at most `NEAR_MAX`.
///
/// Of a large corpus nearly all fall away by one comparison each: whether a passage may be cited is
/// asked only of those that come near enough.
fn nearest(cosines: &[f32], may_be_cited: impl Fn(usize) -> bool) -> Vec<(usize, f32)> {
    let mut nearest: Vec<(usize, f32)> = Vec::with_capacity(NEAR_MAX + 1);
    for (passage, cosine) in cosines.iter().copied().enumerate() {
        let is_nearer = |last: &(usize, f32)| nearest.len() < NEAR_MAX || cosine > last.1;
        let is_near = is_worth_reading(cosine) && nearest.last().is_none_or(is_nearer);
        if !is_near || !may_be_cited(passage) {
            continue;
        }
        let at = nearest.partition_point(|(_, nearer)| *nearer >= cosine);
        nearest.insert(at, (passage, cosine));
        nearest.truncate(NEAR_MAX);
    }
    nearest
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_that_may_be_cited_come_in_order() {
        // Many are equal, some are not worth reading, and some are no numbers.
        let cosine = |at: usize| match at * 7919 % 101 {
            0 => f32::NAN,
            rest => rest as f32 / 60.0 - 0.7,
        };
        let cosines: Vec<f32> = (0..1000).map(cosine).collect();
        let may_be_cited = |passage: usize| !passage.is_multiple_of(3);
        let mut right: Vec<(usize, f32)> = cosines.iter().copied().enumerate().collect();
        right.retain(|(passage, cosine)| is_worth_reading(*cosine) && may_be_cited(*passage));
        right.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        right.truncate(NEAR_MAX);
        assert_eq!(nearest(&cosines, may_be_cited), right);
        assert_eq!(nearest(&cosines[..9], |_| true).len(), 3);
        assert!(nearest(&[], |_| true).is_empty());
    }
}
