//! What people sent in as not covered or not right, by matter.

use maud::{Markup, html};

use super::{Console, GAPS, Part, frame, parts};
use crate::model::{CitedPlace, GapGroup, GapOverview};
use crate::render::clean::one_line;
use crate::render::messages::console::gaps as say;
use crate::render::messages::guideline_page::date;
use crate::render::messages::{gaps, send_in};

/// How many matters stand on one page.
const PART_SIZE: usize = 25;
/// So many messages about one matter are shown, and so many matters that are closed.
const MESSAGES_MAX: usize = 10;
const CLOSED_MAX: usize = 25;

/// What there is to show.
#[derive(Clone, Copy, Debug)]
pub enum GapsShown<'page> {
    /// Nothing is kept, by the settings.
    Closed,
    /// The store fails.
    Failed,
    Kept {
        overview: &'page GapOverview,
        days_max: u32,
    },
}

/// The whole page; `part` is which part of a long list is asked for, from 1.
pub fn page(console: &Console, shown: GapsShown, part: usize) -> String {
    let language = console.setting.language;
    let body = html! {
        h1 { (say::title(language)) }
        @match shown {
            GapsShown::Closed => p { (say::closed(language)) },
            GapsShown::Failed => p.fault role="alert" { (say::failed(language)) },
            GapsShown::Kept { overview, days_max } => {
                p.lead { (say::lead(language, days_max)) }
                (kept(console, overview, part))
            },
        }
    };
    frame(console, GAPS, say::title(language), &body)
}

fn kept(console: &Console, overview: &GapOverview, part: usize) -> Markup {
    let language = console.setting.language;
    let GapOverview { open, closed, hidden } = overview;
    let part = Part::new(part, PART_SIZE, open.len());
    let has_several = open.iter().chain(closed).any(|group| group.gaps.len() > 1);
    html! {
        @if open.is_empty() && closed.is_empty() && *hidden == 0 {
            p { (send_in::none(language)) }
        }
        @if has_several { p.soft { (gaps::what_times_are(language)) } }
        @if !open.is_empty() {
            ol.edits { @for group in &open[part.range()] { (waiting(console, group)) } }
        }
        (parts::links(console, GAPS, part, &[]))
        @if *hidden > 0 { p.notice { (gaps::hidden(language, *hidden)) } }
        @if !closed.is_empty() {
            h2 { (gaps::closed_title(language)) }
            ol.edits { @for group in closed.iter().take(CLOSED_MAX) { (answered(console, group)) } }
            @if closed.len() > CLOSED_MAX {
                p { (say::more_closed(language, closed.len() - CLOSED_MAX)) }
            }
        }
    }
}

/// A matter that waits for a rule, with what its author can begin with.
fn waiting(console: &Console, group: &GapGroup) -> Markup {
    let language = console.setting.language;
    html! {
        li {
            (headline(console, group))
            (messages(console, group))
            @if !group.cited.is_empty() {
                p { (gaps::cited(language)) }
                ul { @for place in &group.cited { li { (cited(console, place)) } } }
            }
            details {
                summary { (say::to_begin(language)) }
                p { (gaps::proposed_text(language)) }
                pre tabindex="0" { code { (group.stub.trim_end()) } }
                p { (gaps::proposed_case(language)) }
                pre tabindex="0" { code { (group.case.trim_end()) } }
            }
        }
    }
}

/// A matter that an edit has answered.
fn answered(console: &Console, group: &GapGroup) -> Markup {
    let language = console.setting.language;
    html! {
        li {
            (headline(console, group))
            @if let Some(closed) = &group.first().closed {
                p { (gaps::closed(language, &date(language, closed.day), &one_line(&closed.by))) }
            }
        }
    }
}

fn headline(console: &Console, group: &GapGroup) -> Markup {
    let language = console.setting.language;
    let first = group.first();
    html! {
        h2 lang=(first.language.code()) { (one_line(&group.question)) }
        p.soft {
            (send_in::kind(language, first.kind)) ", " (gaps::times(language, group.gaps.len()))
            ", " (say::last_on(language, &date(language, group.last_day())))
        }
    }
}

/// Each message with its day and the code by which it can be deleted.
fn messages(console: &Console, group: &GapGroup) -> Markup {
    let language = console.setting.language;
    html! {
        ul {
            @for gap in group.gaps.iter().take(MESSAGES_MAX) {
                li {
                    span lang=(gap.language.code()) { (one_line(&gap.text)) }
                    " " span.soft.small { "(" (date(language, gap.day)) ", " (gap.code) ")" }
                }
            }
            @if group.gaps.len() > MESSAGES_MAX {
                li { (say::more_messages(language, group.gaps.len() - MESSAGES_MAX)) }
            }
        }
    }
}

fn cited(console: &Console, place: &CitedPlace) -> Markup {
    let language = console.setting.language;
    html! {
        @match &place.now {
            Some((line, words)) => { (place.file) ":" (line) ": “" (one_line(words)) "”" },
            None => { (place.file) ": " (gaps::changed_since(language)) },
        }
    }
}
