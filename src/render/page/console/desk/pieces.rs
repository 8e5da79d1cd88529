//! What the desk's pages share: a difference, an answer in short, why something was refused.

use maud::{Markup, html};

use super::super::{Console, fault};
use super::{ACT, ACT_PROPOSE, ACT_PUBLISH, ACT_TRY};
use crate::model::Answer;
use crate::render::clean::one_line;
use crate::render::difference::{DifferenceLine, LineChange, difference};
use crate::render::messages::console::desk::{self as say, Refusal};
use crate::render::view::{Piece, ViewOptions, view};

/// A longer difference is cut off.
const LINES_MAX: usize = 400;

/// Why a change was not made.
pub fn refused(console: &Console, why: Option<&Refusal>) -> Markup {
    let language = console.setting.language;
    html! {
        @if let Some(why) = why {
            div.noted.is-error role="alert" { p { (say::refusal(language, why)) } }
            @if let Refusal::Unreadable(found) = why {
                ul.noted-list { (fault(console, found, true)) }
            }
        }
    }
}

/// What differs between two texts; `file` is the heading's own words.
pub fn differs(console: &Console, before: Option<&str>, after: Option<&str>) -> Markup {
    let language = console.setting.language;
    let (lines, has_more) =
        difference(before.unwrap_or_default(), after.unwrap_or_default(), LINES_MAX);
    html! {
        @if after.is_none() { p { (say::file_gone(language)) } }
        div.difference role="region" tabindex="0" aria-label=(say::difference(language)) {
            @for line in &lines { (line_of(console, line)) }
        }
        @if has_more { p.soft { (say::more_lines(language)) } }
    }
}

fn line_of(console: &Console, line: &DifferenceLine) -> Markup {
    let language = console.setting.language;
    let text = &line.text;
    html! {
        @if line.is_after_gap { p.gap aria-hidden="true" { "…" } }
        @match line.change {
            LineChange::Same => p { span.number { (line.number) } " " (text) },
            LineChange::Gone => p.gone {
                span.number { (line.number) } " " span.sign { "−" }
                span.unseen { (say::line_gone(language)) } " " del { (text) }
            },
            LineChange::New => p.new {
                span.number { (line.number) } " " span.sign { "+" }
                span.unseen { (say::line_new(language)) } " " ins { (text) }
            },
        }
    }
}

/// An answer in short: what it comes down to, the rule with its place, conditions and notes.
pub fn answer(answer: &Answer) -> Markup {
    let view = view(answer, &ViewOptions::default());
    html! {
        div.short-answer lang=(view.language.code()) {
            @for piece in &view.pieces {
                @match piece {
                    Piece::Headline(text) => p { strong { (text) } },
                    Piece::Rule(rule) => {
                        @for lead_in in &rule.lead_ins { p.soft { (lead_in) } }
                        blockquote lang=(rule.language.code()) { p { (rule.rule) } }
                        p.soft { (rule.source_label) " " (rule.place) }
                    },
                    Piece::Clauses { label, clauses } => {
                        p { (label) }
                        ul { @for clause in clauses { li { (clause.text) } } }
                    },
                    Piece::Note(text) | Piece::Contact(text) => p { (one_line(text)) },
                    Piece::Finding(_) | Piece::Route { .. } | Piece::Options { .. }
                    | Piece::Risks { .. } | Piece::OtherRules { .. } => {},
                }
            }
        }
    }
}

/// The buttons that try a change out and make it.
pub fn buttons(console: &Console, needs_second: bool, can_try: bool) -> Markup {
    let language = console.setting.language;
    html! {
        p.buttons {
            @if can_try {
                button.button.main type="submit" name=(ACT) value=(ACT_TRY) {
                    (say::try_out(language))
                }
            }
            @if needs_second {
                button.button type="submit" name=(ACT) value=(ACT_PROPOSE) {
                    (say::propose(language))
                }
            } @else {
                button.button type="submit" name=(ACT) value=(ACT_PUBLISH) {
                    (say::publish(language))
                }
            }
        }
        @if needs_second { p.soft { (say::second(language)) } }
    }
}
