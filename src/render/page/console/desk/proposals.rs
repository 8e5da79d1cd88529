//! What waits for a second author.

use jiff::tz::TimeZone;
use maud::html;

use super::super::{Console, frame};
use super::PROPOSALS;
use crate::model::Proposal;
use crate::render::messages::console::{self as say_frame, desk as say};

/// The list; `done` is said above it.
pub fn list(console: &Console, proposals: &[Proposal], done: Option<&str>) -> String {
    let language = console.setting.language;
    let body = html! {
        h1 { (say::proposals(language)) }
        @if let Some(done) = done { div.noted role="status" { p { (done) } } }
        p.lead { (say::proposals_lead(language)) }
        @if proposals.is_empty() { p { (say::no_proposals(language)) } }
        ol.edits {
            @for proposal in proposals {
                li {
                    h2 {
                        a href=(console.address(&of(&proposal.code), &[])) {
                            (files(proposal).unwrap_or(&proposal.code))
                        }
                    }
                    p.soft { (about(console, proposal)) }
                }
            }
        }
    };
    frame(console, PROPOSALS, say::proposals(language), &body)
}

/// When it was proposed, by whom, and of how many files.
pub fn about(console: &Console, proposal: &Proposal) -> String {
    let language = console.setting.language;
    let at = say_frame::moment(language, &proposal.at.to_zoned_datetime(TimeZone::system()));
    let by = say::by(language, Some(&proposal.by), None).unwrap_or_default();
    let count = say::files_changed(language, proposal.edits.len());
    format!("{at}, {by} · {count}")
}

/// The path of one proposal.
pub fn of(code: &str) -> String {
    format!("{PROPOSALS}/{code}")
}

/// The first of its files.
fn files(proposal: &Proposal) -> Option<&str> {
    proposal.edits.first().map(|edit| edit.file.as_str())
}
