//! The web chat of `serve`.

use std::sync::Arc;

use super::Failure;
use super::serve::Stop;
use crate::bot::Bot;
use crate::config::{LogSettings, Settings};

#[cfg(feature = "web")]
pub use crate::adapters::web::BoundWeb;

/// In place of a web chat, in a program without one.
#[cfg(not(feature = "web"))]
pub struct BoundWeb;

/// Takes the address.
#[cfg(feature = "web")]
pub async fn bind(settings: &Settings) -> Result<BoundWeb, Failure> {
    use crate::adapters::web::{self, WebError, WebOptions};

    let options = WebOptions {
        address: settings.web.address,
        allowed_hosts: settings.web.allowed_hosts.clone(),
        request_seconds_max: settings.web.request_seconds_max,
        connections_max: settings.web.connections_max,
        question_chars_max: settings.limits.question_chars_max,
        draft_chars_max: settings.limits.draft_chars_max,
        console: crate::config::console(settings)?,
    };
    web::bind(options).await.map_err(|error| match error {
        WebError::AddressInUse { .. } => Failure::wrong(format!(
            "{error}, for example with DEELWIJZER_WEB__ADDRESS=127.0.0.1:8081"
        )),
        WebError::Address { .. } => Failure::Wrong(error.into()),
    })
}

/// Serves until it is told to stop.
#[cfg(feature = "web")]
pub async fn serve(
    bound: BoundWeb,
    bot: Arc<Bot>,
    stop: Stop,
    log: &LogSettings,
) -> Result<(), Failure> {
    use std::io::Write;

    let line = crate::render::report::listening(&bound.address().to_string(), &bot.organisations());
    writeln!(std::io::stderr().lock(), "{line}")?;
    super::console::tell(&bound, log)?;
    bound.serve(bot, super::serve::stopped(stop)).await;
    Ok(())
}

/// Says that there is none.
#[cfg(not(feature = "web"))]
pub async fn bind(_settings: &Settings) -> Result<BoundWeb, Failure> {
    Err(Failure::wrong("this program was built without the web chat (feature `web`)"))
}

/// Never called: there is nothing to bind.
#[cfg(not(feature = "web"))]
pub async fn serve(
    _bound: BoundWeb,
    _bot: Arc<Bot>,
    _stop: Stop,
    _log: &LogSettings,
) -> Result<(), Failure> {
    Ok(())
}
