//! Earlier states: all of them, those of one file, and one of them.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::super::{Console, Part, frame, parts};
use super::{ACT, ACT_TRY, EDIT, STATES};
use crate::model::{FileChange, State};
use crate::render::messages::console::{self as say_frame, desk as say};

/// How many states, or files of one, stand on one page.
const PART_SIZE: usize = 50;

/// The list; `file` is the one whose states are listed, and `done` is said above it.
pub fn list(
    console: &Console,
    states: &[State],
    file: Option<&str>,
    part: usize,
    done: Option<&str>,
) -> String {
    let language = console.setting.language;
    let title = match file {
        Some(file) => say::states_of(language, file),
        None => say::states(language).to_string(),
    };
    let part = Part::new(part, PART_SIZE, states.len());
    let more: Vec<(&str, &str)> = file.map(|file| ("bestand", file)).into_iter().collect();
    let body = html! {
        @if file.is_some() {
            p { a href=(console.address(STATES, &[])) { (say::states(language)) } }
        }
        h1 { (title) }
        @if let Some(done) = done { div.noted role="status" { p { (done) } } }
        p.lead { (say::states_lead(language)) }
        @if states.is_empty() { p { (say::no_states(language)) } }
        ol.edits {
            @for state in &states[part.range()] {
                li {
                    h2 { (say::state(language, state.number, state.cause)) }
                    (about(console, state))
                    p {
                        a href=(console.address(&of(state.number), &[])) {
                            (say::look(language))
                            span.unseen {
                                ": " (say::state(language, state.number, state.cause))
                            }
                        }
                    }
                    @if let Some(file) = file { (restore(console, state, Some(file))) }
                }
            }
        }
        (parts::links(console, STATES, part, &more))
    };
    frame(console, STATES, &title, &body)
}

/// One state with what changed in it, and the ways back.
pub fn one(console: &Console, state: &State, part: usize) -> String {
    let language = console.setting.language;
    let title = say::state(language, state.number, state.cause);
    let part = Part::new(part, PART_SIZE, state.changes.len());
    let body = html! {
        p { a href=(console.address(STATES, &[])) { (say::states(language)) } }
        h1 { (title) }
        (about(console, state))
        (restore(console, state, None))
        ul.edits {
            @for change in &state.changes[part.range()] {
                li {
                    h2 { (change.file) }
                    p {
                        (kind(console, change)) " · "
                        a href=(console.address(STATES, &[("bestand", &change.file)])) {
                            (say::states_of(language, &change.file))
                        }
                    }
                    (restore(console, state, Some(&change.file)))
                }
            }
        }
        (parts::links(console, &of(state.number), part, &[]))
    };
    frame(console, STATES, &title, &body)
}

/// The path of one state.
fn of(number: u64) -> String {
    format!("{STATES}/{number}")
}

fn about(console: &Console, state: &State) -> Markup {
    let language = console.setting.language;
    let at = state.at.to_zoned_datetime(TimeZone::system());
    let by = say::by(language, state.by.as_deref(), state.approved_by.as_deref());
    html! {
        p.soft {
            (say_frame::moment(language, &at))
            @if let Some(by) = by { ", " (by) }
            " · " (say::files_changed(language, state.changes.len()))
        }
    }
}

fn kind(console: &Console, change: &FileChange) -> &'static str {
    let language = console.setting.language;
    match (&change.before, &change.after) {
        (None, _) => say::file_came(language),
        (_, None) => say::file_went(language),
        _ => say::file_changed(language),
    }
}

/// The form that shows what going back would do.
fn restore(console: &Console, state: &State, file: Option<&str>) -> Markup {
    let language = console.setting.language;
    html! {
        form method="post" action=(console.address(EDIT, &[])) {
            (console.form_key())
            input type="hidden" name="versie" value=(state.number);
            @if let Some(file) = file { input type="hidden" name="bestand" value=(file); }
            button.button type="submit" name=(ACT) value=(ACT_TRY) {
                @match file {
                    Some(file) => {
                        (say::restore_file(language)) span.unseen { ": " (file) }
                    },
                    None => (say::restore_all(language)),
                }
            }
        }
    }
}
