//! A sentence cut into pieces, by what each does in it.

use std::ops::Range;

use super::lexicon::{Category, ClauseLexicon};
use super::predicate::exclusive_actor;
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

/// What opens a piece: its role, how many words connect it, and whether it is a phrase without a
/// verb of its own, which ends before the main verb.
struct Opening {
    role: Role,
    connecting: usize,
    is_phrase: bool,
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
                let rest = rest(words, start.max(at + 1), lexicon, it.is_phrase);
                (it.role, start, rest.max(start))
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
    mark_inverted(words, &mut found);
    found
}

/// "Krijg je …, dan …": what stands before the "dan" is a condition.
fn mark_inverted(words: &[Word], found: &mut [Piece]) {
    let is_then = |piece: &Piece| {
        let first = words[piece.words.start].text.as_str();
        let is_turned = || ["should", "had", "were"].contains(&words[0].text.as_str());
        piece.role == Role::Main && (first == "dan" || first == "then" && is_turned())
    };
    let Some(at) = found.iter().position(is_then).filter(|at| *at > 0) else { return };
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
    let Some(last) = found.last() else { return Role::Main };
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
    let ends_phrase = |at: usize| {
        is_verb(words, at, lexicon) || from <= OPENER_WORDS_MAX && is_third(words, at, lexicon)
    };
    let ends = |at: &usize| {
        words[*at].is_broken_before()
            || joins(words, *at, lexicon)
            || (is_phrase && *at > from && ends_phrase(*at))
            || opening(words, *at, lexicon).is_some()
    };
    (from..words.len()).find(ends).unwrap_or(words.len())
}

/// Whether an "and" at `at` goes on with a verb: "… en meld het", "… and must be logged".
fn joins(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_and = ["en", "and", "but", "maar"].contains(&words[at].text.as_str());
    let is_modal = |next: usize| {
        let finite = [Category::Finite, Category::Passive];
        lexicon.phrase_at(words, next, &finite).is_some()
    };
    let is_dutch = lexicon.is_dutch();
    let is_verb = |next: usize| {
        let word = &words[next].text;
        let is_form = lexicon.commands.contains(word)
            || is_dutch && lexicon.verbs.contains(word) && !lexicon.ending.contains(word);
        // In English a denial before it goes on: "do not post or share names and tag people".
        is_form && (is_dutch || !(0..at).any(|it| lexicon.is(words, it, Category::Negator)))
    };
    is_and && at >= JOINED_AFTER_MIN && at + 1 < words.len() && {
        is_modal(at + 1) || is_verb(at + 1)
    }
}

/// So many words at least stand before an "and" that goes on with a clause.
const JOINED_AFTER_MIN: usize = 3;

/// Whether the main verb stands here: what ends a phrase that has none.
fn is_verb(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let modal = [Category::Finite, Category::Passive, Category::May, Category::Must];
    lexicon.phrase_at(words, at, &modal).is_some() || lexicon.clause_ends.contains(&words[at].text)
}

/// What opens a phrase has at most so many words.
const OPENER_WORDS_MAX: usize = 4;

/// Whether a verb of an act in the third person stands here; in Dutch alone, since most plain forms
/// of English are nouns as well.
fn is_third(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let word = &words[at].text;
    let is_finite = lexicon.verbs.contains(word) && !lexicon.ending.contains(word);
    is_finite && lexicon.is_dutch() && word.ends_with('t')
}

