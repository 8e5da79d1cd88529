//! Holds for a whole folder: what is read of it, and what is said of its faults.

use std::path::Path;

use jiff::civil::date;

use super::changed::Changed;
use super::limits::ReadLimits;
use super::load::{Loaded, load};
use super::reading::Earlier;
use crate::model::{Fault, Language, Level};

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

fn read(folder: &Path, previous: Option<&Loaded>) -> Loaded {
    let limits = ReadLimits { file_bytes_max: 2_000, guidelines_max: 6, ..Default::default() };
    let changed = &Changed::Any;
    let earlier = previous.map(|it| Earlier { corpus: &it.corpus, reading: &it.reading, changed });
    load(folder, "dorp", &limits, date(2026, 8, 1), earlier)
}

fn faults(loaded: &Loaded) -> Vec<(Level, &str, Option<usize>, &Fault)> {
    loaded
        .diagnostics
        .iter()
        .map(|found| (found.level, found.file.as_str(), found.line, &found.fault))
        .collect()
}

fn text(text: &str) -> String {
    text.to_string()
}

#[test]
fn a_folder_of_texts_is_an_organisation() {
    let folder = folder(&[
        ("foto-en-beeld.md", b"Vraag het altijd aan de persoon op de foto."),
        ("en/photos.md", b"Ask."),
        ("README.md", b"Voor auteurs."),
        ("_oud.md", b"Weg."),
        (".verborgen/a.md", b"Weg."),
        ("b.md~", b"Weg."),
        ("plaatje.png", b"\0"),
    ]);
    let loaded = read(folder.path(), None);
    assert_eq!(faults(&loaded), []);
    let files: Vec<&str> =
        loaded.corpus.guidelines().iter().map(|guideline| guideline.file.as_str()).collect();
    assert_eq!(files, ["en/photos.md", "foto-en-beeld.md"]);
    assert_eq!(loaded.corpus.guidelines()[1].title, "Foto en beeld");
    assert_eq!(loaded.organisation.name, "dorp");
    assert_eq!(loaded.organisation.languages, [Language::Nl, Language::En]);
}

#[test]
fn an_unchanged_file_is_not_read_again() {
    let folder = folder(&[("a.md", b"Een."), ("b.md", b"---\nfoo: x\n---\nTwee.")]);
    let first = read(folder.path(), None);
    std::fs::write(folder.path().join("a.md"), "Drie.").unwrap();
    let second = read(folder.path(), Some(&first));
    let (before, after) = (first.corpus.guidelines(), second.corpus.guidelines());
    assert!(std::sync::Arc::ptr_eq(&before[1], &after[1]));
    assert_eq!(after[0].text, "Drie.");
    assert_ne!(first.corpus.fingerprint(), second.corpus.fingerprint());
    assert_eq!(first.diagnostics, second.diagnostics);
}

#[test]
fn unreadable_files_do_not_hide_the_others() {
    let folder = folder(&[
        ("a.md", b"Goed."),
        ("b.md", b"een\nt\xffe"),
        ("c.md", b"een\0"),
        ("d.md", &[b'x'; 2_001]),
        ("e.md", b"---\ntitle: [\n---\nToch."),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("f.md")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("lus")).unwrap();
    let loaded = read(folder.path(), None);
    assert!(loaded.has_errors());
    let names: Vec<&str> =
        loaded.corpus.guidelines().iter().map(|guideline| guideline.file.as_str()).collect();
    assert_eq!(names, ["a.md", "e.md"]);
    assert_eq!(
        faults(&loaded)[..3],
        [
            (Level::Error, "b.md", Some(2), &Fault::NotUtf8),
            (Level::Error, "c.md", Some(1), &Fault::NotText),
            (Level::Error, "d.md", None, &Fault::FileTooLarge { bytes: 2_001, bytes_max: 2_000 }),
        ]
    );
    assert_eq!(loaded.diagnostics[0].column, Some(2));
    assert!(matches!(loaded.diagnostics[3].fault, Fault::Syntax { what: "YAML", .. }));
    #[cfg(unix)]
    assert_eq!(faults(&loaded)[4..], [(Level::Error, "f.md", None, &Fault::LinkOutside)]);
}

#[test]
fn an_empty_or_missing_folder_is_an_error() {
    let empty = folder(&[]);
    assert_eq!(read(empty.path(), None).diagnostics[0].fault, Fault::NoGuidelines);
    let missing = read(&empty.path().join("weg"), None);
    assert_eq!(missing.diagnostics.len(), 1);
    assert_eq!(missing.diagnostics[0].fault, Fault::NoFolder);
}

#[test]
fn limits_are_errors() {
    let names: Vec<String> = (0..8).map(|number| format!("{number}.md")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), b"Een." as &[u8])).collect();
    let loaded = read(folder(&files).path(), None);
    assert_eq!(loaded.corpus.guidelines().len(), 6);
    let fault = Fault::TooManyGuidelines { count: 8, count_max: 6 };
    assert_eq!(faults(&loaded), [(Level::Error, "6.md", None, &fault)]);

    let deep = folder(&[("1/2/3/4/5/6/7/8/a.md", b"Te diep."), ("a.md", b"Een.")]);
    let fault = Fault::FoldersTooDeep { depth_max: 8 };
    let loaded = read(deep.path(), None);
    assert_eq!(faults(&loaded), [(Level::Error, "1/2/3/4/5/6/7/8", None, &fault)]);
}

