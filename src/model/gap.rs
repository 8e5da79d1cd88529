//! What somebody sent in: a question that the rules do not cover, or an answer that is not right.

use jiff::civil::Date;

use super::answer::{Outcome, Receipt};
use super::language::Language;

/// Why something was sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// The rules say nothing about it.
    Missing,
    /// The answer is not right, or not clear.
    Wrong,
}

impl GapKind {
    /// `missing` or `wrong`.
    pub fn code(self) -> &'static str {
        match self {
            GapKind::Missing => "missing",
            GapKind::Wrong => "wrong",
        }
    }

    /// The kind that is offered below an answer with this outcome; none where nothing is.
    pub fn offered(outcome: Outcome) -> Option<GapKind> {
        match outcome {
            Outcome::NotCovered | Outcome::Suggestions => Some(GapKind::Missing),
            Outcome::Answered => Some(GapKind::Wrong),
            Outcome::Clarify | Outcome::OffTopic | Outcome::Refused => None,
        }
    }

    /// The kind with this name.
    pub fn of_code(code: &str) -> Option<GapKind> {
        [GapKind::Missing, GapKind::Wrong].into_iter().find(|kind| kind.code() == code)
    }
}

/// Something asked that the rules do not cover, or do not answer well. It says nothing of who
/// sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// With this the sender can have it deleted; known to nobody else but the authors.
    pub code: String,
    /// The organisation's id.
    pub organisation: String,
    pub kind: GapKind,
    pub language: Language,
    /// As its sender saw it before it was sent: with personal data taken out.
    pub text: String,
    /// What was answered, where it is about an answer.
    pub receipt: Option<Receipt>,
    pub day: Date,
}
