//! Rules that are not in force yet, and since when a rule is.

use std::fs;

use deelwijzer::bot::library::{Library, LibraryOptions, open};
use deelwijzer::bot::{AskRequest, ask};
use deelwijzer::model::{Answer, Outcome, VerdictKind};
use deelwijzer::render::json;
use deelwijzer::render::plain::{self, PlainOptions};
use jiff::civil::{Date, date};

use std::sync::Arc;

const NOW: &str = "---\ntitle: Vlaggen\nversion: 1.2\nvalid_from: 2026-01-01\nvalid_until: \
    2027-02-28\n---\n\n# Vlaggen\n\nJe mag geen foto van de vlag op LinkedIn plaatsen.\n\nDe vlag \
    hangt op dinsdag buiten.\n";
const LATER: &str = "---\ntitle: Vlaggen vanaf 2027\nvalid_from: 2027-03-01\n---\n\n# Vlaggen\n\n\
    Je mag een foto van de vlag op LinkedIn plaatsen.\n\nDe vlag hangt op dinsdag buiten.\n";

fn library(files: &[(&str, &str)], today: Date) -> Arc<Library> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let options = LibraryOptions {
        id: "stad".to_string(),
        guidelines: folder.path().to_path_buf(),
        index: None,
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    };
    open(&options, today).unwrap()
}

fn asked(library: &Arc<Library>, question: &str, day: Date) -> Answer {
    let request =
        AskRequest { question: question.to_string(), as_of: Some(day), ..AskRequest::default() };
    ask::ask(library, &request).answer
}

const QUESTION: &str = "Mag ik een foto van de vlag op LinkedIn plaatsen?";

#[test]
fn a_coming_rule_is_announced_and_todays_is_answered_from() {
    let files = [("nu.md", NOW), ("straks.md", LATER)];
    let day = date(2026, 11, 1);
    let library = library(&files, day);
    let answer = asked(&library, QUESTION, day);
    assert_eq!(answer.outcome, Outcome::Answered);
    assert_eq!(answer.verdict.as_ref().unwrap().kind, VerdictKind::NotAllowed);
    assert!(answer.citations.iter().all(|it| it.file == "nu.md"));
    let coming = answer.coming.as_ref().unwrap();
    assert_eq!((coming.from, &*coming.citation.file), (date(2027, 3, 1), "straks.md"));
    // What is cited is what is proved: the coming rule is no part of it.
    let without = Answer { coming: None, ..answer.clone() };
    assert_eq!(answer.receipt, without.receipt);
    let told = plain::answer(&answer, &PlainOptions::default());
    let note = "Let op: vanaf 1 maart 2027 verandert hier iets. Deze regel geldt nu nog niet:";
    let (before, after) = told.split_once(note).unwrap_or_else(|| panic!("{told}"));
    assert!(before.contains("Je mag geen foto van de vlag"), "{told}");
    assert!(!before.contains("Je mag een foto"), "{told}");
    let rule = "Geldt nu nog niet: \"Je mag een foto van de vlag op LinkedIn plaatsen.\"";
    assert!(after.contains(rule), "{told}");
    let json = serde_json::to_value(json::answer(&answer, "q1", 1)).unwrap();
    assert_eq!(json["coming"]["from"], "2027-03-01");
    assert_eq!(json["coming"]["citation"]["file"], "straks.md");
    // On the day itself it is the rule, and nothing is coming.
    let later = asked(&library, QUESTION, date(2027, 3, 1));
    assert_eq!((later.citations[0].file.as_str(), later.coming.is_none()), ("straks.md", true));
}

#[test]
fn what_stays_the_same_is_not_announced() {
    let day = date(2026, 11, 1);
    let library = library(&[("nu.md", NOW), ("straks.md", LATER)], day);
    let answer = asked(&library, "Wanneer hangt de vlag buiten?", day);
    assert_eq!(answer.outcome, Outcome::Answered);
    assert!(answer.coming.is_none());
    assert!(asked(&library, "Mag ik een drone kopen?", day).coming.is_none());
}

#[test]
fn a_draft_is_not_announced() {
    let day = date(2026, 11, 1);
    let draft = LATER.replace("valid_from", "status: draft\nvalid_from");
    let library = library(&[("nu.md", NOW), ("straks.md", &draft)], day);
    assert!(asked(&library, QUESTION, day).coming.is_none());
}

#[test]
fn where_the_rules_are_silent_today_a_coming_one_is_told() {
    let day = date(2026, 11, 1);
    let other = "# Post\n\nPost ligt op de balie van het stadhuis.\n";
    let library = library(&[("post.md", other), ("straks.md", LATER)], day);
    let answer = asked(&library, QUESTION, day);
    assert!(matches!(answer.outcome, Outcome::NotCovered | Outcome::Suggestions));
    assert!(answer.citations.iter().all(|it| it.file == "post.md"));
    assert_eq!(answer.coming.unwrap().citation.file, "straks.md");
}

#[test]
fn since_when_a_rule_holds_is_told_with_the_dates_of_its_guideline() {
    let day = date(2026, 11, 1);
    let library =
        library(&[("nu.md", NOW), ("post.md", "# Post\n\nPost ligt op de balie.\n")], day);
    let question = "Vanaf wanneer geldt de regel over een foto van de vlag op LinkedIn?";
    let told = plain::answer(&asked(&library, question, day), &PlainOptions::default());
    let wanted = "\"Vlaggen\" geldt van 1 januari 2026 tot en met 28 februari 2027 (versie 1.2).";
    assert!(told.replace('\n', " ").contains(wanted), "{told}");
    let question = "Sinds wanneer geldt het dat post op de balie ligt?";
    let told = plain::answer(&asked(&library, question, day), &PlainOptions::default());
    assert!(told.contains("Bij \"Post\" staat niet sinds wanneer het geldt."), "{told}");
    let other = asked(&library, "Wanneer hangt de vlag buiten?", day);
    assert!(other.in_force.is_none());
}
