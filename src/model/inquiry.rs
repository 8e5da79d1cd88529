//! A question, understood.

use super::language::Language;
use super::quantity::Quantity;
use super::slot::SlotSides;
use super::sorts::Sorts;
use super::span::Span;
use super::vocabulary::TermId;

/// What a person asks, as far as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Inquiry {
    pub language: Language,
    /// The words that carry what is asked, in order; function words are left out.
    pub words: Vec<InquiryWord>,
    /// How many words were left out.
    pub function_words: usize,
    pub asked: AskedModality,
    /// What sorts of answer it asks for.
    pub sorts: Sorts,
    /// Whether it says itself that something is not so.
    pub denies: bool,
    /// Whether what it asks about is to turn something down.
    pub refuses: bool,
    /// Whether it asks about what stays as it is, or about what is taken away; none where neither.
    pub stays: Option<bool>,
    /// On which side of each slot it is, as far as it says: which account, public or not …
    pub slots: SlotSides,
    /// Whether it is known how near the passages are to it by what they mean.
    pub has_meaning: bool,
    /// Its words of time and place, each with the word that it stands before.
    pub sides: Vec<(String, String)>,
    /// The amounts and periods that it names.
    pub quantities: Vec<Quantity>,
}

/// What a question asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AskedModality {
    /// "Mag ik …", or a case that is only named.
    #[default]
    May,
    /// "Moet ik …", "hoef ik …".
    Must,
    /// "Is het verboden …".
    Forbidden,
    /// "Wat mag ik …".
    WhatMay,
    /// "Wat moet ik doen …", "wie bel ik …".
    WhatMust,
    /// A number, a term, a name, a way.
    Other,
}

impl AskedModality {
    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            AskedModality::May => "may",
            AskedModality::Must => "must",
            AskedModality::Forbidden => "forbidden",
            AskedModality::WhatMay => "what_may",
            AskedModality::WhatMust => "what_must",
            AskedModality::Other => "other",
        }
    }
}

/// A word of the question and the terms by which it can be found.
#[derive(Clone, Debug)]
pub struct InquiryWord {
    /// As written, in lower case.
    pub word: String,
    /// Its bytes in the question.
    pub span: Span,
    /// The terms that can stand for it; empty where nothing in the corpus does.
    pub alternatives: Vec<Alternative>,
    /// For a compound, the terms of each of its parts, in the same form.
    pub parts: Vec<Vec<Alternative>>,
    /// Whether it, or a part of it, names a concept of the field, or stands in a heading.
    pub is_of_field: bool,
    /// Whether it is a verb of something that a rule may be about.
    pub is_act: bool,
    /// How much it tells passages apart, in nats; a word unknown to the corpus has the highest.
    pub idf: f32,
}

/// A term that can stand for a word of the question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alternative {
    pub term: TermId,
    pub way: Way,
    /// How well it stands for the word, 0 to 1; the word itself is 1.
    pub strength: f32,
    /// How much it tells passages apart, in nats: as the whole family that it was found in does.
    pub idf: f32,
}

/// How a term came to stand for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// The word itself, or another form of it.
    Form,
    /// The word and its neighbour, written as one.
    Joined,
    /// A known word that it was probably meant to be.
    Misspelled,
    /// It is a part of the passage's word.
    Part,
    /// A concept that it is a label of.
    Concept,
    /// A more general concept.
    Broader,
    /// A more special concept.
    Narrower,
    /// An associated concept.
    Related,
}
