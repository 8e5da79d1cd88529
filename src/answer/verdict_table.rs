//! The table of verdicts: what is asked × what is ruled.

use super::verdict::Ruled;
use crate::language::clause::{self, WordKind};
use crate::model::{AskedModality, Modality, Norm, Span, VerdictKind};

/// What of a question the table goes by.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub modality: AskedModality,
    /// Whether it says itself that something is not so.
    pub denies: bool,
    pub names_exception: bool,
    /// Whether it says that what the exceptions are for is not so.
    pub rules_out_exceptions: bool,
    pub names_condition: bool,
    /// Whether what it says of a condition is that it is not met.
    pub breaks_condition: bool,
    pub names_only: bool,
    /// Whether the asker is one of those who alone may; none where nobody said.
    pub is_only: Option<bool>,
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

/// The table: what is asked × what is ruled.
pub fn by_table(asked: Asked, norm: &Norm, ruled: &Ruled) -> Option<(VerdictKind, Limits)> {
    use AskedModality as A;
    use Modality as M;
    use VerdictKind as V;
    let clause = &norm.clause;
    let has_exceptions = !clause.exceptions.is_empty() && !asked.rules_out_exceptions;
    let asks_leave = matches!(asked.modality, A::May | A::Forbidden | A::WhatMay);
    if clause.only.is_some() && matches!(clause.modality, M::May | M::MayIf) {
        // Others than the only ones may not; as long as nobody said that the asker is one of them,
        // that holds.
        return match asked.is_only {
            _ if !asks_leave => None,
            Some(true) if clause.modality == M::May => Some((V::Allowed, Limits::OfNorm)),
            Some(true) => Some((V::AllowedIf, Limits::OfNorm)),
            Some(false) => Some((V::NotAllowed, Limits::None)),
            None => (!asked.names_only).then_some((V::NotAllowed, Limits::None)),
        };
    }
    match (asked.modality, clause.modality) {
        (A::Other, _) | (_, M::Should | M::ShouldNot) => None,
        (_, M::MustNot) if asked.modality == A::WhatMust => None,
        (_, M::MustNot) if !has_exceptions => Some((V::NotAllowed, Limits::OfNorm)),
        (_, M::MustNot) if asked.names_exception && asked.denies => None,
        (_, M::MustNot) if asked.names_exception => Some((V::Allowed, Limits::None)),
        (_, M::MustNot) if can_be_brought_about(clause.exceptions.as_slice(), ruled) => {
            Some((V::AllowedIf, Limits::ExceptionsAreConditions))
        }
        (_, M::MustNot) => Some((V::NotAllowed, Limits::OfNorm)),
        (A::WhatMust, M::Must) => Some((V::Required, Limits::OfNorm)),
        (A::WhatMust, _) => None,
        (A::Must, M::MayIf) if asked.names_condition && !asked.denies => {
            Some((V::Required, Limits::OfNorm))
        }
        (_, M::MayIf) if asked.breaks_condition => Some((V::NotAllowed, Limits::OfNorm)),
        (A::Must, M::MayIf) => None,
        (_, M::MayIf) if asked.denies && !asked.names_condition && !denies_itself(norm, ruled) => {
            None
        }
        (_, M::MayIf) => Some((V::AllowedIf, Limits::OfNorm)),
        (_, M::May) if asked.names_exception => Some((V::NotAllowed, Limits::None)),
        (_, M::May) if can_be_brought_about(clause.exceptions.as_slice(), ruled) => {
            Some((V::AllowedIf, Limits::OfNorm))
        }
        // Any other exception leaves it standing where the question does not name it.
        (_, M::May) if has_exceptions && asked.denies => None,
        (_, M::May) if has_exceptions => Some((V::Allowed, Limits::OfNorm)),
        // What is allowed says nothing of the same without a part of it.
        (_, M::May) if asked.denies && !denies_itself(norm, ruled) => None,
        (_, M::May) => Some((V::Allowed, Limits::None)),
        (A::Must, M::NeedNot) => Some((V::NotRequired, Limits::OfNorm)),
        // "Mag het zonder …?"
        (_, M::NeedNot) if asked.denies && !clause.conditions.is_empty() => {
            Some((V::AllowedIf, Limits::OfNorm))
        }
        (_, M::NeedNot) => None,
        (A::Must, M::Must) => Some((V::Required, Limits::OfNorm)),
        (_, M::Must) if asks_first(norm, ruled) && !asked.denies => {
            Some((V::AllowedIf, Limits::WholeNorm))
        }
        // "Die weiger je": a duty to refuse is no leave.
        (_, M::Must) if refuses(norm, ruled) => Some((V::NotAllowed, Limits::OfNorm)),
        // "Een tekening plaatsen we als de ouders dat goedvinden".
        (_, M::Must) if has_later_condition(norm) && !asked.denies => {
            Some((V::AllowedIf, Limits::OfNorm))
        }
        // An act that the rule commands; what must be done instead does not decide.
        (_, M::Must) if !asked.denies => Some((V::Required, Limits::OfNorm)),
        (_, M::Must) => None,
    }
}

