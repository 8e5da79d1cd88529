//! A passage that the index found.

/// A passage and the index' own score for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The passage's id in the corpus.
    pub passage: usize,
    /// BM25, not bounded.
    pub score: f32,
}
