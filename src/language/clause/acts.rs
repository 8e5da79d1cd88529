//! Acts that neither the list of verbs nor a modal word tells.

use super::Word;
use super::lexicon::ClauseLexicon;

/// "The council does not recommend firms", "er worden geen firma's aanbevolen": an act that is
/// denied, and no advice.
pub fn recommends(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let text = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let is_denied = |words: &[&str]| (0..at).any(|it| words.contains(&text(it)));
    if lexicon.is_dutch() {
        let is_passive = (0..at).any(|it| ["worden", "wordt"].contains(&text(it)));
        return text(at) == "aanbevolen" && is_passive && is_denied(&["geen"]);
    }
    const ADVICE: [&str; 6] = ["that", "to", "you", "against", "not", "it"];
    let next = text(at + 1);
    let is_advice = ADVICE.contains(&next) || next.ends_with("ing") || next.is_empty();
    let by_us = (0..at).any(|it| ["we", "i"].contains(&text(it)));
    text(at) == "recommend"
        && is_denied(&["not", "don't", "doesn't", "never"])
        && !is_advice
        && !by_us
}

/// "Wordt opgeheven": whether a Dutch passive ends in what looks like a participle, of whichever
/// verb.
pub fn has_participle(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> bool {
    const PREFIXES: [&str; 16] = [
        "ge", "be", "ver", "ont", "her", "op", "aan", "af", "uit", "voort", "door", "stil", "stop",
        "mee", "terug", "weg",
    ];
    const LETTERS_MIN: usize = 6;
    let is_passive = |at: &&usize| ["wordt", "worden"].contains(&all[**at].text.as_str());
    let Some(passive) = places.iter().find(is_passive) else { return false };
    let is_end = |at: usize| all.get(at + 1).is_none_or(Word::is_broken_before);
    let end = places.iter().copied().find(|at| at > passive && is_end(*at));
    lexicon.is_dutch()
        && end.is_some_and(|end| {
            let word = all[end].text.as_str();
            let is_prefixed = PREFIXES.iter().any(|it| word.starts_with(it));
            let has_ge = word.contains("ge");
            let is_inherent = ["be", "ver", "ont", "her"].iter().any(|it| word.starts_with(it));
            let ends = word.ends_with(['d', 't']) || word.ends_with("en");
            word.chars().count() >= LETTERS_MIN && is_prefixed && ends && (has_ge || is_inherent)
        })
}

/// "Berichten doorplaatsen kan": whether an act in the infinitive comes right before the "kan" that
/// ends it.
pub fn ends_with_may(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> bool {
    let [.., act, can] = places else { return false };
    let act = all[*act].text.as_str();
    all[*can].text == "kan" && lexicon.ending.contains(act) && act.ends_with('n')
}
