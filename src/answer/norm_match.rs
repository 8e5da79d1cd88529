//! Which words of a question a norm explains, and with which of its parts.

use super::asked::{AskedTerms, Strengths};
use super::verdict::Ruled;
use crate::language::clause::clause_words;
use crate::model::{Inquiry, Norm, Passage, PassageKind, PassageTerms, Span, TermId};

/// What stands above a passage counts for so much of what stands in it.
const AROUND: f32 = 0.85;
/// And what stands in its other sentences.
const BESIDE: f32 = 0.7;
/// A word of the question with a smaller share of its weight may be left unexplained.
const SLIGHT_MAX: f32 = 0.08;
/// From this strength on a word of the question is explained.
const EXPLAINED_MIN: f32 = 0.4;
/// And from this one on it is named: itself, as a part, or by a concept that is not wider than a
/// rule on the wider one holds for. A concept beside it is not enough for a yes.
const NAMED_MIN: f32 = 0.55;

/// For each word of the question, how well a part of a norm has it, 0 to 1.
#[derive(Clone, Debug)]
pub struct NormMatch {
    pub main: Vec<f32>,
    pub conditions: Vec<f32>,
    pub exceptions: Vec<f32>,
    /// Concessions, who alone may, and what a duty comes before.
    pub rest: Vec<f32>,
    /// Lead-ins and headings; of a table's row, its other cells.
    pub around: Vec<f32>,
    /// The other sentences of the passage.
    pub beside: Vec<f32>,
    /// The weight of each word of the question, as a share of all.
    pub weights: Vec<f32>,
    /// Which words of the question name an act.
    pub acts: Vec<bool>,
    /// The share of the norm's own main words that the question names.
    pub main_named: f32,
    /// The same, each word by how much it tells passages apart; and of those that it does not name
    /// the one that tells most, as a share of all.
    pub main_named_weight: f32,
    pub unnamed_most: f32,
    /// How many main words there are.
    pub main_words: usize,
    /// Each of its conditions by itself, with the share of its words that the question names.
    pub each_condition: Vec<(Vec<f32>, f32)>,
    /// The share of its exceptions' words that the question names.
    pub exceptions_named: f32,
    /// The share of the words for the only ones who may that it names.
    pub only_named: f32,
    /// The share of the words that set it apart from the clause before it that it names; none
    /// where there are none.
    pub apart_named: Option<f32>,
    /// Whether the norm says by what, with what or under what, and the question does not.
    pub has_open_adjunct: bool,
}

/// A question, to hold passages against.
#[derive(Debug)]
pub struct Matcher<'a> {
    inquiry: &'a Inquiry,
    asked: &'a AskedTerms,
}

/// A passage held against a question: what its norms share is worked out once.
#[derive(Debug)]
pub struct PassageMatch<'a> {
    matcher: &'a Matcher<'a>,
    passage: &'a Passage,
    terms: &'a PassageTerms,
    places: Vec<Place>,
    around: Vec<f32>,
    beside: Vec<f32>,
}

/// One word of a passage.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// In the passage's visible text.
    span: Span,
    /// Whether the question names it; none for a word of grammar.
    is_named: Option<bool>,
    /// How much it tells passages apart, in nats.
    idf: f32,
}

impl<'a> Matcher<'a> {
    pub fn new(inquiry: &'a Inquiry, asked: &'a AskedTerms) -> Self {
        Matcher { inquiry, asked }
    }

    /// A passage held against the question.
    pub fn passage(&'a self, ruled: &Ruled<'a>) -> PassageMatch<'a> {
        let Ruled { passage, terms, .. } = *ruled;
        let mut around: Vec<TermId> = terms.around()[..2].concat();
        let whole: Vec<TermId> =
            terms.sentences().flat_map(|sentence| sentence.terms.iter().copied()).collect();
        if matches!(passage.kind, PassageKind::Row | PassageKind::Cell) {
            around.extend(&whole);
        }
        let weakened = |terms: &[TermId], by: f32| -> Vec<f32> {
            self.strengths(terms).into_iter().map(|it| it * by).collect()
        };
        PassageMatch {
            matcher: self,
            passage,
            terms,
            places: self.places(ruled),
            around: weakened(&around, AROUND),
            beside: weakened(&whole, BESIDE),
        }
    }

    /// The words of a passage, in the order in which its terms count them.
    fn places(&self, ruled: &Ruled) -> Vec<Place> {
        let place = |span: &Span| Place { span: *span, is_named: None, idf: 0.0 };
        let mut places: Vec<Place> = ruled.words.iter().map(place).collect();
        for sentence in ruled.terms.sentences() {
            for (term, position) in sentence.terms.iter().zip(sentence.positions) {
                let at = (*position as usize).checked_sub(1);
                if let Some(place) = at.and_then(|at| places.get_mut(at)) {
                    // Of the forms of a word the commonest says how common it is.
                    let idf = ruled.vocabulary.idf(Some(*term));
                    place.idf = if place.is_named.is_some() { place.idf.min(idf) } else { idf };
                    let is_named = self.asked.has(*term);
                    place.is_named = Some(place.is_named.unwrap_or(false) || is_named);
                }
            }
        }
        places
    }

    fn strengths(&self, terms: &[TermId]) -> Vec<f32> {
        let mut strengths: Strengths = self.asked.nothing();
        self.asked.measure(&mut strengths, terms);
        (0..self.inquiry.words.len()).map(|at| strengths.of_word(at).strength).collect()
    }
}

