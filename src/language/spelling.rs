//! The known word that a misspelled one was meant to be.

use std::sync::Arc;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use strsim::osa_distance;

/// Shorter words have too many neighbours.
const WORD_CHARS_MIN: usize = 5;
/// From this length on, two slips are forgiven.
const TWO_SLIPS_CHARS_MIN: usize = 9;

/// Shorter beginnings are those of too many words.
const BEGUN_CHARS_MIN: usize = 4;
/// So many letters may be left out at the end.
const REST_CHARS_MAX: usize = 12;
/// No more words are given for one.
const WORDS_MAX: usize = 3;

/// The known words of one first letter and length, each with its letters as bits, in order.
type Bucket = Vec<(u32, Arc<str>)>;

/// The known words by first letter and length, where slips are looked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spelling {
    /// Shared with the snapshot before, where they are the same.
    buckets: HashMap<(char, usize), Arc<Bucket>>,
}

impl Spelling {
    /// The dictionary of all `words`, folded; words with digits are left out.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let words: Vec<_> = words.into_iter().map(|word| (word, true)).collect();
        let mut spelling = Spelling::default();
        spelling.change(&words);
        spelling
    }

    /// Puts each word in, or takes it out where its second says so.
    pub fn change(&mut self, words: &[(String, bool)]) {
        type Changes<'a> = Vec<(u32, &'a str, bool)>;
        let mut changes: HashMap<(char, usize), Changes> = HashMap::default();
        for (word, is_in) in words {
            let length = word.chars().count();
            if length + 2 < WORD_CHARS_MIN || !word.chars().all(char::is_alphabetic) {
                continue;
            }
            if let Some(first) = word.chars().next() {
                changes.entry((first, length)).or_default().push((letters(word), word, *is_in));
            }
        }
        for (place, mut changes) in changes {
            changes.sort_unstable();
            let bucket = Arc::make_mut(self.buckets.entry(place).or_default());
            bucket.retain(|(bits, word)| changes.binary_search(&(*bits, word, false)).is_err());
            let new = changes.into_iter().filter(|(.., is_in)| *is_in);
            bucket.extend(new.map(|(bits, word, _)| (bits, Arc::from(word))));
            // Nearly all of it is in order.
            bucket.sort();
            bucket.dedup();
            if bucket.is_empty() {
                self.buckets.remove(&place);
            }
        }
    }

    /// The known words nearest to a folded, unknown `word`: one slip (a letter too many, too few,
    /// wrong, or two swapped), or two in a long word. The first letter must be right. At most
    /// three, in alphabetical order; none for a short word.
    pub fn near(&self, word: &str) -> Vec<&str> {
        let length = word.chars().count();
        let Some(first) = word.chars().next() else { return Vec::new() };
        if length < WORD_CHARS_MIN || !word.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let slips_max = if length >= TWO_SLIPS_CHARS_MIN { 2 } else { 1 };
        let own = letters(word);
        let mut found: Vec<(usize, &str)> = (length - slips_max..=length + slips_max)
            .filter_map(|other| self.buckets.get(&(first, other)))
            .flat_map(|bucket| bucket.iter())
            .filter(|(known, _)| (known ^ own).count_ones() as usize <= 2 * slips_max)
            .map(|(_, known)| (osa_distance(word, known), &**known))
            .filter(|(slips, _)| *slips <= slips_max)
            .collect();
        found.sort_unstable();
        let fewest = found.first().map_or(0, |(slips, _)| *slips);
        found
            .into_iter()
            .filter(|(slips, _)| *slips == fewest)
            .take(WORDS_MAX)
            .map(|(_, known)| known)
            .collect()
    }

    /// The known words that a folded, unknown `word` is the beginning of, as in "werktel" for
    /// "werktelefoon": at most three, in alphabetical order; none for a short word, or where more
    /// words begin so that it does not tell which was meant.
    pub fn begun(&self, word: &str) -> Vec<&str> {
        let length = word.chars().count();
        let Some(first) = word.chars().next() else { return Vec::new() };
        if length < BEGUN_CHARS_MIN || !word.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let longer = length + 1..=length + REST_CHARS_MAX;
        let mut found: Vec<&str> = longer
            .filter_map(|other| self.buckets.get(&(first, other)))
            .flat_map(|bucket| bucket.iter())
            .map(|(_, known)| &**known)
            .filter(|known| known.starts_with(word))
            .collect();
        found.sort_unstable();
        if found.len() > WORDS_MAX { Vec::new() } else { found }
    }
}

/// The letters of a word, a bit for each (some share one): a slip changes two of them at most, so
/// words that differ in more need not be compared.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |bits, letter| bits | 1 << (letter as u32 % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_lead_to_the_word_that_was_meant() {
        let spelling = Spelling::new(["collega", "college", "vertrouwelijk"].map(str::to_string));
        assert_eq!(spelling.near("colega"), ["collega"]);
        assert_eq!(spelling.near("vertouwlijk"), ["vertrouwelijk"]);
        assert!(spelling.near("tram").is_empty());
        assert!(spelling.near("fiets").is_empty());
        assert_eq!(spelling.begun("vertr"), ["vertrouwelijk"]);
        assert_eq!(spelling.begun("coll"), ["collega", "college"]);
        assert!(spelling.begun("col").is_empty());
    }

    #[test]
    fn a_dictionary_that_is_changed_is_the_one_that_is_made_anew() {
        let mut spelling = Spelling::new(["collega", "college", "vlag"].map(str::to_string));
        let changes = [("vlag", false), ("college", false), ("collectie", true)];
        spelling.change(&changes.map(|(word, is_in)| (word.to_string(), is_in)));
        assert_eq!(spelling, Spelling::new(["collectie", "collega"].map(str::to_string)));
    }
}
