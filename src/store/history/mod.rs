//! Earlier states of the organisations' files, kept by what they hold.
//!
//! A folder of plain files and not the database: each text can be got back without this program,
//! a text that many states share is kept once, and a reload keeps a state without waiting for the
//! database in which people's questions stand. For each organisation there is `texts/` (each text
//! under its blake3 hash), `states/` (one small file for each state) and, while files are being
//! changed, `plan.json`. Everything is written beside, brought to disk and renamed into place, and
//! texts before what names them, so that a crash leaves at most a text that nothing names.
//!
//! Reading order: the files (`files`), a state as it is written (`record`), a change that is being
//! made (`plan`), what goes after a while (`age`).

mod age;
mod files;
mod plan;
mod record;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;

use crate::model::{Cause, FileChange, State, StateFiles};

pub use plan::Plan;

/// Where earlier states are kept and how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryOptions {
    /// The folder; it is made where it is missing.
    pub folder: PathBuf,
    /// Of one organisation; the present state counts, and always stays.
    pub states_max: usize,
    /// After so many days a state goes.
    pub days_max: u32,
    /// After so many days the accounts of authors go from a state.
    pub names_days_max: u32,
}

/// What went wrong with the folder of earlier states.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    #[error("{}: {source}", path.display())]
    Disk { path: PathBuf, source: std::io::Error },
    /// A file that does not hold what its name says, or that cannot be read as what it is.
    #[error("{} is damaged: {reason}", path.display())]
    Damaged { path: PathBuf, reason: String },
}

/// Who brought a state about, how and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub cause: Cause,
    pub at: Timestamp,
    pub by: Option<String>,
    pub approved_by: Option<String>,
}

impl Origin {
    /// Of a state that was found in the folder at `at`.
    pub fn outside(at: Timestamp) -> Origin {
        Origin { cause: Cause::Outside, at, by: None, approved_by: None }
    }
}

/// The earlier states of all organisations.
#[derive(Debug)]
pub struct History {
    options: HistoryOptions,
}

impl History {
    /// The history at the place that the options name; nothing is done there yet.
    pub fn new(options: HistoryOptions) -> History {
        History { options }
    }

    pub fn options(&self) -> &HistoryOptions {
        &self.options
    }

    /// The states of an organisation that are kept, the latest first. One that is damaged is left
    /// out and logged.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn states(&self, organisation: &str) -> Result<Vec<State>, HistoryError> {
        let numbers = self.numbers(organisation)?;
        Ok(numbers.into_iter().filter_map(|number| self.readable(organisation, number)).collect())
    }

    /// The latest state; none where nothing is kept yet.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn latest(&self, organisation: &str) -> Result<Option<State>, HistoryError> {
        let numbers = self.numbers(organisation)?;
        Ok(numbers.into_iter().find_map(|number| self.readable(organisation, number)))
    }

    /// The state of a number; none where it is not kept, or is damaged.
    pub fn state(&self, organisation: &str, number: u64) -> Option<State> {
        self.readable(organisation, number)
    }

    /// The hashes of all files of a state by their names.
    ///
    /// # Errors
    /// Where the list cannot be read.
    pub fn files(&self, organisation: &str, state: &State) -> Result<StateFiles, HistoryError> {
        let path = self.text_path(organisation, &state.files);
        let missing = || files::damaged(&path, "it is gone".to_string());
        let list = self.text(organisation, &state.files)?.ok_or_else(missing)?;
        serde_json::from_str(&list).map_err(|error| files::damaged(&path, error.to_string()))
    }

    /// The text of a hash; none where it is no longer kept.
    ///
    /// # Errors
    /// Where it cannot be read, or no longer has that hash.
    pub fn text(&self, organisation: &str, hash: &str) -> Result<Option<String>, HistoryError> {
        let path = self.text_path(organisation, hash);
        let Some(text) = files::read(&path)? else { return Ok(None) };
        match files::hash(&text) == hash {
            true => Ok(Some(text)),
            false => Err(files::damaged(&path, "it does not hold what it held".to_string())),
        }
    }

    /// Keeps the state that consists of `sources` (name and text); on disk when this returns. None
    /// where it is the latest one already.
    ///
    /// # Errors
    /// Where the folder cannot be written; then no state is added.
    pub fn keep(
        &self,
        organisation: &str,
        sources: &[(&str, &str)],
        origin: &Origin,
    ) -> Result<Option<State>, HistoryError> {
        let latest = self.latest(organisation)?;
        let mut listed = StateFiles::new();
        for (file, text) in sources {
            listed.insert(file.to_string(), files::hash(text));
        }
        let earlier = match &latest {
            // A list that is damaged is made anew, as if all files were.
            Some(state) => self.files(organisation, state).unwrap_or_default(),
            None => StateFiles::new(),
        };
        let changes = changes(&earlier, &listed);
        if changes.is_empty() && latest.is_some() {
            return Ok(None);
        }
        for (_, text) in sources {
            self.keep_text(organisation, text)?;
        }
        let list = serde_json::to_string(&listed).expect("names and hashes are JSON");
        let state = State {
            number: latest.map_or(0, |state| state.number) + 1,
            at: origin.at,
            cause: origin.cause,
            by: origin.by.clone(),
            approved_by: origin.approved_by.clone(),
            changes,
            files: self.keep_text(organisation, &list)?,
        };
        self.add(organisation, state).map(Some)
    }
}

/// What differs between two states, in the order of names.
fn changes(before: &StateFiles, after: &StateFiles) -> Vec<FileChange> {
    let names: BTreeMap<&String, ()> =
        before.keys().chain(after.keys()).map(|it| (it, ())).collect();
    let change = |file: &String| FileChange {
        file: file.clone(),
        before: before.get(file).cloned(),
        after: after.get(file).cloned(),
    };
    let all = names.into_keys().map(change);
    all.filter(|change| change.before != change.after).collect()
}

#[cfg(test)]
mod tests;
