//! The vectors of a corpus' texts while they are being made: room for all, filled as they come.

use std::ops::Range;

/// Of a text's hash, so much is its key: no two texts have it in common by chance.
pub const KEY_BYTES: usize = 16;

/// What a text is known by.
pub type Key = [u8; KEY_BYTES];

pub fn key(text: &str) -> Key {
    let hash = blake3::hash(text.as_bytes());
    *hash.as_bytes().first_chunk().expect("a hash is longer than a key")
}

/// The vectors of texts, as far as they are known. Equal texts have equal ones.
#[derive(Debug)]
pub struct Known {
    /// For each text, in order.
    keys: Vec<Key>,
    /// The texts in the order of their keys, by their places in `keys`.
    by_key: Vec<u32>,
    /// How many numbers a vector has.
    width: usize,
    /// For each text so many; zeros where it is not known.
    numbers: Vec<i8>,
    scales: Vec<f32>,
    is_known: Vec<bool>,
}

/// A text's vector.
#[derive(Debug)]
pub struct Row<'a> {
    pub key: &'a Key,
    pub numbers: &'a [i8],
    pub scale: f32,
}

impl Known {
    /// None of the vectors of the texts with these keys; vectors have `width` numbers.
    pub fn none(keys: Vec<Key>, width: usize) -> Known {
        let count = keys.len();
        let mut by_key: Vec<u32> = (0..count as u32).collect();
        by_key.sort_unstable_by_key(|at| (keys[*at as usize], *at));
        let (numbers, scales) = (vec![0; count * width], vec![0.0; count]);
        Known { keys, by_key, width, numbers, scales, is_known: vec![false; count] }
    }

    /// The key of a text.
    pub fn key(&self, id: usize) -> Key {
        self.keys[id]
    }

    /// Takes in the vector of the texts with a key; those that are none of ours are passed over.
    pub fn learn(&mut self, key: &Key, numbers: &[i8], scale: f32) {
        for at in self.with_key(key) {
            let at = self.by_key[at] as usize;
            self.numbers[at * self.width..][..self.width].copy_from_slice(numbers);
            self.scales[at] = scale;
            self.is_known[at] = true;
        }
    }

    /// Where in `by_key` the texts with a key stand.
    fn with_key(&self, key: &Key) -> Range<usize> {
        let of = |at: &u32| &self.keys[*at as usize];
        let start = self.by_key.partition_point(|at| of(at) < key);
        let count = self.by_key[start..].partition_point(|at| of(at) == key);
        start..start + count
    }

    /// The texts that are not known, in order; of equal ones the first.
    pub fn missing(&self) -> Vec<usize> {
        let by_key = self.by_key.iter().map(|at| *at as usize);
        let equal = |one: &usize, other: &usize| self.keys[*one] == self.keys[*other];
        let mut missing: Vec<usize> = by_key.filter(|at| !self.is_known[*at]).collect();
        missing.dedup_by(|one, other| equal(one, other));
        missing.sort_unstable();
        missing
    }

    /// The vectors that are known, in the order of their texts.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let all = self.keys.iter().zip(self.numbers.chunks_exact(self.width.max(1)));
        let all = all.zip(&self.scales).zip(&self.is_known).filter(|(_, is_known)| **is_known);
        all.map(|(((key, numbers), scale), _)| Row { key, numbers, scale: *scale })
    }

    /// The numbers of all vectors, one after another, and what each's are multiplied by.
    pub fn into_rows(self) -> (Vec<i8>, Vec<f32>) {
        (self.numbers, self.scales)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_missing_once_and_learned_together() {
        let keys = ["b", "a", "b", "c", "a"].map(key);
        let mut known = Known::none(keys.to_vec(), 2);
        assert_eq!(known.missing(), [0, 1, 3]);
        known.learn(&key("b"), &[1, -2], 0.5);
        known.learn(&key("another"), &[9, 9], 9.0);
        assert_eq!(known.missing(), [1, 3]);
        let rows: Vec<(Key, Vec<i8>, f32)> =
            known.rows().map(|row| (*row.key, row.numbers.to_vec(), row.scale)).collect();
        assert_eq!(rows, vec![(key("b"), vec![1, -2], 0.5); 2]);
        known.learn(&key("a"), &[3, 4], 1.0);
        known.learn(&key("c"), &[5, 6], 2.0);
        assert!(known.missing().is_empty());
        let (numbers, scales) = known.into_rows();
        assert_eq!(numbers, [1, -2, 3, 4, 1, -2, 5, 6, 3, 4]);
        assert_eq!(scales, [0.5, 1.0, 0.5, 2.0, 1.0]);
        assert!(Known::none(Vec::new(), 2).missing().is_empty());
    }
}
