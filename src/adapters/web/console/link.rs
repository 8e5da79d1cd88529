//! The link that signs in once: for a single machine, where no one else gives out sign-ins.
//!
//! Whoever can write the file beside the store can sign in; the program's own user alone can. The
//! file holds the hash of the link's key, so reading it signs nobody in.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::sessions::{hash, secret};

/// How long a link can be used.
pub const LINK_TIME_MAX: Duration = Duration::from_secs(15 * 60);

/// A longer file is none of ours, in bytes.
const FILE_BYTES_MAX: u64 = 256;

/// Why no link was made.
#[derive(Debug, thiserror::Error)]
#[error("console.link_file {}: the link cannot be kept there", path.display())]
pub struct LinkError {
    path: PathBuf,
    #[source]
    source: std::io::Error,
}

/// Makes a new key in the place of any earlier one, and keeps its hash at `path`, which only its
/// owner can read. The key is good until `LINK_TIME_MAX` after `now`.
///
/// # Errors
/// Where the file cannot be written.
pub fn make(path: &Path, now: SystemTime) -> Result<String, LinkError> {
    let key = secret();
    let until = seconds(now) + LINK_TIME_MAX.as_secs();
    let text = format!("{} {until}\n", hash(&key).to_hex());
    write(path, &text).map_err(|source| LinkError { path: path.to_path_buf(), source })?;
    Ok(key)
}

/// Whether `key` is the present one and still good at `now`; from then on it is good no more.
pub fn redeem(path: &Path, key: &str, now: SystemTime) -> bool {
    let Some((kept, until)) = read(path) else { return false };
    if kept != hash(key) {
        return false;
    }
    // Of two that come at once, one takes the file away.
    let is_first = std::fs::remove_file(path).is_ok();
    is_first && seconds(now) < until
}

/// The kept hash and until when it is good, in seconds since 1970.
fn read(path: &Path) -> Option<(blake3::Hash, u64)> {
    let is_ours = path.metadata().is_ok_and(|it| it.is_file() && it.len() <= FILE_BYTES_MAX);
    let text = is_ours.then(|| std::fs::read_to_string(path).ok()).flatten()?;
    let (hash, until) = text.trim().split_once(' ')?;
    Some((blake3::Hash::from_hex(hash).ok()?, until.parse().ok()?))
}

/// Writes the whole file aside, for its owner alone, and puts it in its place.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    // A temporary file is its owner's alone from the start.
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    aside.write_all(text.as_bytes())?;
    // Where an admin makes the link for a service of another user, that user is to read it. Without
    // the right to give it away, it is our own.
    #[cfg(unix)]
    if let Ok(folder) = folder.metadata() {
        use std::os::unix::fs::{MetadataExt, fchown};
        let _ = fchown(aside.as_file(), Some(folder.uid()), Some(folder.gid()));
    }
    aside.as_file().sync_all()?;
    aside.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_signs_in_once() {
        let folder = tempfile::tempdir().unwrap();
        let (path, now) = (folder.path().join("map/link"), SystemTime::now());
        let key = make(&path, now).unwrap();
        assert!(!redeem(&path, "iets anders", now));
        assert!(redeem(&path, &key, now));
        assert!(!redeem(&path, &key, now));
    }

    #[test]
    fn a_link_is_good_for_a_quarter_of_an_hour() {
        let folder = tempfile::tempdir().unwrap();
        let (path, now) = (folder.path().join("link"), SystemTime::now());
        let key = make(&path, now).unwrap();
        assert!(!redeem(&path, &key, now + LINK_TIME_MAX));
        let key = make(&path, now).unwrap();
        assert!(redeem(&path, &key, now + LINK_TIME_MAX - Duration::from_secs(1)));
    }

    #[test]
    fn a_new_link_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let (path, now) = (folder.path().join("link"), SystemTime::now());
        let old = make(&path, now).unwrap();
        let new = make(&path, now).unwrap();
        assert!(!redeem(&path, &old, now));
        assert!(redeem(&path, &new, now));
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_its_owner_s_alone_and_does_not_hold_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("link");
        let key = make(&path, SystemTime::now()).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(!std::fs::read_to_string(&path).unwrap().contains(&key));
    }

    #[test]
    fn what_is_no_link_signs_nobody_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("link");
        for text in ["", "x", "00 99999999999", &"a".repeat(1000)] {
            std::fs::write(&path, text).unwrap();
            assert!(!redeem(&path, "", SystemTime::now()), "{text}");
        }
        assert!(!redeem(folder.path(), "", SystemTime::now()));
    }
}
