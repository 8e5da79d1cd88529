//! A message as any chat brings it, and what goes back.

use crate::model::Language;

/// A message as any chat brings it.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    pub text: String,
    pub organisation: Option<String>,
    /// The language that the chat's user has set, if the chat says so.
    pub language: Option<Language>,
}

/// What a person can do with a message: a question, or one of a few words that begin with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Ask { question: String },
    Help,
    About,
    Sources,
    Source { guideline: String },
    Stop,
}

/// A button or choice below a reply, in no chat's own terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    OtherRules { count: usize },
    Source { guideline: String },
    Clarify { slot: String, option: String, label: String },
}

/// What goes back to the chat.
#[derive(Clone, Debug)]
pub enum Reply {
    Answer(Box<super::Asked>),
    Help,
    About,
    Sources,
    Source { guideline: String },
    Stop,
}
