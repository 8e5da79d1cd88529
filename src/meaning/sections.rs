//! What stands in an encoder's file, as bytes and with checks of their shape.

use serde::{Deserialize, Serialize};

/// Where a model comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What the encoder is called by its makers.
    pub name: String,
    /// The licence of its weights, as SPDX names it.
    pub licence: String,
    /// Who made it, and who made it smaller.
    pub origin: String,
    /// The package and its version.
    pub package: String,
    /// Of the package's file, in hex.
    pub package_sha256: String,
}

/// How large the encoder is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Numbers in a vector.
    pub width: usize,
    pub layers: usize,
    /// Attention heads in a layer.
    pub heads: usize,
    /// Numbers between the two matrices of a layer's second half.
    pub inner: usize,
    /// Rows of the table of pieces.
    pub words: usize,
    /// The most pieces that are read at once, with the two that stand around them.
    pub positions: usize,
    /// What keeps a division from zero in the layers' normalisation.
    pub epsilon: f32,
}

/// Weights that share one scale.
pub const BLOCK: usize = 32;
/// A wider encoder than this is none that could be known.
const SIZE_MAX: usize = 1 << 14;
const LAYERS_MAX: usize = 64;
const WORDS_MAX: usize = 1 << 22;

impl Shape {
    /// Whether an encoder of this shape can be computed with.
    pub fn is_sound(&self) -> bool {
        let is_whole = |size: usize| size > 0 && size <= SIZE_MAX && size.is_multiple_of(BLOCK);
        is_whole(self.width)
            && is_whole(self.inner)
            && (1..=LAYERS_MAX).contains(&self.layers)
            && self.heads > 0
            && self.width.is_multiple_of(self.heads)
            && (4..=SIZE_MAX).contains(&self.positions)
            && (1..=WORDS_MAX).contains(&self.words)
            && self.epsilon.is_finite()
    }
}

/// All that is held in memory of an encoder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Head<'file> {
    pub about: About,
    pub shape: Shape,
    /// The mean of what the encoder makes of everyday sentences; `width` numbers.
    #[serde(borrow)]
    pub centre: &'file [u8],
    #[serde(borrow)]
    pub vocabulary: VocabularyBytes<'file>,
    /// What is added for each place in the text; `positions` rows of `width` numbers.
    pub places: &'file [u8],
    #[serde(borrow)]
    pub places_norm: NormBytes<'file>,
    #[serde(borrow)]
    pub layers: Vec<LayerBytes<'file>>,
    /// The hash of each page of the table of pieces.
    pub page_hashes: &'file [u8],
}

/// The pieces of words; see `vocabulary`.
#[derive(Debug, Serialize, Deserialize)]
pub struct VocabularyBytes<'file> {
    pub begin: u32,
    pub end: u32,
    pub unknown: u32,
    /// Where each piece begins in `text`, and where the last one ends.
    pub starts: &'file [u8],
    pub scores: &'file [u8],
    pub text: &'file [u8],
    pub table: &'file [u8],
    /// Characters that are written otherwise, in order.
    pub letters: &'file [u8],
    /// Where what they become begins in `replacements`, and where the last one ends.
    pub letter_starts: &'file [u8],
    pub replacements: &'file [u8],
}

/// What scales and shifts numbers that were brought to mean 0 and variance 1.
#[derive(Debug, Serialize, Deserialize)]
pub struct NormBytes<'file> {
    pub weight: &'file [u8],
    pub bias: &'file [u8],
}

/// A matrix in 4 bits; see `matrix`.
#[derive(Debug, Serialize, Deserialize)]
pub struct MatrixBytes<'file> {
    pub packed: &'file [u8],
    pub scales: &'file [u8],
    pub bias: &'file [u8],
}

#[derive(Debug, Serialize, Deserialize)]
pub struct LayerBytes<'file> {
    /// Query, key and value under one another.
    #[serde(borrow)]
    pub looking: MatrixBytes<'file>,
    #[serde(borrow)]
    pub looked: MatrixBytes<'file>,
    #[serde(borrow)]
    pub looked_norm: NormBytes<'file>,
    #[serde(borrow)]
    pub wider: MatrixBytes<'file>,
    #[serde(borrow)]
    pub narrower: MatrixBytes<'file>,
    #[serde(borrow)]
    pub narrower_norm: NormBytes<'file>,
}

/// The numbers that `bytes` hold, little end first; none where they are not `count` of them.
pub fn floats(bytes: &[u8], count: usize) -> Option<Vec<f32>> {
    let (numbers, rest) = bytes.as_chunks::<4>();
    let fits = rest.is_empty() && numbers.len() == count;
    fits.then(|| numbers.iter().map(|number| f32::from_le_bytes(*number)).collect())
}

/// The whole numbers that `bytes` hold, little end first; none where they end amid one.
pub fn integers(bytes: &[u8]) -> Option<Vec<u32>> {
    let (numbers, rest) = bytes.as_chunks::<4>();
    rest.is_empty().then(|| numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
}

/// The bytes of numbers, little end first.
pub fn float_bytes(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The bytes of whole numbers, little end first.
pub fn integer_bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}
