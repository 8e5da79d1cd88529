//! What is found for a question, before any of it is cited.

use std::sync::Arc;

use foldhash::HashSet;
use jiff::civil::Date;

use super::contradictions::ActsRead;
use super::library::Library;
use crate::answer::evidence::{self, Evidence};
use crate::answer::rank::{self, Candidate};
use crate::index::IndexError;
use crate::meaning::Vector;
use crate::model::{Hit, Inquiry, Language, Outcome, Slot, SlotSides};
use crate::understanding;

/// How many passages the index proposes for a closer look.
const HITS_MAX: usize = 60;
/// So many candidates are looked at for the side on which they hold.
const SETTLED_MAX: usize = 10;
/// A candidate comes close to the first with this share of its score.
const CLOSE_SHARE: f32 = 0.7;
/// And says as much with this share.
const LIKE_SHARE: f32 = 0.85;

/// What was found for a question, before any of it is cited.
#[derive(Clone, Debug)]
pub struct Found {
    pub inquiry: Inquiry,
    /// The language of the guidelines that it was found in.
    pub guidelines_in: Language,
    /// All of them, best first.
    pub candidates: Vec<Candidate>,
    pub evidence: Evidence,
    /// The day that it holds on.
    pub day: Date,
    /// The passage that decides on the side that was replied, where one does.
    pub of_side: Option<usize>,
    /// The candidates as they are ranked, whichever side anything is on.
    ranked: Arc<[Candidate]>,
    /// The sides that the question's own words are on.
    said: SlotSides,
    /// What rules were read for the acts that they are about.
    pub acts: Arc<ActsRead>,
}

impl Found {
    /// What is found with `replies` to questions back: the same passages, in another order.
    pub fn with_replies(&self, library: &Library, replies: &[(Slot, bool)]) -> Found {
        let found = Found {
            inquiry: self.inquiry.clone(),
            candidates: Vec::new(),
            evidence: Evidence::silent(Outcome::NotCovered),
            ranked: Arc::clone(&self.ranked),
            acts: Arc::clone(&self.acts),
            ..*self
        };
        placed(library, found, replies)
    }

    /// The same, with the passage that decides on the side that was replied among those to cite.
    pub fn decided_by(mut self, candidate: Candidate, citations_max: usize) -> Found {
        self.of_side = Some(candidate.passage);
        let chosen = &mut self.evidence.chosen;
        if chosen.iter().all(|it| it.passage != candidate.passage) {
            chosen.truncate(citations_max.saturating_sub(1));
            chosen.push(candidate);
        }
        self
    }
}

/// Where to look.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Guidelines must be valid on it.
    pub day: Date,
    /// Only these passages; none for all.
    pub only: Option<&'a HashSet<usize>>,
    /// What was replied to questions back.
    pub replies: &'a [(Slot, bool)],
    /// What the question means, where that is known.
    pub meant: Option<&'a Vector>,
}

impl Scope<'_> {
    /// Everything that is valid on `day`, nothing replied yet.
    pub fn on(day: Date) -> Self {
        Scope { day, only: None, replies: &[], meant: None }
    }
}

/// What is found in the question's language; where the guidelines in it have nothing at all, or
/// there are none, in the other language.
pub fn find(library: &Library, question: &str, language: Language, scope: Scope) -> Found {
    let own = find_in_first_language(library, question, language, scope);
    let outcome = own.evidence.outcome;
    let is_silent = matches!(outcome, Outcome::NotCovered | Outcome::OffTopic);
    let other = language.other();
    if !is_silent || own.guidelines_in == other || !has_guidelines_in(library, other) {
        return own;
    }
    let foreign = find_in(library, question, language, other, scope);
    if foreign.evidence.outcome == Outcome::Answered { foreign } else { own }
}

/// What is found in the question's language, or in the other one where all guidelines are in it.
pub fn find_in_first_language(
    library: &Library,
    question: &str,
    language: Language,
    scope: Scope,
) -> Found {
    let other = language.other();
    let is_foreign = !has_guidelines_in(library, language) && has_guidelines_in(library, other);
    find_in(library, question, language, if is_foreign { other } else { language }, scope)
}

fn has_guidelines_in(library: &Library, language: Language) -> bool {
    library.corpus.guidelines().iter().any(|it| it.language == language)
}

