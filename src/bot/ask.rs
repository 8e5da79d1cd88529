//! One question through the house: understand, find, judge, warn.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::Date;

use super::clarify::{self, Hanging};
use super::find::{Found, Scope, find};
use super::library::Library;
use super::verdict;
use super::{coming, grounds, review};
use crate::answer::cite::cite;
use crate::answer::evidence::Evidence;
use crate::answer::verdict_features::probability;
use crate::answer::{contact, explain, gloss, receipt, risk};
use crate::language;
use crate::model::{
    Answer, Citation, Clarify, ClarifyOption, Detection, Explanation, Finding, Language, Outcome,
    Refusal, RiskLevel, Slot,
};
use crate::render::messages::{clarify as say, finding};
use crate::understanding;

/// A question as any door brings it.
#[derive(Clone, Debug, Default)]
pub struct AskRequest {
    /// What the caller calls it.
    pub id: Option<String>,
    pub question: String,
    /// The asker's wish; detected where absent.
    pub language: Option<Language>,
    pub organisation: Option<String>,
    /// The day that the rules are asked for; today where absent.
    pub as_of: Option<Date>,
    /// Replies to an earlier clarifying question, by slot.
    pub answers: BTreeMap<String, String>,
}

/// An answer with the snapshot that it was computed from.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: Option<String>,
    pub answer: Answer,
    pub library: Arc<Library>,
    /// How long answering took, in microseconds.
    pub took_us: u64,
}

/// The organisation's route for personal data that got out.
const LEAK_ROUTE: &str = "data_leak";
/// No more things are told of one question.
const FINDINGS_MAX: usize = 10;

/// Answers `request` from `library`; always gives an answer, if only of silence.
pub fn ask(library: &Arc<Library>, request: &AskRequest) -> Asked {
    ask_and_find(library, request).0
}

/// The same, with how the answer came about; none where the question was refused.
pub fn ask_explained(library: &Arc<Library>, request: &AskRequest) -> (Asked, Option<Explanation>) {
    let (asked, found) = ask_and_find(library, request);
    let question = readable(&request.question);
    let explanation = found.map(|found| {
        let Found { inquiry, guidelines_in, candidates, evidence, .. } = &found;
        let is_looked_for = |span| inquiry.words.iter().any(|word| word.span == span);
        let left_out = language::tokens(&question).into_iter();
        let left_out = left_out.filter(|token| !is_looked_for(token.span)).map(|it| it.text);
        let of = (&library.corpus, &library.terms);
        let mut explanation =
            explain::explain(inquiry, candidates, evidence, of, *guidelines_in, left_out.collect());
        let decided = verdict::decided(library, &found);
        (explanation.norm, explanation.why) =
            (verdict::norm_explained(library, evidence, &decided), decided.why);
        explanation.norm_shares = decided.shares;
        explanation.cell =
            decided.considered.map(|(kind, features)| (kind, probability(inquiry, &features)));
        explanation
    });
    (asked, explanation)
}

fn ask_and_find(library: &Arc<Library>, request: &AskRequest) -> (Asked, Option<Found>) {
    let begun = Instant::now();
    let question = readable(&request.question);
    let language = request.language.unwrap_or_else(|| language_of(library, &question));
    let (answer, found) = match refusal(&question, library.options.question_chars_max) {
        Some(refusal) => (refused(library, language, refusal), None),
        None => {
            let replies = replies(request);
            let day = request.as_of.unwrap_or_else(super::today);
            let meant = library.meaning.as_ref().and_then(|it| it.asked(&question, language));
            let scope = Scope { replies: &replies, meant: meant.as_ref(), ..Scope::on(day) };
            let found = find(library, &question, language, scope);
            let hanging = clarify::hanging(library, &question, language, scope, &found);
            let found = match clarify::replied(library, &question, language, scope) {
                Some(of_side) => found.decided_by(of_side, library.options.answer.citations_max),
                None => found,
            };
            let mut answer = answered(library, &question, language, &found, hanging.as_ref());
            if !matches!(answer.outcome, Outcome::Clarify | Outcome::OffTopic) {
                answer.coming = coming::coming(library, &question, language, scope);
            }
            if understanding::asks_since_when(&question, language) {
                let first = answer.citations.first();
                let in_force = first.and_then(|it| coming::in_force(library, it.passage));
                answer.in_force = in_force.map(Box::new);
            }
            // Grammar alone, as in "Hoi!" or "Mag dit?"; unless it is somebody in trouble.
            if found.inquiry.words.is_empty() && answer.routes.is_empty() {
                (refused(library, language, Refusal::NoSubject), None)
            } else {
                (answer, Some(found))
            }
        }
    };
    let asked = Asked {
        id: request.id.clone(),
        answer,
        library: Arc::clone(library),
        took_us: u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    };
    (asked, found)
}

/// The language that a question is in, as far as it tells.
pub fn language_of(library: &Library, question: &str) -> Language {
    language::detect(question, library.organisation.language())
}

/// The question with a space for each control or direction mark, which nobody means to type.
pub fn readable(question: &str) -> String {
    let is_mark = |letter: char| match letter {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    };
    let space = |letter: char| if is_mark(letter) { ' ' } else { letter };
    question.chars().map(space).collect::<String>().trim().to_string()
}

