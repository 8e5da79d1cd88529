//! How an organisation's guidelines are, as their authors see it.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::diagnostic::{Diagnostic, Level};
use super::guideline::Status;
use super::language::Language;
use super::rules::Case;

/// How many faults there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelCounts {
    pub errors: usize,
    pub warnings: usize,
    pub hints: usize,
}

impl LevelCounts {
    /// The counts of `diagnostics`.
    pub fn of<'one>(diagnostics: impl IntoIterator<Item = &'one Diagnostic>) -> LevelCounts {
        let mut counts = LevelCounts::default();
        for one in diagnostics {
            match one.level {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Hint => counts.hints += 1,
            }
        }
        counts
    }

    /// Whether there is no fault at all.
    pub fn is_empty(self) -> bool {
        self == LevelCounts::default()
    }
}

/// One of the organisation's own guidelines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidelineHealth {
    pub file: String,
    pub slug: String,
    pub title: String,
    pub language: Language,
    pub owner: Option<String>,
    pub version: Option<String>,
    pub status: Status,
    /// Whether answers may quote from it on the day.
    pub is_valid: bool,
    pub review_by: Option<Date>,
    /// Whether the day of review has passed.
    pub is_overdue: bool,
    pub faults: LevelCounts,
    /// In how many answers it was quoted since the program was started.
    pub cited: u64,
}

impl GuidelineHealth {
    /// Whether its authors have something to do: an error, a warning, or a review that is late.
    pub fn needs_care(&self) -> bool {
        self.is_overdue || self.faults.errors + self.faults.warnings > 0
    }
}

/// All of an organisation's own guidelines, and what is wrong elsewhere in its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Those that need care first, then by title.
    pub guidelines: Vec<GuidelineHealth>,
    /// In other files, or in guidelines that take no part.
    pub elsewhere: Vec<Diagnostic>,
}

/// An edit of an organisation's folder that the running program took up.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub at: ZonedDateTime,
    pub outcome: EditOutcome,
}

/// What became of an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum EditOutcome {
    /// The new text is being answered from.
    Taken {
        /// Guideline files that are new, are written otherwise, and are gone.
        added: Vec<String>,
        changed: Vec<String>,
        removed: Vec<String>,
        /// Whether question cases, contacts, routes or the like changed.
        has_other: bool,
        faults: LevelCounts,
    },
    /// The old text is being answered from.
    Refused {
        diagnostics: Vec<Diagnostic>,
        /// The program's own reason, for an admin.
        reason: String,
    },
}

/// How a question case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// It does not get the answer that it asks for.
    Broken,
    /// It stands as open, and holds all the same.
    OpenHolds,
    /// It stands as open and does not hold.
    Open,
    Holds,
}

/// A question case that was asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReport {
    pub case: Case,
    pub state: CaseState,
    /// What was answered, and what the case asks for, each in one line.
    pub found: String,
    pub expected: String,
}
