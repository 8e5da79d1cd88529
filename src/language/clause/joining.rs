//! Whether an "and" or a "but" goes on with an act of its own.

use super::lexicon::{Category, ClauseLexicon};
use super::{Gap, Word};

/// Whether an "and" at `at` goes on with a verb: "… en meld het", "… and must be logged".
pub fn joins(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_and = ["en", "and", "but", "maar", "doch"].contains(&words[at].text.as_str());
    // "… and don't have to say why", "… and does not repeat it".
    let is_modal = |next: usize| {
        let finite = [Category::Finite, Category::Passive];
        let denied = lexicon.phrase_at(words, next, &[Category::NeedNot, Category::MustNot]);
        let helps = ["do", "does", "don't", "doesn't"].contains(&words[next].text.as_str());
        lexicon.phrase_at(words, next, &finite).is_some()
            || (helps || denied.is_some_and(|(count, _)| count > 1))
                && !is_in_condition(words, at, lexicon)
    };
    let is_dutch = lexicon.is_dutch();
    let is_verb = |next: usize| {
        let word = &words[next].text;
        let is_form = lexicon.commands.contains(word)
            || is_dutch && lexicon.verbs.contains(word) && !lexicon.ending.contains(word);
        is_form && (is_dutch || !is_still_denied(words, at, lexicon))
            || denies_act(words, next, lexicon)
    };
    // "… but not in a username", "… and then fill in the form".
    let denies = |next: usize| {
        let word = words[next].text.as_str();
        let is_new = ["nooit", "never", "nothing", "none", "niets"].contains(&word);
        ["not", "niet", "geen"].contains(&word) || is_new && !is_in_condition(words, at, lexicon)
    };
    let is_then = |next: usize| {
        is_order(&words[next].text) && words.get(next + 1).is_some() && is_verb(next + 1)
    };
    // "They need a permit too, but they do not pay the fee."
    let is_said_anew = |next: usize| {
        const WHO: [&str; 16] = [
            "they", "you", "we", "he", "she", "it", "ze", "zij", "je", "u", "wij", "hij", "het",
            "die", "dat", "this",
        ];
        ["but", "maar"].contains(&words[at].text.as_str())
            && words[at].is_broken_before()
            && WHO.contains(&words[next].text.as_str())
    };
    // "They may post about pay and need no permission."
    let needs_nothing = |next: usize| {
        let denied = words.get(next + 1).is_some_and(|it| it.text == "no" || it.text == "not");
        ["need", "needs"].contains(&words[next].text.as_str()) && denied
    };
    // "Als je maar niet ingaat op …": a condition, and no contrast.
    let if_only = at > 1
        && words[at].text == "maar"
        && ["als", "zolang", "mits", "indien"].contains(&words[at - 2].text.as_str());
    is_and && !if_only && at >= JOINED_AFTER_MIN && at + 1 < words.len() && {
        is_modal(at + 1)
            || is_verb(at + 1)
            || denies(at + 1)
            || is_then(at + 1)
            || is_said_anew(at + 1)
            || needs_nothing(at + 1)
    }
}

/// Whether a denial before the "and" at `at` goes on over it, as in English: "do not post or share
/// names and tag people"; but not over the only comma: "do not argue, and leave the name out".
fn is_still_denied(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let denial = (0..at).rev().find(|it| lexicon.is(words, *it, Category::Negator));
    denial.is_some_and(|denial| {
        let is_parted = (denial + 1..at).any(|it| words[it].is_broken_before());
        words[at].gap != Gap::Comma || is_parted
    })
}

/// "… and says nothing further": an English verb in the third person with a denial after it.
fn denies_act(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let word = &words[at].text;
    let denies = |it: usize| {
        words.get(it).is_some_and(|next| next.text == "no")
            || lexicon.is(words, it, Category::Negator)
    };
    !lexicon.is_dutch()
        && word.ends_with('s')
        && lexicon.verbs.contains(word)
        && (denies(at + 1) || denies(at + 2))
}

/// "If you report it and nothing is expected in return": whether what comes before an "and" belongs
/// to a condition or a clause about a noun.
fn is_in_condition(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let begin = (1..at).rev().find(|it| words[*it].is_broken_before()).unwrap_or(0);
    const KINDS: [Category; 4] =
        [Category::Condition, Category::Exception, Category::Before, Category::Without];
    let opens = |it: usize| {
        lexicon.phrase_at(words, it, &KINDS).is_some()
            || ["who", "which", "that", "die"].contains(&words[it].text.as_str()) && it > begin
    };
    (begin..at).any(opens)
}

/// Words that put one act after another.
pub fn is_order(word: &str) -> bool {
    ["daarna", "vervolgens", "then", "afterwards", "dan"].contains(&word)
}

/// So many words at least stand before an "and" that goes on with a clause.
const JOINED_AFTER_MIN: usize = 3;
