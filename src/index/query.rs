//! Asks the index for the passages worth a closer look.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::IndexError;
use super::schema::Fields;
use crate::language::CorpusTerms;
use crate::model::{Hit, Inquiry, TermId};

/// At most this many terms are asked, the first words' first.
const TERMS_MAX: usize = 128;

/// At most `hits_max` passages with any of the inquiry's terms, by BM25, best first.
///
/// No term is weighted here: a query of plain terms is the one that the engine answers by
/// skipping whole blocks, and the ranking proper is not its task.
pub fn search(
    searcher: &Searcher,
    fields: &Fields,
    inquiry: &Inquiry,
    terms: &CorpusTerms,
    hits_max: usize,
) -> Result<Vec<Hit>, IndexError> {
    let mut asked: Vec<TermId> = Vec::new();
    for word in &inquiry.words {
        let all = word.alternatives.iter().chain(word.parts.iter().flatten());
        asked.extend(all.map(|it| it.term));
    }
    asked.sort_unstable();
    asked.dedup();
    asked.truncate(TERMS_MAX);
    if asked.is_empty() || hits_max == 0 {
        return Ok(Vec::new());
    }
    let query = |term: TermId| -> Box<dyn Query> {
        let term = Term::from_field_text(fields.terms, terms.vocabulary.name(term));
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
