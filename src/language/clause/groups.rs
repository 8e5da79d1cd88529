//! The pieces of a sentence by clause: where one ends and the next begins.

use super::join::{SentenceWords, by_contrast};
use super::lexicon::Category;
use super::pieces::{MODAL, Piece, Role, is_order};
use super::predicate::predicate;
use super::{Gap, Word};
use crate::model::Language;

/// The pieces of one clause.
#[derive(Default)]
pub struct Group {
    pub pieces: Vec<Piece>,
    /// Whether an "and" joins it to the one before, whose opening condition is its own too.
    pub is_joined: bool,
}

impl Group {
    /// Whether it holds under a condition alone.
    pub fn is_limited(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.role, Role::Only | Role::Condition))
    }

    /// Whether its first piece comes after "uitzondering" or "exception".
    pub fn opens_with_exception_noun(&self, all: &[Word]) -> bool {
        let start = self.pieces.first().map_or(0, |piece| piece.words.start);
        let is_noun =
            |word: &Word| word.text.starts_with("uitzondering") || word.text == "exception";
        all[..start].iter().any(is_noun)
    }

    pub fn places(&self) -> Vec<usize> {
        let main = self.pieces.iter().filter(|piece| piece.role == Role::Main);
        main.flat_map(|piece| piece.words.clone()).collect()
    }
}

/// The pieces by clause: a new clause begins where one that rules something is followed by words
/// that rule something of their own.
pub fn groups(sentence: &SentenceWords, pieces: Vec<Piece>) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![Group::default()];
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let Some(group) = groups.last_mut() else {
            continue;
        };
        let places = group.places();
        let is_ruled = !places.is_empty()
            && predicate(sentence.all, &places, sentence.language, group.is_limited()).is_some();
        let goes_on_anew =
            piece.is_joined && sentence.rules(&piece, 1) && !sentence.shares_modal(&places, &piece);
        let starts_new = piece.role == Role::Main
            && is_ruled
            && (goes_on_anew
                || piece.gap != Gap::None
                    && (piece.gap == Gap::Strong
                        || sentence.rules_by_itself(&piece)
                        || sentence.contrasts(&piece)))
            && !sentence.goes_on(&places, &piece)
            && !sentence.asks_which(&places);
        // "…; where somebody threatens, no warning is needed": the condition opens what follows.
        let opens_next = is_ruled
            && piece.role == Role::Condition
            && piece.gap == Gap::Strong
            && pieces.peek().is_some_and(|next| {
                next.role == Role::Main && next.gap == Gap::Comma && sentence.rules(next, 0)
            });
        if opens_next {
            groups.push(Group { pieces: vec![piece], is_joined: false });
            continue;
        }
        match group.pieces.last_mut() {
            _ if starts_new => {
                let from = piece.words.start + usize::from(goes_on_anew);
                let first = &sentence.all[from].text;
                // "(b) remove spam": the letter only counts.
                let is_letter = piece.gap == Gap::Strong && first.chars().count() == 1;
                let is_left_out = (is_order(first) || is_letter) && from + 1 < piece.words.end;
                let from = from + usize::from(is_left_out);
                let words = from..piece.words.end;
                let pieces = vec![Piece { words, ..piece }];
                groups.push(Group { pieces, is_joined: goes_on_anew });
            }
            // "Namen en foto's": no clause of its own after all.
            Some(last) if piece.is_joined && last.role == Role::Main => {
                last.words.end = piece.words.end;
            }
            _ => group.pieces.push(piece),
        }
    }
    groups
}

impl SentenceWords<'_> {
    /// Whether a piece has a modal word or a denial of its own.
    fn rules_by_itself(&self, piece: &Piece) -> bool {
        piece.words.clone().any(|at| {
            self.lexicon.phrase_at(self.all, at, &MODAL).is_some()
                || self.lexicon.is(self.all, at, Category::Negator)
        })
    }

    /// Whether a piece rules something by its own words, the first `skipped` of them left out: the
    /// "and" before it.
    fn rules(&self, piece: &Piece, skipped: usize) -> bool {
        let places: Vec<usize> = piece.words.clone().skip(skipped).collect();
        predicate(self.all, &places, self.language, false).is_some()
    }

    /// "You may take part and campaign": a verb that the modal word before it is said of too.
    fn shares_modal(&self, places: &[usize], piece: &Piece) -> bool {
        let words = self.lexicon;
        let has_modal = |at: &usize| words.phrase_at(self.all, *at, &[Category::May]).is_some();
        let second = self.all.get(piece.words.start + 1);
        self.language == Language::En
            && self.all[piece.words.start].text == "and"
            && piece.words.len() > 1
            && second.is_some_and(|word| words.commands.contains(&word.text))
            && !self.rules_by_itself(piece)
            && places.iter().any(has_modal)
    }

    /// "…, maar de redactie doet dat": what follows is no part of what was said before.
    fn contrasts(&self, piece: &Piece) -> bool {
        let first = self.all[piece.words.start].text.as_str();
        let next = self.all.get(piece.words.start + 1).map_or("", |word| word.text.as_str());
        let is_next_act = is_order(first) && self.lexicon.commands.contains(next);
        (by_contrast(first) || is_next_act) && piece.words.len() > 1
    }

    /// "Je mailt, appt of dicteert ze niet": verbs in a row, denied together.
    fn goes_on(&self, places: &[usize], piece: &Piece) -> bool {
        let first = piece.words.start;
        let opens = [Category::Coordinator, Category::Subject, Category::Negator];
        let has_modal = |at: usize| self.lexicon.phrase_at(self.all, at, &MODAL).is_some();
        piece.gap == Gap::Comma
            && self.lexicon.verbs.contains(&self.all[first].text)
            && self.lexicon.phrase_at(self.all, first, &opens).is_none()
            && !places.iter().any(|at| has_modal(*at))
            && !piece.words.clone().any(has_modal)
    }

    /// "Welke apps je hebt, is je eigen keuze": a clause that stands for a thing.
    fn asks_which(&self, places: &[usize]) -> bool {
        let first = places.first().map_or("", |at| self.all[*at].text.as_str());
        WHICH.contains(&first)
    }
}

/// With these a clause begins that stands for a thing.
const WHICH: [&str; 15] = [
    "welke", "welk", "wat", "of", "waarop", "waarover", "waarmee", "waarvoor", "hoe", "which",
    "what", "whether", "how", "why", "whom",
];
