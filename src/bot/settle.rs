//! Makes the terms and the index of an edited organisation at once again, in the background.
//!
//! After an edit, a snapshot shares what it can with the one before and is in memory alone. Once
//! it has been quiet for a while, the same snapshot is made as a start would make it and written
//! to its file, so that the next start is quick and many edits leave nothing behind. Its answers
//! stay the same.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::Bot;

/// How long no edit must have come: a start from nothing costs many times what an edit does.
const QUIET: Duration = Duration::from_secs(5);

/// Where organisations are named that have been edited. The work ends when it is dropped; what is
/// not written by then is made again at the next start.
pub fn start(bot: Arc<Bot>) -> std::io::Result<mpsc::Sender<String>> {
    let (sender, edited) = mpsc::channel::<String>();
    let work = move || {
        while let Ok(first) = edited.recv() {
            let mut organisations = BTreeSet::from([first]);
            loop {
                match edited.recv_timeout(QUIET) {
                    Ok(another) => organisations.insert(another),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                };
            }
            organisations.iter().for_each(|organisation| settle(&bot, organisation));
        }
    };
    std::thread::Builder::new().name("settle".to_string()).spawn(work)?;
    Ok(sender)
}

/// Settles an organisation's present snapshot; another that takes its place in between stays.
pub fn settle(bot: &Bot, organisation: &str) {
    let Some(present) = bot.library(Some(organisation)) else { return };
    match present.settled() {
        Ok(Some(settled)) => bot.swap_from(&present, settled),
        Ok(None) => {}
        Err(error) => tracing::warn!(organisation, %error, "the index is in memory alone"),
    }
}
