//! How files, functions and lines are shaped, and what stands nowhere in them.

use super::code::{block_length, code_of, line_of, without_tests, words};
use super::tree::Source;

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;
const LINE_CHARS_MAX: usize = 100;

/// Names that say nothing of what is in a file.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"];

/// A first line that does not say the file's duty.
pub fn no_duty(source: &Source) -> Vec<String> {
    let first = source.text.lines().next().unwrap_or("");
    let duty = first.strip_prefix("//! ").unwrap_or("");
    match duty.split_whitespace().count() {
        0 | 1 => vec![format!("{}:1: the first line says no duty (`//! …`)", source.path)],
        _ => Vec::new(),
    }
}

/// A file that is too long.
pub fn long_file(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    match lines > FILE_LINES_MAX {
        true => vec![format!("{}: {lines} lines, at most {FILE_LINES_MAX}", source.path)],
        false => Vec::new(),
    }
}

/// Lines that are too wide.
pub fn wide_lines(source: &Source) -> Vec<String> {
    let lines = source.text.lines().enumerate();
    lines
        .filter(|(_, line)| line.chars().count() > LINE_CHARS_MAX)
        .map(|(at, _)| format!("{}:{}: over {LINE_CHARS_MAX} columns", source.path, at + 1))
        .collect()
}

/// Functions that are too long, from `fn` to the closing brace.
pub fn long_functions(source: &Source) -> Vec<String> {
    let code = code_of(&source.text);
    let mut found = Vec::new();
    for (at, _) in words(&code).filter(|(_, word)| *word == "fn") {
        let rest = &code[at..];
        // A function without a body, or the type of a pointer to one, ends before any brace.
        let Some(brace) = body(rest) else {
            continue;
        };
        let lines = rest[..brace + block_length(&rest[brace..])].lines().count();
        if lines > FUNCTION_LINES_MAX {
            let line = line_of(&code, at);
            let path = &source.path;
            found.push(format!("{path}:{line}: {lines} lines, at most {FUNCTION_LINES_MAX}"));
        }
    }
    found
}

/// Where the body of the function begins that `code` starts with.
fn body(code: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth == 0 => return Some(at),
            b';' | b'}' if depth <= 0 => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// `unwrap` outside tests.
pub fn unwraps(source: &Source) -> Vec<String> {
    if source.is_test {
        return Vec::new();
    }
    let code = without_tests(&code_of(&source.text));
    let places = words(&code).filter(|(_, word)| *word == "unwrap");
    places
        .map(|(at, _)| format!("{}:{}: `unwrap` outside tests", source.path, line_of(&code, at)))
        .collect()
}

/// Tests that are not run.
pub fn ignored_tests(source: &Source) -> Vec<String> {
    let code = code_of(&source.text);
    let places = code.match_indices("#[ignore");
    places
        .map(|(at, _)| format!("{}:{}: a test is ignored", source.path, line_of(&code, at)))
        .collect()
}

/// A file or folder with a name that says nothing.
pub fn empty_name(source: &Source) -> Vec<String> {
    let mut names = source.path.split(['/', '.']);
    match names.find(|name| EMPTY_NAMES.contains(name)) {
        Some(name) => vec![format!("{}: `{name}` says nothing", source.path)],
        None => Vec::new(),
    }
}

#[test]
fn a_file_without_a_duty_is_found() {
    let found = |text: &str| no_duty(&Source::new("src/a.rs", text)).len();
    assert_eq!(found("//! Says what it does.\n"), 0);
    assert_eq!(found("use std::io;\n//! Too late.\n"), 1);
    assert_eq!(found("//!\n"), 1);
    assert_eq!(found(""), 1);
}

#[test]
fn a_long_file_is_found() {
    assert!(long_file(&Source::new("src/a.rs", &"\n".repeat(400))).is_empty());
    let found = long_file(&Source::new("src/a.rs", &"\n".repeat(401)));
    assert_eq!(found, ["src/a.rs: 401 lines, at most 400"]);
}

#[test]
fn a_wide_line_is_found() {
    let text = format!("{}\n{}\n", "é".repeat(100), "é".repeat(101));
    assert_eq!(wide_lines(&Source::new("src/a.rs", &text)), ["src/a.rs:2: over 100 columns"]);
}

#[test]
fn a_long_function_is_found() {
    let function =
        |lines: usize| format!("\nfn a(b: [u8; 2]) -> C {{\n{}}}\n", "x();\n".repeat(lines));
    assert!(long_functions(&Source::new("src/a.rs", &function(68))).is_empty());
    let found = long_functions(&Source::new("src/a.rs", &function(69)));
    assert_eq!(found, ["src/a.rs:2: 71 lines, at most 70"]);
    let pointer = format!("type A = fn(u8) -> u8;\nmod b {{\n{}}}", "x;\n".repeat(80));
    assert!(long_functions(&Source::new("src/a.rs", &pointer)).is_empty());
}

#[test]
fn an_unwrap_is_found() {
    let found = |path: &str, text: &str| unwraps(&Source::new(path, text)).len();
    assert_eq!(found("src/a.rs", "fn a() { b().unwrap(); c().unwrap_or(1) }"), 1);
    assert_eq!(
        found("src/a.rs", "// unwrap\n#[cfg(test)]\nmod tests { fn a() { b.unwrap() } }"),
        0
    );
    assert_eq!(found("tests/suite/a.rs", "fn a() { b().unwrap(); }"), 0);
}

#[test]
fn an_ignored_test_is_found() {
    let found = |text: &str| ignored_tests(&Source::new("tests/a.rs", text)).len();
    assert_eq!(found("#[test]\n#[ignore = \"later\"]\nfn a() {}"), 1);
    assert_eq!(found("// #[ignore]\n#[test]\nfn a() {}"), 0);
}

#[test]
fn an_empty_name_is_found() {
    assert_eq!(empty_name(&Source::new("src/bot/utils.rs", "")).len(), 1);
    assert_eq!(empty_name(&Source::new("src/helpers/mod.rs", "")).len(), 1);
    assert_eq!(empty_name(&Source::new("src/bot/message.rs", "")).len(), 0);
}
