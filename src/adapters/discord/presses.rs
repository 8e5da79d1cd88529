//! Buttons: each reads the question from the message it stands below, and answers anew.

use std::sync::Arc;

use serenity::all::{ComponentInteraction, Message};

use super::call::{self, Awaited, Call, SeenBy};
use super::commands::company;
use super::handler::Chat;
use super::mentions::question_in;
use super::press::{Press, What, hash};
use super::screen::{self, Screen};
use super::{sending, threads};
use crate::bot::{AskRequest, Asked};
use crate::model::Language;
use crate::render::markdown_question::question_of;
use crate::render::messages::discord::{Notice, slow_down};

/// Answers one press.
pub(super) async fn answer(chat: &Arc<Chat>, call: &Call<'_>, pressed: &ComponentInteraction) {
    let press = Press::parse(&pressed.data.custom_id);
    let own = chat.language(call.language, call.server);
    let language = press.as_ref().map_or(own, |press| press.language);
    if let Err(seconds) = chat.limits.count(call.person, call.server) {
        return call.say_at_once(&Screen::text(slow_down(language, seconds))).await;
    }
    let Some(press) = press.filter(|_| chat.elsewhere(call.server).is_none()) else {
        return call.say_at_once(&Screen::notice(language, Notice::Expired)).await;
    };
    if let What::SendIn { .. } = press.what {
        // A window is opened at once, or not at all.
        return sending::open(chat, call, press, &pressed.message).await;
    }
    let parent = threads::parent(pressed.channel.as_ref());
    let awaited = match press.what {
        What::Post { .. } | What::Cancel | What::List { .. } | What::Read { .. } => {
            Awaited::SameMessage
        }
        What::Deliver { .. } | What::Discard | What::Forget { .. } => Awaited::SameMessage,
        _ => Awaited::PrivateMessage,
    };
    if !call.acknowledge(awaited).await {
        return;
    }
    match press.what {
        What::Post { .. } if !chat.is_first_post(pressed.message.id.get()) => {
            call.show(&Screen::notice(language, Notice::Shared)).await;
        }
        What::Cancel => call.show(&Screen::notice(language, Notice::NotShared)).await,
        What::Deliver { kind, receipt } => {
            let (shown, receipt) = (&*pressed.message, chat.receipt(&receipt));
            sending::deliver(chat, call, (language, kind), receipt, shown).await;
        }
        What::Discard => call.show(&Screen::notice(language, Notice::NotSent)).await,
        What::Forget { code } => {
            call.show(&sending::forgotten(chat, language, &code).await).await;
        }
        // In the order of `/bronnen`, whatever language the button is in: `/bron` goes by number.
        What::Sources => show_list(chat, call, (own, language), 0).await,
        What::List { page } => show_list(chat, call, (own, language), page).await,
        What::Read { guideline, page } => show_page(chat, call, language, guideline, page).await,
        What::Open { person } if person != call.person => {
            call.show(&Screen::notice(language, Notice::NotYours)).await;
        }
        what => match question(chat, &pressed.message, parent).await {
            Some(question) => {
                let preview = pressed.message.id.get();
                let press = Press { what, ..press };
                with_question(chat, call, press, (question, preview)).await;
            }
            None => call.show(&Screen::notice(language, Notice::QuestionGone)).await,
        },
    }
}

async fn show_list(
    chat: &Arc<Chat>,
    call: &Call<'_>,
    languages: (Language, Language),
    page: usize,
) {
    let server = call.server;
    let make = move |chat: &Chat| Some(screen::list(&*chat.library(server)?, languages, page));
    let screen = chat.compute(call, make).await;
    call.show(&screen).await;
}

async fn show_page(
    chat: &Arc<Chat>,
    call: &Call<'_>,
    language: Language,
    name: String,
    page: usize,
) {
    let server = call.server;
    let make = move |chat: &Chat| {
        let library = chat.library(server)?;
        let guidelines = library.corpus.guidelines();
        Some(match guidelines.iter().find(|one| hash(&one.slug) == name) {
            Some(found) => screen::guideline(found, language, page),
            None => Screen::notice(language, Notice::Expired),
        })
    };
    let screen = chat.compute(call, make).await;
    call.show(&screen).await;
}

