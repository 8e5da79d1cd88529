//! The double's gateway: a line to the bot for each shard, with its sequence, its history and its
//! end.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::double::{BOT, Seen, State};

/// How long a line stands: one that breaks whatever happens, and one that is longer than any test.
const SHORT: Duration = Duration::from_secs(2);
const FOR_EVER: Duration = Duration::from_secs(3600);

/// What the gateway remembers.
#[derive(Default)]
pub struct Gateway {
    sessions: BTreeMap<u64, Session>,
    /// Over how many connections the bot is spread.
    shards: u64,
    /// How many servers the bot is in; one where this is 0.
    pub servers: u64,
    /// The code with which the next IDENTIFY is refused.
    pub refusal: Option<u16>,
    /// The next RESUME is answered with an invalid session.
    pub refuses_resume: bool,
    /// So many lines from now on break after two seconds, whatever happens.
    pub short_lines: usize,
}

/// What it remembers of one shard.
#[derive(Default)]
struct Session {
    sequence: u64,
    history: Vec<(u64, String)>,
    line: Option<UnboundedSender<Message>>,
    cut: Option<oneshot::Sender<()>>,
}

impl Session {
    /// Sends an event, or keeps it until the bot takes the session up again.
    fn emit(&mut self, name: &str, data: &Value) {
        self.sequence += 1;
        let text = json!({ "op": 0, "t": name, "s": self.sequence, "d": data }).to_string();
        self.history.push((self.sequence, text.clone()));
        self.send(Message::Text(text.into()));
    }

    /// Says that the session is no more, or that it can be taken up again.
    fn invalidate(&mut self, is_resumable: bool) {
        self.send(Message::Text(json!({ "op": 9, "d": is_resumable }).to_string().into()));
        self.line = None;
        if !is_resumable {
            (self.sequence, self.history) = Default::default();
        }
    }

    fn send(&mut self, message: Message) {
        if let Some(line) = &self.line {
            let _ = line.send(message);
        }
    }
}

/// A line that the bot has opened, before it says which session it is for.
struct Line {
    line: UnboundedSender<Message>,
    cut: Option<oneshot::Sender<()>>,
}

impl Gateway {
    /// Sends an event over the line of its server's shard; direct messages go over the first.
    pub fn emit(&mut self, name: &str, data: &Value) {
        let server = if name == "GUILD_CREATE" { &data["id"] } else { &data["guild_id"] };
        let server = server.as_str().map_or(0, |server| server.parse().unwrap());
        let shard = self.shard_of(server);
        self.sessions.entry(shard).or_default().emit(name, data);
    }

    /// Discord's formula: <https://discord.com/developers/docs/events/gateway#sharding>.
    fn shard_of(&self, server: u64) -> u64 {
        (server >> 22) % self.shards.max(1)
    }

    /// Ends all lines with a code; events from now on wait.
    pub fn drop_line(&mut self, code: u16) {
        self.sessions.keys().copied().collect::<Vec<_>>().into_iter().for_each(|shard| {
            self.drop_line_of(shard, code);
        });
    }

    /// The same of one shard.
    pub fn drop_line_of(&mut self, shard: u64, code: u16) {
        let session = self.sessions.get_mut(&shard).unwrap();
        session.send(Message::Close(Some(CloseFrame { code, reason: "".into() })));
        session.line = None;
    }

    /// Asks the bot to connect anew, and waits for it to do so.
    pub fn ask_to_reconnect(&mut self) {
        for session in self.sessions.values_mut() {
            session.send(Message::Text(json!({ "op": 7, "d": null }).to_string().into()));
            session.line = None;
        }
    }

    /// Says that the sessions are no more, or that they can be taken up again.
    pub fn invalidate(&mut self, is_resumable: bool) {
        self.sessions.values_mut().for_each(|session| session.invalidate(is_resumable));
    }

    fn next_line_time_max(&mut self) -> Duration {
        let is_short = self.short_lines > 0;
        self.short_lines = self.short_lines.saturating_sub(1);
        if is_short { SHORT } else { FOR_EVER }
    }

