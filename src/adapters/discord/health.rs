//! What Discord says of the bot: whether the token works, and what it may do where.

use std::time::Duration;

use serde_json::Value;
use tokio::time::timeout;

use super::permissions::{
    ADMINISTRATOR, Member, NEEDED_TO_WRITE, Overwrite, in_channel, missing, needed,
};
use super::rest::{Rest, RestError};
use super::{DISCORD, DiscordOptions, MentionReply, Mode};

/// How long all of it may take.
const TIME_MAX: Duration = Duration::from_secs(25);
/// How many servers Discord tells at once, and how often it is asked for more.
const PAGE_SERVERS: usize = 200;
const PAGES_MAX: usize = 25;

/// Kinds of channel that messages can be sent in: text, voice, announcements, stage.
const WITH_MESSAGES: [u64; 4] = [0, 2, 5, 13];

/// The application's flags for intents that the bot does not ask for.
const PRIVILEGED: [(u64, &str); 3] = [
    (1 << 12 | 1 << 13, "Presence"),
    (1 << 14 | 1 << 15, "Server Members"),
    (1 << 18 | 1 << 19, "Message Content"),
];

/// What Discord says of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The bot's name.
    pub name: String,
    /// Privileged intents that are on, and that the bot does not ask for.
    pub privileged: Vec<&'static str>,
    /// Discord sends commands to a web address in place of this program.
    pub has_endpoint: bool,
    /// The invite link does not work, because Discord wants a code for it.
    pub wants_code: bool,
    /// How often it may still connect anew today.
    pub starts_left: Option<u64>,
    pub servers: Vec<Server>,
    /// The channels that the settings name.
    pub channels: Vec<Channel>,
    /// Invites the bot with what it needs, and no more.
    pub invite: String,
}

/// A server that the bot is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub id: u64,
    pub name: String,
    /// What the bot may not do there, and needs to.
    pub missing: Vec<&'static str>,
    pub is_administrator: bool,
    /// The sum of what its roles allow, before any channel's say.
    permissions: u64,
}

/// A channel of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Whose authors' channel it is.
    pub organisation: String,
    pub id: u64,
    pub state: ChannelState,
}

/// Whether the bot can write in a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelState {
    /// It can, in a channel of this server.
    Open { server: u64 },
    /// What it may not do there, and needs to.
    Closed { missing: Vec<&'static str> },
    /// It is not there, or the bot does not see it.
    Unseen,
    /// No messages are sent in it by itself: a thread, a forum, a category.
    NoMessages,
}

/// Why Discord says nothing of the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwell {
    /// It does not accept the token.
    Token,
    Unreachable,
    /// It answered with this status.
    Refused(u16),
}

/// Asks Discord, by the settings' address and token; servers without an organisation of their own
/// belong to `default`.
///
/// # Errors
/// Where Discord does not answer, or does not know the bot.
pub async fn look(options: &DiscordOptions, default: &str) -> Result<Health, Unwell> {
    let rest = Rest::new(options.rest_base.as_deref(), options.token.clone());
    let rest = rest.map_err(unwell)?;
    timeout(TIME_MAX, ask(&rest, options, default)).await.map_err(|_| Unwell::Unreachable)?
}

async fn ask(rest: &Rest, options: &DiscordOptions, default: &str) -> Result<Health, Unwell> {
    let bot = rest.get("/users/@me").await.map_err(unwell)?;
    let application = rest.get("/applications/@me").await.map_err(unwell)?;
    let gateway = rest.get("/gateway/bot").await.map_err(unwell)?;
    let flags = application["flags"].as_u64().unwrap_or(0);
    let is_on = |(bits, _): &(u64, &str)| flags & bits != 0;
    let servers = servers(rest, options, default).await?;
    let channels = channels(rest, options, number(&bot["id"]), &servers).await?;
    let endpoint = application["interactions_endpoint_url"].as_str().unwrap_or_default();
    Ok(Health {
        name: bot["username"].as_str().unwrap_or_default().to_string(),
        privileged: PRIVILEGED.into_iter().filter(is_on).map(|(_, name)| name).collect(),
        has_endpoint: !endpoint.is_empty(),
        wants_code: application["bot_require_code_grant"] == true,
        starts_left: gateway["session_start_limit"]["remaining"].as_u64(),
        servers,
        channels,
        invite: invite(number(&application["id"]), options.has_threads()),
    })
}

