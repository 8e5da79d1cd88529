//! Questions about the days on which a rule begins and ends to hold.

use crate::language::tokens;
use crate::model::Language;

/// Words that ask since or until when, in this order with others between them. Gathered from how
/// people ask it; each needs its verb, so that "vanaf wanneer mag ik posten" is none.
const DUTCH: [&[&str]; 9] = [
    &["vanaf", "wanneer", "geldt"],
    &["vanaf", "wanneer", "gelden"],
    &["sinds", "wanneer", "geldt"],
    &["sinds", "wanneer", "gelden"],
    &["tot", "wanneer", "geldt"],
    &["tot", "wanneer", "gelden"],
    &["hoe", "lang", "geldt"],
    &["wanneer", "ging", "in"],
    &["wanneer", "gaat", "regel", "in"],
];
const ENGLISH: [&[&str]; 6] = [
    &["since", "when", "rule"],
    &["since", "when", "in", "force"],
    &["since", "when", "apply"],
    &["until", "when", "rule"],
    &["when", "come", "into", "force"],
    &["when", "start", "to", "apply"],
];

/// Whether `question` asks since or until when a rule holds.
pub fn asks_since_when(question: &str, language: Language) -> bool {
    let words: Vec<String> = tokens(question).into_iter().map(|token| token.text).collect();
    let has = |wanted: &&[&str]| {
        let mut rest = words.iter();
        wanted.iter().all(|word| rest.any(|it| it == word))
    };
    match language {
        Language::Nl => DUTCH.iter().any(has),
        Language::En => ENGLISH.iter().any(has),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_question_about_the_rule_itself_asks_since_when() {
        for question in ["Vanaf wanneer geldt de regel?", "hoe lang geldt dit nog"] {
            assert!(asks_since_when(question, Language::Nl), "{question}");
        }
        for question in ["Vanaf wanneer mag ik weer posten?", "Wanneer hangt de vlag buiten?"] {
            assert!(!asks_since_when(question, Language::Nl), "{question}");
        }
        assert!(asks_since_when("Since when is this rule here?", Language::En));
        assert!(!asks_since_when("When may I post?", Language::En));
    }
}
