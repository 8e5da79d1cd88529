//! The pieces of a sentence by clause: where one ends and the next begins.

use std::ops::Range;

use super::join::{SentenceWords, by_contrast};
use super::joining::is_order;
use super::lexicon::Category;
use super::pieces::{MODAL, Piece, Role};
use super::predicate::predicate;
use super::{Gap, Word};
use crate::model::Language;

/// The pieces of one clause.
#[derive(Default)]
pub struct Group {
    pub pieces: Vec<Piece>,
    /// Whether an "and" joins it to the one before, whose opening condition is its own too.
    pub is_joined: bool,
    /// Whom or what it is about, where that was said before the "and" alone.
    pub subject: Option<Range<usize>>,
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
        // "Liking is not campaigning and may be done": what is denied first rules nothing.
        let is_told = places.iter().any(|at| sentence.denies(*at))
            && (goes_on_anew && sentence.is_finite(piece.words.start + 1)
                || sentence.names_another(&piece));
        // "Other pages can share it and | add nothing": what is denied is the second act alone.
        let is_turned = goes_on_anew
            && piece.words.clone().any(|at| sentence.denies(at))
            && !places.iter().any(|at| sentence.denies(*at));
        let starts_new = piece.role == Role::Main
            && (is_ruled || is_told || is_turned)
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
            groups.push(Group { pieces: vec![piece], ..Group::default() });
            continue;
        }
        match group.pieces.last_mut() {
            _ if starts_new => {
                let from = piece.words.start + usize::from(goes_on_anew);
                let first = &sentence.all[from].text;
                // "(b) remove spam": the letter only counts.
                let is_letter = piece.gap == Gap::Strong && first.chars().count() == 1;
                // "Yes, but | leave out the names".
                let has_more = from + 1 < piece.words.end;
                let is_contrast = has_more && by_contrast(first) && sentence.is_command(from + 1);
                let is_left_out = (is_order(first) || is_letter || is_contrast) && has_more;
                let from = from + usize::from(is_left_out);
                let words = from..piece.words.end;
                let subject = sentence.subject(group, from).filter(|_| goes_on_anew);
                let pieces = vec![Piece { words, ..piece }];
                groups.push(Group { pieces, is_joined: goes_on_anew, subject });
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
            // "Block them if you like, and tell your manager": said of the first alone.
            && !places.first().is_some_and(|first| self.is_command(*first))
            && places.iter().any(has_modal)
    }

    /// "…, maar de redactie doet dat": what follows is no part of what was said before.
    fn contrasts(&self, piece: &Piece) -> bool {
        let first = self.all[piece.words.start].text.as_str();
        let next = self.all.get(piece.words.start + 1).map_or("", |word| word.text.as_str());
        let is_next_act = is_order(first) && self.lexicon.commands.contains(next);
        (by_contrast(first) || is_next_act) && piece.words.len() > 1
    }

    /// What stands before the verb of `group`, where the verb at `next` goes on from it: "posts are
    /// kept and | may be shared".
    fn subject(&self, group: &Group, next: usize) -> Option<Range<usize>> {
        let first = group.pieces.iter().find(|piece| piece.role == Role::Main)?;
        let verb = first.words.clone().find(|at| self.is_finite(*at))?;
        let is_said = self.lexicon.is(self.all, next + 1, Category::Subject);
        let goes_on = self.is_finite(next) && !is_said;
        (goes_on && verb > first.words.start).then_some(first.words.start..verb)
    }

    fn is_command(&self, at: usize) -> bool {
        self.lexicon.commands.contains(&self.all[at].text)
    }

    fn is_finite(&self, at: usize) -> bool {
        self.lexicon.is_finite(self.all, at)
    }

    /// "…, maar een medewerker geeft haar door": a contrast about somebody else.
    fn names_another(&self, piece: &Piece) -> bool {
        let next = self.all.get(piece.words.start + 1).map_or("", |word| word.text.as_str());
        piece.gap == Gap::Comma
            && by_contrast(&self.all[piece.words.start].text)
            && ["een", "de", "het", "iedere", "elke", "a", "an", "the", "any", "every"]
                .contains(&next)
            && self.rules(piece, 1)
    }

    /// "No names, addresses or numbers may be entered": what is denied before its verb.
    fn denies_all(&self, places: &[usize], piece: &Piece) -> bool {
        let first = places.first().map_or("", |at| self.all[*at].text.as_str());
        let is_verb = |at: &usize| {
            let is_act =
                self.language == Language::Nl && self.lexicon.verbs.contains(&self.all[*at].text);
            self.is_finite(*at) || is_act
        };
        piece.gap == Gap::Comma
            && places.len() > 1
            && ["no", "geen"].contains(&first)
            && !places.iter().any(is_verb)
            && !self.denies(piece.words.start)
    }

    fn denies(&self, at: usize) -> bool {
        self.lexicon.is(self.all, at, Category::Negator)
    }

    /// "Comments that insult, that threaten or that …": clauses about a noun in a row.
    fn tells_more(&self, places: &[usize], piece: &Piece) -> bool {
        const OPENERS: [&str; 8] =
            ["that", "which", "who", "whose", "die", "dat", "waarin", "waarop"];
        let first = self.all[piece.words.start].text.as_str();
        let opens = |at: &usize| self.all[*at].text == first && !self.all[*at].is_broken_before();
        piece.gap == Gap::Comma && OPENERS.contains(&first) && places.iter().skip(1).any(opens)
    }

    /// "Shall not like, share or recommend a petition": verbs in a row after a modal word, of which
    /// one would rule by itself.
    fn lists_more(&self, places: &[usize], piece: &Piece) -> bool {
        let first = piece.words.start;
        let modal_at = |at: &usize| self.lexicon.phrase_at(self.all, *at, &MODAL).is_some();
        let has_modal = places.iter().any(modal_at);
        let own: Vec<usize> = piece.words.clone().filter(modal_at).collect();
        let is_joined =
            |at: &usize| *at > first && ["or", "and"].contains(&self.all[*at - 1].text.as_str());
        self.language == Language::En
            && piece.gap == Gap::Comma
            && has_modal
            && self.is_command(first)
            && matches!(own[..], [at] if is_joined(&at))
    }

    /// "Je mailt, appt of dicteert ze niet": verbs in a row, denied together.
    fn goes_on(&self, places: &[usize], piece: &Piece) -> bool {
        let is_listed = self.tells_more(places, piece) || self.lists_more(places, piece);
        if is_listed || self.denies_all(places, piece) {
            return true;
        }
        let first = piece.words.start;
        let opens = [Category::Coordinator, Category::Subject, Category::Negator];
        let has_modal = |at: usize| self.lexicon.phrase_at(self.all, at, &MODAL).is_some();
        // "Keep the message, do not answer it": a command of its own.
        let is_denied = ["do", "don't"].contains(&self.all[first].text.as_str())
            && places.first().is_some_and(|at| self.is_command(*at));
        piece.gap == Gap::Comma
            && !is_denied
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
