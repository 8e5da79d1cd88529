//! How much of a folder is read, and by which names.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::stamp::LEFT_ALONE;

/// The file that says who the organisation is.
pub const ORGANISATION_FILE: &str = "organisation.toml";

/// The file with the rules for warnings.
pub const RISKS_FILE: &str = "risks.toml";

/// The file with the organisation's own patterns, and what is public.
pub const SAFETY_FILE: &str = "safety.toml";

/// The file with the organisation's own words.
pub const THESAURUS_FILE: &str = "thesaurus.toml";

/// The file with how the organisation words its questions and rules.
pub const WORDING_FILE: &str = "wording.toml";

/// All files beside the guidelines and the cases.
pub const OTHER_FILES: [&str; 5] =
    [ORGANISATION_FILE, RISKS_FILE, SAFETY_FILE, THESAURUS_FILE, WORDING_FILE];

/// How much is read at most.
#[derive(Clone, Debug)]
pub struct ReadLimits {
    /// Of one file.
    pub file_bytes_max: u64,
    /// Of one organisation.
    pub guidelines_max: usize,
    /// Of one organisation.
    pub passages_max: usize,
    /// The folder itself counts as 1.
    pub folder_depth_max: usize,
    /// A longer table row is cut into its cells; a longer sentence is a fault.
    pub quote_chars_max: usize,
    /// Files that are looked at and do not take part.
    pub left_out: Vec<String>,
    /// What is read in the place of files, by their names; none is read as if there were no file.
    pub tried: Arc<BTreeMap<String, Option<String>>>,
    /// A file that was written so shortly before it was read is read again the next time, whatever
    /// the system tells of it.
    pub left_alone: Duration,
}

impl Default for ReadLimits {
    fn default() -> Self {
        ReadLimits {
            file_bytes_max: 5 * 1024 * 1024,
            guidelines_max: 2_000,
            passages_max: 200_000,
            folder_depth_max: 8,
            quote_chars_max: 600,
            left_out: Vec::new(),
            tried: Arc::default(),
            left_alone: LEFT_ALONE,
        }
    }
}
