//! What kind of answer a question asks for, and about which account.

use crate::language::clause::{is_act, words};
use crate::model::{AskedModality, Language};

/// What `question` asks, by its modal and question words.
pub fn asked(question: &str, language: Language, has_question_word: bool) -> AskedModality {
    let words: Vec<String> = words(question).into_iter().map(|word| word.text).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let lists = Lists::of(language);
    if has_question_word {
        return match () {
            () if has(lists.may) => AskedModality::WhatMay,
            () if has(lists.must) || has(lists.to_do) => AskedModality::WhatMust,
            // "Waar bewaar ik …", "who tells …": where or by whom something is to be done.
            () if has(lists.whither) && words.iter().any(|word| is_act(word, language)) => {
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
    let asks_whether = words.first().is_some_and(|it| it == "do" || it == "does")
        && !has(lists.may)
        && !has(lists.forbidden);
    if asks_whether {
        return AskedModality::Must;
    }
    let first = words.iter().find_map(|word| {
        let word = word.as_str();
        let kinds = [
            (lists.forbidden, AskedModality::Forbidden),
            (lists.need, AskedModality::Must),
            (lists.must, AskedModality::Must),
            (lists.may, AskedModality::May),
        ];
        kinds.into_iter().find(|(list, _)| list.contains(&word)).map(|(_, kind)| kind)
    });
    first.unwrap_or(AskedModality::May)
}

struct Lists {
    may: &'static [&'static str],
    must: &'static [&'static str],
    need: &'static [&'static str],
    forbidden: &'static [&'static str],
    to_do: &'static [&'static str],
    whither: &'static [&'static str],
}

impl Lists {
    fn of(language: Language) -> Lists {
        match language {
            Language::Nl => Lists {
                may: &["mag", "mogen", "magk", "toegestaan", "kan", "kunnen", "kun", "geoorloofd"],
                must: &[
                    "moet",
                    "moeten",
                    "mot",
                    "moe",
                    "moete",
                    "verplicht",
                    "verplichting",
                    "plicht",
                    "dien",
                    "hoor",
                    "horen",
                ],
                need: &["hoef", "hoeft", "hoeven", "nodig", "heb"],
                forbidden: &["verboden", "verbod"],
                to_do: &["doe", "doen", "meld", "bel", "melden", "bellen"],
                whither: &["waar", "waarheen", "wie", "naartoe"],
            },
            Language::En => Lists {
                may: &["may", "can", "could", "allowed", "permitted", "okay", "ok", "fine"],
                must: &[
                    "must",
                    "have",
                    "has",
                    "should",
                    "required",
                    "obliged",
                    "shall",
                    "mandatory",
                    "compulsory",
                    "obligatory",
                    "expected",
                    "bound",
                ],
                need: &["need", "needed", "needs", "necessary"],
                forbidden: &["forbidden", "prohibited", "banned"],
                to_do: &["do", "call", "ring", "report", "tell", "say"],
                whither: &["where", "who", "whom"],
            },
        }
    }
}

/// Whether the question itself says that something is not so: "zonder toestemming".
pub fn denies(question: &str, language: Language) -> bool {
    let list: &[&str] = match language {
        Language::Nl => &["niet", "nie", "geen", "zonder", "nooit", "ongevraagd", "voordat"],
        Language::En => {
            &["not", "no", "without", "never", "don't", "doesn't", "isn't", "hasn't", "before"]
        }
    };
    words(question).iter().any(|word| list.contains(&word.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modal_word_tells_what_is_asked() {
        let nl = |question: &str, wh: bool| asked(question, Language::Nl, wh);
        assert_eq!(nl("Mag ik dit delen?", false), AskedModality::May);
        assert_eq!(nl("Moet ik dit melden?", false), AskedModality::Must);
        assert_eq!(nl("Is het verboden om te liken?", false), AskedModality::Forbidden);
        assert_eq!(nl("Wat moet ik doen bij een lek?", true), AskedModality::WhatMust);
        assert_eq!(nl("Hoe lang bewaren we berichten?", true), AskedModality::Other);
        assert_eq!(asked("Do I have to tell?", Language::En, false), AskedModality::Must);
    }
}
