//! Every setting by its key, with its default, its form and what it is for.

use std::net::SocketAddr;

use config::{Value, ValueKind};

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// With a dot between levels, as in `web.address`.
    pub key: &'static str,
    /// As one would write it in the environment.
    pub default: &'static str,
    pub form: Form,
    /// One sentence for `.env.example`.
    pub explanation: &'static str,
}

/// What a setting's value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Any text but the empty one.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number between two others, both included.
    Count {
        min: u64,
        max: u64,
    },
    /// Texts, with commas between them in the environment; may be empty.
    List,
    OneOf(&'static [&'static str]),
    /// An IP address with its port.
    Address,
    /// Any text, or none; what it is stays out of every message.
    Secret,
    /// A web address that begins with one of these, or none.
    WebAddress(&'static [&'static str]),
}

const TEXT: Form = Form::Text;
const FLAG: Form = Form::Flag;
const LEVELS: Form = Form::OneOf(&["off", "error", "warn", "info", "debug", "trace"]);
const MODES: Form = Form::OneOf(&["chat", "link"]);
const MENTION_REPLIES: Form = Form::OneOf(&["button", "thread"]);
/// The address of a web page.
pub(super) const PAGES: Form = Form::WebAddress(&["https://", "http://"]);
const GATEWAYS: Form = Form::WebAddress(&["wss://", "ws://"]);
const FORMATS: Form = Form::OneOf(&["text", "json"]);

const fn count(min: u64, max: u64) -> Form {
    Form::Count { min, max }
}

const fn setting(
    key: &'static str,
    default: &'static str,
    form: Form,
    explanation: &'static str,
) -> Setting {
    Setting { key, default, form, explanation }
}

