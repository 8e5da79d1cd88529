//! Dutch and English words: which language, where sentences end, tokens, keys and compounds.

mod chat;
pub mod clause;
pub mod compounds;
pub mod concept_form;
pub mod data;
pub mod detect;
mod guideline_terms;
pub mod keys;
pub mod lexicon;
pub mod phrases;
pub mod quantity;
pub mod sentences;
pub mod slots;
pub mod sorts;
pub mod spelling;
pub mod terms;
pub mod tokens;
mod wording;

pub use chat::written_out;
pub use compounds::Compounds;
pub use concept_form::{ByLanguage, ConceptForm, built_in_ids};
pub use data::{AskedWords, asked_words, function_words};
pub use detect::detect;
pub use guideline_terms::word_spans;
pub use keys::keys;
pub use lexicon::{Lexicon, LexiconWord, Mention, Relation};
pub use phrases::{Phrase, WordKeys};
pub use sentences::sentences;
pub use sorts::asked_sorts;
pub use spelling::Spelling;
pub use terms::{CorpusTerms, concept_term, part_term, readable_term};
pub use tokens::{Token, fold, tokens};
pub use wording::{AddedWords, AskedUse, RuleUse, WordUse, Wording, Wordings};
