//! Plain BM25 as a yardstick: what the engine finds with nothing of ours around it.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    Language as StemmerLanguage, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    TextAnalyzer, TokenStream,
};
use tantivy::{Index, TantivyDocument, Term};

use super::IndexError;
use crate::model::{Hit, Language};

const WRITER_BYTES: usize = 64 * 1024 * 1024;
/// Longer words are left out, in bytes, as the engine's own default has it.
const WORD_BYTES_MAX: usize = 40;
/// At most this many words of a question are asked.
const WORDS_MAX: usize = 1_000;

/// One text field of stems, asked for any of a question's words.
pub struct PlainIndex {
    reader: tantivy::IndexReader,
    analyzer: TextAnalyzer,
    text: Field,
}

impl PlainIndex {
    /// An index in memory of passages in `language`: each id with its text.
    ///
    /// # Errors
    /// Where the search engine fails.
    pub fn new(
        passages: impl IntoIterator<Item = (usize, String)>,
        language: Language,
    ) -> Result<PlainIndex, IndexError> {
        let mut builder = Schema::builder();
        let id = builder.add_u64_field("passage", NumericOptions::default().set_fast());
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("stems")
            .set_index_option(IndexRecordOption::WithFreqs);
        let text =
            builder.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let analyzer = analyzer(language);
        let index = Index::builder().schema(builder.build()).create_in_ram()?;
        index.tokenizers().register("stems", analyzer.clone());
        let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        for (passage, words) in passages {
            let mut document = TantivyDocument::default();
            document.add_u64(id, passage as u64);
            document.add_text(text, words);
            writer.add_document(document)?;
        }
        writer.commit()?;
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual);
        Ok(PlainIndex { reader: reader.try_into()?, analyzer, text })
    }

    /// At most `hits_max` passages with any word of the question, best first.
    ///
    /// # Errors
    /// Where the search engine fails.
    pub fn search(&self, question: &str, hits_max: usize) -> Result<Vec<Hit>, IndexError> {
        let mut analyzer = self.analyzer.clone();
        let mut stream = analyzer.token_stream(question);
        let mut words: Vec<String> = Vec::new();
        while words.len() < WORDS_MAX && stream.advance() {
            if !words.contains(&stream.token().text) {
                words.push(stream.token().text.clone());
            }
        }
        if words.is_empty() || hits_max == 0 {
            return Ok(Vec::new());
        }
        let query = |word: String| -> Box<dyn Query> {
            let term = Term::from_field_text(self.text, &word);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
        };
        let query = BooleanQuery::union(words.into_iter().map(query).collect());
        let searcher = self.reader.searcher();
        let found = searcher.search(&query, &TopDocs::with_limit(hits_max).order_by_score())?;
        let mut hits = Vec::with_capacity(found.len());
        for (score, address) in found {
            let ids = searcher.segment_reader(address.segment_ord).fast_fields().u64("passage")?;
            if let Some(id) = ids.first(address.doc_id) {
                hits.push(Hit { passage: id as usize, score, cosine: 0.0 });
            }
        }
        Ok(hits)
    }
}

fn analyzer(language: Language) -> TextAnalyzer {
    let stemmer = Stemmer::new(match language {
        Language::Nl => StemmerLanguage::Dutch,
        Language::En => StemmerLanguage::English,
    });
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(WORD_BYTES_MAX))
        .filter(LowerCaser)
        .filter(stemmer)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_word_of_the_question_finds_by_its_stem() {
        let texts = ["Deel nooit foto's van kinderen.", "Bel bij een datalek.", "Foto mag."];
        let texts = texts.iter().map(|text| text.to_string()).enumerate();
        let index = PlainIndex::new(texts, Language::Nl).unwrap();
        let found = |question: &str| -> Vec<usize> {
            let hits = index.search(question, 10).unwrap();
            hits.into_iter().map(|hit| hit.passage).collect()
        };
        assert_eq!(found("Mag een FOTO?"), [2, 1, 0]);
        assert_eq!(found("datalekken melden"), [1]);
        assert!(found("?").is_empty());
    }
}
