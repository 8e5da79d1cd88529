//! Messages to the bot: a mention in a channel, or a direct message.

use std::sync::Arc;

use serenity::all::{Message, MessageType, UserId};

use super::commands::reply;
use super::handler::Chat;
use super::screen::{self, Screen};
use super::{MentionReply, call, sending, threads};
use crate::bot::{AskRequest, Command, Company, ask};
use crate::render::messages::discord::{slow_down, thread_name};

/// What goes back to a message.
struct Answered {
    screen: Screen,
    /// What stands in a thread in its place, by the thread's name, where all may read it.
    thread: Option<(&'static str, Screen)>,
}

impl From<Screen> for Answered {
    fn from(screen: Screen) -> Self {
        Answered { screen, thread: None }
    }
}

/// Answers a message, if it is to the bot and from a person.
pub(super) async fn answer(chat: &Arc<Chat>, message: &Message) {
    let server = message.guild_id.map(|id| id.get());
    if !is_from_person(message) || (server.is_some() && !is_mention(message, chat.own())) {
        return;
    }
    let person = message.author.id.get();
    let answered = match chat.limits.count(person, server) {
        Ok(()) => {
            let question = question_in(&message.content, chat.own()).unwrap_or_default();
            if let Some(screen) = deleted(chat, server, &question).await {
                return send(chat, message, &screen).await;
            }
            let chat = Arc::clone(chat);
            let make = move || answered(&chat, server, person, question);
            tokio::task::spawn_blocking(make).await.ok().flatten()
        }
        Err(_) if !chat.limits.is_to_be_told(person) => return,
        Err(seconds) => Some(Screen::text(slow_down(chat.language(None, server), seconds)).into()),
    };
    let Answered { screen, thread } = answered.unwrap_or_else(|| {
        let id = format!("{:08x}", message.id.get() & 0xffff_ffff);
        tracing::error!(id, "no answer could be computed");
        screen::apology(chat.library(server).as_deref(), chat.language(None, server), &id).into()
    });
    if let Some((name, shared)) = thread {
        let place = (message.channel_id.get(), message.id.get());
        match threads::answer(&chat.rest, place, name, &shared).await {
            Ok(()) => return,
            Err(error) => tracing::info!(message = place.1, %error, "no thread; a button instead"),
        }
    }
    send(chat, message, &screen).await;
}

/// What came of it where a direct message deletes what was sent in.
async fn deleted(chat: &Chat, server: Option<u64>, question: &str) -> Option<Screen> {
    let Command::Forget { code } = Command::parse(question) else { return None };
    let is_here = server.is_none() && chat.elsewhere(None).is_none();
    let language = chat.language(None, server);
    if is_here { Some(sending::forgotten(chat, language, &code).await) } else { None }
}

async fn send(chat: &Chat, message: &Message, screen: &Screen) {
    let (channel, id) = (message.channel_id.get(), message.id.get());
    if let Err(error) = call::send(&chat.rest, channel, screen, Some(id)).await {
        tracing::error!(message = id, %error, "not answered");
    }
}

fn answered(chat: &Chat, server: Option<u64>, person: u64, question: String) -> Option<Answered> {
    let library = chat.library(server)?;
    let language = ask::language_of(&library, &question);
    if let Some(address) = chat.elsewhere(server) {
        return Some(screen::elsewhere(&library, language, address).into());
    }
    if question.is_empty() {
        return Some(screen::help(chat.language(None, server)).into());
    }
    if server.is_none() {
        return Some(screen_alone(chat, question)?.into());
    }
    let thread = match chat.mention_reply(server) {
        MentionReply::Button => None,
        MentionReply::Thread => {
            let organisation = chat.organisation(server);
            let request = AskRequest { question, organisation, ..AskRequest::default() };
            let asked = chat.bot.ask(&request)?;
            let actions = chat.bot.actions(&asked.answer, Company::Readers);
            screen::in_thread(&asked, actions).map(|screen| (thread_name(language), screen))
        }
    };
    Some(Answered { screen: screen::mentioned(language, person), thread })
}

/// The answer to a direct message.
fn screen_alone(chat: &Chat, question: String) -> Option<Screen> {
    match Command::parse(&question) {
        Command::Ask { question } => {
            let asked = chat.bot.ask(&AskRequest { question, ..AskRequest::default() })?;
            let actions = chat.bot.actions(&asked.answer, Company::Alone);
            Some(screen::direct_answer(&asked, actions))
        }
        command => reply(chat, None, chat.language(None, None), command),
    }
}

fn is_from_person(message: &Message) -> bool {
    let is_written = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    is_written && !message.author.bot && message.webhook_id.is_none()
}

/// Whether the words themselves name the bot; a reply to it alone is no question to it.
fn is_mention(message: &Message, own: Option<UserId>) -> bool {
    own.is_some_and(|own| names(own).iter().any(|name| message.content.contains(name.as_str())))
}

fn names(own: UserId) -> [String; 2] {
    [format!("<@{own}>"), format!("<@!{own}>")]
}

/// The question in a message, without the bot's own name; none where there is no other word.
pub(super) fn question_in(content: &str, own: Option<UserId>) -> Option<String> {
    let names = own.map(names).unwrap_or_default();
    let named = names.iter().filter(|name| !name.is_empty());
    let question = named.fold(content.to_string(), |text, name| text.replace(name.as_str(), " "));
    let question = question.trim();
    (!question.is_empty()).then(|| question.to_string())
}
