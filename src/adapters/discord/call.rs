//! One command or button of a person: acknowledged at once, answered after.

use std::time::{Duration, Instant};

use super::rest::{Rest, RestError};
use super::screen::{Button, Screen, Window};
use crate::model::Language;
use serde_json::{Value, json};

/// Seen by the person alone.
const EPHEMERAL: u64 = 1 << 6;
/// How many buttons stand side by side.
const ROW_BUTTONS_MAX: usize = 5;
/// How long Discord lets a call be answered: a quarter of an hour, and a little less to be sure.
const CALL_TIME_MAX: Duration = Duration::from_secs(14 * 60 + 45);

/// How long Discord waits for the first response: three seconds, and a little less for the way.
const FIRST_TIME_MAX: Duration = Duration::from_millis(2900);

/// Discord's number for a call that is gone, or came too late.
const UNKNOWN_INTERACTION: i64 = 10_062;
/// Discord's number for a call that was acknowledged before.
const ALREADY_ACKNOWLEDGED: i64 = 40_060;

/// Discord's numbers for a call whose quarter of an hour is over.
const INVALID_TOKEN: i64 = 50_027;
const UNKNOWN_WEBHOOK: i64 = 10_015;

/// One command or button, as it came in.
pub(super) struct Call<'a> {
    pub rest: &'a Rest,
    pub id: u64,
    pub application: u64,
    /// When it came in.
    pub since: Instant,
    pub token: &'a str,
    pub person: u64,
    /// None in a direct message.
    pub server: Option<u64>,
    /// Whether it goes to the organisation that direct messages go to.
    pub is_of_default: bool,
    /// The language that the person has set in Discord, if we speak it.
    pub language: Option<Language>,
}

/// What is to come of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Awaited {
    /// A new message for this person alone.
    PrivateMessage,
    /// The message of the button, changed.
    SameMessage,
}

/// Who sees a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeenBy {
    Person,
    Everyone,
}

impl Call<'_> {
    /// Acknowledges; false where Discord no longer waits for an answer.
    pub async fn acknowledge(&self, awaited: Awaited) -> bool {
        let body = match awaited {
            Awaited::PrivateMessage => json!({ "type": 5, "data": { "flags": EPHEMERAL } }),
            Awaited::SameMessage => json!({ "type": 6 }),
        };
        self.respond(&body).await
    }

    /// Answers at once, for this person alone.
    pub async fn say_at_once(&self, screen: &Screen) {
        let Some(text) = screen.messages.first() else { return };
        let data = message(text, &screen.buttons, Some(EPHEMERAL));
        self.respond(&json!({ "type": 4, "data": data })).await;
    }

    /// Opens a window with one field, which may stay empty.
    pub async fn open(&self, window: &Window) {
        let field = json!({
            "type": 4, "custom_id": "text", "style": 2, "required": false,
            "label": window.label, "placeholder": window.hint, "max_length": window.chars_max,
        });
        let rows = json!([{ "type": 1, "components": [field] }]);
        let data = json!({ "custom_id": window.id, "title": window.title, "components": rows });
        self.respond(&json!({ "type": 9, "data": data })).await;
    }

    /// Offers words to choose from while the person types, each with what it stands for.
    pub async fn suggest(&self, words: &[(String, String)]) {
        let choice = |(name, value): &(String, String)| json!({ "name": name, "value": value });
        let choices: Vec<Value> = words.iter().map(choice).collect();
        self.respond(&json!({ "type": 8, "data": { "choices": choices } })).await;
    }

    async fn respond(&self, body: &Value) -> bool {
        let path = format!("/interactions/{}/{}/callback", self.id, self.token);
        // After that nobody waits: it is given up, and nothing else is done for the call.
        let until = self.since + FIRST_TIME_MAX;
        let sent = self.rest.post_until(&path, body, until.into()).await;
        let Err(error) = sent else { return true };
        match error.code() {
            // A retry came through twice: the answer is still awaited.
            Some(ALREADY_ACKNOWLEDGED) => true,
            Some(UNKNOWN_INTERACTION) => {
                tracing::warn!(call = self.id, "Discord no longer waits for this answer");
                false
            }
            _ => {
                tracing::error!(call = self.id, %error, "not acknowledged");
                false
            }
        }
    }

    /// Shows a screen in place of what `acknowledge` announced; the rest follows below it. What
    /// comes too late for that goes in a direct message.
    pub async fn show(&self, screen: &Screen) {
        let Some((first, rest)) = screen.messages.split_first() else { return };
        let buttons = |is_last: bool| if is_last { screen.buttons.as_slice() } else { &[] };
        match self.edit(&message(first, buttons(rest.is_empty()), None)).await {
            Ok(_) => {}
            Err(error) if is_too_late(&error) => return self.show_late(screen, &error).await,
            error => {
                self.is_sent(error);
                return;
            }
        }
        for (at, text) in rest.iter().enumerate() {
            let is_last = at + 1 == rest.len();
            if !self.follow_up(text, buttons(is_last), SeenBy::Person).await {
                return;
            }
        }
    }

    async fn edit(&self, body: &Value) -> Result<Value, RestError> {
        if self.is_expired() {
            return Err(RestError::Refused { status: 401, code: INVALID_TOKEN });
        }
        let path = format!("/webhooks/{}/{}/messages/@original", self.application, self.token);
        self.rest.patch(&path, body).await
    }

    async fn show_late(&self, screen: &Screen, error: &RestError) {
        tracing::warn!(call = self.id, %error, "answered too late; sent in a direct message");
        let mut screen = screen.clone();
        if !self.is_of_default {
            // A button there would ask another organisation.
            screen.buttons.clear();
        }
        if let Err(error) = send_directly(self.rest, self.person, &screen).await {
            tracing::error!(call = self.id, %error, "not answered");
        }
    }

    /// One more message; false where it did not get there.
    pub async fn follow_up(&self, text: &str, buttons: &[Button], seen_by: SeenBy) -> bool {
        if self.is_expired() {
            tracing::warn!(call = self.id, "answered too late for Discord");
            return false;
        }
        let flags = (seen_by == SeenBy::Person).then_some(EPHEMERAL);
        let body = message(text, buttons, flags);
        let path = format!("/webhooks/{}/{}", self.application, self.token);
        self.is_sent(self.rest.post(&path, &body).await)
    }

    /// Discord gives a quarter of an hour; after that nothing gets there any more.
    fn is_expired(&self) -> bool {
        self.since.elapsed() > CALL_TIME_MAX
    }

    fn is_sent(&self, sent: Result<Value, RestError>) -> bool {
        if let Err(error) = &sent {
            tracing::error!(call = self.id, %error, "not answered");
        }
        sent.is_ok()
    }
}

