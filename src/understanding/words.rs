//! The terms by which each word of a question can be found.

use crate::language::{CorpusTerms, Token, keys, part_term};
use crate::model::{InquiryWord, Language, TermId};

// How well a term stands for a word of the question, 1 being the word itself. Set by hand in the
// order of how often each way of finding a word is right; the ranking's own weights are fitted.
const FORM: f32 = 0.97;
const JOINED: f32 = 0.9;
const MISSPELLED: f32 = 0.8;
const PART_OF_PASSAGE_WORD: f32 = 0.7;
const PART_OF_BOTH: f32 = 0.6;

/// The words of `content` in order, with their terms.
pub fn inquiry_words(
    content: &[Token],
    language: Language,
    terms: &CorpusTerms,
) -> Vec<InquiryWord> {
    let mut words: Vec<InquiryWord> = Vec::with_capacity(content.len());
    for (at, token) in content.iter().enumerate() {
        let mut alternatives = whole(&token.text, language, terms);
        for beside in [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))] {
            if let Some((first, second)) = beside
                && second < content.len()
            {
                let joined = format!("{}{}", content[first].text, content[second].text);
                add(&mut alternatives, known_keys(&joined, language, terms), JOINED);
            }
        }
        let parts = terms.compounds.split(&token.text);
        let parts: Vec<_> = parts.into_iter().map(|part| part_of(part, language, terms)).collect();
        if alternatives.is_empty() && parts.iter().all(Vec::is_empty) {
            for near in terms.spelling.near(&token.text) {
                add(&mut alternatives, known_keys(near, language, terms), MISSPELLED);
                add(&mut alternatives, known_keys(near, language.other(), terms), MISSPELLED);
            }
        }
        let idf = idf(&alternatives, &parts, terms);
        words.push(InquiryWord {
            word: token.text.clone(),
            span: token.span,
            alternatives,
            parts,
            idf,
        });
    }
    words
}

/// The terms of a whole word: itself, its forms, and compounds that it is a part of.
fn whole(word: &str, language: Language, terms: &CorpusTerms) -> Vec<(TermId, f32)> {
    let mut alternatives = Vec::new();
    add(&mut alternatives, terms.vocabulary.id(word).into_iter().collect(), 1.0);
    add(&mut alternatives, known_keys(word, language, terms), FORM);
    add(&mut alternatives, known_parts(word, language, terms), PART_OF_PASSAGE_WORD);
    alternatives
}

/// The terms of a part of a compound.
fn part_of(part: &str, language: Language, terms: &CorpusTerms) -> Vec<(TermId, f32)> {
    let mut alternatives = Vec::new();
    add(&mut alternatives, known_keys(part, language, terms), FORM);
    add(&mut alternatives, known_parts(part, language, terms), PART_OF_BOTH);
    alternatives
}

fn known_keys(word: &str, language: Language, terms: &CorpusTerms) -> Vec<TermId> {
    keys(word, language).iter().filter_map(|key| terms.vocabulary.id(key)).collect()
}

fn known_parts(word: &str, language: Language, terms: &CorpusTerms) -> Vec<TermId> {
    let parts = keys(word, language).into_iter().map(|key| part_term(&key));
    parts.filter_map(|term| terms.vocabulary.id(&term)).collect()
}

/// Adds terms that are not there yet; the first strength of a term is its best.
fn add(alternatives: &mut Vec<(TermId, f32)>, ids: Vec<TermId>, strength: f32) {
    for id in ids {
        if alternatives.iter().all(|(known, _)| *known != id) {
            alternatives.push((id, strength));
        }
    }
}

/// How much a word tells passages apart: as its commonest form does; for a compound that stands
/// nowhere, as its rarest part; for a word unknown to the corpus, as much as any word could.
fn idf(alternatives: &[(TermId, f32)], parts: &[Vec<(TermId, f32)>], terms: &CorpusTerms) -> f32 {
    let of = |alternatives: &[(TermId, f32)]| {
        let known = alternatives.iter().map(|(id, _)| terms.vocabulary.idf(Some(*id)));
        known.reduce(f32::min)
    };
    let of_parts = || parts.iter().filter_map(|part| of(part)).reduce(f32::max);
    of(alternatives).or_else(of_parts).unwrap_or_else(|| terms.vocabulary.idf(None))
}
