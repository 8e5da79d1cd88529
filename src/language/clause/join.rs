//! The pieces of a sentence put together to what it rules.

use super::lexicon::{Category, ClauseLexicon, lexicon};
use super::pieces::{MODAL, Piece, Role, pieces};
use super::predicate::{Predicate, exclusive_actor, guessed, predicate};
use super::{Gap, Word};
use crate::language::Wording;
use crate::model::{Clause, Language, Modality, Span};

/// What a sentence rules, in order; empty where it rules nothing.
///
/// All spans count in `text`.
pub fn clauses(text: &str, wording: &Wording) -> Vec<Clause> {
    let language = wording.language;
    let lexicon = lexicon(language);
    let all = wording.words_ruled(text);
    let is_question = text.trim_end().ends_with('?');
    let is_nothing = (0..all.len()).any(|at| lexicon.is(&all, at, Category::RulesNothing));
    if is_question || is_nothing {
        return Vec::new();
    }
    let sentence = SentenceWords { all: &all, language, lexicon };
    let groups = groups(&sentence, pieces(&all, lexicon));
    let mut found: Vec<Clause> = Vec::new();
    for group in &groups {
        let before = found.last();
        if let Some(clause) = sentence.clause(group, before, false) {
            found.push(clause);
        }
    }
    if found.is_empty() && all.len() >= GUESSED_WORDS_MIN {
        let groups = groups.iter();
        found.extend(groups.filter_map(|group| sentence.clause(group, None, true)).take(1));
    }
    found
}

/// Fewer words are no sentence.
const GUESSED_WORDS_MIN: usize = 4;

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
    /// Whether it holds under a condition alone.
    fn is_limited(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.role, Role::Only | Role::Condition))
    }

    /// Whether its first piece comes after "uitzondering" or "exception".
    fn opens_with_exception_noun(&self, all: &[Word]) -> bool {
        let start = self.pieces.first().map_or(0, |piece| piece.words.start);
        let is_noun =
            |word: &Word| word.text.starts_with("uitzondering") || word.text == "exception";
        all[..start].iter().any(is_noun)
    }

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
        let is_ruled = !places.is_empty()
            && predicate(sentence.all, &places, sentence.language, group.is_limited()).is_some();
        let goes_on_anew = piece.is_joined && sentence.rules(&piece);
        let starts_new = piece.role == Role::Main
            && is_ruled
            && (goes_on_anew
                || piece.gap != Gap::None
                    && (piece.gap == Gap::Strong
                        || sentence.rules_by_itself(&piece)
                        || sentence.contrasts(&piece)))
            && !sentence.goes_on(&places, &piece);
        match group.pieces.last_mut() {
            _ if starts_new => {
                let from = piece.words.start + usize::from(goes_on_anew);
                let words = from..piece.words.end;
                groups.push(Group { pieces: vec![Piece { words, ..piece }] });
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

    /// Whether a piece rules something by its own words, the "and" before it left out.
    fn rules(&self, piece: &Piece) -> bool {
        let places: Vec<usize> = piece.words.clone().skip(1).collect();
        predicate(self.all, &places, self.language, false).is_some()
    }

    /// "…, maar de redactie doet dat": what follows is no part of what was said before.
    fn contrasts(&self, piece: &Piece) -> bool {
        let first = self.all[piece.words.start].text.as_str();
        by_contrast(first) && piece.words.len() > 1
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

    /// "Alone", but not "let alone".
    fn is_alone(&self, at: usize) -> bool {
        self.all[at].text == "alone" && (at == 0 || self.all[at - 1].text != "let")
    }

    /// "The meeting": an article makes a noun of a verb's form.
    fn is_noun(&self, at: usize) -> bool {
        at > 0 && ["the", "a", "an", "de", "het", "een"].contains(&self.all[at - 1].text.as_str())
    }

    fn is_verb(&self, at: usize) -> bool {
        let finite = [Category::Finite, Category::Fact, Category::Passive];
        self.lexicon.phrase_at(self.all, at, &finite).is_some()
            || self.lexicon.verbs.contains(&self.all[at].text) && !self.is_noun(at)
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.all[from].span.start, self.all[to].span.end)
    }

    fn span_of(&self, piece: &Piece) -> Span {
        self.span(piece.words.start, piece.words.end - 1)
    }

    /// The clause of a group; one without a verb takes over the words of the clause before it.
    /// Where nothing tells what it rules, it is guessed if `may_guess`.
    fn clause(&self, group: &Group, before: Option<&Clause>, may_guess: bool) -> Option<Clause> {
        let places = group.places();
        let read = predicate(self.all, &places, self.language, group.is_limited())
            .or_else(|| self.elided(&places, before))
            .or_else(|| may_guess.then(|| guessed(self.all, &places, self.language)).flatten())?;
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
            is_guessed: read.is_guessed,
        };
        // "Een uitzondering geldt voor de redactie: zij mag …" makes no exception to itself.
        let begin = group.pieces.first();
        if begin.is_some_and(|it| it.role == Role::Exception && it.gap != Gap::Comma)
            && matches!(clause.modality, Modality::May | Modality::NeedNot)
            && group.opens_with_exception_noun(self.all)
            && !clause.exceptions.is_empty()
        {
            clause.spans.insert(0, clause.exceptions.remove(0));
        }
        if let Some((from, to)) = read.consent {
            clause.conditions.push(self.span(from, to));
        }
        // "Before the meeting" is a time; "before the owner agrees" what must be so.
        let has_verb = |piece: &&Piece| piece.words.clone().any(|at| self.is_verb(at));
        let before = group.pieces.iter().find(|piece| piece.role == Role::Before);
        if clause.modality == Modality::MustNot
            && let Some(before) = before.filter(has_verb)
        {
            clause.modality = Modality::MayIf;
            clause.before = None;
            clause.conditions.push(self.span_of(before));
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
        let (is_clear, is_guessed, consent) = (true, false, None);
        opens.then_some(Predicate { modality, is_clear, is_indicative, is_guessed, consent })
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
        let last = *places.last()?;
        let of_only = |at: &usize| {
            self.lexicon.is(self.all, *at, Category::Only).then_some(())?;
            exclusive_actor(self.all, *at, self.lexicon)
        };
        if let Some(begin) = places.iter().find_map(of_only) {
            return (begin <= last).then(|| self.span(begin, last));
        }
        // "The Public Affairs team alone contacts …", "by the Chief Executive alone".
        if let Some(alone) = places.iter().position(|at| self.is_alone(*at)) {
            let before = &places[..alone];
            let by = before.iter().rposition(|at| self.all[*at].text == "by");
            let actor = &before[by.map_or(0, |by| by + 1)..];
            let is_named = actor.len() > 1 && !by_contrast(&self.all[*actor.first()?].text);
            return is_named.then(|| self.span(actor[0], actor[actor.len() - 1]));
        }
        let begin = [&["voorbehouden", "aan"][..], &["reserved", "for"], &["reserved", "to"]]
            .into_iter()
            .find_map(after)?;
        (begin <= last).then(|| self.span(begin, last))
    }
}

/// Whether a clause begins with a contrast to the one before it.
fn by_contrast(word: &str) -> bool {
    ["maar", "echter", "doch", "but", "however", "yet"].contains(&word)
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
