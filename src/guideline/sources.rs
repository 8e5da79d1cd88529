//! The files that make up an organisation, whole and as they are: what is kept of its states.

use std::path::Path;

use super::folder::{self, is_passed_over, kind_of, read_text};
use super::limits::{OTHER_FILES, ReadLimits};
use crate::model::{Diagnostic, Fault};

/// One file of an organisation's own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path below the folder, with `/` between folders.
    pub file: String,
    pub text: String,
}

/// The hash by which a file's bytes are called: blake3, in hex.
pub fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// All files of the organisation's own folder that are read, in the order of their names.
///
/// # Errors
/// With what is wrong with the first that cannot be read: half a state is none.
pub fn sources(folder: &Path, limits: &ReadLimits) -> Result<Vec<Source>, Box<Diagnostic>> {
    let (found, faults) = folder::files(folder, limits);
    if let Some(fault) = faults.into_iter().next() {
        return Err(Box::new(fault));
    }
    let mut all = Vec::new();
    let found = found.into_iter().map(|file| (file.name, file.path));
    let others = OTHER_FILES.iter().map(|name| (name.to_string(), folder.join(name)));
    for (file, path) in found.chain(others) {
        match read_text(&path, &file, limits.file_bytes_max) {
            Ok(text) => all.push(Source { file, text }),
            Err(diagnostic) if diagnostic.fault == Fault::Vanished => {}
            Err(diagnostic) => return Err(diagnostic),
        }
    }
    all.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(all)
}

/// The text of one file as it is now; none where there is no such file.
///
/// # Errors
/// Where it is there and cannot be read as text.
pub fn source(
    folder: &Path,
    file: &str,
    limits: &ReadLimits,
) -> Result<Option<String>, Box<Diagnostic>> {
    match read_text(&folder.join(file), file, limits.file_bytes_max) {
        Ok(text) => Ok(Some(text)),
        Err(diagnostic) if diagnostic.fault == Fault::Vanished => Ok(None),
        Err(diagnostic) => Err(diagnostic),
    }
}

/// Whether a file of this name is read in an organisation's own folder, and no other is meant.
pub fn is_source(name: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty()
            && !is_passed_over(part)
            && !part.chars().any(|letter| letter.is_control() || "\\:".contains(letter))
    };
    name.split('/').all(is_plain) && (kind_of(name).is_some() || OTHER_FILES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_inside_the_folder_that_are_read_are_sources() {
        for name in ["a.md", "en/b.md", "c.html", "cases/d.toml", "organisation.toml", "é è.md"] {
            assert!(is_source(name), "{name}");
        }
        for name in [
            "",
            "a",
            "/a.md",
            "../rijk/a.md",
            "en/../a.md",
            "a\\b.md",
            "C:/a.md",
            ".a.md",
            "_a.md",
            "a.md~",
            "x.toml",
            "cases/.a.toml",
            "a\n.md",
            "en//a.md",
            "./a.md",
        ] {
            assert!(!is_source(name), "{name:?}");
        }
    }

    #[test]
    fn all_files_that_are_read_are_given_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("cases")).unwrap();
        for name in ["b.md", "a.md", "_klad.md", "organisation.toml", "cases/c.toml", "x.txt"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let all = sources(folder.path(), &ReadLimits::default()).unwrap();
        let names: Vec<&str> = all.iter().map(|source| source.file.as_str()).collect();
        assert_eq!(names, ["a.md", "b.md", "cases/c.toml", "organisation.toml"]);
        std::fs::write(folder.path().join("b.md"), b"\xff").unwrap();
        assert!(sources(folder.path(), &ReadLimits::default()).is_err());
    }
}
