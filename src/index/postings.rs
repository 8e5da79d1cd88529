//! The postings of one index, held ready: what the search engine would look up for each question.
//!
//! After an edit, what has not changed stays as it was indexed (`Segment`), and what has is in a
//! small segment beside it. Each snapshot has its own table of which passage a document is now.

use std::sync::Arc;

use foldhash::HashMap;
use tantivy::SegmentReader;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};

use super::IndexError;
use super::listed::Listed;
use super::schema::Fields;
use crate::language::CorpusTerms;
use crate::model::{GuidelineTerms, Language, TermId};

/// BM25's `k1`: how soon a word's further mentions stop counting. The usual figure.
const K1: f32 = 1.2;
/// BM25's `b`: how much a long passage is held back. The usual figure.
const B: f32 = 0.75;
/// How many different lengths a passage can have in the index, which keeps them in one byte.
const LENGTHS: usize = 256;
/// The passage of a document that has none any more.
const GONE: u32 = u32::MAX;

/// All postings of a snapshot.
#[derive(Clone)]
pub struct Postings {
    passage_count: usize,
    segments: Vec<Held>,
    dampings: [[f32; LENGTHS]; 2],
}

/// What was indexed at one time, with which passage each of its documents is now.
#[derive(Clone)]
struct Held {
    segment: Arc<Segment>,
    passages: Arc<Vec<u32>>,
}

/// The documents that were indexed at one time; never changed, and shared by snapshots.
pub struct Segment {
    /// The guidelines whose passages the documents are, in order.
    guidelines: Vec<Arc<GuidelineTerms>>,
    fields: [Option<FieldPostings>; 2],
}

/// The postings of the guidelines in one language.
enum FieldPostings {
    /// As the engine has them.
    Indexed {
        reader: Arc<tantivy::InvertedIndexReader>,
        /// Where each term's postings stand, by term; none where no passage has it.
        places: Vec<Option<TermInfo>>,
        lengths: FieldNormReader,
    },
    /// The same of few documents, which the engine takes longer to make ready for than to index.
    Listed(Listed),
}

fn number(language: Language) -> usize {
    match language {
        Language::Nl => 0,
        Language::En => 1,
    }
}

impl Segment {
    /// The postings of an index' only segment (none where it has none), whose documents are the
    /// passages of `guidelines` in order.
    ///
    /// # Errors
    /// Where the engine cannot read its own data.
    pub fn of(
        segment: Option<&SegmentReader>,
        fields: Fields,
        guidelines: Vec<Arc<GuidelineTerms>>,
        terms: &CorpusTerms,
    ) -> Result<Segment, IndexError> {
        let of_language = |language| {
            let field = fields.terms(language);
            segment.map(|segment| FieldPostings::of(segment, field, terms)).transpose()
        };
        let fields = [of_language(Language::Nl)?, of_language(Language::En)?];
        Ok(Segment { guidelines, fields })
    }

    /// The same of the passages of `guidelines`, without the engine.
    pub fn listed(guidelines: Vec<Arc<GuidelineTerms>>) -> Segment {
        let fields = [Language::Nl, Language::En].map(|language| {
            let listed = Listed::new(&guidelines, language);
            listed.map(FieldPostings::Listed)
        });
        Segment { guidelines, fields }
    }

    /// How many documents it has.
    pub fn len(&self) -> usize {
        self.guidelines.iter().map(|guideline| guideline.passages.len()).sum()
    }

    /// Whether its documents are the passages of just these guidelines.
    pub fn is_of(&self, guidelines: &[Arc<GuidelineTerms>]) -> bool {
        let all = self.guidelines.iter().zip(guidelines);
        self.guidelines.len() == guidelines.len() && all.into_iter().all(|(a, b)| Arc::ptr_eq(a, b))
    }

    pub fn guidelines(&self) -> &[Arc<GuidelineTerms>] {
        &self.guidelines
    }
}

impl FieldPostings {
    fn of(
        segment: &SegmentReader,
        field: Field,
        terms: &CorpusTerms,
    ) -> Result<FieldPostings, IndexError> {
        let reader = segment.inverted_index(field)?;
        let mut places = Vec::new();
        let mut all = reader.terms().stream().map_err(tantivy::TantivyError::from)?;
        while all.advance() {
            let name = std::str::from_utf8(all.key()).ok();
            let Some(id) = name.and_then(|name| terms.vocabulary.id(name)) else { continue };
            let id = id as usize;
            if places.len() <= id {
                places.resize(id + 1, None);
            }
            places[id] = Some(all.value().clone());
        }
        drop(all);
        let lengths = segment.get_fieldnorms_reader(field)?;
        Ok(FieldPostings::Indexed { reader, places, lengths })
    }

