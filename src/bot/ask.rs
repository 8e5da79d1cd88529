//! One question through the house: understand, find, judge, warn.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::library::Library;
use crate::model::{Answer, Language};

/// A question as any door brings it.
#[derive(Clone, Debug, Default)]
pub struct AskRequest {
    /// What the caller calls it.
    pub id: Option<String>,
    pub question: String,
    /// The asker's wish; detected where absent.
    pub language: Option<Language>,
    pub organisation: Option<String>,
    /// The day that the rules are asked for; today where absent.
    pub as_of: Option<Date>,
    /// Replies to an earlier clarifying question, by slot.
    pub answers: BTreeMap<String, String>,
}

/// An answer with the snapshot that it was computed from.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: Option<String>,
    pub answer: Answer,
    pub library: Arc<Library>,
    /// How long answering took, in microseconds.
    pub took_us: u64,
}

/// Answers `request` from `library`; always gives an answer, if only of silence.
pub fn ask(_library: &Arc<Library>, _request: &AskRequest) -> Asked {
    unimplemented!("written next")
}
