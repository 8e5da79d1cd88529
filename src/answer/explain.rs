//! How an answer came about, put together from what the ranking and the evidence went by.

use super::evidence::{self, EVIDENCE_NAMES, SUGGEST_PROBABILITY_MIN};
use super::rank::{Candidate, FEATURE_NAMES};
use super::weights::Weights;
use crate::language::{CorpusTerms, readable_term};
use crate::model::{
    Alternative, CandidateExplanation, Contribution, Corpus, Explanation, Inquiry, InquiryWord,
    Language, MatchExplanation, MatchPlace, PassageTerms, TermId, Way, WayExplanation, Why,
    WordExplanation,
};

/// How many passages are explained.
const CANDIDATES_MAX: usize = 3;
/// How many terms of one way are named.
const TERMS_MAX: usize = 5;

/// Explains what came of `inquiry`, whose ranking is `candidates` and whose evidence `found`.
/// `left_out` are the words of the question that were not looked for.
pub fn explain(
    inquiry: &Inquiry,
    candidates: &[Candidate],
    found: &evidence::Evidence,
    of: (&Corpus, &CorpusTerms),
    guidelines_in: Language,
    left_out: Vec<String>,
) -> Explanation {
    let (corpus, terms) = of;
    let weights = Weights::of(inquiry);
    let values = evidence::features(inquiry, candidates);
    let values = values.map(|values| contributions(&EVIDENCE_NAMES, &values, &weights.evidence));
    let explained = candidates.iter().take(CANDIDATES_MAX);
    Explanation {
        language: inquiry.language,
        guidelines_in,
        has_meaning: inquiry.has_meaning,
        left_out,
        words: inquiry.words.iter().map(|it| word(it, terms, inquiry.language)).collect(),
        candidate_count: candidates.len(),
        candidates: explained.filter_map(|it| candidate(it, inquiry, corpus, terms)).collect(),
        probability: found.probability,
        bias: weights.evidence_bias,
        evidence: values.unwrap_or_default(),
        answer_from: evidence::answer_from(inquiry),
        suggest_from: SUGGEST_PROBABILITY_MIN,
        is_off_topic: evidence::is_off_topic(inquiry, candidates),
        outcome: found.outcome,
        asked: inquiry.asked,
        norm: None,
        cell: None,
        why: Why::NotAsked,
        norm_shares: [0.0; 2],
    }
}

fn word(of: &InquiryWord, terms: &CorpusTerms, language: Language) -> WordExplanation {
    let mut sorted: Vec<Alternative> = of.alternatives.clone();
    sorted.sort_by(|one, other| other.strength.total_cmp(&one.strength));
    let mut ways: Vec<WayExplanation> = Vec::new();
    for it in sorted {
        let term = readable_term(terms, it.term, language);
        match ways.iter_mut().find(|way| way.way == it.way) {
            Some(way) if way.terms.len() < TERMS_MAX && !way.terms.contains(&term) => {
                way.terms.push(term);
            }
            Some(_) => {}
            None => {
                let (way, strength) = (it.way, it.strength);
                ways.push(WayExplanation { way, strength, terms: vec![term] });
            }
        }
    }
    let parts = if of.parts.is_empty() { Vec::new() } else { terms.compounds.split(&of.word) };
    WordExplanation {
        word: of.word.clone(),
        weight: of.idf,
        is_of_field: of.is_of_field,
        parts: parts.into_iter().map(str::to_string).collect(),
        ways,
    }
}

fn candidate(
    of: &Candidate,
    inquiry: &Inquiry,
    corpus: &Corpus,
    terms: &CorpusTerms,
) -> Option<CandidateExplanation> {
    let (guideline, passage) = corpus.passage(of.passage)?;
    let of_passage = terms.passage(of.passage)?;
    let find = |word| matched(word, of_passage, of.sentence, terms, inquiry.language);
    Some(CandidateExplanation {
        file: guideline.file.clone(),
        lines: passage.lines,
        score: of.score,
        contributions: contributions(&FEATURE_NAMES, &of.features, &Weights::of(inquiry).rank),
        matches: inquiry.words.iter().filter_map(find).collect(),
    })
}

/// The nearest place that has a word, with the strongest of the terms there.
fn matched(
    word: &InquiryWord,
    passage: &PassageTerms,
    sentence: usize,
    terms: &CorpusTerms,
    language: Language,
) -> Option<MatchExplanation> {
    let of_sentence = passage.sentence(sentence)?.terms;
    let of_passage: Vec<TermId> =
        passage.sentences().flat_map(|sentence| sentence.terms.iter().copied()).collect();
    let [lead_in, heading, title, neighbours] = passage.around();
    let places = [
        (MatchPlace::Sentence, of_sentence),
        (MatchPlace::Passage, &of_passage),
        (MatchPlace::LeadIn, lead_in),
        (MatchPlace::Heading, heading),
        (MatchPlace::Title, title),
        (MatchPlace::Neighbours, neighbours),
    ];
    let strongest = |alternatives: &[Alternative], place: &[TermId]| {
        let there = alternatives.iter().filter(|it| place.contains(&it.term));
        there.max_by(|one, other| one.strength.total_cmp(&other.strength)).copied()
    };
    places.into_iter().find_map(|(place, found)| {
        let part = || word.parts.iter().find_map(|part| strongest(part, found));
        let (term, way) = match strongest(&word.alternatives, found) {
            Some(it) => (it.term, it.way),
            None => (part()?.term, Way::Part),
        };
        let term = readable_term(terms, term, language);
        Some(MatchExplanation { word: word.word.clone(), term, way, place })
    })
}

/// The features that add something, the largest first.
fn contributions<const N: usize>(
    names: &[&'static str; N],
    values: &[f32; N],
    weights: &[f32; N],
) -> Vec<Contribution> {
    let all = names.iter().zip(values).zip(weights);
    let mut found: Vec<Contribution> = all
        .map(|((name, value), weight)| Contribution { name, value: *value, weight: *weight })
        .filter(|it| it.sum() != 0.0)
        .collect();
    found.sort_by(|one, other| other.sum().abs().total_cmp(&one.sum().abs()));
    found
}