impl PassageMatch<'_> {
    /// How `norm`, one of this passage's, has the words of the question.
    pub fn norm(&self, norm: &Norm) -> NormMatch {
        let clause = &norm.clause;
        let words = &self.matcher.inquiry.words;
        let of = |spans: &[Span]| match spans {
            [] => vec![0.0; words.len()],
            spans => self.matcher.strengths(&self.terms_at(spans)),
        };
        let mut rest: Vec<Span> = clause.concessions.clone();
        rest.extend(clause.before);
        rest.extend(clause.only);
        let mut main = of(&clause.spans);
        if norm.is_answer {
            main.iter_mut().zip(&self.around).for_each(|(own, above)| *own = own.max(*above));
        }
        let total: f32 = words.iter().map(|word| word.idf).sum();
        let own: Vec<&Place> = self.inside(&clause.spans).collect();
        let own_weight = own.iter().map(|place| place.idf).sum::<f32>().max(f32::MIN_POSITIVE);
        let (named, unnamed): (Vec<&Place>, Vec<&Place>) =
            own.iter().partition(|place| place.is_named == Some(true));
        let weight = |idf: f32| idf / total.max(f32::MIN_POSITIVE);
        NormMatch {
            main_named: match own.len() {
                0 if norm.is_answer => 1.0,
                0 => 0.0,
                count => named.len() as f32 / count as f32,
            },
            main_named_weight: named.iter().map(|place| place.idf).sum::<f32>() / own_weight,
            unnamed_most: unnamed.iter().map(|place| place.idf).fold(0.0, f32::max) / own_weight,
            main_words: own.len(),
            exceptions_named: self.named(&clause.exceptions).unwrap_or(0.0),
            only_named: self.named(clause.only.as_slice()).unwrap_or(0.0),
            each_condition: clause
                .conditions
                .iter()
                .map(|span| (of(&[*span]), self.named(&[*span]).unwrap_or(0.0)))
                .collect(),
            apart_named: self.named(clause.apart.as_slice()),
            has_open_adjunct: self.has_open_adjunct(norm),
            main,
            conditions: of(&clause.conditions),
            exceptions: of(&clause.exceptions),
            rest: of(&rest),
            around: self.around.clone(),
            beside: self.beside.clone(),
            acts: words.iter().map(|word| word.is_act).collect(),
            weights: words.iter().map(|word| weight(word.idf)).collect(),
        }
    }

    fn terms_at(&self, spans: &[Span]) -> Vec<TermId> {
        let is_inside = |position: u32| {
            let place = (position as usize).checked_sub(1).and_then(|at| self.places.get(at));
            place.is_some_and(|place| spans.iter().any(|span| span.holds(place.span)))
        };
        let mut found = Vec::new();
        for sentence in self.terms.sentences() {
            let with_place = sentence.terms.iter().zip(sentence.positions);
            found.extend(with_place.filter(|(_, at)| is_inside(**at)).map(|(term, _)| *term));
        }
        found
    }

    /// The content words in `spans`.
    fn inside<'s>(&'s self, spans: &'s [Span]) -> impl Iterator<Item = &'s Place> {
        let of = |span: &'s Span| self.places.iter().filter(move |it| span.holds(it.span));
        spans.iter().flat_map(of).filter(|place| place.is_named.is_some())
    }

    /// The share of the content words in `spans` that the question names; none without any.
    fn named(&self, spans: &[Span]) -> Option<f32> {
        let (mut all, mut named) = (0, 0);
        for place in self.inside(spans) {
            all += 1;
            named += usize::from(place.is_named == Some(true));
        }
        (all > 0).then(|| named as f32 / all as f32)
    }

    fn has_open_adjunct(&self, norm: &Norm) -> bool {
        let text = &self.passage.prose.text;
        let is_inside = |span: Span| norm.clause.spans.iter().any(|clause| clause.holds(span));
        let adjuncts = &clause_words().limiting.adjuncts;
        let opens = |place: &Place| {
            let word = place.span.of(text).unwrap_or("");
            is_inside(place.span) && adjuncts.has(&word.to_lowercase())
        };
        self.places.iter().enumerate().filter(|(_, place)| opens(place)).any(|(at, _)| {
            let rest = &self.places[at + 1..];
            let next = &rest[..rest.len().min(ADJUNCT_REACH)];
            // "Voor je eigen zaak" is "voor mijn zaak".
            let is_more = |place: &&Place| !matches!(place.span.of(text), Some("eigen" | "own"));
            next.iter().filter(is_more).find_map(|place| place.is_named) == Some(false)
        })
    }
}

