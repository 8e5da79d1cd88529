//! What somebody sent in: a question that the rules do not cover, or an answer that is not right.

use jiff::civil::Date;

use super::answer::{Outcome, Receipt};
use super::language::Language;
use super::span::Span;

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
    /// The edit that answered it, where one did.
    pub closed: Option<GapClosed>,
}

/// What closed a gap: an edit after which its question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapClosed {
    pub day: Date,
    /// The guideline file whose new or changed text answers it.
    pub by: String,
}

/// What was sent in about one matter, as its authors see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapGroup {
    /// The first that was sent in stands first; there is always one. Two of them are two sendings:
    /// whether two people sent them is not known, since nobody is kept with a gap.
    pub gaps: Vec<Gap>,
    /// The question that stands for the group: the first gap's, without the remark on it.
    pub question: String,
    /// Where an answer was sent in as wrong, the places that it cited.
    pub cited: Vec<CitedPlace>,
    /// A section in Markdown to begin the missing rule with, in the question's language.
    pub stub: String,
    /// A question case in TOML that holds once the question is answered.
    pub case: String,
}

impl GapGroup {
    /// The one that stands for all.
    pub fn first(&self) -> &Gap {
        self.gaps.first().expect("a group is made of a gap")
    }

    /// The day on which the last of it was sent in.
    pub fn last_day(&self) -> Date {
        self.gaps.iter().map(|gap| gap.day).max().unwrap_or(self.first().day)
    }
}

/// What an organisation's authors see of all that was sent in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GapOverview {
    /// Those that wait for a rule: what was sent in most often first.
    pub open: Vec<GapGroup>,
    /// Those that an edit has answered, the latest first.
    pub closed: Vec<GapGroup>,
    /// How many more are open and not shown, since they were sent in only once.
    pub hidden: usize,
}

/// A place that an answer cited, as its receipt has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedPlace {
    pub file: String,
    pub span: Span,
    /// The words at the place, 1-based lines; none where the text is another by now.
    pub now: Option<(usize, String)>,
}
