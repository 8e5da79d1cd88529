//! One question through the house: understand, find, judge, warn.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::Date;

use super::library::Library;
use crate::answer::cite::cite;
use crate::answer::evidence::{self, Evidence};
use crate::answer::{contact, rank, receipt, risk};
use crate::language;
use crate::model::{Answer, Citation, Hit, Language, Outcome, Refusal};
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

/// How many passages the index proposes for a closer look.
const HITS_MAX: usize = 100;

/// Answers `request` from `library`; always gives an answer, if only of silence.
pub fn ask(library: &Arc<Library>, request: &AskRequest) -> Asked {
    let begun = Instant::now();
    let question = readable(&request.question);
    let language = request
        .language
        .unwrap_or_else(|| language::detect(&question, library.organisation.language()));
    let answer = match refusal(&question, library.options.question_chars_max) {
        Some(refusal) => refused(library, language, refusal),
        None => answered(library, &question, language, request.as_of.unwrap_or_else(super::today)),
    };
    Asked {
        id: request.id.clone(),
        answer,
        library: Arc::clone(library),
        took_us: u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    }
}

/// The question with a space for each control or direction mark, which nobody means to type.
fn readable(question: &str) -> String {
    let is_mark = |letter: char| match letter {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    };
    let space = |letter: char| if is_mark(letter) { ' ' } else { letter };
    question.chars().map(space).collect::<String>().trim().to_string()
}

/// Why there is nothing to answer, if there is not.
fn refusal(question: &str, chars_max: usize) -> Option<Refusal> {
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

fn answered(library: &Library, question: &str, language: Language, day: Date) -> Answer {
    let Library { corpus, organisation, options, .. } = library;
    let words = understanding::phrases(question);
    let routes =
        contact::routes(&library.routes, corpus, &words, language, options.answer.quote_chars_max);
    let mut evidence = evidence_in_either_language(library, question, language, day);
    if !routes.is_empty() && evidence.outcome == Outcome::Suggestions {
        // Somebody in trouble is shown where to go, not rules that may not be meant.
        evidence = Evidence::silent(Outcome::NotCovered);
    }
    let citations: Vec<Citation> = evidence
        .chosen
        .iter()
        .filter_map(|it| {
            let chars_max = options.answer.quote_chars_max;
            cite(corpus, it.passage, it.sentence, chars_max, evidence.probability)
        })
        .collect();
    let speaks = matches!(evidence.outcome, Outcome::Answered | Outcome::Clarify);
    let first = citations.first().filter(|_| speaks);
    let risks = match evidence.outcome {
        Outcome::OffTopic => Vec::new(),
        _ => risk::detect(&library.risks, corpus, &words, first, language, &options.answer),
    };
    let contact =
        contact::contact(organisation, &library.contacts, corpus, &words, first, language);
    Answer {
        risks,
        routes,
        contact,
        receipt: receipt::receipt(corpus, &citations),
        citations,
        ..Answer::silent(&organisation.id, language, evidence.outcome)
    }
}

/// The evidence in the question's language; where the guidelines in it have nothing at all, or
/// there are none, in the other language.
fn evidence_in_either_language(
    library: &Library,
    question: &str,
    language: Language,
    day: Date,
) -> Evidence {
    let has = |language| library.corpus.guidelines().iter().any(|it| it.language == language);
    let other = language.other();
    if !has(language) && has(other) {
        return evidence_in(library, question, language, other, day);
    }
    let own = evidence_in(library, question, language, language, day);
    let is_silent = matches!(own.outcome, Outcome::NotCovered | Outcome::OffTopic);
    if !is_silent || !has(other) {
        return own;
    }
    let foreign = evidence_in(library, question, language, other, day);
    if foreign.outcome == Outcome::Answered { foreign } else { own }
}

/// The evidence in the guidelines written in `guidelines_in` that are valid on `day`.
fn evidence_in(
    library: &Library,
    question: &str,
    language: Language,
    guidelines_in: Language,
    day: Date,
) -> Evidence {
    let inquiry = understanding::inquire(question, language, &library.terms);
    let hits = library
        .index
        .search(&inquiry, guidelines_in, &library.terms, HITS_MAX)
        .unwrap_or_else(|error| {
            let organisation = &library.organisation.id;
            tracing::error!(organisation, %error, "the index cannot be asked");
            Vec::new()
        });
    let may_be_cited = |hit: &Hit| {
        library
            .corpus
            .passage(hit.passage)
            .is_some_and(|(guideline, _)| guideline.details.is_valid_on(day))
    };
    let hits: Vec<Hit> = hits.into_iter().filter(may_be_cited).collect();
    let candidates = rank::rank(&inquiry, &hits, &library.terms);
    evidence::select(&inquiry, &candidates, library.options.answer.citations_max)
}
