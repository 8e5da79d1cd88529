//! What stands above a sentence that rules something: a lead-in that it goes on with, or a heading.

use crate::language::clause::words;
use crate::model::{Clause, Modality, Span};

/// What stands above a sentence.
#[derive(Default)]
pub struct Above<'a> {
    pub sentence: Option<(Option<usize>, &'a str)>,
    pub heading: Option<(Option<usize>, Modality)>,
    /// Whether that is the heading of the section.
    pub is_of_section: bool,
}

/// Whether what follows is a condition or an exception: "Je mag delen als:".
pub fn ends_in_connector(lead: &str) -> bool {
    let last = words(lead).pop();
    last.is_some_and(|word| {
        ["als", "mits", "tenzij", "indien", "wanneer", "zolang", "if", "when", "where", "unless"]
            .contains(&word.text.as_str())
    })
}

/// Whether a lead-in without a colon goes on in what it leads in: "When you are filmed, don't".
pub fn is_unfinished(lead: &str) -> bool {
    const OPEN: [&str; 18] = [
        "don't", "not", "never", "must", "should", "may", "can", "shall", "to", "niet", "nooit",
        "geen", "mag", "moet", "je", "we", "you", "u",
    ];
    let all = words(lead);
    all.len() > HEADING_WORDS_MAX
        && lead.trim_end().ends_with(char::is_alphabetic)
        && all.last().is_some_and(|last| OPEN.contains(&last.text.as_str()))
}

/// So many words a section's heading may have that rules what stands below it.
const HEADING_WORDS_MAX: usize = 3;

/// Whether a section's heading is so short that it may rule what stands below it.
pub fn is_short(heading: &str) -> bool {
    words(heading).len() <= HEADING_WORDS_MAX
}

/// The clause of `text` with the modality of the heading above it.
pub fn under(text: &str, own: Vec<Clause>, heading: Modality) -> Clause {
    let whole = Span::new(0, text.trim_end().len());
    let base = own.into_iter().next();
    let has_limits = base.as_ref().is_some_and(|it| !it.conditions.is_empty());
    let first = words(text).into_iter().next().map(|word| word.text);
    let is_nobody = first.is_some_and(|first| {
        ["nobody", "nothing", "none", "niemand", "niets", "geen"].contains(&first.as_str())
    });
    let modality = match heading {
        Modality::May | Modality::MayIf if is_nobody => Modality::MustNot,
        Modality::May if has_limits => Modality::MayIf,
        modality => modality,
    };
    match base {
        Some(clause) => Clause { modality, is_guessed: false, ..clause },
        None => bare(whole, modality),
    }
}

/// A clause of nothing but its words.
pub fn bare(span: Span, modality: Modality) -> Clause {
    Clause {
        modality,
        spans: vec![span],
        conditions: Vec::new(),
        exceptions: Vec::new(),
        concessions: Vec::new(),
        before: None,
        apart: None,
        only: None,
        is_clear: true,
        is_indicative: false,
        is_guessed: false,
    }
}