/// The question that a button is about: below the answer, in the message that was replied to, or in
/// the one that the thread is on; `parent` is the channel of that thread.
pub(super) async fn question(
    chat: &Chat,
    message: &Message,
    parent: Option<u64>,
) -> Option<String> {
    let own = chat.own();
    if let Some(question) = question_of(&message.content) {
        return Some(question);
    }
    let asked = message.referenced_message.as_ref();
    if let Some(question) = asked.and_then(|asked| question_in(&asked.content, own)) {
        return Some(question);
    }
    let path = match (&message.message_reference, parent) {
        (Some(asked), _) => {
            format!("/channels/{}/messages/{}", asked.channel_id, asked.message_id?)
        }
        // A thread has the number of its message.
        (None, Some(parent)) => format!("/channels/{parent}/messages/{}", message.channel_id),
        (None, None) => return None,
    };
    let found = chat.rest.get(&path).await.ok()?;
    question_in(found["content"].as_str()?, own)
}

async fn with_question(
    chat: &Arc<Chat>,
    call: &Call<'_>,
    Press { language, mut replies, what }: Press,
    (question, message): (String, u64),
) {
    let server = call.server;
    if let What::Clarify { slot, option } = &what {
        replies.insert(slot.clone(), option.clone());
    }
    let request = AskRequest {
        question,
        language: Some(language),
        organisation: chat.organisation(server),
        answers: replies.clone(),
        ..AskRequest::default()
    };
    let screen = match what {
        What::Keep => {
            let kept = move |chat: &Chat| Some(screen::kept(&chat.bot.ask(&request)?));
            let kept = chat.compute(call, kept).await;
            Screen::notice(language, keep(call, &kept).await)
        }
        What::Post { hash } => {
            let make = move |chat: &Chat| {
                let asked = chat.bot.ask(&request)?;
                Some(to_post(&asked, &request.question, &hash))
            };
            let shared = chat.compute(call, make).await;
            let notice = post(call, &shared).await;
            if notice != Notice::Shared {
                chat.forget_post(message);
            }
            Screen::notice(language, notice)
        }
        What::Explain => {
            let make = move |chat: &Chat| {
                let (_, explanation) = chat.bot.ask_explained(&request)?;
                Some(screen::reasons(explanation.as_ref(), language))
            };
            chat.compute(call, make).await
        }
        what => {
            let make = move |chat: &Chat| {
                let asked = chat.bot.ask(&request)?;
                let question = &request.question;
                Some(match what {
                    What::OtherRules => screen::other_rules(&asked),
                    What::Share => screen::preview(&asked, question),
                    _ => {
                        let actions = chat.bot.actions(&asked.answer, company(server));
                        screen::answer(&asked, question, actions)
                    }
                })
            };
            chat.compute(call, make).await
        }
    };
    call.show(&screen::with_replies(screen, &replies)).await;
}

/// What was shown and is to be shared; nothing where it has changed since.
fn to_post(asked: &Asked, question: &str, hash: &str) -> Screen {
    let shared = screen::shared(asked, question).unwrap_or_default();
    let is_same = screen::hash_of(&shared) == hash;
    Screen { messages: if is_same { shared } else { Vec::new() }, buttons: Vec::new() }
}

async fn post(call: &Call<'_>, shared: &Screen) -> Notice {
    if shared.messages.is_empty() {
        return Notice::Changed;
    }
    for text in &shared.messages {
        if !call.follow_up(text, &[], SeenBy::Everyone).await {
            return Notice::ShareRefused;
        }
    }
    Notice::Shared
}

async fn keep(call: &Call<'_>, kept: &Screen) -> Notice {
    match call::send_directly(call.rest, call.person, kept).await {
        Ok(()) => Notice::Kept,
        Err(error) => {
            tracing::info!(call = call.id, %error, "not kept");
            Notice::KeepRefused
        }
    }
}
