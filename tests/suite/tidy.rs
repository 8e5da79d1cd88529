//! Holds the house rules: imports, shapes, names and papers; each rule is shown to be able to fail.

mod code;
mod papers;
mod rooms;
mod shape;
mod tree;

use tree::Source;

/// Asks a rule of every file, and tells all that it found at once.
fn hold(rule: impl Fn(&Source) -> Vec<String>) {
    let sources = tree::sources();
    assert!(sources.len() > 50, "the sources were not found");
    let found: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn imports_point_one_way() {
    hold(rooms::wrong_imports);
}

#[test]
fn crates_are_named_in_their_rooms_alone() {
    hold(rooms::wrong_crates);
}

#[test]
fn every_file_says_its_duty_first() {
    hold(shape::no_duty);
}

#[test]
fn files_are_short() {
    hold(shape::long_file);
}

#[test]
fn functions_are_short() {
    hold(shape::long_functions);
}

#[test]
fn lines_are_narrow() {
    hold(shape::wide_lines);
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    hold(shape::unwraps);
}

#[test]
fn no_test_is_ignored() {
    hold(shape::ignored_tests);
}

#[test]
fn file_names_say_something() {
    hold(shape::empty_name);
}

#[test]
fn documents_are_there() {
    assert_eq!(papers::missing_documents(tree::text_of), [""; 0]);
}

#[test]
fn every_dependency_says_why() {
    assert_eq!(papers::unexplained_dependencies(&tree::text_of("Cargo.toml")), [""; 0]);
}

#[test]
fn every_setting_is_in_the_example() {
    let wrong = papers::wrong_example(&tree::text_of(".env.example"));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
