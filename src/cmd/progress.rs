//! A sign of life on standard error while an index is built or questions are measured.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::render::report;

/// After how long the first sign is given.
const FIRST: Duration = Duration::from_secs(1);
/// Between signs in a terminal, where one line is written over.
const IN_TERMINAL: Duration = Duration::from_secs(1);
/// Between signs in a log, where each is a line.
const IN_LOG: Duration = Duration::from_secs(5);

/// What `work` returns; while it takes over a second, standard error says so.
pub fn shown<T>(organisation: &str, work: impl FnOnce() -> T) -> T {
    told(|seconds| report::indexing(organisation, seconds), work)
}

/// What `work` returns; while it takes over a second, standard error has the line that `line`
/// makes of the seconds gone by.
pub fn told<T>(line: impl Fn(u64) -> String + Send, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let begun = Instant::now();
            let in_terminal = std::io::stderr().is_terminal();
            let every = if in_terminal { IN_TERMINAL } else { IN_LOG };
            let mut wait = FIRST;
            let mut told = false;
            while is_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let line = line(begun.elapsed().as_secs());
                let end = if in_terminal { "\r" } else { "\n" };
                // A sign of life that nobody can read is no fault.
                let _ = write!(std::io::stderr().lock(), "{line}{end}");
                (wait, told) = (every, true);
            }
            if told && in_terminal {
                let _ = writeln!(std::io::stderr().lock());
            }
        });
        let result = work();
        drop(done);
        result
    })
}
