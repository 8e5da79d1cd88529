//! A double of Discord on loopback: its REST interface and its gateway.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use axum::Router;
use axum::extract::State as Extract;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use tokio::sync::{oneshot, watch};

use super::description::faults;
use super::gateway::{self, Gateway};

/// The bot's own number, as a user and as an application.
pub const BOT: &str = "4242";
/// Where the commands for all servers are told.
const COMMANDS: &str = "/api/v10/applications/4242/commands";
/// What every time in the double is.
const TIME: &str = "2026-01-05T09:00:00.000000+00:00";

/// A file's status and bytes.
type File = (u16, Vec<u8>);

/// Marks an answer that never comes.
const HANGING: &str = "x-hanging";

/// Something that the bot did.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub body: Value,
    /// When it came in.
    pub at: Instant,
}

impl Seen {
    pub fn of(method: &str, path: &str, body: &Value) -> Seen {
        let at = Instant::now();
        Seen { method: method.to_string(), path: path.to_string(), body: body.clone(), at }
    }
}

/// An answer that the double gives in place of its own, once.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// The end of the path that it is for.
    pub path_end: &'static str,
    /// 0 where it never answers.
    pub status: u16,
    /// A text is sent as it is.
    pub body: Value,
    /// Headers besides.
    pub headers: Vec<(&'static str, &'static str)>,
}

/// What all parts of the double share.
#[derive(Clone)]
pub struct State {
    pub gateway: Arc<Mutex<Gateway>>,
    pub messages: Arc<Mutex<HashMap<String, Value>>>,
    pub troubles: Arc<Mutex<Vec<Trouble>>>,
    /// What it says of the bot: by the end of the path.
    pub told: Arc<Mutex<HashMap<&'static str, Value>>>,
    /// Files by their path, each with its status.
    pub files: Arc<Mutex<HashMap<String, File>>>,
    is_quarter_over: Arc<Mutex<bool>>,
    /// By the path that they are told at.
    commands: Arc<Mutex<HashMap<String, Value>>>,
    seen: Arc<Mutex<Sender<Seen>>>,
    /// While it is false, changes of an answer wait.
    open: watch::Receiver<bool>,
    address: SocketAddr,
}

impl State {
    /// Tells the test what the bot did.
    pub fn tell(&self, seen: Seen) {
        let _ = self.seen.lock().unwrap().send(seen);
    }
}

/// The double, for as long as a test runs.
pub struct Double {
    pub state: State,
    pub seen: Receiver<Seen>,
    /// Opens and closes the way for changes of an answer.
    pub door: watch::Sender<bool>,
    _stop: oneshot::Sender<()>,
}

impl Double {
    /// A double that knows `commands` already.
    pub fn start(commands: Value) -> Double {
        let (tell, seen) = channel();
        let (door, open) = watch::channel(true);
        let (stop, stopped) = oneshot::channel::<()>();
        let (ready, made) = channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                let state = State {
                    gateway: Arc::default(),
                    messages: Arc::default(),
                    troubles: Arc::default(),
                    told: Arc::default(),
                    is_quarter_over: Arc::default(),
                    files: Arc::default(),
                    commands: Arc::new(Mutex::new([(COMMANDS.to_string(), commands)].into())),
                    seen: Arc::new(Mutex::new(tell)),
                    open,
                    address: listener.local_addr().unwrap(),
                };
                let _ = ready.send(state.clone());
                let router = Router::new().route("/", get(connect)).fallback(rest);
                let served = axum::serve(listener, router.with_state(state)).into_future();
                tokio::select! { _ = served => {}, _ = stopped => {} }
            });
        });
        Double { state: made.recv().unwrap(), seen, door, _stop: stop }
    }

    /// Every answer that is changed from now on comes after the quarter of an hour that Discord
    /// gives, by the double's clock; or in time again.
    pub fn is_quarter_over(&self, is_over: bool) {
        *self.state.is_quarter_over.lock().unwrap() = is_over;
    }

    /// It knows commands of one server alone.
    pub fn knows_commands_of(&self, server: &str, commands: Value) {
        let path = format!("/api/v10/applications/{BOT}/guilds/{server}/commands");
        self.state.commands.lock().unwrap().insert(path, commands);
    }

    /// Over how many connections it advises to spread the bot.
    pub fn advise_shards(&self, shards: u32) {
        let limit = json!({ "remaining": 9, "total": 9, "reset_after": 1, "max_concurrency": 1 });
        let told = json!({
            "url": self.gateway_url(), "shards": shards, "session_start_limit": limit,
        });
        self.state.told.lock().unwrap().insert("gateway/bot", told);
    }

    /// Where its REST interface is.
    pub fn rest_base(&self) -> String {
        format!("http://{}", self.state.address)
    }

    /// Where its gateway is.
    pub fn gateway_url(&self) -> String {
        format!("ws://{}", self.state.address)
    }
}

async fn connect(Extract(state): Extract<State>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| gateway::serve(socket, state))
}

