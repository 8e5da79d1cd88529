//! What changed in the rules, as a message that an author can post to staff.

use super::clean::one_line;
use super::messages::changes as say;
use crate::model::{Language, RuleChange, RuleText};

/// The changes by kind, each rule word for word with its place.
pub fn text(changes: &[RuleChange], organisation: &str, language: Language) -> String {
    if changes.is_empty() {
        return format!("{}\n", say::nothing(language));
    }
    let mut text = format!("{}\n", say::title(language, &one_line(organisation)));
    let changed = changes.iter().filter_map(|change| match change {
        RuleChange::Changed { before, after } => Some((before, after)),
        _ => None,
    });
    let changed = changed.map(|(before, after)| {
        let [was, is] = say::was_and_is(language);
        let (before, now) = (quoted(before), quoted(after));
        format!("- {was} {before}\n  {is} {now}\n  {}\n", place(after))
    });
    let one = |rule: &RuleText| format!("- {}\n  {}\n", quoted(rule), place(rule));
    let added = changes.iter().filter_map(|change| match change {
        RuleChange::Added(rule) => Some(one(rule)),
        _ => None,
    });
    let gone = changes.iter().filter_map(|change| match change {
        RuleChange::Gone(rule) => Some(one(rule)),
        _ => None,
    });
    let [label_changed, label_added, label_gone] = say::labels(language);
    text += &part(label_changed, changed.collect());
    text += &part(label_added, added.collect());
    text += &part(label_gone, gone.collect());
    text
}

fn part(label: &str, rules: Vec<String>) -> String {
    match rules.len() {
        0 => String::new(),
        count => format!("\n{label} ({count})\n\n{}", rules.join("\n")),
    }
}

/// The words with what leads into them, in quotation marks.
fn quoted(rule: &RuleText) -> String {
    let all = rule.lead_ins.iter().chain([&rule.text]);
    let all: Vec<String> = all.map(|text| format!("\"{}\"", one_line(text))).collect();
    all.join(" ")
}

/// `Title › Heading (file.md:12)`.
fn place(rule: &RuleText) -> String {
    let mut names = vec![one_line(&rule.title)];
    for name in rule.section.iter().map(|it| one_line(it)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!("{} ({}:{})", names.join(" › "), one_line(&rule.file), rule.line)
}