    /// Tells each document with `term`, how often it has it, and the code for its length.
    fn each(&self, term: TermId, mut tell: impl FnMut(u32, u32, u8)) -> Result<(), IndexError> {
        let (reader, places, lengths) = match self {
            FieldPostings::Indexed { reader, places, lengths } => (reader, places, lengths),
            FieldPostings::Listed(listed) => {
                listed.each(term, tell);
                return Ok(());
            }
        };
        let Some(Some(place)) = places.get(term as usize) else { return Ok(()) };
        let mut block: BlockSegmentPostings = reader
            .read_block_postings_from_terminfo(place, IndexRecordOption::WithFreqs)
            .map_err(tantivy::TantivyError::from)?;
        while block.block_len() > 0 {
            for (document, mentions) in block.docs().iter().zip(block.freqs()) {
                tell(*document, *mentions, lengths.fieldnorm_id(*document));
            }
            block.advance();
        }
        Ok(())
    }
}

impl Postings {
    /// Of all passages with these `terms`, each of which is in one of `segments` or in none. What
    /// else is in them is passed over.
    pub fn new(segments: Vec<Arc<Segment>>, terms: &CorpusTerms) -> Postings {
        let guidelines = terms.guidelines().iter().enumerate();
        let first: HashMap<*const GuidelineTerms, usize> = guidelines
            .map(|(at, guideline)| (Arc::as_ptr(guideline), terms.first_passage(at)))
            .collect();
        let held = |segment: Arc<Segment>| {
            let mut passages = Vec::with_capacity(segment.len());
            for guideline in &segment.guidelines {
                let count = guideline.passages.len();
                match first.get(&Arc::as_ptr(guideline)) {
                    Some(first) => passages.extend(*first as u32..(first + count) as u32),
                    None => passages.resize(passages.len() + count, GONE),
                }
            }
            Held { segment, passages: Arc::new(passages) }
        };
        Postings {
            passage_count: terms.passage_count(),
            segments: segments.into_iter().map(held).collect(),
            dampings: [Language::Nl, Language::En].map(|language| damping(terms, language)),
        }
    }

    pub fn passage_count(&self) -> usize {
        self.passage_count
    }

    pub fn segments(&self) -> impl Iterator<Item = &Arc<Segment>> {
        self.segments.iter().map(|held| &held.segment)
    }

    /// The id of each passage in `language` with `term` and how much its mentions there count,
    /// from 0 to `k1 + 1`: the second factor of BM25 (Robertson and Zaragoza, 2009).
    ///
    /// # Errors
    /// Where the engine cannot read its own data.
    pub fn each(
        &self,
        language: Language,
        term: TermId,
        mut tell: impl FnMut(u32, f32),
    ) -> Result<(), IndexError> {
        let damping = &self.dampings[number(language)];
        for Held { segment, passages } in &self.segments {
            let Some(field) = &segment.fields[number(language)] else { continue };
            field.each(term, |document, mentions, length| {
                let passage = passages.get(document as usize).copied().unwrap_or(GONE);
                if passage != GONE {
                    let damping = damping[usize::from(length)];
                    let mentions = mentions as f32;
                    tell(passage, mentions * (K1 + 1.0) / (mentions + damping));
                }
            })?;
        }
        Ok(())
    }
}

/// `k1 * (1 - b + b * length / mean)`, by the engine's code for a length.
fn damping(terms: &CorpusTerms, language: Language) -> [f32; LENGTHS] {
    let of_language = terms.guidelines().iter().filter(|it| it.language == language);
    let (tokens, passages) = of_language.fold((0, 0), |(tokens, passages), it| {
        (tokens + it.indexed, passages + u64::from(it.worded))
    });
    let mean = (tokens as f32 / passages.max(1) as f32).max(1.0);
    std::array::from_fn(|code| {
        let length = FieldNormReader::id_to_fieldnorm(code as u8) as f32;
        K1 * (1.0 - B + B * length / mean)
    })
}
