//! Which rules changed between two states of the folder, as a message for staff.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{Place, skipped};

const BEFORE: &str = "# Foto's\n\n## Collega's\n\nJe mag een foto van een collega plaatsen.\n\n\
    ## Inwoners\n\nPlaats nooit:\n\n- een foto van een kind;\n- een kenteken.\n\n## Vlag\n\nJe mag \
    de vlag filmen.\n";
const AFTER: &str = "# Foto's\n\n## Inwoners\n\nPlaats nooit:\n\n- een foto van een kind;\n- een \
    kenteken.\n\nVraag een bewoner altijd om toestemming.\n\n## Collega's\n\nJe mag een foto van \
    een collega plaatsen   als de collega\ndat goed vindt.\n";

const MESSAGE: &str = "Dit is veranderd in de richtlijnen van regels

Veranderd (1)

- Eerst: \"Je mag een foto van een collega plaatsen.\"
  Nu: \"Je mag een foto van een collega plaatsen als de collega dat goed vindt.\"
  Foto's › Collega's (foto.md:14)

Nieuw (1)

- \"Vraag een bewoner altijd om toestemming.\"
  Foto's › Inwoners (foto.md:10)

Vervallen (1)

- \"Je mag de vlag filmen.\"
  Foto's › Vlag (foto.md:16)
";

#[test]
fn rules_are_compared_with_those_of_another_folder() {
    let place = Place::new();
    place.write("oud/foto.md", BEFORE);
    place.write("oud/sociale-media.md", crate::program::RULES);
    place.write("guidelines/regels/foto.md", AFTER);
    let run = place.run(&["changes", "--from", "oud"]);
    assert_eq!((run.code, run.err.as_str(), run.out.as_str()), (0, "", MESSAGE));
    let json: Value =
        serde_json::from_str(&place.run(&["changes", "--from", "oud", "--json"]).out).unwrap();
    let kinds: Vec<&Value> =
        json["changes"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["added", "changed", "gone"]);
    assert_eq!(json["changes"][0]["before"], Value::Null);
    place.write("guidelines/regels/foto.md", BEFORE);
    let run = place.run(&["changes", "--from", "oud", "--language", "en"]);
    assert_eq!(run.out, "No rule has changed.\n");
}

#[test]
fn what_cannot_be_compared_with_is_told() {
    let place = Place::new();
    let nowhere = place.run(&["changes", "--from", "nergens"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
    assert!(nowhere.err.contains("the folder nergens is not there"), "{}", nowhere.err);
    assert_eq!(place.run(&["changes"]).code, 2);
    let mut without = place.command(&["changes", "--since", "2026-03-01"]);
    let child = without.env("GIT_CEILING_DIRECTORIES", "/").env("PATH", "").spawn().unwrap();
    let without = crate::program::finish(child);
    assert_eq!(without.code, 2, "{}", without.err);
    assert!(without.err.contains("git cannot be asked"), "{}", without.err);
    assert!(without.err.contains("--from DIR"), "{}", without.err);
}

/// Whether git could do it in the place's folder, on a day.
fn git(place: &Place, day: &str, arguments: &[&str]) -> bool {
    let date = format!("{day}T12:00:00Z");
    let status = Command::new("git")
        .current_dir(place.path())
        .args(["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_AUTHOR_DATE", &date)
        .env("GIT_COMMITTER_DATE", &date)
        .env("HOME", place.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

#[test]
fn rules_are_compared_with_those_of_a_day_or_a_revision_in_git() {
    let place = Place::new();
    let outside = place.run(&["changes", "--since", "2026-03-01"]);
    if !git(&place, "2026-01-10", &["init"]) {
        return skipped("changes --since: there is no git here");
    }
    assert_eq!(outside.code, 2);
    assert!(outside.err.contains("--from DIR"), "{}", outside.err);
    place.write("guidelines/regels/foto.md", BEFORE);
    assert!(git(&place, "2026-01-10", &["add", "guidelines"]));
    assert!(git(&place, "2026-01-10", &["commit", "-m", "een"]));
    assert!(git(&place, "2026-01-10", &["tag", "v1"]));
    place.write("guidelines/regels/foto.md", AFTER);
    assert!(git(&place, "2026-03-05", &["commit", "-am", "twee"]));
    for since in ["2026-03-05", "v1", "HEAD~1"] {
        let run = place.run(&["changes", "--since", since]);
        assert_eq!((run.code, run.err.as_str(), run.out.as_str()), (0, "", MESSAGE), "{since}");
    }
    let none = place.run(&["changes", "--since", "2026-03-06"]);
    assert_eq!(none.out, "Er is geen regel veranderd.\n", "{}", none.err);
    // Before the first of it, all is new.
    let all = place.run(&["changes", "--since", "2025-12-31"]);
    assert!(all.out.contains("\nNieuw (7)\n"), "{}", all.out);
    for wrong in ["v9", "--help-me", "-1", ""] {
        let run = place.run(&["changes", &format!("--since={wrong}")]);
        assert_eq!(run.code, 2, "{wrong}: {}", run.out);
    }
    // Nothing of the repository was touched.
    assert!(git(&place, "2026-03-07", &["diff", "--quiet", "HEAD"]));
    assert!(!place.path().join(".git/index.lock").exists());
}
