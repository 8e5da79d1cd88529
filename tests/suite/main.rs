//! All integration tests in one binary.

mod bad_input;
mod command_line;
mod program;
mod tidy;
