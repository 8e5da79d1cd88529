//! Words and phrases of an organisation's rules, found in a text whatever their form.

use super::keys::keys;
use super::tokens::tokens;
use crate::model::Language;

/// The words of a text with their keys in both languages, for looking phrases up in it.
#[derive(Clone, Debug, Default)]
pub struct WordKeys {
    words: Vec<Vec<String>>,
}

impl WordKeys {
    /// The words of `text` in order.
    pub fn new(text: &str) -> Self {
        WordKeys { words: tokens(text).iter().map(|token| both_keys(&token.text)).collect() }
    }
}

/// A word or a few words in a row.
#[derive(Clone, Debug)]
pub struct Phrase {
    words: Vec<Vec<String>>,
}

impl Phrase {
    /// A phrase of the words of `text`; one without words is found nowhere.
    pub fn new(text: &str) -> Self {
        Phrase { words: WordKeys::new(text).words }
    }

    /// Whether its words stand in the text in a row, each in any of its forms.
    pub fn is_in(&self, text: &WordKeys) -> bool {
        !self.words.is_empty()
            && text
                .words
                .windows(self.words.len())
                .any(|window| window.iter().zip(&self.words).all(|(one, other)| share(one, other)))
    }
}

/// The keys of a folded word in both languages; an organisation's word lists mix the two.
fn both_keys(word: &str) -> Vec<String> {
    let mut found = keys(word, Language::Nl);
    for key in keys(word, Language::En) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found
}

fn share(one: &[String], other: &[String]) -> bool {
    one.iter().any(|key| other.contains(key))
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
    }
}
