//! What is wrong in an organisation's files, as JSON.

use serde::Serialize;

use crate::model::{AskedFault, Diagnostic, Fault, Language, Level};
use crate::render::messages::diagnostics::said;

/// The report of a check.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct CheckJson {
    pub diagnostics: Vec<DiagnosticJson>,
}

/// One fault and its place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct DiagnosticJson {
    /// `error`, `warning` or `hint`.
    pub level: &'static str,
    /// The kind of fault, the same in both languages.
    pub code: &'static str,
    pub file: String,
    /// Counted from 1.
    pub line: Option<usize>,
    /// Counted from 1, in bytes.
    pub column: Option<usize>,
    pub message: String,
    pub hint: String,
}

/// The JSON of these faults, in the order in which they stand in the files.
pub fn check(diagnostics: &[Diagnostic], language: Language) -> CheckJson {
    let sorted = crate::render::diagnostics::sorted(diagnostics);
    let as_json = |diagnostic: &Diagnostic| {
        let said = said(language, &diagnostic.fault);
        DiagnosticJson {
            level: level(diagnostic.level),
            code: code(&diagnostic.fault),
            file: diagnostic.file.clone(),
            line: diagnostic.line,
            column: diagnostic.column,
            message: said.message,
            hint: said.hint,
        }
    };
    CheckJson { diagnostics: sorted.into_iter().map(as_json).collect() }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Hint => "hint",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// The name of a kind of fault, for programs.
pub fn code(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoGuidelines => "no_guidelines",
        Fault::UnknownParent { .. } => "unknown_parent",
        Fault::ParentLoop { .. } => "parent_loop",
        Fault::NoFolder => "no_folder",
        Fault::Unreadable { .. } => "unreadable",
        Fault::Vanished => "vanished",
        Fault::PermissionDenied => "permission_denied",
        Fault::NotUtf8 => "not_utf8",
        Fault::Utf16 => "utf16",
        Fault::NotText => "not_text",
        Fault::FileTooLarge { .. } => "file_too_large",
        Fault::TooManyGuidelines { .. } => "too_many_guidelines",
        Fault::TooManyPassages { .. } => "too_many_passages",
        Fault::FoldersTooDeep { .. } => "folders_too_deep",
        Fault::LinkOutside => "link_outside",
        Fault::LinkBroken => "link_broken",
        Fault::NoOrdinaryFile => "no_ordinary_file",
        Fault::FrontMatterOpen => "front_matter_open",
        Fault::Syntax { .. } => "syntax",
        Fault::UnknownKey { .. } => "unknown_key",
        Fault::BadValue { .. } => "bad_value",
        Fault::MissingKey { .. } => "missing_key",
        Fault::DatesReversed | Fault::PeriodReversed => "dates_reversed",
        Fault::ReviewOverdue { .. } => "review_overdue",
        Fault::EmptyGuideline => "empty_guideline",
        Fault::RuleTooLong { .. } => "rule_too_long",
        Fault::ListWithoutLeadIn => "list_without_lead_in",
        Fault::DeadLink { .. } => "dead_link",
        Fault::SameSlug { .. } => "same_slug",
        Fault::QuoteNotFound { .. } => "quote_not_found",
        Fault::FileNotFound { .. } => "file_not_found",
        Fault::SameKey { .. } => "same_key",
        Fault::SameId { .. } => "same_id",
        Fault::NeverFires { .. } => "never_fires",
        Fault::MissingLanguage { .. } => "missing_language",
        Fault::UnknownConcept { .. } => "unknown_concept",
        Fault::SameLabel { .. } => "same_label",
        Fault::WordInTwoLists { .. } => "word_in_two_lists",
        Fault::NoLabels { .. } => "no_labels",
        Fault::BadPattern { .. } => "bad_pattern",
        Fault::PatternTooLarge { .. } => "pattern_too_large",
        Fault::PatternFitsAll { .. } => "pattern_fits_all",
        Fault::TooManyEntries { .. } => "too_many_entries",
        Fault::CaseBroken { .. } => "case_broken",
        Fault::Asked(AskedFault::CaseBrokenByEdit { .. }) => "case_broken_by_edit",
        Fault::Asked(AskedFault::Contradicts { .. }) => "contradicts",
        Fault::Asked(AskedFault::NearlySame { .. }) => "nearly_same",
        Fault::Asked(AskedFault::Ambiguous { is_advice: true, .. }) => "advice",
        Fault::Asked(AskedFault::Ambiguous { .. }) => "vague",
        Fault::Asked(AskedFault::MoreAmbiguous { .. }) => "more_ambiguous",
        Fault::Asked(AskedFault::UnknownPlatform { .. }) => "unknown_platform",
        Fault::Asked(AskedFault::UnusedConcept { .. }) => "unused_concept",
        Fault::Asked(AskedFault::NoContact) => "no_contact",
        Fault::CaseHoldsNow { .. } => "case_holds_now",
        Fault::MarkupIgnored { .. } => "markup_ignored",
    }
}
