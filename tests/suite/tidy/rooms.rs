//! Who may import whom: the rooms of the house, and the crates that only some of them may name.

use super::code::{code_of, line_of, without_tests, words};
use super::tree::Source;

/// The rooms from left to right; a room imports only itself and what stands to its right.
const ROOMS: &[&[&str]] = &[
    &["main"],
    &["cli"],
    &["cmd"],
    &["config"],
    &["adapters"],
    &["bot"],
    // These never import each other.
    &["render", "answer", "understanding", "index", "meaning", "guideline", "safety", "store"],
    &["language"],
    &["model"],
];

/// Crates, and the paths under `src/` that may name them.
const CRATES: &[(&str, &[&str])] = &[
    ("tantivy", &["index"]),
    ("pulldown_cmark", &["guideline"]),
    ("sqlx", &["store"]),
    ("pulp", &["meaning"]),
    ("serenity", &["adapters"]),
    ("axum", &["adapters"]),
    ("openidconnect", &["adapters"]),
    ("tokio", &["adapters", "cmd", "store", "bot/watch"]),
];

fn rank(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

/// Imports that point the wrong way, or to a room that is none.
pub fn wrong_imports(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else {
        return Vec::new();
    };
    // The map of the house names every room.
    if room == "lib" {
        return Vec::new();
    }
    let Some(own) = rank(room) else {
        return vec![format!("{}: `{room}` is no room of the house", source.path)];
    };
    let code = without_tests(&code_of(&source.text));
    let mut wrong = Vec::new();
    for (at, other) in imported(&code, source.depth()) {
        let fits = other == room || rank(&other).is_some_and(|rank| own < rank);
        if !fits {
            let line = line_of(&code, at);
            wrong.push(format!("{}:{line}: `{room}` imports `{other}`", source.path));
        }
    }
    wrong
}

/// The rooms that code names through `crate::` or enough times `super::`, each with its place.
fn imported(code: &str, depth: usize) -> Vec<(usize, String)> {
    let root = "super::".repeat(depth);
    let mut found = Vec::new();
    for start in ["crate::", "deelwijzer::", root.as_str()] {
        for (at, _) in code.match_indices(start) {
            let before = &code[..at];
            let goes_on = before.ends_with(|it: char| it.is_alphanumeric() || it == '_');
            if goes_on || before.ends_with("::") {
                continue;
            }
            let rest = code[at + start.len()..].trim_start();
            if rest.starts_with("super::") {
                continue;
            }
            found.extend(first_names(rest).into_iter().map(|name| (at, name)));
        }
    }
    found
}

/// The first names of what follows `crate::`: one, or those of a group in braces.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| words(text).next().map(|(_, word)| word.to_string());
    if !rest.starts_with('{') {
        return name(rest).into_iter().collect();
    }
    let group = &rest[1..super::code::block_length(rest).max(2) - 1];
    let mut depth = 0;
    let top = |letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        letter == ',' && depth == 0
    };
    group.split(top).filter_map(name).collect()
}

/// Crates that are named in rooms that may not.
pub fn wrong_crates(source: &Source) -> Vec<String> {
    let Some(inside) = source.path.strip_prefix("src/") else {
        return Vec::new();
    };
    let code = without_tests(&code_of(&source.text));
    let mut wrong = Vec::new();
    for (at, word) in words(&code) {
        let Some((name, allowed)) = CRATES.iter().find(|(name, _)| *name == word) else {
            continue;
        };
        let fits = allowed.iter().any(|place| {
            let rest = inside.strip_prefix(place);
            rest.is_some_and(|rest| rest.starts_with(['/', '.']))
        });
        if !fits {
            let line = line_of(&code, at);
            wrong.push(format!("{}:{line}: `{name}` is not named here", source.path));
        }
    }
    wrong
}

#[test]
fn a_wrong_import_is_found() {
    let wrong = |path: &str, text: &str| wrong_imports(&Source::new(path, text)).join("; ");
    assert_eq!(
        wrong("src/render/plain.rs", "//! x\nuse crate::answer::rank;\n"),
        "src/render/plain.rs:2: `render` imports `answer`"
    );
    assert_eq!(
        wrong("src/model/span.rs", "fn a() { crate::language::fold(\"\") }"),
        "src/model/span.rs:1: `model` imports `language`"
    );
    assert_eq!(
        wrong("src/bot/ask.rs", "use crate::{model::{Answer, Span}, cmd::ask};"),
        "src/bot/ask.rs:1: `bot` imports `cmd`"
    );
    assert_eq!(
        wrong("src/index/build.rs", "use super::super::guideline::load;"),
        "src/index/build.rs:1: `index` imports `guideline`"
    );
    assert_eq!(wrong("src/fuss/mod.rs", ""), "src/fuss/mod.rs: `fuss` is no room of the house");
    assert_eq!(wrong("src/cmd/ask.rs", "use crate::bot::Bot; // crate::cli\n"), "");
    assert_eq!(wrong("src/bot/ask.rs", "use super::library::Library;"), "");
    assert_eq!(
        wrong("src/render/view.rs", "#[cfg(test)]\nmod tests { use super::super::sample; }"),
        ""
    );
}

#[test]
fn a_wrong_crate_is_found() {
    let wrong = |path: &str, text: &str| wrong_crates(&Source::new(path, text)).join("; ");
    assert_eq!(
        wrong("src/answer/rank.rs", "\nuse tantivy::Index;"),
        "src/answer/rank.rs:2: `tantivy` is not named here"
    );
    assert_eq!(
        wrong("src/bot/ask.rs", "fn a() { tokio::spawn(b()) }"),
        "src/bot/ask.rs:1: `tokio` is not named here"
    );
    assert_eq!(wrong("src/bot/watch.rs", "use tokio::time;"), "");
    assert_eq!(wrong("src/index/mod.rs", "use tantivy::Index;"), "");
    assert_eq!(wrong("src/answer/rank.rs", "// tantivy proposes\nlet a = \"tokio\";"), "");
}