/// Why there is nothing to answer, if there is not.
pub fn refusal(question: &str, chars_max: usize) -> Option<Refusal> {
    let chars = question.chars().count();
    if chars == 0 {
        Some(Refusal::Empty)
    } else if chars > chars_max {
        Some(Refusal::TooLong { chars, chars_max })
    } else if !question.chars().any(char::is_alphanumeric) {
        Some(Refusal::NoWords)
    } else {
        None
    }
}

fn refused(library: &Library, language: Language, refusal: Refusal) -> Answer {
    Answer {
        refusal: Some(refusal),
        receipt: receipt::receipt(&library.corpus, &[]),
        ..Answer::silent(&library.organisation.id, language, Outcome::Refused)
    }
}

/// The replies to questions back that name a slot and one of its sides.
fn replies(request: &AskRequest) -> Vec<(Slot, bool)> {
    let reply = |(slot, option): (&String, &String)| {
        let slot = Slot::from_code(slot)?;
        Some((slot, slot.side(option)?))
    };
    request.answers.iter().filter_map(reply).collect()
}

fn answered(
    library: &Library,
    question: &str,
    language: Language,
    found: &Found,
    hanging: Option<&Hanging>,
) -> Answer {
    let Library { corpus, organisation, options, .. } = library;
    let asks_back = hanging.map(|it| Evidence {
        outcome: Outcome::Clarify,
        chosen: it.passages(),
        probability: found.evidence.probability,
    });
    let decided = hanging.is_none().then(|| verdict::decided(library, found));
    let carried =
        decided.as_ref().and_then(|it| verdict::carried(found, it, options.answer.citations_max));
    let evidence = &asks_back.or(carried).unwrap_or_else(|| found.evidence.clone());
    let words = understanding::phrases(question);
    let routes =
        contact::routes(&library.routes, corpus, &words, language, options.answer.quote_chars_max);
    // Somebody in trouble is shown where to go, not rules that may not be meant.
    let silent = Evidence::silent(Outcome::NotCovered);
    let is_only_suggested = evidence.outcome == Outcome::Suggestions;
    let evidence = if is_only_suggested && !routes.is_empty() { &silent } else { evidence };
    let mut citations: Vec<Citation> = evidence
        .chosen
        .iter()
        .filter_map(|it| {
            let chars_max = options.answer.quote_chars_max;
            cite(corpus, it.passage, it.sentence, chars_max, evidence.probability)
        })
        .collect();
    for citation in citations.iter_mut().filter(|it| it.language != language) {
        let (text, from) = (&citation.sentence.plain, citation.language);
        citation.glosses = gloss::glosses(&library.terms.lexicon, text, from);
    }
    let verdict = decided
        .filter(|_| evidence.outcome == Outcome::Answered)
        .and_then(|decided| verdict::verdict(library, &decided, &mut citations));
    let speaks = matches!(evidence.outcome, Outcome::Answered | Outcome::Clarify);
    let first = citations.first().filter(|_| speaks);
    let risks = match evidence.outcome {
        Outcome::OffTopic => Vec::new(),
        _ => risk::detect(&library.risks, corpus, &words, first, language, &options.answer),
    };
    let contact =
        contact::contact(organisation, &library.contacts, corpus, &words, first, language);
    let findings = findings(library, question, language);
    let is_grave = findings.iter().any(|finding| finding.level == RiskLevel::High);
    let chars_max = options.answer.quote_chars_max;
    let leak = is_grave
        .then(|| contact::route_of_kind(&library.routes, LEAK_ROUTE, corpus, language, chars_max))
        .flatten()
        .filter(|leak| routes.iter().all(|route| route.kind != leak.kind));
    Answer {
        findings,
        leak: leak.map(Box::new),
        verdict,
        clarify: hanging.map(|it| question_back(it, language)),
        asks_yes_or_no: understanding::asks_yes_or_no(question, language),
        risks,
        routes,
        contact,
        receipt: receipt::receipt(corpus, &citations),
        citations,
        ..Answer::silent(&organisation.id, language, evidence.outcome)
    }
}

/// The question that is asked back, with both ways to answer it.
fn question_back(hanging: &Hanging, language: Language) -> Clarify {
    let slot = hanging.slot;
    let option = |is_so: bool| ClarifyOption {
        id: slot.option(is_so).to_string(),
        label: say::option(slot, is_so, language).to_string(),
    };
    Clarify {
        slot: slot.code().to_string(),
        question: say::question(slot, hanging.role.as_deref(), language),
        options: vec![option(true), option(false)],
    }
}

/// What stands in a question that should not be in a chat, each thing once; a thing that the
/// organisation has words of its own for is told in these.
fn findings(library: &Library, question: &str, language: Language) -> Vec<Finding> {
    let mut detections = library.screen.question(question);
    detections.truncate(FINDINGS_MAX);
    let finding = |detection: Detection| {
        let message = match grounds::own_message(library, &detection.detail, language) {
            "" => finding::in_question(language, &detection.detail),
            own => own.to_string(),
        };
        review::told(detection, message, None)
    };
    detections.into_iter().map(finding).collect()
}
