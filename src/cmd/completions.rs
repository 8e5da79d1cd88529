//! `completions`: what a shell needs to complete the command line.

use std::io::Write;

use clap_complete::{Shell, generate};

use super::{Ending, Failure};

/// Prints the completions of `shell`.
pub fn run(shell: Shell, mut command: clap::Command) -> Result<Ending, Failure> {
    let mut script = Vec::new();
    generate(shell, &mut command, "deelwijzer", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(Ending::Done)
}
