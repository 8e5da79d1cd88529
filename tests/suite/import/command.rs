//! `import` on the command line, and its result read by `check`.

use serde_json::Value;

use super::builder::{paragraph, run, styled, word};
use crate::program::Place;

fn policy() -> Vec<u8> {
    let rule = "Je mag een bericht over je werk op LinkedIn delen.";
    word(&(styled("Titel", "LinkedIn") + &styled("Kop1", "Delen") + &paragraph(&run("", rule))))
}

#[test]
fn a_word_file_becomes_a_draft_beside_it_that_is_checked_and_not_answered_from() {
    let place = Place::new();
    place.write("nieuw/beleid.docx", policy());
    let run = place.run(&["import", "nieuw/beleid.docx"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("nieuw/beleid.md is gemaakt van beleid.docx."), "{}", run.out);
    assert!(run.out.contains("Kop- en voetteksten: 1."), "{}", run.out);
    let text = std::fs::read_to_string(place.path().join("nieuw/beleid.md")).unwrap();
    assert!(text.contains("status: draft\n"), "{text}");
    let check = place.run(&["--guidelines", "nieuw", "check", "--json"]);
    let report: Value = serde_json::from_str(&check.out).unwrap();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    assert!(diagnostics.iter().all(|found| found["level"] != "error"), "{diagnostics:?}");
    // It goes live only once its author says so.
    let question = ["--guidelines", "nieuw", "ask", "--json", "Mag ik dit op LinkedIn delen?"];
    let cited = |out: &str| {
        let answer: Value = serde_json::from_str(out).unwrap();
        answer["citations"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(cited(&place.run(&question).out), 0);
    place.write("nieuw/beleid.md", text.replace("status: draft", "status: published"));
    assert_eq!(cited(&place.run(&question).out), 1);
}

#[test]
fn nothing_is_written_over_unless_that_is_asked_for() {
    let place = Place::new();
    place.write("beleid.docx", policy());
    place.write("beleid.md", "Van mij.\n");
    let run = place.run(&["import", "beleid.docx"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("beleid.md is there already"), "{}", run.err);
    let run = place.run(&["import", "beleid.docx", "--output", "beleid.docx", "--force"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(std::fs::read_to_string(place.path().join("beleid.md")).unwrap(), "Van mij.\n");
    assert_eq!(place.run(&["import", "beleid.docx", "--force", "--language", "en"]).code, 0);
    let to_output = place.run(&["import", "beleid.docx", "--output", "-"]);
    let written = std::fs::read_to_string(place.path().join("beleid.md")).unwrap();
    assert_eq!((to_output.code, &to_output.out), (0, &written));
    assert!(to_output.err.contains("Niet overgenomen:"), "{}", to_output.err);
    let json = place.run(&["import", "beleid.docx", "--output", "-", "--json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&json["markdown"], &json["output"]), (&Value::String(written), &Value::Null));
    assert_eq!(json["lost"][0]["kind"], "header_or_footer");
    assert_eq!(json["filled"]["status"], "draft");
}

#[test]
fn a_file_that_cannot_be_imported_is_told_what_to_do() {
    let place = Place::new();
    place.write("oud.doc", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    place.write("beleid.pdf", "%PDF-1.7\n");
    place.write("kapot.docx", &policy()[..200]);
    place.write("leeg.docx", "");
    for (file, said) in [
        ("oud.doc", "sla het op als .docx of .odt"),
        ("beleid.pdf", "Gebruik het Word-bestand"),
        ("kapot.docx", "het bestand is beschadigd"),
        ("leeg.docx", "het bestand is leeg"),
        ("nergens.docx", "cannot be read"),
        ("guidelines", "is a folder"),
    ] {
        let run = place.run(&["import", file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{file}");
        assert!(run.err.contains(said), "{file}: {}", run.err);
    }
    let run = place.run(&["import", "beleid.pdf", "--language", "en"]);
    assert!(run.err.contains("Use the Word file"), "{}", run.err);
}
