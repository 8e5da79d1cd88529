//! What is done in the background while questions are answered: working out what passages mean, and
//! closing what was sent in and is answered now.

use std::ops::ControlFlow;
use std::sync::Arc;

use tokio::runtime::Handle;

use crate::bot::{Bot, Library};
use crate::meaning::ModelFault;

/// Has the work done that follows on a start or an edit of an organisation, in a thread of its own:
/// first what its passages mean, where a model is installed; then, within `runtime` where there is
/// one, closing what was sent in. It stops when another snapshot has taken its place.
pub fn follow_up(bot: &Arc<Bot>, organisation: &str, runtime: Option<Handle>) {
    let Some(library) = bot.library(Some(organisation)) else { return };
    let closes = runtime.filter(|_| bot.takes_gaps());
    if library.meaning.is_none() && closes.is_none() {
        return;
    }
    let (bot, organisation) = (Arc::clone(bot), organisation.to_string());
    let work = move || {
        if library.meaning.is_some() {
            prepare_meaning(&bot, &organisation, &library);
        }
        if let Some(runtime) = closes.filter(|_| is_present(&bot, &organisation, &library)) {
            close_gaps(&bot, &organisation, &runtime);
        }
    };
    if let Err(error) = std::thread::Builder::new().name("follow-up".to_string()).spawn(work) {
        tracing::warn!(%error, "answers go without the model, and nothing sent in is closed");
    }
}

/// Whether a snapshot is the present one; it may have settled in between, with the same texts and
/// the same vectors.
fn is_present(bot: &Bot, organisation: &str, library: &Library) -> bool {
    let Some(present) = bot.library(Some(organisation)) else { return false };
    let has_same_meaning = match (&present.meaning, &library.meaning) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    has_same_meaning && present.corpus.fingerprint() == library.corpus.fingerprint()
}

fn close_gaps(bot: &Bot, organisation: &str, runtime: &Handle) {
    match runtime.block_on(bot.close_answered_gaps(organisation)) {
        Ok(0) => {}
        Ok(count) => tracing::info!(organisation, count, "what was sent in is answered now"),
        Err(error) => tracing::warn!(organisation, %error, "nothing sent in is closed"),
    }
}

/// Has it worked out what the passages of a snapshot mean, until another takes its place.
fn prepare_meaning(bot: &Bot, organisation: &str, library: &Arc<Library>) {
    let watched = |_, _| match is_present(bot, organisation, library) {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    };
    match library.prepare_meaning(&watched) {
        Ok(None) | Err(ModelFault::Stopped) => {}
        Ok(Some(origin)) => {
            tracing::info!(organisation, ?origin, "answers go by what passages mean too");
        }
        Err(fault) => tracing::warn!(organisation, %fault, "answers go without the model"),
    }
}
