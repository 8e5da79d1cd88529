//! Asks the index for the passages worth a closer look: term by term, over whole postings.
//!
//! A question has many terms, for each word stands for its forms, parts and concepts, and many of
//! these are common: the engine's own queries, which skip what cannot be among the best, skip
//! little then. Reading the postings of one term after the other into a table of scores gives the
//! same sums at a fraction of the time (Moffat and Zobel, 1996).

use std::cell::RefCell;

use super::IndexError;
use super::postings::Postings;
use crate::model::{Alternative, Hit, Inquiry, Language, TermId, Way};

/// A term that tells less than this, in nats of idf, proposes nothing that others do not: it
/// stands in more than a third of the passages. It is asked only where the others find too little.
const IDF_MIN: f32 = 1.0;
/// A question of common words alone is asked by so many of its rarest.
const TERMS_MIN: usize = 4;
/// No more terms are asked; questions have limits of their own.
const TERMS_MAX: usize = 255;
/// From so many passages on, terms that are yet to come only add to those already found: they are
/// commoner, and a passage with these alone is no match for one with the rarer ones.
const FOUND_MAX: usize = 4_000;

thread_local! {
    /// The table is kept between questions: it is as large as the corpus.
    static TABLE: RefCell<Table> = RefCell::default();
}

/// The scores of passages while a question is asked; all zero between questions.
#[derive(Debug, Default)]
struct Table {
    /// By passage id.
    scores: Vec<f32>,
    /// Whose scores are not zero.
    found: Vec<u32>,
}

/// At most `hits_max` passages in `language` with any of the inquiry's terms, by BM25, best
/// first; equal ones in the order of the guidelines.
pub fn search(
    postings: &Postings,
    language: Language,
    inquiry: &Inquiry,
    hits_max: usize,
) -> Result<Vec<Hit>, IndexError> {
    if hits_max == 0 {
        return Ok(Vec::new());
    }
    TABLE.with_borrow_mut(|table| {
        table.scores.resize(postings.passage_count().max(table.scores.len()), 0.0);
        let asked = asked_terms(inquiry);
        let added =
            asked.into_iter().try_for_each(|(term, idf)| table.add(postings, language, term, idf));
        let best = table.take_best(hits_max);
        added?;
        let hit = |(passage, score)| Hit { passage: passage as usize, score, cosine: 0.0 };
        Ok(best.into_iter().map(hit).collect())
    })
}

impl Table {
    /// Adds what a term is worth to each passage that has it.
    fn add(
        &mut self,
        postings: &Postings,
        language: Language,
        term: TermId,
        idf: f32,
    ) -> Result<(), IndexError> {
        let Table { scores, found } = self;
        let takes_new = found.len() < FOUND_MAX;
        postings.each(language, term, |passage, share| {
            let Some(score) = scores.get_mut(passage as usize) else { return };
            if *score == 0.0 {
                if !takes_new {
                    return;
                }
                found.push(passage);
            }
            *score += idf * share;
        })
    }

    /// The best passages by id, with their scores; the table is empty again.
    fn take_best(&mut self, hits_max: usize) -> Vec<(u32, f32)> {
        let take = |passage: u32| (passage, std::mem::take(&mut self.scores[passage as usize]));
        let mut best: Vec<(u32, f32)> = self.found.drain(..).map(take).collect();
        let order = |one: &(u32, f32), other: &(u32, f32)| {
            other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
        };
        if best.len() > hits_max {
            best.select_nth_unstable_by(hits_max - 1, order);
            best.truncate(hits_max);
        }
        best.sort_unstable_by(order);
        best
    }
}

/// The terms that propose candidates, the rarest first, with their idf, where they tell passages
/// apart at all: all forms of each word, and for each way of finding it by a concept the commonest
/// one, which stands for nearly all that the others do. The ranking then looks at every term.
fn asked_terms(inquiry: &Inquiry) -> Vec<(TermId, f32)> {
    let mut asked: Vec<(TermId, f32)> = Vec::new();
    for word in &inquiry.words {
        for alternatives in std::iter::once(&word.alternatives).chain(&word.parts) {
            let mut commonest: Vec<&Alternative> = Vec::new();
            for it in alternatives {
                if matches!(it.way, Way::Form | Way::Joined | Way::Misspelled | Way::Part) {
                    asked.push((it.term, it.idf));
                    continue;
                }
                match commonest.iter_mut().find(|other| other.way == it.way) {
                    Some(other) if it.idf < other.idf => *other = it,
                    Some(_) => {}
                    None => commonest.push(it),
                }
            }
            asked.extend(commonest.into_iter().map(|it| (it.term, it.idf)));
        }
    }
    // Sums of floats hang on their order, so equals stay in that of the question: the numbers of
    // terms tell which edits there have been.
    let mut by_term: Vec<(TermId, usize, f32)> =
        asked.iter().enumerate().map(|(at, (term, idf))| (*term, at, *idf)).collect();
    by_term.sort_by(|one, other| {
        one.0.cmp(&other.0).then(one.2.total_cmp(&other.2)).then(one.1.cmp(&other.1))
    });
    by_term.dedup_by_key(|(term, ..)| *term);
    by_term.sort_by(|one, other| other.2.total_cmp(&one.2).then(one.1.cmp(&other.1)));
    let mut asked: Vec<(TermId, f32)> =
        by_term.into_iter().map(|(term, _, idf)| (term, idf)).collect();
    let telling = asked.iter().filter(|(_, idf)| *idf >= IDF_MIN).count();
    asked.truncate(telling.clamp(TERMS_MIN, TERMS_MAX));
    asked
}
