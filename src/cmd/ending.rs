//! How a command ends, in the terms of its exit code.

use std::io;

use crate::config::ConfigurationError;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Done,
    /// What was checked has errors.
    FoundErrors,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Wrong use or configuration: the person can mend it.
    Wrong(anyhow::Error),
    /// Wrong use, and the person has been told already.
    Told,
    /// The program or the machine failed.
    Program(anyhow::Error),
    /// Nobody reads the output any more; no fault at all.
    ClosedPipe,
}

impl Failure {
    /// Wrong use or configuration, in one sentence.
    pub fn wrong(problem: impl Into<String>) -> Failure {
        Failure::Wrong(anyhow::anyhow!(problem.into()))
    }
}

impl From<ConfigurationError> for Failure {
    fn from(error: ConfigurationError) -> Self {
        Failure::Wrong(error.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::Program(error.into()),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Program(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { io::Error::from(error).into() } else { Failure::Program(error.into()) }
    }
}
