//! An answer as a piece of HTML; all text passes through the template's escapes.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::html_rule::{RuleSetter, quoted, without_colon};
use super::icon::{Icon, icon};
use super::messages::answer as words;
use super::messages::help::Leaflet;
use super::messages::page as say;
use super::page::{Setting, chat, send_in};
use super::reasons;
use super::rule::RuleView;
use super::view::{ClauseView, OptionView, Piece, ViewOptions, Warning, view};
use crate::model::{Answer, Corpus, Explanation, Language, Outcome, RiskLevel, VerdictKind};

/// A question with its answer.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'page> {
    pub question: &'page str,
    /// Replies to earlier questions back, by slot.
    pub answers: &'page BTreeMap<String, String>,
    pub answer: &'page Answer,
    /// The texts that the answer was computed from.
    pub corpus: &'page Corpus,
    /// How it came about; none where that is not told.
    pub explanation: Option<&'page Explanation>,
}

/// How many warnings a page shows at once: all that an answer has.
const RISKS_MAX: usize = 3;

/// The words after which digits are a telephone number.
const NUMBER_WORDS: [&str; 7] = ["toestel", "telefoon", "tel.", "bel", "extension", "ext.", "call"];

/// The answer as one `article`, the first heading being its headline.
pub fn answer(setting: &Setting, exchange: &Exchange) -> Markup {
    let options = ViewOptions { risks_max: RISKS_MAX, ..ViewOptions::default() };
    let view = view(exchange.answer, &options);
    let (tone, sign) = tone(exchange.answer);
    let rules = RuleSetter { setting, corpus: exchange.corpus, language: view.language };
    let set = Setter { rules, exchange, sign };
    let mut whole: Option<Markup> = None;
    let mut parts: Vec<Markup> = Vec::new();
    let mut end: Vec<Markup> = Vec::new();
    for piece in &view.pieces {
        if matches!(piece, Piece::Contact(_)) {
            end.push(set.piece(piece));
            continue;
        }
        // The whole text comes after the conditions and exceptions of its carrying sentence.
        if !matches!(piece, Piece::Clauses { .. } | Piece::Note(_)) {
            parts.extend(whole.take());
        }
        parts.push(set.piece(piece));
        if let Piece::Rule(rule) = piece {
            whole = set.rules.whole(rule);
            if view.outcome == Outcome::Answered {
                end.push(copy_button(view.language, rule));
            }
        }
    }
    parts.extend(whole);
    parts.extend(exchange.explanation.map(|it| folded_reasons(it, view.language)));
    let send_in = send_in::button(setting, exchange.answer, exchange.question);
    html! {
        article class={ "answer " (tone) } lang=(view.language.code()) {
            @for part in parts { (part) }
            @if !end.is_empty() {
                div.end { @for part in end.iter().rev() { (part) } }
            }
            (send_in)
        }
    }
}

/// Why the answer is as it is, folded away.
fn folded_reasons(explanation: &Explanation, language: Language) -> Markup {
    let Leaflet { headline, paragraphs, .. } = reasons::leaflet(explanation, language);
    html! {
        details.reasons {
            summary { (headline) }
            @for paragraph in &paragraphs { p { (paragraph) } }
        }
    }
}

/// The name of an answer's looks, and the sign before its headline.
fn tone(answer: &Answer) -> (&'static str, Icon) {
    match (answer.outcome, answer.verdict.as_ref().map(|verdict| verdict.kind)) {
        (Outcome::Answered, Some(VerdictKind::Allowed)) => ("yes", Icon::Yes),
        (Outcome::Answered, Some(VerdictKind::NotRequired)) => ("yes", Icon::Yes),
        (Outcome::Answered, Some(VerdictKind::AllowedIf)) => ("if", Icon::If),
        (Outcome::Answered, Some(VerdictKind::NotAllowed)) => ("no", Icon::No),
        (Outcome::Answered, Some(VerdictKind::Required)) => ("must", Icon::Must),
        (Outcome::Answered, None) => ("plain", Icon::Quote),
        (Outcome::Clarify, _) => ("plain", Icon::Ask),
        _ => ("silent", Icon::Silence),
    }
}

/// Sets the pieces of one answer.
struct Setter<'page> {
    rules: RuleSetter<'page>,
    exchange: &'page Exchange<'page>,
    sign: Icon,
}

