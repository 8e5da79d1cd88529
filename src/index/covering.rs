//! Which passages may say so much of a question, out of all: none that does is left out.

use super::IndexError;
use super::postings::Postings;
use crate::model::{Inquiry, InquiryWord, Language, TermId};

/// Sums of shares may differ in their last bits.
const SLACK: f32 = 1e-4;

/// All passages in `language` that may have words with at least `share_min` of the inquiry's
/// weight, in order of their ids. Terms of a passage, of its lead-ins, headings and title count
/// with the strength that they have for a word, so no passage covers more of the question than is
/// reckoned here.
///
/// Unlike a search, it asks for every term of every word, however common: it answers whether there
/// is any such passage. It is asked for a yes alone, which few questions get.
pub fn covering(
    postings: &Postings,
    language: Language,
    inquiry: &Inquiry,
    share_min: f32,
) -> Result<Vec<usize>, IndexError> {
    let total: f32 = inquiry.words.iter().map(|word| word.idf).sum();
    let mut shares = vec![0.0f32; postings.passage_count()];
    // The last word that a passage was found by, counted from 1.
    let mut found_by = vec![0u32; postings.passage_count()];
    for (number, word) in (1u32..).zip(&inquiry.words) {
        let weight = word.idf / total.max(f32::MIN_POSITIVE);
        for (term, strength) in terms(word) {
            postings.each(language, term, |passage, _| {
                let passage = passage as usize;
                let Some(last) = found_by.get_mut(passage).filter(|last| **last != number) else {
                    return;
                };
                *last = number;
                shares[passage] += weight * strength;
            })?;
        }
    }
    let is_enough =
        |passage: &usize| found_by[*passage] > 0 && shares[*passage] + SLACK >= share_min;
    Ok((0..postings.passage_count()).filter(is_enough).collect())
}

/// The terms by which a word, or a part of it, is found, the strongest first.
fn terms(word: &InquiryWord) -> Vec<(TermId, f32)> {
    let parts = word.parts.iter().flatten();
    let all = word.alternatives.iter().chain(parts).map(|it| (it.term, it.strength));
    let mut terms: Vec<(TermId, f32)> = all.collect();
    terms.sort_by(|one, other| other.1.total_cmp(&one.1));
    terms
}
