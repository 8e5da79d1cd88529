//! Splits compounds by the corpus' own words.
//!
//! A part that stands in no passage can match nothing, so no word list from outside is needed.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

/// Shorter parts are too often accidents: `in`, `op`, `de` in the middle of a word.
const PART_BYTES_MIN: usize = 3;
/// Longer compounds are left whole: the search grows with the length.
const COMPOUND_BYTES_MAX: usize = 48;
/// More parts than this is a wrong split.
const PARTS_MAX: usize = 4;
/// The letters between two parts of a Dutch compound, and the hyphen.
const LINKS: [&str; 6] = ["", "s", "-", "en", "e", "n"];

/// The words that can be parts of compounds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Compounds {
    words: HashSet<String>,
}

impl Compounds {
    /// The dictionary of all `words`, folded; those too short for a part are left out.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let fits =
            |word: &String| word.len() >= PART_BYTES_MIN && word.chars().all(char::is_alphabetic);
        Compounds { words: words.into_iter().filter(fits).collect() }
    }

    /// The parts of a folded compound, in order, without their linking letters; empty where it is
    /// none. The fewest parts win, and of these the ones with the longest head.
    pub fn split<'a>(&self, word: &'a str) -> Vec<&'a str> {
        if word.len() < 2 * PART_BYTES_MIN || word.len() > COMPOUND_BYTES_MAX {
            return Vec::new();
        }
        let hyphenated: Vec<&str> =
            word.split(['-', '\'']).filter(|part| part.len() >= 2).collect();
        if hyphenated.len() > 1 {
            return hyphenated;
        }
        for parts_max in 2..=PARTS_MAX {
            let mut parts = Vec::new();
            if self.split_into(word, parts_max, true, &mut parts) {
                return parts;
            }
        }
        Vec::new()
    }

    /// Splits all of `rest` into at most `parts_max` words, the longest last part first.
    fn split_into<'a>(
        &self,
        rest: &'a str,
        parts_max: usize,
        is_whole: bool,
        parts: &mut Vec<&'a str>,
    ) -> bool {
        if !is_whole && self.words.contains(rest) {
            parts.push(rest);
            return true;
        }
        if parts_max < 2 {
            return false;
        }
        for at in PART_BYTES_MIN..=rest.len().saturating_sub(PART_BYTES_MIN) {
            if !rest.is_char_boundary(at) || !self.words.contains(&rest[..at]) {
                continue;
            }
            for link in LINKS {
                let Some(next) = rest[at..].strip_prefix(link) else { continue };
                if next.len() < PART_BYTES_MIN {
                    continue;
                }
                parts.push(&rest[..at]);
                if self.split_into(next, parts_max - 1, false, parts) {
                    return true;
                }
                parts.pop();
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_split_at_known_words_and_linking_letters() {
        let words = ["persoon", "gegevens", "foto", "vakantie", "groep", "app", "account", "prive"];
        let compounds = Compounds::new(words.map(str::to_string));
        assert_eq!(compounds.split("persoonsgegevens"), ["persoon", "gegevens"]);
        assert_eq!(compounds.split("vakantiefoto"), ["vakantie", "foto"]);
        assert_eq!(compounds.split("groepsapp"), ["groep", "app"]);
        assert_eq!(compounds.split("prive-account"), ["prive", "account"]);
        assert!(compounds.split("gegevens").is_empty());
        assert!(compounds.split("fotograaf").is_empty());
    }
}
