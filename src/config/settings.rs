//! The settings as types; every field is in the catalogue, and nothing else is.

use std::net::SocketAddr;
use std::path::PathBuf;

use secrecy::SecretString;
use serde::Deserialize;

use crate::store::StoreOptions;

/// All settings of one run.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Who is asked where nobody says which.
    pub organisation: String,
    /// The folder with a sub-folder for each organisation.
    pub guidelines: PathBuf,
    /// The folder for the indexes of all organisations.
    pub index: PathBuf,
    /// `auto`, `off`, or the file of the sentence encoder.
    pub model: String,
    pub web: WebSettings,
    pub console: ConsoleSettings,
    pub discord: DiscordSettings,
    pub limits: LimitSettings,
    pub answer: AnswerSettings,
    pub reload: ReloadSettings,
    pub store: StoreSettings,
    pub log: LogSettings,
}

/// The web chat.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebSettings {
    pub enabled: bool,
    pub address: SocketAddr,
    /// `Host` names accepted besides the loopback ones.
    pub allowed_hosts: Vec<String>,
    pub request_seconds_max: u64,
    pub connections_max: usize,
}

/// The authors' console; the empty text stands for none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsoleSettings {
    pub enabled: bool,
    pub address: String,
    pub link_file: PathBuf,
    pub idle_minutes_max: u64,
    pub session_hours_max: u64,
    pub issuer: String,
    pub client_id: String,
    pub client_secret: SecretString,
    pub client_secret_file: PathBuf,
    pub scopes: Vec<String>,
    pub groups_claim: String,
    /// `group=role` or `group=role:organisation`.
    pub grants: Vec<String>,
    pub ca_file: PathBuf,
    pub second_approver: bool,
    pub proposal_days_max: u32,
    pub history: PathBuf,
    pub history_states_max: usize,
    pub history_days_max: u32,
    pub history_names_days_max: u32,
}

/// Discord; the empty text stands for none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscordSettings {
    pub token: SecretString,
    pub token_file: PathBuf,
    pub mode: DiscordMode,
    pub web_address: String,
    /// `organisation=mode`.
    pub modes: Vec<String>,
    /// `organisation=address`.
    pub web_addresses: Vec<String>,
    pub mention_reply: DiscordMentionReply,
    /// `organisation=reply`.
    pub mention_replies: Vec<String>,
    /// `organisation=channel`.
    pub authors_channels: Vec<String>,
    /// `server=organisation`.
    pub organisations: Vec<String>,
    pub command_servers: Vec<String>,
    pub person_questions_per_minute: u32,
    pub server_questions_per_minute: u32,
    /// 0 where Discord is to say.
    pub shards: u32,
    pub stop_seconds_max: u64,
    pub rest_base: String,
    pub gateway_url: String,
}

/// What the bot does in Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DiscordMode {
    /// Answers.
    Chat,
    /// Leads to the organisation's own web chat and takes no question.
    Link,
}

/// Where a mention in a channel is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DiscordMentionReply {
    /// For the asker alone.
    Button,
    /// For all who see the channel.
    Thread,
}

/// How much is taken of anything that comes from outside.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitSettings {
    pub question_chars_max: usize,
    pub draft_chars_max: usize,
    pub file_bytes_max: u64,
    pub guidelines_max: usize,
    pub passages_max: usize,
    pub folder_depth_max: usize,
    pub batch_line_bytes_max: usize,
}

/// How much an answer holds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerSettings {
    pub citations_max: usize,
    pub quote_chars_max: usize,
    pub risks_max: usize,
}

/// What is kept of what people send in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreSettings {
    pub enabled: bool,
    /// The one file.
    pub path: PathBuf,
    pub days_max: u32,
}

impl StoreSettings {
    /// Where and how long; none where nothing is kept.
    pub fn options(&self) -> Option<StoreOptions> {
        let options = StoreOptions { path: self.path.clone(), days_max: self.days_max };
        self.enabled.then_some(options)
    }
}

/// How edits of guideline files are noticed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReloadSettings {
    pub enabled: bool,
    pub settle_ms: u64,
    /// 0 where only the file system's own events count.
    pub poll_seconds: u64,
    pub replay_cases: bool,
}

/// What is logged on standard error.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// `off`, `error`, `warn`, `info`, `debug` or `trace`.
    pub level: String,
    pub format: LogFormat,
}

/// How a log line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}
