//! Names the way in which terms and indexes are made, so that an index file of another way is
//! never read, and makes the detectors' lists ready to be searched.

#[path = "tools/automaton.rs"]
mod automaton;
#[path = "tools/phrases.rs"]
mod phrases;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What passages, terms and indexes are made with.
const SOURCES: [&str; 6] = [
    "src/language",
    "src/index",
    "src/guideline",
    "src/model/layered.rs",
    "src/model/terms.rs",
    "src/model/vocabulary.rs",
];

fn main() {
    let mut hasher = DefaultHasher::new();
    // The versions of Tantivy and the stemmers stand in there.
    for source in SOURCES.iter().chain(&["Cargo.lock"]) {
        println!("cargo::rerun-if-changed={source}");
        hash(Path::new(source), &mut hasher);
    }
    // Not named after the program: `cargo run` hands it on to the program, whose settings are.
    println!("cargo::rustc-env=BUILT_INDEX_VERSION={:016x}", hasher.finish());
    let out = std::env::var_os("OUT_DIR").expect("cargo names the folder for what is made");
    phrases::write(Path::new(&out));
}

/// Adds a file, or all files of a folder in order of their names.
fn hash(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| hash(path, hasher));
    } else if let Ok(bytes) = fs::read(path) {
        path.hash(hasher);
        bytes.hash(hasher);
    }
}
