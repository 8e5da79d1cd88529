//! A review as text for a terminal.

use super::messages::answer as say;
use super::plain::{PlainOptions, rule};
use super::review::view;
use super::terminal::{INDENT, Page};
use crate::model::Review;

/// The review as lines of text, the headline first, with a line break at the end.
pub fn review(review: &Review, options: &PlainOptions) -> String {
    let view = view(review, &options.view);
    let mut page = Page::new(options.width, options.colour);
    page.line(&view.headline, page.styles.headline);
    for note in &view.notes {
        page.set("", note, page.styles.text);
    }
    if let Some(label) = &view.findings_label {
        page.gap();
        page.line(label, page.styles.text);
    }
    for (at, finding) in view.findings.iter().enumerate() {
        let quoted = match finding.text.as_str() {
            "" => String::new(),
            text => format!(" {}", say::quoted(text)),
        };
        let first = format!("{}. ", at + 1);
        let text = format!("{}:{quoted}", finding.level_label);
        page.set(&first, &text, page.styles.warning);
        page.set(INDENT, &finding.message, page.styles.text);
        if let Some(rule) = &finding.rule {
            self::rule(&mut page, rule);
        }
    }
    if let Some(label) = view.checklist_label {
        page.gap();
        page.line(label, page.styles.headline);
    }
    for (at, rule) in view.checklist.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        self::rule(&mut page, rule);
    }
    if !view.cannot_see.is_empty() {
        page.gap();
        page.line(view.cannot_see_label, page.styles.text);
    }
    for thing in &view.cannot_see {
        page.set(&format!("{INDENT}- "), thing, page.styles.text);
    }
    if let Some(contact) = &view.contact {
        page.gap();
        page.set("", contact, page.styles.text);
    }
    page.finish()
}