/// What is found in the guidelines written in `guidelines_in`.
fn find_in(
    library: &Library,
    question: &str,
    language: Language,
    guidelines_in: Language,
    scope: Scope,
) -> Found {
    let mut inquiry = understanding::inquire(question, library.wording(language), &library.terms);
    let hits_max = if scope.only.is_some() { library.corpus.passage_count() } else { HITS_MAX };
    let hits = library.index.search(&inquiry, guidelines_in, hits_max).unwrap_or_else(|error| {
        tell(library, &error);
        Vec::new()
    });
    let may_be_cited = |passage| may_be_cited(library, passage, guidelines_in, scope);
    let mut hits: Vec<Hit> = hits.into_iter().filter(|hit| may_be_cited(hit.passage)).collect();
    if let (Some(meaning), Some(meant)) = (&library.meaning, scope.meant) {
        meaning.join(&mut hits, meant, may_be_cited);
        inquiry.has_meaning = true;
    }
    let found = Found {
        guidelines_in,
        candidates: Vec::new(),
        evidence: Evidence::silent(Outcome::NotCovered),
        day: scope.day,
        of_side: None,
        ranked: rank::rank(&inquiry, &hits, &library.terms).into(),
        said: inquiry.slots,
        acts: Arc::default(),
        inquiry,
    };
    placed(library, found, scope.replies)
}

/// What was found, on the sides that are replied, said, or told by the calendar: a reply counts for
/// more than the question's words, these for more than the calendar.
fn placed(library: &Library, mut found: Found, replies: &[(Slot, bool)]) -> Found {
    let replied = replies.iter().copied().collect::<SlotSides>();
    let calendar = periods(library, found.day);
    found.inquiry.slots = replied.or(found.said).or(calendar);
    let mut candidates = found.ranked.to_vec();
    settled(library, &found.inquiry, &replied.or(calendar), &mut candidates);
    nearer_first(library, &mut candidates);
    let citations_max = library.options.answer.citations_max;
    found.evidence = evidence::select(&found.inquiry, &candidates, citations_max);
    found.candidates = candidates;
    found
}

/// Tells an admin that the index fails; whoever asks it goes on with nothing.
pub(super) fn tell(library: &Library, error: &IndexError) {
    let organisation = &library.organisation.id;
    tracing::error!(organisation, %error, "the index cannot be asked");
}

/// The first candidates with those moved back that hold on another side than the question is on,
/// and those moved to the front that come close to the first and hold on a side that is `known`
/// beside the question's words, which the ranking has not seen.
fn settled(library: &Library, inquiry: &Inquiry, known: &SlotSides, candidates: &mut [Candidate]) {
    if inquiry.slots.is_open() {
        return;
    }
    let close = candidates.first().map_or(0.0, |first| first.score * CLOSE_SHARE);
    let first = candidates.len().min(SETTLED_MAX);
    candidates[..first].sort_by_key(|candidate| {
        let norms = library.norms.of(&library.corpus, candidate.passage);
        let is_contrary =
            !norms.is_empty() && norms.iter().all(|it| inquiry.slots.contrary(&it.slots).is_some());
        let is_same = norms.iter().any(|it| known.shares_side(&it.slots));
        match (is_contrary, is_same) {
            (true, _) => 2,
            (false, true) if candidate.score >= close => 0,
            (false, _) => 1,
        }
    });
}

/// Of the first candidates that come close to the first, those of the asker's own organisation go
/// before those of the ones above it.
fn nearer_first(library: &Library, candidates: &mut [Candidate]) {
    if library.organisation.parents.is_empty() {
        return;
    }
    let close = candidates.first().map_or(0.0, |first| first.score * LIKE_SHARE);
    let like = candidates.iter().take_while(|it| it.score >= close).count();
    candidates[..like].sort_by_key(|candidate| {
        library.corpus.passage(candidate.passage).map_or(0, |(guideline, _)| guideline.depth())
    });
}

/// On which side of the election period a day is; nothing where the organisation names no such
/// period.
fn periods(library: &Library, day: Date) -> SlotSides {
    let mut sides = SlotSides::default();
    let mut elections = library
        .organisation
        .periods
        .iter()
        .filter(|it| it.kind == Slot::Election.code())
        .peekable();
    if elections.peek().is_some() {
        sides.set(Slot::Election, elections.any(|it| it.from <= day && day <= it.until));
    }
    sides
}

/// Whether a passage is within the scope and written in the language.
pub fn may_be_cited(library: &Library, passage: usize, language: Language, scope: Scope) -> bool {
    let is_meant = scope.only.is_none_or(|only| only.contains(&passage));
    is_meant
        && library.corpus.passage(passage).is_some_and(|(guideline, _)| {
            guideline.language == language && guideline.details.is_valid_on(scope.day)
        })
}
