//! Splits compounds by the corpus' own words.
//!
//! A part that stands in no passage can match nothing, so no word list from outside is needed.

use std::sync::Arc;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::model::LayeredMap;

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
    words: LayeredMap<Arc<str>, Known>,
}

/// Where a word is known from.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Known {
    /// In how many guidelines it stands.
    guidelines: u32,
    /// Whether it stands in the lexicon.
    is_label: bool,
}

impl Known {
    fn is_known(self) -> bool {
        self.is_label || self.guidelines > 0
    }
}

/// The words that came or went with an edit.
#[derive(Clone, Debug, Default)]
pub struct WordChanges {
    /// Those that stand in some guideline now and stood in none, and the other way round, which is
    /// told by the second.
    pub of_guidelines: Vec<(String, bool)>,
    /// Those of them that are in no label either.
    pub of_all: Vec<String>,
}

impl Compounds {
    /// The dictionary of the words of all `labels`, folded; those too short for a part are left
    /// out.
    pub fn new(labels: impl IntoIterator<Item = String>) -> Self {
        let mut words = LayeredMap::default();
        for word in labels.into_iter().filter(|word| is_part(word)) {
            words.insert(Arc::from(word), Known { guidelines: 0, is_label: true });
        }
        Compounds { words }
    }

    /// Changes in how many guidelines each word stands, by so many.
    pub fn change(&mut self, words: HashMap<String, i32>) -> WordChanges {
        let mut changes = WordChanges::default();
        for (word, by) in words.into_iter().filter(|(word, _)| is_part(word)) {
            let before = self.words.get(word.as_str()).copied().unwrap_or_default();
            let guidelines = before.guidelines.saturating_add_signed(by);
            let after = Known { guidelines, ..before };
            self.words.insert(Arc::from(word.as_str()), after);
            if before.is_known() != after.is_known() {
                changes.of_all.push(word.clone());
            }
            if (before.guidelines > 0) != (guidelines > 0) {
                changes.of_guidelines.push((word, guidelines > 0));
            }
        }
        changes
    }

    fn has(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|known| known.is_known())
    }

    /// Whether a word of this length and form can be split at all by what words there are.
    pub fn may_split(word: &str) -> bool {
        (2 * PART_BYTES_MIN..=COMPOUND_BYTES_MAX).contains(&word.len())
    }

    /// The same at a word of so many bytes.
    pub fn may_split_at(word: &str, part_bytes: usize) -> bool {
        Compounds::may_split(word) && word.len() >= part_bytes + PART_BYTES_MIN
    }

    /// See `LayeredMap::is_flat`.
    pub fn is_flat(&self) -> bool {
        self.words.is_flat()
    }

    /// The parts of a folded compound, in order, without their linking letters; empty where it is
    /// none. The fewest parts win, and of these the ones with the longest head.
    pub fn split<'a>(&self, word: &'a str) -> Vec<&'a str> {
        if !Compounds::may_split(word) {
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
        if !is_whole && self.has(rest) {
            parts.push(rest);
            return true;
        }
        if parts_max < 2 {
            return false;
        }
        for at in PART_BYTES_MIN..=rest.len().saturating_sub(PART_BYTES_MIN) {
            if !rest.is_char_boundary(at) || !self.has(&rest[..at]) {
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

/// Whether a word can be a part of another.
fn is_part(word: &str) -> bool {
    word.len() >= PART_BYTES_MIN && word.chars().all(char::is_alphabetic)
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

    #[test]
    fn what_comes_and_goes_with_a_word_is_told() {
        let mut compounds = Compounds::new(["foto".to_string()]);
        let change = |compounds: &mut Compounds, word: &str, by: i32| {
            compounds.change(HashMap::from_iter([(word.to_string(), by)]))
        };
        let changes = change(&mut compounds, "vakantie", 1);
        assert_eq!(changes.of_guidelines, [("vakantie".to_string(), true)]);
        assert_eq!(changes.of_all, ["vakantie"]);
        assert_eq!(compounds.split("vakantiefoto"), ["vakantie", "foto"]);
        assert!(change(&mut compounds, "vakantie", 1).of_guidelines.is_empty());
        // In a label it stays.
        change(&mut compounds, "foto", 1);
        let changes = change(&mut compounds, "foto", -1);
        assert_eq!(changes.of_guidelines, [("foto".to_string(), false)]);
        assert!(changes.of_all.is_empty());
        assert_eq!(change(&mut compounds, "vakantie", -2).of_all, ["vakantie"]);
        assert!(compounds.split("vakantiefoto").is_empty());
    }
}
