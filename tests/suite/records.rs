//! Generated records, numbers that fail their test, and guideline texts: what is found of each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use deelwijzer::model::{Detail, Detection, RiskLevel, SafetyRules};
use deelwijzer::safety::Screen;
use serde_json::Value;

use crate::program::skipped;

const RECORD_COUNT: usize = 20_000;

fn screen() -> Screen {
    Screen::new(&SafetyRules::default())
}

/// The records of `tools/records.py`; none, said out loud, where it cannot run.
fn records() -> Option<Vec<Value>> {
    let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/records.py");
    let run = Command::new("python3").arg(tool).arg(RECORD_COUNT.to_string()).output();
    let Some(run) = run.ok().filter(|run| run.status.success()) else {
        skipped("no python3 with faker, so no records were generated");
        return None;
    };
    let text = String::from_utf8(run.stdout).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[test]
fn generated_records_are_told_from_their_decoys() {
    let Some(records) = records() else { return };
    assert_eq!(records.len(), RECORD_COUNT);
    let screen = screen();
    // By kind: how many are found, of how many, and some that are missed.
    let mut recall: BTreeMap<String, (u32, u32, Vec<String>)> = BTreeMap::new();
    let (mut decoys, mut stopped, mut wrong) = (0u32, 0u32, Vec::new());
    for record in &records {
        let text = record["text"].as_str().unwrap();
        let found = screen.draft(text);
        for kind in record["kinds"].as_array().unwrap() {
            let kind = kind.as_str().unwrap();
            let entry = recall.entry(kind.to_string()).or_default();
            entry.1 += 1;
            match found.iter().any(|one| one.detail.code() == kind) {
                true => entry.0 += 1,
                false if entry.2.len() < 5 => entry.2.push(text.to_string()),
                false => {}
            }
        }
        if record["decoy"] == true {
            decoys += 1;
            if found.iter().any(|one| one.level == RiskLevel::High) {
                stopped += 1;
                wrong.push(format!("{text} {}", told(&found)));
            }
        }
    }
    wrong.truncate(10);
    let told = format!("{recall:#?}\nstopped {stopped} of {decoys} decoys\n{}", wrong.join("\n"));
    println!("{told}");
    for (found, all, _) in recall.values() {
        assert!(f64::from(*found) >= 0.99 * f64::from(*all), "{told}");
    }
    assert!(f64::from(stopped) <= 0.005 * f64::from(decoys), "{told}");
}

fn told(found: &[Detection]) -> String {
    let of = |one: &Detection| format!("{} {}", one.detail.code(), one.level.code());
    found.iter().map(of).collect::<Vec<_>>().join(", ")
}

/// The 11-test, as the Logisch Ontwerp BSN has it; written anew, so that it checks the detector's.
fn passes(number: u32) -> bool {
    let digits: Vec<i64> =
        format!("{number:09}").bytes().map(|byte| i64::from(byte - b'0')).collect();
    let sum: i64 = (0..8).map(|at| digits[at] * (9 - at as i64)).sum::<i64>() - digits[8];
    sum % 11 == 0
}

#[test]
fn numbers_that_fail_the_11_test_are_never_citizen_service_numbers() {
    let screen = screen();
    let mut state: u64 = 1;
    let mut count = 0;
    while count < 10_000 {
        // A linear congruential generator (Knuth's MMIX).
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let number = (state >> 33) as u32 % 1_000_000_000;
        if passes(number) {
            continue;
        }
        count += 1;
        for text in [format!("BSN: {number:09}"), format!("Het gaat om {number:09}.")] {
            let found = screen.draft(&text);
            assert!(found.iter().all(|one| one.detail != Detail::Bsn), "{text} {}", told(&found));
        }
    }
}

/// Markdown files of a folder and those below it.
fn texts(folder: &Path, all: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => texts(&path, all),
            false if path.extension().is_some_and(|it| it == "md" || it == "html") => {
                all.push(path)
            }
            false => {}
        }
    }
}

#[test]
fn guidelines_speak_of_much_and_say_little() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in
        ["guidelines/voorbeeldstad", "../shared/guidelines", "../shared/exam-dev/guidelines"]
    {
        texts(&root.join(folder), &mut paths);
    }
    paths.sort();
    if !root.join("../shared/guidelines").exists() {
        skipped("no guidelines beside the project, so only the sample's were screened");
    }
    let screen = screen();
    let (mut words, mut findings) = (0, Vec::new());
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        words += text.split_whitespace().count();
        for one in screen.draft(&text) {
            let piece = one.span.of(&text).unwrap();
            let (code, level) = (one.detail.code(), one.level.code());
            findings.push(format!("{}: {code} {level} {piece}", path.display()));
        }
    }
    let told = format!("{} in {words} words\n{}", findings.len(), findings.join("\n"));
    println!("{told}");
    assert!(findings.len() * 10_000 <= words.max(10_000), "{told}");
}
