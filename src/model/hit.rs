//! A passage that the index found.

/// A passage and the index' own score for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The passage's id in the corpus.
    pub passage: usize,
    /// BM25, not bounded.
    pub score: f32,
    /// How near it is to the question by what both mean, -1 to 1; 0 where nobody knows.
    pub cosine: f32,
}
