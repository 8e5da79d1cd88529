//! What the table of verdicts gives, cell by cell.

use std::sync::Arc;

use super::verdict::Ruled;
use super::verdict_table::{Asked, by_table};
use crate::language::{Wording, clause};
use crate::model::{
    AskedModality, Language, Lines, Norm, NormQuantities, Passage, PassageKind, PassageTerms,
    Prose, SlotSides, Span, Style, VerdictKind, Vocabulary,
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
        asks_condition: false,
        doubts_condition: false,
        breaks_condition: false,
        names_only: false,
        touches_exception: false,
        refuses: false,
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
        prose: Arc::new(prose),
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
        quantities: NormQuantities::default(),
        sides: Vec::new(),
        condition_sides: Vec::new(),
        lead_in: None,
        lifted: Vec::new(),
        is_answer: false,
    };
    let terms = PassageTerms::default();
    let vocabulary = Vocabulary::default();
    let vocabulary = &vocabulary;
    let (passage, terms) = (&passage, &terms);
    let ruled = Ruled { passage, terms, norms: &[], words: &[], wording, vocabulary };
    by_table(asked, &norm, &ruled).map(|(kind, _)| kind)
}

fn row(sentence: &str, language: Language) -> String {
    let cells = ASKED
        .map(|modality| cell(sentence, language, asked(modality)).map_or("-", VerdictKind::code));
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
        not_allowed | not_allowed | not_allowed | - | - | -
    Plaats geen foto, tenzij de maker toestemming gaf.
        allowed_if | allowed_if | allowed_if | allowed_if | - | -
    Plaats geen foto, behalve tijdens de campagneweek.
        not_allowed | not_allowed | not_allowed | - | - | -
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
        not_allowed | not_allowed | not_allowed | - | - | -
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
    let named =
        Asked { names_exception: true, touches_exception: true, ..asked(AskedModality::May) };
    let forbids = "Plaats geen foto, behalve tijdens de campagneweek.";
    assert_eq!(cell(forbids, Language::Nl, named), Some(VerdictKind::Allowed));
    let allows = "Je mag een foto plaatsen, tenzij er kinderen op staan.";
    assert_eq!(cell(allows, Language::Nl, named), Some(VerdictKind::NotAllowed));
    let unsure = Asked { denies: true, ..named };
    assert_eq!(cell(forbids, Language::Nl, unsure), None);
}

#[test]
fn a_question_about_the_exception_that_does_not_name_it_gets_no_leave() {
    let touched = Asked { touches_exception: true, ..asked(AskedModality::May) };
    let forbids = "Plaats geen foto, behalve tijdens de campagneweek.";
    assert_eq!(cell(forbids, Language::Nl, touched), None);
    let allows = "Je mag een foto plaatsen, tenzij er kinderen op staan.";
    assert_eq!(cell(allows, Language::Nl, touched), Some(VerdictKind::NotAllowed));
}

#[test]
fn a_duty_that_falls_away_under_a_condition_stands_where_nobody_named_it() {
    let rule = "Als de foto van jezelf is, hoef je geen naam te vermelden.";
    let must = asked(AskedModality::Must);
    assert_eq!(cell(rule, Language::Nl, must), None);
    let named = Asked { names_condition: true, ..must };
    assert_eq!(cell(rule, Language::Nl, named), Some(VerdictKind::NotRequired));
}

#[test]
fn what_the_rule_refuses_must_be_refused_and_may_not_be_taken() {
    let takes = asked(AskedModality::May);
    let rule = "Een geschenk weiger je.";
    assert_eq!(cell(rule, Language::Nl, takes), Some(VerdictKind::NotAllowed));
    let refuses = Asked { refuses: true, ..takes };
    assert_eq!(cell(rule, Language::Nl, refuses), Some(VerdictKind::Required));
    let must_take = asked(AskedModality::Must);
    assert_eq!(cell(rule, Language::Nl, must_take), Some(VerdictKind::NotAllowed));
    let must_refuse = Asked { refuses: true, ..must_take };
    assert_eq!(cell(rule, Language::Nl, must_refuse), Some(VerdictKind::Required));
}

#[test]
fn what_needs_nobodys_consent_may_be_done() {
    let may = asked(AskedModality::May);
    for (rule, language) in [
        ("Voor een foto van de markt is geen toestemming nodig.", Language::Nl),
        ("No consent is needed for a picture of the market.", Language::En),
    ] {
        assert_eq!(cell(rule, language, may), Some(VerdictKind::Allowed), "{rule}");
        assert_eq!(cell(rule, language, Asked { denies: true, ..may }), None, "{rule}");
    }
    // Free of another duty is not free to do it.
    let label = "Bij een foto van de markt hoeft geen naam te staan.";
    assert_eq!(cell(label, Language::Nl, may), None);
    let only_some = "Als de foto van jezelf is, is geen toestemming nodig.";
    assert_eq!(cell(only_some, Language::Nl, may), None);
    let named = Asked { names_condition: true, ..may };
    assert_eq!(cell(only_some, Language::Nl, named), Some(VerdictKind::Allowed));
}

#[test]
fn asking_afterwards_is_not_asking_first() {
    let may = asked(AskedModality::May);
    let first = "Vraag de maker om een bericht en plaats de foto.";
    assert_eq!(cell(first, Language::Nl, may), Some(VerdictKind::AllowedIf));
    let after = "Verberg de reactie en vraag de maker om een bericht.";
    assert_eq!(cell(after, Language::Nl, may), Some(VerdictKind::Required));
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
    let doubted = Asked { doubts_condition: true, ..asked(AskedModality::May) };
    assert_eq!(cell(rule, Language::Nl, doubted), None);
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

#[test]
fn a_rule_for_another_case_says_nothing() {
    for (modality, rule) in [
        (AskedModality::Must, "Wie niet op een lijst staat, hoeft dat niet te melden."),
        (AskedModality::Must, "Wie op een lijst staat, meldt dat."),
        (AskedModality::May, "Wie op een lijst staat, plaatst geen berichten."),
    ] {
        let named = Asked { names_condition: true, ..asked(modality) };
        assert!(cell(rule, Language::Nl, named).is_some(), "{rule}");
        let broken = Asked { breaks_condition: true, ..named };
        assert_eq!(cell(rule, Language::Nl, broken), None, "{rule}");
    }
}

#[test]
fn a_release_does_not_reach_its_exception() {
    let rule = "Op zondag hoef je niet te kijken, tenzij het advies op rood staat.";
    let must = asked(AskedModality::Must);
    assert_eq!(cell(rule, Language::Nl, must), Some(VerdictKind::NotRequired));
    let touched = Asked { touches_exception: true, ..must };
    assert_eq!(cell(rule, Language::Nl, touched), None);
    let named = Asked { names_exception: true, ..touched };
    assert_eq!(cell(rule, Language::Nl, named), Some(VerdictKind::Required));
}
