//! What holds for all detectors together, and the ways in which their tests ask.

use proptest::prelude::*;

use super::{Screen, redact};
use crate::model::{Detail, FindingKind, RiskLevel, SafetyRules};

fn screen() -> Screen {
    Screen::new(&SafetyRules::default())
}

/// The levels of one detail in a draft.
pub fn found(text: &str, detail: &Detail) -> Vec<RiskLevel> {
    let found = screen().draft(text).into_iter().filter(|one| one.detail == *detail);
    found.map(|one| one.level).collect()
}

/// The same in a question.
pub fn found_in_question(text: &str, detail: &Detail) -> Vec<RiskLevel> {
    let found = screen().question(text).into_iter().filter(|one| one.detail == *detail);
    found.map(|one| one.level).collect()
}

/// Where one detail stands in a draft.
pub fn spans<'t>(text: &'t str, detail: &Detail) -> Vec<&'t str> {
    let found = screen().draft(text).into_iter().filter(|one| one.detail == *detail);
    found.map(|one| one.span.of(text).unwrap()).collect()
}

/// The kinds of all that is found in a draft.
pub fn kinds(text: &str) -> Vec<FindingKind> {
    screen().draft(text).into_iter().map(|one| one.kind).collect()
}

#[test]
fn questions_about_a_rule_carry_nothing() {
    for text in [
        "Mag ik een BSN delen?",
        "mag ik vertellen dat mijn collega ziek is?",
        "Mag ik een vertrouwelijk stuk doorsturen?",
        "Wat betekent TLP:AMBER?",
        "Mag ik op X zeggen dat mijn werkgever een puinhoop is?",
        "Can I share a colleague's phone number?",
        "Mag ik oproepen om op D66 te stemmen?",
        "Mag ik de burgemeester noemen, of burgemeester Peter Smit?",
    ] {
        assert_eq!(screen().question(text), [], "{text}");
    }
}

#[test]
fn a_question_needs_none_of_the_phrases_of_drafts() {
    let screen = screen();
    for line in SAMPLES.lines().skip(1) {
        let (_, text) = line.split_once('\t').unwrap();
        for text in [text.to_string(), format!("Mag ik dit plaatsen? {text}")] {
            assert_eq!(screen.question(&text), screen.question_by_all(&text), "{text}");
        }
    }
}

/// Invented posts with the kind that must be found in each, and harmless ones.
const SAMPLES: &str = include_str!("data/samples.tsv");

#[test]
fn invented_posts_are_judged_as_they_should_be() {
    let mut wrong = Vec::new();
    for line in SAMPLES.lines().skip(1) {
        let (kind, draft) = line.split_once('\t').unwrap();
        let found = kinds(draft);
        let is_right = match FindingKind::of_code(kind) {
            Some(kind) => found.contains(&kind),
            None => found.is_empty(),
        };
        if !is_right {
            wrong.push(format!("{line} {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pieces that detectors look for, glued together in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("bsn 123456782".to_string()),
        Just("NL91 ABNA 0417 1643 00".to_string()),
        Just("06-12345678".to_string()),
        Just("jan@gmail.com".to_string()),
        Just("mevrouw K. de Vries-\u{d6}zdemir".to_string()),
        Just("TLP:RED\n".to_string()),
        Just("wachtwoord: ".to_string()),
        Just("embargo tot ".to_string()),
        Just("geboren op 1-2-1980".to_string()),
        Just("Kerkstraat 1, 1234 AB".to_string()),
        Just("paspoort NX4R27K81 ".to_string()),
        Just("kenteken ".to_string()),
        Just("\u{ad}\u{200b}\u{301}😀１２".to_string()),
        Just("stem lijst 4 you clown bij ons op kantoor puinhoop heeft kanker".to_string()),
        "\\PC{0,6}",
        "[0-9 .+()/-]{0,14}",
    ];
    prop::collection::vec(piece, 0..10).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn whatever_is_found_stands_in_the_text(text in pieces()) {
        for found in [screen().draft(&text), screen().question(&text)] {
            let mut end = 0;
            for one in &found {
                prop_assert!(one.span.of(&text).is_some_and(|it| !it.is_empty()), "{:?}", one);
                prop_assert!(one.span.start >= end, "{:?}", found);
                end = one.span.end;
            }
            let redacted = redact(&text, &found, |_| "\u{25a0}".to_string());
            let rest: usize = found.iter().map(|one| one.span.len()).sum();
            let marks = found.len() * '\u{25a0}'.len_utf8();
            prop_assert_eq!(redacted.len(), text.len() - rest + marks);
        }
    }

    // Without vowels no word can say that the value is no good, as "nep" does.
    #[test]
    fn a_value_is_gone_once_it_is_taken_out(
        before in "[b-df-hj-np-tv-z ,.]{0,20}",
        after in "[ ,.][b-df-hj-np-tv-z ]{0,20}",
    ) {
        for value in ["NL91ABNA0417164300", "123456782", "+31687654321"] {
            let text = format!("{before} bsn of telefoon {value}{after}");
            let redacted = redact(&text, &screen().draft(&text), |_| "[x]".to_string());
            if value != "123456782" {
                prop_assert!(!redacted.contains(value), "{}", redacted);
            }
        }
    }
}
