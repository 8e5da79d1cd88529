//! A rule as a piece of HTML, with a link to its place.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::messages::page as say;
use super::page::{Setting, address};
use super::rule::RuleView;
use crate::model::{Corpus, Language};

/// For whom rules are set, and the texts that they are from.
#[derive(Clone, Copy, Debug)]
pub struct RuleSetter<'page> {
    pub setting: &'page Setting<'page>,
    pub corpus: &'page Corpus,
    /// The language of the words around them.
    pub language: Language,
}

impl RuleSetter<'_> {
    /// A rule: its lead-ins, its words, and the place with a link to it.
    pub fn rule(&self, rule: &RuleView) -> Markup {
        html! {
            div.rule {
                p.label { (rule.label) }
                blockquote lang=[self.foreign(rule)] {
                    @for lead_in in &rule.lead_ins { p.lead-in { (quoted(lead_in)) } }
                    @if rule.whole.is_some() {
                        p { mark { (rule.rule) } }
                    } @else { (sentences(rule)) }
                }
                @if let Some(note) = &rule.language_note { p.note { (note) } }
                p.place { (rule.source_label) " " (self.place(rule)) }
            }
        }
    }

    /// The place of a rule as a link to it in its guideline.
    pub fn place(&self, rule: &RuleView) -> Markup {
        let passage = self.corpus.passage(rule.passage).map(|(_, passage)| passage.span);
        let href = address::guideline(self.setting, &rule.guideline, passage);
        // The sign never stands alone on a line.
        let (before, last) = match rule.place.rsplit_once(' ') {
            Some((before, last)) => (Some(before), last),
            None => (None, rule.place.as_str()),
        };
        html! {
            a href=(href) target="_blank" rel="noopener" {
                span lang=[self.foreign(rule)] {
                    @if let Some(before) = before { (before) " " }
                    span.kept { (last) (icon(Icon::Out)) }
                }
                span.hidden-words { " " (say::new_tab(self.language)) }
            }
        }
    }

    /// The code of a rule's language where it is not the answer's.
    fn foreign(&self, rule: &RuleView) -> Option<&'static str> {
        (rule.language != self.language).then(|| rule.language.code())
    }

    /// The whole passage behind a summary, where the rule is only a part of it.
    pub fn whole(&self, rule: &RuleView) -> Option<Markup> {
        let (label, _) = rule.whole.as_ref()?;
        Some(html! {
            details.whole {
                summary { (without_colon(label)) }
                blockquote lang=[self.foreign(rule)] { (sentences(rule)) }
            }
        })
    }
}

/// The sentences of a passage in quotation marks, the carrying ones marked; each cell of a table
/// stands below its header on a line of its own.
fn sentences(rule: &RuleView) -> Markup {
    let mut lines: Vec<Vec<Markup>> = vec![Vec::new()];
    for sentence in rule.sentences.iter().filter(|sentence| !sentence.text.is_empty()) {
        if sentence.column.is_some() && lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(Vec::new());
        }
        let set = html! {
            @if let Some(column) = &sentence.column { span.column { (column) } " " }
            @if sentence.carries { mark { (sentence.text) } } @else { (sentence.text) }
        };
        if let Some(line) = lines.last_mut() {
            line.push(set);
        }
    }
    let last = lines.len() - 1;
    html! {
        @for (at, line) in lines.iter().enumerate() {
            p {
                @if at == 0 { "“" }
                @for (place, sentence) in line.iter().enumerate() {
                    @if place > 0 { " " }
                    (sentence)
                }
                @if at == last { "”" }
            }
        }
    }
}

/// Words of a guideline in quotation marks.
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// A label as the words of something that opens.
pub fn without_colon(label: &str) -> &str {
    label.trim_end_matches(':')
}
