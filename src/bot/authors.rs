//! What those who look after an organisation's guidelines are told while the bot runs.
//!
//! Any chat can listen: the bot calls it, and knows nothing of where the words go.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use super::Bot;
use super::library::LibraryError;
use crate::model::{Diagnostic, Level};

/// Something that the authors of an organisation are to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorsNotice {
    /// Guidelines with errors are left out since the start, for want of an earlier version.
    LeftOut { diagnostics: Vec<Diagnostic> },
    /// An edit was not taken over; without diagnostics, the files are not to blame.
    Refused { diagnostics: Vec<Diagnostic> },
    /// After either, an edit was taken over.
    Mended,
    /// Somebody sent something in; `count` is how much waits for an answer now.
    SentIn { count: u64 },
    /// An edit answers what `count` messages asked; `files` are the guidelines that do.
    GapsClosed { count: usize, files: Vec<String> },
}

/// Called with the organisation's id and what its authors are to know; it must not wait.
pub type AuthorsListener = Box<dyn Fn(&str, AuthorsNotice) + Send + Sync>;

impl Bot {
    /// From now on `listener` is told what authors are to know; first, what is left out by now.
    pub fn listen_for_authors(&self, listener: AuthorsListener) {
        for organisation in self.organisations() {
            let diagnostics = self.left_out(&organisation);
            if !diagnostics.is_empty() {
                listener(&organisation, AuthorsNotice::LeftOut { diagnostics });
            }
        }
        self.listeners.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    /// The errors of guidelines that take no part in an organisation's present snapshot.
    fn left_out(&self, organisation: &str) -> Vec<Diagnostic> {
        let library = self.library(Some(organisation));
        let diagnostics = library.iter().flat_map(|library| &library.diagnostics);
        diagnostics.filter(|one| one.level == Level::Error).cloned().collect()
    }

    /// Whether anybody listens.
    pub(super) fn has_listeners(&self) -> bool {
        !self.listeners.read().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    pub(super) fn tell_authors(&self, organisation: &str, notice: &AuthorsNotice) {
        let listeners = self.listeners.read().unwrap_or_else(PoisonError::into_inner);
        listeners.iter().for_each(|listener| listener(organisation, notice.clone()));
    }
}

/// What authors were last told of their edits, so that nothing is told twice: an organisation whose
/// last edit was refused is read again whenever anything is noticed.
#[derive(Debug)]
pub struct Edits {
    refused: BTreeMap<String, Vec<Diagnostic>>,
}

impl Edits {
    /// The edits of a bot that has just been started: the mending of what was left out is told.
    pub fn of(bot: &Bot) -> Edits {
        let organisations = bot.organisations().into_iter();
        let left_out = organisations.filter(|one| !bot.left_out(one).is_empty());
        // None of these is a refused edit yet, so the first one is told, whatever is wrong in it.
        Edits { refused: left_out.map(|organisation| (organisation, Vec::new())).collect() }
    }

    /// What authors are to know of a reload; none where they know it.
    pub fn refused(&mut self, organisation: &str, error: &LibraryError) -> Option<AuthorsNotice> {
        let diagnostics = error.diagnostics().to_vec();
        if self.refused.get(organisation) == Some(&diagnostics) {
            return None;
        }
        self.refused.insert(organisation.to_string(), diagnostics.clone());
        Some(AuthorsNotice::Refused { diagnostics })
    }

    /// Whether an organisation's last edit was refused.
    pub fn is_refused(&self, organisation: &str) -> bool {
        self.refused.contains_key(organisation)
    }

    /// The same of one that went well.
    pub fn taken_over(&mut self, organisation: &str) -> Option<AuthorsNotice> {
        self.refused.remove(organisation).map(|_| AuthorsNotice::Mended)
    }
}
