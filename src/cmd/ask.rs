//! `ask`: one question, one answer on standard output.

use std::io::{IsTerminal, Read, Write};

use jiff::civil::Date;
use serde::Serialize;

use super::log::{self, Voice};
use super::session::{Patience, plain_options};
use super::{Ending, Failure, Session};
use crate::bot::{self, AskRequest};
use crate::model::Language;
use crate::render::json::{self, AnswerJson, ExplanationJson};
use crate::render::{explanation, plain};

/// How to ask and answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub json: bool,
    pub as_of: Option<Date>,
    pub language: Option<Language>,
    /// Tells on standard error how the answer came about.
    pub explain: bool,
}

/// An answer, with how it came about where that was asked.
#[derive(Serialize)]
struct ExplainedJson {
    #[serde(flatten)]
    answer: AnswerJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<ExplanationJson>,
}

/// Answers the question of `words`, or of standard input where there are none.
pub fn run(session: &Session, words: &[String], options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let question = match words {
        [] => from_standard_input(session.settings.limits.question_chars_max)?,
        words => words.join(" "),
    };
    let bot =
        session.prepared_bot(options.as_of.unwrap_or_else(bot::today), Patience::ForOneQuestion)?;
    let request = AskRequest {
        question,
        language: options.language,
        as_of: options.as_of,
        ..AskRequest::default()
    };
    let nobody = || Failure::wrong("there is no such organisation");
    let (asked, explanation) = match options.explain {
        true => bot.ask_explained(&request).ok_or_else(nobody)?,
        false => (bot.ask(&request).ok_or_else(nobody)?, None),
    };
    let mut output = std::io::stdout().lock();
    if options.json {
        let answer = json::answer(&asked.answer, serde_json::Value::Null, asked.took_us);
        let explain = explanation.as_ref().map(json::explanation);
        serde_json::to_writer(&mut output, &ExplainedJson { answer, explain })?;
        writeln!(output)?;
    } else {
        write!(output, "{}", plain::answer(&asked.answer, &plain_options()))?;
    }
    output.flush()?;
    if let Some(explanation) = &explanation {
        let text = explanation::text(explanation, asked.answer.language);
        write!(std::io::stderr().lock(), "{text}")?;
    }
    // The process ends here: freeing every word of the corpus one by one would take it longer than
    // the answer did.
    std::mem::forget((bot, asked));
    Ok(Ending::Done)
}

/// All of standard input as one question.
fn from_standard_input(question_chars_max: usize) -> Result<String, Failure> {
    let input = std::io::stdin();
    if input.is_terminal() {
        return Err(Failure::wrong(
            "there is no question; give it behind `ask`, or through standard input",
        ));
    }
    let bytes = bytes_of(input.lock(), question_chars_max)?;
    text_of(bytes, question_chars_max, "the question on standard input")
}

/// The bytes of `input`, no more of them than show that it is too long.
pub fn bytes_of(input: impl Read, chars_max: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(bytes_max(chars_max)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What `bytes_of` gave, as text; `name` is what it is called where it is none.
pub fn text_of(bytes: Vec<u8>, chars_max: usize, name: &str) -> Result<String, Failure> {
    let is_cut = bytes.len() as u64 == bytes_max(chars_max);
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // The limit may cut a character in two; what is before it is too long all the same.
        Err(error) if is_cut && error.utf8_error().error_len().is_none() => {
            Ok(String::from_utf8_lossy(error.as_bytes()).into_owned())
        }
        Err(_) => Err(Failure::wrong(format!("{name} is not UTF-8 text"))),
    }
}

/// One character more than the limit may have so many bytes.
fn bytes_max(chars_max: usize) -> u64 {
    (chars_max as u64 + 1) * 4
}