async fn servers(
    rest: &Rest,
    options: &DiscordOptions,
    default: &str,
) -> Result<Vec<Server>, Unwell> {
    let mut servers: Vec<Server> = Vec::new();
    for _ in 0..PAGES_MAX {
        let after = servers.last().map_or(0, |server| server.id);
        let path = format!("/users/@me/guilds?limit={PAGE_SERVERS}&after={after}");
        let told = rest.get(&path).await.map_err(unwell)?;
        let told = told.as_array().map(Vec::as_slice).unwrap_or_default();
        servers.extend(told.iter().map(|told| server(told, options, default)));
        if told.len() < PAGE_SERVERS {
            break;
        }
    }
    Ok(servers)
}

fn server(told: &Value, options: &DiscordOptions, default: &str) -> Server {
    let id = number(&told["id"]);
    let organisation = options.organisation(Some(id), default);
    let has_threads = options.mention_reply(organisation) == MentionReply::Thread
        && *options.mode(organisation) == Mode::Chat;
    let permissions = number(&told["permissions"]);
    Server {
        id,
        name: told["name"].as_str().unwrap_or_default().to_string(),
        missing: missing(needed(has_threads), permissions),
        is_administrator: permissions & ADMINISTRATOR != 0,
        permissions,
    }
}

/// The authors' channels, as the bot with this number in these servers finds them.
async fn channels(
    rest: &Rest,
    options: &DiscordOptions,
    bot: u64,
    servers: &[Server],
) -> Result<Vec<Channel>, Unwell> {
    let mut channels = Vec::new();
    for (organisation, id) in &options.authors_channels {
        let state = match rest.get(&format!("/channels/{id}")).await {
            Ok(told) => state(rest, &told, bot, servers).await?,
            Err(RestError::Refused { status: 403 | 404, .. }) => ChannelState::Unseen,
            Err(error) => return Err(unwell(error)),
        };
        channels.push(Channel { organisation: organisation.clone(), id: *id, state });
    }
    Ok(channels)
}

async fn state(
    rest: &Rest,
    told: &Value,
    bot: u64,
    servers: &[Server],
) -> Result<ChannelState, Unwell> {
    if !told["type"].as_u64().is_some_and(|kind| WITH_MESSAGES.contains(&kind)) {
        return Ok(ChannelState::NoMessages);
    }
    let server = number(&told["guild_id"]);
    let Some(known) = servers.iter().find(|one| one.id == server) else {
        return Ok(ChannelState::Unseen);
    };
    let path = format!("/guilds/{server}/members/{bot}");
    let member = rest.get(&path).await.map_err(unwell)?;
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let roles: Vec<u64> = all(&member["roles"]).iter().map(number).collect();
    let overwrites = all(&told["permission_overwrites"]);
    let overwrites: Vec<Overwrite> = overwrites.iter().map(overwrite).collect();
    let member = Member { id: bot, server, roles: &roles, permissions: known.permissions };
    let missing = missing(NEEDED_TO_WRITE.into_iter(), in_channel(member, &overwrites));
    Ok(match missing.is_empty() {
        true => ChannelState::Open { server },
        false => ChannelState::Closed { missing },
    })
}

fn overwrite(told: &Value) -> Overwrite {
    Overwrite {
        id: number(&told["id"]),
        is_of_member: told["type"] == 1,
        allow: number(&told["allow"]),
        deny: number(&told["deny"]),
    }
}

/// The link with the two scopes and the permissions that are needed.
fn invite(application: u64, has_threads: bool) -> String {
    let permissions = needed(has_threads).fold(0u64, |sum, (bit, _)| sum | 1u64 << bit);
    format!(
        "{DISCORD}/oauth2/authorize?client_id={application}\
         &scope=bot+applications.commands&permissions={permissions}"
    )
}

/// A number that Discord writes as text.
fn number(told: &Value) -> u64 {
    told.as_str().and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn unwell(error: RestError) -> Unwell {
    match error {
        RestError::Refused { status: 401, .. } => Unwell::Token,
        RestError::Refused { status, .. } => Unwell::Refused(status),
        RestError::Busy { .. } => Unwell::Refused(429),
        RestError::Unreachable => Unwell::Unreachable,
    }
}