/// Whether a call's quarter of an hour is over.
fn is_too_late(error: &RestError) -> bool {
    matches!(error.code(), Some(INVALID_TOKEN | UNKNOWN_WEBHOOK))
}

/// Sends a screen to a person alone, in a direct message.
pub(super) async fn send_directly(
    rest: &Rest,
    person: u64,
    screen: &Screen,
) -> Result<(), RestError> {
    let recipient = json!({ "recipient_id": person.to_string() });
    let channel = rest.post("/users/@me/channels", &recipient).await?;
    let id = channel["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
    send(rest, id, screen, None).await
}

/// Sends a screen to a channel, as a reply to a message where `reply_to` names one.
pub(super) async fn send(
    rest: &Rest,
    channel: u64,
    screen: &Screen,
    reply_to: Option<u64>,
) -> Result<(), RestError> {
    for (at, text) in screen.messages.iter().enumerate() {
        let is_last = at + 1 == screen.messages.len();
        let buttons = if is_last { screen.buttons.as_slice() } else { &[] };
        let mut body = message(text, buttons, None);
        if let Some(reply_to) = reply_to {
            let message_id = reply_to.to_string();
            let reference = json!({ "message_id": message_id, "fail_if_not_exists": false });
            body["message_reference"] = reference;
        }
        rest.post(&format!("/channels/{channel}/messages"), &body).await?;
    }
    Ok(())
}

/// A message as Discord takes it; every message of the bot is made here.
fn message(text: &str, buttons: &[Button], flags: Option<u64>) -> Value {
    let rows: Vec<Value> = buttons
        .chunks(ROW_BUTTONS_MAX)
        .map(|row| json!({ "type": 1, "components": row.iter().map(button).collect::<Vec<_>>() }))
        .collect();
    // Nobody is ever notified by the bot.
    let nobody = json!({ "parse": [], "users": [], "roles": [], "replied_user": false });
    let mut body = json!({ "content": text, "components": rows, "allowed_mentions": nobody });
    if let Some(flags) = flags {
        body["flags"] = flags.into();
    }
    body
}

fn button(button: &Button) -> Value {
    match button {
        Button::Press { label, id, is_main } => {
            let style = if *is_main { 1 } else { 2 };
            json!({ "type": 2, "style": style, "label": label, "custom_id": id })
        }
        Button::Link { label, address } => {
            json!({ "type": 2, "style": 5, "label": label, "url": address })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_not_tried_when_its_quarter_of_an_hour_is_over() {
        let rest = Rest::new(Some("http://127.0.0.1:1"), "teken".into()).unwrap();
        let came_in = |minutes: u64| Call {
            rest: &rest,
            id: 1,
            application: 2,
            since: Instant::now().checked_sub(Duration::from_secs(minutes * 60)).unwrap(),
            token: "teken",
            person: 3,
            server: None,
            is_of_default: true,
            language: None,
        };
        assert!(!came_in(14).is_expired());
        assert!(came_in(15).is_expired());
    }
}
