//! A norm: what one sentence of a guideline rules.

use super::quantity::Quantity;
use super::slot::SlotSides;
use super::span::Span;

/// What a sentence rules of an act: the deontic term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modality {
    Must,
    MustNot,
    May,
    /// Allowed under a condition alone.
    MayIf,
    Should,
    ShouldNot,
    /// There is no duty.
    NeedNot,
}

impl Modality {
    /// Its name in what authors are shown and in test cases.
    pub fn code(self) -> &'static str {
        match self {
            Modality::Must => "must",
            Modality::MustNot => "must_not",
            Modality::May => "may",
            Modality::MayIf => "may_if",
            Modality::Should => "should",
            Modality::ShouldNot => "should_not",
            Modality::NeedNot => "need_not",
        }
    }
}

/// A piece of a sentence that rules something; all spans count in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub modality: Modality,
    /// The words that say what is ruled, its conditions and exceptions left out.
    pub spans: Vec<Span>,
    /// What must be so for it to hold, without the connecting word.
    pub conditions: Vec<Span>,
    /// Where it does not hold.
    pub exceptions: Vec<Span>,
    /// What makes no difference: "not even with consent".
    pub concessions: Vec<Span>,
    /// What the duty comes before: "ask before you film".
    pub before: Option<Span>,
    /// The only ones who may.
    pub only: Option<Span>,
    /// What sets it apart from the clause whose other words it shares: "…, niet een adres".
    pub apart: Option<Span>,
    /// Whether its scope words leave no doubt about what is ruled.
    pub is_clear: bool,
    /// Whether it rules without any modal word.
    pub is_indicative: bool,
    /// Whether no more than a verb or a denial speaks for it.
    pub is_guessed: bool,
}

impl Clause {
    /// The same, with each of its spans moved to where it stands in another text.
    pub fn moved(self, to: impl Fn(Span) -> Span) -> Clause {
        let all = |spans: Vec<Span>| spans.into_iter().map(&to).collect();
        Clause {
            spans: all(self.spans),
            conditions: all(self.conditions),
            exceptions: all(self.exceptions),
            concessions: all(self.concessions),
            before: self.before.map(&to),
            only: self.only.map(&to),
            apart: self.apart.map(&to),
            ..self
        }
    }
}

/// What one sentence of a passage rules. Spans count in the passage's visible text unless said
/// otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    pub clause: Clause,
    /// The sentence that it stands in, by its place in the passage.
    pub sentence: usize,
    /// On which side of each slot it holds, as far as its words and what stands above them say.
    pub slots: SlotSides,
    /// On which side its conditions are met.
    pub condition_slots: SlotSides,
    /// On which side its exceptions hold.
    pub exception_slots: SlotSides,
    /// The amounts and periods that it names.
    pub quantities: NormQuantities,
    /// Its words of time and place, each with the word that it stands before; and those of its
    /// conditions.
    pub sides: Vec<(String, String)>,
    pub condition_sides: Vec<(String, String)>,
    /// The place of the lead-in that gives it its modality, where it has it from one.
    pub lead_in: Option<usize>,
    /// What lifts it, in other passages of its guideline.
    pub lifted: Vec<Lift>,
    /// Whether its act stands above it: in the heading that it answers, or in the first cell of
    /// its row.
    pub is_answer: bool,
}

impl Norm {
    /// Whether anything narrows it: a condition, an exception, or another passage that lifts it.
    pub fn has_limits(&self) -> bool {
        let clause = &self.clause;
        !clause.conditions.is_empty() || !clause.exceptions.is_empty() || !self.lifted.is_empty()
    }
}

/// The amounts and periods in a norm, by where they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NormQuantities {
    pub main: Vec<Quantity>,
    pub conditions: Vec<Quantity>,
    pub exceptions: Vec<Quantity>,
}

/// What a norm is lifted for by another passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The other passage, by its place in the guideline.
    pub passage: usize,
    /// In its visible text.
    pub span: Span,
}
