//! What those who look after an organisation's guidelines are told while the bot runs.
//!
//! Any chat can listen: the bot calls it, and knows nothing of where the words go.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use super::Bot;
use super::library::LibraryError;
use crate::model::Diagnostic;

/// Something that the authors of an organisation are to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorsNotice {
    /// An edit was not taken over; without diagnostics, the files are not to blame.
    Refused { diagnostics: Vec<Diagnostic> },
    /// After that, an edit was taken over.
    Mended,
    /// Somebody sent something in; `count` is how much is kept now.
    SentIn { count: u64 },
}

/// Called with the organisation's id and what its authors are to know; it must not wait.
pub type AuthorsListener = Box<dyn Fn(&str, AuthorsNotice) + Send + Sync>;

impl Bot {
    /// From now on `listener` is told what authors are to know.
    pub fn listen_for_authors(&self, listener: AuthorsListener) {
        self.listeners.write().unwrap_or_else(PoisonError::into_inner).push(listener);
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

/// What authors were last told of their edits, so that nothing is told twice: each edit of one
/// organisation has all of them read again.
#[derive(Debug, Default)]
pub(super) struct Edits {
    refused: BTreeMap<String, Vec<Diagnostic>>,
}

impl Edits {
    /// What authors are to know of a reload; none where they know it.
    pub fn refused(&mut self, organisation: &str, error: &LibraryError) -> Option<AuthorsNotice> {
        let diagnostics = error.diagnostics().to_vec();
        if self.refused.get(organisation) == Some(&diagnostics) {
            return None;
        }
        self.refused.insert(organisation.to_string(), diagnostics.clone());
        Some(AuthorsNotice::Refused { diagnostics })
    }

    /// The same of one that went well.
    pub fn taken_over(&mut self, organisation: &str) -> Option<AuthorsNotice> {
        self.refused.remove(organisation).map(|_| AuthorsNotice::Mended)
    }
}
