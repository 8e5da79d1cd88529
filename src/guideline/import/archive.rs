//! Opens the ZIP that an office file is; nothing is ever written to disk.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{self, Node, damaged};
use crate::model::ImportRefusal;

/// Parts in one file; a picture is one part.
const PARTS_MAX: usize = 5_000;

/// Of one part, expanded. A thousand pages of plain text take some five megabytes.
const PART_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Of all parts that are read, expanded.
const EXPANDED_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A part that grows to more than this many times its size is a bomb, and no text.
const RATIO_MAX: u64 = 200;

/// Below this a part may grow as it likes: an empty form is very regular.
const RATIO_BYTES_MIN: u64 = 2 * 1024 * 1024;

/// The parts of one office file.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: HashSet<String>,
    expanded: u64,
}

impl<'a> Archive<'a> {
    /// Opens the file with these bytes.
    ///
    /// # Errors
    /// Where it is no ZIP, or has more parts than the limit.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ImportRefusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("ZIP"))?;
        if zip.len() > PARTS_MAX {
            return Err(ImportRefusal::TooManyParts { count_max: PARTS_MAX });
        }
        let names = zip.file_names().filter_map(Result::ok).map(|name| name.into_owned());
        let names = names.collect();
        Ok(Archive { zip, names, expanded: 0 })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The names of all parts, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The bytes of a part; none where there is no such part.
    ///
    /// # Errors
    /// Where it is damaged, locked, or larger than the limits, whatever size it gives itself.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportRefusal> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ImportRefusal::Encrypted);
            }
            Err(_) => return Err(damaged(name)),
        };
        let left = EXPANDED_BYTES_MAX.saturating_sub(self.expanded);
        let by_ratio = part.compressed_size().saturating_mul(RATIO_MAX).max(RATIO_BYTES_MIN);
        let bytes_max = PART_BYTES_MAX.min(left).min(by_ratio);
        let mut bytes = Vec::new();
        part.take(bytes_max + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        if bytes.len() as u64 > bytes_max {
            return Err(ImportRefusal::Bomb { bytes_max });
        }
        self.expanded += bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part as a tree; none where there is no such part.
    ///
    /// # Errors
    /// As of `bytes`, and where it is no XML that is read.
    pub fn tree(&mut self, name: &str) -> Result<Option<Node>, ImportRefusal> {
        match self.bytes(name)? {
            Some(bytes) => xml::parse(&bytes, name).map(Some),
            None => Ok(None),
        }
    }
}

impl std::fmt::Debug for Archive<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "Archive({} parts)", self.names.len())
    }
}
