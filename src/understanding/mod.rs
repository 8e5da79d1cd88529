//! A question understood: which of its words carry what is asked, and how each can be found.

mod modality;
mod since;
mod words;

pub use since::asks_since_when;

use crate::language::slots::slot_sides;
use crate::language::{CorpusTerms, WordKeys, clause, function_words, tokens};
use crate::model::{Inquiry, Language};

/// The inquiry that `question`, in `language`, makes of a corpus with these `terms`.
pub fn inquire(question: &str, language: Language, terms: &CorpusTerms) -> Inquiry {
    let all = tokens(question);
    let function = function_words(language);
    let is_grammar = |word: &str| match language {
        Language::Nl => function.has_as_said(word),
        Language::En => function.has(word),
    };
    let content: Vec<usize> = (0..all.len()).filter(|at| !is_grammar(&all[*at].text)).collect();
    Inquiry {
        language,
        function_words: all.len() - content.len(),
        words: words::inquiry_words(&all, &content, language, terms),
        asked: modality::asked(question, language, !asks_yes_or_no(question, language)),
        denies: modality::denies(question, language),
        slots: slot_sides(question, language),
        has_meaning: false,
        sides: clause::sides(question),
    }
}

/// Whether a question asks for a yes or no: it has no question word before its first other word.
pub fn asks_yes_or_no(question: &str, language: Language) -> bool {
    let words = tokens(question).into_iter().map(|token| token.text);
    let first = words.into_iter().find(|word| !OPENERS.contains(&word.as_str()));
    first.is_none_or(|word| !question_words(language).contains(&word.as_str()))
}

/// Words that may stand before the question word: "en wie …", "hoi, waar …".
const OPENERS: [&str; 12] =
    ["en", "maar", "dus", "hoi", "hallo", "hey", "ok", "oke", "and", "but", "so", "hi"];

/// The words by which a question asks for something else than a yes or no.
fn question_words(language: Language) -> &'static [&'static str] {
    match language {
        Language::Nl => &[
            "wie", "wat", "waar", "waarom", "wanneer", "hoe", "hoeveel", "hoelang", "welk",
            "welke", "waarmee", "waarop", "waarover", "waarvoor", "waarheen", "wiens",
        ],
        Language::En => &["who", "whom", "what", "where", "why", "when", "how", "which", "whose"],
    }
}

/// The words of a question, for looking an organisation's own phrases up in it.
pub fn phrases(question: &str) -> WordKeys {
    WordKeys::new(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_word_asks_for_more_than_yes_or_no() {
        for question in ["Wie mag dit?", "hoi, hoe doe ik dat", "En waar meld ik het?"] {
            assert!(!asks_yes_or_no(question, Language::Nl), "{question}");
        }
        for question in ["Mag ik dit delen?", "foto van een collega, mag dat?", ""] {
            assert!(asks_yes_or_no(question, Language::Nl), "{question}");
        }
        assert!(!asks_yes_or_no("Who may post?", Language::En));
    }
}
