//! What people sent in as not covered or not right.

use maud::{Markup, html};

use super::{Console, GAPS, Part, frame, parts};
use crate::model::Gap;
use crate::render::clean::one_line;
use crate::render::messages::console::gaps as say;
use crate::render::messages::guideline_page::date;
use crate::render::messages::send_in;

/// How much stands on one page.
const PART_SIZE: usize = 50;

/// What there is to show.
#[derive(Clone, Copy, Debug)]
pub enum GapsShown<'page> {
    /// Nothing is kept, by the settings.
    Closed,
    /// The store fails.
    Failed,
    Kept {
        gaps: &'page [Gap],
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
            GapsShown::Kept { gaps, days_max } => {
                p.lead { (say::lead(language, days_max)) }
                (kept(console, gaps, part))
            },
        }
    };
    frame(console, GAPS, say::title(language), &body)
}

fn kept(console: &Console, gaps: &[Gap], part: usize) -> Markup {
    let language = console.setting.language;
    let part = Part::new(part, PART_SIZE, gaps.len());
    let columns = say::columns(language);
    let [day, kind, _, code] = columns;
    html! {
        @if gaps.is_empty() { p { (send_in::none(language)) } }
        @else {
            div.wide role="region" tabindex="0" aria-label=(say::title(language)) {
                table.stacks {
                    thead { tr { @for column in columns { th scope="col" { (column) } } } }
                    tbody {
                        @for gap in &gaps[part.range()] {
                            tr {
                                td data-name=(day) { (date(language, gap.day)) }
                                td data-name=(kind) { (send_in::kind(language, gap.kind)) }
                                th scope="row" lang=(gap.language.code()) { (one_line(&gap.text)) }
                                td data-name=(code) { (gap.code) }
                            }
                        }
                    }
                }
            }
            (parts::links(console, GAPS, part, &[]))
        }
    }
}
