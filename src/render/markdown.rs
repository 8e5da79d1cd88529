//! An answer as Discord text, in messages that end between citations.

use super::messages::answer as say;
use super::rule::RuleView;
use super::view::{ClauseView, OptionView, Piece, View, ViewOptions, Warning, view};
use crate::model::{Answer, Language};

/// How an answer is set in Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// How long one message may be, in UTF-16 units.
    pub message_chars_max: usize,
    /// Whether choices and other rules stand behind buttons; if so, the text leaves them out.
    pub buttons: bool,
    pub view: ViewOptions,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        MarkdownOptions { message_chars_max: 2000, buttons: true, view: ViewOptions::default() }
    }
}

/// The answer as messages to send one after another; the headline stands first.
///
/// A message ends between two citations; only a passage that is longer than a whole message is
/// broken, between words.
pub fn answer(answer: &Answer, options: &MarkdownOptions) -> Vec<String> {
    let View { language, pieces, .. } = view(answer, &options.view);
    let blocks = pieces.iter().flat_map(|piece| blocks(piece, language, options)).collect();
    messages(blocks, options.message_chars_max)
}

/// The rules besides the one that `answer` shows, in messages that end between citations; none
/// where there are no others.
pub fn other_rules(answer: &Answer, options: &MarkdownOptions) -> Vec<String> {
    let View { language, pieces, .. } = view(answer, &options.view);
    let shown = MarkdownOptions { buttons: false, ..options.clone() };
    let others = pieces.iter().filter(|piece| matches!(piece, Piece::OtherRules { .. }));
    let blocks = others.flat_map(|piece| blocks(piece, language, &shown)).collect();
    messages(blocks, options.message_chars_max)
}

/// The words with all that Discord would take for markup or a mention made harmless.
///
/// A mention of everybody gets a character without width behind its `@`, as Discord knows no
/// escape for it; the adapter forbids mentions besides. A web address stays as it is, so that it
/// still leads there, in the brackets that keep Discord from showing a preview.
pub fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    let mut rest = words;
    while let Some((before, address, after)) = web_address(rest) {
        escape_letters(before, &mut escaped);
        escaped.push_str(&format!("<{address}>"));
        rest = after;
    }
    escape_letters(rest, &mut escaped);
    escaped
}

/// The first web address in a text, with what stands before and after it.
fn web_address(text: &str) -> Option<(&str, &str, &str)> {
    let start = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let ends = |letter: char| letter.is_whitespace() || "<>()[]\\\"'`*|@".contains(letter);
    let length = text[start..].find(ends).unwrap_or(text.len() - start);
    let address = text[start..start + length].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let end = start + address.len();
    Some((&text[..start], address, &text[end..]))
}

fn escape_letters(words: &str, escaped: &mut String) {
    for (at, letter) in words.char_indices() {
        match letter {
            '\\' | '*' | '_' | '~' | '`' | '|' | '#' | '[' | ']' | '<' | '>' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '@' => {
                escaped.push('@');
                let after = words[at + 1..].to_ascii_lowercase();
                if after.starts_with("everyone") || after.starts_with("here") {
                    escaped.push('\u{200b}');
                }
            }
            _ => escaped.push(letter),
        }
    }
}

/// Lines that stay together in one message.
#[derive(Debug)]
pub(super) struct Block {
    pub text: String,
    /// Whether an empty line stands before it.
    pub apart: bool,
}

fn blocks(piece: &Piece, language: Language, options: &MarkdownOptions) -> Vec<Block> {
    let together = |text: String| vec![Block { text, apart: false }];
    let apart = |text: String| vec![Block { text, apart: true }];
    match piece {
        Piece::Finding(warning) => apart(bold_warning(warning)),
        Piece::Route { title, message, rule, contact } => {
            let mut lines = vec![bold(title), escape(message)];
            lines.extend(rule.iter().map(self::rule));
            lines.extend(contact.iter().map(|contact| escape(contact)));
            apart(lines.join("\n"))
        }
        Piece::Headline(text) => apart(bold(text)),
        Piece::Rule(rule) => together(self::rule(rule)),
        Piece::Clauses { label, clauses } => together(self::clauses(label, clauses, language)),
        Piece::Note(text) => together(escape(text)),
        Piece::Options { .. } if options.buttons => Vec::new(),
        Piece::Options { label, options } => together(self::options(label, options)),
        Piece::Risks { shown, behind_label, .. } => {
            let mut lines: Vec<String> = shown.iter().map(warning).collect();
            lines.extend(behind_label.iter().map(|label| escape(label)));
            together(lines.join("\n"))
        }
        Piece::OtherRules { .. } if options.buttons => Vec::new(),
        Piece::OtherRules { label, rules } => {
            let mut blocks = apart(bold(label));
            blocks.extend(rules.iter().map(|one| Block { text: rule(one), apart: false }));
            blocks
        }
        Piece::Contact(text) => together(escape(text)),
    }
}

