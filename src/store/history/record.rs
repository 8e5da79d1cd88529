//! A state as it is written in a file of its own.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{History, HistoryError, files};
use crate::model::{Cause, FileChange, State};

/// The form that this program writes; a later one is not read.
const FORM: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    form: u32,
    at: String,
    cause: Cause,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    approved_by: Option<String>,
    changes: Vec<FileChange>,
    files: String,
}

impl History {
    /// The numbers of the states that are kept, the latest first.
    pub(super) fn numbers(&self, organisation: &str) -> Result<Vec<u64>, HistoryError> {
        let names = files::names(&self.folder(organisation).join("states"))?;
        let number = |name: &String| name.strip_suffix(".json")?.parse().ok();
        let mut numbers: Vec<u64> = names.iter().filter_map(number).collect();
        numbers.sort_unstable_by(|one, other| other.cmp(one));
        Ok(numbers)
    }

    pub(super) fn state_path(&self, organisation: &str, number: u64) -> PathBuf {
        self.folder(organisation).join("states").join(format!("{number:010}.json"))
    }

    /// Writes a state as the latest; it gets the number after all that were ever written and kept.
    pub(super) fn add(&self, organisation: &str, state: State) -> Result<State, HistoryError> {
        let last = self.numbers(organisation)?.first().copied().unwrap_or(0);
        let state = State { number: state.number.max(last + 1), ..state };
        self.write_state(organisation, &state)?;
        Ok(state)
    }

    pub(super) fn write_state(
        &self,
        organisation: &str,
        state: &State,
    ) -> Result<(), HistoryError> {
        let record = Record {
            form: FORM,
            at: state.at.to_string(),
            cause: state.cause,
            by: state.by.clone(),
            approved_by: state.approved_by.clone(),
            changes: state.changes.clone(),
            files: state.files.clone(),
        };
        let text = serde_json::to_string(&record).expect("a state is JSON");
        files::write(&self.state_path(organisation, state.number), &text)
    }

    /// The state of a number; none, and a line in the log, where it cannot be read.
    pub(super) fn readable(&self, organisation: &str, number: u64) -> Option<State> {
        match self.read_state(organisation, number) {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(organisation, %error, "an earlier state is left out");
                None
            }
        }
    }

    fn read_state(&self, organisation: &str, number: u64) -> Result<Option<State>, HistoryError> {
        let path = self.state_path(organisation, number);
        let Some(text) = files::read(&path)? else { return Ok(None) };
        let damaged = |reason: String| files::damaged(&path, reason);
        let record: Record = serde_json::from_str(&text).map_err(|it| damaged(it.to_string()))?;
        if record.form != FORM {
            return Err(damaged(format!("it has form {}, here {FORM}", record.form)));
        }
        let at: Timestamp = record.at.parse().map_err(|it: jiff::Error| damaged(it.to_string()))?;
        Ok(Some(State {
            number,
            at,
            cause: record.cause,
            by: record.by,
            approved_by: record.approved_by,
            changes: record.changes,
            files: record.files,
        }))
    }
}
