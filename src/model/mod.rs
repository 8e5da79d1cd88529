//! The glossary as plain data; imports nothing of ours.
//!
//! Reading order: where things stand (`span`), what a file says (`guideline`, `prose`, `corpus`),
//! what is wrong with it (`diagnostic`), who the organisation is (`organisation`, `rules`,
//! `safety`), what comes from another file (`import`), what is asked (`inquiry`), what is found
//! (`vocabulary`, `terms`, `hit`), what is answered (`answer`), what should not go out (`finding`,
//! `review`), what is sent in (`gap`), why (`explanation`), how well (`evaluation`), how guidelines
//! are (`health`), and who may do what (`access`).

pub mod access;
pub mod answer;
pub mod changes;
mod corpus;
pub mod diagnostic;
pub mod edit;
pub mod evaluation;
pub mod explanation;
pub mod finding;
pub mod gap;
pub mod guideline;
pub mod health;
pub mod hit;
pub mod import;
pub mod inquiry;
pub mod language;
pub mod layered;
pub mod norm;
pub mod organisation;
pub mod prose;
pub mod quantity;
pub mod review;
pub mod rules;
pub mod safety;
pub mod slot;
mod sorts;
pub mod span;
pub mod terms;
pub mod vocabulary;

pub use access::{Access, Grant, Role};
pub use answer::{
    Answer, Citation, Clarify, ClarifyOption, Coming, Finding, Fragment, Gloss, InForce, Outcome,
    Part, Receipt, Refusal, Risk, RouteNotice, Verdict, VerdictKind,
};
pub use changes::{RuleChange, RuleText};
pub use corpus::{Corpus, Quote};
pub use diagnostic::{AskedFault, Diagnostic, Fault, Level};
pub use edit::{Cause, ChangedFile, FileChange, FileEdit, Proposal, State, StateFiles};
pub use evaluation::{Estimate, Evaluation, RankingFigure, ReliabilityBin, Share};
pub use explanation::{
    CandidateExplanation, Contribution, Explanation, FileNorms, MatchExplanation, MatchPlace,
    NormExplanation, WayExplanation, Why, WordExplanation,
};
pub use finding::{Detail, Detection, FindingKind};
pub use gap::{CitedPlace, Gap, GapClosed, GapGroup, GapKind, GapOverview};
pub use guideline::{
    Block, Cell, Details, Guideline, Item, LeadIn, Parent, Passage, PassageKind, Section, Sentence,
    Status,
};
pub use health::{CaseReport, CaseState, Edit, EditOutcome, GuidelineHealth, Health, LevelCounts};
pub use hit::Hit;
pub use import::{
    FilledField, FilledFrom, ImportNote, ImportNoteKind, ImportRefusal, Imported, OtherKind,
};
pub use inquiry::{Alternative, AskedModality, Inquiry, InquiryWord, Way};
pub use language::{Bilingual, Language};
pub use layered::{LayeredList, LayeredMap};
pub use norm::{Clause, Lift, Modality, Norm, NormQuantities};
pub use organisation::{Contact, ContactEntry, Organisation, Period, Route, TopicContact};
pub use prose::{Prose, Run, Style};
pub use quantity::{Bound, Measure, Quantity};
pub use review::{DraftForm, DraftImage, DraftPlatform, Review, ReviewVerdict};
pub use rules::{Anchor, Because, Case, RiskLevel, RiskRule, RiskWhen};
pub use safety::{PublicValues, SafetyPattern, SafetyRules};
pub use slot::{Slot, SlotSides};
pub use sorts::Sorts;
pub use span::{Lines, Span, TextLines};
pub use terms::{GuidelineTerms, PassageTerms, SentenceTerms};
pub use vocabulary::{FamilyId, TermId, Vocabulary};
