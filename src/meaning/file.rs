//! An encoder's file: written aside and renamed into place, and checked before any of it is used.
//!
//! Magic with the form's version, the hash and the length of the head, the head (`sections`), and
//! the table of pieces (`rows`). The head is read into memory; the table has hashes of its own.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use super::fault::ModelFault;
use super::rows;
use super::sections::Head;

/// The first bytes of every model, without the version of its form.
const MAGIC: &[u8; 15] = b"deelwijzer-mdl-";
const VERSION: u8 = b'1';
/// Magic, version, hash and length.
const START_BYTES: usize = MAGIC.len() + 1 + 32 + 8;
/// A longer head is none of ours.
const HEAD_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// A model's file whose head has been checked.
#[derive(Debug)]
pub struct Opened {
    pub file: File,
    pub head: Vec<u8>,
    /// Of the head, and through the hashes in it of the whole file.
    pub hash: blake3::Hash,
    /// Where the table of pieces begins.
    pub table_start: u64,
    pub bytes: u64,
}

/// Opens the model at `path` and checks its head.
pub fn open(path: &Path) -> Result<Opened, ModelFault> {
    let failed = |source| ModelFault::of_file(path, source);
    let mut file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    let foreign = || ModelFault::Foreign { path: path.to_path_buf() };
    let bytes = metadata.len();
    if !metadata.is_file() || bytes < START_BYTES as u64 {
        return Err(foreign());
    }
    let mut start = [0; START_BYTES];
    file.read_exact(&mut start).map_err(failed)?;
    let (magic, rest) = start.split_at(MAGIC.len());
    let (version, rest) = rest.split_at(1);
    let (expected, length) = rest.split_at(32);
    if magic != MAGIC {
        return Err(foreign());
    }
    if version != [VERSION] {
        return Err(ModelFault::OtherVersion { path: path.to_path_buf() });
    }
    let length = u64::from_le_bytes(length.try_into().expect("the last 8 bytes are left"));
    if length > HEAD_BYTES_MAX || length > bytes - START_BYTES as u64 {
        return Err(ModelFault::damaged(path, "it is cut off"));
    }
    let mut head = Vec::with_capacity(length as usize);
    (&mut file).take(length).read_to_end(&mut head).map_err(failed)?;
    let hash = blake3::hash(&head);
    if hash.as_bytes() != expected {
        return Err(ModelFault::damaged(path, "its hash differs"));
    }
    Ok(Opened { file, head, hash, table_start: START_BYTES as u64 + length, bytes })
}

/// The sections of a head; none where they cannot be told apart, or the table is not whole.
pub fn sections(opened: &Opened) -> Option<Head<'_>> {
    let head: Head = postcard::from_bytes(&opened.head).ok()?;
    let table = (head.shape.words as u64).checked_mul(rows::row_bytes(head.shape.width) as u64)?;
    let is_whole = opened.table_start.checked_add(table) == Some(opened.bytes);
    (head.shape.is_sound() && is_whole).then_some(head)
}

/// Writes a model to `path`, whole or not at all. The folder is made where it is missing.
pub fn write(path: &Path, head: &Head, table: &[u8]) -> std::io::Result<()> {
    let head = postcard::to_allocvec(head).map_err(std::io::Error::other)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".aside-").tempfile_in(folder)?;
    file.write_all(MAGIC)?;
    file.write_all(&[VERSION])?;
    file.write_all(blake3::hash(&head).as_bytes())?;
    file.write_all(&(head.len() as u64).to_le_bytes())?;
    file.write_all(&head)?;
    file.write_all(table)?;
    #[cfg(unix)]
    {
        // Others may read it: the service often runs as another user than who imported it.
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
