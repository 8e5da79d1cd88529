//! What is kept: what people send to the authors, what authors propose, and earlier states of the
//! guidelines.
//!
//! One SQLite file, made when the first thing is kept; the only room that names sqlx. What is
//! acknowledged is on disk. Reading order: the file (`database`), what people sent in (`gaps`),
//! what of it an edit has answered (`closing`), what authors propose (`proposals`); beside it, in a
//! folder, the earlier states (`history`).

mod closing;
mod database;
mod gaps;
mod history;
mod proposals;

use std::path::PathBuf;

pub use database::Store;
pub use history::{History, HistoryError, HistoryOptions, Origin, Plan};

/// Where the file is and how long things stay in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreOptions {
    /// The file; its folder is made where it is missing.
    pub path: PathBuf,
    /// After so many days what was sent in is deleted.
    pub days_max: u32,
}

/// What went wrong with the store; never shown to an asker.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the store {}: {source}", path.display())]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("the store {}: {source}", path.display())]
    Database { path: PathBuf, source: sqlx::Error },
    /// A file of a newer program, which this one would damage.
    #[error(
        "the store {} was made by a newer version of this program (form {found}, here {known})",
        path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
}