/// All settings, in the order of `.env.example`.
#[rustfmt::skip]
pub const SETTINGS: &[Setting] = &[
    setting("organisation", "voorbeeldstad", TEXT,
        "The organisation that is asked where nobody says which: the name of its folder."),
    setting("guidelines", "guidelines", TEXT,
        "The folder that has a sub-folder with guideline files for each organisation."),
    setting("index", "index", TEXT,
        "The folder for the search indexes; it can be thrown away and is then built again."),
    setting("model", "auto", TEXT,
        "The file of the model that finds rules by what they mean, as `deelwijzer model import` \
         makes it; auto is one in the user's own folder for data, off is none."),
    setting("web.enabled", "true", FLAG,
        "Whether `serve` opens the web chat: true or false."),
    setting("web.address", "127.0.0.1:8080", Form::Address,
        "The IP address and port of the web chat; 0.0.0.0:8080 for every network of the machine."),
    setting("web.allowed_hosts", "", Form::List,
        "Host names, with commas between them, by which the web chat may be called besides \
         localhost."),
    setting("web.request_seconds_max", "10", count(1, 300),
        "After how many seconds a request is given up (1 to 300)."),
    setting("web.connections_max", "256", count(1, 65_536),
        "How many connections are open at once; more of them wait (1 to 65536)."),
    setting("console.enabled", "false", FLAG,
        "Whether the web has an editors' desk for authors, under /redactie: true or false."),
    setting("console.address", "", PAGES,
        "The address by which people reach the web, if not this machine's own; with https://, \
         sign-ins go over TLS alone."),
    setting("console.link_file", "data/console-link", TEXT,
        "The file that is kept while a link from `deelwijzer console link` can be used; who can \
         write it can sign in."),
    setting("console.idle_minutes_max", "60", count(1, 1_440),
        "After how many minutes without a request somebody is signed out (1 to 1440)."),
    setting("console.session_hours_max", "12", count(1, 168),
        "After how many hours somebody is signed out, whatever they do (1 to 168)."),
    setting("console.issuer", "", PAGES,
        "Your organisation's sign-in service (OpenID Connect), as it names itself, where authors \
         sign in there."),
    setting("console.client_id", "", Form::Secret,
        "The name by which that service knows this program."),
    setting("console.client_secret", "", Form::Secret,
        "The secret that belongs to it; a public client has none."),
    setting("console.client_secret_file", "", Form::Secret,
        "A file that holds the secret and nothing else, in place of the secret itself."),
    setting("console.scopes", "profile", Form::List,
        "What the service is asked for besides openid, with commas between them."),
    setting("console.groups_claim", "groups", TEXT,
        "The claim that names somebody's groups or roles; with dots where it lies deeper, as in \
         realm_access.roles."),
    setting("console.grants", "", Form::List,
        "What groups may do: the group, `=` and asker, author or admin, then `:` and an \
         organisation unless it is for all, with commas between them."),
    setting("console.ca_file", "", Form::Secret,
        "A file with certificates (PEM) to trust for the service besides the public ones."),
    setting("console.second_approver", "false", FLAG,
        "Whether what one author proposes is published by another author: true or false."),
    setting("console.proposal_days_max", "30", count(1, 365),
        "After how many days a proposal that nobody published is deleted (1 to 365)."),
    setting("console.history", "data/history", TEXT,
        "The folder in which earlier states of the guidelines are kept, so that authors can go \
         back; it is made when the console is served."),
    setting("console.history_states_max", "500", count(2, 100_000),
        "How many states of one organisation's guidelines are kept (2 to 100000)."),
    setting("console.history_days_max", "1825", count(1, 36_500),
        "After how many days an earlier state is deleted (1 to 36500)."),
    setting("console.history_names_days_max", "365", count(1, 36_500),
        "After how many days the names of authors are taken out of the states (1 to 36500)."),
    setting("discord.token", "", Form::Secret,
        "The bot's token in Discord; without one, or a file with one, Discord stays closed. \
         DISCORD_TOKEN is taken too."),
    setting("discord.token_file", "", Form::Secret,
        "A file that holds the token and nothing else, in place of the token itself."),
    setting("discord.mode", "chat", MODES,
        "What the bot does in Discord: chat answers there, link only leads to your own web chat."),
    setting("discord.web_address", "", PAGES,
        "The address of your own web chat, which mode link leads to."),
    setting("discord.modes", "", Form::List,
        "Organisations with another mode: the organisation, `=` and chat or link, with commas \
         between them."),
    setting("discord.web_addresses", "", Form::List,
        "Organisations with a web chat of their own: the organisation, `=` and its address, with \
         commas between them."),
    setting("discord.mention_reply", "button", MENTION_REPLIES,
        "Where the bot answers who mentions it in a channel: button shows the answer to the asker \
         alone, thread writes it in a thread that everyone in the channel can read."),
    setting("discord.mention_replies", "", Form::List,
        "Organisations that want it otherwise: the organisation, `=` and button or thread, with \
         commas between them."),
    setting("discord.authors_channels", "", Form::List,
        "The channels in which authors are told of broken edits and of what is sent in: the \
         organisation, `=` and the channel's number, with commas between them."),
    setting("discord.organisations", "", Form::List,
        "Which organisation a server belongs to: its number, `=` and the organisation, with commas \
         between them; other servers and direct messages ask the default one."),
    setting("discord.command_servers", "", Form::List,
        "The numbers of servers that alone get the commands, at once, to try the bot out; without \
         any, every server gets them."),
    setting("discord.person_questions_per_minute", "10", count(1, 1_000),
        "How much one person may ask in a minute (1 to 1000)."),
    setting("discord.server_questions_per_minute", "120", count(1, 100_000),
        "How much one server may ask in a minute (1 to 100000)."),
    setting("discord.shards", "0", count(0, 256),
        "Over how many connections the bot is spread (1 to 256); 0 is as many as Discord advises."),
    setting("discord.stop_seconds_max", "10", count(1, 300),
        "How many seconds answers under way get when the bot is stopped (1 to 300)."),
    setting("discord.rest_base", "", PAGES,
        "Where Discord's REST interface is, if not at Discord; the path /api/v10 follows it."),
    setting("discord.gateway_url", "", GATEWAYS,
        "Where Discord's gateway is, if not where Discord says."),
    setting("limits.question_chars_max", "1000", count(1, 100_000),
        "The longest question, in characters (1 to 100000)."),
    setting("limits.draft_chars_max", "10000", count(1, 1_000_000),
        "The longest draft that is looked at, in characters (1 to 1000000)."),
    setting("limits.file_bytes_max", "5242880", count(1_024, 1 << 30),
        "The largest guideline file, in bytes (1024 to 1073741824)."),
    setting("limits.guidelines_max", "2000", count(1, 1_000_000),
        "The most guideline files of one organisation (1 to 1000000)."),
    setting("limits.passages_max", "200000", count(1, 10_000_000),
        "The most passages of one organisation (1 to 10000000)."),
    setting("limits.folder_depth_max", "8", count(1, 64),
        "How many folders deep guideline files are looked for (1 to 64)."),
    setting("limits.batch_line_bytes_max", "65536", count(1_024, 1 << 24),
        "The longest line of `--batch`, in bytes (1024 to 16777216)."),
    setting("answer.citations_max", "3", count(1, 3),
        "The most rules quoted in one answer (1 to 3)."),
    setting("answer.quote_chars_max", "600", count(100, 600),
        "The longest quote, in characters, where the author's text allows it (100 to 600)."),
    setting("answer.risks_max", "3", count(0, 3),
        "The most warnings in one answer (0 to 3)."),
    setting("reload.enabled", "true", FLAG,
        "Whether `serve` takes over edits of guideline files at once: true or false."),
    setting("reload.settle_ms", "300", count(10, 60_000),
        "How many milliseconds files must be quiet before they are read (10 to 60000)."),
    setting("reload.poll_seconds", "0", count(0, 86_400),
        "Also look for edits every so many seconds, for network drives that tell of none; \
         0 is never (0 to 86400)."),
    setting("reload.replay_cases", "true", FLAG,
        "Whether an edit is refused after which a question case no longer holds: true or false."),
    setting("store.enabled", "true", FLAG,
        "Whether people can send a question to the authors, which is then kept: true or false."),
    setting("store.path", "data/deelwijzer.sqlite", TEXT,
        "The file in which that is kept; it is made when the first question is sent in."),
    setting("store.days_max", "180", count(1, 3_650),
        "After how many days what was sent in is deleted (1 to 3650)."),
    setting("log.level", "info", LEVELS,
        "How much `serve` logs: off, error, warn, info, debug or trace. Other commands log \
         nothing below warn, unless it is debug or trace."),
    setting("log.format", "text", FORMATS,
        "How log lines are written: text or json."),
];

