//! Whether a word that can open a condition does so: "als profielfoto" is none.

use super::Word;
use super::lexicon::{Category, ClauseLexicon};

/// "Als" before a noun says what something is used for: "als profielfoto".
pub fn is_real_condition(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> bool {
    // "…, if you like": no condition, but leave; "if you like to post, …" is one.
    if let Some((count, _)) = lexicon.phrase_at(words, at, &[Category::May])
        && at > 0
        && words.get(at + count).is_none_or(Word::is_broken_before)
    {
        return false;
    }
    match words[at].text.as_str() {
        // "Als iedere andere klant": like whom.
        "als" if count == 1 && is_like_any_other(words, at) => false,
        "als" if count == 1 && at == 0 && is_in_role(words, lexicon) => false,
        "als" if count == 1 => {
            let begins = at == 0 || words[at].is_broken_before();
            let next = words.get(at + 1);
            let opens_clause = next.is_some_and(|it| CLAUSE_OPENERS.contains(&it.text.as_str()));
            let end = (at + 1..words.len()).find(|it| words[*it].is_broken_before());
            let end = end.unwrap_or(words.len());
            let last = words[end - 1].text.as_str();
            let ends_in_verb = lexicon.ending.contains(last)
                || lexicon.verbs.contains(last)
                || lexicon.is(words, end - 1, Category::Fact)
                || lexicon.is(words, end - 1, Category::Finite)
                || last.ends_with('t');
            (opens_clause || begins) && (ends_in_verb || end - at > AS_WORDS_MAX) && end - at > 2
        }
        "where" if count == 1 => {
            at == 0 || words[at].is_broken_before() || limits_leave(words, at, lexicon)
        }
        // "After the webinar": a time, where no verb follows.
        "after" if count == 1 && at > 0 && !words[at].is_broken_before() => {
            let stretch = (at + 1..words.len()).take_while(|it| !words[*it].is_broken_before());
            let opens =
                words.get(at + 1).is_some_and(|it| CLAUSE_OPENERS.contains(&it.text.as_str()));
            let has_verb = |it: usize| {
                let word = words[it].text.as_str();
                let finite = [Category::Finite, Category::Fact, Category::Passive];
                let is_noun = ["the", "a", "an"].contains(&words[it - 1].text.as_str());
                lexicon.phrase_at(words, it, &finite).is_some()
                    || !is_noun && lexicon.verbs.contains(word)
            };
            opens && stretch.skip(1).any(has_verb)
        }
        "when" | "once" | "after" if count == 1 => {
            at == 0
                || words[at].is_broken_before()
                || words.get(at + 1).is_some_and(|it| CLAUSE_OPENERS.contains(&it.text.as_str()))
        }
        "mocht" | "mochten" | "should" => at == 0,
        "provided" if count == 1 => {
            at > 0
                && words.get(at + 1).is_some_and(|it| {
                    words[at].is_broken_before() && it.text != "by"
                        || CLAUSE_OPENERS.contains(&it.text.as_str())
                })
        }
        _ => true,
    }
}

/// "You may pass it on where the resident agrees": after a leave, and not of a place.
fn limits_leave(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    const PLACES: [&str; 12] = [
        "place", "places", "room", "rooms", "area", "areas", "page", "pages", "site", "sites",
        "channel", "channels",
    ];
    let is_leave = (0..at).any(|it| lexicon.is(words, it, Category::May));
    let opens = words.get(at + 1).is_some_and(|it| CLAUSE_OPENERS.contains(&it.text.as_str()));
    // "Say where you work": what is said.
    let is_asker =
        ["you", "they", "we", "i"].contains(&words[(at + 1).min(words.len() - 1)].text.as_str());
    is_leave && opens && !is_asker && !PLACES.contains(&words[at - 1].text.as_str())
}

/// "Als bewoner van de wijk mag je …": as whom; no verb stands before the one that is turned round.
fn is_in_role(words: &[Word], lexicon: &ClauseLexicon) -> bool {
    let is_verb =
        |at: &usize| lexicon.is_finite(words, *at) || lexicon.is(words, *at, Category::Fact);
    let near = (1..words.len()).take_while(|at| !words[*at].is_broken_before());
    let Some(verb) = near.take(ROLE_WORDS_MAX).find(is_verb) else { return false };
    let next = words.get(verb + 1).map_or("", |word| word.text.as_str());
    let opens_clause = words.len() > 1 && CLAUSE_OPENERS.contains(&words[1].text.as_str());
    // "Als collega's dat delen mag je …": a clause, with its verb at its end.
    let before = words[verb - 1].text.as_str();
    let ends_clause = lexicon.verbs.contains(before) && before.ends_with(['n', 't']);
    verb > 1
        && !opens_clause
        && !ends_clause
        && ["je", "jij", "u", "we", "wij", "ik", "men"].contains(&next)
}

/// Who somebody is stands in so many words.
const ROLE_WORDS_MAX: usize = 8;

fn is_like_any_other(words: &[Word], at: usize) -> bool {
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    ["ieder", "iedere", "elk", "elke"].contains(&text(at + 1)) && text(at + 2).starts_with("ander")
}

/// A longer stretch than this after "als" is a clause.
const AS_WORDS_MAX: usize = 6;

/// Words with which a clause begins.
const CLAUSE_OPENERS: [&str; 68] = [
    "de", "het", "een", "je", "u", "we", "wij", "jij", "ze", "zij", "hij", "er", "dat", "dit",
    "deze", "die", "iemand", "iedereen", "alle", "niet", "ik", "mijn", "jouw", "uw", "hun", "zijn",
    "haar", "onze", "ons", "niemand", "iedere", "elke", "geen", "men", "daar", "beide", "the", "a",
    "an", "you", "they", "he", "she", "it", "there", "that", "this", "these", "those", "someone",
    "everyone", "all", "no", "not", "your", "their", "our", "its", "every", "each", "both",
    "anyone", "nobody", "any", "i", "my", "one", "only",
];
