//! The double's gateway: one line to the bot, with its sequence, its history and its end.

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

use super::double::{BOT, Seen, State};

/// What the gateway remembers of a session.
#[derive(Default)]
pub struct Gateway {
    sequence: u64,
    history: Vec<(u64, String)>,
    line: Option<UnboundedSender<Message>>,
    cut: Option<oneshot::Sender<()>>,
    /// How many servers the bot is in; one where this is 0.
    pub servers: u64,
    /// The code with which the next IDENTIFY is refused.
    pub refusal: Option<u16>,
}

impl Gateway {
    /// Sends an event, or keeps it until the bot takes the session up again.
    pub fn emit(&mut self, name: &str, data: &Value) {
        self.sequence += 1;
        let text = json!({ "op": 0, "t": name, "s": self.sequence, "d": data }).to_string();
        self.history.push((self.sequence, text.clone()));
        self.send(Message::Text(text.into()));
    }

    /// Ends the line with a code; events from now on wait.
    pub fn drop_line(&mut self, code: u16) {
        self.send(Message::Close(Some(CloseFrame { code, reason: "".into() })));
        self.line = None;
    }

    /// Asks the bot to connect anew, and waits for it to do so.
    pub fn ask_to_reconnect(&mut self) {
        self.send(Message::Text(json!({ "op": 7, "d": null }).to_string().into()));
        self.line = None;
    }

    /// Breaks the line off without a word.
    pub fn cut_line(&mut self) {
        if let Some(cut) = self.cut.take() {
            let _ = cut.send(());
        }
        self.line = None;
    }

    fn send(&mut self, message: Message) {
        if let Some(line) = &self.line {
            let _ = line.send(message);
        }
    }
}

/// Talks with one connection of the bot until it ends.
pub async fn serve(mut socket: WebSocket, state: State) {
    let (line, mut outgoing) = unbounded_channel();
    let (cut, mut is_cut) = oneshot::channel();
    state.gateway.lock().unwrap().cut = Some(cut);
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": 41_250 }, "s": null, "t": null });
    let _ = socket.send(Message::Text(hello.to_string().into())).await;
    while let Some(message) = next(&mut socket, &mut outgoing, &mut is_cut).await {
        let Message::Text(text) = message else { continue };
        let received: Value = serde_json::from_str(&text).unwrap();
        match received["op"].as_u64() {
            Some(1) => {
                let _ = line.send(Message::Text(json!({ "op": 11 }).to_string().into()));
            }
            Some(2) => identify(&state, &line, &received["d"]),
            Some(6) => resume(&state, &line, &received["d"]),
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

fn identify(state: &State, line: &UnboundedSender<Message>, data: &Value) {
    let mut gateway = state.gateway.lock().unwrap();
    gateway.line = Some(line.clone());
    state.tell(Seen::of("GATEWAY", "IDENTIFY", data));
    if let Some(code) = gateway.refusal {
        return gateway.drop_line(code);
    }
    let servers: Vec<Value> = (500..500 + gateway.servers.max(1))
        .map(|server| json!({ "id": server.to_string(), "unavailable": true }))
        .collect();
    gateway.emit(
        "READY",
        &json!({
            "v": 10,
            "user": {
                "id": BOT, "username": "Deelwijzer", "discriminator": "0", "bot": true,
                "avatar": null, "mfa_enabled": false, "verified": true, "email": null, "flags": 0,
            },
            "guilds": servers,
            "session_id": "sessie",
            "resume_gateway_url": "wss://nergens.example",
            "application": { "id": BOT, "flags": 0 },
        }),
    );
}

fn resume(state: &State, line: &UnboundedSender<Message>, data: &Value) {
    let mut gateway = state.gateway.lock().unwrap();
    gateway.line = Some(line.clone());
    let known = data["seq"].as_u64().unwrap();
    let missed: Vec<String> = gateway
        .history
        .iter()
        .filter(|(sequence, _)| *sequence > known)
        .map(|(_, text)| text.clone())
        .collect();
    state.tell(Seen::of("GATEWAY", "RESUME", data));
    missed.into_iter().for_each(|text| gateway.send(Message::Text(text.into())));
    gateway.emit("RESUMED", &json!({ "_trace": [] }));
}
