//! What the bot says to authors about a fault in their files: what is wrong, and what to do.

mod asked;
mod files;
mod front_matter;
mod references;
mod safety;
mod text;
mod thesaurus;

use crate::model::Language::{self, En, Nl};
use crate::model::{Fault, Level};

/// What is wrong and what to do about it, both one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub message: String,
    pub hint: String,
}

impl Said {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Said {
        Said { message: message.into(), hint: hint.into() }
    }
}

/// The words for a fault.
pub fn said(language: Language, fault: &Fault) -> Said {
    match fault {
        Fault::NoGuidelines => files::no_guidelines(language),
        Fault::NoFolder => files::no_folder(language),
        Fault::UnknownParent { id } => files::unknown_parent(language, id),
        Fault::ParentLoop { id } => files::parent_loop(language, id),
        Fault::Unreadable { reason } => files::unreadable(language, reason),
        Fault::Vanished => files::vanished(language),
        Fault::PermissionDenied => files::permission_denied(language),
        Fault::NotUtf8 => files::not_utf8(language),
        Fault::Utf16 => files::utf16(language),
        Fault::NotText => files::not_text(language),
        Fault::FileTooLarge { bytes, bytes_max } => {
            files::file_too_large(language, *bytes, *bytes_max)
        }
        Fault::TooManyGuidelines { count, count_max } => {
            files::too_many_guidelines(language, *count, *count_max)
        }
        Fault::TooManyPassages { count, count_max } => {
            files::too_many_passages(language, *count, *count_max)
        }
        Fault::FoldersTooDeep { depth_max } => files::folders_too_deep(language, *depth_max),
        Fault::LinkOutside => files::link_outside(language),
        Fault::LinkBroken => files::link_broken(language),
        Fault::NoOrdinaryFile => files::no_ordinary_file(language),
        Fault::SameSlug { other } => files::same_slug(language, other),
        Fault::FrontMatterOpen => front_matter::open(language),
        Fault::Syntax { what, reason } => front_matter::syntax(language, what, reason),
        Fault::UnknownKey { key, near } => front_matter::unknown_key(language, key, near),
        Fault::BadValue { key, value, expected } => {
            front_matter::bad_value(language, key, value, expected)
        }
        Fault::MissingKey { key } => front_matter::missing_key(language, key),
        Fault::DatesReversed => front_matter::dates_reversed(language),
        Fault::PeriodReversed => front_matter::period_reversed(language),
        Fault::SameKey { key } => front_matter::same_key(language, key),
        Fault::ReviewOverdue { review_by } => front_matter::review_overdue(language, review_by),
        Fault::EmptyGuideline => text::empty(language),
        Fault::RuleTooLong { chars, chars_max } => {
            text::rule_too_long(language, *chars, *chars_max)
        }
        Fault::ListWithoutLeadIn => text::list_without_lead_in(language),
        Fault::MarkupIgnored { what } => text::markup_ignored(language, what),
        Fault::DeadLink { target, near } => references::dead_link(language, target, near),
        Fault::QuoteNotFound { quote, in_file, near } => {
            references::quote_not_found(language, quote, in_file, near)
        }
        Fault::FileNotFound { name, near } => references::file_not_found(language, name, near),
        Fault::SameId { id } => references::same_id(language, id),
        Fault::NeverFires { what, id } => references::never_fires(language, what, id),
        Fault::MissingLanguage { what, language: missing } => {
            references::missing_language(language, what, *missing)
        }
        Fault::UnknownConcept { id, near } => thesaurus::unknown_concept(language, id, near),
        Fault::SameLabel { label, other } => thesaurus::same_label(language, label, other),
        Fault::WordInTwoLists { word, other } => thesaurus::in_two_lists(language, word, other),
        Fault::NoLabels { id } => thesaurus::no_labels(language, id),
        Fault::BadPattern { pattern, reason } => safety::bad_pattern(language, pattern, reason),
        Fault::PatternTooLarge { pattern } => safety::pattern_too_large(language, pattern),
        Fault::PatternFitsAll { pattern } => safety::pattern_fits_all(language, pattern),
        Fault::TooManyEntries { what, count, count_max } => {
            safety::too_many_entries(language, what, *count, *count_max)
        }
        Fault::CaseBroken { question, expected, found } => {
            references::case_broken(language, question, expected, found)
        }
        Fault::Asked(fault) => asked::said(language, fault),
        Fault::CaseHoldsNow { question } => references::case_holds_now(language, question),
    }
}

/// The name of a level.
pub fn level(language: Language, level: Level) -> &'static str {
    match (level, language) {
        (Level::Error, Nl) => "fout",
        (Level::Error, En) => "error",
        (Level::Warning, Nl) => "waarschuwing",
        (Level::Warning, En) => "warning",
        (Level::Hint, Nl | En) => "tip",
    }
}

/// The last line: how much of each level there is, and what that means for the bot.
pub fn summary(language: Language, errors: usize, warnings: usize, hints: usize) -> String {
    let counts = [
        counted(language, errors, ["fout", "fouten", "error", "errors"]),
        counted(language, warnings, ["waarschuwing", "waarschuwingen", "warning", "warnings"]),
        counted(language, hints, ["tip", "tips", "tip", "tips"]),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match (language, counts.is_empty(), errors) {
        (Nl, true, _) => "Alles in orde.".to_string(),
        (En, true, _) => "All is well.".to_string(),
        (Nl, false, 0) => format!("{counts}. De bot kan deze teksten gebruiken."),
        (En, false, 0) => format!("{counts}. The bot can use these texts."),
        (Nl, false, _) => format!("{counts}. De bot gebruikt deze teksten pas als dit klopt."),
        (En, false, _) => format!("{counts}. The bot won't use these texts until this is fixed."),
    }
}

/// Under the errors of files that do not take part.
pub fn left_out(language: Language, files: usize) -> String {
    match (language, files) {
        (Nl, 1) => "Dit bestand doet nog niet mee. De andere richtlijnen gebruik ik wel.".into(),
        (Nl, _) => {
            format!(
                "Deze {files} bestanden doen nog niet mee. De andere richtlijnen gebruik ik wel."
            )
        }
        (En, 1) => "I leave this file out for now. I do use the other guidelines.".into(),
        (En, _) => {
            format!("I leave these {files} files out for now. I do use the other guidelines.")
        }
    }
}

fn counted(language: Language, count: usize, names: [&str; 4]) -> Option<String> {
    let [nl_one, nl_more, en_one, en_more] = names;
    let name = match (language, count) {
        (_, 0) => return None,
        (Nl, 1) => nl_one,
        (Nl, _) => nl_more,
        (En, 1) => en_one,
        (En, _) => en_more,
    };
    Some(format!("{count} {name}"))
}

/// "Did you mean", or else what `otherwise` says.
fn near_or(language: Language, near: &Option<String>, otherwise: impl Into<String>) -> String {
    match (near, language) {
        (Some(near), Nl) => format!("Bedoel je \"{near}\"?"),
        (Some(near), En) => format!("Do you mean \"{near}\"?"),
        (None, _) => otherwise.into(),
    }
}
