//! Makes an index: one segment in memory, from terms that the language room has made.

use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, TantivyDocument};

use super::{IndexError, schema};
use crate::language::CorpusTerms;
use crate::model::{GuidelineTerms, PassageTerms, TermId};

/// The memory that the writer may take before it must write out, in bytes.
const WRITER_BYTES: usize = 256 * 1024 * 1024;
/// The same for few passages: the engine makes a table ready that is as large as it may need.
const SMALL_WRITER_BYTES: usize = 16 * 1024 * 1024;
/// How many passages are few.
const FEW_PASSAGES: usize = 1_000;

/// The index of all passages of `guidelines`, in order, as documents.
pub fn build(guidelines: &[Arc<GuidelineTerms>], terms: &CorpusTerms) -> Result<Index, IndexError> {
    let schema = schema::schema();
    let fields = schema::Fields::of(&schema)?;
    let builder = Index::builder().schema(schema);
    let count: usize = guidelines.iter().map(|guideline| guideline.passages.len()).sum();
    let bytes = if count <= FEW_PASSAGES { SMALL_WRITER_BYTES } else { WRITER_BYTES };
    let mut writer = builder.single_segment_index_writer(RamDirectory::create(), bytes)?;
    for guideline in guidelines {
        let field = fields.terms(guideline.language);
        for passage in &guideline.passages {
            let mut document = TantivyDocument::default();
            document.add_pre_tokenized_text(field, tokens_of(passage, terms));
            writer.add_document(document)?;
        }
    }
    Ok(writer.finalize()?)
}

fn tokens_of(passage: &PassageTerms, terms: &CorpusTerms) -> PreTokenizedString {
    let name = |term: TermId| terms.vocabulary.name(term).to_string();
    let token = |(position, term)| Token { position, text: name(term), ..Token::default() };
    let tokens = passage.indexed().enumerate().map(token).collect();
    PreTokenizedString { text: String::new(), tokens }
}
