//! Holds for files with faults: each fault is told once, in its own words, and sets off no other.

use std::path::Path;

use jiff::civil::date;

use super::folder::read_text;
use super::limits::ReadLimits;
use super::load::load;
use crate::model::Fault;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Each fault on a line: level, file, line and fault.
fn shown(folder: &Path) -> Vec<String> {
    let loaded = load(folder, "dorp", &ReadLimits::default(), date(2026, 8, 1), None);
    let shown = loaded.diagnostics.iter().map(|found| {
        let (level, line) = (found.level, found.line.unwrap_or(0));
        format!("{level:?} {}:{line} {:?}", found.file, found.fault)
    });
    shown.collect()
}

#[test]
fn a_file_that_vanishes_before_it_is_read_is_told() {
    let folder = folder(&[]);
    let error = read_text(&folder.path().join("weg.md"), "weg.md", 1_000).unwrap_err();
    assert_eq!((error.file.as_str(), &error.fault), ("weg.md", &Fault::Vanished));
}

#[test]
fn an_unread_file_is_one_fault() {
    let risk = "[[risk]]\nid = \"a\"\nkind = \"a\"\nlevel = \"low\"\nmessage = \"Pas op.\"\n\
        rests_on = { file = \"b.md\", quote = \"x\" }\nwhen = { guidelines = [\"b.md\"] }\n";
    let folder = folder(&[
        ("a.md", b"Zie [daar](b.md) en [hier](b.md#kop)."),
        ("b.md", b"\xff\xfeb\0"),
        ("risks.toml", risk.as_bytes()),
        (
            "cases/dag.toml",
            b"[[case]]\nquestion = \"Ja?\"\ncites = [{ file = \"b\", quote = \"x\" }]",
        ),
    ]);
    assert_eq!(shown(folder.path()), ["Error b.md:0 Utf16"]);
}

#[cfg(unix)]
#[test]
fn pipes_folders_and_broken_links_are_not_read() {
    let folder = folder(&[("a.md", b"Tekst."), ("organisation.toml/b", b"")]);
    let made = std::process::Command::new("mkfifo")
        .args([folder.path().join("b.md"), folder.path().join("risks.toml")])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: no mkfifo here");
        return;
    }
    std::os::unix::fs::symlink("weg.md", folder.path().join("c.md")).unwrap();
    assert_eq!(
        shown(folder.path()),
        [
            "Error b.md:0 NoOrdinaryFile",
            "Error c.md:0 LinkBroken",
            "Error organisation.toml:0 NoOrdinaryFile",
            "Error risks.toml:0 NoOrdinaryFile",
        ]
    );
}

#[test]
fn broken_toml_is_one_fault() {
    let broken = b"name = \"a\"\n[[risk]]\nid = \"a\n[[routes]]\nkind = 3\n[[case]]\n[[case\n";
    let folder = folder(&[
        ("a.md", b"Tekst."),
        ("organisation.toml", broken),
        ("risks.toml", broken),
        ("cases/dag.toml", broken),
    ]);
    let shown = shown(folder.path());
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert!(shown.iter().all(|fault| fault.contains(":3 Syntax")), "{shown:?}");
}

#[test]
fn a_route_and_a_period_have_their_own_faults() {
    let organisation = "name = \" \"\n[[periods]]\nkind = \"a\"\nfrom = 2027-02-03\n\
        until = 2027-01-03\n[[routes]]\nkind = \"lek\"\nmessage = 3\n";
    let folder = folder(&[("a.md", b"Tekst."), ("organisation.toml", organisation.as_bytes())]);
    assert_eq!(
        shown(folder.path()),
        [
            r#"Warning organisation.toml:1 BadValue { key: "name", value: "", expected: "text" }"#,
            "Error organisation.toml:2 PeriodReversed",
            r#"Warning organisation.toml:6 NeverFires { what: "route", id: "lek" }"#,
            "Error organisation.toml:8 \
             BadValue { key: \"message\", value: \"3\", expected: \"bilingual\" }",
        ]
    );
}

#[test]
fn slips_in_yaml_have_our_own_words() {
    let reason = |yaml: &str| {
        let text = format!("---\n{yaml}\n---\nTekst.");
        let front = super::front_matter::read(&text);
        front.faults.iter().map(|fault| format!("{}: {:?}", fault.1, fault.3)).collect::<Vec<_>>()
    };
    let slip = |line: usize, slip: &str| {
        vec![format!("{line}: Syntax {{ what: \"YAML\", reason: \"{slip}\" }}")]
    };
    assert_eq!(reason("title: a\nowner: b\ntitle: c"), ["4: SameKey { key: \"title\" }"]);
    assert_eq!(reason("title: a: b"), slip(2, "colon"));
    assert_eq!(reason("title: a\n  owner: b"), slip(3, "colon"));
    assert_eq!(reason("title: \"a"), slip(2, "quotation mark"));
    assert_eq!(reason("title: [a\nowner: b"), slip(3, "colon"));
    assert_eq!(reason("title: a\nlos\nowner: b"), slip(3, "no colon"));
    assert_eq!(reason("a:\n\t- b"), slip(3, "tab"));
}

#[test]
fn a_link_that_leads_nowhere_is_told_and_dropped() {
    for link in ["javascript:alert(1)", "data:text/html,x", "zomaar iets", "mailto:", "https://"] {
        let text = format!("---\nlink: '{link}'\n---\nTekst.");
        let front = super::front_matter::read(&text);
        assert_eq!(front.details.link, None);
        assert_eq!(front.faults.len(), 1, "{link}");
    }
    for link in ["https://a.example/b", "HTTP://a.example", "mailto:a@b.example"] {
        let front = super::front_matter::read(&format!("---\nlink: {link}\n---\nTekst."));
        assert_eq!((front.details.link.as_deref(), front.faults.len()), (Some(link), 0));
    }
    let folder = folder(&[(
        "nl/a.md",
        b"[a](javascript:x) [b](DATA:x) [c](../../b.pdf) [d](../b.pdf) [e](https://a.example)",
    )]);
    let shown = shown(folder.path());
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert!(shown.iter().all(|fault| fault.contains("Warning nl/a.md:1 DeadLink")), "{shown:?}");
}
