//! The JSON of the contract: answers, errors, and what programs send in.

pub mod answer;

pub use answer::{AnswerJson, CitationJson, ErrorJson, answer};
