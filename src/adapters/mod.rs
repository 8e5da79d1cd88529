//! The doors to the outside: each translates between one kind of chat and the bot, nothing else.

#[cfg(feature = "discord")]
pub mod discord;
pub mod lines;
pub mod terminal;
#[cfg(feature = "web")]
pub mod web;
