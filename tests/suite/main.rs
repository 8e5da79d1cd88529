//! All tests from outside, in one program.

mod against;
mod bad_input;
mod canary;
mod changes;
mod check;
mod clarify;
mod command_line;
mod dates;
mod desk;
mod drafts;
mod eval;
mod explain;
mod gaps;
mod import;
mod index_file;
mod limits;
mod meaning;
mod own_words;
mod parents;
mod program;
mod records;
mod reload;
mod review;
mod routes;
mod tidy;

#[cfg(all(feature = "discord", unix))]
mod discord;

#[cfg(feature = "web")]
mod browser;
#[cfg(feature = "web")]
mod console;
#[cfg(feature = "web")]
mod driver;
#[cfg(feature = "web")]
mod http;
#[cfg(feature = "web")]
mod send_in;
#[cfg(feature = "web")]
mod served;
#[cfg(feature = "web")]
mod web;
mod wording;
