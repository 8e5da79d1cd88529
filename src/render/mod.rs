//! Answers and diagnostics as words and markup; all of the bot's own words live here.
//!
//! Reading order: what the bot says (`messages`), what outside text may not do (`clean`), an
//! answer as a sequence of pieces (`view`), what a chat can show (`surface`), and the forms.

pub mod clean;
#[cfg(feature = "web")]
pub mod html;
#[cfg(feature = "web")]
pub mod icon;
pub mod json;
pub mod messages;
#[cfg(feature = "web")]
pub mod page;
pub mod view;

pub use view::{View, ViewOptions, view};
