//! Words of time and place, by which a rule or a question is on one side of something.

use super::phrases::clause_words;
use super::{Word, words};

/// Words of time and place by which a rule holds on one side only.
const SIDES: [&str; 19] = [
    "onder", "under", "buiten", "na", "voor", "voordat", "alvorens", "tot", "vanaf", "binnen",
    "tijdens", "in", "outside", "after", "before", "until", "during", "within", "from",
];
/// Of these, those that shut out what follows them.
const SHUTTING: [&str; 9] =
    ["buiten", "na", "tot", "vanaf", "outside", "after", "before", "until", "from"];

/// The words of time and place in `text`, each with the word that it stands before. "Het embargo is
/// eraf" is after it, and "zolang de zaak loopt" during it.
pub fn sides(text: &str) -> Vec<(String, String)> {
    let all = words(text);
    let is_article =
        |word: &str| ["de", "het", "een", "the", "a", "an", "zijn", "uw"].contains(&word);
    let noun = |at: usize| all.get(at + 1..)?.iter().find(|word| !is_article(&word.text));
    let is_word = |at: usize, words: &[&str]| {
        all.get(at).is_some_and(|word| words.contains(&word.text.as_str()))
    };
    let side = |(at, word): (usize, &Word)| {
        let named = |side: &str, noun: &Word| Some((side.to_string(), noun.text.clone()));
        if SIDES.contains(&word.text.as_str()) {
            return named(&word.text, noun(at)?);
        }
        if is_word(at, &["zolang"]) || is_word(at, &["long"]) && is_word(at + 1, &["as"]) {
            return named("tijdens", noun(at + usize::from(word.text == "long"))?);
        }
        if at > 0 && is_word(at, &["is", "zijn", "are", "was", "has", "have"]) {
            let near = (at + 1..all.len()).take(ENDED_REACH);
            let mut near = near.take_while(|it| !all[*it].is_broken_before());
            let ended = near.any(|it| clause_words().time.ended.has(&all[it].text));
            return ended.then(|| named("na", &all[at - 1])).flatten();
        }
        None
    };
    all.iter().enumerate().filter_map(side).collect()
}

/// Where a word of time or place begins at the latest that stands right before the byte at `start`:
/// "pas na | de uitslag".
pub fn just_before(text: &str, start: usize) -> usize {
    text.floor_char_boundary(start.saturating_sub(BEFORE_BYTES))
}

/// It stands within so many bytes.
const BEFORE_BYTES: usize = 12;

/// What is so is over, where a word for that stands within so many words of the verb.
const ENDED_REACH: usize = 5;

/// Whether what has such a word is about the time before what follows it; "voor" has other senses.
pub fn is_before(side: &str) -> bool {
    ["voordat", "alvorens", "before"].contains(&side)
}

/// Whether such a word before a condition tells that it is waited for.
pub fn awaits(word: &str) -> bool {
    ["voordat", "alvorens", "nadat", "zodra", "before", "after", "once", "until"].contains(&word)
}

/// Whether a rule with this word holds at a time or a place that must be named for a yes.
pub fn narrows(side: &str) -> bool {
    shuts_out(side) || ["tijdens", "during", "binnen", "within"].contains(&side)
}

/// Whether a word of time or place shuts out what follows it.
pub fn shuts_out(side: &str) -> bool {
    SHUTTING.contains(&side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_after_it_and_what_goes_on_during_it() {
        let of = |text: &str| {
            let all = sides(text).into_iter();
            all.map(|(side, noun)| format!("{side} {noun}")).collect::<Vec<String>>()
        };
        assert_eq!(of("Het embargo is eraf."), ["na embargo"]);
        assert_eq!(of("Zijn zaak is al acht maanden dicht."), ["na zaak"]);
        assert_eq!(of("The campaign has ended."), ["na campaign"]);
        assert_eq!(of("zolang de zaak loopt"), ["tijdens zaak"]);
        assert_eq!(of("as long as the case runs"), ["tijdens case"]);
        assert_eq!(of("persberichten onder embargo"), ["onder embargo"]);
        assert!(of("Het embargo is streng, en het kantoor dicht.").is_empty());
        assert!(of("Is dit goed?").is_empty());
    }
}
