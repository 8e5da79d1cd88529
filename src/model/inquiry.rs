//! A question, understood.

use super::language::Language;
use super::span::Span;
use super::terms::TermId;

/// What a person asks, as far as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Inquiry {
    pub language: Language,
    /// The words that carry what is asked, in order; function words are left out.
    pub words: Vec<InquiryWord>,
    /// How many words were left out.
    pub function_words: usize,
}

/// A word of the question and the terms by which it can be found.
#[derive(Clone, Debug)]
pub struct InquiryWord {
    /// As written, in lower case.
    pub word: String,
    /// Its bytes in the question.
    pub span: Span,
    /// Terms with how well each stands for the word, 0 to 1, best first; empty where nothing in
    /// the corpus matches it.
    pub alternatives: Vec<(TermId, f32)>,
    /// For a compound, the terms of each of its parts, in the same form.
    pub parts: Vec<Vec<(TermId, f32)>>,
    /// How much it tells passages apart, in nats; a word unknown to the corpus has the highest.
    pub idf: f32,
}
