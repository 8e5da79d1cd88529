//! The web chat of `serve`, with its start and its end.

use std::io::Write;
use std::sync::Arc;

use super::session::{self, tell_diagnostics};
use super::{Ending, Failure, Session, reload};
use crate::adapters::web::{self, WebError, WebOptions};
use crate::bot::{self, Bot};
use crate::render::report;
use crate::store::Store;

/// Takes the address, opens all organisations, and serves until SIGINT or SIGTERM.
pub fn run(session: &Session) -> Result<Ending, Failure> {
    let settings = &session.settings;
    let options = WebOptions {
        address: settings.web.address,
        allowed_hosts: settings.web.allowed_hosts.clone(),
        request_seconds_max: settings.web.request_seconds_max,
        connections_max: settings.web.connections_max,
        question_chars_max: settings.limits.question_chars_max,
        draft_chars_max: settings.limits.draft_chars_max,
    };
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let bound = web::bind(options).await.map_err(|error| match error {
            WebError::AddressInUse { .. } => Failure::wrong(format!(
                "{error}, for example with DEELWIJZER_WEB__ADDRESS=127.0.0.1:8081"
            )),
            WebError::Address { .. } => Failure::Wrong(error.into()),
        })?;
        let bot = tokio::task::block_in_place(|| open_all(session))?;
        let stop = stop_signal()?;
        let _watch = reload::start(&bot, &settings.reload);
        let line = report::listening(&bound.address().to_string(), &bot.organisations());
        writeln!(std::io::stderr().lock(), "{line}")?;
        bound.serve(bot, stop).await;
        tracing::info!("stopped");
        Ok(Ending::Done)
    })
}

/// A bot for all organisations whose files can be used; one that has none of them is a failure.
fn open_all(session: &Session) -> Result<Arc<Bot>, Failure> {
    let organisations = session.organisations()?;
    let mut libraries = Vec::new();
    let mut last = None;
    for options in &organisations.all {
        match session::open(options, bot::today()) {
            Ok(library) => libraries.push(library),
            Err(error) => {
                tracing::error!(organisation = options.id, %error, "is not served");
                tell_diagnostics(&error);
                last = Some(error);
            }
        }
    }
    match last {
        Some(error) if libraries.is_empty() => Err(session::failure(error)),
        _ => {
            let bot = Bot::new(libraries, organisations.default);
            Ok(Arc::new(match session.settings.store.options() {
                Some(options) => bot.keeping(Store::new(options)),
                None => bot,
            }))
        }
    }
}

/// Ends when the process is asked to stop.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends when the process is asked to stop.
#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where the signal cannot be listened for, the process is ended from outside.
        let _ = tokio::signal::ctrl_c().await;
    })
}