impl Setter<'_> {
    fn piece(&self, piece: &Piece) -> Markup {
        match piece {
            Piece::Finding(warning) => html! { section.finding { (self.warning(warning, true)) } },
            Piece::Route { title, message, rule, contact } => html! {
                section.route {
                    h2 { (icon(Icon::Warning)) span { (title) } }
                    p { (kept(message)) }
                    @if let Some(rule) = rule { (self.rules.rule(rule)) }
                    @if let Some(contact) = contact { p { (linked(contact)) } }
                }
            },
            Piece::Headline(text) => html! {
                h2.headline { (icon(self.sign)) span { (text) } }
            },
            Piece::Rule(rule) => self.rules.rule(rule),
            Piece::Clauses { label, clauses } => self.clauses(label, clauses),
            Piece::Note(text) => html! { p.note { (text) } },
            Piece::Options { label, options } => self.options(label, options),
            Piece::Risks { shown, behind, behind_label } => html! {
                section.risks { @for risk in shown { (self.warning(risk, false)) } }
                @if let Some(label) = behind_label {
                    details {
                        summary { (label) }
                        @for risk in behind { (self.warning(risk, false)) }
                    }
                }
            },
            Piece::OtherRules { label, rules } => html! {
                details.others {
                    summary { (without_colon(label)) }
                    @for rule in rules {
                        (self.rules.rule(rule))
                        @if let Some(whole) = self.rules.whole(rule) { (whole) }
                    }
                }
            },
            Piece::Contact(text) => html! { p { (linked(text)) } },
        }
    }

    fn clauses(&self, label: &str, clauses: &[ClauseView]) -> Markup {
        html! {
            div.clauses {
                p.label { (label) }
                ol { @for clause in clauses {
                    li {
                        (quoted(&clause.text))
                        @if let Some(place) = &clause.place {
                            " (" (words::source_label(self.rules.language)) " " (place) ")"
                        }
                    }
                } }
            }
        }
    }

    /// Each way as a button that asks the same question again with this reply.
    fn options(&self, label: &str, options: &[OptionView]) -> Markup {
        html! {
            form.options method="post" action="/" {
                (chat::carried(self.rules.setting))
                input type="hidden" name="question" value=(self.exchange.question);
                @for (slot, reply) in self.exchange.answers {
                    input type="hidden" name={ "answers." (slot) } value=(reply);
                }
                p.label { (label) }
                @for option in options {
                    button.button type="submit" name={ "answers." (option.slot) }
                        value=(option.id) { (option.label) }
                }
            }
        }
    }

    fn warning(&self, warning: &Warning, with_rule: bool) -> Markup {
        let is_high = warning.level == RiskLevel::High;
        html! {
            div.warning.high[is_high] {
                (icon(Icon::Warning))
                div {
                    p {
                        @if !warning.label.is_empty() { strong { (warning.label) } " " }
                        (kept(&warning.message))
                    }
                    @if let Some(rule) = &warning.rule {
                        @if with_rule { (self.rules.rule(rule)) } @else {
                            p.place { (rule.source_label) " " (self.rules.place(rule)) }
                        }
                    }
                }
            }
        }
    }
}

/// A button with the rule and its place as plain text, for a letter or a chat.
fn copy_button(language: Language, rule: &RuleView) -> Markup {
    let quotes = rule.lead_ins.iter().map(|lead_in| quoted(lead_in));
    let quotes = quotes.chain([rule.rule.clone()]).collect::<Vec<_>>().join("\n");
    let mut text = format!("{quotes}\n{} {}", rule.source_label, rule.place);
    if let Some(link) = &rule.link {
        text.push_str(&format!("\n{link}"));
    }
    html! {
        button.button.quiet.needs-script type="button" data-copy=(text) {
            (icon(Icon::Copy)) span { (say::copy(language)) }
        }
    }
}

/// Text in which each mail address is a link.
pub fn linked(text: &str) -> Markup {
    let text = kept(text);
    let is_border = |letter: char| letter.is_whitespace() || ",;()<>\"".contains(letter);
    html! {
        @for piece in text.split_inclusive(is_border) {
            @let word = piece.trim_end_matches(is_border);
            @let mail = word.trim_end_matches(['.', ':', '!', '?']);
            @if is_mail(mail) {
                a href={ "mailto:" (mail) } { (mail) } (piece[mail.len()..])
            } @else { (piece) }
        }
    }
}

/// Text in which a telephone number stays on one line: no break before its digits.
fn kept(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            let begins = word.starts_with(|letter: char| letter.is_ascii_digit());
            let before = kept.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
            let is_number = NUMBER_WORDS.contains(&before.as_str())
                || before.ends_with(|letter: char| letter.is_ascii_digit() || letter == ')');
            kept.push(if begins && is_number { '\u{a0}' } else { ' ' });
        }
        kept.push_str(word);
    }
    kept
}

fn is_mail(word: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._+-@".contains(letter);
    match word.split_once('@') {
        Some((name, host)) => {
            !name.is_empty()
                && host.contains('.')
                && !host.contains('@')
                && word.chars().all(allowed)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_stays_on_one_line() {
        let told = kept("Bel 112, of team Webcare (toestel 4110), of 010 123 45. Op 3 mei niet.");
        let wanted = "Bel\u{a0}112, of team Webcare (toestel\u{a0}4110), of 010\u{a0}123\u{a0}45. \
            Op 3 mei niet.";
        assert_eq!(told, wanted);
        assert_eq!(kept("  twee woorden "), "  twee woorden ");
    }
}
