//! An answer as a sequence of pieces, so that text, Discord and the web say the same.

use super::clean::one_line;
use super::messages::{answer as say, dates, refusal};
use super::rule::{RuleView, place, rule};
use crate::model::{
    Answer, Contact, Fragment, Language, Outcome, Refusal, Risk, RiskLevel, RouteNotice, Verdict,
};

/// How much is shown at once, and what the chat is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewOptions {
    /// How many warnings are shown; the rest stands behind.
    pub risks_max: usize,
    /// A longer quote is shown by its carrying sentence, with the whole passage behind.
    pub quote_chars_max: usize,
    /// The name of the chat service that brought the question, where it keeps messages itself.
    pub received_by: Option<String>,
}

impl Default for ViewOptions {
    fn default() -> Self {
        ViewOptions { risks_max: 1, quote_chars_max: 250, received_by: None }
    }
}

/// An answer, ready to be set in a surface's own markup.
///
/// All texts are plain, on one line, and safe for a screen; a form adds its own escapes.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub language: Language,
    pub outcome: Outcome,
    /// In the order in which they are read.
    pub pieces: Vec<Piece>,
}

/// One piece of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Something in the question that should not be in a chat.
    Finding(Warning),
    /// Where a sensitive matter goes.
    Route { title: String, message: String, rule: Option<RuleView>, contact: Option<String> },
    /// What the answer comes down to, on one line.
    Headline(String),
    /// The rule that answers, or one of those that come closest.
    Rule(RuleView),
    /// Conditions or exceptions, verbatim.
    Clauses { label: &'static str, clauses: Vec<ClauseView> },
    /// A sentence of the bot's own.
    Note(String),
    /// The ways to answer a question back.
    Options { label: &'static str, options: Vec<OptionView> },
    /// Warnings; those in `behind` stand behind `behind_label`.
    Risks { shown: Vec<Warning>, behind: Vec<Warning>, behind_label: Option<String> },
    /// More citations, below `label`.
    OtherRules { label: String, rules: Vec<RuleView> },
    /// Whom to ask.
    Contact(String),
}

/// A warning with the rule that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    pub level: RiskLevel,
    /// `Let op:`; empty where the message begins with it.
    pub label: &'static str,
    pub message: String,
    pub rule: Option<RuleView>,
}

/// A condition or exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseView {
    /// Verbatim, without markup.
    pub text: String,
    /// Where it stands, if in another rule than the one shown above it.
    pub place: Option<String>,
}

/// One way to answer a question back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    pub slot: String,
    pub id: String,
    pub label: String,
}

/// The pieces of `answer`, in the order in which they are read: sensitive matters first, then
/// the headline, the rule with its place, conditions and exceptions, warnings, other rules, and
/// whom to ask.
pub fn view(answer: &Answer, options: &ViewOptions) -> View {
    let mut pieces = findings(answer, options);
    if let (Some(leak), true) = (&answer.leak, options.received_by.is_some()) {
        pieces.push(route(answer, leak, options));
    }
    pieces.extend(answer.routes.iter().map(|notice| route(answer, notice, options)));
    match answer.outcome {
        Outcome::Answered => answered(answer, options, &mut pieces),
        Outcome::Clarify => clarify(answer, options, &mut pieces),
        Outcome::Suggestions => suggestions(answer, options, &mut pieces),
        Outcome::NotCovered => not_covered(answer, options, &mut pieces),
        // Who needs help and is told where it is, is not sent away.
        Outcome::OffTopic if !answer.routes.is_empty() => {}
        Outcome::OffTopic => off_topic(answer, &mut pieces),
        Outcome::Refused => refused(answer, &mut pieces),
    }
    View { language: answer.language, outcome: answer.outcome, pieces }
}

