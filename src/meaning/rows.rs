//! The table of pieces: a row of numbers for each, read from the file when it is needed.
//!
//! It is three quarters of an encoder's file, and a text needs a few of its rows. So it stays where
//! it is, in pages with a hash each: held against it whenever a page is read, so that a file that
//! is damaged, or changes under a running bot, is noticed and never used.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::{Mutex, PoisonError};

use super::sections::{BLOCK, Shape};

/// Rows that share a hash.
const PAGE_ROWS: usize = 32;
/// Of a page's hash, so much is kept: no two pages of one table have it in common by chance.
const HASH_BYTES: usize = 16;
/// A scale and 32 weights of 4 bits.
const BLOCK_BYTES: usize = 4 + BLOCK / 2;

/// Bytes of a row of so many numbers.
pub fn row_bytes(width: usize) -> usize {
    width / BLOCK * BLOCK_BYTES
}

/// The hashes of all pages of a table.
pub fn page_hashes(table: &[u8], width: usize) -> Vec<u8> {
    let pages = table.chunks(PAGE_ROWS * row_bytes(width));
    pages.flat_map(hash).collect()
}

fn hash(page: &[u8]) -> [u8; HASH_BYTES] {
    let hash = blake3::hash(page);
    *hash.as_bytes().first_chunk().expect("a hash is longer than what is kept of it")
}

/// The table in its file.
#[derive(Debug)]
pub struct Rows {
    file: Mutex<File>,
    /// Where it begins.
    start: u64,
    count: usize,
    width: usize,
    hashes: Vec<u8>,
}

/// Why a row cannot be had.
#[derive(Debug)]
pub enum RowFault {
    Read(std::io::Error),
    /// It is not what it was when the file was made.
    Changed,
    /// There is no such row.
    Unknown,
}

impl Rows {
    /// The table that begins at `start` of `file`; none where hashes and pages differ in number.
    pub fn new(file: File, start: u64, shape: &Shape, hashes: &[u8]) -> Option<Rows> {
        let (count, width) = (shape.words, shape.width);
        let fits = hashes.len() == count.div_ceil(PAGE_ROWS) * HASH_BYTES;
        let hashes = hashes.to_vec();
        fits.then(|| Rows { file: Mutex::new(file), start, count, width, hashes })
    }

    /// The rows of `ids`, one after another.
    pub fn read(&self, ids: &[u32]) -> Result<Vec<f32>, RowFault> {
        let bytes = row_bytes(self.width);
        let mut pages: HashMap<usize, Vec<u8>> = HashMap::new();
        let mut rows = Vec::with_capacity(ids.len() * self.width);
        for id in ids.iter().map(|id| *id as usize) {
            let number = id / PAGE_ROWS;
            let page = match pages.entry(number) {
                Entry::Occupied(page) => page.into_mut(),
                Entry::Vacant(place) => place.insert(self.page(number)?),
            };
            let row = page.get(id % PAGE_ROWS * bytes..).and_then(|rest| rest.get(..bytes));
            unpack(row.ok_or(RowFault::Unknown)?, &mut rows);
        }
        Ok(rows)
    }

    fn page(&self, number: usize) -> Result<Vec<u8>, RowFault> {
        let bytes = row_bytes(self.width);
        let first = number * PAGE_ROWS;
        let count = self.count.checked_sub(first).ok_or(RowFault::Unknown)?.min(PAGE_ROWS);
        let expected = self.hashes.get(number * HASH_BYTES..).and_then(|rest| rest.first_chunk());
        let expected: &[u8; HASH_BYTES] = expected.ok_or(RowFault::Unknown)?;
        let mut page = vec![0; count * bytes];
        {
            // Whoever held it before may have failed; the file itself is as it was.
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(self.start + (first * bytes) as u64))
                .map_err(RowFault::Read)?;
            file.read_exact(&mut page).map_err(RowFault::Read)?;
        }
        if hash(&page) == *expected { Ok(page) } else { Err(RowFault::Changed) }
    }
}

/// Adds the numbers of a row.
fn unpack(row: &[u8], numbers: &mut Vec<f32>) {
    for block in row.chunks_exact(BLOCK_BYTES) {
        let Some((scale, weights)) = block.split_first_chunk::<4>() else { continue };
        let scale = f32::from_le_bytes(*scale);
        let number = |weight: u8| (f32::from(weight) - 8.0) * scale;
        numbers.extend(weights.iter().map(|both| number(both & 15)));
        numbers.extend(weights.iter().map(|both| number(both >> 4)));
    }
}
