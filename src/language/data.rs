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

/// The words by which a question of one language tells what it asks, folded.
#[derive(Debug)]
pub struct AskedWords {
    /// These may stand before a question word.
    pub openers: HashSet<String>,
    pub question: HashSet<String>,
    pub may: HashSet<String>,
    pub must: HashSet<String>,
    pub need: HashSet<String>,
    pub forbidden: HashSet<String>,
    pub to_do: HashSet<String>,
    /// Where or by whom something is to be done.
    pub whither: HashSet<String>,
    /// Opening a question, these ask what is to be done.
    pub whether: HashSet<String>,
    pub denies: HashSet<String>,
}

/// The same as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedForm {
    openers: String,
    question: String,
    may: String,
    must: String,
    need: String,
    forbidden: String,
    to_do: String,
    whither: String,
    whether: String,
    denies: String,
}

impl AskedWords {
    fn of(form: &AskedForm) -> Self {
        let words = |text: &str| text.split_whitespace().map(super::fold).collect();
        AskedWords {
            openers: words(&form.openers),
            question: words(&form.question),
            may: words(&form.may),
            must: words(&form.must),
            need: words(&form.need),
            forbidden: words(&form.forbidden),
            to_do: words(&form.to_do),
            whither: words(&form.whither),
            whether: words(&form.whether),
            denies: words(&form.denies),
        }
    }
}

static ASKED: LazyLock<(AskedWords, AskedWords)> = LazyLock::new(|| {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        nl: AskedForm,
        en: AskedForm,
    }
    let file: File = toml::from_str(include_str!("data/asked.toml"))
        .expect("the built-in list is valid TOML, as a test holds");
    (AskedWords::of(&file.nl), AskedWords::of(&file.en))
});

/// The words by which a question of `language` tells what it asks.
pub fn asked_words(language: Language) -> &'static AskedWords {
    match language {
        Language::Nl => &ASKED.0,
        Language::En => &ASKED.1,
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
