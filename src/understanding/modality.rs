//! What kind of answer a question asks for, and about which account.

use foldhash::HashSet;

use crate::language::clause::{is_act, words};
use crate::language::{AskedWords, Wording, asked_words};
use crate::model::{AskedModality, Language};

/// What `question` asks, by its modal and question words.
pub fn asked(question: &str, wording: &Wording, has_question_word: bool) -> AskedModality {
    let language = wording.language;
    let lists = asked_words(language);
    let rules = [&lists.may, &lists.must, &lists.need, &lists.forbidden];
    let words_of = |text: &str| -> Vec<String> {
        wording.words_asked(text).into_iter().map(|word| word.text).collect()
    };
    // What is told before the question may have other modal words; where the question has none,
    // it is told there what is asked.
    let mut words = words_of(asking(question));
    if !has_question_word && !words.iter().any(|word| rules.iter().any(|it| it.contains(word))) {
        words = words_of(question);
    }
    let has = |list: &HashSet<String>| words.iter().any(|word| list.contains(word));
    if has_question_word {
        return match () {
            () if asks_of_no_act(&words, lists) => AskedModality::Other,
            () if has(&lists.may) => AskedModality::WhatMay,
            () if has(&lists.must) || asks_to_do(&words, lists) => AskedModality::WhatMust,
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
    // "Moet ik het laten staan of mag het weg?" asks whether the second may be.
    if is_or_else(&words, lists) {
        return AskedModality::May;
    }
    let asks_whether = words.first().is_some_and(|it| lists.whether.contains(it))
        && !has(&lists.may)
        && !has(&lists.forbidden);
    if asks_whether {
        // "Do I report it?", "do we warn people?" ask what is to be done; "do editors get extra
        // pay?" what is so.
        let is_asker = words.get(1).is_some_and(|it| lists.askers.contains(it));
        let act = words.iter().skip(1).find(|word| *word == "get" || is_act(word, language));
        let is_of_act = || act.is_some_and(|act| act != "get");
        let is_duty = is_asker || is_of_act() || has(&lists.must) || has(&lists.need);
        return if is_duty { AskedModality::Must } else { AskedModality::Other };
    }
    if is_imposed(&words, lists) {
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

/// Whether it asks what may be asked of somebody: "can I be forced to", "mag mijn chef eisen dat";
/// not "mag ik eisen dat".
fn is_imposed(words: &[String], lists: &AskedWords) -> bool {
    let Some(at) = words.iter().position(|word| lists.may.contains(word)) else { return false };
    let is_asker = words.get(at + 1).is_some_and(|it| lists.askers.contains(it));
    // "The required label" is imposed on nobody.
    let is_done = |at: usize| {
        let is_being = |word: &String| ["be", "worden", "word"].contains(&word.as_str());
        is_being(&words[at - 1]) || words.get(at + 1).is_some_and(is_being)
    };
    let mut rest = at + 1..words.len();
    rest.any(|at| {
        lists.imposed.contains(&words[at]) && is_done(at)
            || !is_asker && lists.imposes.contains(&words[at])
    })
}

/// Whether it asks for leave as the other way out of a duty: "must I bear it or can I block him".
fn is_or_else(words: &[String], lists: &AskedWords) -> bool {
    let is_duty = |word: &String| lists.must.contains(word) || lists.need.contains(word);
    let first = words.iter().position(|word| lists.may.contains(word) || is_duty(word));
    let turns = |pair: &[String]| ["of", "or"].contains(&&*pair[0]) && lists.may.contains(&pair[1]);
    first.is_some_and(|at| is_duty(&words[at]) && words[at..].windows(2).any(turns))
}

/// The sentence that asks: the last with a question mark; the whole text where there is none.
pub fn asking(question: &str) -> &str {
    let Some(end) = question.rfind('?') else {
        return question;
    };
    let before = &question[..end];
    let is_end = |at: &usize| before[at + 1..].starts_with(char::is_whitespace);
    let mut ends = before.rmatch_indices(['.', '!', '?', ';']).map(|(at, _)| at);
    let begin = ends.find(is_end).map_or(0, |at| at + 1);
    &question[begin..=end]
}

/// Whether the question word asks for a way, a place, a number, a time, a name or somebody.
fn asks_of_no_act(words: &[String], lists: &AskedWords) -> bool {
    let question = words.iter().position(|word| lists.question.contains(word));
    question.is_some_and(|at| {
        asks_how(&words[at])
            || asks_for_a_place(words, at, lists)
            || measures(words, at, lists)
            || asks_who(words, at, lists)
            || asks_which(words, at, lists)
    })
}

/// Whether it asks to choose, and not what may be done: "via welke app moeten we …".
fn asks_which(words: &[String], at: usize, lists: &AskedWords) -> bool {
    ["welk", "welke", "which"].contains(&&*words[at])
        && !words.iter().any(|word| lists.may.contains(word))
}

/// Whether the question word, at `at`, asks for a number, a time or a name: "wanneer", "what's the
/// number".
fn measures(words: &[String], at: usize, lists: &AskedWords) -> bool {
    let noun = words[at + 1..].iter().find(|word| !lists.before_names.contains(*word));
    let asks_name = || noun.is_some_and(|noun| lists.names.contains(noun));
    lists.measures.contains(&words[at]) || !["waar", "where"].contains(&&*words[at]) && asks_name()
}

/// Whether it asks in what way something is done, which is neither a yes nor a no.
fn asks_how(word: &str) -> bool {
    ["hoe", "how", "how's"].contains(&word)
}

/// Whether it asks for a place: "where is it held", "waar kan ik dat vinden"; not "where do I
/// report it", which asks what to do.
fn asks_for_a_place(words: &[String], at: usize, lists: &AskedWords) -> bool {
    let has = |list: &HashSet<String>| words.iter().any(|word| list.contains(word));
    let mut near = words[at + 1..].iter().take(ASKER_REACH);
    ["waar", "where", "where's"].contains(&&*words[at])
        && !has(&lists.must)
        && (has(&lists.may) || !near.any(|word| lists.askers.contains(word)))
}

/// Whether it has a word of what is to be done; of English, "do" with whoever asks.
fn asks_to_do(words: &[String], lists: &AskedWords) -> bool {
    let is_to_do = |(at, word): (usize, &String)| {
        let next = words.get(at + 1);
        let is_asker = || next.is_none_or(|next| lists.askers.contains(next));
        lists.to_do.contains(word) && (word != "do" || is_asker())
    };
    let is_what_now = |pair: &[String]| {
        matches!([&*pair[0], &*pair[1]], ["wat", "nu" | "dan"] | ["what", "now"] | ["now", "what"])
    };
    words.iter().enumerate().any(is_to_do) || words.windows(2).any(is_what_now)
}

/// Whether it asks who does something: "wie plaatst …", "who decides …", not "wie bel ik".
fn asks_who(words: &[String], at: usize, lists: &AskedWords) -> bool {
    let mut near = words[at + 1..].iter().take(ASKER_REACH);
    let is_object = at > 0 && lists.openers.contains(&words[at - 1]);
    ["wie", "who", "who's"].contains(&&*words[at])
        && !is_object
        && !near.any(|word| lists.askers.contains(word))
}

/// Whoever asks stands within so many words of a "who" that asks for somebody else.
const ASKER_REACH: usize = 3;

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
        assert_eq!(nl("Kan ik verplicht worden te bellen?", false), AskedModality::Must);
        assert_eq!(nl("Mag mijn chef eisen dat ik bel?", false), AskedModality::Must);
        assert_eq!(nl("Mag ik eisen dat hij belt?", false), AskedModality::May);
        assert_eq!(nl("Mag ik collega's verplichten te bellen?", false), AskedModality::May);
        assert_eq!(nl("Wat moet ik doen bij een lek?", true), AskedModality::WhatMust);
        assert_eq!(nl("Hoe lang bewaren we berichten?", true), AskedModality::Other);
        assert_eq!(nl("Hoe vaak mag ik dit plaatsen?", true), AskedModality::Other);
        assert_eq!(nl("Tot wanneer moet ik dit bewaren?", true), AskedModality::Other);
        assert_eq!(nl("Hoe moet ik dit plaatsen?", true), AskedModality::Other);
        assert_eq!(nl("Wie plaatst de berichten?", true), AskedModality::Other);
        assert_eq!(nl("Ik heb geklikt, wat nu?", true), AskedModality::WhatMust);
        assert_eq!(nl("Waar meld ik dit?", true), AskedModality::WhatMust);
        assert_eq!(nl("Waar kan ik dat vinden?", true), AskedModality::Other);
        assert_eq!(nl("Binnen welke tijd moet ik dit wissen?", true), AskedModality::Other);
        let en = |question: &str, wh: bool| asked(question, Wording::plain(Language::En), wh);
        assert_eq!(en("Where is the course held?", true), AskedModality::Other);
        assert_eq!(en("Where do I report it?", true), AskedModality::WhatMust);
        assert_eq!(en("What allowance do guests get?", true), AskedModality::Other);
        assert_eq!(en("What do I do?", true), AskedModality::WhatMust);
        assert_eq!(en("Can I be expected to say yes?", false), AskedModality::Must);
        assert_eq!(en("Can they force me to sign?", false), AskedModality::Must);
        assert_eq!(en("May I leave out the required label?", false), AskedModality::May);
        assert_eq!(nl("Wie moet ik bellen?", true), AskedModality::WhatMust);
        assert_eq!(nl("Bij wie meld ik dit?", true), AskedModality::WhatMust);
        assert_eq!(nl("Wat is het nummer van de perslijn?", true), AskedModality::Other);
        assert_eq!(nl("Via welke app moeten we overleggen?", true), AskedModality::Other);
        assert_eq!(nl("Welke foto mag ik plaatsen?", true), AskedModality::WhatMay);
        assert_eq!(nl("Moet ik hem dulden of kan ik hem weren?", false), AskedModality::May);
        assert_eq!(nl("Mag ik dit of moet ik iets vragen?", false), AskedModality::May);
        assert_eq!(en("Who refunds me the data?", true), AskedModality::Other);
        assert_eq!(en("Do we warn people?", false), AskedModality::Must);
        assert_eq!(en("Do editors get extra pay?", false), AskedModality::Other);
        assert_eq!(en("Who do I tell?", true), AskedModality::WhatMust);
        assert_eq!(en("Which tool do we schedule with?", true), AskedModality::Other);
        assert_eq!(en("Do I have to bear it or can I answer?", false), AskedModality::May);
        assert_eq!(nl("Ik moet weg. Mag dat zomaar?", false), AskedModality::May);
        assert_eq!(nl("Wat mag ik als hij vraagt hoe vaak?", true), AskedModality::WhatMay);
        assert_eq!(
            asked("Do I have to tell?", Wording::plain(Language::En), false),
            AskedModality::Must
        );
    }
}
