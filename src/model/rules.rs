//! What an organisation adds to its texts: risk rules and question cases.

use super::language::{Bilingual, Language};

/// A place in a guideline, named by its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Anchor {
    pub file: String,
    /// Words as they stand in the file; white space may differ.
    pub quote: String,
}

/// How much harm a risk or a finding can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskLevel {
    Low,
    Medium,
    High,
}

impl RiskLevel {
    /// `low`, `medium` or `high`.
    pub fn code(self) -> &'static str {
        match self {
            RiskLevel::Low => "low",
            RiskLevel::Medium => "medium",
            RiskLevel::High => "high",
        }
    }
}

/// What made a risk rule fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Because {
    Question,
    Passage,
    Platform,
    Rule,
}

impl Because {
    /// `question`, `passage`, `platform` or `rule`.
    pub fn code(self) -> &'static str {
        match self {
            Because::Question => "question",
            Because::Passage => "passage",
            Because::Platform => "platform",
            Because::Rule => "rule",
        }
    }
}

/// A warning of `risks.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskRule {
    pub id: String,
    /// One of the contract's kinds, or the organisation's own.
    pub kind: String,
    pub level: RiskLevel,
    pub message: Bilingual,
    pub when: RiskWhen,
    pub rests_on: Option<Anchor>,
}

/// When a risk rule fires: one of the first four, and `also`, and not `unless`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskWhen {
    /// Words or phrases of the question.
    pub question: Vec<String>,
    /// Words of the passage that is cited first.
    pub passage: Vec<String>,
    /// Platforms that the question names.
    pub platforms: Vec<String>,
    /// Files that the first citation is from.
    pub guidelines: Vec<String>,
    /// Where given, the question also has one of these.
    pub also: Vec<String>,
    /// The question has none of these.
    pub unless: Vec<String>,
}

/// A question that must keep its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Where it stands: file below the organisation's folder, and 1-based line.
    pub file: String,
    pub line: usize,
    pub question: String,
    pub language: Option<Language>,
    /// An outcome's name, or `silent` for any in which the bot gives no answer.
    pub outcome: String,
    /// One of these must be among the first three citations; none asked where it is empty.
    pub cites: Vec<Anchor>,
    /// The bot is known not to get it right yet: it is told and does no harm.
    pub is_open: bool,
    /// The only verdict that may be given, by its kind, or `none`.
    pub verdict: Option<String>,
}
