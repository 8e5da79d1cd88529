//! Conditions that no connecting word opens: "Film je in de hal, hang dan een bordje op".

use super::lexicon::{Category, ClauseLexicon};
use super::pieces::{Piece, Role};
use super::{Gap, Word};

/// Makes a condition of what stands before the "dan" or the command.
pub fn mark_inverted(words: &[Word], found: &mut [Piece], lexicon: &ClauseLexicon) {
    let Some(at) = found.iter().position(|piece| answers(words, piece, lexicon)) else {
        return;
    };
    if at == 0 {
        return;
    }
    let are_main =
        found[..at].iter().all(|piece| piece.role == Role::Main && piece.gap != Gap::Strong);
    if are_main || at == 1 && found[0].role == Role::Main {
        let end = found[at - 1].words.end;
        found[0].role = Role::Condition;
        found[0].words.end = end;
        for piece in &mut found[1..at] {
            piece.role = Role::Reason;
        }
    }
}

/// Whether a piece says what holds under a condition that stands before it.
fn answers(words: &[Word], piece: &Piece, lexicon: &ClauseLexicon) -> bool {
    if piece.role != Role::Main {
        return false;
    }
    let first = words[piece.words.start].text.as_str();
    let is_turned = || ["should", "had", "were"].contains(&words[0].text.as_str());
    if first == "dan" || first == "then" && is_turned() {
        return true;
    }
    if !lexicon.is_dutch() || piece.gap != Gap::Comma || !opens_with_verb(words, lexicon) {
        return false;
    }
    let has_then = || {
        let begin = piece.words.clone().take(THEN_WORDS_MAX);
        begin.into_iter().any(|at| words[at].text == "dan")
    };
    is_verb(words, piece.words.start, lexicon) && (has_then() || is_third_person(words, lexicon))
}

/// The "dan" stands among the first words: "gebruik dan", "zet er dan".
const THEN_WORDS_MAX: usize = 4;

/// A sentence that asks or sets a condition begins with its verb, and whom it is about follows.
fn opens_with_verb(words: &[Word], lexicon: &ClauseLexicon) -> bool {
    is_verb(words, 0, lexicon) && words.len() > 2 && !words[1].is_broken_before()
}

/// "Belt een journalist, …": no command has this form.
fn is_third_person(words: &[Word], lexicon: &ClauseLexicon) -> bool {
    let word = &words[0].text;
    let is_form = word.ends_with('t') && !lexicon.commands.contains(word);
    is_form && ["een", "de", "het", "iemand", "er", "hij", "zij"].contains(&words[1].text.as_str())
}

fn is_verb(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let word = &words[at].text;
    let finite =
        [Category::Finite, Category::Fact, Category::Passive, Category::May, Category::Must];
    lexicon.phrase_at(words, at, &finite).is_some()
        || lexicon.verbs.contains(word)
        || lexicon.commands.contains(word)
}
