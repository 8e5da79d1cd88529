//! A sentence cut into pieces, by what each does in it.

use std::ops::Range;

use super::inverted::mark_inverted;
use super::joining::joins;
use super::lexicon::{Category, ClauseLexicon};
use super::opening::opening;
use super::predicate::exclusive_actor;
use super::trailing::{split_excepted, split_only};
use super::{Gap, Word};

/// What a piece does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Main,
    Condition,
    /// A condition without which nothing is allowed: "only if", "not without".
    Only,
    Exception,
    /// "Without …": a condition of a prohibition, a concession of a permission.
    Without,
    Concession,
    Before,
    Reason,
}

/// A stretch of words with one role; the connecting words before it are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub role: Role,
    pub words: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it goes on after an "and" with a verb of its own: "… en meld het".
    pub is_joined: bool,
}

/// The pieces of a sentence, in order; together they hold all words but the connecting ones.
pub fn pieces(words: &[Word], lexicon: &ClauseLexicon) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let gap = words[at].gap;
        let opening = opening(words, at, lexicon);
        let (role, start, end) = match opening {
            Some(ref it) => {
                let start = (at + it.connecting).min(words.len());
                let is_empty = words.get(start).is_some_and(Word::is_broken_before) && start > at;
                let rest = rest(words, start.max(at) + 1, lexicon, it.is_phrase);
                let rest = match at {
                    0 => turned_end(words, start, rest, lexicon)
                        .or_else(|| unparted_end(words, start, rest, lexicon))
                        .unwrap_or_else(|| time_end(words, start, rest, lexicon)),
                    _ => rest,
                };
                (it.role, start, if is_empty { start } else { rest.max(start) })
            }
            None => {
                let role = continued(words, at, lexicon, &found);
                (role, at, rest(words, at + 1, lexicon, false))
            }
        };
        let is_joined = opening.is_none() && joins(words, at, lexicon);
        push(&mut found, Piece { role, words: start..end, gap, is_joined });
        at = end.max(at + 1);
    }
    found.retain(|piece| !piece.words.is_empty());
    mark_inverted(words, &mut found, lexicon);
    mark_only(words, &mut found, lexicon);
    split_only(words, &mut found, lexicon);
    split_excepted(words, &mut found, lexicon);
    found
}

/// "After the meeting | you can say …": where a time that opens a sentence has no verb, it ends
/// before whom the sentence is about; else at `end`.
fn time_end(words: &[Word], start: usize, end: usize, lexicon: &ClauseLexicon) -> usize {
    const TIMES: [&str; 3] = ["after", "until", "before"];
    const SUBJECTS: [&str; 11] = [
        "you",
        "we",
        "they",
        "nobody",
        "staff",
        "employees",
        "no",
        "it",
        "anyone",
        "everyone",
        "anybody",
    ];
    let has_verb = |at: usize| {
        is_verb(words, at, lexicon)
            || lexicon.is(words, at, Category::Fact)
            || lexicon.verbs.contains(&words[at].text)
    };
    let near = start + 1..end.min(start + TIME_WORDS_MAX);
    let subject = near.clone().find(|at| SUBJECTS.contains(&words[*at].text.as_str()));
    match subject {
        Some(at) if TIMES.contains(&words[0].text.as_str()) && !(start..at).any(has_verb) => at,
        _ => end,
    }
}

/// "Only if the head agrees | may a surname be shown": an "only" that opens an English sentence
/// turns its verb round.
fn turned_end(words: &[Word], start: usize, end: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    let is_turned = words[0].text == "only" && !lexicon.is_dutch();
    let verbs = ["may", "can", "must", "should"];
    let mut inside = (start + 1..end).filter(|_| is_turned);
    inside.find(|at| verbs.contains(&words[*at].text.as_str()))
}

