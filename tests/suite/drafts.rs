//! Drafts with known findings: what is found, what is missed, and what is flagged for nothing.

use std::collections::BTreeMap;
use std::path::Path;

use deelwijzer::model::{FindingKind, RiskLevel, SafetyRules};
use deelwijzer::safety::Screen;

/// One draft of the set: its id, its text and the kinds that belong to it.
struct Draft {
    id: String,
    text: String,
    expected: Vec<FindingKind>,
}

/// The set of drafts beside the project; none, said out loud, where it is not there.
fn drafts() -> Option<Vec<Draft>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/exam-dev/drafts.tsv");
    let path = std::env::var("TEST_DRAFTS").unwrap_or(beside.to_string());
    let Ok(text) = std::fs::read_to_string(Path::new(&path)) else {
        crate::program::skipped(&format!("no drafts in {path} (TEST_DRAFTS)"));
        return None;
    };
    let draft = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Draft {
            id: cells[0].to_string(),
            text: cells[2].to_string(),
            expected: cells[3].split(',').filter_map(FindingKind::of_code).collect(),
        }
    };
    Some(text.lines().skip(1).map(draft).collect())
}

#[test]
fn drafts_with_known_findings_are_judged_well() {
    let Some(drafts) = drafts() else { return };
    let screen = Screen::new(&SafetyRules::default());
    // By kind: how many are found, of how many.
    let mut recall: BTreeMap<FindingKind, (u32, u32)> = BTreeMap::new();
    let (mut stopped, mut looked, mut wrong) = (0, 0, Vec::new());
    for draft in &drafts {
        let found = screen.draft(&draft.text);
        let highest = found.iter().map(|one| one.level).max();
        for kind in &draft.expected {
            let count = recall.entry(*kind).or_default();
            let is_found = found.iter().any(|one| one.kind == *kind);
            *count = (count.0 + u32::from(is_found), count.1 + 1);
            if !is_found {
                wrong.push(format!("{}: no {}", draft.id, kind.code()));
            }
        }
        let extra = found.iter().filter(|one| !draft.expected.contains(&one.kind));
        let extra: Vec<String> =
            extra.map(|one| format!("{} {}", one.detail.code(), one.level.code())).collect();
        if !extra.is_empty() {
            wrong.push(format!("{}: also {}", draft.id, extra.join(", ")));
        }
        if draft.expected.is_empty() {
            stopped += u32::from(highest == Some(RiskLevel::High));
            looked += u32::from(highest.is_some_and(|level| level < RiskLevel::High));
        }
    }
    let told = format!("{recall:?}\nstopped {stopped}, looked {looked}\n{}", wrong.join("\n"));
    println!("{told}");
    for (kind, (found, all)) in recall {
        let floor = match kind {
            FindingKind::PersonalData | FindingKind::Confidential => 1.0,
            _ => 0.8,
        };
        assert!(f64::from(found) >= floor * f64::from(all), "{told}");
    }
    assert!(stopped == 0 && looked <= 1, "{told}");
}
