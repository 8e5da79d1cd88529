//! What is indexed of a passage; documents are told by their order alone.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use crate::model::Language;

/// The terms of the passage with its lead-ins, headings and title, in a field of its language, so
/// that guidelines in one language neither crowd out nor weigh those in the other.
const TERMS: [(Language, &str); 2] = [(Language::Nl, "terms_nl"), (Language::En, "terms_en")];

/// The fields by number.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    terms: [Field; 2],
}

impl Fields {
    /// The fields of an index' own schema.
    pub fn of(schema: &Schema) -> Result<Fields, tantivy::TantivyError> {
        let [nl, en] = TERMS.map(|(_, name)| schema.get_field(name));
        Ok(Fields { terms: [nl?, en?] })
    }

    /// The field of the terms of passages in `language`.
    pub fn terms(&self, language: Language) -> Field {
        match language {
            Language::Nl => self.terms[0],
            Language::En => self.terms[1],
        }
    }
}

/// The schema; its terms come ready-made, so no tokenizer is named.
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::WithFreqs);
    for (_, name) in TERMS {
        let options = TextOptions::default().set_indexing_options(indexing.clone());
        builder.add_text_field(name, options);
    }
    builder.build()
}