/// The word that an adjunct is about stands within so many words.
const ADJUNCT_REACH: usize = 4;

impl NormMatch {
    /// The share of the question's weight that the main words alone have.
    pub fn own_share(&self) -> f32 {
        self.share(|at| self.main[at])
    }

    /// The share of it that any part explains.
    pub fn explained_share(&self) -> f32 {
        self.share(|at| self.best(at))
    }

    /// The same, with the other sentences of the passage.
    pub fn explained_beside_share(&self) -> f32 {
        self.share(|at| self.best(at).max(self.beside[at]))
    }

    fn share(&self, strength: impl Fn(usize) -> f32) -> f32 {
        self.weights.iter().enumerate().map(|(at, weight)| weight * strength(at)).sum()
    }

    fn best(&self, at: usize) -> f32 {
        [&self.main, &self.conditions, &self.exceptions, &self.rest, &self.around]
            .iter()
            .map(|part| part[at])
            .fold(0.0, f32::max)
    }

    /// The share of the question that this one explains and `other` does not.
    pub fn beyond(&self, other: &NormMatch) -> f32 {
        let own = |at: usize| self.best(at);
        self.share(|at| {
            if own(at) >= EXPLAINED_MIN && other.best(at) < EXPLAINED_MIN { own(at) } else { 0.0 }
        })
    }

    /// Whether every word of the question is explained, slight ones too.
    pub fn explains_every(&self) -> bool {
        (0..self.weights.len()).all(|at| self.best(at) >= NAMED_MIN)
    }

    /// Whether every word of the question is explained, but for slight ones.
    pub fn explains_all(&self) -> bool {
        self.all(|at| self.best(at), NAMED_MIN)
    }

    /// The same, with the other sentences of the passage.
    pub fn explains_all_beside(&self) -> bool {
        self.all(|at| self.best(at).max(self.beside[at]), NAMED_MIN)
    }

    fn all(&self, strength: impl Fn(usize) -> f32, strength_min: f32) -> bool {
        let is_slight = |at: usize| self.weights[at] < SLIGHT_MAX;
        (0..self.weights.len()).all(|at| is_slight(at) || strength(at) >= strength_min)
    }

    /// Whether the main words, or what stands above them, have an act that the question names, if
    /// it names any.
    pub fn has_act(&self) -> bool {
        let mut acts = (0..self.acts.len()).filter(|at| self.acts[*at]).peekable();
        acts.peek().is_none() || acts.any(|at| self.main[at].max(self.around[at]) >= EXPLAINED_MIN)
    }

    /// The share of the question's weight that only `part` has, and the main words have not.
    fn only_in(&self, part: &[f32]) -> f32 {
        self.share(|at| if part[at] > self.main[at].max(self.around[at]) { part[at] } else { 0.0 })
    }

    /// The share of the question that speaks of an exception.
    pub fn exception_share(&self) -> f32 {
        self.only_in(&self.exceptions)
    }

    /// The share of the question that speaks of a condition.
    pub fn condition_share(&self) -> f32 {
        self.only_in(&self.conditions)
    }

    /// The same, of each condition by itself, and the share of its words that the question names.
    pub fn condition_shares(&self) -> impl Iterator<Item = [f32; 2]> {
        self.each_condition.iter().map(|(condition, named)| [self.only_in(condition), *named])
    }

    /// The share of the question that speaks of who alone may, or of what a duty comes before.
    pub fn rest_share(&self) -> f32 {
        self.share(|at| self.rest[at])
    }
}
