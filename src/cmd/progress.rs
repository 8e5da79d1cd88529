//! A sign of life on standard error while an index is built or questions are measured.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::render::report;

/// Between signs in a terminal, and before the first: one line is written over.
const IN_TERMINAL: Duration = Duration::from_secs(1);
/// Between signs in a log, and before the first: each is a line of its own.
const IN_LOG: Duration = Duration::from_secs(5);

/// What `work` returns; where it takes over a second (in a log: five), standard error says so.
pub fn shown<T>(organisation: &str, work: impl FnOnce() -> T) -> T {
    told(|seconds| report::indexing(organisation, seconds), work)
}

/// What `work` returns; where it takes over a second (in a log: five), standard error has the
/// line that `line` makes of the seconds gone by.
pub fn told<T>(line: impl Fn(u64) -> String + Send, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let begun = Instant::now();
            let in_terminal = std::io::stderr().is_terminal();
            let every = if in_terminal { IN_TERMINAL } else { IN_LOG };
            let mut told = false;
            while is_done.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                let line = line(begun.elapsed().as_secs());
                let end = if in_terminal { "\r" } else { "\n" };
                // A sign of life that nobody can read is no fault.
                let _ = write!(std::io::stderr().lock(), "{line}{end}");
                told = true;
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
