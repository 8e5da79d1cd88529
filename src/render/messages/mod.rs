//! Every word that the bot says itself, Dutch and English side by side.
//!
//! Reading level B1: short sentences, no blame, what to do next. None of them states a rule;
//! what the rules say is quoted.

pub mod answer;
pub mod authors;
pub mod changes;
pub mod chat;
pub mod clarify;
pub mod console;
pub mod dates;
pub mod diagnostics;
pub mod discord;
pub mod discord_sending;
pub mod explanation;
pub mod finding;
pub mod gaps;
pub mod guideline;
pub mod guideline_page;
pub mod help;
pub mod import;
pub mod import_notes;
pub mod norm;
pub mod page;
pub mod reasons;
pub mod refusal;
pub mod review;
pub mod review_page;
pub mod send_in;
pub mod web_fault;
