//! The question cases and how they are.

use jiff::ZonedDateTime;
use maud::{Markup, html};

use super::{CASES, Console, Part, frame, parts};
use crate::model::{CaseReport, CaseState};
use crate::render::messages::console::{self as say_frame, cases as say};

/// How many cases stand on one page.
const PART_SIZE: usize = 50;

/// How far the cases are.
#[derive(Clone, Copy, Debug)]
pub enum CasesShown<'page> {
    NotAsked {
        count: usize,
    },
    Asking {
        done: usize,
        count: usize,
    },
    /// `is_whole` once contradictions were looked for too.
    Asked {
        at: &'page ZonedDateTime,
        reports: &'page [CaseReport],
        is_whole: bool,
    },
}

/// The whole page; `part` is which part of a long list is asked for, from 1.
pub fn page(console: &Console, cases: CasesShown, part: usize) -> String {
    let language = console.setting.language;
    let body = html! {
        h1 { (say::title(language)) }
        p.lead { (say::lead(language)) }
        @match cases {
            CasesShown::NotAsked { count: 0 } => p { (say::none(language)) },
            CasesShown::NotAsked { count } => {
                p { (say::not_asked(language, count)) }
                (ask(console, false))
            },
            CasesShown::Asking { done, count } => {
                p role="status" { (say::asking(language, done, count)) }
                p { a.button href=(console.address(CASES, &[])) { (say::look_again(language)) } }
            },
            CasesShown::Asked { at, reports, is_whole } => {
                p { (say::asked_at(language, &say_frame::moment(language, at))) }
                p.soft { (say::also(language, is_whole)) }
                (asked(console, reports, part))
            },
        }
    };
    frame(console, CASES, say::title(language), &body)
}

fn asked(console: &Console, reports: &[CaseReport], part: usize) -> Markup {
    let language = console.setting.language;
    let part = Part::new(part, PART_SIZE, reports.len());
    let states = [CaseState::Broken, CaseState::OpenHolds, CaseState::Open, CaseState::Holds];
    let count = |state| reports.iter().filter(|one| one.state == state).count();
    html! {
        dl.facts {
            @for state in states {
                div { dt { (say::state(language, state)) } dd { (count(state)) } }
            }
        }
        (ask(console, true))
        (table(console, &reports[part.range()]))
        (parts::links(console, CASES, part, &[]))
    }
}

fn ask(console: &Console, again: bool) -> Markup {
    html! {
        form method="post" action=(console.address(CASES, &[])) {
            (console.form_key())
            button.button.main type="submit" { (say::ask(console.setting.language, again)) }
        }
    }
}

fn table(console: &Console, reports: &[CaseReport]) -> Markup {
    let language = console.setting.language;
    let columns = say::columns(language);
    let [_, state, place, wanted, found] = columns;
    html! {
        div.wide role="region" tabindex="0" aria-label=(say::title(language)) {
            table.stacks {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody {
                    @for one in reports {
                        @let is_bad = one.state == CaseState::Broken;
                        @let case = &one.case;
                        tr {
                            th scope="row" lang=[case.language.map(|it| it.code())] {
                                (case.question)
                            }
                            td data-name=(state) class=[is_bad.then_some("late")] {
                                (say::state(language, one.state))
                            }
                            td data-name=(place) {
                                (case.file) ", " (say_frame::at_line(language, case.line))
                            }
                            td data-name=(wanted) { (one.expected) }
                            td data-name=(found) { (one.found) }
                        }
                    }
                }
            }
        }
    }
}
