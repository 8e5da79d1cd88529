//! What changed in an organisation's rules between two states of its folder.

/// A rule as it stands in a state of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// Below the organisation's folder.
    pub file: String,
    /// 1-based, in that state of the file.
    pub line: usize,
    pub title: String,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// What leads into it, outermost first; verbatim, without markup.
    pub lead_ins: Vec<String>,
    /// Verbatim, without markup.
    pub text: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleChange {
    Added(RuleText),
    Gone(RuleText),
    Changed { before: RuleText, after: RuleText },
}
