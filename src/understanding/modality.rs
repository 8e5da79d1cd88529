//! What kind of answer a question asks for, and about which account.

use std::collections::HashSet;

use crate::language::clause::{is_act, words};
use crate::language::{AskedWords, Wording, asked_words};
use crate::model::{AskedModality, Language};

/// What `question` asks, by its modal and question words.
pub fn asked(question: &str, wording: &Wording, has_question_word: bool) -> AskedModality {
    let language = wording.language;
    let words = wording.words_asked(question).into_iter();
    let words: Vec<String> = words.map(|word| word.text).collect();
    let has = |list: &HashSet<String>| words.iter().any(|word| list.contains(word));
    let lists = asked_words(language);
    if has_question_word {
        return match () {
            () if measures(&words, lists) => AskedModality::Other,
            () if has(&lists.may) => AskedModality::WhatMay,
            () if has(&lists.must) || has(&lists.to_do) => AskedModality::WhatMust,
            // "Waar bewaar ik …", "who tells …": where or by whom something is to be done.
            () if has(&lists.whither) && words.iter().any(|word| is_act(word, language)) => {
                AskedModality::WhatMust
            }
            () if denies(question, language) => AskedModality::WhatMay,
            () => AskedModality::Other,
        };
    }
    // "Dat moet kunnen, toch?" asks for leave.
    if words.windows(2).any(|pair| pair[0] == "moet" && pair[1] == "kunnen") {
        return AskedModality::May;
    }
    // "Do I report it?", "do we warn people?" ask what is to be done.
    let asks_whether = words.first().is_some_and(|it| lists.whether.contains(it))
        && !has(&lists.may)
        && !has(&lists.forbidden);
    if asks_whether {
        return AskedModality::Must;
    }
    let first = words.iter().find_map(|word| {
        let kinds = [
            (&lists.forbidden, AskedModality::Forbidden),
            (&lists.need, AskedModality::Must),
            (&lists.must, AskedModality::Must),
            (&lists.may, AskedModality::May),
        ];
        kinds.into_iter().find(|(list, _)| list.contains(word)).map(|(_, kind)| kind)
    });
    first.unwrap_or(AskedModality::May)
}

/// Whether the question word asks for a number or a time: "hoe vaak", "wanneer".
fn measures(words: &[String], lists: &AskedWords) -> bool {
    let Some(at) = words.iter().position(|word| lists.question.contains(word)) else {
        return false;
    };
    let is_measured = || words.get(at + 1).is_some_and(|next| lists.measured.contains(next));
    lists.measures.contains(&words[at]) || ["hoe", "how"].contains(&&*words[at]) && is_measured()
}

/// Whether the question itself says that something is not so: "zonder toestemming".
pub fn denies(question: &str, language: Language) -> bool {
    let denies = &asked_words(language).denies;
    words(question).iter().any(|word| denies.contains(&word.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modal_word_tells_what_is_asked() {
        let nl = |question: &str, wh: bool| asked(question, Wording::plain(Language::Nl), wh);
        assert_eq!(nl("Mag ik dit delen?", false), AskedModality::May);
        assert_eq!(nl("Moet ik dit melden?", false), AskedModality::Must);
        assert_eq!(nl("Is het verboden om te liken?", false), AskedModality::Forbidden);
        assert_eq!(nl("Wat moet ik doen bij een lek?", true), AskedModality::WhatMust);
        assert_eq!(nl("Hoe lang bewaren we berichten?", true), AskedModality::Other);
        assert_eq!(nl("Hoe vaak mag ik dit plaatsen?", true), AskedModality::Other);
        assert_eq!(nl("Tot wanneer moet ik dit bewaren?", true), AskedModality::Other);
        assert_eq!(nl("Hoe mag ik dit plaatsen?", true), AskedModality::WhatMay);
        assert_eq!(nl("Wat mag ik als hij vraagt hoe vaak?", true), AskedModality::WhatMay);
        assert_eq!(
            asked("Do I have to tell?", Wording::plain(Language::En), false),
            AskedModality::Must
        );
    }
}
