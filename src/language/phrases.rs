//! Words and phrases of an organisation's rules, found in a text whatever their form.

use std::cell::RefCell;
use std::sync::Arc;

use foldhash::HashMap;

use super::keys::keys;
use super::tokens::tokens;
use crate::model::Language;

/// The words of a text with their keys in both languages, for looking phrases up in it.
#[derive(Clone, Debug, Default)]
pub struct WordKeys {
    words: Vec<Word>,
    /// The marks of all of them.
    marks: u128,
}

/// The keys of one word.
#[derive(Clone, Debug)]
struct Word {
    keys: Arc<[String]>,
    /// A bit for each key, which many keys share: words without one in common have no key in
    /// common, and an organisation has thousands of words to be looked for in each question.
    marks: u128,
}

impl Word {
    fn new(keys: Arc<[String]>) -> Word {
        let mark = |key: &String| 1 << (key.bytes().fold(0u32, mix) % u128::BITS);
        let marks = keys.iter().fold(0, |marks, key| marks | mark(key));
        Word { keys, marks }
    }

    fn shares_key(&self, other: &Word) -> bool {
        self.marks & other.marks != 0 && self.keys.iter().any(|key| other.keys.contains(key))
    }
}

/// One byte more of a hash, by the steps of Fowler, Noll and Vo's 1a.
fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(16_777_619)
}

impl WordKeys {
    /// The words of `text` in order.
    pub fn new(text: &str) -> Self {
        WordKeys::of(tokens(text).iter().map(|token| both_keys(&token.text)))
    }

    fn of(words: impl Iterator<Item = Arc<[String]>>) -> Self {
        let words: Vec<Word> = words.map(Word::new).collect();
        let marks = words.iter().fold(0, |marks, word| marks | word.marks);
        WordKeys { words, marks }
    }

    /// Whether each of these words may stand in `text`; false where one of them does not.
    fn may_be_in(&self, text: &WordKeys) -> bool {
        self.words.iter().all(|word| word.marks & text.marks != 0)
    }

    /// Where these words end in `text`, for each time that they stand in it in a row and begin at
    /// `from` to `last`.
    fn ends_in<'a>(
        &'a self,
        text: &'a WordKeys,
        from: usize,
        last: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let windows = text.words.windows(self.words.len()).enumerate();
        let near = windows.take(last.saturating_add(1)).skip(from);
        let found = near.filter(|(_, window)| {
            window.iter().zip(&self.words).all(|(one, other)| one.shares_key(other))
        });
        found.map(|(start, _)| start + self.words.len())
    }
}

/// The mark between parts of a phrase that may stand apart.
const GAP: &str = "…";

/// How many words may stand between two such parts.
const GAP_WORDS_MAX: usize = 8;

/// A word or a few words in a row; or some of these with "…" between them, which stand in this
/// order with at most eight other words between one and the next.
#[derive(Clone, Debug)]
pub struct Phrase {
    parts: Vec<WordKeys>,
}

impl Phrase {
    /// A phrase of the words of `text`; one without words is found nowhere.
    pub fn new(text: &str) -> Self {
        let of = |part: &str| {
            WordKeys::of(tokens(part).iter().map(|token| remembered_keys(&token.text)))
        };
        let parts = text.split(GAP).map(of);
        Phrase { parts: parts.filter(|part| !part.words.is_empty()).collect() }
    }

    /// Whether its words stand in the text, each in any of its forms.
    pub fn is_in(&self, text: &WordKeys) -> bool {
        let Some((first, rest)) = self.parts.split_first() else {
            return false;
        };
        if !self.parts.iter().all(|part| part.may_be_in(text)) {
            return false;
        }
        let mut ends = first.ends_in(text, 0, text.words.len());
        ends.any(|end| follow(rest, text, end))
    }
}

/// Whether `parts` stand in `text` one after another, the first at or soon after `from`.
fn follow(parts: &[WordKeys], text: &WordKeys, from: usize) -> bool {
    parts.split_first().is_none_or(|(first, rest)| {
        first.ends_in(text, from, from + GAP_WORDS_MAX).any(|end| follow(rest, text, end))
    })
}

/// So many words are remembered on each thread; then all are forgotten.
const REMEMBERED_MAX: usize = 4_096;

thread_local! {
    /// Words with their keys: an organisation's lists name the same ones over and over, and
    /// stemming them again for each phrase would be a good part of a start. No question's words
    /// are kept.
    static REMEMBERED: RefCell<HashMap<String, Arc<[String]>>> = RefCell::default();
}

/// The same as `both_keys`, remembered.
fn remembered_keys(word: &str) -> Arc<[String]> {
    REMEMBERED.with_borrow_mut(|known| {
        if let Some(keys) = known.get(word) {
            return Arc::clone(keys);
        }
        if known.len() >= REMEMBERED_MAX {
            known.clear();
        }
        let keys = both_keys(word);
        known.insert(word.to_string(), Arc::clone(&keys));
        keys
    })
}

/// The keys of a folded word in both languages; an organisation's word lists mix the two.
fn both_keys(word: &str) -> Arc<[String]> {
    let mut found = keys(word, Language::Nl);
    for key in keys(word, Language::En) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_in_any_form() {
        let text = WordKeys::new("Mag ik foto's van kinderen plaatsen? I was hacked");
        assert!(Phrase::new("kind").is_in(&text));
        assert!(Phrase::new("foto van kinderen").is_in(&text));
        assert!(Phrase::new("hack").is_in(&text));
        assert!(!Phrase::new("foto kinderen").is_in(&text));
        assert!(!Phrase::new("").is_in(&text));
        assert!(!Phrase::new("…").is_in(&text));
    }

    #[test]
    fn parts_of_a_phrase_may_stand_apart() {
        let text = WordKeys::new("Per ongeluk heb ik een lijst met bsn's van inwoners gedeeld");
        assert!(Phrase::new("per ongeluk … bsn").is_in(&text));
        assert!(Phrase::new("bsn … gedeeld").is_in(&text));
        assert!(Phrase::new("per ongeluk … lijst … delen").is_in(&text));
        assert!(Phrase::new("bsn … van inwoners").is_in(&text));
        assert!(!Phrase::new("gedeeld … bsn").is_in(&text));
        assert!(!Phrase::new("lijst … lijst").is_in(&text));
        // The second bsn is near enough, the first is not.
        let far = format!("bsn {}gedeeld", "en ".repeat(9));
        assert!(!Phrase::new("bsn … gedeeld").is_in(&WordKeys::new(&far)));
        assert!(
            Phrase::new("bsn … gedeeld").is_in(&WordKeys::new(&format!("{far} bsn en gedeeld")))
        );
    }
}
