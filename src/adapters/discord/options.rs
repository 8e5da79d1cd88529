//! How Discord is served: what holds for all, and what single organisations have in its place.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use secrecy::SecretString;

/// How Discord is served.
#[derive(Clone, Debug)]
pub struct DiscordOptions {
    pub token: SecretString,
    /// In place of Discord's own; the path `/api/v10` follows it.
    pub rest_base: Option<String>,
    pub gateway_url: Option<String>,
    pub mode: Mode,
    /// Of organisations that have another mode than `mode`, or another address.
    pub modes: BTreeMap<String, Mode>,
    pub mention_reply: MentionReply,
    /// Of organisations that do it otherwise than `mention_reply`.
    pub mention_replies: BTreeMap<String, MentionReply>,
    /// The channel of each organisation's authors; organisations without one tell none.
    pub authors_channels: BTreeMap<String, u64>,
    /// The organisation of each server; other servers ask the default one.
    pub organisations: BTreeMap<u64, String>,
    /// The servers that alone get the commands; all of them where it names none.
    pub command_servers: Vec<u64>,
    pub person_questions_per_minute: NonZeroU32,
    pub server_questions_per_minute: NonZeroU32,
    /// Over how many connections the bot is spread; as many as Discord advises where none.
    pub shards: Option<NonZeroU32>,
    /// How long answers under way get when the bot is stopped.
    pub stop_seconds_max: u64,
    /// How long a question may be.
    pub question_chars_max: usize,
}

/// What the bot does in Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    Chat,
    /// It only leads to the organisation's own web chat.
    Link {
        address: String,
    },
}

/// Where a mention in a channel is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionReply {
    /// Behind a button, for the asker alone.
    Button,
    /// In a thread on the asker's message, for all who see the channel.
    Thread,
}

impl DiscordOptions {
    /// The organisation of a server, or `default` where it has none, as in a direct message.
    pub fn organisation<'a>(&'a self, server: Option<u64>, default: &'a str) -> &'a str {
        let own = server.and_then(|server| self.organisations.get(&server));
        own.map_or(default, String::as_str)
    }

    /// What the bot does for an organisation.
    pub fn mode(&self, organisation: &str) -> &Mode {
        self.modes.get(organisation).unwrap_or(&self.mode)
    }

    /// Whether it answers for one organisation and only leads to the web chat of another.
    pub fn has_both_modes(&self) -> bool {
        let mut modes = self.modes.values();
        modes.any(|mode| (*mode == Mode::Chat) != (self.mode == Mode::Chat))
    }

    /// Where an organisation wants mentions answered.
    pub fn mention_reply(&self, organisation: &str) -> MentionReply {
        self.mention_replies.get(organisation).copied().unwrap_or(self.mention_reply)
    }

    /// Whether any organisation has mentions answered in threads.
    pub fn has_threads(&self) -> bool {
        let mut replies = self.mention_replies.values().chain([&self.mention_reply]);
        replies.any(|reply| *reply == MentionReply::Thread)
    }

    /// The names of organisations that the settings have, each with its setting.
    pub fn named_organisations(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let of_servers = self.organisations.values().map(|name| ("discord.organisations", name));
        let replies = self.mention_replies.keys().map(|name| ("discord.mention_replies", name));
        let channels = self.authors_channels.keys();
        let channels = channels.map(|name| ("discord.authors_channels", name));
        let modes = self.modes.keys().map(|name| ("discord.modes", name));
        of_servers.chain(replies).chain(channels).chain(modes)
    }
}
