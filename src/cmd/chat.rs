//! `chat`: a chat in the terminal, or with the lines of an input.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::log::{self, Voice};
use super::session::{Patience, plain_options};
use super::{Ending, Failure, Session, background, reload};
use crate::adapters::terminal::{self, TerminalOptions};
use crate::bot;

/// Chats until the person stops or the input ends.
pub fn run(session: &Session) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let is_talk = io::stdin().is_terminal();
    let bot = match is_talk {
        true => session.bot(bot::today())?,
        false => session.prepared_bot(bot::today(), Patience::ForOneQuestion)?,
    };
    let bot = Arc::new(bot);
    let plain = plain_options();
    let options = TerminalOptions {
        width: plain.width,
        colour: plain.colour,
        line_bytes_max: session.settings.limits.batch_line_bytes_max,
    };
    let (input, mut output) = (io::stdin(), io::stdout());
    if is_talk {
        bot.organisations().iter().for_each(|it| background::follow_up(&bot, it, None));
        let _watch = reload::start(&bot, &session.settings.reload);
        terminal::chat(&bot, &mut output, &options)?;
    } else {
        terminal::answer_lines(&bot, &mut input.lock(), &mut output.lock(), &options)?;
    }
    Ok(Ending::Done)
}
