//! Dutch and English words: which language, where sentences end, tokens and their stems.

pub mod data;
pub mod detect;
pub mod sentences;
pub mod tokens;

pub use detect::detect;
pub use sentences::sentences;
pub use tokens::{Token, fold, tokens};
