//! Makes the terms and the index of an edited organisation at once again, in the background.
//!
//! After an edit, a snapshot shares what it can with the one before and is in memory alone. Once
//! it has been quiet for a while, the same snapshot is made as a start would make it and written
//! to its file, so that the next start is quick and many edits leave nothing behind. Its answers
//! stay the same. All its files are read again before, whatever the system said of them: so an edit
//! that nobody was told of is taken up then at the latest.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::Bot;

/// How long no edit must have come: a start from nothing costs many times what an edit does.
const QUIET: Duration = Duration::from_secs(5);

/// Where organisations are named that have been edited. The work ends when it is dropped; what is
/// not written by then is made again at the next start. `missed` is called where files turn out to
/// be other than the snapshot has them.
pub fn start(
    bot: Arc<Bot>,
    missed: impl Fn() + Send + 'static,
) -> std::io::Result<mpsc::Sender<String>> {
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
            for organisation in organisations {
                if !settle(&bot, &organisation) {
                    missed();
                }
            }
        }
    };
    std::thread::Builder::new().name("settle".to_string()).spawn(work)?;
    Ok(sender)
}

/// Settles an organisation's present snapshot; another that takes its place in between stays.
/// False where its files are not what it was read from, and have no errors: there is an edit that
/// was missed, or that was refused for the question cases that it breaks.
pub fn settle(bot: &Bot, organisation: &str) -> bool {
    let held = bot.edit_lock.hold();
    let Some(present) = bot.library(Some(organisation)) else { return true };
    let read = present.read_again(super::today());
    drop(held);
    let (is_same, read) = (read.is_ok(), read.unwrap_or_else(|_| Arc::clone(&present)));
    match read.settled() {
        Ok(settled) => bot.swap_from(&present, settled.unwrap_or(read)),
        Err(error) => tracing::warn!(organisation, %error, "the index is in memory alone"),
    }
    is_same
}
