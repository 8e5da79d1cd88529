//! The table of verdicts: what is asked × what is ruled.

use super::verdict::Ruled;
use crate::language::clause::{self, WordKind};
use crate::model::{AskedModality, Language, Modality, Norm, Span, VerdictKind};

/// What of a question the table goes by.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub modality: AskedModality,
    /// Whether it says itself that something is not so.
    pub denies: bool,
    /// Whether it speaks of what an exception is for.
    pub touches_exception: bool,
    /// Whether it names the exception itself.
    pub names_exception: bool,
    /// Whether it says that what the exceptions are for is not so.
    pub rules_out_exceptions: bool,
    pub names_condition: bool,
    /// Whether it names so much of one that it may be asking about the condition itself.
    pub asks_condition: bool,
    /// Whether it may say, and may not, that one is not met.
    pub doubts_condition: bool,
    /// Whether what it says of a condition is that it is not met.
    pub breaks_condition: bool,
    pub names_only: bool,
    /// Whether the asker is one of those who alone may; none where nobody said.
    pub is_only: Option<bool>,
    /// Whether what is asked about is to turn something down.
    pub refuses: bool,
}

/// What becomes of the norm's conditions and exceptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    OfNorm,
    ExceptionsAreConditions,
    /// The norm itself is what must be done first.
    WholeNorm,
    None,
}

/// What a rule of who alone may gives: others may not, and as long as nobody said that the asker is
/// one of them, that holds.
fn of_only_ones(asked: Asked, modality: Modality) -> Option<(VerdictKind, Limits)> {
    match asked.is_only {
        Some(true) if modality == Modality::May => Some((VerdictKind::Allowed, Limits::OfNorm)),
        Some(true) => Some((VerdictKind::AllowedIf, Limits::OfNorm)),
        Some(false) => Some((VerdictKind::NotAllowed, Limits::None)),
        None => (!asked.names_only).then_some((VerdictKind::NotAllowed, Limits::None)),
    }
}

/// The table: what is asked × what is ruled.
pub fn by_table(asked: Asked, norm: &Norm, ruled: &Ruled) -> Option<(VerdictKind, Limits)> {
    use AskedModality as A;
    use Modality as M;
    use VerdictKind as V;
    let clause = &norm.clause;
    let has_exceptions = !clause.exceptions.is_empty() && !asked.rules_out_exceptions;
    let obtainable = can_be_brought_about(&clause.exceptions, ruled);
    let asks_leave = matches!(asked.modality, A::May | A::Forbidden | A::WhatMay);
    if clause.only.is_some() && matches!(clause.modality, M::May | M::MayIf) {
        return asks_leave.then(|| of_only_ones(asked, clause.modality)).flatten();
    }
    match (asked.modality, clause.modality) {
        (A::Other, _) | (_, M::Should | M::ShouldNot) => None,
        (A::WhatMust, M::MustNot) => None,
        // A rule for a case that is not the question's.
        (_, M::MustNot | M::Must | M::NeedNot) if asked.breaks_condition => None,
        // "Wat mag wel?" is not answered by one thing that may not.
        (A::WhatMay, M::MustNot) if !asked.denies && !obtainable => None,
        (_, M::MustNot) if !has_exceptions => Some((V::NotAllowed, Limits::OfNorm)),
        (_, M::MustNot) if asked.names_exception && asked.denies => None,
        (_, M::MustNot) if asked.names_exception => Some((V::Allowed, Limits::None)),
        (_, M::MustNot) if obtainable => Some((V::AllowedIf, Limits::ExceptionsAreConditions)),
        // It may be the very case that the exception is for.
        (_, M::MustNot) if asked.touches_exception => None,
        (_, M::MustNot) => Some((V::NotAllowed, Limits::OfNorm)),
        (A::WhatMust, M::Must) => Some((V::Required, Limits::OfNorm)),
        (A::WhatMust, _) => None,
        (A::Must, M::MayIf) if asked.asks_condition && !asked.denies => {
            Some((V::Required, Limits::OfNorm))
        }
        // "Zonder ondertitels, kan dat?" of what may be sent out without them breaks nothing.
        (_, M::MayIf) if asked.breaks_condition && !denies_itself(norm, ruled) => {
            Some((V::NotAllowed, Limits::OfNorm))
        }
        (A::Must, M::MayIf) => None,
        (_, M::MayIf) if asked.doubts_condition => None,
        (_, M::MayIf) if asked.denies && !asked.names_condition && !denies_itself(norm, ruled) => {
            None
        }
        (_, M::MayIf) => Some((V::AllowedIf, Limits::OfNorm)),
        // A no that is not meant sends somebody to ask: here a part of the exception is enough.
        (_, M::May) if has_exceptions && asked.touches_exception => {
            Some((V::NotAllowed, Limits::None))
        }
        (_, M::May) if obtainable => Some((V::AllowedIf, Limits::OfNorm)),
        // Any other exception leaves it standing where the question does not name it.
        (_, M::May) if has_exceptions && asked.denies => None,
        (_, M::May) if has_exceptions => Some((V::Allowed, Limits::OfNorm)),
        // What is allowed says nothing of the same without a part of it.
        (_, M::May) if asked.denies && !denies_itself(norm, ruled) => None,
        (_, M::May) => Some((V::Allowed, Limits::None)),
        (_, M::NeedNot) => of_release(asked, norm, ruled),
        // "Moet ik het accepteren?" of what is to be refused.
        (A::Must, M::Must) if refuses(norm, ruled) && !asked.refuses && !asked.denies => {
            Some((V::NotAllowed, Limits::OfNorm))
        }
        (A::Must, M::Must) => Some((V::Required, Limits::OfNorm)),
        (_, M::Must) => of_duty(asked, norm, ruled),
    }
}

