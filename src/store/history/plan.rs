//! A change of several files that is being made: written down first, so that a crash in the midst
//! of it is made good at the next start.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{History, HistoryError, Origin, files};
use crate::model::{Cause, FileChange, FileEdit};

/// A change that is to be made whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub origin: Origin,
    /// The texts of `after` are kept.
    pub changes: Vec<FileChange>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Written {
    at: String,
    cause: Cause,
    by: Option<String>,
    approved_by: Option<String>,
    changes: Vec<FileChange>,
}

impl History {
    /// Writes down what is about to be done; from now on it will be done, whatever happens.
    ///
    /// # Errors
    /// Where it cannot be written; then nothing will be done.
    pub fn begin(
        &self,
        organisation: &str,
        edits: &[FileEdit],
        origin: &Origin,
    ) -> Result<Plan, HistoryError> {
        let mut changes = Vec::new();
        for FileEdit { file, before, text } in edits {
            let text = text.as_ref().map(|text| self.keep_text(organisation, text));
            let (file, before, after) = (file.clone(), before.clone(), text.transpose()?);
            changes.push(FileChange { file, before, after });
        }
        let Origin { at, cause, by, approved_by } = origin.clone();
        let written = Written { at: at.to_string(), cause, by, approved_by, changes };
        let text = serde_json::to_string(&written).expect("a plan is JSON");
        files::write(&self.plan_path(organisation), &text)?;
        Ok(Plan { origin: origin.clone(), changes: written.changes })
    }

    /// What was begun and is not done yet.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn begun(&self, organisation: &str) -> Result<Option<Plan>, HistoryError> {
        let path = self.plan_path(organisation);
        let Some(text) = files::read(&path)? else { return Ok(None) };
        let damaged = |reason: String| files::damaged(&path, reason);
        let written: Written = serde_json::from_str(&text).map_err(|it| damaged(it.to_string()))?;
        let at: Timestamp =
            written.at.parse().map_err(|it: jiff::Error| damaged(it.to_string()))?;
        let Written { cause, by, approved_by, changes, .. } = written;
        Ok(Some(Plan { origin: Origin { cause, at, by, approved_by }, changes }))
    }

    /// Says that what was begun is done.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn done(&self, organisation: &str) -> Result<(), HistoryError> {
        files::remove(&self.plan_path(organisation))
    }

    fn plan_path(&self, organisation: &str) -> std::path::PathBuf {
        self.folder(organisation).join("plan.json")
    }
}
