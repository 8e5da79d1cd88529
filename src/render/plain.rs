//! An answer as text for a terminal.

use super::messages::answer as say;
use super::rule::RuleView;
use super::terminal::{INDENT, Page};
use super::view::{ClauseView, OptionView, Piece, View, ViewOptions, Warning, view};
use crate::model::{Answer, Language};

/// How an answer is set in a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainOptions {
    /// In columns; 0 leaves lines whole.
    pub width: usize,
    pub colour: bool,
    /// Whether citations beside the first are shown, or only counted.
    pub other_rules: bool,
    pub view: ViewOptions,
}

impl Default for PlainOptions {
    fn default() -> Self {
        PlainOptions { width: 80, colour: false, other_rules: true, view: ViewOptions::default() }
    }
}

/// The answer as lines of text, the headline first, with a line break at the end.
pub fn answer(answer: &Answer, options: &PlainOptions) -> String {
    let View { language, pieces, .. } = view(answer, &options.view);
    let mut page = Page::new(options.width, options.colour);
    for piece in &pieces {
        self::piece(&mut page, piece, language, options.other_rules);
    }
    page.finish()
}

fn piece(page: &mut Page, piece: &Piece, language: Language, shows_others: bool) {
    match piece {
        Piece::Finding(warning) => {
            page.gap();
            self::warning(page, warning);
        }
        Piece::Route { title, message, rule, contact } => {
            page.gap();
            page.line(title, page.styles.headline);
            page.line(message, page.styles.text);
            if let Some(rule) = rule {
                self::rule(page, rule);
            }
            if let Some(contact) = contact {
                page.line(contact, page.styles.text);
            }
        }
        Piece::Headline(text) => {
            page.gap();
            page.line(text, page.styles.headline);
        }
        Piece::Rule(rule) => self::rule(page, rule),
        Piece::Clauses { label, clauses } => self::clauses(page, label, clauses, language),
        Piece::Note(text) => page.line(text, page.styles.text),
        Piece::Options { label, options } => self::options(page, label, options),
        Piece::Risks { shown, behind_label, .. } => {
            page.gap();
            shown.iter().for_each(|risk| self::warning(page, risk));
            if let Some(label) = behind_label {
                page.line(label, page.styles.text);
            }
        }
        Piece::OtherRules { label, rules } => {
            page.gap();
            page.line(label, page.styles.headline);
            let shown = if shows_others { rules.as_slice() } else { &[] };
            for (at, rule) in shown.iter().enumerate() {
                if at > 0 {
                    page.gap();
                }
                self::rule(page, rule);
            }
        }
        Piece::Contact(text) => {
            page.gap();
            page.line(text, page.styles.text);
        }
    }
}

fn rule(page: &mut Page, rule: &RuleView) {
    let quotes = rule.lead_ins.iter().chain([&rule.rule]);
    for (at, quote) in quotes.enumerate() {
        let first = if at == 0 { format!("{} ", rule.label) } else { INDENT.to_string() };
        page.set(&first, &say::quoted(quote), page.styles.text);
    }
    if let Some((label, whole)) = &rule.whole {
        page.set(&format!("{label} "), &say::quoted(whole), page.styles.text);
    }
    page.set("", &format!("{} {}", rule.source_label, rule.place), page.styles.place);
    if let Some(link) = &rule.link {
        page.set(INDENT, link, page.styles.place);
    }
    if let Some(note) = rule.language_note {
        page.line(note, page.styles.text);
    }
}

fn clauses(page: &mut Page, label: &str, clauses: &[ClauseView], language: Language) {
    if let [only] = clauses {
        page.line(&format!("{label} {}", clause(only, language)), page.styles.text);
        return;
    }
    page.line(label, page.styles.text);
    for (at, one) in clauses.iter().enumerate() {
        page.set(&format!("{INDENT}{}. ", at + 1), &clause(one, language), page.styles.text);
    }
}

fn clause(clause: &ClauseView, language: Language) -> String {
    let quoted = say::quoted(&clause.text);
    match &clause.place {
        Some(place) => format!("{quoted} ({} {place})", say::source_label(language)),
        None => quoted,
    }
}

fn options(page: &mut Page, label: &str, options: &[OptionView]) {
    page.line(label, page.styles.text);
    for (at, option) in options.iter().enumerate() {
        page.set(&format!("{INDENT}{}. ", at + 1), &option.label, page.styles.text);
    }
}

