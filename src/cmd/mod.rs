//! One file for each subcommand, and what they share.
//!
//! Reading order: how a command ends (`ending`), what it has at hand (`session`), its log (`log`)
//! sign of life (`progress`) and edits taken over (`reload`); then the commands.

mod ending;
mod log;
mod progress;
mod reload;
mod serve_discord;
mod serve_web;
mod session;

pub mod ask;
mod background;
pub mod batch;
pub mod changes;
pub mod chat;
pub mod check;
pub mod completions;
pub mod console;
pub mod doctor;
mod doctor_console;
mod doctor_discord;
mod earlier;
pub mod eval;
pub mod gaps;
pub mod import;
pub mod index;
pub mod model;
pub mod model_state;
pub mod review;
pub mod serve;

pub use ending::{Ending, Failure};
pub use session::Session;
