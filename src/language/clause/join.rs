//! The pieces of a sentence put together to what it rules.

use super::lexicon::{Category, ClauseLexicon, lexicon};
use super::pieces::{MODAL, Piece, Role, pieces};
use super::predicate::{Predicate, predicate};
use super::{Gap, Word, words};
use crate::model::{Clause, Language, Modality, Span};

/// What a sentence rules, in order; empty where it rules nothing.
///
/// All spans count in `text`.
pub fn clauses(text: &str, language: Language) -> Vec<Clause> {
    let lexicon = lexicon(language);
    let all = words(text);
    let is_question = text.trim_end().ends_with('?');
    let is_nothing = (0..all.len()).any(|at| lexicon.is(&all, at, Category::RulesNothing));
    if is_question || is_nothing {
        return Vec::new();
    }
    let sentence = SentenceWords { all: &all, language, lexicon };
    let groups = groups(&sentence, pieces(&all, lexicon));
    let mut found: Vec<Clause> = Vec::new();
    for group in groups {
        let before = found.last();
        if let Some(clause) = sentence.clause(&group, before) {
            found.push(clause);
        }
    }
    found
}

/// A denial of what was said before stands among its first words.
const ELIDED_WORDS_MAX: usize = 2;

struct SentenceWords<'a> {
    all: &'a [Word],
    language: Language,
    lexicon: &'static ClauseLexicon,
}

/// The pieces of one clause.
#[derive(Default)]
struct Group {
    pieces: Vec<Piece>,
}

impl Group {
    fn places(&self) -> Vec<usize> {
        let main = self.pieces.iter().filter(|piece| piece.role == Role::Main);
        main.flat_map(|piece| piece.words.clone()).collect()
    }
}

/// The pieces by clause: a new clause begins where one that rules something is followed by words
/// that rule something of their own.
fn groups(sentence: &SentenceWords, pieces: Vec<Piece>) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![Group::default()];
    for piece in pieces {
        let Some(group) = groups.last_mut() else { continue };
        let places = group.places();
        let is_ruled =
            !places.is_empty() && predicate(sentence.all, &places, sentence.language).is_some();
        let starts_new = piece.role == Role::Main
            && is_ruled
            && piece.gap != Gap::None
            && (piece.gap == Gap::Strong
                || sentence.rules_by_itself(&piece)
                || sentence.contrasts(&piece))
            && !sentence.goes_on(&places, &piece);
        if starts_new {
            groups.push(Group { pieces: vec![piece] });
        } else {
            group.pieces.push(piece);
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

    /// "…, maar de redactie doet dat": what follows is no part of what was said before.
    fn contrasts(&self, piece: &Piece) -> bool {
        let first = self.all[piece.words.start].text.as_str();
        let is_contrast = ["maar", "echter", "doch", "but", "however", "yet"].contains(&first);
        is_contrast && piece.words.len() > 1
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

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.all[from].span.start, self.all[to].span.end)
    }

    fn span_of(&self, piece: &Piece) -> Span {
        self.span(piece.words.start, piece.words.end - 1)
    }

    /// The clause of a group; one without a verb takes over the words of the clause before it.
    fn clause(&self, group: &Group, before: Option<&Clause>) -> Option<Clause> {
        let places = group.places();
        let read =
            predicate(self.all, &places, self.language).or_else(|| self.elided(&places, before))?;
        let mut main: Vec<Span> = group
            .pieces
            .iter()
            .filter(|piece| piece.role == Role::Main)
            .map(|piece| self.span_of(piece))
            .collect();
        let has_act = places.iter().any(|at| self.lexicon.verbs.contains(&self.all[*at].text));
        if !has_act {
            main.splice(0..0, before.map(|it| it.spans.clone()).unwrap_or_default());
        }
        let of = |role: Role| -> Vec<Span> {
            let pieces = group.pieces.iter().filter(|piece| piece.role == role);
            pieces.map(|piece| self.span_of(piece)).collect()
        };
        let mut clause = Clause {
            modality: read.modality,
            spans: main,
            conditions: of(Role::Condition),
            exceptions: of(Role::Exception),
            concessions: of(Role::Concession),
            before: of(Role::Before).first().copied(),
            only: self.only(&places),
            is_clear: read.is_clear,
            is_indicative: read.is_indicative,
        };
        if let Some((from, to)) = read.consent {
            clause.conditions.push(self.span(from, to));
        }
        settle(&mut clause, of(Role::Only), of(Role::Without));
        Some(clause)
    }

    /// "…, maar niet in je gebruikersnaam": a denial of what was said before.
    fn elided(&self, places: &[usize], before: Option<&Clause>) -> Option<Predicate> {
        let is_denied = |at: &usize| self.lexicon.is(self.all, *at, Category::Negator);
        let opens = places.iter().take(ELIDED_WORDS_MAX).any(is_denied);
        let modality = match before?.modality {
            Modality::May | Modality::MayIf | Modality::Must => Modality::MustNot,
            Modality::Should => Modality::ShouldNot,
            _ => return None,
        };
        let is_indicative = before?.is_indicative;
        opens.then_some(Predicate { modality, is_clear: true, is_indicative, consent: None })
    }

    /// Who alone may: "alleen de woordvoerder beantwoordt …", "reserved for …".
    fn only(&self, places: &[usize]) -> Option<Span> {
        let first = *places.first()?;
        if self.lexicon.is(self.all, first, Category::Only) {
            let begin = first + 1;
            let is_verb = |at: &usize| {
                let word = self.all[*at].text.as_str();
                self.lexicon.is(self.all, *at, Category::Finite)
                    || self.lexicon.verbs.contains(word)
            };
            let end = places.iter().copied().filter(|at| *at > begin).find(is_verb)?;
            return Some(self.span(begin, end - 1));
        }
        let after = |phrase: &[&str]| {
            let fits = |at: usize| {
                phrase.iter().enumerate().all(|(offset, word)| {
                    self.all.get(at + offset).is_some_and(|it| it.text == *word)
                })
            };
            places.iter().copied().find(|at| fits(*at)).map(|at| at + phrase.len())
        };
        let begin = [&["voorbehouden", "aan"][..], &["reserved", "for"], &["reserved", "to"]]
            .into_iter()
            .find_map(after)?;
        let last = *places.last()?;
        (begin <= last).then(|| self.span(begin, last))
    }
}

/// Gives the pieces that allow only under a condition their due.
fn settle(clause: &mut Clause, only: Vec<Span>, without: Vec<Span>) {
    use Modality as M;
    let allows = matches!(clause.modality, M::May | M::MayIf);
    if clause.modality == M::MustNot && !without.is_empty() {
        clause.modality = M::MayIf;
        clause.conditions.extend(without);
    } else {
        clause.concessions.extend(without);
    }
    if !only.is_empty() {
        let commands = clause.modality == M::Must && clause.is_indicative;
        if allows || commands || clause.modality == M::MustNot {
            clause.modality = M::MayIf;
        }
        clause.conditions.splice(0..0, only);
    }
    if clause.modality == M::May && !clause.conditions.is_empty() {
        clause.modality = M::MayIf;
    }
    if clause.only.is_some() && clause.modality == M::Must {
        clause.modality = M::May;
    }
}
