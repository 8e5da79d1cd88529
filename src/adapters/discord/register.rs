//! The commands as Discord knows them; told anew only where they have changed.

use super::handler::Chat;
use crate::model::Language::{En, Nl};
use crate::render::messages::discord::{self as say, CommandWords};
use serde_json::{Map, Value, json};

/// The languages of Discord in which the English words are shown.
const ENGLISH: [&str; 2] = ["en-GB", "en-US"];
/// Discord's numbers for where a command can be given.
const IN_SERVERS: u8 = 0;
const IN_DIRECT_MESSAGES: u8 = 1;
/// In so many servers it is looked whether commands of another time are left.
const LEFTOVERS_MAX: usize = 100;
/// The longest text that an option takes.
const OPTION_CHARS_MAX: usize = 6000;
/// The longest that somebody types for a code of nine letters.
const CODE_CHARS_MAX: usize = 20;

/// Registers the commands where they are not as they should be; false where Discord refuses.
///
/// Where one organisation is answered and another led to its web chat, the commands for all are for
/// direct messages alone, and each server gets its own (`register_in`).
pub(super) async fn register(chat: &Chat, application: u64) -> bool {
    let options = &chat.options;
    if options.command_servers.is_empty() {
        let contexts = match options.has_both_modes() {
            true => json!([IN_DIRECT_MESSAGES]),
            false => json!([IN_SERVERS, IN_DIRECT_MESSAGES]),
        };
        let mut wanted = commands(chat, None);
        wanted.iter_mut().for_each(|command| command["contexts"] = contexts.clone());
        return ensure(chat, &format!("/applications/{application}/commands"), wanted).await;
    }
    let mut is_all_done = true;
    for server in &options.command_servers {
        let path = path_in(application, *server);
        is_all_done &= ensure(chat, &path, commands(chat, Some(*server))).await;
    }
    is_all_done
}

/// Registers the commands of one server, once: those of its organisation's mode where modes differ,
/// else none, so that nothing of another time stands there twice.
pub(super) async fn register_in(chat: &Chat, application: u64, server: u64) {
    if !chat.options.command_servers.is_empty() {
        return;
    }
    let Some(count) = chat.looks_at(server) else { return };
    let path = path_in(application, server);
    if chat.options.has_both_modes() {
        ensure(chat, &path, commands(chat, Some(server))).await;
        return;
    }
    if count > LEFTOVERS_MAX {
        return;
    }
    let known = chat.rest.get(&path).await;
    if known.is_ok_and(|known| known.as_array().is_some_and(|known| !known.is_empty())) {
        ensure(chat, &path, Vec::new()).await;
    }
}

fn path_in(application: u64, server: u64) -> String {
    format!("/applications/{application}/guilds/{server}/commands")
}

/// Has Discord know these commands at `path`; false where it refuses.
async fn ensure(chat: &Chat, path: &str, wanted: Vec<Value>) -> bool {
    let wanted = Value::Array(wanted);
    let known = chat.rest.get(&format!("{path}?with_localizations=true")).await;
    if known.is_ok_and(|known| is_same(&known, &wanted)) {
        return true;
    }
    match chat.rest.put(path, &wanted).await {
        Ok(_) => tracing::info!("commands registered with Discord"),
        Err(error) => {
            tracing::error!(%error, "commands are not registered with Discord");
            return false;
        }
    }
    true
}

/// Whether Discord knows these commands and no others, in whatever order.
fn is_same(known: &Value, wanted: &Value) -> bool {
    let (Some(known), Some(wanted)) = (known.as_array(), wanted.as_array()) else { return false };
    let holds_one = |wanted: &Value| known.iter().any(|known| holds(known, wanted));
    known.len() == wanted.len() && wanted.iter().all(holds_one)
}

/// Whether all that is wanted is there; what Discord adds by itself does not count.
fn holds(known: &Value, wanted: &Value) -> bool {
    match (known, wanted) {
        (Value::Object(known), Value::Object(wanted)) => wanted
            .iter()
            .all(|(key, wanted)| known.get(key).is_some_and(|known| holds(known, wanted))),
        (Value::Array(known), Value::Array(wanted)) => {
            known.len() == wanted.len()
                && known.iter().zip(wanted).all(|(known, wanted)| holds(known, wanted))
        }
        _ => known == wanted,
    }
}

/// The commands of a server, or of direct messages.
fn commands(chat: &Chat, server: Option<u64>) -> Vec<Value> {
    let options = &chat.options;
    let help = slash([say::help_command(Nl), say::help_command(En)], None);
    let about = slash([say::about_command(Nl), say::about_command(En)], None);
    if chat.elsewhere(server).is_some() {
        let ask = slash([say::ask_elsewhere(Nl), say::ask_elsewhere(En)], None);
        return vec![ask, help, about];
    }
    let chars_max = options.question_chars_max.min(OPTION_CHARS_MAX);
    let [nl, en] = [say::check(Nl), say::check(En)];
    let mut source = slash([say::source(Nl), say::source(En)], Some(OPTION_CHARS_MAX));
    source["options"][0]["autocomplete"] = true.into();
    let mut commands = vec![
        slash([say::ask(Nl), say::ask(En)], Some(chars_max)),
        slash([say::sources(Nl), say::sources(En)], None),
        source,
        help,
        about,
        json!({ "type": 3, "name": nl.name, "name_localizations": english(en.name) }),
    ];
    if chat.bot.takes_gaps() {
        commands.push(slash([say::forget(Nl), say::forget(En)], Some(CODE_CHARS_MAX)));
    }
    commands
}

fn slash([nl, en]: [CommandWords; 2], option_chars_max: Option<usize>) -> Value {
    let mut command = json!({
        "type": 1,
        "name": nl.name,
        "name_localizations": english(en.name),
        "description": nl.description,
        "description_localizations": english(en.description),
    });
    if let (Some(nl), Some(en), Some(chars_max)) = (nl.option, en.option, option_chars_max) {
        command["options"] = json!([{
            "type": 3,
            "name": nl.0,
            "name_localizations": english(en.0),
            "description": nl.1,
            "description_localizations": english(en.1),
            "required": true,
            "max_length": chars_max,
        }]);
    }
    command
}

fn english(words: &str) -> Value {
    let all = ENGLISH.map(|locale| (locale.to_string(), Value::from(words)));
    Value::Object(Map::from_iter(all))
}
