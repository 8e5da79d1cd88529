//! What a trial gave: faults, question cases, and answers now and afterwards, side by side.

use maud::{Markup, html};

use super::super::{Console, fault};
use super::pieces;
use crate::model::{Answer, Case, Diagnostic};
use crate::render::messages::console::{self as say_frame, desk as say};

/// So many faults and so many cases stand on the page.
const SHOWN_MAX: usize = 50;

/// What a trial gave.
#[derive(Clone, Debug, Default)]
pub struct Tried<'page> {
    pub is_sound: bool,
    pub diagnostics: &'page [Diagnostic],
    pub broken: &'page [Diagnostic],
    /// The name of an organisation below, and what is wrong there.
    pub below: Vec<(&'page str, &'page [Diagnostic])>,
    pub cases: Vec<TriedCase<'page>>,
    pub asked: Vec<TriedQuestion>,
}

/// A question case whose answer changes.
#[derive(Clone, Copy, Debug)]
pub struct TriedCase<'page> {
    pub case: &'page Case,
    pub before: &'page Answer,
    pub after: &'page Answer,
}

/// A question that an author typed.
#[derive(Clone, Debug)]
pub struct TriedQuestion {
    pub question: String,
    pub before: Answer,
    /// None where the texts have errors.
    pub after: Option<Answer>,
    /// Whether the two say the same.
    pub is_same: bool,
    pub kept: Kept,
}

/// Whether a question is to become a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It can be chosen.
    Open,
    /// It was chosen.
    Chosen,
    /// It is one already.
    Already,
    Impossible,
}

/// The part of a page that tells it; `form` is the form that a chosen question belongs to.
pub fn section(console: &Console, tried: &Tried, form: &str) -> Markup {
    let language = console.setting.language;
    let class = if tried.is_sound { "noted" } else { "noted is-error" };
    html! {
        h2 { (say::tried(language)) }
        div class=(class) role="status" {
            p { (if tried.is_sound { say::sound(language) } else { say::unsound(language) }) }
        }
        (faults(console, say::found(language), tried.diagnostics))
        (faults(console, say::broken(language), tried.broken))
        @for (name, found) in &tried.below {
            (faults(console, &say::below(language, name), found))
        }
        @if !tried.asked.is_empty() {
            h3 { (say::asked(language)) }
            @for one in &tried.asked { (question(console, one, form)) }
        }
        h3 { (say::changed_cases(language)) }
        @if tried.cases.is_empty() { p { (say::no_changed_cases(language)) } }
        @for one in tried.cases.iter().take(SHOWN_MAX) {
            h4 lang=[one.case.language.map(|it| it.code())] { (one.case.question) }
            p.soft.small {
                (one.case.file) ", " (say_frame::at_line(language, one.case.line))
            }
            (sides(console, one.before, Some(one.after)))
        }
        (rest(console, tried.cases.len()))
    }
}

fn faults(console: &Console, heading: &str, found: &[Diagnostic]) -> Markup {
    html! {
        @if !found.is_empty() {
            h3 { (heading) }
            ul.noted-list {
                @for one in found.iter().take(SHOWN_MAX) { (fault(console, one, true)) }
            }
            (rest(console, found.len()))
        }
    }
}

fn rest(console: &Console, count: usize) -> Markup {
    html! {
        @if count > SHOWN_MAX {
            p.soft { (say::only_first(console.setting.language, SHOWN_MAX, count)) }
        }
    }
}

fn question(console: &Console, one: &TriedQuestion, form: &str) -> Markup {
    let language = console.setting.language;
    html! {
        h4 { (one.question) }
        @if one.is_same { p.soft { (say::same_answer(language)) } }
        (sides(console, &one.before, one.after.as_ref()))
        @match one.kept {
            Kept::Open | Kept::Chosen => p {
                label.choice {
                    input type="checkbox" name="bewaak" value=(one.question) form=(form)
                        checked[one.kept == Kept::Chosen];
                    " " (say::keep(language))
                }
            },
            Kept::Already => p.soft { (say::kept_already(language)) },
            Kept::Impossible => p.soft { (say::not_kept(language)) },
        }
    }
}

fn sides(console: &Console, before: &Answer, after: Option<&Answer>) -> Markup {
    let language = console.setting.language;
    html! {
        div.pair {
            div { p.side { (say::now(language)) } (pieces::answer(before)) }
            div {
                p.side { (say::then(language)) }
                @match after {
                    Some(after) => (pieces::answer(after)),
                    None => p.soft { (say::no_answer_yet(language)) },
                }
            }
        }
    }
}
