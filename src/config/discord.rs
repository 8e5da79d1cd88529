//! How Discord is served, by the settings; none where there is no token.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::catalogue::PAGES;
use super::secret::secret;
use super::{
    ConfigurationError, DiscordMentionReply, DiscordMode, DiscordSettings, Fault, Place, Settings,
};
use crate::adapters::discord::{DiscordOptions, MentionReply, Mode};

/// What the settings say of Discord; none where they have no token for it.
///
/// Errs where the token cannot be read, or a setting names no server or no address.
pub fn discord(settings: &Settings) -> Result<Option<DiscordOptions>, ConfigurationError> {
    let discord = &settings.discord;
    options(discord, settings).map_err(|fault| ConfigurationError { faults: vec![fault] })
}

fn options(
    discord: &DiscordSettings,
    settings: &Settings,
) -> Result<Option<DiscordOptions>, Fault> {
    let keys = ["discord.token", "discord.token_file"];
    let Some(token) = secret(&discord.token, &discord.token_file, keys)? else {
        return Ok(None);
    };
    let given = |text: &String| (!text.is_empty()).then(|| text.trim_end_matches('/').to_string());
    let addresses = addresses(&discord.web_addresses)?;
    let key = "discord.web_address";
    let mode = mode(discord.mode, [Some(&discord.web_address)], key)?;
    let servers = discord.command_servers.iter();
    let servers = servers.map(|text| server(text, "discord.command_servers"));
    let count = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
    Ok(Some(DiscordOptions {
        token,
        rest_base: given(&discord.rest_base),
        gateway_url: given(&discord.gateway_url),
        modes: modes(discord, &addresses)?,
        mode,
        mention_reply: match discord.mention_reply {
            DiscordMentionReply::Button => MentionReply::Button,
            DiscordMentionReply::Thread => MentionReply::Thread,
        },
        mention_replies: mention_replies(&discord.mention_replies)?,
        authors_channels: authors_channels(&discord.authors_channels)?,
        organisations: organisations(&discord.organisations)?,
        command_servers: servers.collect::<Result<_, _>>()?,
        person_questions_per_minute: count(discord.person_questions_per_minute),
        server_questions_per_minute: count(discord.server_questions_per_minute),
        shards: NonZeroU32::new(discord.shards),
        stop_seconds_max: discord.stop_seconds_max,
        question_chars_max: settings.limits.question_chars_max,
    }))
}

/// The servers with their organisations.
fn organisations(pairs: &[String]) -> Result<BTreeMap<u64, String>, Fault> {
    let key = "discord.organisations";
    let pair = |text: &String| {
        let (number, organisation) = text.split_once('=').ok_or_else(|| {
            fault(key, format!("`{text}` is no server and organisation, such as 1234=stad"))
        })?;
        Ok((server(number, key)?, organisation.trim().to_string()))
    };
    pairs.iter().map(pair).collect()
}

/// A mode with the first address that is none but in name.
fn mode<'a>(
    mode: DiscordMode,
    addresses: impl IntoIterator<Item = Option<&'a String>>,
    key: &str,
) -> Result<Mode, Fault> {
    if mode == DiscordMode::Chat {
        return Ok(Mode::Chat);
    }
    let address = addresses.into_iter().flatten().find(|address| !address.is_empty());
    let problem = "mode link leads to your own web chat; say where it is";
    let address = address.ok_or_else(|| fault(key, problem.to_string()))?;
    Ok(Mode::Link { address: address.clone() })
}

/// The modes of organisations that have a mode or an address of their own.
fn modes(
    discord: &DiscordSettings,
    addresses: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, Mode>, Fault> {
    let key = "discord.modes";
    let own = by_organisation(&discord.modes, key, "stad=link", |value| match value {
        "chat" => Ok(DiscordMode::Chat),
        "link" => Ok(DiscordMode::Link),
        other => Err(fault(key, format!("`{other}` is neither chat nor link"))),
    })?;
    let names = own.keys().chain(addresses.keys());
    let mode = |name: &String| {
        let own = own.get(name).copied().unwrap_or(discord.mode);
        let addresses = [addresses.get(name), Some(&discord.web_address)];
        Ok((name.clone(), mode(own, addresses, "discord.web_addresses")?))
    };
    names.map(mode).collect()
}

/// The web chats of single organisations.
fn addresses(pairs: &[String]) -> Result<BTreeMap<String, String>, Fault> {
    let key = "discord.web_addresses";
    by_organisation(pairs, key, "stad=https://…", |value| {
        PAGES.parse(value).map_err(|problem| fault(key, problem))?;
        Ok(value.to_string())
    })
}

/// Where single organisations want mentions answered.
fn mention_replies(pairs: &[String]) -> Result<BTreeMap<String, MentionReply>, Fault> {
    let key = "discord.mention_replies";
    by_organisation(pairs, key, "stad=thread", |value| match value {
        "button" => Ok(MentionReply::Button),
        "thread" => Ok(MentionReply::Thread),
        other => Err(fault(key, format!("`{other}` is neither button nor thread"))),
    })
}

/// The channel of each organisation's authors.
fn authors_channels(pairs: &[String]) -> Result<BTreeMap<String, u64>, Fault> {
    let key = "discord.authors_channels";
    by_organisation(pairs, key, "stad=1234", |value| {
        number(value).ok_or_else(|| fault(key, format!("`{value}` is no channel's number")))
    })
}

/// What single organisations have: `organisation=value`, as `example` shows.
fn by_organisation<T>(
    pairs: &[String],
    key: &str,
    example: &str,
    read: impl Fn(&str) -> Result<T, Fault>,
) -> Result<BTreeMap<String, T>, Fault> {
    let pair = |text: &String| match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_string(), read(value.trim())?))
        }
        _ => Err(fault(key, format!("`{text}` has no organisation and `=`, such as {example}"))),
    };
    pairs.iter().map(pair).collect()
}

fn server(text: &str, key: &str) -> Result<u64, Fault> {
    number(text).ok_or_else(|| fault(key, format!("`{}` is no server's number", text.trim())))
}

/// A number that Discord gives to servers, channels and people.
fn number(text: &str) -> Option<u64> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

fn fault(setting: &str, problem: String) -> Fault {
    Fault { setting: setting.to_string(), place: Place::Anywhere, problem, near: None }
}
