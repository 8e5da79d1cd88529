//! Whom or what a clause is about: somebody whom a rule can bind, or a thing that acts by itself.

use super::Word;
use super::lexicon::{Category, ClauseLexicon};
use super::phrases::clause_words;

/// What a clause is about stands among its first words.
const SUBJECT_WORDS_MAX: usize = 4;

/// Endings of English nouns for who does something: "editor", "officer", "trainee", "assistant".
const AGENT_ENDINGS: [&str; 8] = ["er", "or", "ist", "ee", "ian", "ant", "ive", "person"];

/// Whether the clause that begins at the first of `places` has somebody before its verb. In Dutch a
/// verb's own form tells enough.
pub fn may_bind(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> bool {
    let is_named = |at: usize| {
        let word = all[at].text.as_str();
        is_agent(word) || OF_ALL.contains(&word) || at == 0 && lexicon.is(all, at, Category::Only)
    };
    lexicon.is_dutch() || first_of(places).any(is_named)
}

/// Words by which what follows is meant as such: "each new text passes the harbour master".
const OF_ALL: [&str; 5] = ["each", "every", "whoever", "anyone", "everyone"];

/// Whether what a clause is about acts by itself or is a text: "the platform deletes …".
pub fn is_thing(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> bool {
    // "Tot je contacten": whose they are.
    let is_verb = |at: usize| {
        all.get(at).is_some_and(|word| lexicon.verbs.contains(&word.text))
            || lexicon.is_finite(all, at)
    };
    let is_near_verb = |at: usize| is_verb(at + 1) || at > 0 && is_verb(at - 1);
    let may_be_possessive = |at: usize| ["je", "your"].contains(&all[at].text.as_str());
    let is_subject = |at: usize| {
        lexicon.is(all, at, Category::Subject) && (!may_be_possessive(at) || is_near_verb(at))
    };
    let mut first = first_of(places).take_while(|at| !lexicon.commands.contains(&all[*at].text));
    let Some(thing) = first.find(|at| lexicon.is(all, *at, Category::Thing)) else {
        return false;
    };
    let is_after_preposition = thing
        .checked_sub(1)
        .map(|before| all[before].text.as_str())
        .is_some_and(|word| PREPOSITIONS.contains(&word));
    let is_after_two = thing.checked_sub(2).map(|before| all[before].text.as_str());
    let is_after_two = is_after_two.is_some_and(|word| PREPOSITIONS.contains(&word));
    // "Het systeem beheert de redactie": what comes first may be the object.
    let reach = if lexicon.is_dutch() { places.len() } else { SUBJECT_WORDS_MAX + 2 };
    let mut reached = places.iter().take(reach);
    let has_subject = reached.any(|at| is_subject(*at) || is_dutch_agent(all, *at, lexicon));
    !is_after_preposition && !is_after_two && !has_subject
}

/// Words after which a noun is no subject.
const PREPOSITIONS: [&str; 28] = [
    "op", "in", "via", "met", "voor", "bij", "van", "naar", "over", "uit", "aan", "door", "buiten",
    "binnen", "tijdens", "on", "in", "with", "for", "at", "of", "to", "about", "from", "by",
    "through", "outside", "within",
];

/// Such a word stands among so many words after the verb.
const SETTLED_REACH: usize = 6;

/// "Blijft op kantoor", "phones stay off", "gaat naar het meldpunt": how things are to be.
pub fn is_settled(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let verb = all[at].text.as_str();
    let settled = &clause_words().subject.settled;
    let rest = || {
        let next = (at + 1..all.len()).take(SETTLED_REACH);
        next.take_while(|it| !all[*it].is_broken_before()).map(|it| all[it].text.as_str())
    };
    match verb {
        "blijft" | "blijven" | "stays" | "stay" | "remains" | "remain" => {
            at > 0 && rest().any(|word| settled.has(word))
        }
        "gaat" | "gaan" | "goes" | "go" => {
            let first = if lexicon.is_dutch() { SETTLED_REACH } else { 1 };
            let word = rest().take(first).find(|word| settled.has(word) || *word == "over");
            at > 0 && word.is_some_and(|word| !["over", "in", "op", "aan", "on"].contains(&word))
        }
        // "Beelden komen nooit op sociale media", "nothing ends up on it": only where it is denied.
        "komt" | "komen" | "belandt" | "belanden" | "ends" | "end" | "comes" | "come" => {
            let is_denied = (0..all.len()).any(|it| lexicon.is(all, it, Category::Negator));
            let goes_to = ["op", "in", "naar", "on", "onto", "up"];
            at > 0 && is_denied && rest().any(|word| goes_to.contains(&word))
        }
        // "Staan telefoons uit": only where the word closes the clause.
        "staat" | "staan" => {
            let last = rest().last();
            let ends = at + SETTLED_REACH >= all.len()
                || all[at + 1..].iter().take(SETTLED_REACH).any(Word::is_broken_before);
            at > 0
                && ends
                && last.is_some_and(|word| ["uit", "aan", "dicht", "stil"].contains(&word))
        }
        _ => false,
    }
}

fn first_of(places: &[usize]) -> impl Iterator<Item = usize> {
    places.iter().copied().take(SUBJECT_WORDS_MAX)
}

/// "De redacteur", "een voorlichter": after an article, and by its ending.
fn is_dutch_agent(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    const ENDINGS: [&str; 7] = ["eur", "aar", "voerder", "lichter", "desk", "afdeling", "ist"];
    let word = all[at].text.as_str();
    let after_article =
        at > 0 && ["de", "het", "een", "elke", "iedere"].contains(&all[at - 1].text.as_str());
    lexicon.is_dutch() && after_article && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// "Redacteuren volgen …": Dutch plurals of who does something, right before the verb; `order` is
/// the place among `places`.
pub fn are_agents(all: &[Word], places: &[usize], order: usize, lexicon: &ClauseLexicon) -> bool {
    const ENDINGS: [&str; 10] =
        ["euren", "eurs", "aars", "ers", "isten", "anten", "enten", "leden", "anderen", "genoten"];
    let word = all[places[order]].text.as_str();
    let next = places.get(order + 1).filter(|next| !all[**next].is_broken_before());
    let is_verb = |at: &usize| {
        lexicon.ending.contains(&all[*at].text) && lexicon.verbs.contains(&all[*at].text)
    };
    lexicon.is_dutch()
        && order < SUBJECT_WORDS_MAX
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !clause_words().subject.things.iter().any(|thing| word.ends_with(thing))
        && next.is_some_and(is_verb)
}

fn is_agent(word: &str) -> bool {
    let one = word.strip_suffix('s').filter(|it| !it.ends_with('s')).unwrap_or(word);
    let subject = &clause_words().subject;
    let is_named = |word: &str| subject.roles.iter().any(|role| word.ends_with(role));
    let ends =
        AGENT_ENDINGS.iter().any(|ending| one.len() > ending.len() + 2 && one.ends_with(ending));
    is_named(one) || ends && !subject.nobody.has(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_roles_are_told_by_their_endings() {
        let agents = ["editor", "trainees", "officer", "assistants", "staff", "representative"];
        assert!(agents.iter().all(|word| is_agent(word)));
        let others = ["posts", "periods", "newsletters", "numbers", "people", "chapter"];
        assert!(others.iter().all(|word| !is_agent(word)));
    }
}
