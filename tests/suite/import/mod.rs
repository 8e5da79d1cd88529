//! Documents of other kinds made into guidelines.

mod bad_files;
mod builder;
mod command;
mod open_document;
mod tables;
mod word;
