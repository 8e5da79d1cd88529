//! A question understood: which of its words carry what is asked, and how each can be found.

mod modality;
mod since;
mod words;

pub use since::asks_since_when;

use crate::language::slots::slot_sides;
use crate::language::{
    CorpusTerms, WordKeys, Wording, asked_sorts, asked_words, clause, function_words, quantity,
    tokens,
};
use crate::model::{Inquiry, Language, SlotSides};

/// The inquiry that `question`, worded as its organisation does in its language, makes of a corpus
/// with these `terms`.
pub fn inquire(question: &str, wording: &Wording, terms: &CorpusTerms) -> Inquiry {
    let language = wording.language;
    let all = tokens(question);
    let function = function_words(language);
    let is_grammar = |word: &str| match language {
        _ if wording.only_asks(word) => true,
        Language::Nl => function.has_as_said(word),
        Language::En => function.has(word),
    };
    let content: Vec<usize> = (0..all.len()).filter(|at| !is_grammar(&all[*at].text)).collect();
    Inquiry {
        language,
        function_words: all.len() - content.len(),
        words: words::inquiry_words(&all, &content, language, terms),
        asked: modality::asked(question, wording, !asks_yes_or_no(question, language)),
        sorts: asked_sorts(&all, language),
        denies: modality::denies(question, language),
        refuses: clause::has(question, clause::WordKind::Refusal, wording),
        stays: clause::stays(&clause::words(modality::asking(question))),
        slots: sides_asked(question, wording),
        has_meaning: false,
        sides: clause::sides(question),
        quantities: quantity::quantities(question),
    }
}

/// The sides that a question names; those of the sentence that asks go first: "On work phones it is
/// banned. May I on my own?" asks about one's own.
fn sides_asked(question: &str, wording: &Wording) -> SlotSides {
    let asking = modality::asking(question);
    let sides = slot_sides(asking, wording);
    if asking == question { sides } else { sides.or(slot_sides(question, wording)) }
}

/// Whether a question asks for a yes or no: the sentence that asks has no question word before its
/// first other word.
pub fn asks_yes_or_no(question: &str, language: Language) -> bool {
    let asked = asked_words(language);
    let first_of = |text: &str| {
        let mut words = tokens(text).into_iter().map(|token| token.text);
        words.find(|word| !asked.openers.contains(word))
    };
    let asking = modality::asking(question);
    // "Ik heb op een rare link geklikt, wat nu?"
    let asks_last = asking.rsplit_once(',').is_some_and(|(before, last)| {
        let has_modal = tokens(before).iter().any(|word| {
            let lists = [&asked.may, &asked.forbidden, &asked.need];
            // "Ik heb dienst, hoe snel …": it has no "nodig".
            word.text != "heb" && lists.into_iter().any(|list| list.contains(&word.text))
        });
        let first = first_of(last);
        !has_modal && first.is_some_and(|word| OPENING_LATE.contains(&word.as_str()))
    });
    !asks_last && first_of(asking).is_none_or(|word| !asked.question.contains(&word))
}

/// Question words that seldom open a clause about a noun, so that they may stand after a comma.
const OPENING_LATE: [&str; 8] =
    ["hoe", "hoeveel", "hoelang", "wanneer", "wat", "how", "when", "what"];

/// The words of a question, for looking an organisation's own phrases up in it.
pub fn phrases(question: &str) -> WordKeys {
    WordKeys::new(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_word_asks_for_more_than_yes_or_no() {
        let asking =
            ["Wie mag dit?", "hoi, hoe doe ik dat", "En waar meld ik het?", "Bij wie meld ik?"];
        for question in asking {
            assert!(!asks_yes_or_no(question, Language::Nl), "{question}");
        }
        let told = "Mijn telefoon is weg. Wie moet ik bellen?";
        assert!(!asks_yes_or_no(told, Language::Nl));
        let told = "Wie weet dit. Mag ik dit delen?";
        assert!(asks_yes_or_no(told, Language::Nl));
        assert!(!asks_yes_or_no("heb dienst, hoe snel moet ik reageren", Language::Nl));
        for question in ["Mag ik dit delen?", "foto van een collega, mag dat?", ""] {
            assert!(asks_yes_or_no(question, Language::Nl), "{question}");
        }
        assert!(!asks_yes_or_no("Who may post?", Language::En));
    }
}
