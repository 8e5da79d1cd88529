//! What became of the last edits.

use maud::{Markup, html};

use super::{Console, EDITS, fault, frame};
use crate::model::{Diagnostic, Edit, EditOutcome, Level, Role};
use crate::render::messages::authors;
use crate::render::messages::console::{self as say_frame, edits as say};

/// So many files of one edit are named.
const FILES_MAX: usize = 20;
/// So much that is wrong with one edit is shown.
const FAULTS_MAX: usize = 20;

/// The whole page; the latest edit stands first.
pub fn page(console: &Console, edits: &[Edit]) -> String {
    let language = console.setting.language;
    let body = html! {
        h1 { (say::title(language)) }
        p.lead { (say::lead(language)) }
        @if edits.is_empty() { p { (say::none(language)) } }
        @else { ol.edits { @for edit in edits { (entry(console, edit)) } } }
    };
    frame(console, EDITS, say::title(language), &body)
}

fn entry(console: &Console, edit: &Edit) -> Markup {
    let language = console.setting.language;
    let moment = say_frame::moment(language, &edit.at);
    html! {
        li {
            @match &edit.outcome {
                EditOutcome::Taken { added, changed, removed, has_other, faults } => {
                    h2 { (moment) ": " (say::taken(language)) }
                    @let named = say::files(language).into_iter().zip([added, changed, removed]);
                    @for (words, names) in named {
                        (files(console, words, names))
                    }
                    @if *has_other { p { (say::other(language)) } }
                    p.soft { (say::found(language, *faults)) }
                },
                EditOutcome::Refused { diagnostics, reason } => {
                    h2.late { (moment) ": " (say::refused(language)) }
                    (wrong(console, diagnostics, reason))
                },
            }
        }
    }
}

fn files(console: &Console, words: &str, names: &[String]) -> Markup {
    let language = console.setting.language;
    let shown: Vec<&str> = names.iter().take(FILES_MAX).map(String::as_str).collect();
    html! {
        @if !names.is_empty() {
            p {
                (words) " " (shown.join(", "))
                @if names.len() > FILES_MAX {
                    " " (say::more_files(language, names.len() - FILES_MAX))
                }
            }
        }
    }
}

fn wrong(console: &Console, diagnostics: &[Diagnostic], reason: &str) -> Markup {
    let language = console.setting.language;
    // Warnings refuse no edit.
    let errors = diagnostics.iter().filter(|one| one.level == Level::Error);
    let errors: Vec<&Diagnostic> = errors.collect();
    html! {
        @if errors.is_empty() { p { (authors::not_the_text(language)) } }
        @else {
            ul.noted-list {
                @for one in errors.iter().take(FAULTS_MAX) { (fault(console, one, true)) }
            }
            @if errors.len() > FAULTS_MAX {
                p { (authors::more(language, errors.len() - FAULTS_MAX)) }
            }
        }
        // What went wrong inside is for whoever runs the program.
        @if console.role == Role::Admin && errors.is_empty() {
            p.soft { (say::reason(language)) " " (reason) }
        }
    }
}
