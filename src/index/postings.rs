//! The postings of one index, held ready: what the search engine would look up for each question.

use tantivy::SegmentReader;
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use super::IndexError;
use super::schema::{Fields, PASSAGE};
use crate::language::CorpusTerms;
use crate::model::{Language, TermId};

/// BM25's `k1`: how soon a word's further mentions stop counting. The usual figure.
const K1: f32 = 1.2;
/// BM25's `b`: how much a long passage is held back. The usual figure.
const B: f32 = 0.75;
/// How many different lengths a passage can have in the index, which keeps them in one byte.
const LENGTHS: usize = 256;

/// All postings, by language.
pub struct Postings {
    passage_count: usize,
    /// The passage's id by the engine's own number; none where nothing is indexed.
    ids: Option<Column<u64>>,
    fields: Vec<(Language, FieldPostings)>,
}

impl Postings {
    /// The postings of an index' only segment; of nothing at all where it has none.
    ///
    /// # Errors
    /// Where the engine cannot read its own data.
    pub fn of(
        segment: Option<&SegmentReader>,
        fields: Fields,
        terms: &CorpusTerms,
    ) -> Result<Postings, IndexError> {
        let Some(segment) = segment else {
            return Ok(Postings { passage_count: 0, ids: None, fields: Vec::new() });
        };
        let of_language = |language| {
            FieldPostings::of(segment, fields.terms(language), terms).map(|it| (language, it))
        };
        let of_languages = [Language::Nl, Language::En].map(of_language);
        Ok(Postings {
            passage_count: segment.max_doc() as usize,
            ids: Some(segment.fast_fields().u64(PASSAGE)?),
            fields: of_languages.into_iter().collect::<Result<_, _>>()?,
        })
    }

    pub fn passage_count(&self) -> usize {
        self.passage_count
    }

    /// The passage's id by the engine's number.
    pub fn passage(&self, document: u32) -> Option<usize> {
        self.ids.as_ref()?.first(document).map(|id| id as usize)
    }

    pub fn of_language(&self, language: Language) -> Option<&FieldPostings> {
        self.fields.iter().find(|(other, _)| *other == language).map(|(_, field)| field)
    }
}

/// The postings of the guidelines in one language.
pub struct FieldPostings {
    reader: std::sync::Arc<tantivy::InvertedIndexReader>,
    /// Where each term's postings stand, by term; none where no passage has it.
    places: Vec<Option<TermInfo>>,
    lengths: FieldNormReader,
    /// `k1 * (1 - b + b * length / mean)`, by the engine's code for a length.
    damping: [f32; LENGTHS],
}

impl FieldPostings {
    fn of(
        segment: &SegmentReader,
        field: tantivy::schema::Field,
        terms: &CorpusTerms,
    ) -> Result<FieldPostings, IndexError> {
        let reader = segment.inverted_index(field)?;
        let mut places = vec![None; terms.vocabulary.names().len()];
        let mut all = reader.terms().stream().map_err(tantivy::TantivyError::from)?;
        while all.advance() {
            let id = std::str::from_utf8(all.key()).ok().and_then(|name| terms.vocabulary.id(name));
            if let Some(place) = id.and_then(|id| places.get_mut(id as usize)) {
                *place = Some(all.value().clone());
            }
        }
        drop(all);
        let lengths = segment.get_fieldnorms_reader(field)?;
        let codes = (0..segment.max_doc()).map(|document| lengths.fieldnorm_id(document));
        let documents = codes.filter(|code| *code > 0).count().max(1);
        let mean = (reader.total_num_tokens() as f32 / documents as f32).max(1.0);
        let damping = std::array::from_fn(|code| {
            let length = FieldNormReader::id_to_fieldnorm(code as u8) as f32;
            K1 * (1.0 - B + B * length / mean)
        });
        Ok(FieldPostings { reader, places, lengths, damping })
    }

    /// The number of each passage with `term` and how much its mentions there count, from 0 to
    /// `k1 + 1`: the second factor of BM25 (Robertson and Zaragoza, 2009).
    ///
    /// # Errors
    /// Where the engine cannot read its own data.
    pub fn each(&self, term: TermId, mut tell: impl FnMut(u32, f32)) -> Result<(), IndexError> {
        let Some(Some(place)) = self.places.get(term as usize) else { return Ok(()) };
        let mut block: BlockSegmentPostings = self
            .reader
            .read_block_postings_from_terminfo(place, IndexRecordOption::WithFreqs)
            .map_err(tantivy::TantivyError::from)?;
        while block.block_len() > 0 {
            for (document, mentions) in block.docs().iter().zip(block.freqs()) {
                let damping = self.damping[usize::from(self.lengths.fieldnorm_id(*document))];
                let mentions = *mentions as f32;
                tell(*document, mentions * (K1 + 1.0) / (mentions + damping));
            }
            block.advance();
        }
        Ok(())
    }
}
