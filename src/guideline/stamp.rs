//! Tells without reading a file whether it is as it was when it was read.
//!
//! A file with the same place, size and times has the same bytes. The time at which a file's state
//! changed (`ctime`) is set by the system itself at every write, rename and change of permissions,
//! and no program can set it back. It has a grain, though: what is written right after a reading
//! can have the time of the write before it. So a stamp is taken only of a file that has been left
//! alone for a while; any other is read again each time. Where the system tells no such time, all
//! are.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Longer than the grain of any file system's times: FAT counts in steps of two seconds.
pub const LEFT_ALONE: Duration = Duration::from_secs(3);

/// What the system tells of one state of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    node: u64,
    bytes: u64,
    /// In nanoseconds since 1970.
    written: i128,
    changed: i128,
}

impl Stamp {
    /// Of the file that `about` is told of; none where the system does not tell enough.
    #[cfg(unix)]
    pub fn of(about: &Metadata) -> Option<Stamp> {
        use std::os::unix::fs::MetadataExt;
        let time =
            |seconds: i64, nanos: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        Some(Stamp {
            device: about.dev(),
            node: about.ino(),
            bytes: about.size(),
            written: time(about.mtime(), about.mtime_nsec()),
            changed: time(about.ctime(), about.ctime_nsec()),
        })
    }

    #[cfg(not(unix))]
    pub fn of(_about: &Metadata) -> Option<Stamp> {
        None
    }

    /// The stamp, where at the time `read_at` the file had been left alone for as long as
    /// `left_alone`.
    pub fn trusted(self, read_at: SystemTime, left_alone: Duration) -> Option<Stamp> {
        let until = read_at.checked_sub(left_alone)?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        let until = i128::try_from(until).ok()?;
        (self.written <= until && self.changed <= until).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_stamp_is_trusted_only_of_a_file_that_was_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let stamp = || Stamp::of(&std::fs::metadata(&path).unwrap()).unwrap();
        std::fs::write(&path, "Een.").unwrap();
        let (first, now) = (stamp(), SystemTime::now());
        assert_eq!(first.trusted(now, LEFT_ALONE), None);
        assert_eq!(first.trusted(now + 2 * LEFT_ALONE, LEFT_ALONE), Some(first));
        // Another file of the same name, with the same size.
        std::fs::write(folder.path().join("b.md"), "Twee").unwrap();
        std::fs::rename(folder.path().join("b.md"), &path).unwrap();
        assert_ne!(stamp(), first);
    }
}