/// "When you leave us | you must …", "where somebody threatens | the warnings may …": in English no
/// comma need part a condition that opens a sentence from whom it is about.
fn unparted_end(
    words: &[Word],
    start: usize,
    end: usize,
    lexicon: &ClauseLexicon,
) -> Option<usize> {
    const OPENERS: [&str; 4] = ["when", "if", "where", "once"];
    const WHO: [&str; 9] =
        ["you", "we", "they", "nobody", "staff", "employees", "it", "everyone", "editors"];
    const SUBJECT_WORDS_MAX: usize = 3;
    if lexicon.is_dutch() || !OPENERS.contains(&words[0].text.as_str()) {
        return None;
    }
    let rules = |at: usize| {
        let denies = ["do", "don't", "need", "needn't"].contains(&words[at].text.as_str());
        denies || lexicon.phrase_at(words, at, &[Category::May, Category::Must]).is_some()
    };
    // The words before a modal word that name whom it is said of.
    let subject = |modal: usize| {
        let first = modal.checked_sub(SUBJECT_WORDS_MAX).map_or(start, |it| it.max(start));
        let is_named = |at: &usize| {
            let word = words[*at].text.as_str();
            WHO.contains(&word) && *at + 1 == modal
                || ["the", "your", "their", "a", "an"].contains(&word) && *at + 1 < modal
        };
        (first..modal).rev().find(is_named)
    };
    let has_verb =
        |at: usize| lexicon.is_finite(words, at) || lexicon.verbs.contains(&words[at].text);
    let modals = (start + 2..end).filter(|at| rules(*at));
    // "Pictures in which nobody can be seen": a clause about a noun.
    let is_of_noun = |at: usize| {
        const BEFORE: [&str; 9] =
            ["which", "that", "who", "where", "whom", "and", "or", "if", "when"];
        BEFORE.contains(&words[at - 1].text.as_str())
    };
    let mut subjects = modals.filter_map(subject);
    subjects.find(|at| *at > start + 1 && !is_of_noun(*at) && (start..*at).any(has_verb))
}

/// A time that opens a sentence has fewer words.
const TIME_WORDS_MAX: usize = 7;

/// "Wordt alleen ingewilligd als …": the "only" before it makes it the only way.
fn mark_only(words: &[Word], found: &mut [Piece], lexicon: &ClauseLexicon) {
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(main), Some(piece)) = (before.last(), after.first_mut()) else {
            continue;
        };
        if main.role == Role::Main
            && piece.role == Role::Condition
            && narrowing(words, main.words.clone(), lexicon).is_some()
        {
            piece.role = Role::Only;
        }
    }
}

/// Where in a main piece an "only" stands that narrows down what follows the piece.
pub fn narrowing(words: &[Word], main: Range<usize>, lexicon: &ClauseLexicon) -> Option<usize> {
    let begin = (main.start + 1..main.end).rev().find(|at| words[*at].is_broken_before());
    let mut reach = begin.unwrap_or(main.start + 1)..main.end;
    reach.find(|at| {
        let is_denied = DENIED_ONLY.contains(&words[at - 1].text.as_str());
        lexicon.is(words, *at, Category::Only)
            && !is_denied
            && exclusive_actor(words, *at, lexicon).is_none()
    })
}

/// Words after which an "only" narrows nothing: "never only on social media".
pub const DENIED_ONLY: [&str; 4] = ["niet", "not", "nooit", "never"];

/// Adds `piece`, to the one before where it goes on with it.
fn push(found: &mut Vec<Piece>, piece: Piece) {
    match found.last_mut() {
        Some(last)
            if last.role == piece.role
                && last.role != Role::Main
                && last.words.end == piece.words.start
                && piece.gap != Gap::Strong =>
        {
            last.words.end = piece.words.end;
        }
        _ => found.push(piece),
    }
}