/// What the question carries; the chat service's share in it is said once, after the last.
fn findings(answer: &Answer, options: &ViewOptions) -> Vec<Piece> {
    let main = main_citation(answer);
    let mut pieces = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for finding in &answer.findings {
        // Two numbers of one sort are told once.
        if told.contains(&finding.message.as_str()) {
            continue;
        }
        told.push(&finding.message);
        let own = finding.citation.filter(|at| Some(*at) != main);
        let cited = own.and_then(|at| answer.citations.get(at));
        pieces.push(Piece::Finding(warning(
            answer.language,
            finding.level,
            &finding.message,
            cited.map(|citation| rule(answer.language, citation, options)),
        )));
    }
    if let (false, Some(service)) = (pieces.is_empty(), &options.received_by) {
        pieces.push(Piece::Note(say::already_received(answer.language, service)));
    }
    pieces
}

fn route(answer: &Answer, notice: &RouteNotice, options: &ViewOptions) -> Piece {
    let contact = notice.contact.as_ref();
    Piece::Route {
        title: one_line(&notice.title),
        message: one_line(&notice.message),
        rule: notice.citation.as_ref().map(|cited| rule(answer.language, cited, options)),
        contact: contact.map(|contact| say::route_contact(answer.language, &cleaned(contact))),
    }
}

fn answered(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    pieces.push(Piece::Headline(match &answer.verdict {
        Some(verdict) => {
            say::verdict(language, verdict.kind, verdict.conditions.len(), verdict.exceptions.len())
        }
        None => say::quoted_headline(language).to_string(),
    }));
    let main = main_citation(answer);
    if let Some(citation) = main.and_then(|at| answer.citations.get(at)) {
        pieces.push(Piece::Rule(rule(language, citation, options)));
    }
    in_force(answer, pieces);
    match &answer.verdict {
        Some(verdict) => clauses(answer, verdict, pieces),
        None if answer.asks_yes_or_no && answer.in_force.is_none() => {
            pieces.push(Piece::Note(say::no_verdict(language).to_string()));
        }
        None => {}
    }
    coming(answer, options, pieces);
    risks(answer, options, pieces);
    other_rules(answer, options, pieces);
    contact(answer, pieces);
}

/// Since when the guideline of the first rule holds, where that was asked.
fn in_force(answer: &Answer, pieces: &mut Vec<Piece>) {
    if let Some(of) = &answer.in_force {
        pieces.push(Piece::Note(one_line(&dates::in_force(answer.language, of))));
    }
}

/// A rule that is not in force yet, below words that say so.
fn coming(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    if let Some(coming) = &answer.coming {
        pieces.push(Piece::Note(dates::coming(language, coming.from)));
        let label = dates::coming_label(language);
        pieces.push(Piece::Rule(RuleView { label, ..rule(language, &coming.citation, options) }));
    }
}

fn clauses(answer: &Answer, verdict: &Verdict, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    let mut push = |label, fragments: &[(usize, Fragment)]| {
        if fragments.is_empty() {
            return;
        }
        let clauses = fragments.iter().map(|(at, fragment)| {
            let elsewhere = answer.citations.get(*at).filter(|_| *at != verdict.citation);
            ClauseView { text: one_line(&fragment.plain), place: elsewhere.map(place) }
        });
        pieces.push(Piece::Clauses { label, clauses: clauses.collect() });
    };
    push(say::conditions_label(language, verdict.conditions.len()), &verdict.conditions);
    push(say::exceptions_label(language, verdict.exceptions.len()), &verdict.exceptions);
}

fn clarify(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    if let Some(clarify) = &answer.clarify {
        let asked = one_line(&clarify.question);
        pieces.push(Piece::Headline(say::clarify_headline(language, &asked)));
        let ways = clarify.options.iter().map(|option| OptionView {
            slot: clarify.slot.clone(),
            id: option.id.clone(),
            label: one_line(&option.label),
        });
        pieces
            .push(Piece::Options { label: say::options_label(language), options: ways.collect() });
    }
    let rules = answer.citations.iter().map(|citation| rule(language, citation, options));
    let rules: Vec<RuleView> = rules.collect();
    if !rules.is_empty() {
        pieces.push(Piece::OtherRules { label: say::resting_rules(language).to_string(), rules });
    }
    risks(answer, options, pieces);
}

