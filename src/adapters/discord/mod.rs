//! Discord: questions asked in a server or in a direct message, answered for the asker alone.
//!
//! Reading order: `handler` takes events, `commands` are the slash and message commands, `presses`
//! the buttons, `mentions` the messages, `threads` where all may read the answer, `sending` what
//! goes to the authors; they compute a `screen`, and `call` sends it by `rest`. `press` is what a
//! button carries, `register` tells Discord the commands, `limits` counts, `options` is how Discord
//! is served, `attachments` fetches pictures, `authors` is the authors' own channel, `health` looks
//! for `doctor`, and `permissions` is what the bot may and needs.

mod attachments;
mod authors;
mod call;
mod commands;
mod handler;
mod health;
mod limits;
mod mentions;
mod options;
mod permissions;
mod press;
mod presses;
mod register;
mod rest;
mod screen;
mod sending;
mod sending_screen;
mod threads;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use serenity::all::{GatewayIntents, HttpBuilder};
use serenity::client::ClientBuilder;
use serenity::gateway::GatewayError;
use tokio::time::{interval, timeout};

use crate::bot::Bot;
use attachments::Attachments;
use handler::{Chat, Handler};
use rest::{Rest, RestError};

pub use health::{Channel, ChannelState, Health, Server, Unwell, look as health};
pub use options::{DiscordOptions, MentionReply, Mode};

/// Where Discord itself is.
const DISCORD: &str = "https://discord.com";
/// Discord's gateway, where Discord itself cannot be asked for it.
const GATEWAY_URL: &str = "wss://gateway.discord.gg";
/// How long Discord may stay silent before the log says that it cannot be reached.
const SILENCE: Duration = Duration::from_secs(30);
/// After how long without a connection Discord is asked whether so few of them are the reason.
const REFUSAL: Duration = Duration::from_secs(5);
/// How often the runtime is woken from outside.
const WAKING: Duration = Duration::from_secs(1);
/// The most connections that it can be spread over.
const SHARDS_MAX: u32 = 256;
/// How often the counts of past minutes are thrown away.
const CLEANING: Duration = Duration::from_secs(60);