/// What a release from a duty gives.
fn of_release(asked: Asked, norm: &Norm, ruled: &Ruled) -> Option<(VerdictKind, Limits)> {
    use VerdictKind as V;
    let has_exceptions = !norm.clause.exceptions.is_empty() && !asked.rules_out_exceptions;
    let has_conditions = !norm.clause.conditions.is_empty();
    match asked.modality {
        _ if asked.doubts_condition => None,
        // Free of a duty under a condition that the question does not speak of.
        AskedModality::Must if has_conditions && !asked.names_condition && !asked.denies => None,
        // "Op zondag hoeft het niet, tenzij het advies op rood staat".
        AskedModality::Must if has_exceptions && asked.names_exception && !asked.denies => {
            Some((V::Required, Limits::None))
        }
        AskedModality::Must if has_exceptions && asked.touches_exception => None,
        AskedModality::Must => Some((V::NotRequired, Limits::OfNorm)),
        // "Mag het zonder …?"
        _ if asked.denies && has_conditions => Some((V::AllowedIf, Limits::OfNorm)),
        _ if asked.denies || has_exceptions || has_conditions && !asked.names_condition => None,
        // "Voor een foto van de markt is geen toestemming nodig": it may be used.
        _ => needs_no_consent(norm, ruled).then_some((V::Allowed, Limits::OfNorm)),
    }
}

/// Whether what is not needed is somebody's consent.
fn needs_no_consent(norm: &Norm, ruled: &Ruled) -> bool {
    has(WordKind::Consent, &norm.clause.spans, ruled)
}

/// What a duty gives where leave is asked for.
fn of_duty(asked: Asked, norm: &Norm, ruled: &Ruled) -> Option<(VerdictKind, Limits)> {
    use VerdictKind as V;
    match () {
        () if asks_first(norm, ruled) && !asked.denies => Some((V::AllowedIf, Limits::WholeNorm)),
        // "Die weiger je": a duty to refuse is no leave.
        () if refuses(norm, ruled) && !asked.refuses => Some((V::NotAllowed, Limits::OfNorm)),
        // "Een tekening plaatsen we als de ouders dat goedvinden".
        () if has_later_condition(norm) && !asked.denies => Some((V::AllowedIf, Limits::OfNorm)),
        // An act that the rule commands; what must be done instead does not decide.
        () if !asked.denies => Some((V::Required, Limits::OfNorm)),
        () => None,
    }
}

/// Whether the norm itself speaks of something that is not so.
fn denies_itself(norm: &Norm, ruled: &Ruled) -> bool {
    !norm.clause.concessions.is_empty() || denies(&norm.clause.spans, ruled)
}

/// Whether something in `spans` is not so.
pub fn denies(spans: &[Span], ruled: &Ruled) -> bool {
    let text = &ruled.passage.prose.text;
    let mut words = spans.iter().filter_map(|span| span.of(text));
    words.any(|words| clause::denies(words, ruled.wording))
}

/// Whether words of that kind stand in `spans`.
fn has(kind: WordKind, spans: &[Span], ruled: &Ruled) -> bool {
    let text = &ruled.passage.prose.text;
    let mut texts = spans.iter().filter_map(|span| span.of(text));
    texts.any(|text| clause::has(text, kind, ruled.wording))
}

/// Whether an exception is of what somebody can get or do: consent, a label.
fn can_be_brought_about(exceptions: &[Span], ruled: &Ruled) -> bool {
    has(WordKind::Obtainable, exceptions, ruled)
}

/// Whether a rule of what is done names its condition after the act.
fn has_later_condition(norm: &Norm) -> bool {
    let begin = norm.clause.spans.first().map_or(0, |span| span.start);
    let is_later = |span: &Span| span.start > begin;
    norm.clause.is_indicative && norm.clause.conditions.iter().any(is_later)
}

/// Whether a duty is to turn something down.
fn refuses(norm: &Norm, ruled: &Ruled) -> bool {
    has(WordKind::Refusal, &norm.clause.spans, ruled)
}

/// Whether a duty is to ask, consult or report before the act. Of "verberg de reactie en vraag hem
/// om een bericht" the act comes first: there only the word for leave tells.
fn asks_first(norm: &Norm, ruled: &Ruled) -> bool {
    let spans = &norm.clause.spans;
    let text = &ruled.passage.prose.text;
    let firsts: Vec<Span> =
        spans.iter().filter_map(|span| first_act(*span, text, ruled.wording.language)).collect();
    has(WordKind::AskFirst, &firsts, ruled) || has(WordKind::Consent, spans, ruled)
}

/// What of `span` stands before a second act.
fn first_act(span: Span, text: &str, language: Language) -> Option<Span> {
    let words = clause::words(span.of(text)?);
    let act = words.iter().position(|word| clause::is_act(&word.text, language));
    let joined =
        |at: usize| words[at..].iter().find(|word| ["en", "and"].contains(&word.text.as_str()));
    let end = act.and_then(joined).map_or(span.end, |and| span.start + and.span.start);
    Some(Span::new(span.start, end))
}