fn suggestions(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    pieces.push(Piece::Headline(say::suggestions_headline(language).to_string()));
    for citation in &answer.citations {
        let closest =
            RuleView { label: say::closest_label(language), ..rule(language, citation, options) };
        pieces.push(Piece::Rule(closest));
    }
    in_force(answer, pieces);
    coming(answer, options, pieces);
    risks(answer, options, pieces);
    contact(answer, pieces);
}

fn not_covered(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    pieces.push(Piece::Headline(say::not_covered_headline(language).to_string()));
    pieces.push(Piece::Note(say::not_covered(language).to_string()));
    coming(answer, options, pieces);
    risks(answer, options, pieces);
    let contact = answer.contact.as_ref().map(cleaned);
    pieces.push(Piece::Contact(say::contact_instead(language, contact.as_ref())));
}

fn off_topic(answer: &Answer, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Headline(say::off_topic_headline(answer.language).to_string()));
    pieces.push(Piece::Note(say::off_topic(answer.language).to_string()));
}

fn refused(answer: &Answer, pieces: &mut Vec<Piece>) {
    let why = answer.refusal.unwrap_or(Refusal::NoWords);
    pieces.push(Piece::Headline(refusal::headline(answer.language, why).to_string()));
    pieces.push(Piece::Note(refusal::next_step(answer.language, why)));
}

fn risks(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let language = answer.language;
    // What a warning rests on is not shown once more where it is a citation already.
    let is_shown = |passage| answer.citations.iter().any(|citation| citation.passage == passage);
    let as_warning = |risk: &Risk| {
        let cited = risk.citation.as_ref().filter(|cited| !is_shown(cited.passage));
        let cited = cited.map(|cited| rule(language, cited, options));
        warning(language, risk.level, &risk.message, cited)
    };
    let (shown, behind) = answer.risks.split_at(answer.risks.len().min(options.risks_max));
    if !answer.risks.is_empty() {
        pieces.push(Piece::Risks {
            shown: shown.iter().map(as_warning).collect(),
            behind: behind.iter().map(as_warning).collect(),
            behind_label: (!behind.is_empty()).then(|| say::more_risks(language, behind.len())),
        });
    }
}

/// The citations that are not shown yet, neither as the rule nor with a finding.
fn other_rules(answer: &Answer, options: &ViewOptions, pieces: &mut Vec<Piece>) {
    let main = main_citation(answer);
    let is_shown = |at: usize| {
        Some(at) == main || answer.findings.iter().any(|finding| finding.citation == Some(at))
    };
    let others = answer.citations.iter().enumerate().filter(|(at, _)| !is_shown(*at));
    let rules: Vec<RuleView> =
        others.map(|(_, citation)| rule(answer.language, citation, options)).collect();
    if !rules.is_empty() {
        let label = say::other_rules(answer.language, rules.len());
        pieces.push(Piece::OtherRules { label, rules });
    }
}

fn contact(answer: &Answer, pieces: &mut Vec<Piece>) {
    if let Some(contact) = &answer.contact {
        pieces.push(Piece::Contact(say::contact(answer.language, &cleaned(contact))));
    }
}

/// The citation that carries the verdict, or the first.
fn main_citation(answer: &Answer) -> Option<usize> {
    let at = answer.verdict.as_ref().map_or(0, |verdict| verdict.citation);
    (at < answer.citations.len()).then_some(at)
}

fn cleaned(contact: &Contact) -> Contact {
    Contact { name: one_line(&contact.name), address: contact.address.as_deref().map(one_line) }
}

fn warning(language: Language, level: RiskLevel, message: &str, rule: Option<RuleView>) -> Warning {
    let label = say::warning_label(language);
    let message = one_line(message);
    let begins = message.to_lowercase().starts_with(&label.trim_end_matches(':').to_lowercase());
    Warning { level, label: if begins { "" } else { label }, message, rule }
}
