//! The authors' desk: a change is tried out, published or proposed, and can be taken back.
//!
//! Nothing here knows of pages or chats. Reading order: what a change is and what keeps it from
//! being made (`change`, `typed`); what the bot would answer after it (`trial`); how it is made so
//! that a crash leaves nothing half done (`carry_out`, `publish`); with a second author
//! (`proposals`); earlier states (`states`); an answer that is to stay (`keep_answer`).

mod carry_out;
mod change;
mod keep_answer;
mod proposals;
mod publish;
mod states;
mod trial;
mod typed;

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Bot;
use crate::store::History;

pub use carry_out::finish_begun;
pub use change::{ChangeFault, NotPublished, PlannedChange};
pub use keep_answer::{KEPT_CASES_FILE, KeptAnswer, NotKeptAnswer, kept_answer, kept_answers};
pub use publish::Published;
pub use states::{FileState, Restored};
pub use trial::{CaseChange, Trial, TrialBelow, is_same_answer};
pub use typed::{Upload, UploadFault, as_file, uploaded};

/// How changes are published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskOptions {
    /// Whether another author must publish what one proposes.
    pub second_approver: bool,
    /// After so many days a proposal that nobody published goes.
    pub proposal_days_max: u32,
}

/// What a bot has that can be edited.
#[derive(Debug)]
pub(super) struct Desk {
    options: DeskOptions,
    history: History,
}

/// Held while files are read and swapped in, or changed, so that no older reading of a folder is
/// swapped in over a later one.
#[derive(Debug, Default)]
pub(super) struct EditLock(Mutex<()>);

impl EditLock {
    pub fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bot {
    /// The same bot with a desk for its authors, which keeps earlier states in `history`.
    pub fn with_desk(self, options: DeskOptions, history: History) -> Self {
        Bot { desk: Some(Desk { options, history }), ..self }
    }

    /// How changes are published; none where there is no desk.
    pub fn desk_options(&self) -> Option<&DeskOptions> {
        self.desk.as_ref().map(|desk| &desk.options)
    }
}
