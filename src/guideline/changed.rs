//! Which files may have changed since a folder was read.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use foldhash::HashSet;

/// What is known of the files that were read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Nothing: all are read again.
    Any,
    /// These may have changed, and whatever has another stamp; the others are as they were.
    Named(BTreeSet<PathBuf>),
}

impl Changed {
    /// The names that the changed files have in the folder of an organisation: those below it, and
    /// those of organisations beside it, which may be above. None where any may have changed.
    pub fn names_in(&self, folder: &Path) -> Option<HashSet<String>> {
        let Changed::Named(paths) = self else { return None };
        let folder = std::path::absolute(folder).ok()?;
        let absolute = paths.iter().filter_map(|path| std::path::absolute(path).ok());
        Some(absolute.filter_map(|path| name_in(&folder, &path)).collect())
    }
}

fn name_in(folder: &Path, path: &Path) -> Option<String> {
    let (prefix, below) = match path.strip_prefix(folder) {
        Ok(below) => ("", below),
        Err(_) => ("../", path.strip_prefix(folder.parent()?).ok()?),
    };
    let parts = below.components().map(|part| match part {
        Component::Normal(part) => part.to_str(),
        _ => None,
    });
    let parts: Option<Vec<&str>> = parts.collect();
    Some(format!("{prefix}{}", parts?.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_called_as_the_folder_calls_it() {
        let folder = std::env::temp_dir().join("richtlijnen").join("dorp");
        let paths = ["dorp/en/a.md", "rijk/b.md", "../c.md"]
            .map(|path| folder.parent().unwrap().join(path));
        let names = Changed::Named(paths.into()).names_in(&folder).unwrap();
        assert_eq!(names, HashSet::from_iter(["en/a.md".to_string(), "../rijk/b.md".to_string()]));
        assert_eq!(Changed::Any.names_in(&folder), None);
    }
}
