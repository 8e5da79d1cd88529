//! Discord in `serve`.

use std::sync::Arc;

use super::Failure;
use super::serve::Stop;
use crate::bot::Bot;
use crate::config::Settings;

#[cfg(feature = "discord")]
pub use crate::adapters::discord::DiscordOptions;

/// In place of Discord's options, in a program without it.
#[cfg(not(feature = "discord"))]
pub struct DiscordOptions;

/// How Discord is served; none where it is not configured.
#[cfg(feature = "discord")]
pub fn options(settings: &Settings) -> Result<Option<DiscordOptions>, Failure> {
    Ok(crate::config::discord(settings)?)
}

/// Serves until it is told to stop; `known` are all organisations.
#[cfg(feature = "discord")]
pub async fn serve(
    options: DiscordOptions,
    bot: Arc<Bot>,
    known: &[String],
    stop: Stop,
) -> Result<(), Failure> {
    use crate::adapters::discord;

    tracing::info!(organisations = bot.organisations().len(), "connecting with Discord");
    let ended = discord::serve(bot, options, known, super::serve::stopped(stop)).await;
    ended.map_err(|error| match error.is_of_settings() {
        true => Failure::Wrong(error.into()),
        false => Failure::Program(error.into()),
    })
}

/// None; a token without Discord is told.
#[cfg(not(feature = "discord"))]
pub fn options(settings: &Settings) -> Result<Option<DiscordOptions>, Failure> {
    use secrecy::ExposeSecret;

    let discord = &settings.discord;
    let is_silent = discord.token.expose_secret().trim().is_empty();
    if is_silent && discord.token_file.as_os_str().is_empty() {
        return Ok(None);
    }
    Err(Failure::wrong("this program was built without Discord (feature `discord`)"))
}

/// Never called: there is nothing to serve.
#[cfg(not(feature = "discord"))]
pub async fn serve(
    _options: DiscordOptions,
    _bot: Arc<Bot>,
    _known: &[String],
    _stop: Stop,
) -> Result<(), Failure> {
    Ok(())
}
