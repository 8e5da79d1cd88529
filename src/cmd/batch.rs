//! `--batch`: JSON lines in, JSON lines out, each answered, in the same order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use jiff::civil::Date;
use serde_json::Value;

use super::log::{self, Voice};
use super::session::Patience;
use super::{Ending, Failure, Session};
use crate::adapters::lines::{Line, read_line};
use crate::bot::{self, AskRequest, Bot};
use crate::model::Language;
use crate::render::json::{self, AskJson, ErrorJson};

/// How to answer every line that does not say otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub as_of: Option<Date>,
    pub language: Option<Language>,
}

/// Answers every line of `file`, or of standard input where it is `-`.
pub fn run(session: &Session, file: &Path, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let input = input(file)?;
    let bot = session.prepared_bot(options.as_of.unwrap_or_else(bot::today), Patience::ForAll)?;
    let bytes_max = session.settings.limits.batch_line_bytes_max;
    answer_all(input, io::stdout().lock(), bytes_max, |text| answer(&bot, text, options))?;
    Ok(Ending::Done)
}

/// The lines of `file`, or of standard input where it is `-`.
pub fn input(file: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if file == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    if file.is_dir() {
        return Err(Failure::wrong(format!("--batch: {} is a folder", file.display())));
    }
    let opened = File::open(file).map_err(|error| {
        Failure::wrong(format!("--batch: {} cannot be read: {error}", file.display()))
    })?;
    Ok(Box::new(BufReader::new(opened)))
}

/// The answer to one line as JSON.
fn answer(bot: &Bot, text: &str, options: &Options) -> Result<String, ErrorJson> {
    let asked = AskJson::parse(text)?;
    let id = asked.id;
    let request = AskRequest {
        id: None,
        question: asked.question,
        language: asked.language.or(options.language),
        organisation: asked.organisation,
        as_of: asked.as_of.or(options.as_of),
        answers: asked.answers,
    };
    let failed = |error: String| ErrorJson { id: id.clone(), error };
    let answered =
        bot.ask(&request).ok_or_else(|| failed("there is no such organisation".to_string()))?;
    let answer = json::answer(&answered.answer, id.clone(), answered.took_us);
    serde_json::to_string(&answer).map_err(|error| failed(error.to_string()))
}

/// Answers each line of `input` that is not empty on a line of `output`, at once.
pub fn answer_all(
    mut input: impl BufRead,
    mut output: impl Write,
    bytes_max: usize,
    answer: impl Fn(&str) -> Result<String, ErrorJson>,
) -> Result<(), Failure> {
    let mut line = Vec::new();
    let mut is_first = true;
    loop {
        let read = read_line(&mut input, &mut line, bytes_max)?;
        if read == Line::End {
            return Ok(());
        }
        let bytes = match std::mem::take(&mut is_first) {
            true => line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line),
            false => &line,
        };
        let answered = match (read, std::str::from_utf8(bytes)) {
            (Line::TooLong, _) => Err(fault(format!("the line is longer than {bytes_max} bytes"))),
            (_, Err(_)) => Err(fault("the line is not UTF-8 text".to_string())),
            (_, Ok(text)) if text.trim().is_empty() => continue,
            (_, Ok(text)) => answer(text),
        };
        match answered {
            Ok(json) => writeln!(output, "{json}")?,
            Err(error) => writeln!(output, "{}", serde_json::to_string(&error)?)?,
        }
        output.flush()?;
    }
}

fn fault(error: String) -> ErrorJson {
    ErrorJson { id: Value::Null, error }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(input: &[u8]) -> String {
        let mut output = Vec::new();
        // A small buffer, so that lines come in several pieces.
        let input = BufReader::with_capacity(4, input);
        answer_all(input, &mut output, 10, |text| Ok(format!("<{}>", text.trim()))).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn every_line_is_answered_and_empty_ones_are_passed_over() {
        assert_eq!(answered("\u{feff}een\r\n\n  \ntwee".as_bytes()), "<een>\n<twee>\n");
        assert_eq!(answered(b""), "");
    }

    #[test]
    fn a_bad_line_is_told_and_the_rest_goes_on() {
        let said = answered(b"een\n\xff\xfe\n01234567890123456789\n0123456789\n");
        assert_eq!(
            said,
            "<een>\n{\"id\":null,\"error\":\"the line is not UTF-8 text\"}\n\
             {\"id\":null,\"error\":\"the line is longer than 10 bytes\"}\n<0123456789>\n"
        );
    }
}
