//! In how many answers each guideline was quoted since the start: counts, and nothing of who asked
//! what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::Bot;
use super::library::Library;
use crate::model::{Answer, Outcome};

/// The counts by organisation and file; in memory alone.
#[derive(Debug, Default)]
pub(super) struct Citations {
    counts: Mutex<BTreeMap<String, BTreeMap<String, u64>>>,
}

impl Citations {
    /// Counts each guideline that an answer quotes, once; what only comes closest does not count.
    pub fn count(&self, organisation: &str, answer: &Answer) {
        if answer.outcome != Outcome::Answered {
            return;
        }
        let files: BTreeSet<&str> = answer.citations.iter().map(|it| it.file.as_str()).collect();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        // A name is made only for what was never counted before.
        if !counts.contains_key(organisation) {
            counts.insert(organisation.to_string(), BTreeMap::new());
        }
        let Some(of_files) = counts.get_mut(organisation) else { return };
        for file in files {
            match of_files.get_mut(file) {
                Some(count) => *count += 1,
                None => drop(of_files.insert(file.to_string(), 1)),
            }
        }
    }

    /// The counts of an organisation's files; files that were never quoted are not in it.
    pub fn of(&self, organisation: &str) -> BTreeMap<String, u64> {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(organisation).cloned().unwrap_or_default()
    }

    /// Forgets the counts of files that an organisation has no more, so that they do not pile up.
    pub fn keep_to(&self, library: &Library) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_files) = counts.get_mut(&library.organisation.id) {
            of_files.retain(|file, _| library.corpus.find(file).is_some());
        }
    }
}

impl Bot {
    /// In how many answers each file of an organisation was quoted since the start.
    pub fn citations(&self, organisation: &str) -> BTreeMap<String, u64> {
        self.citations.of(organisation)
    }
}
