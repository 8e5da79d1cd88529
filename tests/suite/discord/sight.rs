//! What a person sees of what the bot does in Discord, as text.

use serde_json::Value;

use super::chat::{AUTHORS, CHANNEL};
use super::double::Seen;

/// How wide the window is.
const COLUMNS: usize = 90;

/// The text with its long lines broken between words, as a narrow window shows them.
pub fn folded(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut folded = String::new();
        for word in line.split_inclusive(' ') {
            if folded.chars().count() + word.trim_end().chars().count() > COLUMNS {
                lines.push(folded.trim_end().to_string());
                folded = "  ".to_string();
            }
            folded.push_str(word);
        }
        lines.push(folded);
    }
    lines.join("\n")
}

/// What a person sees of something that the bot did.
pub fn shown(seen: &Seen) -> String {
    let body = &seen.body;
    if seen.method == "TROUBLE" {
        return "<refused by Discord>".to_string();
    }
    let is_private = body["flags"] == 64 || body["data"]["flags"] == 64;
    let who = if is_private { "only for the asker" } else { "in the channel" };
    let parts: Vec<&str> = seen.path.split('/').skip(3).collect();
    match parts.as_slice() {
        ["interactions", ..] => match body["type"].as_u64() {
            Some(5) => format!("<thinks, {who}>"),
            Some(6) => "<thinks>".to_string(),
            Some(9) => window(&body["data"]),
            Some(8) => format!("<offers> {}", body["data"]["choices"]),
            _ => message(&format!("<{who}>"), &body["data"]),
        },
        ["webhooks", _, _, "messages", _] => message("<so>", body),
        ["webhooks", ..] => message(&format!("<{who}>"), body),
        ["users", ..] => "<opens a direct message>".to_string(),
        ["channels", _, "messages", _, "threads"] => {
            format!("<opens a thread> {}", body["name"].as_str().unwrap())
        }
        ["channels", channel, ..] => {
            let place = match *channel {
                CHANNEL => "in the channel",
                AUTHORS => "in the authors' channel",
                channel if is_private_channel(channel) => "direct message",
                _ => "in the thread",
            };
            let is_reply = body["message_reference"].is_object();
            message(&format!("<{place}{}>", if is_reply { ", as a reply" } else { "" }), body)
        }
        _ => format!("<{} {}>", seen.method, seen.path),
    }
}

/// Whether a number is that of a channel with one person, or of a thread.
pub fn is_private_channel(channel: &str) -> bool {
    channel.starts_with('7')
}

fn window(data: &Value) -> String {
    let field = &data["components"][0]["components"][0];
    let words = |value: &Value| value.as_str().unwrap().to_string();
    let (title, label) = (words(&data["title"]), words(&field["label"]));
    format!("<a window> {title}\n{label}\n({})", words(&field["placeholder"]))
}

fn message(place: &str, body: &Value) -> String {
    let rows = body["components"].as_array().cloned().unwrap_or_default();
    let row = |row: &Value| {
        let labels = row["components"].as_array().unwrap().iter();
        let labels = labels.map(|button| match button["url"].as_str() {
            Some(url) => format!("[{} → {url}]", button["label"].as_str().unwrap()),
            None => format!("[{}]", button["label"].as_str().unwrap()),
        });
        format!("\n{}", labels.collect::<Vec<_>>().join(" "))
    };
    let rows: String = rows.iter().map(row).collect();
    format!("{place}\n{}{rows}", body["content"].as_str().unwrap_or_default())
}
