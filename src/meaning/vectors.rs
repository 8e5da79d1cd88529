//! The vectors of all passages of a corpus, and which lie nearest to a question's.
//!
//! An encoder's vectors all point into one part of its space, so that any two texts seem alike;
//! what tells texts apart is how they differ from its centre (`centre`), and cosines are those of
//! the differences. The centre is the encoder's own and not the mean of the passages: that found
//! fewer right passages, and it would let every passage hang on all others.
//!
//! There is no approximate index: 100,000 passages are gone through in a few milliseconds.

use std::ops::Range;
use std::thread::Builder;

use super::model::{Model, cores};
use super::vector::Vector;

/// All passages' vectors, by the passages' ids.
#[derive(Debug)]
pub struct Vectors {
    centre: Vec<f32>,
    /// For each passage, as many numbers as the centre has.
    numbers: Vec<i8>,
    /// For each passage, what its numbers are multiplied by.
    scales: Vec<f32>,
}

/// A passage and how near it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The passage's id.
    pub passage: usize,
    /// -1 to 1.
    pub cosine: f32,
}

/// The direction in which a vector lies from the centre, in 8 bits a number.
#[derive(Debug)]
pub(super) struct Direction {
    pub numbers: Vec<i8>,
    pub scale: f32,
}

impl Direction {
    pub fn of(vector: &Vector, centre: &[f32]) -> Direction {
        let direction = from_centre(vector, centre);
        let scale = largest(direction.values()) / 127.0;
        let factor = if scale > 0.0 { 1.0 / scale } else { 0.0 };
        let numbers = direction.values().iter().map(|number| (number * factor).round() as i8);
        Direction { numbers: numbers.collect(), scale }
    }
}

/// What is asked, in whole numbers.
struct Asked {
    numbers: Vec<i16>,
    scale: f32,
}

impl Asked {
    fn of(question: &Vector, centre: &[f32]) -> Asked {
        let direction = from_centre(question, centre);
        // The largest whole numbers whose products with bytes sum up within 31 bits.
        let whole = (i32::MAX as usize / 128 / centre.len().max(1)).min(i16::MAX as usize);
        let scale = largest(direction.values()) / whole as f32;
        let factor = if scale > 0.0 { 1.0 / scale } else { 0.0 };
        let numbers = direction.values().iter().map(|number| (number * factor).round() as i16);
        Asked { numbers: numbers.collect(), scale }
    }
}

fn from_centre(vector: &Vector, centre: &[f32]) -> Vector {
    Vector::of(vector.values().iter().zip(centre).map(|(one, other)| one - other).collect())
}

fn largest(numbers: &[f32]) -> f32 {
    numbers.iter().fold(0.0, |largest, number| largest.max(number.abs()))
}

impl Vectors {
    /// The vectors of passages, in order of their ids.
    pub fn new(model: &Model, vectors: &[Vector]) -> Vectors {
        let centre = model.centre();
        let (mut numbers, mut scales) = (Vec::with_capacity(vectors.len() * centre.len()), vec![]);
        for vector in vectors {
            let direction = Direction::of(vector, centre);
            numbers.extend(direction.numbers);
            scales.push(direction.scale);
        }
        Vectors::of_rows(centre, numbers, scales)
    }

    /// The same of what they are made of: `numbers` has as many for each as the centre has.
    pub(super) fn of_rows(centre: &[f32], numbers: Vec<i8>, scales: Vec<f32>) -> Vectors {
        debug_assert_eq!(numbers.len(), scales.len() * centre.len());
        Vectors { centre: centre.to_vec(), numbers, scales }
    }

    /// How many passages there are.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// What is subtracted before cosines are taken.
    pub fn centre(&self) -> &[f32] {
        &self.centre
    }

    /// How near a question is to one passage, -1 to 1; 0 where there is no such passage.
    pub fn cosine(&self, question: &Vector, passage: usize) -> f32 {
        if passage >= self.len() {
            return 0.0;
        }
        self.cosine_of(&Asked::of(question, &self.centre), passage)
    }

    /// How near a question is to each passage, by their ids.
    pub fn cosines(&self, question: &Vector) -> Vec<f32> {
        let asked = Asked::of(question, &self.centre);
        let of = |passages: Range<usize>| {
            pulp::Arch::new().dispatch(Cosines { vectors: self, asked: &asked, passages })
        };
        let share = self.len().div_ceil(threads(self.len())).max(1);
        let end = |start: usize| (start + share).min(self.len());
        std::thread::scope(|scope| {
            let others = (share..self.len()).step_by(share).map(|start| {
                let passages = start..end(start);
                let own = passages.clone();
                (passages, Builder::new().spawn_scoped(scope, move || of(own)))
            });
            let others: Vec<_> = others.collect();
            let mut cosines = of(0..end(0));
            for (passages, other) in others {
                // Where there is no thread to be had, this one does its part.
                let found = other.ok().and_then(|it| it.join().ok());
                cosines.extend(found.unwrap_or_else(|| of(passages)));
            }
            cosines
        })
    }

