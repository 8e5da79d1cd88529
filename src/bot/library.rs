//! One snapshot of an organisation: guidelines, index and rules, loaded and swapped together.

use std::path::PathBuf;

use crate::model::{Case, Corpus, Diagnostic, Organisation, RiskRule};

/// Everything that an answer is computed from; never changed once loaded.
#[derive(Debug)]
pub struct Library {
    pub organisation: Organisation,
    pub corpus: Corpus,
    pub risks: Vec<RiskRule>,
    pub cases: Vec<Case>,
    /// What was wrong in the files; no errors among them, or the library would not be here.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where an organisation's files are and how much of them is taken.
#[derive(Clone, Debug)]
pub struct LibraryOptions {
    pub id: String,
    /// The folder of its guideline files.
    pub guidelines: PathBuf,
    /// The folder that holds the indexes of all organisations; none keeps it in memory.
    pub index: Option<PathBuf>,
}
