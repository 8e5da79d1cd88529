//! A change of an organisation's files, and the states of them that are kept.

use std::collections::BTreeMap;

use jiff::Timestamp;

/// What is to stand in one file, and what stood there when its author opened it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileEdit {
    /// Its path below the organisation's folder, with `/` between folders.
    pub file: String,
    /// The blake3 hex hash of the bytes that it was opened with; none where there was no file.
    pub before: Option<String>,
    /// What it is to hold; none takes the file away.
    pub text: Option<String>,
}

/// A file that is no longer what it was when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    pub file: String,
    /// What stands there now; none where nothing does.
    pub now: Option<String>,
    /// What its author wants there.
    pub wanted: Option<String>,
}

/// How a state of the files came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Somebody changed the folder itself: an editor, a pull.
    Outside,
    /// An author published it at the desk.
    Published,
    /// An author went back to an earlier state.
    Restored,
}

/// One file's part in a state: the hashes of what it held before and since; none is no file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileChange {
    pub file: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A state of all files of one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Counts up from 1 in an organisation.
    pub number: u64,
    pub at: Timestamp,
    pub cause: Cause,
    /// The account of the author that brought it about, while that is kept.
    pub by: Option<String>,
    /// The account of the second author that approved it, while that is kept.
    pub approved_by: Option<String>,
    /// What differs from the state before.
    pub changes: Vec<FileChange>,
    /// The hash under which the list of all files is kept.
    pub files: String,
}

/// All files of a state: the hash of each one's bytes by its name.
pub type StateFiles = BTreeMap<String, String>;

/// A change that an author proposes and another one is to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// By this it is called.
    pub code: String,
    /// The organisation's id.
    pub organisation: String,
    /// The proposer's account.
    pub by: String,
    pub at: Timestamp,
    pub cause: Cause,
    pub edits: Vec<FileEdit>,
}
