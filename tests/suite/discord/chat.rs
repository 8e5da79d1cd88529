//! A server in Discord with a few people and the bot; what one does, and what one sees.

use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use serde_json::{Value, json};

use super::double::{BOT, Double, Seen, Trouble, message_of, user};
use super::sight::{folded, is_private_channel, shown};
use crate::program::{Place, Run, finish};

/// How long the bot may take for anything; far more than it needs.
const PATIENCE: Duration = Duration::from_secs(20);
/// The server, and the channel in it, where all of this happens.
pub const SERVER: &str = "500";
pub const CHANNEL: &str = "600";
/// The channel of the organisation's authors.
pub const AUTHORS: &str = "610";

/// Names another program to try, such as a release build.
pub const MEASURED_PROGRAM: &str = "MEASURED_PROGRAM";

/// The people in the server.
pub const SANNE: &str = "1001";
pub const BRAM: &str = "1002";

/// The guidelines of the organisation.
const GUIDELINE: &str = "---\nowner: team Online\nversion: \"2.1\"\nreview_by: 2099-12-31\n---\n\
    # Sociale media\n\n## LinkedIn\n\n\
    Je mag een bericht over je werk op LinkedIn delen.\n\n\
    Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming.\n\n\
    ## WhatsApp\n\nGebruik een appgroep nooit voor gegevens van inwoners.\n";
const ORGANISATION: &str = "name = \"Stad\"\nlanguages = [\"nl\", \"en\"]\n\n\
    [contact]\nname = \"team Online\"\naddress = \"online@stad.example\"\n";

/// The server with the bot in it.
pub struct Chat {
    pub double: Double,
    pub child: Option<Child>,
    /// The folder that the bot works in.
    place: Option<Place>,
    /// The window that is open: below which message, and what it carries.
    window: Option<(Value, String)>,
    /// What the bot shows, the newest last.
    shown: Vec<Value>,
    pub next: u64,
}

impl Chat {
    /// The bot has joined and has told its commands.
    pub fn start() -> Chat {
        Chat::start_with(&[], place())
    }

    /// The same with other settings or guidelines.
    pub fn start_with(settings: &[(&str, &str)], place: Place) -> Chat {
        let mut chat = Chat::without_waiting(settings, &place, json!([]), None);
        assert_eq!(chat.next_seen().path, "IDENTIFY");
        assert!(chat.next_seen().path.ends_with("/commands"));
        chat.place = Some(place);
        chat
    }

    /// The bot is starting; `refusal` is the code with which Discord sends it away.
    pub fn without_waiting(
        settings: &[(&str, &str)],
        place: &Place,
        commands: Value,
        refusal: Option<u16>,
    ) -> Chat {
        let double = Double::start(commands);
        double.state.gateway.lock().unwrap().refusal = refusal;
        Chat::at(double, settings, place)
    }

    /// The bot is starting at a double that was told something first.
    pub fn knowing(tell: impl Fn(&Double), settings: &[(&str, &str)], place: &Place) -> Chat {
        let double = Double::start(json!([]));
        tell(&double);
        Chat::at(double, settings, place)
    }

    fn at(double: Double, settings: &[(&str, &str)], place: &Place) -> Chat {
        let mut command = match std::env::var_os(MEASURED_PROGRAM) {
            Some(program) => place.command_of(Path::new(&program), &["serve"]),
            None => place.command(&["serve"]),
        };
        configure(&mut command, &double);
        command.envs(settings.iter().copied());
        let child = command.spawn().unwrap();
        let (shown, window) = (Vec::new(), None);
        Chat { double, child: Some(child), place: None, window, shown, next: 10_000 }
    }

    /// A number that nothing else has.
    fn id(&mut self) -> String {
        self.next += 1;
        self.next.to_string()
    }

