//! Asks the index for the passages worth a closer look.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::IndexError;
use crate::language::CorpusTerms;
use crate::model::{Hit, Inquiry, TermId, Way};

/// At most this many terms are asked, the rarest first.
const TERMS_MAX: usize = 48;
/// A question of common words alone is asked by so many of its rarest.
const TERMS_MIN: usize = 4;
/// A term that tells less than this, in nats of idf, proposes nothing that others do not: it
/// stands in more than a third of the passages.
const IDF_MIN: f32 = 1.0;

/// At most `hits_max` passages with any of the inquiry's terms, by BM25, best first.
///
/// No term is weighted here: a query of plain terms is the one that the engine answers by
/// skipping whole blocks, and the ranking proper is not its task.
pub fn search(
    searcher: &Searcher,
    field: Field,
    inquiry: &Inquiry,
    terms: &CorpusTerms,
    hits_max: usize,
) -> Result<Vec<Hit>, IndexError> {
    let asked = asked_terms(inquiry, terms);
    if asked.is_empty() || hits_max == 0 {
        return Ok(Vec::new());
    }
    let query = |term: TermId| -> Box<dyn Query> {
        let term = Term::from_field_text(field, terms.vocabulary.name(term));
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    };
    let query = BooleanQuery::union(asked.into_iter().map(query).collect());
    let found = searcher.search(&query, &TopDocs::with_limit(hits_max).order_by_score())?;
    let mut hits = Vec::with_capacity(found.len());
    for (score, address) in found {
        let segment = searcher.segment_reader(address.segment_ord);
        let ids = segment.fast_fields().u64("passage")?;
        if let Some(id) = ids.first(address.doc_id) {
            hits.push(Hit { passage: id as usize, score });
        }
    }
    Ok(hits)
}

/// The terms that propose candidates: for each word and each way of finding it the commonest term,
/// which stands for nearly all that the others do, where it tells passages apart at all. The
/// ranking then looks at every term.
fn asked_terms(inquiry: &Inquiry, terms: &CorpusTerms) -> Vec<TermId> {
    let idf = |term: TermId| terms.vocabulary.idf(Some(term));
    let mut asked: Vec<(TermId, f32)> = Vec::new();
    for word in &inquiry.words {
        for alternatives in std::iter::once(&word.alternatives).chain(&word.parts) {
            let mut commonest: Vec<(Way, TermId)> = Vec::new();
            for it in alternatives {
                match commonest.iter_mut().find(|(way, _)| *way == it.way) {
                    Some((_, term)) if idf(it.term) < idf(*term) => *term = it.term,
                    Some(_) => {}
                    None => commonest.push((it.way, it.term)),
                }
            }
            asked.extend(commonest.into_iter().map(|(_, term)| (term, idf(term))));
        }
    }
    asked.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    asked.dedup_by_key(|(term, _)| *term);
    let telling = asked.iter().filter(|(_, idf)| *idf >= IDF_MIN).count();
    asked.truncate(telling.clamp(TERMS_MIN, TERMS_MAX));
    asked.into_iter().map(|(term, _)| term).collect()
}
