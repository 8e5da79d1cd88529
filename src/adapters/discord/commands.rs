//! Slash commands and the command on a message; only the person who gave one sees the answer.

use std::sync::Arc;

use serenity::all::{CommandData, CommandType, ResolvedTarget, ResolvedValue};

use super::attachments::Fetched;
use super::call::{Awaited, Call};
use super::handler::Chat;
use super::screen::{self, Screen};
use super::sending;
use crate::bot::conversation::guideline_of;
use crate::bot::{self, AskRequest, Command, Company, ReviewRequest};
use crate::model::Language;
use crate::render::clean::one_line;
use crate::render::messages::discord::{Notice, slow_down};

/// How many words Discord offers while one types, and how long each may be.
const SUGGESTIONS_MAX: usize = 25;
const SUGGESTION_CHARS_MAX: usize = 100;

/// Answers one command.
pub(super) async fn answer(chat: &Arc<Chat>, call: &Call<'_>, data: &CommandData) {
    let language = chat.language(call.language, call.server);
    if let Err(seconds) = chat.limits.count(call.person, call.server) {
        return call.say_at_once(&Screen::text(slow_down(language, seconds))).await;
    }
    if !call.acknowledge(Awaited::PrivateMessage).await {
        return;
    }
    let server = call.server;
    let screen = match data.kind {
        CommandType::Message => {
            let (draft, attachments) = match data.target() {
                Some(ResolvedTarget::Message(message)) => {
                    (message.content.clone(), message.attachments.as_slice())
                }
                _ => Default::default(),
            };
            let fetched = match chat.elsewhere(server) {
                None => chat.attachments.fetch(attachments).await,
                Some(_) => Fetched::default(),
            };
            chat.compute(call, move |chat| check(chat, server, language, draft, fetched)).await
        }
        _ => {
            let command = command(data);
            if let (Command::Forget { code }, None) = (&command, chat.elsewhere(server)) {
                return call.show(&sending::forgotten(chat, language, code).await).await;
            }
            chat.compute(call, move |chat| reply(chat, server, language, command)).await
        }
    };
    call.show(&screen).await;
}

/// Offers the guidelines whose name holds what a person has typed so far.
pub(super) async fn suggest(chat: &Chat, call: &Call<'_>, data: &CommandData) {
    let typed = data.autocomplete().map(|option| option.value.trim().to_lowercase());
    let typed = typed.unwrap_or_default();
    let is_here = chat.elsewhere(call.server).is_none();
    let library = chat.library(call.server).filter(|_| is_here);
    let language = chat.language(call.language, call.server);
    let today = bot::today();
    let words = library
        .iter()
        .flat_map(|library| library.corpus.listed(today, language))
        .filter(|guideline| guideline.slug.chars().count() <= SUGGESTION_CHARS_MAX)
        .map(|guideline| (one_line(&guideline.title), guideline.slug.clone()))
        .filter(|(title, slug)| [title, slug].iter().any(|it| it.to_lowercase().contains(&typed)))
        .map(|(title, slug)| (title.chars().take(SUGGESTION_CHARS_MAX).collect(), slug))
        .take(SUGGESTIONS_MAX);
    call.suggest(&words.collect::<Vec<_>>()).await;
}

/// The command in the bot's own terms; its names are those that `register` gave.
fn command(data: &CommandData) -> Command {
    let value = data.options().into_iter().find_map(|option| match option.value {
        ResolvedValue::String(text) => Some(text.to_string()),
        _ => None,
    });
    Command::parse(&format!("/{} {}", data.name, value.unwrap_or_default()))
}

/// What a person with `language` sees of a command.
pub(super) fn reply(
    chat: &Chat,
    server: Option<u64>,
    language: Language,
    command: Command,
) -> Option<Screen> {
    let library = chat.library(server)?;
    let screen = match (command, chat.elsewhere(server)) {
        (Command::Help, None) => screen::help(language),
        (Command::About, _) => screen::about(&library, language),
        (_, Some(address)) => screen::elsewhere(&library, language, address),
        (Command::Ask { question }, None) => return ask(chat, server, question),
        (Command::Sources, None) => screen::list(&library, (language, language), 0),
        (Command::Source { guideline }, None) => {
            let slug = guideline_of(&library, &guideline, language);
            match slug.and_then(|slug| library.corpus.find(&slug)) {
                Some(found) => screen::guideline(found, language, 0),
                None => screen::no_guideline(language, &guideline),
            }
        }
        // `sending` deletes.
        (Command::Forget { .. }, None) => Screen::notice(language, Notice::Expired),
        (Command::More | Command::Explain | Command::Stop | Command::Unknown { .. }, None) => {
            screen::help(language)
        }
    };
    Some(screen)
}

fn ask(chat: &Chat, server: Option<u64>, question: String) -> Option<Screen> {
    let organisation = chat.organisation(server);
    let request = AskRequest { question, organisation, ..AskRequest::default() };
    let asked = chat.bot.ask(&request)?;
    let actions = chat.bot.actions(&asked.answer, company(server));
    Some(screen::answer(&asked, &request.question, actions))
}

/// Who reads along there.
pub(super) fn company(server: Option<u64>) -> Company {
    if server.is_some() { Company::Channel } else { Company::Alone }
}

fn check(
    chat: &Chat,
    server: Option<u64>,
    language: Language,
    draft: String,
    Fetched { images, missed, turn }: Fetched,
) -> Option<Screen> {
    if let Some(address) = chat.elsewhere(server) {
        return Some(screen::elsewhere(&*chat.library(server)?, language, address));
    }
    if draft.trim().is_empty() && images.is_empty() {
        return Some(screen::with_missed(
            Screen::notice(language, Notice::NoText),
            language,
            missed,
        ));
    }
    let organisation = chat.organisation(server);
    // A picture has no language of its own.
    let language = draft.trim().is_empty().then_some(language);
    let request =
        ReviewRequest { draft, organisation, images, language, ..ReviewRequest::default() };
    let reviewed = chat.bot.review(&request)?;
    // The pictures go first, then others have their turn.
    drop((request, turn));
    Some(screen::review(&reviewed, missed))
}