    /// What the bot did next.
    pub fn next_seen(&mut self) -> Seen {
        let seen = self.double.seen.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            let mut child = self.child.take().unwrap();
            child.kill().unwrap();
            panic!("the bot does nothing more: {}", finish(child).err)
        });
        assert_ne!(seen.method, "FAULT", "{}: {}", seen.path, seen.body);
        seen
    }

    /// The next `count` things that the bot did, as a person sees them.
    pub fn sees(&mut self, count: usize) -> String {
        let all: Vec<String> = (0..count)
            .map(|_| {
                let seen = self.next_seen();
                self.remember(&seen);
                shown(&seen)
            })
            .collect();
        folded(&all.join("\n\n").replace('\u{200b}', "{0}"))
    }

    fn remember(&mut self, seen: &Seen) {
        let channel = seen.path.split('/').nth(4).filter(|_| seen.path.contains("/channels/"));
        let content = seen.body["content"].as_str().unwrap_or_default();
        let id = (50_000 + self.shown.len()).to_string();
        let mut message = message_of(&id, channel.unwrap_or(CHANNEL), BOT, content);
        message["components"] = seen.body["components"].clone();
        if message["components"].is_null() {
            message["components"] = json!([]);
        }
        if let Some(asked) = seen.body["message_reference"]["message_id"].as_str() {
            message["message_reference"] =
                json!({ "type": 0, "channel_id": message["channel_id"], "message_id": asked });
        }
        self.shown.push(message);
    }

    /// Somebody gives a slash command; the option is what they typed behind it.
    pub fn slash(&mut self, person: &str, command: &str, option: Option<(&str, &str)>) {
        let options = option
            .iter()
            .map(|(name, value)| json!({ "type": 3, "name": name, "value": value }))
            .collect::<Vec<_>>();
        let data = json!({ "id": "8000", "name": command, "type": 1, "options": options });
        self.interaction(person, 2, data, None, Some(SERVER));
    }

    /// Somebody is typing behind `/bron` and has not sent it yet.
    pub fn types(&mut self, person: &str, words: &str) {
        let option = json!({ "type": 3, "name": "richtlijn", "value": words, "focused": true });
        let data = json!({ "id": "8002", "name": "bron", "type": 1, "options": [option] });
        self.interaction(person, 4, data, None, Some(SERVER));
    }

    /// Somebody asks with `/vraag`.
    pub fn asks(&mut self, person: &str, question: &str) {
        self.asks_in(person, SERVER, question);
    }

    /// The same in another server; gives the number of the call.
    pub fn asks_in(&mut self, person: &str, server: &str, question: &str) -> u64 {
        let option = json!({ "type": 3, "name": "tekst", "value": question });
        let data = json!({ "id": "8000", "name": "vraag", "type": 1, "options": [option] });
        self.interaction(person, 2, data, None, Some(server));
        self.next
    }

    /// Somebody chooses "Mag dit?" on a message of a colleague.
    pub fn checks(&mut self, person: &str, draft: &str) {
        self.checks_with(person, draft, json!([]));
    }

    /// The same on a message with attachments.
    pub fn checks_with(&mut self, person: &str, draft: &str, attachments: Value) {
        let id = self.id();
        let mut message = message_of(&id, CHANNEL, BRAM, draft);
        message["attachments"] = attachments;
        let data = json!({
            "id": "8005", "name": "Mag dit?", "type": 3, "target_id": id,
            "resolved": { "messages": { id.clone(): message } },
        });
        self.interaction(person, 2, data, None, Some(SERVER));
    }

    /// Somebody presses the newest button with these words.
    pub fn presses(&mut self, person: &str, label: &str) {
        let (message, id) = self.button(label).unwrap_or_else(|| panic!("no button {label}"));
        self.presses_id(person, &id, message);
    }

    /// Somebody presses a button by what it carries.
    pub fn presses_id(&mut self, person: &str, custom_id: &str, message: Value) {
        self.window = Some((message.clone(), custom_id.to_string()));
        let data = json!({ "component_type": 2, "custom_id": custom_id });
        let server = server_of(&message);
        self.interaction(person, 3, data, Some(message), server);
    }

    /// Somebody types in the window that their button opened, and sends it.
    pub fn fills_in(&mut self, person: &str, words: &str) {
        let (message, custom_id) = self.window.clone().expect("a window is open");
        let field = json!({ "type": 4, "custom_id": "text", "value": words });
        let rows = json!([{ "type": 1, "components": [field] }]);
        let server = server_of(&message);
        let data = json!({ "custom_id": custom_id, "components": rows });
        self.interaction(person, 5, data, Some(message), server);
    }

    fn button(&self, label: &str) -> Option<(Value, String)> {
        self.shown.iter().rev().find_map(|message| {
            let rows = message["components"].as_array()?;
            let buttons = rows.iter().filter_map(|row| row["components"].as_array()).flatten();
            let mut found = buttons.filter(|button| button["label"] == label);
            Some((message.clone(), found.next()?["custom_id"].as_str()?.to_string()))
        })
    }

    pub fn interaction(
        &mut self,
        person: &str,
        kind: u8,
        data: Value,
        message: Option<Value>,
        server: Option<&str>,
    ) {
        let id = self.id();
        let mut event = json!({
            "id": id, "application_id": BOT, "type": kind, "token": format!("teken{id}"),
            "version": 1, "data": data, "channel_id": CHANNEL, "locale": "nl",
            "entitlements": [], "authorizing_integration_owners": {}, "context": 0,
            "attachment_size_limit": 10_485_760, "app_permissions": "0",
        });
        match server {
            Some(server) => {
                event["guild_id"] = server.into();
                event["member"] = json!({
                    "user": user(person), "roles": [], "joined_at": "2026-01-01T00:00:00Z",
                    "deaf": false, "mute": false, "flags": 0, "permissions": "0",
                });
            }
            None => event["user"] = user(person),
        }
        if let Some(message) = message {
            let channel = &message["channel_id"];
            if server.is_some() && channel != CHANNEL {
                event["channel_id"] = channel.clone();
                event["channel"] = json!({ "id": channel, "type": 11, "parent_id": CHANNEL });
            }
            event["message"] = message;
        }
        self.emit("INTERACTION_CREATE", &event);
    }

    /// Somebody writes in the channel; the bot gets the words where they name it.
    pub fn writes(&mut self, person: &str, words: &str) {
        let id = self.id();
        let mut message = message_of(&id, CHANNEL, person, words);
        message["guild_id"] = SERVER.into();
        message["mentions"] = json!([user(BOT)]);
        self.double.state.messages.lock().unwrap().insert(id, message.clone());
        self.emit("MESSAGE_CREATE", &message);
    }

    /// Somebody writes the bot a direct message.
    pub fn writes_directly(&mut self, person: &str, words: &str) {
        let id = self.id();
        let message = message_of(&id, &format!("7{person}"), person, words);
        self.double.state.messages.lock().unwrap().insert(id, message.clone());
        self.emit("MESSAGE_CREATE", &message);
    }

    /// An author saves a file of the organisation's.
    pub fn saves(&self, file: &str, text: &str) {
        let place = self.place.as_ref().expect("the bot has a folder");
        place.write(&format!("guidelines/regels/{file}"), text);
    }

    /// The message that was asked about is taken away.
    pub fn all_questions_are_deleted(&mut self) {
        self.double.state.messages.lock().unwrap().clear();
    }

    pub fn emit(&mut self, name: &str, data: &Value) {
        self.double.state.gateway.lock().unwrap().emit(name, data);
    }

    /// Discord answers otherwise than it should, once.
    pub fn trouble(&mut self, trouble: Trouble) {
        self.double.state.troubles.lock().unwrap().push(trouble);
    }

    /// The admin stops the bot.
    pub fn tell_to_stop(&mut self) {
        let id = self.child.as_ref().unwrap().id().to_string();
        let status = Command::new("kill").args(["-s", "TERM", &id]).status();
        assert!(status.unwrap().success());
    }

    /// The end of the bot; everything it did has been seen.
    pub fn ends(&mut self) -> Run {
        let run = finish(self.child.take().unwrap());
        let rest: Vec<Seen> = self.double.seen.try_iter().collect();
        assert!(rest.is_empty(), "{rest:?}");
        run
    }

    /// The admin stops the bot, which has nothing left to do.
    pub fn stop(mut self) -> Run {
        self.tell_to_stop();
        let run = self.ends();
        assert_eq!(run.code, 0, "{}", run.err);
        run
    }
}

impl Drop for Chat {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A folder with the organisation's guidelines.
pub fn place() -> Place {
    let place = Place::new();
    place.write("guidelines/regels/sociale-media.md", GUIDELINE);
    place.write("guidelines/regels/organisation.toml", ORGANISATION);
    place
}

/// The server that a message stands in; none where it is a direct message.
fn server_of(message: &Value) -> Option<&'static str> {
    let is_private = is_private_channel(message["channel_id"].as_str().unwrap());
    (!is_private).then_some(SERVER)
}

fn configure(command: &mut Command, double: &Double) {
    command
        .env("DEELWIJZER_WEB__ENABLED", "false")
        .env("DEELWIJZER_RELOAD__ENABLED", "false")
        .env("DEELWIJZER_DISCORD__TOKEN", "geheim.teken.van-de-bot")
        .env("DEELWIJZER_DISCORD__REST_BASE", double.rest_base())
        .env("DEELWIJZER_DISCORD__GATEWAY_URL", double.gateway_url());
}
