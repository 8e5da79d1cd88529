//! Who alone may do what a clause speaks of.

use super::Word;
use super::join::by_contrast;
use super::lexicon::{Category, ClauseLexicon};
use super::phrases::clause_words;
use super::predicate::exclusive_actor;

/// Who alone may: "alleen de woordvoerder beantwoordt …", "reserved for …".
pub fn only(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> Option<(usize, usize)> {
    let first = *places.first()?;
    if let Some((count, _)) = lexicon.phrase_at(all, first, &[Category::Only]) {
        let begin = first + count;
        let is_verb = |at: &usize| {
            let word = all[*at].text.as_str();
            lexicon.is(all, *at, Category::Finite) || lexicon.verbs.contains(word)
        };
        let end = places.iter().copied().filter(|at| *at > begin).find(is_verb)?;
        return Some((begin, end - 1));
    }
    let handed = &clause_words().handed.phrases;
    let after = |at: &usize| handed.at(all, *at).map(|count| at + count);
    let last = *places.last()?;
    let of_only = |at: &usize| {
        lexicon.is(all, *at, Category::Only).then_some(())?;
        exclusive_actor(all, *at, lexicon)
    };
    if let Some(begin) = places.iter().find_map(of_only) {
        return (begin <= last).then_some((begin, last));
    }
    // "By the desk and by nobody else".
    if let Some(actor) = and_nobody_else(all, places) {
        return Some(actor);
    }
    // "The Public Affairs team alone contacts …", "by the Chief Executive alone".
    if let Some(alone) = places.iter().position(|at| is_alone(all, *at)) {
        let before = &places[..alone];
        let by = before.iter().rposition(|at| all[*at].text == "by");
        let actor = &before[by.map_or(0, |by| by + 1)..];
        let is_named = actor.len() > 1 && !by_contrast(&all[*actor.first()?].text);
        return is_named.then(|| (actor[0], actor[actor.len() - 1]));
    }
    if let Some(begin) = places.iter().find_map(after) {
        let to = places.iter().copied().filter(|at| *at > begin);
        let is_end = |at: &usize| ["om", "to"].contains(&all[*at].text.as_str());
        let end = to.take_while(|at| !is_end(at)).last().unwrap_or(begin);
        let is_asker = ["jou", "je", "jezelf", "u", "uzelf", "you", "yourself"]
            .contains(&all.get(begin)?.text.as_str());
        return (begin <= last && !is_asker).then_some((begin, end));
    }
    None
}

/// Who stands before an "and by nobody else", after the "by".
fn and_nobody_else(all: &[Word], places: &[usize]) -> Option<(usize, usize)> {
    let text = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let is_else = |at: &usize| {
        matches!((text(*at), text(at + 1)), ("nobody", "else") | ("niemand", "anders"))
    };
    let place = (2..all.len()).find(is_else)?;
    let end = place - usize::from(matches!(text(place - 1), "by" | "door"));
    let and = end.checked_sub(1).filter(|at| matches!(text(*at), "and" | "en"))?;
    let by = (0..and).rev().find(|at| matches!(text(*at), "by" | "door"))?;
    (by + 1 < and && places.contains(&(by + 1))).then_some((by + 1, and - 1))
}

/// Whether it begins with nobody but those who alone may.
pub fn excludes(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> bool {
    let opens = |at: &usize| {
        lexicon.is(all, *at, Category::Only)
            && ["niemand", "nobody", "no"].contains(&all[*at].text.as_str())
    };
    places.first().is_some_and(opens)
}

/// "Alone", but not "let alone".
fn is_alone(all: &[Word], at: usize) -> bool {
    all[at].text == "alone" && (at == 0 || all[at - 1].text != "let")
}
