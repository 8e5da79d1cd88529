//! The pieces of a sentence put together to what it rules.

use super::asides::without_asides;
use super::groups::{Group, groups};
use super::lexicon::{Category, ClauseLexicon, lexicon};
use super::narrowed::narrow;
use super::only::{excludes, only};
use super::pieces::{Piece, Role, pieces};
use super::predicate::{Predicate, guessed, predicate};
use super::{Gap, Word};
use crate::language::Wording;
use crate::model::{Clause, Language, Modality, Span};

/// What a sentence rules, in order; empty where it rules nothing.
///
/// All spans count in `text`.
pub fn clauses(text: &str, wording: &Wording) -> Vec<Clause> {
    let language = wording.language;
    let lexicon = lexicon(language);
    let all = without_asides(text, wording.words_ruled(text), lexicon);
    let is_question = text.trim_end().ends_with('?');
    // "By means of a form" tells how, and not what something means.
    let is_means = |at: usize| {
        at > 0 && all[at].text == "means" && ["by", "all"].contains(&all[at - 1].text.as_str())
    };
    // "An address may not be used to register": an act, and no habit of the past.
    let is_used = |at: usize| {
        const BEFORE: [&str; 8] = ["be", "is", "are", "been", "being", "not", "never", "only"];
        at > 0 && all[at].text == "used" && BEFORE.contains(&all[at - 1].text.as_str())
    };
    let rules_nothing = |at: usize| lexicon.is(&all, at, Category::RulesNothing);
    let is_nothing = (0..all.len()).any(|at| rules_nothing(at) && !is_means(at) && !is_used(at));
    if is_question || is_nothing {
        return Vec::new();
    }
    // "Voorbeeld: een collega zet een filmpje online".
    let opener = all.first().filter(|_| all.get(1).is_some_and(|it| it.gap == Gap::Strong));
    let opens_with = |words: &[&str]| opener.is_some_and(|it| words.contains(&it.text.as_str()));
    if opens_with(&["voorbeeld", "example"]) {
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
    if opens_with(&["tip", "tips", "advies", "advice"]) {
        found.iter_mut().for_each(advise);
    }
    found
}

/// "Tip: zet meldingen uit": no duty.
fn advise(clause: &mut Clause) {
    clause.modality = match clause.modality {
        Modality::Must => Modality::Should,
        Modality::MustNot => Modality::ShouldNot,
        other => other,
    };
}

/// Fewer words are no sentence.
const GUESSED_WORDS_MIN: usize = 4;

/// A denial of what was said before stands among its first words.
const ELIDED_WORDS_MAX: usize = 2;

pub struct SentenceWords<'a> {
    pub all: &'a [Word],
    pub language: Language,
    pub lexicon: &'static ClauseLexicon,
}

