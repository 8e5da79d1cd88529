//! Holds what the bot sends against Discord's own description, and against what that lets pass.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};

/// The longest message.
const MESSAGE_CHARS_MAX: usize = 2000;

/// Discord's description of its interface; none where it is not beside the project.
static DESCRIPTION: LazyLock<Option<Value>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/discord/openapi.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        crate::program::skipped("no description of Discord beside the project: checked by hand");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
});

/// The schemas that were asked for, by method and path.
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// What is wrong with a request; nothing where all is well.
pub fn faults(method: &str, path: &str, body: &Value) -> Vec<String> {
    let mut faults = by_description(method, path, body);
    let data = if path.ends_with("/callback") { &body["data"] } else { body };
    let is_message = path.contains("/webhooks/") || path.ends_with("/messages");
    if path.ends_with("/commands") {
        faults.extend(of_commands(body));
    } else if is_message || body["type"] == 4 || body["type"] == 7 {
        faults.extend(of_message(data));
    }
    faults
}

/// The path as the description has it.
fn template(path: &str) -> String {
    let parts: Vec<&str> = path.trim_start_matches("/api/v10").split('/').skip(1).collect();
    let own = match parts.as_slice() {
        ["interactions", _, _, "callback"] => {
            "/interactions/{interaction_id}/{interaction_token}/callback"
        }
        ["webhooks", _, _] => "/webhooks/{webhook_id}/{webhook_token}",
        ["webhooks", _, _, "messages", "@original"] => {
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
        }
        ["channels", _, "messages", _, "threads"] => {
            "/channels/{channel_id}/messages/{message_id}/threads"
        }
        ["channels", _, "messages"] => "/channels/{channel_id}/messages",
        ["users", "@me", "channels"] => "/users/@me/channels",
        ["applications", _, "commands"] => "/applications/{application_id}/commands",
        ["applications", _, "guilds", _, "commands"] => {
            "/applications/{application_id}/guilds/{guild_id}/commands"
        }
        _ => "",
    };
    own.to_string()
}

fn by_description(method: &str, path: &str, body: &Value) -> Vec<String> {
    let Some(description) = DESCRIPTION.as_ref() else { return Vec::new() };
    let template = template(path);
    let operation = &description["paths"][&template][method.to_lowercase()];
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    if schema.is_null() {
        return vec![format!("{method} {path} is not in Discord's description")];
    }
    let key = format!("{method} {template}");
    let known = VALIDATORS.lock().unwrap().get(&key).cloned();
    let validator = known.unwrap_or_else(|| {
        let whole = json!({ "components": description["components"], "allOf": [schema] });
        let made = Arc::new(jsonschema::draft202012::new(&whole).unwrap());
        VALIDATORS.lock().unwrap().insert(key, Arc::clone(&made));
        made
    });
    validator.iter_errors(body).map(|error| format!("{path}: {error}")).collect()
}

fn of_message(message: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |is_wrong: bool, what: &str| {
        if is_wrong {
            faults.push(format!("{what}: {message}"));
        }
    };
    let content = message["content"].as_str().unwrap_or_default();
    fault(content.trim().is_empty(), "an empty message");
    fault(content.encode_utf16().count() > MESSAGE_CHARS_MAX, "too long a message");
    fault(!message["embeds"].as_array().is_none_or(Vec::is_empty), "embeds");
    let nobody = json!({ "parse": [], "users": [], "roles": [], "replied_user": false });
    fault(message["allowed_mentions"] != nobody, "somebody may be notified");
    let rows = message["components"].as_array().cloned().unwrap_or_default();
    fault(rows.len() > 5, "more than five rows");
    let buttons: Vec<&Value> =
        rows.iter().filter_map(|row| row["components"].as_array()).flatten().collect();
    fault(rows.iter().any(|row| row["components"].as_array().unwrap().len() > 5), "a long row");
    let mut ids: Vec<&str> =
        buttons.iter().filter_map(|button| button["custom_id"].as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    fault(ids.len() != count, "the same button twice");
    let label = |button: &&Value| button["label"].as_str().unwrap_or_default().chars().count();
    fault(buttons.iter().any(|button| !(1..=80).contains(&label(button))), "a button's words");
    faults
}

fn of_commands(commands: &Value) -> Vec<String> {
    let commands = commands.as_array().cloned().unwrap_or_default();
    let is_named = |name: &str| {
        let is_fit = |letter: char| letter.is_lowercase() || "-_".contains(letter);
        (1..=32).contains(&name.chars().count()) && name.chars().all(is_fit)
    };
    let slash = commands.iter().filter(|command| command["type"] == 1);
    let options = slash.clone().filter_map(|command| command["options"].as_array()).flatten();
    let wrong = slash.chain(options).filter(|one| {
        let localised =
            one["name_localizations"].as_object().into_iter().flat_map(|it| it.values());
        !localised.chain([&one["name"]]).all(|name| is_named(name.as_str().unwrap_or_default()))
    });
    wrong.map(|one| format!("a bad name: {one}")).collect()
}

#[test]
fn what_discord_would_refuse_is_found() {
    let nobody = json!({ "parse": [], "users": [], "roles": [], "replied_user": false });
    let path = "/api/v10/channels/6/messages";
    let right = json!({ "content": "a", "allowed_mentions": nobody, "components": [] });
    assert_eq!(faults("POST", path, &right), [""; 0]);
    let button = json!({ "type": 2, "style": 1, "label": "a", "custom_id": "b" });
    let row = json!({ "type": 1, "components": [button, button] });
    for (key, wrong) in [
        ("content", json!("")),
        ("content", json!("a".repeat(2001))),
        ("allowed_mentions", json!({ "parse": ["everyone"] })),
        ("components", json!([row])),
        ("embeds", json!([{ "description": "a" }])),
    ] {
        let mut message = right.clone();
        message[key] = wrong;
        assert!(!faults("POST", path, &message).is_empty(), "{key}");
    }
    let commands = json!([{ "type": 1, "name": "Mag Dit", "description": "a" }]);
    assert!(!faults("PUT", "/api/v10/applications/1/commands", &commands).is_empty());
}
