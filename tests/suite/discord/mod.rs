//! Discord, played by a double on this machine: what people do there, and what they see.

mod asking;
mod attachments;
mod attack;
mod authors;
mod chat;
mod clarifying;
mod connection;
mod description;
mod doctor;
mod double;
mod gateway;
mod guidelines;
mod measure;
mod modes;
mod sending;
mod sharing;
mod sight;
mod starting;
mod threads;
mod trickery;
