//! A change of files that an author wants, and what keeps it from being made.

use std::collections::BTreeSet;

use super::trial::Trial;
use crate::bot::library::Library;
use crate::guideline::{self, NameFault, PlaceFault};
use crate::model::{Cause, ChangedFile, Diagnostic, FileEdit};
use crate::store::{HistoryError, StoreError};

/// A change that somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedChange {
    pub edits: Vec<FileEdit>,
    pub cause: Cause,
    /// The account of the author that asks for it.
    pub by: String,
}

/// What is wrong with a change before anybody looks at what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeFault {
    /// Every file would be as it is.
    Nothing,
    /// A file cannot be called so.
    Name {
        file: String,
        fault: NameFault,
    },
    /// The name leads to no file that is read, or two edits are of one file.
    NoSuchPlace {
        file: String,
    },
    /// It holds a character that is no text.
    NotText {
        file: String,
    },
    TooLarge {
        file: String,
        bytes_max: u64,
    },
    TooMany {
        count_max: usize,
    },
    /// What stands in the folder cannot be read.
    Unreadable(Box<Diagnostic>),
    /// Files changed after their author opened them.
    Changed(Vec<ChangedFile>),
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    #[error("there is no such organisation")]
    NoOrganisation,
    /// By the settings, nothing can be changed here.
    #[error("there is no desk here")]
    NoDesk,
    #[error("the change cannot be made")]
    Fault(ChangeFault),
    /// It has errors, or a question case that holds would no longer hold.
    #[error("the change is refused")]
    Refused(Box<Trial>),
    /// Another author is to publish it: it can be proposed.
    #[error("a second author must publish it")]
    NeedsSecond,
    /// Its proposer is no second author.
    #[error("its proposer cannot publish it")]
    OwnProposal,
    #[error("there is no such proposal, or no longer")]
    NoProposal,
    #[error("there are too many proposals")]
    TooManyProposals { count_max: usize },
    /// The state, or the text in it, is no longer kept.
    #[error("there is no such state, or no longer")]
    NoState,
    #[error(transparent)]
    Place(#[from] PlaceFault),
    #[error(transparent)]
    History(#[from] HistoryError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Library(#[from] crate::bot::LibraryError),
}

impl From<ChangeFault> for NotPublished {
    fn from(fault: ChangeFault) -> Self {
        NotPublished::Fault(fault)
    }
}

/// The edits that change something in the organisation's folder as it is now.
///
/// # Errors
/// Where one leads elsewhere, is too large, or is of a file that changed since it was opened; all
/// of the last are told.
pub(super) fn checked(library: &Library, edits: &[FileEdit]) -> Result<Vec<FileEdit>, ChangeFault> {
    let limits = &library.options.read;
    if edits.len() > limits.guidelines_max {
        return Err(ChangeFault::TooMany { count_max: limits.guidelines_max });
    }
    let mut seen = BTreeSet::new();
    let (mut changing, mut changed) = (Vec::new(), Vec::new());
    for edit in edits {
        let file = || edit.file.clone();
        let is_fit = guideline::may_put(&library.options.guidelines, &edit.file).is_ok();
        if !is_fit || !seen.insert(&edit.file) {
            return Err(ChangeFault::NoSuchPlace { file: file() });
        }
        if edit.text.as_ref().is_some_and(|text| text.len() as u64 > limits.file_bytes_max) {
            return Err(ChangeFault::TooLarge { file: file(), bytes_max: limits.file_bytes_max });
        }
        if edit.text.as_ref().is_some_and(|text| text.contains('\0')) {
            return Err(ChangeFault::NotText { file: file() });
        }
        let now = guideline::source(&library.options.guidelines, &edit.file, limits);
        let now = now.map_err(ChangeFault::Unreadable)?;
        if now == edit.text {
            continue;
        }
        if now.as_deref().map(guideline::hash) == edit.before {
            changing.push(edit.clone());
        } else {
            changed.push(ChangedFile { file: file(), now, wanted: edit.text.clone() });
        }
    }
    match (changed.is_empty(), changing.is_empty()) {
        (false, _) => Err(ChangeFault::Changed(changed)),
        (true, true) => Err(ChangeFault::Nothing),
        (true, false) => Ok(changing),
    }
}
