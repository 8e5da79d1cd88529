//! What is indexed of a passage.

use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

/// A passage's id in the corpus.
const PASSAGE: &str = "passage";
/// The terms of the passage with its lead-ins, headings and title.
const TERMS: &str = "terms";

/// The fields by number.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    pub passage: Field,
    pub terms: Field,
}

impl Fields {
    /// The fields of an index' own schema.
    pub fn of(schema: &Schema) -> Result<Fields, tantivy::TantivyError> {
        Ok(Fields { passage: schema.get_field(PASSAGE)?, terms: schema.get_field(TERMS)? })
    }
}

/// The schema; its terms come ready-made, so no tokenizer is named.
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    builder.add_u64_field(PASSAGE, NumericOptions::default().set_fast());
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::WithFreqs);
    builder.add_text_field(TERMS, TextOptions::default().set_indexing_options(indexing));
    builder.build()
}
