//! What an organisation adds to the detectors: its own patterns, and what is public.

use regex::{Regex, RegexBuilder};

use super::finding::FindingKind;
use super::language::Bilingual;
use super::rules::{Anchor, RiskLevel};

/// How large a compiled pattern may be, in bytes; its search is linear whatever it says.
pub const PATTERN_BYTES_MAX: usize = 256 * 1024;

/// How long a pattern may be as it is written, in bytes.
pub const PATTERN_CHARS_MAX: usize = 1_000;

/// How many patterns one organisation may have.
pub const PATTERNS_MAX: usize = 200;

/// How many words, and how many public values of each sort, one organisation may have.
pub const WORDS_MAX: usize = 5_000;

/// All of `safety.toml`.
#[derive(Clone, Debug, Default)]
pub struct SafetyRules {
    pub patterns: Vec<SafetyPattern>,
    pub public: PublicValues,
}

/// Something of the organisation's own that should not go out.
#[derive(Clone, Debug)]
pub struct SafetyPattern {
    pub id: String,
    pub kind: FindingKind,
    pub level: RiskLevel,
    pub message: Bilingual,
    /// Found in the text as it stands.
    pub pattern: Option<Regex>,
    /// Whole words or phrases, whatever their case and accents.
    pub words: Vec<String>,
    /// The passage that says so.
    pub rests_on: Option<Anchor>,
}

/// What anyone may know, and is never flagged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicValues {
    /// People who speak in public: the mayor, the spokesperson.
    pub names: Vec<String>,
    pub phones: Vec<String>,
    /// Whole addresses, or domains: `@voorbeeldstad.example`.
    pub emails: Vec<String>,
    /// Streets with their number, or postcodes.
    pub addresses: Vec<String>,
    /// Account, case and other numbers.
    pub numbers: Vec<String>,
}

/// The pattern that `text` writes, or why it is none. It is searched in linear time.
pub fn compile(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).size_limit(PATTERN_BYTES_MAX).dfa_size_limit(PATTERN_BYTES_MAX).build()
}
