//! Deelwijzer answers questions about an organisation's social-media guidelines, word for word.
//!
//! The rooms, in the order in which one reads them; imports point only down this list.

pub mod cli;

pub mod cmd;

pub mod config;

pub mod adapters;

pub mod bot;

pub mod answer;
pub mod guideline;
pub mod index;
pub mod meaning;
pub mod render;
pub mod safety;
pub mod store;
pub mod understanding;

pub mod language;

pub mod model;

/// Of the program, its tests and its benches alike, so that what is measured is what is used.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
