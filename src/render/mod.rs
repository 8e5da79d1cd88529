//! Answers and diagnostics as words and markup; all of the bot's own words live here.
//!
//! Reading order: what the bot says (`messages`), what outside text may not do (`clean`), an
//! answer as a sequence of pieces (`view`, `rule`), what a chat can show (`surface`), and the
//! forms: a terminal's text (`plain`, `terminal`), Discord's (`markdown`, `markdown_question`,
//! `markdown_review`, `markdown_guideline`, `markdown_authors`), JSON (`json`) and the web's
//! (`html`, `html_rule`, `icon`, `page`); a draft looked at (`review`, `plain_review`); then
//! what authors, admins and readers see: `diagnostics`, `report`, `import`, `doctor`,
//! `explanation`, `reasons`, `evaluation`, `sources`, `guideline`, `gaps`.

pub mod changes;
pub mod clean;
pub mod diagnostics;
pub mod difference;
pub mod doctor;
pub mod evaluation;
pub mod explanation;
pub mod gaps;
pub mod guideline;
#[cfg(feature = "web")]
pub mod html;
#[cfg(feature = "web")]
pub mod html_rule;
#[cfg(feature = "web")]
pub mod icon;
pub mod import;
pub mod json;
pub mod markdown;
pub mod markdown_authors;
pub mod markdown_guideline;
pub mod markdown_question;
pub mod markdown_review;
pub mod messages;
pub mod model;
#[cfg(feature = "web")]
pub mod page;
pub mod plain;
pub mod plain_review;
pub mod reasons;
pub mod report;
pub mod review;
pub mod rule;
pub mod sources;
pub mod surface;
pub mod terminal;
pub mod view;

#[cfg(test)]
mod sample;

pub use markdown::MarkdownOptions;
pub use plain::PlainOptions;
pub use rule::RuleView;
pub use surface::{Markup, Surface};
pub use view::{View, ViewOptions, view};
