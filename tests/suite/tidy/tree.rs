//! The files of the project, as the rules read them.

use std::fs;
use std::path::{Path, PathBuf};

/// One file.
pub struct Source {
    /// From the project's folder, with `/` between folders.
    pub path: String,
    pub text: String,
    /// Whether it is compiled for tests alone.
    pub is_test: bool,
}

impl Source {
    /// A file that is in no tree, for trying a rule.
    pub fn new(path: &str, text: &str) -> Source {
        let is_test = path.starts_with("tests/");
        Source { path: path.to_string(), text: text.to_string(), is_test }
    }

    /// The room it is in, none outside `src/`.
    pub fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        inside.split(['/', '.']).next()
    }

    /// How many modules deep it is: 1 for `src/cli.rs` and `src/bot/mod.rs`, 2 for
    /// `src/bot/ask.rs`.
    pub fn depth(&self) -> usize {
        let parts = self.path.split('/').count() - 1;
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }
}

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the project; empty where it is not there.
pub fn text_of(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// All Rust files of the project.
pub fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches"] {
        collect(&root().join(folder), &mut paths);
    }
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a source file can be read");
    let relative = path.strip_prefix(root()).expect("a path below the root");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    let mut source = Source::new(&parts.join("/"), &text);
    source.is_test |= parts.iter().any(|part| part == "benches") || is_declared_for_tests(path);
    source
}

/// Whether the module above declares it behind `#[cfg(test)]`.
fn is_declared_for_tests(path: &Path) -> bool {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else {
        return false;
    };
    let parents = [folder.join("mod.rs"), folder.with_extension("rs")];
    let declared = format!("mod {};", stem.to_string_lossy());
    parents.iter().filter_map(|parent| fs::read_to_string(parent).ok()).any(|text| {
        let lines: Vec<&str> = text.lines().collect();
        lines.windows(2).any(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with(&declared))
    })
}