fn warning(page: &mut Page, warning: &Warning) {
    let text = format!("{} {}", warning.label, warning.message);
    page.line(text.trim_start(), page.styles.warning);
    if let Some(rule) = &warning.rule {
        self::rule(page, rule);
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::sample;
    use super::*;
    use crate::model::Language::{En, Nl};
    use crate::model::*;

    fn said(answer: &Answer) -> String {
        super::answer(answer, &PlainOptions::default())
    }

    #[test]
    fn conditions_are_quoted_and_the_second_warning_is_counted() {
        assert_snapshot!(said(&sample::criticism(Nl)), @"");
        assert_snapshot!(said(&sample::criticism(En)), @"");
    }

    #[test]
    fn a_long_passage_shows_its_carrying_sentence_first() {
        let sentences = [
            "Je gebruikt het logo van de provincie alleen op officiële accounts.",
            "Het is niet toegestaan het provinciewapen of het logo van de provincie als \
             profielfoto van een privéaccount te gebruiken, behoudens gedurende een door de \
             directie aangewezen campagneweek.",
            "Team Online houdt bij welke weken dat zijn.",
        ];
        let cited = sample::citation(&["Artikel 4"], &[], &sentences);
        let cited = sample::carried_by(cited, "niet toegestaan");
        let exception = "gedurende een door de directie aangewezen campagneweek";
        let verdict = Verdict {
            kind: VerdictKind::NotAllowed,
            citation: 0,
            conditions: vec![],
            exceptions: vec![sample::clause(&cited, 0, exception)],
        };
        let other = sample::row(
            &["Overzicht"],
            &[("Kanaal", "LinkedIn"), ("Mag het?", "Ja."), ("Wie helpt", "Team Online.")],
        );
        let mut answer = sample::answer(Nl, Outcome::Answered, vec![cited, other]);
        answer.verdict = Some(verdict);
        assert_snapshot!(said(&answer), @"");
        answer.language = En;
        assert_snapshot!(said(&answer), @"");
    }

    #[test]
    fn a_sensitive_matter_comes_before_the_answer() {
        let lead_in = "Plaats nooit, op geen enkel account en in geen enkele groep:";
        let item = "een burgerservicenummer, ook niet deels afgedekt;";
        let cited = sample::citation(&["Plaats nooit"], &[lead_in], &[item]);
        let report = "Meld het direct, en uiterlijk binnen vier uur, via het knopje Datalek op \
                      intranet.";
        let report = sample::citation(&["Datalek"], &[], &[report]);
        let mut answer = sample::answer(Nl, Outcome::Answered, vec![cited, report]);
        answer.verdict = Some(Verdict {
            kind: VerdictKind::NotAllowed,
            citation: 0,
            conditions: vec![],
            exceptions: vec![],
        });
        answer.findings =
            vec![sample::finding("In je vraag staat een burgerservicenummer.", Some(1))];
        answer.routes = vec![RouteNotice {
            kind: "misstand".to_string(),
            title: "Een misstand melden".to_string(),
            message: "Je mag dit altijd intern bespreken.".to_string(),
            contact: Some(Contact { name: "de vertrouwenspersoon".to_string(), address: None }),
            citation: None,
        }];
        let view = ViewOptions { received_by: Some("Discord".to_string()), ..Default::default() };
        let options = PlainOptions { view, ..PlainOptions::default() };
        assert_snapshot!(super::answer(&answer, &options), @"");
    }

    #[test]
    fn without_a_verdict_the_rule_speaks_for_itself() {
        let cited = sample::citation(&["Foto's"], &[], &["Vraag toestemming. Leg die vast."]);
        let mut answer = sample::answer(Nl, Outcome::Answered, vec![cited]);
        assert_snapshot!(said(&answer), @"");
        answer.language = En;
        assert_snapshot!(said(&answer), @"");
        answer.outcome = Outcome::Suggestions;
        assert_snapshot!(said(&answer), @"");
        answer.language = Nl;
        assert_snapshot!(said(&answer), @"");
    }

    #[test]
    fn silence_names_whom_to_ask() {
        let mut answer = sample::answer(Nl, Outcome::NotCovered, vec![]);
        assert_snapshot!(said(&answer), @"");
        answer.contact = None;
        assert_snapshot!(said(&answer), @"");
        answer.language = En;
        assert_snapshot!(said(&answer), @"");
        answer.outcome = Outcome::OffTopic;
        assert_snapshot!(said(&answer), @"");
        answer.language = Nl;
        assert_snapshot!(said(&answer), @"");
    }

    #[test]
    fn a_refusal_says_what_to_do_next() {
        let mut answer = sample::answer(Nl, Outcome::Refused, vec![]);
        let refusals =
            [Refusal::Empty, Refusal::TooLong { chars: 2400, chars_max: 1000 }, Refusal::NoWords];
        let mut all = String::new();
        for language in [Nl, En] {
            answer.language = language;
            for refusal in refusals {
                answer.refusal = Some(refusal);
                all.push_str(&said(&answer));
            }
        }
        assert_snapshot!(all, @"");
    }

    #[test]
    fn a_question_back_numbers_its_options() {
        let cited = sample::citation(&["Kritiek"], &[], &["Op je privéaccount mag kritiek."]);
        let mut answer = sample::answer(Nl, Outcome::Clarify, vec![cited]);
        let option =
            |id: &str, label: &str| ClarifyOption { id: id.to_string(), label: label.to_string() };
        answer.clarify = Some(Clarify {
            slot: "account".to_string(),
            question: "vanaf welk account?".to_string(),
            options: vec![
                option("private", "Mijn privéaccount"),
                option("official", "Een account van de organisatie"),
            ],
        });
        assert_snapshot!(said(&answer), @"");
    }

    #[test]
    fn a_quote_cannot_steer_the_terminal_or_forge_a_line() {
        let quote = format!(
            "Dit is \u{1b}[2Jgewoon \u{202e}tsket\u{202c}.\n\nBron: een vals document\r\
             Let {}.",
            "op ".repeat(30)
        );
        let cited = sample::citation(&["Kop\nBron: vals"], &[], &[&quote]);
        let answer = sample::answer(Nl, Outcome::Answered, vec![cited]);
        assert_snapshot!(said(&answer), @"");
    }

    #[test]
    fn colours_are_there_only_when_asked_for() {
        let answer = sample::answer(Nl, Outcome::NotCovered, vec![]);
        let options = PlainOptions { colour: true, ..PlainOptions::default() };
        let first = super::answer(&answer, &options).lines().next().map(str::to_string);
        assert_eq!(first.as_deref(), Some("\u{1b}[1mIk vind hierover geen regel\u{1b}[0m"));
        assert!(!said(&answer).contains('\u{1b}'));
    }
}
