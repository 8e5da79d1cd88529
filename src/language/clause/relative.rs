//! Clauses about a noun: "berichten waarin …", "a request that …".

use super::Word;
use super::lexicon::{Category, ClauseLexicon};
use super::pieces::MODAL;

/// Whether "die" or "dat" at `at` stands for a thing that was named: after a verb or a subject.
pub fn points_back(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let points = ["die", "dat"].contains(&all[at].text.as_str());
    let before = at.checked_sub(1).map(|before| all[before].text.as_str());
    // "Is dat niet nodig", "hoeft dat niet": a verb that has what it says after it.
    let is_after_verb = || {
        let finite = [Category::Finite, Category::Passive, Category::NeedNot];
        at > 0 && lexicon.phrase_at(all, at - 1, &finite).is_some()
    };
    points
        && !all[at].is_broken_before()
        && (is_after_verb()
            || before.is_some_and(|word| {
                lexicon.commands.contains(word)
                    || lexicon.verbs.contains(word) && !lexicon.ending.contains(word)
                    || ["je", "jij", "u", "we", "wij", "hij", "men", "zij", "ze"].contains(&word)
            }))
}

/// Whether the word at `at` opens a clause about the noun before it.
pub fn opens_relative(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_after_noun = || {
        let before = all[at - 1].text.as_str();
        !points_back(all, at, lexicon) && !lexicon.verbs.contains(before)
    };
    match all[at].text.as_str() {
        "waarin" | "waarop" | "waarvan" | "waarmee" | "waarbij" | "waaraan" | "who" | "which"
        | "who've" | "who's" | "who'd" | "whom" => true,
        "that" => {
            let next = all.get(at + 1).map_or("", |word| word.text.as_str());
            let is_mind = lexicon.is(all, at - 1, Category::Mind);
            let is_verb = lexicon.verbs.contains(next)
                || lexicon.is_finite(all, at + 1)
                || next.ends_with("n't");
            !lexicon.verbs.contains(&all[at - 1].text) && !is_mind && is_verb
        }
        "die" => is_after_noun() || is_after_act(all, at, lexicon),
        // "Op plekken waar niemand komt", "places where nobody comes".
        "waar" | "where" => at > 1 && !all[at].is_broken_before(),
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

/// "De bot zegt altijd | dat hij geen mens is": a clause of what is said, in which no word rules.
pub fn opens_content(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    const SAYING: [&str; 16] = [
        "zegt",
        "zeggen",
        "zeg",
        "vermeldt",
        "vermelden",
        "vermeld",
        "meldt",
        "schrijft",
        "says",
        "say",
        "states",
        "state",
        "tells",
        "mentions",
        "mention",
        "explains",
    ];
    let is_said = || {
        let near = at.saturating_sub(2)..at;
        near.into_iter().any(|it| SAYING.contains(&all[it].text.as_str()))
    };
    let end = (at + 1..all.len()).find(|it| all[*it].is_broken_before()).unwrap_or(all.len());
    let rules = |it: usize| {
        let alone = ["no", "geen"].contains(&all[it].text.as_str());
        !alone && lexicon.phrase_at(all, it, &MODAL).is_some()
    };
    ["dat", "that"].contains(&all[at].text.as_str())
        && !all[at].is_broken_before()
        && is_said()
        && !(at + 1..end).any(rules)
}

/// "Je mag een gast uitnodigen | die niet bij ons werkt": after the infinitive that ends the main
/// clause, and with a verb of its own at its end.
fn is_after_act(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let before = &all[at - 1].text;
    let last = (at + 1..all.len()).take_while(|it| !all[*it].is_broken_before()).last();
    let is_act = before.ends_with('n') && lexicon.ending.contains(before);
    is_act && at > 1 && last.is_some_and(|last| last > at + 1 && is_verb(all, last, lexicon))
}

fn is_verb(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    lexicon.verbs.contains(&all[at].text)
        || lexicon.is_finite(all, at)
        || lexicon.is(all, at, Category::Fact)
}

/// Where a clause about a noun ends that opens at `at` after the verb of the main clause: in
/// English it goes on to the next break; in Dutch up to its verbs, after which the main clause may
/// go on ("je mag berichten die oud zijn | niet meer delen"). None where it has no verb.
pub fn following_end(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    let end = (at + 1..all.len()).find(|it| all[*it].is_broken_before()).unwrap_or(all.len());
    if !lexicon.is_dutch() {
        return Some(end);
    }
    let first = (at + 1..end).find(|it| is_verb(all, *it, lexicon))?;
    // "Die ze opmerkt | gemeld bij …": a verb of an act has no participle after it.
    let is_helping = |at: usize| {
        lexicon.is_finite(all, at)
            || lexicon.is(all, at, Category::Fact)
            || lexicon.ending.contains(&all[at].text)
    };
    let goes_on = |at: usize| is_verb(all, at, lexicon) && is_helping(at - 1);
    let end = (first + 1..end).find(|it| !goes_on(*it)).unwrap_or(end);
    let is_own = |at: usize| {
        let may_be_finite =
            !lexicon.ending.contains(&all[at].text) || lexicon.both.contains(&all[at].text);
        may_be_finite || lexicon.is_finite(all, at) || lexicon.is(all, at, Category::Fact)
    };
    (first..end).any(is_own).then_some(end)
}

/// Where the main clause goes on after the clause about a noun that opens at `at`, if its verb
/// tells before the next comma: "staff who have done the course | are let off", "medewerkers die
/// geen toestel hebben gekregen | mogen …".
pub fn relative_end(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    let end = (at + 1..all.len()).find(|it| all[*it].is_broken_before()).unwrap_or(all.len());
    let is_finite = |at: usize| {
        let finite = [Category::Finite, Category::Passive, Category::NeedNot];
        lexicon.phrase_at(all, at, &finite).is_some()
    };
    if lexicon.is_dutch() {
        // The verbs of such a clause stand at its end, and the main one right after them.
        let is_own = |at: usize| {
            let word = all[at].text.as_str();
            is_finite(at)
                || lexicon.is(all, at, Category::Fact)
                || lexicon.verbs.contains(word) && !is_participle(word)
        };
        let is_verb = |at: usize| is_own(at) || lexicon.ending.contains(&all[at].text);
        return (at + 2..end).find(|it| {
            let mut before = (at + 1..*it).rev().take_while(|before| is_verb(*before));
            is_finite(*it) && before.any(is_own)
        });
    }
    if all[at].text == "where" {
        return None;
    }
    let is_short = all[at].text.contains(['\'', '’']);
    let has_verb = |at: usize| is_finite(at) || lexicon.is(all, at, Category::Fact);
    let is_act = |at: usize| lexicon.verbs.contains(&all[at].text);
    let own = (at + 1..end).find(|it| has_verb(*it) || is_act(*it) && !is_noun(all, *it));
    // Right after "who" stands its verb, whether it is a known one or not.
    let is_next = all[at].text == "who" && at + 1 < end;
    let own = if is_short {
        at
    } else if is_next {
        at + 1
    } else {
        own?
    };
    // "Who have not been given …": what belongs to that verb.
    let is_of_own = |at: usize| {
        ["been", "be", "not", "never", "already"].contains(&all[at].text.as_str()) || is_act(at)
    };
    let after = (own + 1..end).find(|it| !is_of_own(*it))?;
    (after..end).find(|it| {
        let is_third = all[*it].text.ends_with('s') && is_act(*it) && !is_noun(all, *it);
        let is_joined =
            ["and", "or", "they", "it", "you", "we"].contains(&all[*it - 1].text.as_str());
        let is_plain = is_next && lexicon.commands.contains(&all[*it].text) && {
            let before = all[*it - 1].text.as_str();
            !is_noun(all, *it) && !["to", "not", "on", "with", "a"].contains(&before)
        };
        (is_finite(*it) || is_third || is_plain) && !is_joined
    })
}

fn is_participle(word: &str) -> bool {
    word.starts_with("ge") || ["be", "ver", "ont", "her"].iter().any(|it| word.starts_with(it))
}

/// Whether a word before it makes a noun of a verb's form.
fn is_noun(all: &[Word], at: usize) -> bool {
    const BEFORE_NOUNS: [&str; 15] = [
        "the", "a", "an", "their", "his", "her", "your", "our", "its", "of", "in", "for", "no",
        "these", "any",
    ];
    at > 0 && BEFORE_NOUNS.contains(&all[at - 1].text.as_str())
}