/// Why Discord cannot be served; each says what the admin can do.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    #[error(
        "discord.token: Discord does not accept this token (4004); make a new one in the \
         developer portal, under Bot, and set DEELWIJZER_DISCORD__TOKEN"
    )]
    Token,
    #[error(
        "Discord does not let this bot see messages (4014); the bot asks for no privileged \
         intent, so look under Bot in the developer portal whether it is still yours"
    )]
    Intents,
    #[error(
        "discord.shards: Discord wants the bot spread over {advised} connections (4011), and it is \
         on {set}; set discord.shards to 0, or to {advised}, and start it again"
    )]
    Shards { advised: u32, set: u32 },
    #[error("{setting}: there is no organisation `{name}`; there are: {known}")]
    Organisation { setting: &'static str, name: String, known: String },
    #[error("the connection with Discord cannot be made")]
    Connection {
        #[source]
        reason: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl DiscordError {
    /// Whether the admin can mend it in the settings.
    pub fn is_of_settings(&self) -> bool {
        !matches!(self, DiscordError::Connection { .. })
    }
}

/// Serves until `stop` ends; then answers under way are finished.
///
/// `known` are all organisations, those too whose files cannot be used for now: their askers get an
/// apology, and the others answers.
///
/// # Errors
/// Where the settings name no known organisation, or Discord refuses the bot.
pub async fn serve(
    bot: Arc<Bot>,
    options: DiscordOptions,
    known: &[String],
    stop: impl Future<Output = ()>,
) -> Result<(), DiscordError> {
    let mut named = options.named_organisations();
    if let Some((setting, name)) = named.find(|(_, name)| !known.contains(name)) {
        let (name, known) = (name.clone(), known.join(", "));
        return Err(DiscordError::Organisation { setting, name, known });
    }
    drop(named);
    let stop_time = Duration::from_secs(options.stop_seconds_max);
    let rest = Rest::new(options.rest_base.as_deref(), options.token.clone());
    let rest = rest.map_err(unreachable)?;
    let mut stop = std::pin::pin!(stop);
    let (gateway_url, shards) = tokio::select! {
        gateway = gateway(&rest, &options) => gateway?,
        () = &mut stop => return Ok(()),
    };
    let attachments = Attachments::new(options.rest_base.as_deref());
    let attachments =
        attachments.map_err(|reason| DiscordError::Connection { reason: reason.into() })?;
    // Nothing is asked of it but the gateway: `rest` keeps Discord's pace.
    let http = HttpBuilder::new(options.token.expose_secret()).ratelimiter_disabled(true);
    let http = match &options.rest_base {
        Some(base) => http.proxy(base).build(),
        None => http.build(),
    };
    let chat = Arc::new(Chat::new(bot, rest, attachments, options));
    keep_awake(&chat);
    let notices = authors::listen(&chat);
    // No MESSAGE_CONTENT: mentions and direct messages come with their words without it.
    let mut intents = GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if chat.options.has_both_modes() {
        // A server that the bot joins is to get the commands of its organisation's mode.
        intents |= GatewayIntents::GUILDS;
    }
    let builder = ClientBuilder::new_with_http(http, intents);
    let built = builder.event_handler(Handler { chat: Arc::clone(&chat) }).await;
    let mut client = built.map_err(error)?;
    *client.ws_url.lock().await = gateway_url;
    let manager = Arc::clone(&client.shard_manager);
    tokio::select! {
        ended = client.start_shards(shards) => ended.map_err(error)?,
        error = watch(&chat, shards) => return Err(error),
        () = authors::deliver(&chat, notices) => {}
        () = &mut stop => {}
    }
    manager.shutdown_all().await;
    if timeout(stop_time, chat.finished()).await.is_err() {
        tracing::warn!("stopped with answers under way");
    }
    Ok(())
}

/// Where the gateway is, as set, as Discord says, or where it has always been; and over how many
/// connections the bot is spread.
///
/// A base that was set is never left for Discord's own address.
async fn gateway(rest: &Rest, options: &DiscordOptions) -> Result<(String, u32), DiscordError> {
    let told = rest.get("/gateway/bot").await;
    let advised = told.as_ref().ok().and_then(advised_shards).unwrap_or(1);
    let shards = options.shards.map_or(advised, NonZeroU32::get);
    if let Some(url) = &options.gateway_url {
        return Ok((url.clone(), shards));
    }
    match told {
        Ok(gateway) => Ok((gateway["url"].as_str().unwrap_or(GATEWAY_URL).to_string(), shards)),
        Err(_) if options.rest_base.is_none() => Ok((GATEWAY_URL.to_string(), shards)),
        Err(error) => Err(unreachable(error)),
    }
}

/// Over how many connections Discord advises to spread the bot, within what it takes at most.
fn advised_shards(gateway: &serde_json::Value) -> Option<u32> {
    let shards = gateway["shards"].as_u64().and_then(|shards| u32::try_from(shards).ok())?;
    (1..=SHARDS_MAX).contains(&shards).then_some(shards)
}

fn unreachable(error: RestError) -> DiscordError {
    DiscordError::Connection { reason: Box::new(error) }
}

/// Wakes the runtime now and then, for as long as the chat is there.
///
/// After some ends of a connection (4011) serenity asks a closed line again and again without a
/// rest; where that happens on the thread that attends to timers and sockets, nobody else does,
/// until another thread is woken from outside.
fn keep_awake(chat: &Arc<Chat>) {
    let (chat, runtime) = (Arc::downgrade(chat), tokio::runtime::Handle::current());
    std::thread::spawn(move || {
        while chat.strong_count() > 0 {
            std::thread::sleep(WAKING);
            runtime.spawn(async {});
        }
    });
}

/// Throws old counts away, and says once that Discord is not reached; ends where Discord takes the
/// bot no longer over so few connections.
async fn watch(chat: &Chat, shards: u32) -> DiscordError {
    let mut silence = interval(SILENCE);
    let mut cleaning = interval(CLEANING);
    let mut refusal = interval(REFUSAL);
    silence.tick().await;
    refusal.tick().await;
    let mut is_told = false;
    loop {
        tokio::select! {
            _ = silence.tick() => {
                if !is_told && !chat.was_ready() {
                    tracing::warn!("Discord is not reached yet; trying on");
                    is_told = true;
                }
            }
            _ = cleaning.tick() => chat.limits.forget_old(),
            // Serenity keeps the code of this end (4011) to itself, and never tells of it.
            _ = refusal.tick(), if !chat.is_connected() => {
                let told = chat.rest.get("/gateway/bot").await.ok();
                let advised = told.as_ref().and_then(advised_shards).unwrap_or(shards);
                if advised > shards {
                    return DiscordError::Shards { advised, set: shards };
                }
            }
        }
    }
}

fn error(error: serenity::Error) -> DiscordError {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => DiscordError::Token,
        serenity::Error::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        ) => DiscordError::Intents,
        reason => DiscordError::Connection { reason: Box::new(reason) },
    }
}
