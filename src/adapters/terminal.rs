//! The chat in the terminal; its history stays in memory and ends with it.

use std::io::{self, BufRead, Write};

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::lines::{Line, read_line};
use crate::bot::{self, Bot, Conversation, Library, Reply};
use crate::model::Language;
use crate::render::clean::one_line;
use crate::render::messages::{chat, guideline as say, help, reasons as say_reasons};
use crate::render::plain::{self, PlainOptions};
use crate::render::terminal::Page;
use crate::render::{guideline, reasons, sources};

/// What stands before what one types.
const PROMPT: &str = "> ";

/// How the chat is shown.
#[derive(Clone, Debug)]
pub struct TerminalOptions {
    /// In columns; 0 leaves lines whole.
    pub width: usize,
    pub colour: bool,
    /// A longer line is not read to its end.
    pub line_bytes_max: usize,
}

/// What a chat does after a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    GoOn,
    Stop,
}

/// Chats with a person at a terminal until they stop, or press Ctrl-C or Ctrl-D.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub fn chat(bot: &Bot, output: &mut impl Write, options: &TerminalOptions) -> io::Result<()> {
    let mut editor = DefaultEditor::new().map_err(io::Error::other)?;
    let mut conversation = Conversation::new(bot);
    writeln!(output, "{}", help::welcome(conversation.language()))?;
    loop {
        output.flush()?;
        let line = match editor.readline(PROMPT) {
            Ok(line) => line,
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => return writeln!(output),
            Err(ReadlineError::Io(error)) => return Err(error),
            Err(error) => return Err(io::Error::other(error)),
        };
        if line.trim().is_empty() {
            continue;
        }
        // The history is in memory alone; without it one only types more.
        let _ = editor.add_history_entry(line.as_str());
        if answer(&mut conversation, &line, output, options)? == Next::Stop {
            return Ok(());
        }
    }
}

/// Answers each line of an input that nobody types, until its end.
///
/// # Errors
/// Where the input cannot be read or the output not written.
pub fn answer_lines(
    bot: &Bot,
    input: &mut impl BufRead,
    output: &mut impl Write,
    options: &TerminalOptions,
) -> io::Result<()> {
    let mut conversation = Conversation::new(bot);
    let mut bytes = Vec::new();
    loop {
        let next = match read_line(input, &mut bytes, options.line_bytes_max)? {
            Line::End => return Ok(()),
            Line::TooLong => {
                writeln!(output, "{}", chat::line_too_long(conversation.language()))?;
                Next::GoOn
            }
            Line::Whole => match String::from_utf8_lossy(&bytes).trim() {
                "" => Next::GoOn,
                line => answer(&mut conversation, line, output, options)?,
            },
        };
        output.flush()?;
        if next == Next::Stop {
            return Ok(());
        }
    }
}

/// Writes the reply to one line.
fn answer(
    conversation: &mut Conversation,
    line: &str,
    output: &mut impl Write,
    options: &TerminalOptions,
) -> io::Result<Next> {
    let reply = conversation.reply(line);
    let language = conversation.language();
    let (Some(reply), Some(library)) = (reply, conversation.library()) else {
        return Ok(Next::Stop);
    };
    let is_stop = matches!(reply, Reply::Stop);
    let text = said(&reply, &library, language, options);
    writeln!(output, "{}", text.trim_end())?;
    if is_stop {
        return Ok(Next::Stop);
    }
    writeln!(output)?;
    Ok(Next::GoOn)
}

/// A reply as text.
fn said(reply: &Reply, library: &Library, language: Language, options: &TerminalOptions) -> String {
    let page = || Page::new(options.width, options.colour);
    let organisation = &library.organisation;
    match reply {
        Reply::Answer(asked) => {
            let answer = &asked.answer;
            // What an answer hangs on is shown whole: the choice is between these rules.
            let mut text = plain::answer(answer, &plain_options(options, answer.clarify.is_some()));
            match &answer.clarify {
                Some(clarify) => {
                    text.push('\n');
                    text.push_str(&help::choose_number(language, clarify.options.len()));
                }
                None if answer.citations.len() > 1 => text.push_str(chat::more_hint(language)),
                None => {}
            }
            text
        }
        Reply::Others(asked) => {
            let others = plain::other_rules(&asked.answer, &plain_options(options, true));
            if others.is_empty() { chat::no_more(language).to_string() } else { others }
        }
        Reply::Reasons(Some(explanation)) => {
            sources::leaflet(&reasons::leaflet(explanation, language), page())
        }
        Reply::Reasons(None) => say_reasons::nothing(language).to_string(),
        Reply::NoOthers => chat::no_more(language).to_string(),
        Reply::Help => sources::leaflet(&help::help(language), page()),
        Reply::About => {
            let contact = organisation.contact.as_ref().map(|it| it.contact(language));
            let about = help::about(language, &organisation.name, contact.as_ref());
            sources::leaflet(&about, page())
        }
        Reply::Sources => {
            sources::text(&library.corpus, organisation, bot::today(), language, page())
        }
        Reply::Guideline { slug } => match library.corpus.find(slug) {
            Some(found) => guideline::text(found, language, options.width, options.colour),
            None => say::unknown_source(language, &one_line(slug)),
        },
        Reply::NoSuchGuideline { name } => say::unknown_source(language, &one_line(name)),
        Reply::UnknownCommand { name } => {
            help::unknown_command(language, &format!("/{}", one_line(name)))
        }
        Reply::Stop => help::goodbye(language).to_string(),
    }
}

fn plain_options(options: &TerminalOptions, other_rules: bool) -> PlainOptions {
    let (width, colour) = (options.width, options.colour);
    PlainOptions { width, colour, other_rules, ..PlainOptions::default() }
}
