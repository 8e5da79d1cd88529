//! A review of a draft as Discord text, in messages that end between findings.

use super::markdown::{Block, MarkdownOptions, bold, escape, messages, rule};
use super::messages::answer as say;
use super::review::{FindingView, view};
use crate::model::Review;

/// The review as messages to send one after another; the headline stands first.
pub fn review(review: &Review, options: &MarkdownOptions) -> Vec<String> {
    let view = view(review, &options.view);
    let mut blocks = vec![Block { text: bold(&view.headline), apart: false }];
    let mut add = |text: String, apart: bool| blocks.push(Block { text, apart });
    view.notes.iter().for_each(|note| add(escape(note), false));
    if let (false, Some(service)) = (view.findings.is_empty(), &options.view.received_by) {
        add(escape(&say::already_received(view.language, service)), false);
    }
    if let Some(label) = &view.findings_label {
        add(escape(label), true);
    }
    for (at, found) in view.findings.iter().enumerate() {
        add(format!("{}. {}", at + 1, finding(found)), false);
    }
    if let Some(label) = view.checklist_label {
        add(bold(label), true);
    }
    view.checklist.iter().for_each(|one| add(rule(one), false));
    if !view.cannot_see.is_empty() {
        let things = view.cannot_see.iter().map(|thing| format!("\n- {}", escape(thing)));
        add(format!("{}{}", escape(view.cannot_see_label), things.collect::<String>()), true);
    }
    if let Some(contact) = &view.contact {
        add(escape(contact), true);
    }
    messages(blocks, options.message_chars_max)
}

fn finding(found: &FindingView) -> String {
    let quoted = match found.text.as_str() {
        "" => String::new(),
        text => format!(" {}", say::quoted(&escape(text))),
    };
    let mut text = format!("{}:{quoted} {}", found.level_label, escape(&found.message));
    if let Some(one) = &found.rule {
        text.push('\n');
        text.push_str(&rule(one));
    }
    text
}