#[test]
fn faults_of_the_whole_are_found() {
    let folder = folder(&[
        (
            "a.md",
            b"---\nvalid_from: 2026-02-01\nvalid_until: 2026-01-01\nreview_by: 2026-07-01\n---\n\
              # Kop\n\nZie [daar](bb.md#doel) en [hier](#koop) en [dit](#kop) en [B](b.md#doel).\n",
        ),
        ("b.md", b"- los\n- item\n\n## Doel\n\nTekst.\n"),
        ("b.html", b"<p>Tekst.</p>"),
        ("leeg.md", b"# Alleen een kop\n"),
    ]);
    let dead =
        |target: &str, near: &str| Fault::DeadLink { target: text(target), near: Some(text(near)) };
    assert_eq!(
        faults(&read(folder.path(), None)),
        [
            (Level::Error, "a.md", Some(3), &Fault::DatesReversed),
            (
                Level::Warning,
                "a.md",
                Some(4),
                &Fault::ReviewOverdue { review_by: text("2026-07-01") }
            ),
            (Level::Warning, "a.md", Some(8), &dead("bb.md#doel", "b.md")),
            (Level::Warning, "a.md", Some(8), &dead("#koop", "#kop")),
            (Level::Hint, "b.md", Some(1), &Fault::ListWithoutLeadIn),
            (Level::Error, "b.md", Some(1), &Fault::SameSlug { other: text("b.html") }),
            (Level::Warning, "leeg.md", None, &Fault::EmptyGuideline),
        ]
    );
}

#[test]
fn organisation_risks_and_cases_are_read() {
    let folder = folder(&[
        ("a.md", b"Zet **nooit** een BSN online."),
        ("organisation.toml", ORGANISATION.as_bytes()),
        ("risks.toml", RISKS.as_bytes()),
        ("cases/dag.toml", CASES.as_bytes()),
    ]);
    let loaded = read(folder.path(), None);
    assert_eq!(faults(&loaded), []);
    let organisation = &loaded.organisation;
    assert_eq!(organisation.name, "Gemeente Dorp");
    assert_eq!(organisation.contact.as_ref().unwrap().name.text(Language::Nl), "team Communicatie");
    assert_eq!(organisation.contacts[0].guidelines, ["a.md"]);
    assert_eq!(organisation.periods[0].until, date(2027, 3, 17));
    assert_eq!(organisation.periods[0].name.text(Language::En), "election period");
    assert_eq!(organisation.routes[0].rests_on.as_ref().unwrap().file, "a.md");
    assert_eq!(loaded.risks[0].when.question, ["bsn"]);
    let case = &loaded.cases[0];
    assert_eq!((case.file.as_str(), case.line), ("cases/dag.toml", 2));
    assert_eq!((case.outcome.as_str(), case.cites.len()), ("answered", 1));
}

#[test]
fn faults_of_toml_files_name_their_line() {
    let organisation = "name = \"Dorp\"\nlanguages = [\"nl\", \"en\", \"fr\"]\nparent = []\n";
    let risks = r#"[[risk]]
id = "a"
kind = "security"
level = "hoog"
message = { nl = "Pas op." }
[[risk]]
id = "b"
kind = "security"
level = "low"
message = "Pas op."
rests_on = { file = "a.md", quote = "Zet altijd iets." }
[risk.when]
question = ["bsn"]
"#;
    let cases = "[[case]]\nquestion = \"Mag dit?\"\nverdict = \"alowed\"\n\
        cites = [{ file = \"aa.md\", quote = \"x\" }]\n";
    let folder = folder(&[
        ("a.md", b"Zet nooit iets."),
        ("organisation.toml", organisation.as_bytes()),
        ("risks.toml", risks.as_bytes()),
        ("cases/dag.toml", cases.as_bytes()),
    ]);
    let loaded = read(folder.path(), None);
    let shown: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|found| {
            let (level, line) = (found.level, found.line.unwrap_or(0));
            format!("{level:?} {}:{line} {:?}", found.file, found.fault)
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    Error cases/dag.toml:3 BadValue { key: "verdict", value: "alowed", expected: "allowed" }
    Warning cases/dag.toml:4 FileNotFound { name: "aa.md", near: Some("a.md") }
    Error organisation.toml:2 BadValue { key: "languages", value: "fr", expected: "language" }
    Warning organisation.toml:3 UnknownKey { key: "parent", near: Some("parents") }
    Hint risks.toml:1 MissingLanguage { what: "a", language: En }
    Warning risks.toml:1 NeverFires { what: "risk", id: "a" }
    Error risks.toml:4 BadValue { key: "level", value: "hoog", expected: "level" }
    Error risks.toml:11 QuoteNotFound { quote: "Zet altijd iets.", in_file: "a.md", near: None }
    "#);
}

const ORGANISATION: &str = r#"
name = "Gemeente Dorp"
languages = ["nl", "en"]
parents = []
[contact]
name = "team Communicatie"
address = "toestel 1"
[[contacts]]
topic = "privacy"
name = "privacyteam"
words = ["privacy"]
guidelines = ["a.md"]
[[periods]]
kind = "election"
name = { nl = "sperperiode", en = "election period" }
from = 2027-02-03
until = 2027-03-17
[[routes]]
kind = "data_leak"
words = ["datalek"]
title = { nl = "Datalek?", en = "Data leak?" }
message = { nl = "Bel.", en = "Call." }
contact = { name = "privacyteam" }
rests_on = { file = "a.md", quote = "Zet nooit een BSN" }
"#;

const RISKS: &str = r#"
[[risk]]
id = "bsn"
kind = "personal_data"
level = "high"
message = { nl = "Pas op.", en = "Beware." }
rests_on = { file = "a.md", quote = "**nooit** een BSN" }
[risk.when]
question = ["bsn"]
passage = []
platforms = []
guidelines = []
also = []
unless = []
"#;

const CASES: &str = r#"
[[case]]
question = "mag k een bsn online zetten?"
language = "nl"
cites = [ { file = "a.md", quote = "Zet **nooit** een BSN" } ]
verdict = "not_allowed"
"#;
