//! Sending something in to the authors: a window, a look at what would be kept, and the press that
//! sends it.

use std::sync::Arc;

use serenity::all::{ActionRowComponent, Message, ModalInteraction};

use super::call::{Awaited, Call};
use super::handler::Chat;
use super::press::{Press, What};
use super::presses::question;
use super::screen::Screen;
use super::sending_screen as screen;
use super::threads;
use crate::bot::AskRequest;
use crate::bot::gaps::{NotKept, SendIn};
use crate::model::{GapKind, Language, Receipt};
use crate::render::markdown_question::{proposal_of, question_of};
use crate::render::messages::discord::{Notice, slow_down};
use crate::render::messages::discord_sending::{not_deleted, with_remark};

/// The longest remark, in characters.
const REMARK_CHARS_MAX: usize = 500;

/// Opens the window in which a remark can be typed; the question stays where it is.
pub(super) async fn open(chat: &Chat, call: &Call<'_>, press: Press, shown: &Message) {
    let language = press.language;
    if !chat.bot.takes_gaps() {
        return call.say_at_once(&screen::not_kept(language, &NotKept::NoStore)).await;
    }
    // What a question takes up is no longer free for the remark.
    let taken = question_of(&shown.content).map_or(0, |question| question.chars().count());
    let free = chat.options.question_chars_max.saturating_sub(taken);
    match screen::window(press, free.clamp(1, REMARK_CHARS_MAX)) {
        Some(window) => call.open(&window).await,
        None => call.say_at_once(&Screen::notice(language, Notice::Expired)).await,
    }
}

/// Shows what would be kept: question and remark, with personal data taken out.
pub(super) async fn propose(chat: &Arc<Chat>, call: &Call<'_>, window: &ModalInteraction) {
    let press = Press::parse(&window.data.custom_id);
    let own = chat.language(call.language, call.server);
    let language = press.as_ref().map_or(own, |press| press.language);
    if let Err(seconds) = chat.limits.count(call.person, call.server) {
        return call.say_at_once(&Screen::text(slow_down(language, seconds))).await;
    }
    let press = press.filter(|_| chat.elsewhere(call.server).is_none());
    let (Some(Press { what: What::SendIn { kind }, replies, .. }), Some(shown)) =
        (press, &window.message)
    else {
        return call.say_at_once(&Screen::notice(language, Notice::Expired)).await;
    };
    if !call.acknowledge(Awaited::PrivateMessage).await {
        return;
    }
    let parent = threads::parent(window.channel.as_ref());
    let Some(question) = question(chat, shown, parent).await else {
        return call.show(&Screen::notice(language, Notice::QuestionGone)).await;
    };
    let (server, remark) = (call.server, remark(window));
    let make = move |chat: &Chat| {
        let text = with_remark(language, &question, remark.trim());
        let organisation = chat.organisation(server);
        let kept = match chat.bot.to_keep(organisation.as_deref(), &text, language) {
            Ok(kept) => kept,
            Err(why) => return Some(screen::not_kept(language, &why)),
        };
        let request = AskRequest {
            question,
            organisation,
            language: Some(language),
            answers: replies,
            ..AskRequest::default()
        };
        let receipt = chat.remember(&chat.bot.ask(&request)?.answer.receipt);
        let days_max = chat.bot.gap_days_max().unwrap_or_default();
        Some(screen::proposal(language, days_max, &kept, What::Deliver { kind, receipt }))
    };
    let screen = chat.compute(call, make).await;
    call.show(&screen).await;
}

/// What was typed in a window's only field.
fn remark(window: &ModalInteraction) -> String {
    let fields = window.data.components.iter().flat_map(|row| &row.components);
    let value = |field: &ActionRowComponent| match field {
        ActionRowComponent::InputText(field) => field.value.clone(),
        _ => None,
    };
    fields.filter_map(value).next().unwrap_or_default()
}

/// Sends in what `shown` shows; a second press sends nothing more.
pub(super) async fn deliver(
    chat: &Chat,
    call: &Call<'_>,
    (language, kind): (Language, GapKind),
    receipt: Option<Receipt>,
    shown: &Message,
) {
    let preview = shown.id.get();
    let Some(text) = proposal_of(&shown.content) else {
        return call.show(&Screen::notice(language, Notice::QuestionGone)).await;
    };
    if !chat.is_first_post(preview) {
        return call.show(&Screen::notice(language, Notice::AlreadySent)).await;
    }
    let organisation = chat.organisation(call.server);
    let sent = chat.bot.send_in(SendIn { organisation, language, kind, text, receipt }).await;
    let screen = match sent {
        Ok(gap) => screen::sent(&gap),
        Err(why) => {
            chat.forget_post(preview);
            if let NotKept::Store(error) = &why {
                tracing::error!(call = call.id, %error, "what was sent in could not be kept");
            }
            screen::not_kept(language, &why)
        }
    };
    call.show(&screen).await;
}

/// Deletes what was sent in under a code, and says what came of it.
pub(super) async fn forgotten(chat: &Chat, language: Language, code: &str) -> Screen {
    match chat.bot.forget(code).await {
        Ok(was_there) => screen::forgotten(language, was_there),
        Err(NotKept::Store(error)) => {
            tracing::error!(%error, "what was sent in could not be deleted");
            Screen::text(not_deleted(language))
        }
        Err(why) => screen::not_kept(language, &why),
    }
}
