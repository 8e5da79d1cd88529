//! The files of the history: written whole or not at all, and read back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{History, HistoryError};

/// A state's list and a text are read up to this size, so that no wrong file fills the memory.
const FILE_BYTES_MAX: u64 = 1 << 30;

impl History {
    /// The folder of an organisation. A name that is no plain folder's is called by its hash.
    pub(super) fn folder(&self, organisation: &str) -> PathBuf {
        let is_plain = organisation.chars().all(|it| it.is_alphanumeric() || "-_".contains(it));
        let name = match is_plain && !organisation.is_empty() {
            true => organisation.to_string(),
            false => format!("#{}", hash(organisation)),
        };
        self.options().folder.join(name)
    }

    pub(super) fn text_path(&self, organisation: &str, hash: &str) -> PathBuf {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        // What is no hash is the name of no text.
        let (first, rest) = if is_hash { hash.split_at(2) } else { ("none", "none") };
        self.folder(organisation).join("texts").join(first).join(rest)
    }

    /// Keeps a text and gives its hash.
    pub(super) fn keep_text(&self, organisation: &str, text: &str) -> Result<String, HistoryError> {
        let hash = hash(text);
        let path = self.text_path(organisation, &hash);
        // One that was damaged is mended by being written anew.
        if !matches!(self.text(organisation, &hash), Ok(Some(_))) {
            write(&path, text)?;
        }
        Ok(hash)
    }
}

/// The blake3 hash, in hex.
pub(super) fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

pub(super) fn damaged(path: &Path, reason: String) -> HistoryError {
    HistoryError::Damaged { path: path.to_path_buf(), reason }
}

pub(super) fn failed(path: &Path) -> impl Fn(io::Error) -> HistoryError {
    let path = path.to_path_buf();
    move |source| HistoryError::Disk { path: path.clone(), source }
}

/// The text of a file; none where it is not there.
pub(super) fn read(path: &Path) -> Result<Option<String>, HistoryError> {
    match fs::metadata(path) {
        Ok(about) if about.len() > FILE_BYTES_MAX => {
            return Err(damaged(path, "it is too large".to_string()));
        }
        _ => {}
    }
    match fs::read(path) {
        Ok(bytes) => {
            String::from_utf8(bytes).map(Some).map_err(|error| damaged(path, error.to_string()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path)(error)),
    }
}

/// Writes a file beside and renames it into place, for its owner alone; on disk when this returns.
pub(super) fn write(path: &Path, text: &str) -> Result<(), HistoryError> {
    let failed = failed(path);
    let folder = path.parent().expect("each file of the history stands in a folder");
    make_folders(folder).map_err(&failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(&failed)?;
    file.write_all(text.as_bytes()).map_err(&failed)?;
    file.as_file().sync_all().map_err(&failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    sync(folder).map_err(failed)
}

/// Takes a file away; one that is not there is no fault.
pub(super) fn remove(path: &Path) -> Result<(), HistoryError> {
    let failed = failed(path);
    match fs::remove_file(path) {
        Ok(()) => sync(path.parent().unwrap_or(Path::new("."))).map_err(failed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

/// The names of the entries of a folder; none where it is not there.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, HistoryError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(folder)(error)),
    };
    let name = |entry: fs::DirEntry| entry.file_name().to_str().map(str::to_string);
    Ok(entries.flatten().filter_map(name).collect())
}

/// Makes a folder and those above it, for their owner alone, each on disk in the one above.
fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folders(above)?;
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => sync(above.unwrap_or(Path::new("."))),
    }
}

fn sync(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and the system sees to it.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