/// The role of words that open no piece of their own.
fn continued(words: &[Word], at: usize, lexicon: &ClauseLexicon, found: &[Piece]) -> Role {
    let Some(last) = found.last() else {
        return Role::Main;
    };
    let has_main = found.iter().any(|piece| piece.role == Role::Main);
    let is_after_phrase = words[at].gap == Gap::None;
    if last.role == Role::Main || !has_main || is_after_phrase || words[at].gap == Gap::Strong {
        return Role::Main;
    }
    let end = (at..words.len()).find(|it| *it > at && words[*it].is_broken_before());
    let is_clause = (at..end.unwrap_or(words.len())).take(CLAUSE_WORDS_MAX).any(|it| {
        lexicon.phrase_at(words, it, &MODAL).is_some() || lexicon.is(words, it, Category::Negator)
    });
    let is_contrast = ["maar", "but", "dan", "then", "anders", "otherwise"];
    if is_clause || is_contrast.contains(&words[at].text.as_str()) { Role::Main } else { last.role }
}

/// So many words tell whether a clause begins.
const CLAUSE_WORDS_MAX: usize = 8;

/// Words by which a clause rules something.
pub const MODAL: [Category; 6] = [
    Category::May,
    Category::Must,
    Category::MustNot,
    Category::NeedNot,
    Category::Should,
    Category::ShouldNot,
];

/// Where the piece that has begun ends.
fn rest(words: &[Word], from: usize, lexicon: &ClauseLexicon, is_phrase: bool) -> usize {
    // A verb in the middle is of the main clause only where the phrase opens the sentence.
    // "Zonder eerst te vragen": what stands after "te" belongs to it.
    let is_after_te = |at: usize| at > 0 && words[at - 1].text == "te";
    let ends_phrase = |at: usize| {
        is_verb(words, at, lexicon) && !is_after_te(at)
            || from <= OPENER_WORDS_MAX && is_third(words, at, lexicon)
            || from <= OPENER_WORDS_MAX && is_turned(words, at, lexicon)
    };
    // "For clips without speech no subtitles are needed".
    let denies_anew = |at: usize| ["no", "geen"].contains(&words[at].text.as_str());
    let ends = |at: &usize| {
        words[*at].is_broken_before()
            || joins(words, *at, lexicon)
            || (is_phrase && (ends_phrase(*at) || denies_anew(*at)))
            || opening(words, *at, lexicon).is_some()
    };
    (from..words.len()).find(ends).unwrap_or(words.len())
}

/// Whether the main verb stands here: what ends a phrase that has none.
pub fn is_verb(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let modal = [Category::Finite, Category::Passive, Category::May, Category::Must];
    lexicon.phrase_at(words, at, &modal).is_some() || lexicon.clause_ends.contains(&words[at].text)
}

/// "Zonder overleg plaats je geen foto's": a verb with whom it is said to after it.
fn is_turned(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_form = lexicon.verbs.contains(&words[at].text)
        || lexicon.is(words, at, Category::State)
        || lexicon.commands.contains(&words[at].text);
    let next = words.get(at + 1).filter(|word| !word.is_broken_before());
    let is_said_to = next.is_some_and(|word| {
        ["je", "jij", "u", "we", "wij", "men", "hij", "zij", "ze", "er", "niemand"]
            .contains(&word.text.as_str())
    });
    lexicon.is_dutch() && is_form && is_said_to
}

/// What opens a phrase has at most so many words.
const OPENER_WORDS_MAX: usize = 4;

/// Whether a verb of an act in the third person stands here; of English few, since most plain forms
/// are nouns as well.
fn is_third(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let word = &words[at].text;
    // "A picture without consent | comes down": a verb with where it goes.
    let next = words.get(at + 1).map_or("", |next| next.text.as_str());
    if !lexicon.is_dutch() {
        let goes = ["comes", "goes", "stays", "come", "go", "stay"].contains(&word.as_str());
        return goes && ["down", "off", "offline", "away", "up", "out"].contains(&next);
    }
    let is_finite = lexicon.verbs.contains(word) && !lexicon.ending.contains(word);
    is_finite && lexicon.is_dutch() && word.ends_with('t')
}