async fn rest(
    Extract(state): Extract<State>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    text: String,
) -> Response {
    let at = Instant::now();
    let (method, path) = (method.as_str(), uri.path());
    let body: Value = serde_json::from_str(&text).unwrap_or_default();
    if let Some((status, bytes)) = state.files.lock().unwrap().get(path).cloned() {
        assert!(!headers.contains_key("authorization"), "the token goes to a file's host");
        let status = StatusCode::from_u16(status).unwrap();
        return (status, [("location", "/attachments/goed.jpg")], bytes).into_response();
    }
    if method == "GET" {
        let trouble = trouble(&state, path);
        return trouble.unwrap_or_else(|| answered(of_get(&state, path)));
    }
    let mut faults = faults(method, path, &body);
    if path.ends_with("@original") {
        let mut open = state.open.clone();
        let _ = open.wait_for(|is_open| *is_open).await;
    }
    if path.contains("/webhooks/") && *state.is_quarter_over.lock().unwrap() {
        state.tell(Seen::of("TROUBLE", path, &Value::Null));
        return answered((401, json!({ "code": 50027, "message": "Invalid Webhook Token" })));
    }
    if let Some(trouble) = trouble(&state, path) {
        state.tell(Seen::of("TROUBLE", path, &Value::Null));
        if trouble.headers().contains_key(HANGING) {
            std::future::pending::<()>().await;
        }
        return trouble;
    }
    if !faults.is_empty() {
        state.tell(Seen::of("FAULT", &faults.remove(0), &body));
        return answered((400, json!({ "code": 50035, "message": "Invalid Form Body" })));
    }
    state.tell(Seen { at, ..Seen::of(method, path, &body) });
    let parts: Vec<&str> = path.split('/').skip(3).collect();
    answered(match parts.as_slice() {
        ["interactions", ..] => (204, Value::Null),
        ["users", "@me", "channels"] => (200, private_channel(&body)),
        ["channels", channel, "messages", id, "threads"] => (201, thread(channel, id, &body)),
        ["channels", channel, "messages"] => (200, message(&state, channel, &body)),
        ["webhooks", ..] => (200, message(&state, "600", &body)),
        ["applications", .., "commands"] => {
            let commands = registered(&body);
            state.commands.lock().unwrap().insert(path.to_string(), commands.clone());
            (200, commands)
        }
        _ => (404, json!({ "code": 0, "message": "404: Not Found" })),
    })
}

fn of_get(state: &State, path: &str) -> (u16, Value) {
    let parts: Vec<&str> = path.split('/').skip(3).collect();
    let unknown = (404, json!({ "code": 10008, "message": "Unknown Message" }));
    let told = state.told.lock().unwrap().get(parts.join("/").as_str()).cloned();
    if let Some(told) = told {
        return (200, told);
    }
    match parts.as_slice() {
        ["gateway", "bot"] => {
            (200, json!({ "url": format!("ws://{}", state.address), "shards": 1 }))
        }
        ["applications", .., "commands"] => {
            let commands = state.commands.lock().unwrap().get(path).cloned();
            (200, commands.unwrap_or_else(|| json!([])))
        }
        ["channels", _, "messages", id] => {
            let found = state.messages.lock().unwrap().get(*id).cloned();
            found.map_or(unknown, |message| (200, message))
        }
        _ => unknown,
    }
}

fn trouble(state: &State, path: &str) -> Option<Response> {
    let mut troubles = state.troubles.lock().unwrap();
    let at = troubles.iter().position(|trouble| path.ends_with(trouble.path_end))?;
    let trouble = troubles.remove(at);
    let mut response = match (trouble.status, trouble.body) {
        (0, _) => ([(HANGING, "")], "").into_response(),
        (status, Value::String(page)) => {
            (StatusCode::from_u16(status).unwrap(), page).into_response()
        }
        told => answered(told),
    };
    for (name, value) in trouble.headers {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    Some(response)
}

fn answered((status, body): (u16, Value)) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    if body.is_null() { status.into_response() } else { (status, axum::Json(body)).into_response() }
}

/// Commands as Discord gives them back: with numbers, and with what was left out.
fn registered(commands: &Value) -> Value {
    let mut commands = commands.as_array().unwrap().clone();
    for (at, command) in commands.iter_mut().enumerate() {
        command["id"] = (8000 + at).to_string().into();
        command["application_id"] = BOT.into();
        command["version"] = "1".into();
        command["default_member_permissions"] = Value::Null;
        command["description"] = command["description"].as_str().unwrap_or("").into();
    }
    commands.into()
}

fn private_channel(body: &Value) -> Value {
    let id = body["recipient_id"].as_str().unwrap();
    json!({ "id": format!("7{id}"), "type": 1, "last_message_id": null, "recipients": [user(id)] })
}

/// The thread on a message, which has its number.
fn thread(channel: &str, message: &str, body: &Value) -> Value {
    json!({
        "id": message, "type": 11, "parent_id": channel, "guild_id": "500", "owner_id": BOT,
        "name": body["name"], "flags": 0, "message_count": 0, "member_count": 1,
        "thread_metadata": {
            "archived": false, "locked": false, "archive_timestamp": TIME,
            "auto_archive_duration": body["auto_archive_duration"],
        },
    })
}

/// The message of the bot that a body makes; it is remembered.
fn message(state: &State, channel: &str, body: &Value) -> Value {
    let mut messages = state.messages.lock().unwrap();
    let id = (90_000 + messages.len()).to_string();
    let mut message = message_of(&id, channel, BOT, body["content"].as_str().unwrap());
    message["components"] = body["components"].clone();
    message["flags"] = body["flags"].as_u64().unwrap_or(0).into();
    if let Some(asked) = body["message_reference"]["message_id"].as_str() {
        let reference = json!({ "type": 0, "channel_id": channel, "message_id": asked });
        message["message_reference"] = reference;
    }
    messages.insert(id, message.clone());
    message
}

/// A message as Discord has it.
pub fn message_of(id: &str, channel: &str, author: &str, content: &str) -> Value {
    json!({
        "id": id, "channel_id": channel, "author": user(author), "content": content,
        "timestamp": TIME, "edited_timestamp": null, "tts": false, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false,
        "type": 0, "components": [],
    })
}

/// A person, or the bot.
pub fn user(id: &str) -> Value {
    json!({
        "id": id, "username": format!("persoon{id}"), "discriminator": "0", "avatar": null,
        "global_name": null, "public_flags": 0, "bot": id == BOT,
    })
}
