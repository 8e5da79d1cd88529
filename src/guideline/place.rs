//! Puts a file in an organisation's own folder, whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::sources::is_source;

/// The longest name of a guideline file that an author gives, with its folders.
const NAME_CHARS_MAX: usize = 120;

/// Why a file cannot be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    Empty,
    TooLong {
        chars_max: usize,
    },
    /// Something else than letters, digits, `-`, `_`, `.`, and `/` between folders; or a piece
    /// that begins or ends with a mark.
    Letters,
    /// In the folder of the question cases, which holds no guidelines.
    InCases,
    TooDeep {
        depth_max: usize,
    },
}

/// Why nothing was put in a place.
#[derive(Debug, thiserror::Error)]
pub enum PlaceFault {
    /// The name, or a link on the way, leads out of the folder or to no file that is read.
    #[error("{file} does not lead to a file of this folder")]
    Outside { file: String },
    #[error("{file}: {source}")]
    Disk { file: String, source: io::Error },
}

/// The name of a guideline file in Markdown that an author typed; `.md` is put behind it where it
/// has no ending of its own.
///
/// # Errors
/// Where no file can be called so.
pub fn guideline_name(typed: &str, depth_max: usize) -> Result<String, NameFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(NameFault::Empty);
    }
    let stem = typed.strip_suffix(".md").unwrap_or(typed);
    let is_fit = |part: &str| {
        let is_letter =
            |letter: char| letter.is_alphanumeric() || "-_.".contains(letter) || letter == ' ';
        part.chars().all(is_letter)
            && part.starts_with(char::is_alphanumeric)
            && part.ends_with(char::is_alphanumeric)
    };
    if !stem.split('/').all(is_fit) {
        return Err(NameFault::Letters);
    }
    let name = format!("{stem}.md");
    if name.chars().count() > NAME_CHARS_MAX {
        return Err(NameFault::TooLong { chars_max: NAME_CHARS_MAX });
    }
    if name.split('/').count() > depth_max {
        return Err(NameFault::TooDeep { depth_max });
    }
    match name.split_once('/') {
        Some((first, _)) if first.eq_ignore_ascii_case("cases") => Err(NameFault::InCases),
        _ => Ok(name),
    }
}

/// Writes `text` in the file of `folder` called `file`, or takes the file away where there is none.
///
/// It is written beside and renamed into place, and both are on disk when this returns: whoever
/// reads meets the old file or the new one. A file keeps who may read it.
///
/// # Errors
/// Where the name leads elsewhere, or the disk fails; then the old file stands.
pub fn put(folder: &Path, file: &str, text: Option<&str>) -> Result<(), PlaceFault> {
    let path = place(folder, file)?;
    let put = match text {
        Some(text) => write(&path, text),
        None => remove(&path),
    };
    put.map_err(|source| PlaceFault::Disk { file: file.to_string(), source })
}

/// Whether a file may be put in its place: inside the folder, on a way without links.
///
/// # Errors
/// Where it may not.
pub fn may_put(folder: &Path, file: &str) -> Result<(), PlaceFault> {
    place(folder, file).map(drop)
}

/// Where a file stands or is to stand: inside the folder, on a way without links.
fn place(folder: &Path, file: &str) -> Result<PathBuf, PlaceFault> {
    let outside = || PlaceFault::Outside { file: file.to_string() };
    if !is_source(file) {
        return Err(outside());
    }
    let mut path = folder.to_path_buf();
    for part in file.split('/') {
        path.push(part);
        match fs::symlink_metadata(&path) {
            // Written through, a link would change another file; renamed over, it would be gone.
            Ok(about) if about.is_symlink() => return Err(outside()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(PlaceFault::Disk { file: file.to_string(), source }),
        }
    }
    Ok(path)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folders(folder)?;
    let mut beside = tempfile::Builder::new();
    // Readable for whoever may read other new files, as a guideline is.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = beside.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(about) = fs::metadata(path) {
        file.as_file().set_permissions(about.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync(folder)
}

/// Makes a folder and those above it, each on disk in the one that it stands in.
fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folders(above)?;
        match fs::create_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => return sync(above),
        }
    }
    fs::create_dir(folder)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => sync(path.parent().unwrap_or(Path::new("."))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Has what stands in a folder on disk, names and all.
fn sync(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and the system sees to it.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_its_ending_and_leads_nowhere_else() {
        assert_eq!(guideline_name(" foto ", 8).unwrap(), "foto.md");
        assert_eq!(guideline_name("en/Foto 2.0.md", 8).unwrap(), "en/Foto 2.0.md");
        assert_eq!(guideline_name("één.md", 8).unwrap(), "één.md");
        for name in ["../a", "/a", "a/../b", "a\\b", ".a", "_a", "a:b", "a\0b", "a/", "#a", "a~"] {
            assert_eq!(guideline_name(name, 8), Err(NameFault::Letters), "{name:?}");
        }
        assert_eq!(guideline_name(" ", 8), Err(NameFault::Empty));
        assert_eq!(guideline_name("cases/a", 8), Err(NameFault::InCases));
        assert_eq!(guideline_name("a/b", 1), Err(NameFault::TooDeep { depth_max: 1 }));
        let long = guideline_name(&"a".repeat(118), 8);
        assert_eq!(long, Err(NameFault::TooLong { chars_max: NAME_CHARS_MAX }));
        assert!(is_source(&guideline_name(&"a".repeat(117), 8).unwrap()));
    }

    #[test]
    fn a_file_is_put_in_its_place_changed_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "en/nieuw/a.md", Some("één")).unwrap();
        let path = folder.path().join("en/nieuw/a.md");
        assert_eq!(fs::read_to_string(&path).unwrap(), "één");
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        put(folder.path(), "en/nieuw/a.md", Some("twee")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "twee");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
        put(folder.path(), "en/nieuw/a.md", None).unwrap();
        put(folder.path(), "en/nieuw/a.md", None).unwrap();
        assert!(!path.exists());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link_or_outside() {
        let outside = tempfile::tempdir().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(outside.path().join("a.md"), "van een ander").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.join("en")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("a.md"), root.join("b.md")).unwrap();
        for file in ["en/a.md", "en/c.md", "b.md", "../a.md", "a.txt"] {
            let refused = put(root, file, Some("x"));
            assert!(matches!(refused, Err(PlaceFault::Outside { .. })), "{file}");
        }
        assert_eq!(fs::read_to_string(outside.path().join("a.md")).unwrap(), "van een ander");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}
