//! Runs the command line, prints one error, and ends with its exit code.

use std::io::Write;
use std::process::ExitCode;

use deelwijzer::cli;
use deelwijzer::cmd::{Ending, Failure};

fn main() -> ExitCode {
    match cli::run() {
        Ok(Ending::Done) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Ending::FoundErrors) => ExitCode::from(1),
        Err(Failure::Told) => ExitCode::from(2),
        Err(Failure::Wrong(error)) => fail(&error, 2),
        Err(Failure::Program(error)) => fail(&error, 3),
    }
}

/// Prints an error with its causes; where even that is impossible, the exit code must do.
fn fail(error: &anyhow::Error, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr().lock(), "deelwijzer: {error:#}");
    ExitCode::from(code)
}