impl SentenceWords<'_> {
    /// "The meeting": an article makes a noun of a verb's form.
    fn is_noun(&self, at: usize) -> bool {
        at > 0 && ["the", "a", "an", "de", "het", "een"].contains(&self.all[at - 1].text.as_str())
    }

    fn is_verb(&self, at: usize) -> bool {
        self.lexicon.is_finite(self.all, at)
            || self.lexicon.verbs.contains(&self.all[at].text) && !self.is_noun(at)
    }

    /// Whether the word at `at` is of asking somebody, or of the leave that somebody gives.
    fn is_asking(&self, at: usize) -> bool {
        let kinds = [Category::AskFirst, Category::Leave, Category::Consent];
        self.lexicon.phrase_at(self.all, at, &kinds).is_some()
            || ["asking", "consulting", "vragen", "overleg", "overleggen"]
                .contains(&self.all[at].text.as_str())
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
        // "Share what the police post without asking": it says what need not be done.
        let asks = |piece: &Piece| {
            piece.role == Role::Without && piece.words.clone().any(|at| self.is_asking(at))
        };
        let needs_no_leave = group.pieces.iter().any(asks);
        let is_limited = group.is_limited() || needs_no_leave;
        let read = predicate(self.all, &places, self.language, is_limited)
            .or_else(|| self.elided(&places, before))
            .or_else(|| self.possible(group, &places))
            .or_else(|| may_guess.then(|| guessed(self.all, &places, self.language)).flatten())?;
        let (main, apart) = self.main_spans(group, before, read.modality);
        let of = |role: Role| -> Vec<Span> {
            let pieces = group.pieces.iter().filter(|piece| piece.role == role);
            pieces.map(|piece| self.span_of(piece)).collect()
        };
        // "You need not name the Act, nor give a reason."
        let first = places.first().map_or("", |at| self.all[*at].text.as_str());
        let is_released = before.is_some_and(|it| it.modality == Modality::NeedNot);
        let is_too = is_released && ["nor", "noch", "evenmin"].contains(&first);
        let mut clause = Clause {
            modality: if is_too { Modality::NeedNot } else { read.modality },
            spans: main,
            conditions: of(Role::Condition),
            exceptions: of(Role::Exception),
            concessions: of(Role::Concession),
            before: of(Role::Before).first().copied(),
            only: only(self.all, &places, self.lexicon).map(|(from, to)| self.span(from, to)),
            apart,
            is_clear: read.is_clear,
            is_indicative: read.is_indicative,
            is_guessed: read.is_guessed,
        };
        self.adjust(&mut clause, group, before);
        let is_told = clause.is_indicative && !clause.is_guessed;
        if clause.modality == Modality::Must && is_told && needs_no_leave {
            clause.modality = Modality::May;
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
        let mut only = of(Role::Only);
        // "You need not change it; only after a leak."
        let main = clause.spans.first().map_or(0, |span| span.start);
        if clause.modality == Modality::NeedNot && only.iter().all(|it| it.start > main) {
            clause.exceptions.append(&mut only);
        }
        settle(&mut clause, only, of(Role::Without));
        narrow(&mut clause, self.all, &group.pieces, self.language);
        // "Niemand anders dan de beheerder wijzigt …".
        if clause.modality == Modality::MustNot
            && clause.only.is_some()
            && excludes(self.all, &places, self.lexicon)
        {
            clause.modality = Modality::May;
        }
        Some(clause)
    }

    /// The main words of a group that rules by `modality`, with those that it takes over; and what
    /// sets it apart from the clause before it, where it only denies that.
    fn main_spans(
        &self,
        group: &Group,
        before: Option<&Clause>,
        modality: Modality,
    ) -> (Vec<Span>, Option<Span>) {
        let pieces = group.pieces.iter().filter(|piece| piece.role == Role::Main);
        let mut main: Vec<Span> = pieces.map(|piece| self.span_of(piece)).collect();
        let mut places = group.places().into_iter();
        let has_act = places.any(|at| self.lexicon.verbs.contains(&self.all[at].text));
        let denies = matches!(modality, Modality::MustNot | Modality::ShouldNot);
        let is_apart = !has_act && before.is_some() && denies;
        let apart = main.first().copied().filter(|_| is_apart);
        if !has_act {
            main.splice(0..0, before.map(|it| it.spans.clone()).unwrap_or_default());
        }
        if let Some(subject) = group.subject.clone().filter(|_| has_act || before.is_none()) {
            main.insert(0, self.span(subject.start, subject.end - 1));
        }
        (main, apart)
    }

    /// What the clause before it and how it begins make of a clause.
    fn adjust(&self, clause: &mut Clause, group: &Group, before: Option<&Clause>) {
        // "Sluit een pagina, dan bewaart de eigenaar de berichten en stuurt hij ze op".
        if let Some(before) = before.filter(|_| group.is_joined) {
            let begin = before.spans.first().map_or(0, |span| span.start);
            let opening = before.conditions.iter().filter(|span| span.start < begin);
            clause.conditions.splice(0..0, opening.copied().collect::<Vec<Span>>());
        }
        // "Een uitzondering geldt voor de redactie: zij mag …" makes no exception to itself.
        let begin = group.pieces.first();
        if begin.is_some_and(|it| it.role == Role::Exception && it.gap != Gap::Comma)
            && matches!(clause.modality, Modality::May | Modality::NeedNot)
            && group.opens_with_exception_noun(self.all)
            && !clause.exceptions.is_empty()
        {
            clause.spans.insert(0, clause.exceptions.remove(0));
        }
        // "Wordt vergoed als …": what is granted under a condition is allowed under it.
        let grants =
            group.places().iter().any(|at| self.lexicon.is(self.all, *at, Category::Grant));
        if grants && clause.is_indicative && !clause.conditions.is_empty() {
            clause.modality = match clause.modality {
                Modality::Must => Modality::MayIf,
                other => other,
            };
        }
    }

    /// "Is alleen toegankelijk met een pas": what is so only under a condition.
    fn possible(&self, group: &Group, places: &[usize]) -> Option<Predicate> {
        let is_only = group.pieces.iter().any(|piece| piece.role == Role::Only);
        let is_said = |at: &usize| {
            ["is", "zijn", "are", "can", "kan", "kunnen"].contains(&self.all[*at].text.as_str())
        };
        let narrows = |at: &usize| {
            let next = self.all.get(*at + 1).map_or("", |word| word.text.as_str());
            self.lexicon.is(self.all, *at, Category::Only) || is_said(at) && next == "subject"
        };
        let fits = is_only && places.iter().any(is_said) && places.iter().any(narrows);
        fits.then_some(Predicate {
            modality: Modality::May,
            is_clear: true,
            is_indicative: true,
            is_guessed: false,
            consent: None,
        })
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
}

/// Whether a clause begins with a contrast to the one before it.
pub fn by_contrast(word: &str) -> bool {
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
