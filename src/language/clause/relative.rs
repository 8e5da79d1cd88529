//! Clauses about a noun: "berichten waarin …", "a request that …".

use super::Word;
use super::lexicon::{Category, ClauseLexicon};

/// Whether "die" or "dat" at `at` stands for a thing that was named: after a verb or a subject.
pub fn points_back(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let points = ["die", "dat"].contains(&all[at].text.as_str());
    let before = at.checked_sub(1).map(|before| all[before].text.as_str());
    points
        && !all[at].is_broken_before()
        && before.is_some_and(|word| {
            lexicon.commands.contains(word)
                || ["je", "jij", "u", "we", "wij", "hij", "men", "zij", "ze"].contains(&word)
        })
}

/// Whether the word at `at` opens a clause about the noun before it.
pub fn opens_relative(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_after_noun = || {
        let before = all[at - 1].text.as_str();
        !points_back(all, at, lexicon) && !lexicon.verbs.contains(before)
    };
    match all[at].text.as_str() {
        "waarin" | "waarop" | "waarvan" | "waarmee" | "waarbij" | "waaraan" | "who" | "which" => {
            true
        }
        "that" => {
            let next = all.get(at + 1).map_or("", |word| word.text.as_str());
            let finite = [Category::Finite, Category::Fact, Category::Passive];
            let is_mind = lexicon.is(all, at - 1, Category::Mind);
            let is_verb =
                lexicon.verbs.contains(next) || lexicon.phrase_at(all, at + 1, &finite).is_some();
            !lexicon.verbs.contains(&all[at - 1].text) && !is_mind && is_verb
        }
        "die" => is_after_noun(),
        // "Een bericht dat je plaatst, …", but not "zorg dat …" or "het is goed dat …".
        "dat" => {
            is_after_noun()
                && at > 1
                && ["een", "het", "ieder", "elk"].contains(&all[at - 2].text.as_str())
                && at <= 3
        }
        _ => false,
    }
}
