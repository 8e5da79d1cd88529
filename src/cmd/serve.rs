//! `serve`: every chat that is configured, until the process is told to stop.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;

use super::log::{self, Voice};
use super::session::{self, tell_diagnostics};
use super::{Ending, Failure, Session, background, reload};
use crate::bot::{self, Bot};
use crate::config::{self, Organisations};
use crate::store::{History, Store};

/// Ends when the process is to stop; each chat has one.
pub(super) type Stop = watch::Receiver<bool>;

/// Serves until SIGINT or SIGTERM, or until a chat cannot go on.
pub fn run(session: &Session) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::Service);
    let runtime = tokio::runtime::Runtime::new()?;
    let ended = runtime.block_on(serve(session));
    // All that was asked is answered; nothing of a library's own holds the end up.
    runtime.shutdown_background();
    ended
}

async fn serve(session: &Session) -> Result<Ending, Failure> {
    let settings = &session.settings;
    let discord = super::serve_discord::options(settings)?;
    if !settings.web.enabled && discord.is_none() {
        return Err(Failure::wrong(
            "no chat is configured: web.enabled is false and there is no other; \
             set DEELWIJZER_WEB__ENABLED=true, or DEELWIJZER_DISCORD__TOKEN",
        ));
    }
    let web = match settings.web.enabled && is_web_wanted(discord.is_some()) {
        true => Some(super::serve_web::bind(settings).await?),
        false => None,
    };
    let organisations = session.organisations()?;
    let known: Vec<String> = organisations.all.iter().map(|one| one.id.clone()).collect();
    let bot = tokio::task::block_in_place(|| open_all(session, organisations))?;
    session.model().log();
    let (tell, stop) = watch::channel(false);
    tokio::spawn(tell_when_asked(stop_signal()?, tell.clone()));
    let _watch = reload::start(&bot, &settings.reload);
    remember(&bot)?;
    for organisation in bot.organisations() {
        background::follow_up(&bot, &organisation, Some(Handle::current()));
    }
    let web = async {
        match web {
            Some(web) => {
                let (bot, stop) = (Arc::clone(&bot), stop.clone());
                super::serve_web::serve(web, bot, stop, &settings.log).await
            }
            None => Ok(()),
        }
    };
    let discord = async {
        let Some(options) = discord else { return Ok(()) };
        let ended =
            super::serve_discord::serve(options, Arc::clone(&bot), &known, stop.clone()).await;
        if ended.is_err() {
            // One chat that cannot go on ends the others too: the admin is to see it at once.
            tell.send_replace(true);
        }
        ended
    };
    let (web, discord) = tokio::join!(web, discord);
    web.and(discord)?;
    tracing::info!("stopped");
    Ok(Ending::Done)
}

/// A program without the web chat serves what else there is; with nothing else, that is told.
fn is_web_wanted(has_other: bool) -> bool {
    cfg!(feature = "web") || !has_other
}

async fn tell_when_asked(asked: impl Future<Output = ()>, tell: watch::Sender<bool>) {
    asked.await;
    tell.send_replace(true);
}

/// Ends when the chats are to stop.
#[cfg(any(feature = "discord", feature = "web"))]
pub(super) async fn stopped(mut stop: Stop) {
    // Where nobody can tell any more, the process is ending.
    let _ = stop.wait_for(|is_stopped| *is_stopped).await;
}

/// A bot for all organisations whose files can be used; one that has none of them is a failure.
fn open_all(session: &Session, organisations: Organisations) -> Result<Arc<Bot>, Failure> {
    let desk = config::desk(&session.settings);
    let desk = desk.map(|(options, history)| (options, History::new(history)));
    if let Some((_, history)) = &desk {
        // What authors had begun to change is made whole before it is read.
        bot::desk::finish_begun(history, &organisations.all);
    }
    let mut libraries = Vec::new();
    let mut last = None;
    for options in &organisations.all {
        match session::open(options, bot::today()) {
            Ok(library) => {
                session::tell_left_out(&library);
                libraries.push(library);
            }
            Err(error) => {
                tracing::error!(organisation = options.id, %error, "is not served");
                tell_diagnostics(error.diagnostics());
                last = Some(error);
            }
        }
    }
    match last {
        Some(error) if libraries.is_empty() => Err(session::failure(error)),
        _ => {
            let bot = Bot::new(libraries, organisations.default);
            let bot = match session.settings.store.options() {
                Some(options) => bot.keeping(Store::new(options)),
                None => bot,
            };
            Ok(Arc::new(match desk {
                Some((options, history)) => bot.with_desk(options, history),
                None => bot,
            }))
        }
    }
}

/// Keeps the states that the folders have now, beside the answering of questions.
fn remember(bot: &Arc<Bot>) -> std::io::Result<()> {
    let bot = Arc::clone(bot);
    let work = move || bot.remember_all();
    std::thread::Builder::new().name("history".to_string()).spawn(work).map(drop)
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
