//! Which of the two languages a text is in.

use std::sync::LazyLock;

use lingua::{Language as Lingua, LanguageDetector, LanguageDetectorBuilder};

use super::data::function_words;
use super::tokens::tokens;
use crate::model::Language;

/// How sure lingua must be of a language that is not the default one: 0.5 to 1.
const CONFIDENCE_MIN: f64 = 0.75;

static DETECTOR: LazyLock<LanguageDetector> = LazyLock::new(|| {
    LanguageDetectorBuilder::from_languages(&[Lingua::Dutch, Lingua::English]).build()
});

/// Dutch or English, whichever `text` is closer to; `default` where it gives nothing away.
///
/// Function words decide, since they are in nearly every question and never borrowed; where
/// neither language has more of them, letter statistics (lingua) do.
pub fn detect(text: &str, default: Language) -> Language {
    let (mut nl, mut en) = (0usize, 0usize);
    let tokens = tokens(text);
    for token in &tokens {
        let dutch = function_words(Language::Nl).has(&token.text);
        let english = function_words(Language::En).has(&token.text);
        nl += usize::from(dutch && !english);
        en += usize::from(english && !dutch);
    }
    match nl.cmp(&en) {
        std::cmp::Ordering::Greater => Language::Nl,
        std::cmp::Ordering::Less => Language::En,
        // A single word is as often a name as a word of either language.
        std::cmp::Ordering::Equal if tokens.len() < 2 => default,
        std::cmp::Ordering::Equal => by_letters(text, default),
    }
}

/// By letter statistics; the default unless they speak clearly for the other language.
fn by_letters(text: &str, default: Language) -> Language {
    let other = match default {
        Language::Nl => Lingua::English,
        Language::En => Lingua::Dutch,
    };
    if DETECTOR.compute_language_confidence(text, other) >= CONFIDENCE_MIN {
        default.other()
    } else {
        default
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_questions_are_told_apart() {
        for question in ["mag ik dit op linkedin delen", "k heb ff n vraagje", "foto op insta?"] {
            assert_eq!(detect(question, Language::Nl), Language::Nl, "{question}");
        }
        for question in ["can i post this", "Am I allowed to like a tweet?", "sharing drafts"] {
            assert_eq!(detect(question, Language::Nl), Language::En, "{question}");
        }
        for name in ["LinkedIn?", "bluesky", "Threads"] {
            assert_eq!(detect(name, Language::Nl), Language::Nl, "{name}");
        }
        assert_eq!(detect("", Language::En), Language::En);
    }
}
