//! The JSON of the contract: answers, errors, an author's check, and what programs send in.

pub mod answer;
pub mod ask;
pub mod changes;
pub mod check;
pub mod evaluation;
pub mod explanation;
pub mod features;
pub mod gaps;
pub mod import;
pub mod review;

pub use answer::{AnswerJson, CitationJson, ErrorJson, answer};
pub use ask::AskJson;
pub use changes::{ChangesJson, changes};
pub use check::{CheckJson, DiagnosticJson, check};
pub use evaluation::{EvaluationJson, evaluation};
pub use explanation::{ExplanationJson, FileNormsJson, explanation, file_norms};
pub use gaps::{GapsJson, gaps};
pub use import::{ImportJson, ImportNoteJson, import};
pub use review::{DraftJson, ReviewJson, review};
