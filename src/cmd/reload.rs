//! Takes over edits of guideline files while a chat is open, and tells what came of them.

use std::io::Write;
use std::sync::Arc;

use tokio::runtime::Handle;

use super::background;
use crate::bot::Bot;
use crate::bot::watch::{self, Reload, Watch, WatchOptions};
use crate::config::ReloadSettings;
use crate::render::diagnostics;

/// Watches the guideline folders until what it returns is dropped; none where the settings or the
/// system do not allow it, which stops no chat.
pub fn start(bot: &Arc<Bot>, settings: &ReloadSettings) -> Option<Watch> {
    if !settings.enabled {
        return None;
    }
    let &ReloadSettings { settle_ms, poll_seconds, replay_cases, .. } = settings;
    let options = WatchOptions { settle_ms, poll_seconds, replay_cases };
    let (of_bot, runtime) = (Arc::clone(bot), Handle::try_current().ok());
    let report = move |reload: Reload| {
        if let Reload::Swapped { organisation, .. } = &reload {
            background::follow_up(&of_bot, organisation, runtime.clone());
        }
        tell(reload);
    };
    match watch::watch(Arc::clone(bot), &options, report) {
        Ok(watch) => Some(watch),
        Err(error) => {
            tracing::warn!(%error, "edits are not noticed; set reload.poll_seconds, or restart");
            None
        }
    }
}

fn tell(reload: Reload) {
    match reload {
        Reload::Swapped { organisation, library } => {
            let passages = library.corpus.passage_count();
            tracing::info!(organisation, passages, "guidelines taken over");
        }
        Reload::Refused { organisation, diagnostics: found, reason } => {
            tracing::error!(organisation, reason, "edit refused; the old text is answered from");
            let text = diagnostics::text(&found, Default::default(), false);
            // Where standard error is closed, nobody looks there.
            let _ = write!(std::io::stderr().lock(), "{text}");
        }
    }
}