    /// Breaks the lines off without a word.
    pub fn cut_line(&mut self) {
        for session in self.sessions.values_mut() {
            if let Some(cut) = session.cut.take() {
                let _ = cut.send(());
            }
            session.line = None;
        }
    }
}

/// Talks with one connection of the bot until it ends.
pub async fn serve(socket: WebSocket, state: State) {
    let time_max = state.gateway.lock().unwrap().next_line_time_max();
    let _ = timeout(time_max, talk(socket, state)).await;
}

async fn talk(mut socket: WebSocket, state: State) {
    let (sender, mut outgoing) = unbounded_channel();
    let (cut, mut is_cut) = oneshot::channel();
    let mut line = Line { line: sender, cut: Some(cut) };
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": 41_250 }, "s": null, "t": null });
    let _ = socket.send(Message::Text(hello.to_string().into())).await;
    while let Some(message) = next(&mut socket, &mut outgoing, &mut is_cut).await {
        let Message::Text(text) = message else { continue };
        let received: Value = serde_json::from_str(&text).unwrap();
        match received["op"].as_u64() {
            Some(1) => {
                let _ = line.line.send(Message::Text(json!({ "op": 11 }).to_string().into()));
            }
            Some(2) => identify(&state, &mut line, &received["d"]),
            Some(6) => resume(&state, &mut line, &received["d"]),
            _ => {}
        }
    }
}

/// The next message of the bot; what is to be sent meanwhile is sent.
async fn next(
    socket: &mut WebSocket,
    outgoing: &mut UnboundedReceiver<Message>,
    is_cut: &mut oneshot::Receiver<()>,
) -> Option<Message> {
    loop {
        tokio::select! {
            // What was said before is said to the end.
            biased;
            message = outgoing.recv() => {
                if socket.send(message?).await.is_err() {
                    return None;
                }
            }
            Ok(()) = &mut *is_cut => return None,
            received = socket.recv() => return received?.ok(),
        }
    }
}

fn identify(state: &State, line: &mut Line, data: &Value) {
    let mut gateway = state.gateway.lock().unwrap();
    let [shard, shards] = [0, 1].map(|at| data["shard"][at].as_u64().unwrap());
    gateway.shards = shards;
    let session =
        Session { line: Some(line.line.clone()), cut: line.cut.take(), ..Session::default() };
    gateway.sessions.insert(shard, session);
    state.tell(Seen::of("GATEWAY", "IDENTIFY", data));
    if let Some(code) = gateway.refusal {
        return gateway.drop_line_of(shard, code);
    }
    let servers: Vec<Value> = (500..500 + gateway.servers.max(1))
        .filter(|server| gateway.shard_of(*server) == shard)
        .map(|server| json!({ "id": server.to_string(), "unavailable": true }))
        .collect();
    let ready = json!({
        "v": 10,
        "user": {
            "id": BOT, "username": "Deelwijzer", "discriminator": "0", "bot": true,
            "avatar": null, "mfa_enabled": false, "verified": true, "email": null, "flags": 0,
        },
        "guilds": servers,
        "session_id": format!("sessie-{shard}"),
        "resume_gateway_url": "wss://nergens.example",
        "shard": [shard, shards],
        "application": { "id": BOT, "flags": 0 },
    });
    gateway.sessions.get_mut(&shard).unwrap().emit("READY", &ready);
}

fn resume(state: &State, line: &mut Line, data: &Value) {
    let mut gateway = state.gateway.lock().unwrap();
    state.tell(Seen::of("GATEWAY", "RESUME", data));
    let shard = data["session_id"].as_str().unwrap().trim_start_matches("sessie-");
    let is_refused = std::mem::take(&mut gateway.refuses_resume);
    let session = gateway.sessions.get_mut(&shard.parse().unwrap()).unwrap();
    (session.line, session.cut) = (Some(line.line.clone()), line.cut.take());
    if is_refused {
        return session.invalidate(false);
    }
    let known = data["seq"].as_u64().unwrap();
    let missed = session.history.iter().filter(|(sequence, _)| *sequence > known);
    let missed: Vec<String> = missed.map(|(_, text)| text.clone()).collect();
    missed.into_iter().for_each(|text| session.send(Message::Text(text.into())));
    session.emit("RESUMED", &json!({ "_trace": [] }));
}