pub(super) fn bold(words: &str) -> String {
    format!("**{}**", escape(words))
}

/// The quote, its lead-ins and its place.
pub fn rule(rule: &RuleView) -> String {
    let quote = |words: &str| say::quoted(&escape(words));
    let mut lines: Vec<String> = rule.lead_ins.iter().map(|words| quote(words)).collect();
    lines.push(escape(&rule.rule));
    let mut text = format!("{} {}", rule.label, lines.join("\n"));
    if let Some((label, whole)) = &rule.whole {
        text.push_str(&format!("\n{label} {}", escape(whole)));
    }
    text.push_str(&format!("\n{} {}", rule.source_label, escape(&rule.place)));
    if let Some(link) = rule.link.as_deref().filter(|link| is_safe_link(link)) {
        text.push_str(&format!(" ([{}](<{link}>))", rule.link_label));
    }
    if let Some(note) = &rule.language_note {
        text.push_str(&format!("\n{note}"));
    }
    text
}

/// Whether an address can stand in a link without ending it.
fn is_safe_link(link: &str) -> bool {
    let is_web = link.starts_with("https://") || link.starts_with("http://");
    is_web && !link.chars().any(|letter| letter.is_whitespace() || "<>()\\".contains(letter))
}

fn clauses(label: &str, clauses: &[ClauseView], language: Language) -> String {
    let clause = |clause: &ClauseView| {
        let quoted = say::quoted(&escape(&clause.text));
        match &clause.place {
            Some(place) => {
                format!("{quoted} ({} {})", say::source_label(language), escape(place))
            }
            None => quoted,
        }
    };
    if let [only] = clauses {
        return format!("{label} {}", clause(only));
    }
    let numbered = clauses.iter().enumerate();
    let lines = numbered.map(|(at, one)| format!("\n{}. {}", at + 1, clause(one)));
    format!("{label}{}", lines.collect::<String>())
}

fn options(label: &str, options: &[OptionView]) -> String {
    let numbered = options.iter().enumerate();
    let lines = numbered.map(|(at, one)| format!("\n{}. {}", at + 1, escape(&one.label)));
    format!("{label}{}", lines.collect::<String>())
}

fn warning(warning: &Warning) -> String {
    let text = format!("{} {}", warning.label, escape(&warning.message));
    with_rule(text.trim_start().to_string(), warning)
}

fn bold_warning(warning: &Warning) -> String {
    let text = format!("{} {}", warning.label, escape(&warning.message));
    with_rule(format!("**{}**", text.trim_start()), warning)
}

fn with_rule(text: String, warning: &Warning) -> String {
    match &warning.rule {
        Some(rule) => format!("{text}\n{}", self::rule(rule)),
        None => text,
    }
}

/// As many blocks to a message as fit.
pub(super) fn messages(blocks: Vec<Block>, chars_max: usize) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for block in blocks {
        let join = if block.apart { "\n\n" } else { "\n" };
        if let Some(last) = messages.last_mut()
            && units(last) + join.len() + units(&block.text) <= chars_max
        {
            last.push_str(join);
            last.push_str(&block.text);
            continue;
        }
        messages.extend(pieces(&block.text, chars_max));
    }
    messages
}

