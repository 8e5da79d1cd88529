//! Keeps an index and its terms in one file, written aside and renamed into place.
//!
//! The file is checked as a whole before any of it is used, and read into memory: so a damaged,
//! half-written or later changed file can never crash an answer, it is only made again.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use tantivy::Index;
use tantivy::directory::{Directory, RamDirectory};

use super::IndexError;
use crate::language::CorpusTerms;

/// How index files are called.
pub const EXTENSION: &str = ".deelwijzer-index";

/// The first bytes of every index file, with the version of its form.
const MAGIC: &[u8; 16] = b"deelwijzer-idx-1";
const HASH_BYTES: usize = 32;
/// A larger file is no index of ours.
const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;

/// The files of an index, in memory, and its terms; none where there is no whole, undamaged index
/// at `path`.
pub fn read(path: &Path) -> Option<(RamDirectory, CorpusTerms)> {
    let file = fs::File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    if length > FILE_BYTES_MAX {
        return None;
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
    file.take(FILE_BYTES_MAX).read_to_end(&mut bytes).ok()?;
    let rest = bytes.strip_prefix(MAGIC)?;
    let (hash, body) = rest.split_at_checked(HASH_BYTES)?;
    if blake3::hash(body).as_bytes() != hash {
        return None;
    }
    unpack(body)
}

/// Writes the files of `index` to `path`, whole or not at all, and takes away the organisation's
/// older index files. The folder is made where it is missing.
pub fn write(path: &Path, index: &Index, terms: &CorpusTerms) -> Result<(), IndexError> {
    debug_assert!(terms.is_flat(), "what lies on top of the common layer is not written");
    let body = pack(index, terms)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let failed = |source| IndexError::File { path: path.to_path_buf(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::Builder::new()
        .prefix(".aside-")
        .suffix(EXTENSION)
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(MAGIC).map_err(failed)?;
    file.write_all(blake3::hash(&body).as_bytes()).map_err(failed)?;
    file.write_all(&body).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    remove_older(folder, path);
    Ok(())
}

/// Takes away all index files of the folder but the one at `path`. What cannot be taken away
/// does no harm: it is never opened again.
fn remove_older(folder: &Path, path: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let other = entry.path();
        let is_index = entry.file_name().to_string_lossy().ends_with(EXTENSION);
        if is_index && other != path {
            let _ = fs::remove_file(other);
        }
    }
}

/// The terms, and the name and bytes of each file of the index, one after another.
fn pack(index: &Index, terms: &CorpusTerms) -> Result<Vec<u8>, IndexError> {
    let directory = index.directory();
    let mut paths: Vec<PathBuf> = directory.list_managed_files().into_iter().collect();
    paths.push(PathBuf::from("meta.json"));
    paths.push(PathBuf::from(".managed.json"));
    paths.sort();
    paths.dedup();
    let mut body = Vec::new();
    put(&mut body, &postcard::to_allocvec(terms)?);
    for path in paths {
        let Ok(bytes) = directory.atomic_read(&path) else { continue };
        put(&mut body, path.to_string_lossy().as_bytes());
        put(&mut body, &bytes);
    }
    Ok(body)
}

/// Adds a part behind its length.
fn put(body: &mut Vec<u8>, part: &[u8]) {
    body.extend_from_slice(&(part.len() as u64).to_le_bytes());
    body.extend_from_slice(part);
}

fn unpack(mut body: &[u8]) -> Option<(RamDirectory, CorpusTerms)> {
    let terms = postcard::from_bytes(take(&mut body)?).ok()?;
    let directory = RamDirectory::create();
    while !body.is_empty() {
        let name = take(&mut body)?;
        let bytes = take(&mut body)?;
        directory.atomic_write(Path::new(std::str::from_utf8(name).ok()?), bytes).ok()?;
    }
    Some((directory, terms))
}

/// The next part of `body`, which begins with its length.
fn take<'a>(body: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = body.split_first_chunk::<8>()?;
    let (part, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    *body = rest;
    Some(part)
}
