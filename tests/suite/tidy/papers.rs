//! The files beside the code: documents, dependencies and the list of settings.

use deelwijzer::config::{SETTINGS, variable};

/// The documents that a newcomer looks for.
pub const DOCUMENTS: &[&str] =
    &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"];

/// Documents that are not there, or empty.
pub fn missing_documents(text_of: impl Fn(&str) -> String) -> Vec<&'static str> {
    DOCUMENTS.iter().copied().filter(|name| text_of(name).trim().is_empty()).collect()
}

/// Dependencies without a line above that says why they are there.
pub fn unexplained_dependencies(manifest: &str) -> Vec<String> {
    let mut in_dependencies = false;
    let mut before = "";
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
            let is_own_table = line.contains("dependencies.");
            if is_own_table && !before.starts_with('#') {
                found.push(line.to_string());
            }
        } else if in_dependencies && line.starts_with(|first: char| first.is_alphabetic()) {
            let is_new = line.contains(" = ");
            if is_new && !before.starts_with("# ") {
                found.push(line.split(' ').next().unwrap_or(line).to_string());
            }
        }
        before = line;
    }
    found
}

/// What is wrong with `.env.example`: each setting stands there once, in order, with its
/// explanation and its default, and nothing else does.
pub fn wrong_example(text: &str) -> Vec<String> {
    let expected = SETTINGS.iter().map(|setting| {
        let name = variable(setting.key);
        (format!("# {}", setting.explanation), format!("# {name}={}", setting.default))
    });
    let lines: Vec<&str> = text.lines().collect();
    let found = lines.iter().enumerate().filter(|(_, line)| line.contains("DEELWIJZER_"));
    let found = found.filter(|(_, line)| !line.contains(" for DEELWIJZER_"));
    let found: Vec<(String, String)> = found
        .map(|(at, line)| (lines[at.saturating_sub(1)].to_string(), line.to_string()))
        .collect();
    let expected: Vec<(String, String)> = expected.collect();
    let missing = expected.iter().filter(|pair| !found.contains(pair));
    let extra = found.iter().filter(|pair| !expected.contains(pair));
    let missing = missing.map(|(what, line)| format!("missing: {what} / {line}"));
    let mut wrong: Vec<String> =
        missing.chain(extra.map(|(what, line)| format!("extra: {what} / {line}"))).collect();
    if wrong.is_empty() && expected != found {
        wrong.push("the settings stand in another order, or twice".to_string());
    }
    wrong
}

#[test]
fn a_missing_document_is_found() {
    let text_of = |name: &str| if name == "SECURITY.md" { " \n" } else { "text" }.to_string();
    assert_eq!(missing_documents(text_of), ["SECURITY.md"]);
}

#[test]
fn an_unexplained_dependency_is_found() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\n# Why.\nb = \"1\"\nc = \"2\"\n\
                    [features]\nd = []\n[dev-dependencies]\ne = \"3\"\n";
    assert_eq!(unexplained_dependencies(manifest), ["c", "e"]);
}

#[test]
fn a_wrong_example_is_found() {
    let right = super::tree::text_of(".env.example");
    let changed = right.replacen("127.0.0.1:8080", "127.0.0.1:9090", 1);
    assert!(!wrong_example(&changed).is_empty());
    let more = format!("{right}\n# Nothing.\n# DEELWIJZER_NOTHING=1\n");
    assert_eq!(wrong_example(&more), ["extra: # Nothing. / # DEELWIJZER_NOTHING=1"]);
    assert_eq!(wrong_example("").len(), SETTINGS.len());
}