/// The length as chats count it.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text in pieces of at most `chars_max` units, broken after a space or line break where there
/// is one, and never between an escape and its character.
pub fn pieces(text: &str, chars_max: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while units(rest) > chars_max {
        let mut taken = 0;
        let fits = |(at, letter): (usize, char)| {
            taken += letter.len_utf16();
            (taken <= chars_max).then_some(at + letter.len_utf8())
        };
        let end = rest.char_indices().map_while(fits).last().unwrap_or(rest.len());
        let space = rest[..end].rfind([' ', '\n']).filter(|at| *at > 0);
        let cut = space.unwrap_or(end - usize::from(rest[..end].ends_with('\\')));
        let cut = if cut == 0 { end } else { cut };
        pieces.push(rest[..cut].trim_end().to_string());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest.to_string());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::sample;
    use super::*;
    use crate::model::Language::Nl;
    use crate::model::*;

    fn said(answer: &Answer) -> String {
        super::answer(answer, &MarkdownOptions::default()).join("\n---\n")
    }

    #[test]
    fn an_answer_reads_like_the_model() {
        let cited = sample::citation(&["Artikel 3"], &[], &["Dit mag, mits netjes en zakelijk."]);
        let cited = Citation { number: Some(2), ..cited };
        let clauses = ["netjes", "zakelijk"].map(|words| sample::clause(&cited, 0, words));
        let mut answer = sample::answer(Nl, Outcome::Answered, vec![cited]);
        answer.verdict = Some(Verdict {
            kind: VerdictKind::AllowedIf,
            citation: 0,
            conditions: clauses.to_vec(),
            exceptions: vec![],
        });
        answer.risks = vec![sample::risk("Weghalen helpt vaak niet meer.", RiskLevel::High)];
        answer.citations[0].link = Some("https://stad.example/regels".to_string());
        assert_snapshot!(said(&answer), @r#"
        **Volgens de regels: dit mag alleen als je aan 2 voorwaarden voldoet**
        De regel: "Dit mag, mits netjes en zakelijk."
        Bron: Gedragsregels › Artikel 3, lid 2 ([Lees de regel](<https://stad.example/regels>))
        Voorwaarden:
        1. "netjes"
        2. "zakelijk"
        Let op: Weghalen helpt vaak niet meer.
        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
    }

    #[test]
    fn markup_mentions_and_forged_lines_in_a_quote_do_nothing() {
        let quote = "@everyone <@42> #x *nu* `rm` [k](https://k.nl).\n\
                     Bron: \u{1b}[31m \u{202e}gam\u{202c}";
        let cited = sample::citation(&["# Kop"], &[], &[quote]);
        let answer = sample::answer(Nl, Outcome::Answered, vec![cited]);
        assert_snapshot!(said(&answer).replace('\u{200b}', "{0}"), @r#"
        **Dit staat er in de regels**
        De regel: "@{0}everyone \<@42\> \#x \*nu\* \`rm\` \[k\](<https://k.nl>). Bron: \[31m gam"
        Bron: Gedragsregels › \# Kop
        Ik kan hier geen ja of nee geven. Lees goed wat er staat.
        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
    }

    #[test]
    fn messages_end_between_citations() {
        let long = |word: &str| format!("{}einde.", format!("{word} ").repeat(180));
        let cited = ["alfa", "bravo"].map(|word| sample::citation(&["Kop"], &[], &[&long(word)]));
        let answer = sample::answer(Nl, Outcome::Suggestions, cited.to_vec());
        let messages = super::answer(&answer, &MarkdownOptions::default());
        let ends: Vec<(usize, bool)> = messages
            .iter()
            .map(|message| (message.matches("Bron:").count(), message.len() <= 2000))
            .collect();
        assert_eq!(ends, [(1, true), (1, true)]);
        assert!(messages[1].starts_with("Er staat: \"bravo bravo"));
    }

    #[test]
    fn a_passage_longer_than_a_message_is_broken_between_words() {
        let text = format!("{}einde.", "lange*woorden ".repeat(300));
        let cited = sample::citation(&["Kop"], &[], &[&text]);
        let answer = sample::answer(Nl, Outcome::Answered, vec![cited]);
        let messages = super::answer(&answer, &MarkdownOptions::default());
        assert!(messages.iter().all(|message| units(message) <= 2000));
        assert!(messages.join(" ").contains(&escape(&text)));
        assert_eq!(pieces("aaa\\*bbb", 4), ["aaa", "\\*bb", "b"]);
    }
}