/// Whether the norm's own condition is that something is not so.
pub fn denies(norm: &Norm, ruled: &Ruled) -> bool {
    any_denies(&norm.clause.conditions, ruled)
}

/// Whether the norm itself speaks of something that is not so.
fn denies_itself(norm: &Norm, ruled: &Ruled) -> bool {
    !norm.clause.concessions.is_empty() || any_denies(&norm.clause.spans, ruled)
}

fn any_denies(spans: &[Span], ruled: &Ruled) -> bool {
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

/// Whether a duty is to ask, consult or report before the act.
fn asks_first(norm: &Norm, ruled: &Ruled) -> bool {
    has(WordKind::AskFirst, &norm.clause.spans, ruled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Wording;
    use crate::model::{
        Language, Lines, Passage, PassageKind, PassageTerms, Prose, SlotSides, Style,
    };

    const ASKED: [AskedModality; 6] = [
        AskedModality::May,
        AskedModality::Forbidden,
        AskedModality::Must,
        AskedModality::WhatMay,
        AskedModality::WhatMust,
        AskedModality::Other,
    ];

    fn asked(modality: AskedModality) -> Asked {
        Asked {
            modality,
            denies: false,
            names_exception: false,
            rules_out_exceptions: false,
            names_condition: false,
            breaks_condition: false,
            names_only: false,
            is_only: None,
        }
    }

    /// What the table says of the first norm of `sentence`.
    fn cell(sentence: &str, language: Language, asked: Asked) -> Option<VerdictKind> {
        let mut prose = Prose::default();
        prose.push(sentence, Span::new(0, sentence.len()), Style::default());
        let passage = Passage {
            section: 0,
            kind: PassageKind::Paragraph,
            span: Span::new(0, sentence.len()),
            lines: Lines { first: 1, last: 1 },
            prose,
            lead_ins: Vec::new(),
            sentences: Vec::new(),
            number: None,
        };
        let wording = Wording::plain(language);
        let clause = clause::clauses(sentence, wording).into_iter().next()?;
        let norm = Norm {
            clause,
            sentence: 0,
            slots: SlotSides::default(),
            condition_slots: SlotSides::default(),
            exception_slots: SlotSides::default(),
            lead_in: None,
            is_answer: false,
        };
        let terms = PassageTerms::default();
        let ruled = Ruled { passage: &passage, terms: &terms, norms: &[], words: &[], wording };
        by_table(asked, &norm, &ruled).map(|(kind, _)| kind)
    }

    fn row(sentence: &str, language: Language) -> String {
        let cells = ASKED.map(|modality| {
            cell(sentence, language, asked(modality)).map_or("-", VerdictKind::code)
        });
        format!("{sentence}\n    {}", cells.join(" | "))
    }

    #[test]
    fn each_cell_of_the_table() {
        let dutch = [
            "Je mag een foto plaatsen.",
            "Je mag een foto plaatsen, mits de maker akkoord is.",
            "Je mag een foto plaatsen, tenzij er kinderen op staan.",
            "Alleen de woordvoerder beantwoordt persvragen.",
            "Plaats geen foto.",
            "Plaats geen foto, tenzij de maker toestemming gaf.",
            "Plaats geen foto, behalve tijdens de campagneweek.",
            "Plaats geen foto zonder toestemming van de maker.",
            "Meld een fout binnen een uur.",
            "Vraag toestemming voor een foto.",
            "Je hoeft een foto niet te melden.",
            "Plaats liever geen foto.",
            "Plaats bij voorkeur een foto.",
        ];
        let rows = dutch.map(|sentence| row(sentence, Language::Nl)).join("\n");
        insta::assert_snapshot!(rows, @r"
        Je mag een foto plaatsen.
            allowed | allowed | allowed | allowed | - | -
        Je mag een foto plaatsen, mits de maker akkoord is.
            allowed_if | allowed_if | - | allowed_if | - | -
        Je mag een foto plaatsen, tenzij er kinderen op staan.
            allowed | allowed | allowed | allowed | - | -
        Alleen de woordvoerder beantwoordt persvragen.
            not_allowed | not_allowed | - | not_allowed | - | -
        Plaats geen foto.
            not_allowed | not_allowed | not_allowed | not_allowed | - | -
        Plaats geen foto, tenzij de maker toestemming gaf.
            allowed_if | allowed_if | allowed_if | allowed_if | - | -
        Plaats geen foto, behalve tijdens de campagneweek.
            not_allowed | not_allowed | not_allowed | not_allowed | - | -
        Plaats geen foto zonder toestemming van de maker.
            allowed_if | allowed_if | - | allowed_if | - | -
        Meld een fout binnen een uur.
            required | required | required | required | required | -
        Vraag toestemming voor een foto.
            allowed_if | allowed_if | required | allowed_if | required | -
        Je hoeft een foto niet te melden.
            - | - | not_required | - | - | -
        Plaats liever geen foto.
            - | - | - | - | - | -
        Plaats bij voorkeur een foto.
            - | - | - | - | - | -
        ");
    }

    #[test]
    fn each_cell_of_the_table_in_english() {
        let english = [
            "You may post a photo.",
            "You may post a photo if the maker agrees.",
            "Do not post a photo.",
            "Do not post a photo without the consent of the maker.",
            "Report a mistake within an hour.",
            "You need not report a photo.",
            "You should post a photo.",
        ];
        let rows = english.map(|sentence| row(sentence, Language::En)).join("\n");
        insta::assert_snapshot!(rows, @r"
        You may post a photo.
            allowed | allowed | allowed | allowed | - | -
        You may post a photo if the maker agrees.
            allowed_if | allowed_if | - | allowed_if | - | -
        Do not post a photo.
            not_allowed | not_allowed | not_allowed | not_allowed | - | -
        Do not post a photo without the consent of the maker.
            allowed_if | allowed_if | - | allowed_if | - | -
        Report a mistake within an hour.
            required | required | required | required | required | -
        You need not report a photo.
            - | - | not_required | - | - | -
        You should post a photo.
            - | - | - | - | - | -
        ");
    }

    #[test]
    fn a_question_that_names_an_exception_turns_the_rule_round() {
        let named = Asked { names_exception: true, ..asked(AskedModality::May) };
        let forbids = "Plaats geen foto, behalve tijdens de campagneweek.";
        assert_eq!(cell(forbids, Language::Nl, named), Some(VerdictKind::Allowed));
        let allows = "Je mag een foto plaatsen, tenzij er kinderen op staan.";
        assert_eq!(cell(allows, Language::Nl, named), Some(VerdictKind::NotAllowed));
        let unsure = Asked { denies: true, ..named };
        assert_eq!(cell(forbids, Language::Nl, unsure), None);
    }

    #[test]
    fn a_condition_that_is_not_met_gives_no_leave() {
        let broken = Asked {
            names_condition: true,
            breaks_condition: true,
            denies: true,
            ..asked(AskedModality::May)
        };
        let rule = "Je mag een foto plaatsen, mits de maker akkoord is.";
        assert_eq!(cell(rule, Language::Nl, broken), Some(VerdictKind::NotAllowed));
    }

    #[test]
    fn a_denied_rule_never_keeps_its_verdict() {
        let acts = ["een foto delen", "een bericht plaatsen", "een account openen", "iets liken"];
        for act in acts {
            let plain = format!("Je mag {act}.");
            let denied = format!("Je mag niet {act}.");
            for modality in ASKED {
                let [plain, denied] =
                    [&plain, &denied].map(|rule| cell(rule, Language::Nl, asked(modality)));
                assert!(plain.is_none() || plain != denied, "{act} {modality:?}");
                let yes = [Some(VerdictKind::Allowed), Some(VerdictKind::AllowedIf)];
                assert!(!yes.contains(&denied), "{act} {modality:?}");
            }
        }
    }

    #[test]
    fn an_exception_more_never_makes_a_no_a_plain_yes() {
        let exceptions = ["tenzij de maker akkoord is", "behalve in crisistijd", "behoudens op X"];
        for exception in exceptions {
            let rule = format!("Het is verboden een foto te delen, {exception}.");
            let given = cell(&rule, Language::Nl, asked(AskedModality::May));
            assert_ne!(given, Some(VerdictKind::Allowed), "{rule}");
        }
    }
}