    /// The `count` passages that are nearest to a question, nearest first.
    pub fn nearest(&self, question: &Vector, count: usize) -> Vec<Near> {
        let mut nearest: Vec<Near> = Vec::with_capacity(count.min(self.len()) + 1);
        for (passage, cosine) in self.cosines(question).into_iter().enumerate() {
            let is_full = nearest.len() == count;
            if is_full && nearest.last().is_none_or(|last| cosine <= last.cosine) {
                continue;
            }
            let at = nearest.partition_point(|near| near.cosine >= cosine);
            nearest.insert(at, Near { passage, cosine });
            nearest.truncate(count);
        }
        nearest
    }

    #[inline(always)]
    fn cosine_of(&self, asked: &Asked, passage: usize) -> f32 {
        let width = self.centre.len();
        let pairs = self.numbers[passage * width..][..width].iter().zip(&asked.numbers);
        let product: i32 = pairs.map(|(one, other)| i32::from(*one) * i32::from(*other)).sum();
        (product as f32 * asked.scale * self.scales[passage]).clamp(-1.0, 1.0)
    }
}

/// A thread of its own is worth while for so many passages: some milliseconds' work.
const PASSAGES_A_THREAD: usize = 20_000;
/// More threads wait for the same memory.
const THREADS_MAX: usize = 4;

/// On how many threads the cosines of so many passages are taken.
fn threads(passages: usize) -> usize {
    let most = (passages / PASSAGES_A_THREAD).clamp(1, THREADS_MAX);
    cores().min(most)
}

/// The cosines of some passages. Compiled for this processor's vectors, and for any.
struct Cosines<'a> {
    vectors: &'a Vectors,
    asked: &'a Asked,
    passages: Range<usize>,
}

impl pulp::WithSimd for Cosines<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _simd: S) -> Vec<f32> {
        let mut cosines = Vec::with_capacity(self.passages.len());
        for passage in self.passages {
            cosines.push(self.vectors.cosine_of(self.asked, passage));
        }
        cosines
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Random, WIDTH, model};
    use super::*;

    #[test]
    fn the_nearest_come_first_and_are_as_near_as_without_rounding() {
        let folder = tempfile::tempdir().unwrap();
        let model = model(&folder.path().join("model"), 1);
        let mut random = Random(7);
        let mut vector = || Vector::of((0..WIDTH).map(|_| random.number()).collect());
        let all: Vec<Vector> = (0..500).map(|_| vector()).collect();
        let vectors = Vectors::new(&model, &all);
        let question = vector();
        let right = |passage: usize| {
            from_centre(&question, model.centre())
                .cosine(&from_centre(&all[passage], model.centre()))
        };
        let cosines = vectors.cosines(&question);
        for (passage, cosine) in cosines.iter().enumerate() {
            assert!((cosine - right(passage)).abs() < 0.01, "{passage}");
            assert_eq!(vectors.cosine(&question, passage), *cosine);
        }
        // So many that threads share them are the same.
        let many: Vec<Vector> =
            (0..3 * PASSAGES_A_THREAD + 7).map(|at| all[at % all.len()].clone()).collect();
        let repeated = Vectors::new(&model, &many).cosines(&question);
        assert!((0..many.len()).all(|at| repeated[at] == cosines[at % all.len()]));
        let nearest = vectors.nearest(&question, 10);
        let mut sorted: Vec<f32> = cosines.clone();
        sorted.sort_by(|one, other| other.total_cmp(one));
        let found: Vec<f32> = nearest.iter().map(|near| near.cosine).collect();
        assert_eq!(found, sorted[..10]);
        assert!(nearest.iter().all(|near| cosines[near.passage] == near.cosine));
        assert!((vectors.cosine(&all[3], 3) - 1.0).abs() < 0.001);
    }

    #[test]
    fn nothing_is_near_where_there_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let model = model(&folder.path().join("model"), 1);
        let question = model.question("mag ik").unwrap();
        let none = Vectors::new(&model, &[]);
        assert!(none.is_empty() && none.nearest(&question, 3).is_empty());
        assert_eq!(none.cosine(&question, 0), 0.0);
        let two = Vectors::new(&model, &[question.clone(), question.clone()]);
        assert!(two.nearest(&question, 0).is_empty());
        let passages: Vec<usize> =
            two.nearest(&question, 9).iter().map(|near| near.passage).collect();
        assert_eq!(passages, [0, 1]);
        let nowhere = Vector::of(vec![0.0; WIDTH]);
        assert!(two.cosine(&nowhere, 0).abs() <= 1.0);
    }
}