impl Setting {
    /// Its default as a value.
    pub fn default_value(&self) -> Value {
        let kind = self.form.parse(self.default);
        Value::new(None, kind.expect("each default has its setting's form, as a test holds"))
    }
}

impl Form {
    /// The value that `text` stands for in the environment; else what is wrong with it.
    pub fn parse(self, text: &str) -> Result<ValueKind, String> {
        let text = text.trim();
        let kind = match self {
            Form::Flag => text.parse().map(ValueKind::Boolean).map_err(|_| self.mismatch(text))?,
            Form::Count { .. } => match text.parse() {
                Ok(number) => ValueKind::I64(number),
                Err(_) => return Err(self.mismatch(text)),
            },
            Form::List => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                ValueKind::Array(parts.map(|part| Value::new(None, part)).collect())
            }
            Form::Text | Form::OneOf(_) | Form::Address | Form::Secret | Form::WebAddress(_) => {
                ValueKind::String(text.to_string())
            }
        };
        self.check(&kind)?;
        Ok(kind)
    }

    /// Whether a value of a settings file has this form; else what is wrong with it.
    pub fn check(self, kind: &ValueKind) -> Result<(), String> {
        let fits = match (self, kind) {
            (Form::Text, ValueKind::String(text)) => !text.trim().is_empty(),
            (Form::Flag, ValueKind::Boolean(_)) => true,
            (Form::Count { min, max }, ValueKind::I64(number)) => {
                u64::try_from(*number).is_ok_and(|number| (min..=max).contains(&number))
            }
            (Form::List, ValueKind::Array(values)) => {
                values.iter().all(|value| matches!(value.kind, ValueKind::String(_)))
            }
            (Form::OneOf(names), ValueKind::String(text)) => names.contains(&text.as_str()),
            (Form::Address, ValueKind::String(text)) => text.parse::<SocketAddr>().is_ok(),
            (Form::Secret, ValueKind::String(_)) => true,
            (Form::WebAddress(starts), ValueKind::String(text)) => {
                let is_address =
                    |start: &&str| text.starts_with(*start) && text.len() > start.len();
                text.is_empty() || starts.iter().any(is_address)
            }
            _ => false,
        };
        if fits { Ok(()) } else { Err(self.mismatch(&kind.to_string())) }
    }

    fn mismatch(self, found: &str) -> String {
        let expected = match self {
            Form::Text => "a text that is not empty".to_string(),
            Form::Flag => "true or false".to_string(),
            Form::Count { min, max } => format!("a whole number from {min} to {max}"),
            Form::List => "a list of texts".to_string(),
            Form::OneOf(names) => format!("one of {}", names.join(", ")),
            Form::Address => "an IP address with a port, such as 127.0.0.1:8080".to_string(),
            Form::Secret => return "is no text; put it in quotes".to_string(),
            Form::WebAddress(starts) => format!("an address with {}", starts.join(" or ")),
        };
        let near = match self {
            Form::OneOf(names) => super::fault::nearest(found, names.iter().copied()),
            _ => None,
        };
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("is `{found}`, expected {expected}{hint}")
    }
}

/// The environment variable of a setting: `DEELWIJZER_WEB__ADDRESS` for `web.address`.
pub fn variable(key: &str) -> String {
    format!("DEELWIJZER_{}", key.to_ascii_uppercase().replace('.', "__"))
}
