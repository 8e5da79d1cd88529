//! One ranking over all candidates: how much of the question each passage covers, and where.

use crate::language::CorpusTerms;
use crate::model::{Hit, Inquiry, InquiryWord, PassageTerms, TermId};

// How much a word counts by where the passage has it, the passage itself being 1. Set by hand:
// what stands around a passage tells its subject, and the passage itself the rule.
const LEAD_IN: f32 = 0.85;
const HEADING: f32 = 0.75;
const TITLE: f32 = 0.5;
const NEIGHBOUR: f32 = 0.3;
/// A word in another sentence of the passage than the best one.
const OTHER_SENTENCE: f32 = 0.8;
/// How much of the score the index' own score makes up, as a share of the best hit's.
const INDEX_SHARE: f32 = 0.15;

/// A candidate with what it scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The passage's id.
    pub passage: usize,
    /// The sentence that covers most of the question.
    pub sentence: usize,
    /// How much of the question's weight the passage and its surroundings cover, 0 to 1.
    pub coverage: f32,
    /// The same by the passage, its lead-ins and headings alone.
    pub own_coverage: f32,
    /// How many of the question's words the passage itself has.
    pub words: usize,
    /// What the ranking goes by, 0 to 1.
    pub score: f32,
}

/// All candidates, best first; equal ones in the order of the guidelines.
pub fn rank(inquiry: &Inquiry, hits: &[Hit], terms: &CorpusTerms) -> Vec<Candidate> {
    let total: f32 = inquiry.words.iter().map(|word| word.idf).sum();
    let best_hit = hits.iter().map(|hit| hit.score).fold(f32::MIN_POSITIVE, f32::max);
    let mut candidates: Vec<Candidate> = hits
        .iter()
        .filter_map(|hit| {
            let passage = terms.passages.get(hit.passage)?;
            Some(candidate(inquiry, hit, passage, total.max(f32::MIN_POSITIVE), best_hit))
        })
        .collect();
    candidates.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(one.passage.cmp(&other.passage))
    });
    candidates
}

fn candidate(
    inquiry: &Inquiry,
    hit: &Hit,
    passage: &PassageTerms,
    total: f32,
    best_hit: f32,
) -> Candidate {
    let sentence = best_sentence(inquiry, passage);
    let (mut covered, mut own, mut words) = (0.0, 0.0, 0);
    for word in &inquiry.words {
        let in_passage = strength(word, &passage.own);
        let in_sentence = passage.sentences.get(sentence).map_or(0.0, |terms| in_list(word, terms));
        let near = in_sentence
            .max(in_passage * OTHER_SENTENCE)
            .max(strength(word, &passage.lead_in) * LEAD_IN)
            .max(strength(word, &passage.heading) * HEADING);
        let far = (strength(word, &passage.title) * TITLE)
            .max(strength(word, &passage.neighbours) * NEIGHBOUR);
        words += usize::from(in_passage > 0.0);
        own += near * word.idf;
        covered += near.max(far) * word.idf;
    }
    let coverage = covered / total;
    let score = coverage * (1.0 - INDEX_SHARE) + hit.score / best_hit * INDEX_SHARE * coverage;
    Candidate {
        passage: hit.passage,
        sentence,
        coverage,
        own_coverage: own / total,
        words,
        score: score.clamp(0.0, 1.0),
    }
}

/// The sentence with most of the question's weight; the first of equals.
fn best_sentence(inquiry: &Inquiry, passage: &PassageTerms) -> usize {
    let weight = |terms: &Vec<(TermId, u32)>| -> f32 {
        inquiry.words.iter().map(|word| in_list(word, terms) * word.idf).sum()
    };
    let mut best = (0, 0.0);
    for (at, terms) in passage.sentences.iter().enumerate() {
        let weight = weight(terms);
        if weight > best.1 {
            best = (at, weight);
        }
    }
    best.0
}

/// How well a sorted set of terms has a word, 0 to 1: whole, or part by part.
fn strength(word: &InquiryWord, terms: &[TermId]) -> f32 {
    by_word(word, |term| terms.binary_search(&term).is_ok())
}

/// The same for a list of terms with positions.
fn in_list(word: &InquiryWord, terms: &[(TermId, u32)]) -> f32 {
    by_word(word, |term| terms.iter().any(|(other, _)| *other == term))
}

/// The best strength of the word's terms that `has` knows, or the mean over its parts.
fn by_word(word: &InquiryWord, has: impl Fn(TermId) -> bool) -> f32 {
    let best = |alternatives: &[(TermId, f32)]| -> f32 {
        let found = alternatives.iter().filter(|(term, _)| has(*term));
        found.map(|(_, strength)| *strength).fold(0.0, f32::max)
    };
    let whole = best(&word.alternatives);
    if word.parts.is_empty() || whole > 0.9 {
        return whole;
    }
    let parts: f32 = word.parts.iter().map(|part| best(part)).sum();
    whole.max(parts / word.parts.len() as f32)
}
