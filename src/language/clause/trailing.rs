//! What stands behind the words that it goes with: an "only" ("for internal use only"), and
//! "excepted" ("not for networks, LinkedIn excepted").

use std::ops::Range;

use super::Word;
use super::lexicon::{Category, ClauseLexicon};
use super::pieces::{Piece, Role};

/// The phrase begins at most so many words before the "only".
const REACH: usize = 7;

/// So many words at most stand before an "excepted".
const EXCEPTED_WORDS_MAX: usize = 6;

/// Makes an exception of the words between a break and an "excepted" at the end of a part: "…, |
/// LinkedIn | daargelaten".
pub fn split_excepted(words: &[Word], found: &mut Vec<Piece>, lexicon: &ClauseLexicon) {
    let is_last = |at: usize| words.get(at + 1).is_none_or(Word::is_broken_before);
    for marker in 1..words.len() {
        if !lexicon.is(words, marker, Category::Excepted) || !is_last(marker) {
            continue;
        }
        let first = marker.saturating_sub(EXCEPTED_WORDS_MAX).max(1);
        let begin = (first..marker).rev().find(|at| words[*at].is_broken_before());
        let Some(begin) = begin else { continue };
        let has_verb = (begin..marker).any(|at| lexicon.is(words, at, Category::Finite));
        let holds = |it: &Piece| it.role == Role::Main && it.words.contains(&begin);
        let Some(at) = found.iter().position(holds).filter(|_| !has_verb) else { continue };
        let piece = |role, words_of: Range<usize>| Piece {
            role,
            gap: words[words_of.start].gap,
            words: words_of,
            is_joined: false,
        };
        let end = found[at].words.end;
        found[at].words.end = begin;
        found.insert(at + 1, piece(Role::Exception, begin..marker));
        if end > marker + 1 {
            found.insert(at + 2, piece(Role::Main, marker + 1..end));
        }
        found.retain(|piece| !piece.words.is_empty());
    }
}

/// Makes a phrase with an "only" behind it a condition without which nothing is allowed, and leaves
/// the "only" out: "for the census | alone", "in the newsletter | only".
pub fn split_only(words: &[Word], found: &mut Vec<Piece>, lexicon: &ClauseLexicon) {
    let mut at = 0;
    while at < found.len() {
        let piece = found[at].clone();
        let place = (piece.role == Role::Main).then(|| place(words, &piece, lexicon)).flatten();
        if let Some((begin, only)) = place {
            let narrowed = Piece {
                role: Role::Only,
                words: begin..only,
                gap: words[begin].gap,
                is_joined: false,
            };
            let rest = only + 1..piece.words.end;
            found[at].words.end = begin;
            found.insert(at + 1, narrowed);
            if !rest.is_empty() {
                let gap = words[rest.start].gap;
                found
                    .insert(at + 2, Piece { role: Role::Main, words: rest, gap, is_joined: false });
            }
            at += 1;
        }
        at += 1;
    }
}

/// Where the phrase begins, and where the "only" behind it stands.
fn place(words: &[Word], piece: &Piece, lexicon: &ClauseLexicon) -> Option<(usize, usize)> {
    let range = piece.words.clone();
    let closes = |at: &usize| {
        let is_last = at + 1 == range.end || words[at + 1].is_broken_before();
        ["only", "alone"].contains(&words[*at].text.as_str()) && is_last && !lexicon.is_dutch()
    };
    let only = (range.start + 1..range.end).find(closes)?;
    // "Not only", "let alone".
    if ["not", "let", "if"].contains(&words[only - 1].text.as_str()) {
        return None;
    }
    let first = range.start.max(only.saturating_sub(REACH));
    let unbroken = (first + 1..only).rev().take_while(|at| !words[*at].is_broken_before());
    let mut opens = unbroken.filter(|at| {
        let is_to = ["to", "under"].contains(&words[*at].text.as_str());
        at + 1 < only && (is_to || lexicon.is(words, *at, Category::OnlyPreposition))
    });
    let begin = opens.next()?;
    // "By the Chief Executive alone" says who, not how.
    let is_actor = words[begin].text == "by" && words[only].text == "alone";
    (!is_actor).then_some((begin, only))
}
