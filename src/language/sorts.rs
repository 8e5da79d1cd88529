//! What sort of answer a question asks for, and which sorts a passage's words can give.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

use super::data::{WordLists, words};
use super::tokens::{Token, fold};
use crate::model::{Language, Sorts};

/// The words of one sort of answer, folded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SortWords {
    /// Phrases of a question, each as its words in a row.
    #[serde(deserialize_with = "phrases")]
    asked: Vec<Vec<String>>,
    /// Words of a passage.
    #[serde(deserialize_with = "words")]
    given: HashSet<String>,
}

/// The sorts in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SortLists {
    amount: SortWords,
    contact: SortWords,
    ruling: SortWords,
}

static SORTS: LazyLock<WordLists<SortLists>> =
    LazyLock::new(|| WordLists::read(include_str!("data/sorts.toml")));

/// What sorts of answer a question of `language` with these `words` asks for.
pub fn asked_sorts(words: &[Token], language: Language) -> Sorts {
    let is_asked = |sort: &SortWords| {
        sort.asked.iter().any(|phrase| {
            let mut rows = words.windows(phrase.len());
            rows.any(|row| row.iter().zip(phrase).all(|(word, of)| word.text == *of))
        })
    };
    let lists = SORTS.of(language);
    Sorts {
        amount: is_asked(&lists.amount),
        contact: is_asked(&lists.contact),
        ruling: is_asked(&lists.ruling),
    }
}

/// What sorts of answer a folded word of a passage in `language` can be part of.
pub fn given_sorts(word: &str, language: Language) -> Sorts {
    let lists = SORTS.of(language);
    let is_number = word.bytes().any(|byte| byte.is_ascii_digit());
    Sorts {
        amount: is_number || lists.amount.given.contains(word),
        contact: lists.contact.given.contains(word),
        ruling: lists.ruling.given.contains(word),
    }
}

/// Phrases, one on each line; a line without words is none.
fn phrases<'file, D: serde::Deserializer<'file>>(file: D) -> Result<Vec<Vec<String>>, D::Error> {
    let text = String::deserialize(file)?;
    let phrase = |line: &str| line.split_whitespace().map(fold).collect();
    Ok(text.lines().map(phrase).filter(|words: &Vec<String>| !words.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn a_question_tells_what_sort_of_answer_it_asks_for() {
        let nl = |question: &str| asked_sorts(&tokens(question), Language::Nl);
        let amount = Sorts { amount: true, ..Sorts::default() };
        let contact = Sorts { contact: true, ..Sorts::default() };
        let ruling = Sorts { ruling: true, ..Sorts::default() };
        assert_eq!(nl("Hoe lang bewaren we dit?"), amount);
        assert_eq!(nl("wie bel ik bij een lek"), contact);
        assert_eq!(nl("Mag dit?"), ruling);
        assert_eq!(nl("Wanneer mag dit?"), amount.or(ruling));
        assert_eq!(nl("Waarom?"), Sorts::default());
        assert_eq!(nl(""), Sorts::default());
        assert_eq!(asked_sorts(&tokens("Who do I call?"), Language::En), contact);
    }

    #[test]
    fn a_word_tells_what_sort_of_answer_it_can_be_part_of() {
        let all = |text: &str, language| {
            let words = tokens(text);
            words.iter().fold(Sorts::default(), |sum, it| sum.or(given_sorts(&it.text, language)))
        };
        let given = all("Bel binnen 24 uur toestel 4140.", Language::Nl);
        assert_eq!(given, Sorts { amount: true, contact: true, ruling: false });
        let given = all("Don't post it.", Language::En);
        assert_eq!(given, Sorts { ruling: true, ..Sorts::default() });
        assert_eq!(all("Wij zijn vriendelijk.", Language::Nl), Sorts::default());
    }
}
