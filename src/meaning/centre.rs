//! Where the encoder's vectors of everyday sentences lie, on the whole.
//!
//! The vectors of an encoder all point into one part of its space, so that even texts that have
//! nothing in common seem alike. What tells them apart is how they differ from their mean. A corpus
//! of a few passages has no good mean of its own: these sentences stand in for what it lacks.

use super::fault::ModelFault;
use super::model::{Model, unwatched};

/// A sentence on each line, in Dutch and English, about the work of civil servants.
const SENTENCES: &str = include_str!("data/everyday.txt");

/// The mean of the vectors of the sentences.
pub fn of(model: &Model) -> Result<Vec<f32>, ModelFault> {
    let sentences: Vec<&str> = SENTENCES.lines().filter(|line| !line.starts_with('#')).collect();
    let vectors = model.passages(&sentences, &unwatched)?;
    let mut mean = vec![0.0; model.width()];
    for vector in &vectors {
        mean.iter_mut().zip(vector.values()).for_each(|(sum, number)| *sum += number);
    }
    mean.iter_mut().for_each(|sum| *sum /= vectors.len().max(1) as f32);
    Ok(mean)
}
