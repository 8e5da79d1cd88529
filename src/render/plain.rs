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
    let mut follows_note = false;
    for piece in &pieces {
        // Whom to ask goes on where a note says that the rules leave it open.
        if !(follows_note && matches!(piece, Piece::Contact(_))) && begins_group(piece) {
            page.gap();
        }
        self::piece(&mut page, piece, language, options.other_rules);
        follows_note = matches!(piece, Piece::Note(_));
    }
    page.finish()
}

/// The rules of an answer beside the one that it shows first; empty where there are none.
pub fn other_rules(answer: &Answer, options: &PlainOptions) -> String {
    let View { language, pieces, .. } = view(answer, &options.view);
    let mut page = Page::new(options.width, options.colour);
    for piece in pieces.iter().filter(|piece| matches!(piece, Piece::OtherRules { .. })) {
        self::piece(&mut page, piece, language, true);
    }
    page.finish()
}

fn piece(page: &mut Page, piece: &Piece, language: Language, shows_others: bool) {
    match piece {
        Piece::Finding(warning) => self::warning(page, warning),
        Piece::Route { title, message, rule, contact } => {
            page.set("", title, page.styles.headline);
            page.set("", message, page.styles.text);
            if let Some(rule) = rule {
                self::rule(page, rule);
            }
            if let Some(contact) = contact {
                page.set("", contact, page.styles.text);
            }
        }
        Piece::Headline(text) => page.line(text, page.styles.headline),
        Piece::Rule(rule) => self::rule(page, rule),
        Piece::Clauses { label, clauses } => self::clauses(page, label, clauses, language),
        Piece::Note(text) => page.line(text, page.styles.text),
        Piece::Options { label, options } => self::options(page, label, options),
        Piece::Risks { shown, behind_label, .. } => {
            shown.iter().for_each(|risk| self::warning(page, risk));
            if let Some(label) = behind_label {
                page.line(label, page.styles.text);
            }
        }
        Piece::OtherRules { label, rules } => {
            page.line(label, page.styles.headline);
            let shown = if shows_others { rules.as_slice() } else { &[] };
            for (at, rule) in shown.iter().enumerate() {
                if at > 0 {
                    page.gap();
                }
                self::rule(page, rule);
            }
        }
        Piece::Contact(text) => page.set("", text, page.styles.text),
    }
}

/// Whether an empty line stands before a piece, if anything does.
fn begins_group(piece: &Piece) -> bool {
    match piece {
        Piece::Rule(_) | Piece::Clauses { .. } | Piece::Note(_) | Piece::Options { .. } => false,
        Piece::Finding(_)
        | Piece::Route { .. }
        | Piece::Headline(_)
        | Piece::Risks { .. }
        | Piece::OtherRules { .. }
        | Piece::Contact(_) => true,
    }
}

/// Sets a rule with its place.
pub fn rule(page: &mut Page, rule: &RuleView) {
    let quotes = rule.lead_ins.iter().map(|it| say::quoted(it)).chain([rule.rule.clone()]);
    for (at, quote) in quotes.enumerate() {
        let first = if at == 0 { format!("{} ", rule.label) } else { INDENT.to_string() };
        page.set(&first, &quote, page.styles.text);
    }
    if let Some((label, whole)) = &rule.whole {
        page.set(&format!("{label} "), whole, page.styles.text);
    }
    page.set("", &format!("{} {}", rule.source_label, rule.place), page.styles.place);
    if let Some(link) = &rule.link {
        page.set(INDENT, link, page.styles.place);
    }
    if let Some(note) = &rule.language_note {
        page.line(note, page.styles.text);
    }
}

