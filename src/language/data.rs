//! The word lists that come with the program, read once.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::model::Language;

/// A list of words for each language, as its file stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordLists<T> {
    nl: T,
    en: T,
}

impl<T: DeserializeOwned> WordLists<T> {
    /// The lists of a file that comes with the program.
    pub fn read(text: &str) -> Self {
        toml::from_str(text).expect("the built-in word lists are valid TOML, as a test holds")
    }

    /// The list of `language`.
    pub fn of(&self, language: Language) -> &T {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// Words that white space parts, folded.
pub fn words<'file, D: Deserializer<'file>>(file: D) -> Result<HashSet<String>, D::Error> {
    let text = String::deserialize(file)?;
    Ok(text.split_whitespace().map(super::fold).collect())
}

/// The closed-class words of one language, folded as `tokens::fold` folds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionWords {
    /// Words that carry grammar alone.
    #[serde(deserialize_with = "words")]
    pub function: HashSet<String>,
    /// Words that carry a norm.
    #[serde(deserialize_with = "words")]
    pub norm: HashSet<String>,
    /// Words by which a rule forbids, or allows under a condition only.
    #[serde(deserialize_with = "words")]
    pub limit: HashSet<String>,
}

impl FunctionWords {
    /// Whether a folded word carries grammar or a norm, and no subject.
    pub fn has(&self, word: &str) -> bool {
        self.function.contains(word) || self.norm.contains(word)
    }

    /// The same for a word of a chat, where `moeten` is also written as it is said: `moete`.
    pub fn has_as_said(&self, word: &str) -> bool {
        self.has(word) || word.ends_with('e') && self.has(&format!("{word}n"))
    }
}

static WORDS: LazyLock<WordLists<FunctionWords>> =
    LazyLock::new(|| WordLists::read(include_str!("data/function_words.toml")));

/// The closed-class words of `language`.
pub fn function_words(language: Language) -> &'static FunctionWords {
    WORDS.of(language)
}

/// The words by which a question of one language tells what it asks, folded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedWords {
    /// These may stand before a question word.
    #[serde(deserialize_with = "words")]
    pub openers: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub question: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub may: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub must: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub need: HashSet<String>,
    /// After "may" or "can", what is asked of somebody: "can I be forced to".
    #[serde(deserialize_with = "words")]
    pub imposed: HashSet<String>,
    /// The same of whoever asks it of the asker: "can they force me".
    #[serde(deserialize_with = "words")]
    pub imposes: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub forbidden: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub to_do: HashSet<String>,
    /// Where or by whom something is to be done.
    #[serde(deserialize_with = "words")]
    pub whither: HashSet<String>,
    /// Opening a question, these ask what is to be done.
    #[serde(deserialize_with = "words")]
    pub whether: HashSet<String>,
    /// What asks for a number or a time, by itself.
    #[serde(deserialize_with = "words")]
    pub measures: HashSet<String>,
    /// What has a name or a number that a question asks for, and what may stand before it.
    #[serde(deserialize_with = "words")]
    pub names: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub before_names: HashSet<String>,
    /// Whoever asks, in the question itself.
    #[serde(deserialize_with = "words")]
    pub askers: HashSet<String>,
    #[serde(deserialize_with = "words")]
    pub denies: HashSet<String>,
}

static ASKED: LazyLock<WordLists<AskedWords>> =
    LazyLock::new(|| WordLists::read(include_str!("data/asked.toml")));

/// The words by which a question of `language` tells what it asks.
pub fn asked_words(language: Language) -> &'static AskedWords {
    ASKED.of(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_words_can_be_read() {
        assert!(function_words(Language::Nl).has("de"));
        assert!(function_words(Language::Nl).has_as_said("moete"));
        assert!(function_words(Language::En).norm.contains("must"));
    }
}
