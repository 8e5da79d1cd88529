//! The norm cases of `tests/suite/norms`: sentences with what a careful reader says they rule,
//! written before the code. Those that do not hold yet stand in `open.txt`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::file::read_markdown;
use super::lifted::lifting_sentences;
use super::norm::norms;
use crate::language::Wordings;
use crate::model::{Language, Norm};

/// One expected norm: the modality, and the fields that the reading must give word for word.
#[derive(Debug, Default, PartialEq, Eq, Clone)]
struct Expected {
    modality: String,
    conditions: Vec<String>,
    exceptions: Vec<String>,
    concessions: Vec<String>,
    only: Option<String>,
    is_unclear: bool,
}

struct Case {
    name: String,
    text: String,
    expected: Vec<Expected>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/norms")
}

fn cases(language: Language) -> Vec<Case> {
    let folder = folder().join(language.code());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let theme = file.file_stem().unwrap().to_string_lossy().to_string();
        for part in text.split("\n=== ").skip(1) {
            let (name, rest) = part.split_once('\n').unwrap();
            let (markdown, norms) = rest.split_once("\n---\n").unwrap_or_else(|| panic!("{name}"));
            found.push(Case {
                name: format!("{}/{theme}: {name}", language.code()),
                text: markdown.trim().to_string(),
                expected: expected(norms),
            });
        }
    }
    found
}

fn expected(text: &str) -> Vec<Expected> {
    let mut found: Vec<Expected> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && line.trim() != "none") {
        let (key, value) = line.trim().split_once(':').unwrap_or((line, ""));
        let value = folded(value);
        if !line.starts_with(' ') {
            found.push(Expected { modality: key.to_string(), ..Expected::default() });
            continue;
        }
        let norm = found.last_mut().unwrap();
        match key {
            "if" => norm.conditions.push(value),
            "unless" => norm.exceptions.push(value),
            "even" => norm.concessions.push(value),
            "only" => norm.only = Some(value),
            "scope" => norm.is_unclear = true,
            _ => {}
        }
    }
    found
}

fn read(case: &Case, language: Language) -> Vec<Expected> {
    let guideline = read_markdown("a.md", case.text.clone(), language, 120);
    let mut found = Vec::new();
    for passage in &guideline.passages {
        let text = |norm: &crate::model::Span| folded(norm.of(&passage.prose.text).unwrap());
        // What is only guessed is no reading.
        let read = norms(&guideline, passage, &lifting_sentences(&guideline), Wordings::plain())
            .into_iter()
            .filter(|norm| !norm.clause.is_guessed);
        for Norm { clause, lifted, .. } in read {
            let lift = |lift: &crate::model::Lift| {
                folded(lift.span.of(&guideline.passages[lift.passage].prose.text).unwrap())
            };
            found.push(Expected {
                modality: clause.modality.code().to_string(),
                conditions: clause.conditions.iter().map(text).collect(),
                exceptions: clause
                    .exceptions
                    .iter()
                    .map(text)
                    .chain(lifted.iter().map(lift))
                    .collect(),
                concessions: clause.concessions.iter().map(text).collect(),
                only: clause.only.as_ref().map(text),
                is_unclear: !clause.is_clear,
            });
        }
    }
    found
}

/// White space and end marks do not matter, nor articles before who alone may.
fn folded(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(['.', ';', ','])
        .to_string()
}

/// Whether the reading says the same; what is unclear need only be known to be so.
fn agrees(read: &[Expected], expected: &[Expected]) -> bool {
    read.len() == expected.len()
        && read.iter().zip(expected).all(|(read, expected)| {
            if expected.is_unclear {
                return read.is_unclear;
            }
            let only = match (&read.only, &expected.only) {
                (Some(read), Some(expected)) => read.contains(expected.as_str()),
                (read, expected) => read.is_none() && expected.is_none(),
            };
            read.modality == expected.modality
                && read.conditions == expected.conditions
                && read.exceptions == expected.exceptions
                && !read.is_unclear
                && only
        })
}

/// Whether only the modalities say the same.
fn agrees_in_modality(read: &[Expected], expected: &[Expected]) -> bool {
    read.len() == expected.len()
        && read.iter().zip(expected).all(|(read, expected)| {
            expected.is_unclear && read.is_unclear || read.modality == expected.modality
        })
}

#[test]
fn norm_cases_hold() {
    let list = folder().join("open.txt");
    let known: BTreeSet<String> = fs::read_to_string(&list)
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(str::to_string)
        .collect();
    let mut open = BTreeSet::new();
    let mut told = String::new();
    for language in [Language::Nl, Language::En] {
        let cases = cases(language);
        let (mut hold, mut in_modality) = (0, 0);
        for case in &cases {
            let read = read(case, language);
            in_modality += usize::from(agrees_in_modality(&read, &case.expected));
            if agrees(&read, &case.expected) {
                hold += 1;
            } else {
                let same = agrees_in_modality(&read, &case.expected);
                told += &format!(
                    "\n{}{}\n  {}\n",
                    if same { "(parts) " } else { "" },
                    case.name,
                    case.text.replace('\n', "\n  ")
                );
                told += &format!("   want {}\n", shown(&case.expected));
                told += &format!("   read {}\n", shown(&read));
                open.insert(case.name.clone());
            }
        }
        println!("{}: {hold} of {} hold, {in_modality} in modality", language.code(), cases.len());
    }
    if std::env::var_os("DEELWIJZER_ACCEPT").is_some() {
        println!("{told}");
        let mut text =
            String::from("# Norm cases that are not read right yet, by file and name.\n");
        open.iter().for_each(|name| text += &format!("{name}\n"));
        fs::write(&list, text).unwrap();
        return;
    }
    let broken: Vec<&String> = open.difference(&known).collect();
    let mended: Vec<&String> = known.difference(&open).collect();
    assert!(broken.is_empty(), "no longer read right: {broken:#?}");
    assert!(mended.is_empty(), "now read right; take them out of open.txt: {mended:#?}");
}

fn shown(norms: &[Expected]) -> String {
    let one = |norm: &Expected| {
        let mut text = norm.modality.clone();
        let mut add = |name: &str, values: &[String]| {
            if !values.is_empty() {
                text += &format!(" {name}{values:?}");
            }
        };
        add("if", &norm.conditions);
        add("unless", &norm.exceptions);
        add("only", norm.only.as_slice());
        if norm.is_unclear {
            text += " UNCLEAR";
        }
        text
    };
    norms.iter().map(one).collect::<Vec<_>>().join(" || ")
}