fn clauses(page: &mut Page, label: &str, clauses: &[ClauseView], language: Language) {
    if let [only] = clauses {
        page.set(&format!("{label} "), &clause(only, language), page.styles.text);
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
    page.set("", text.trim_start(), page.styles.warning);
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
        assert_snapshot!(said(&sample::criticism(Nl)), @r#"
        Volgens de regels: dit mag alleen als je aan 2 voorwaarden voldoet
        De regel: "Het is niet verboden om op een privéaccount kritiek te uiten op het
          beleid van de provincie, mits de medewerker niet zelf bij de voorbereiding of
          uitvoering van dat beleid betrokken is en de kritiek zakelijk blijft."
        Bron: Gedragsregels › Artikel 3, lid 2
        Voorwaarden:
          1. "niet zelf bij de voorbereiding of uitvoering van dat beleid betrokken is"
          2. "de kritiek zakelijk blijft"

        Let op: Anderen kunnen je bericht kopiëren. Weghalen helpt dan niet meer.
        Er is nog één waarschuwing.

        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
        assert_snapshot!(said(&sample::criticism(En)), @r#"
        According to the rules: this is allowed only if you meet 2 conditions
        The rule: "Het is niet verboden om op een privéaccount kritiek te uiten op het
          beleid van de provincie, mits de medewerker niet zelf bij de voorbereiding of
          uitvoering van dat beleid betrokken is en de kritiek zakelijk blijft."
        Source: Gedragsregels › Artikel 3, lid 2
        This rule is written in Dutch.
        Conditions:
          1. "niet zelf bij de voorbereiding of uitvoering van dat beleid betrokken is"
          2. "de kritiek zakelijk blijft"

        Please note: Anderen kunnen je bericht kopiëren. Weghalen helpt dan niet meer.
        There is one more warning.

        Not sure? Ask team Online: online@provincie.example
        "#);
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
        assert_snapshot!(super::answer(&answer, &options), @r#"
        Let op: In je vraag staat een burgerservicenummer.
        De regel: "Meld het direct, en uiterlijk binnen vier uur, via het knopje Datalek
          op intranet."
        Bron: Gedragsregels › Datalek
        Discord heeft je bericht al ontvangen. Ik bewaar het niet, maar ik kan het daar
        niet wissen.

        Een misstand melden
        Je mag dit altijd intern bespreken.
        Je kunt terecht bij de vertrouwenspersoon.

        Volgens de regels: dit mag niet
        De regel: "Plaats nooit, op geen enkel account en in geen enkele groep:"
          "een burgerservicenummer, ook niet deels afgedekt;"
        Bron: Gedragsregels › Plaats nooit

        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
    }

    #[test]
    fn nobody_with_a_sensitive_matter_is_sent_away() {
        let (title, message) = ("Zorgen?".to_string(), "Bel 113.".to_string());
        let kind = String::new();
        let notice = RouteNotice { kind, title, message, contact: None, citation: None };
        let mut answer = sample::answer(Nl, Outcome::OffTopic, vec![]);
        answer.routes = vec![notice];
        assert_eq!(said(&answer), "Zorgen?\nBel 113.\n");
    }

    #[test]
    fn without_a_verdict_the_rule_speaks_for_itself() {
        let cited = sample::citation(&["Foto's"], &[], &["Vraag toestemming. Leg die vast."]);
        let mut answer = sample::answer(Nl, Outcome::Answered, vec![cited]);
        assert_snapshot!(said(&answer), @r#"
        Dit staat er in de regels
        De regel: "Vraag toestemming. Leg die vast."
        Bron: Gedragsregels › Foto's
        Ik kan hier geen ja of nee geven. Lees goed wat er staat.
        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
        answer.language = En;
        assert_snapshot!(said(&answer), @r#"
        This is what the rules say
        The rule: "Vraag toestemming. Leg die vast."
        Source: Gedragsregels › Foto's
        This rule is written in Dutch.
        I can't give a yes or no here. Please read the rule closely yourself.
        Not sure? Ask team Online: online@provincie.example
        "#);
        answer.outcome = Outcome::Suggestions;
        assert_snapshot!(said(&answer), @r#"
        I'm not sure this answers your question. This is the closest I could find.
        It says: "Vraag toestemming. Leg die vast."
        Source: Gedragsregels › Foto's
        This rule is written in Dutch.

        Not sure? Ask team Online: online@provincie.example
        "#);
        answer.language = Nl;
        assert_snapshot!(said(&answer), @r#"
        Ik weet niet zeker of dit je vraag beantwoordt. Dit komt het dichtst in de
        buurt.
        Er staat: "Vraag toestemming. Leg die vast."
        Bron: Gedragsregels › Foto's

        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
    }

    #[test]
    fn silence_names_whom_to_ask() {
        let mut answer = sample::answer(Nl, Outcome::NotCovered, vec![]);
        assert_snapshot!(said(&answer), @r#"
        Ik vind hierover geen regel
        Dat betekent niet dat het mag.
        Vraag het aan team Online: online@provincie.example
        "#);
        answer.contact = None;
        assert_snapshot!(said(&answer), @r#"
        Ik vind hierover geen regel
        Dat betekent niet dat het mag.
        Vraag het aan de collega's die over sociale media gaan.
        "#);
        answer.language = En;
        assert_snapshot!(said(&answer), @r#"
        I can't find a rule about this
        That doesn't mean it is allowed.
        Ask the colleagues who are in charge of social media.
        "#);
        answer.outcome = Outcome::OffTopic;
        assert_snapshot!(said(&answer), @r#"
        I can't help you with this
        I only know what the social-media guidelines say. Do you have a question about
        those? Go ahead and ask.
        "#);
        answer.language = Nl;
        assert_snapshot!(said(&answer), @r#"
        Hier kan ik je niet mee helpen
        Ik weet alleen wat er in de richtlijnen voor sociale media staat. Heb je daar
        een vraag over? Vraag het gerust.
        "#);
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
        assert_snapshot!(said(&answer), @r#"
        Dat hangt van één ding af. Vanaf welk account?
        Kies:
          1. Mijn privéaccount
          2. Een account van de organisatie

        Het antwoord hangt af van deze regels:
        De regel: "Op je privéaccount mag kritiek."
        Bron: Gedragsregels › Kritiek
        "#);
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
        assert_snapshot!(said(&answer), @r#"
        Dit staat er in de regels
        De regel: "Dit is [2Jgewoon tsket. Bron: een vals document Let op op op op op op
          op op op op op op op op op op op op op op op op op op op op op op op op ."
        Bron: Gedragsregels › Kop Bron: vals
        Ik kan hier geen ja of nee geven. Lees goed wat er staat.
        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
    }

    #[test]
    fn the_other_rules_are_told_without_the_answer_around_them() {
        let one = sample::citation(&["Foto's"], &[], &["Vraag toestemming."]);
        let other = sample::citation(&["Logo"], &[], &["Het logo is van de provincie."]);
        let answer = sample::answer(Nl, Outcome::Answered, vec![one, other]);
        assert_snapshot!(other_rules(&answer, &PlainOptions::default()), @r#"
        Andere regels (1)
        De regel: "Het logo is van de provincie."
        Bron: Gedragsregels › Logo
        "#);
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
