//! Makes an index: one segment in memory, from terms that the language room has made.

use tantivy::directory::RamDirectory;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, TantivyDocument};

use super::{IndexError, schema};
use crate::language::CorpusTerms;
use crate::model::{Corpus, PassageTerms, TermId};

/// The memory that the writer may take before it must write out, in bytes.
const WRITER_BYTES: usize = 256 * 1024 * 1024;

/// The index of all passages, in the order of their ids.
pub fn build(corpus: &Corpus, terms: &CorpusTerms) -> Result<Index, IndexError> {
    let schema = schema::schema();
    let fields = schema::Fields::of(&schema)?;
    let builder = Index::builder().schema(schema);
    let mut writer = builder.single_segment_index_writer(RamDirectory::create(), WRITER_BYTES)?;
    for (id, passage) in terms.passages.iter().enumerate() {
        let mut document = TantivyDocument::default();
        document.add_u64(fields.passage, id as u64);
        let language = corpus.passage(id).map(|(guideline, _)| guideline.language);
        let field = fields.terms(language.unwrap_or_default());
        document.add_pre_tokenized_text(field, tokens_of(passage, terms));
        writer.add_document(document)?;
    }
    Ok(writer.finalize()?)
}

/// All terms that a passage is found by: each as often as it says it, and those around it once.
fn tokens_of(passage: &PassageTerms, terms: &CorpusTerms) -> PreTokenizedString {
    let own = passage.sentences().flat_map(|sentence| sentence.terms.iter().copied());
    let [lead_in, heading, title, _] = passage.around();
    let around = lead_in.iter().chain(heading).chain(title).copied();
    let name = |term: TermId| terms.vocabulary.name(term).to_string();
    let token = |(position, term)| Token { position, text: name(term), ..Token::default() };
    let tokens = own.chain(around).enumerate().map(token).collect();
    PreTokenizedString { text: String::new(), tokens }
}