/// What the word at `at` opens, if anything.
fn opening(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<Opening> {
    use Category as C;
    let is_first = at == 0 || words[at].is_broken_before();
    let after_and =
        at > 0 && lexicon.is(words, at - 1, C::Coordinator) && words[at - 1].is_broken_before();
    let begins = is_first || after_and;
    if at == 0 && words[0].text == "wie" && opens_who(words, lexicon) {
        return Some(Opening { role: Role::Condition, connecting: 1, is_phrase: false });
    }
    if let Some(connecting) = leave(words, at, lexicon) {
        return Some(Opening { role: Role::Condition, connecting, is_phrase: true });
    }
    let openers = [
        C::Condition,
        C::Exception,
        C::Without,
        C::Before,
        C::Reason,
        C::Concession,
        C::Only,
        C::Then,
    ];
    let (count, category) = lexicon.phrase_at(words, at, &openers)?;
    let clause = |role| Some(Opening { role, connecting: count, is_phrase: false });
    let phrase = |role| Some(Opening { role, connecting: count, is_phrase: true });
    match category {
        C::Condition if is_real_condition(words, at, count, lexicon) => {
            let first = words[at].text.as_str();
            let is_only = lexicon.is(words, at, C::Only)
                || first == "dan"
                || ONLY_BY_THEMSELVES.contains(&first);
            let is_of = ["van", "of"].contains(&words[at + count - 1].text.as_str());
            let is_phrase = count > 1 && (is_of || lexicon.is(words, at, C::DroppedPreposition));
            let role = if is_only { Role::Only } else { Role::Condition };
            let dropped = lexicon.phrase_at(words, at, &[C::DroppedPreposition]);
            let connecting = dropped.filter(|_| is_phrase).map_or(count, |it| it.0);
            Some(Opening { role, connecting, is_phrase })
        }
        C::Then => {
            let denied = (0..at).any(|it| lexicon.is(words, it, C::Negator));
            denied.then_some(Opening {
                role: Role::Only,
                connecting: count
                    - usize::from(!DROPPED_AFTER_THEN.contains(&words[at + 1].text.as_str())),
                is_phrase: true,
            })
        }
        C::Exception => {
            let is_clause = ["tenzij", "unless", "until"].contains(&words[at].text.as_str())
                || is_joint(&words[at + count - 1].text);
            // Without a verb, and at the start of a sentence, it ends before the verb.
            Some(Opening {
                role: Role::Exception,
                connecting: count,
                is_phrase: begins && !is_clause,
            })
        }
        // "Mag, maar zonder je functie": what is allowed hangs on it.
        C::Without if at > 0 && ["maar", "but", "mits"].contains(&words[at - 1].text.as_str()) => {
            Some(Opening { role: Role::Only, connecting: 0, is_phrase: true })
        }
        C::Without => phrase(Role::Without),
        C::Before => clause(Role::Before),
        C::Reason if at > 0 => clause(Role::Reason),
        C::Concession if begins && at > 0 => phrase_or_clause(words, at, count),
        C::Only => only(words, at, count, lexicon),
        _ => None,
    }
}

/// "Wie kandidaat is, meldt dat": whom a rule is for, and a verb after the comma.
fn opens_who(words: &[Word], lexicon: &ClauseLexicon) -> bool {
    let comma = (1..words.len()).find(|at| words[*at].gap == Gap::Comma);
    comma.is_some_and(|at| is_verb(words, at, lexicon) || lexicon.verbs.contains(&words[at].text))
}

/// "Met instemming van …", "under supervision": a phrase by which somebody gives leave. The
/// preposition is dropped where the noun says enough.
fn leave(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    const PREPOSITIONS: [&str; 12] =
        ["met", "in", "op", "onder", "na", "with", "at", "under", "on", "after", "upon", "by"];
    const BETWEEN_MAX: usize = 3;
    if !PREPOSITIONS.contains(&words[at].text.as_str()) {
        return None;
    }
    let near = (at + 1..words.len()).take(BETWEEN_MAX);
    let mut near = near.take_while(|it| !words[*it].is_broken_before());
    near.any(|it| lexicon.is(words, it, Category::Leave)).then_some(1)
}

/// Conditions that allow by themselves, even where no modal word does.
const ONLY_BY_THEMSELVES: [&str; 3] = ["mits", "provided", "providing"];
/// "Not … than after …": the preposition is no part of the condition.
const DROPPED_AFTER_THEN: [&str; 2] = ["na", "met"];

fn phrase_or_clause(words: &[Word], at: usize, count: usize) -> Option<Opening> {
    let connecting = match words[at].text.as_str() {
        // The preposition belongs to what makes no difference: "even with consent".
        "even" | "ook" | "zelfs" if count == 2 && !is_joint(&words[at + 1].text) => 1,
        "regardless" | "ongeacht" | "however" | "hoe" | "including" | "no" | "whether" => 0,
        _ => count,
    };
    Some(Opening { role: Role::Concession, connecting, is_phrase: false })
}

fn is_joint(word: &str) -> bool {
    ["if", "when", "where", "though", "als", "al", "indien", "wanneer", "niet", "geen"]
        .contains(&word)
}

/// "Only with …": a condition; "only the spokesperson": none.
fn only(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> Option<Opening> {
    let mut next = at + count;
    // "Niet eerder dan drie dagen na …".
    if count > 2 && words[at].text == "niet" {
        return Some(Opening { role: Role::Only, connecting: count, is_phrase: false });
    }
    // "Alleen delen met …": the verb may stand between.
    if words.get(next).is_some_and(|it| lexicon.clause_ends.contains(&it.text)) {
        next += 1;
    }
    let is_preposition = lexicon.is(words, next, Category::OnlyPreposition);
    let denies = at > 0 && ["niet", "not"].contains(&words[at - 1].text.as_str());
    let is_actor = exclusive_actor(words, at, lexicon).is_some();
    if !is_preposition || is_actor || denies || words.get(next)?.is_broken_before() {
        return None;
    }
    let dropped = usize::from(lexicon.is(words, next, Category::DroppedPreposition));
    let connecting = next - at + dropped;
    Some(Opening { role: Role::Only, connecting, is_phrase: true })
}

/// "Als" before a noun says what something is used for: "als profielfoto".
fn is_real_condition(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> bool {
    match words[at].text.as_str() {
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
        "where" if count == 1 => at == 0 || words[at].is_broken_before(),
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
