//! What became of the last edits, for authors to look back at.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::ZonedDateTime;

use super::Bot;
use super::library::{Library, LibraryError};
use crate::answer::risk::RiskTrigger;
use crate::model::{Edit, EditOutcome, LevelCounts, RiskRule};

/// So many edits of each organisation are looked back at; older ones are forgotten.
const EDITS_MAX: usize = 50;

/// The last edits by organisation; in memory alone, since the start.
#[derive(Debug, Default)]
pub(super) struct History {
    edits: Mutex<BTreeMap<String, VecDeque<Edit>>>,
}

impl Bot {
    /// The last edits of an organisation since the start, the latest first.
    pub fn edits(&self, organisation: &str) -> Vec<Edit> {
        let edits = self.history.edits.lock().unwrap_or_else(PoisonError::into_inner);
        edits.get(organisation).map(|all| all.iter().cloned().collect()).unwrap_or_default()
    }

    /// Notes an edit that was taken over; nothing where the organisation's folder is as it was,
    /// since each edit of one organisation has all of them read again.
    pub(super) fn note_taken(&self, old: &Library, new: &Library) {
        self.citations.keep_to(new);
        if let Some(outcome) = taken(old, new) {
            self.note(&new.organisation.id, outcome);
        }
    }

    /// Notes an edit that was refused.
    pub(super) fn note_refused(&self, organisation: &str, error: &LibraryError) {
        let diagnostics = error.diagnostics().to_vec();
        self.note(organisation, EditOutcome::Refused { diagnostics, reason: error.to_string() });
    }

    fn note(&self, organisation: &str, outcome: EditOutcome) {
        let mut edits = self.history.edits.lock().unwrap_or_else(PoisonError::into_inner);
        let of_organisation = edits.entry(organisation.to_string()).or_default();
        of_organisation.push_front(Edit { at: ZonedDateTime::now(), outcome });
        of_organisation.truncate(EDITS_MAX);
    }
}

/// What an edit changed; none where it changed nothing.
fn taken(old: &Library, new: &Library) -> Option<EditOutcome> {
    let [before, after] = [old, new].map(hashes);
    let in_after = |wanted: fn(Option<&&str>, &str) -> bool| -> Vec<String> {
        let found = after.iter().filter(|(file, hash)| wanted(before.get(*file), hash));
        found.map(|(file, _)| file.to_string()).collect()
    };
    let added = in_after(|before, _| before.is_none());
    let changed = in_after(|before, hash| before.is_some_and(|before| *before != hash));
    let removed = before.keys().filter(|file| !after.contains_key(*file));
    let removed: Vec<String> = removed.map(|file| file.to_string()).collect();
    let has_other = has_other_changes(old, new);
    let is_nothing = added.is_empty() && changed.is_empty() && removed.is_empty() && !has_other;
    let faults = LevelCounts::of(&new.diagnostics);
    (!is_nothing).then_some(EditOutcome::Taken { added, changed, removed, has_other, faults })
}

/// The hash of each guideline file, by its path.
fn hashes(library: &Library) -> BTreeMap<&str, &str> {
    let guidelines = library.corpus.guidelines().iter();
    guidelines.map(|guideline| (guideline.file.as_str(), guideline.hash.as_str())).collect()
}

/// Whether anything but a guideline changed.
fn has_other_changes(old: &Library, new: &Library) -> bool {
    fn risks(library: &Library) -> impl Iterator<Item = &Arc<RiskRule>> {
        library.risks.iter().map(RiskTrigger::rule)
    }
    // Patterns cannot be compared but by how they are written; mostly they are taken over.
    let safety = |library: &Library| format!("{:?}", library.safety);
    let has_same_safety = || Arc::ptr_eq(&old.screen, &new.screen) || safety(old) == safety(new);
    old.organisation != new.organisation
        || old.cases != new.cases
        || !has_same_safety()
        || old.concepts_fingerprint != new.concepts_fingerprint
        || !old.norms.wordings().is_same(new.norms.wordings())
        || !risks(old).eq(risks(new))
}
