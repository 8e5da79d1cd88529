//! The word lists that come with the program, read once.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Language;

/// The closed-class words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsForm {
    function: String,
    norm: String,
    limit: String,
}

/// The file as it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    nl: WordsForm,
    en: WordsForm,
}

/// The closed-class words of one language, folded as `tokens::fold` folds.
#[derive(Debug)]
pub struct FunctionWords {
    /// Words that carry grammar alone.
    pub function: HashSet<String>,
    /// Words that carry a norm.
    pub norm: HashSet<String>,
    /// Words by which a rule forbids, or allows under a condition only.
    pub limit: HashSet<String>,
}

impl FunctionWords {
    fn of(form: &WordsForm) -> Self {
        let words = |text: &str| text.split_whitespace().map(super::fold).collect();
        FunctionWords {
            function: words(&form.function),
            norm: words(&form.norm),
            limit: words(&form.limit),
        }
    }

    /// Whether a folded word carries grammar or a norm, and no subject.
    pub fn has(&self, word: &str) -> bool {
        self.function.contains(word) || self.norm.contains(word)
    }

    /// The same for a word of a chat, where `moeten` is also written as it is said: `moete`.
    pub fn has_as_said(&self, word: &str) -> bool {
        self.has(word) || word.ends_with('e') && self.has(&format!("{word}n"))
    }
}

static WORDS: LazyLock<(FunctionWords, FunctionWords)> = LazyLock::new(|| {
    let file: FileForm = toml::from_str(include_str!("data/function_words.toml"))
        .expect("the built-in function words are valid TOML, as a test holds");
    (FunctionWords::of(&file.nl), FunctionWords::of(&file.en))
});

/// The closed-class words of `language`.
pub fn function_words(language: Language) -> &'static FunctionWords {
    match language {
        Language::Nl => &WORDS.0,
        Language::En => &WORDS.1,
    }
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
