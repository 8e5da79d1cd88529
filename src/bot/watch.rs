//! Notices edits of guideline files, loads them aside and swaps them in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use jiff::civil::Date;
use notify_debouncer_full::notify::{Config, PollWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, NoCache, RecommendedCache, new_debouncer, new_debouncer_opt,
};

use super::Bot;
use super::authors::Edits;
use super::cases;
use super::library::{Library, LibraryError};
use crate::model::Diagnostic;

/// When edits are taken up.
#[derive(Clone, Debug)]
pub struct WatchOptions {
    /// How long a folder must be quiet before it is read, in milliseconds.
    pub settle_ms: u64,
    /// How often folders are looked through where the system tells of no changes (network
    /// folders), in seconds; 0 leaves it to the system's events.
    pub poll_seconds: u64,
    /// Whether an edit is refused after which a question case no longer holds.
    pub replay_cases: bool,
}

/// What came of an edit, for those who look after the guidelines.
#[derive(Debug)]
pub enum Reload {
    /// The new text is being answered from.
    Swapped { organisation: String, library: Arc<Library> },
    /// The old text is still being answered from.
    Refused { organisation: String, diagnostics: Vec<Diagnostic>, reason: String },
}

/// Watches while it lives.
pub struct Watch {
    _watcher: AnyDebouncer,
}

/// Kept only so that watching goes on until it is dropped.
enum AnyDebouncer {
    Events { _it: Debouncer<notify_debouncer_full::notify::RecommendedWatcher, RecommendedCache> },
    Polling { _it: Debouncer<PollWatcher, NoCache> },
}

/// Begins to watch the folders of all of the bot's organisations; `report` is called from a
/// thread of its own after each edit.
///
/// # Errors
/// Where the system cannot watch a folder.
pub fn watch(
    bot: Arc<Bot>,
    options: &WatchOptions,
    report: impl Fn(Reload) + Send + 'static,
) -> Result<Watch, notify_debouncer_full::notify::Error> {
    let folders: BTreeSet<PathBuf> = bot
        .organisations()
        .iter()
        .filter_map(|id| Some(folders_of(&*bot.library(Some(id))?)))
        .flatten()
        .collect();
    let (watch, edits) = edits_in(&folders, options)?;
    let replay_cases = options.replay_cases;
    std::thread::Builder::new()
        .name("reload".to_string())
        .spawn(move || {
            let mut told = Edits::of(&bot);
            while edits.recv().is_ok() {
                while edits.try_recv().is_ok() {}
                reload_all(&bot, replay_cases, &mut told, &report);
            }
        })
        .map_err(notify_debouncer_full::notify::Error::io)?;
    Ok(watch)
}

/// Begins to watch `folders` with what is below them: what comes out of the second is a message
/// after each edit, once it is quiet, and an error when the first is dropped.
///
/// # Errors
/// Where the system cannot watch a folder.
pub fn edits_in(
    folders: &BTreeSet<PathBuf>,
    options: &WatchOptions,
) -> Result<(Watch, mpsc::Receiver<()>), notify_debouncer_full::notify::Error> {
    let (sender, edits) = mpsc::channel::<()>();
    let handler = move |result: DebounceEventResult| {
        let matters = match result {
            Ok(events) => events.iter().any(|event| !event.kind.is_access()),
            Err(_) => true,
        };
        if matters {
            // The receiver is gone only when the process ends.
            let _ = sender.send(());
        }
    };
    let settle = Duration::from_millis(options.settle_ms.max(1));
    let watcher = if options.poll_seconds == 0 {
        let mut debouncer = new_debouncer(settle, None, handler)?;
        for folder in folders {
            debouncer.watch(folder, RecursiveMode::Recursive)?;
        }
        AnyDebouncer::Events { _it: debouncer }
    } else {
        let every = Duration::from_secs(options.poll_seconds);
        let config = Config::default().with_poll_interval(every).with_compare_contents(true);
        let mut debouncer = new_debouncer_opt::<_, PollWatcher, NoCache>(
            settle,
            None,
            handler,
            NoCache::new(),
            config,
        )?;
        for folder in folders {
            debouncer.watch(folder, RecursiveMode::Recursive)?;
        }
        AnyDebouncer::Polling { _it: debouncer }
    };
    Ok((Watch { _watcher: watcher }, edits))
}

/// The folder of an organisation, and those of the ones above it.
fn folders_of(library: &Library) -> BTreeSet<PathBuf> {
    let own = &library.options.guidelines;
    let parents = library.corpus.guidelines().iter().filter_map(|it| it.parent.as_ref());
    let above = parents.filter_map(|parent| Some(own.parent()?.join(&parent.id)));
    above.chain([own.clone()]).collect()
}

/// Reads every organisation's folder again and swaps those in that changed and have no errors.
fn reload_all(bot: &Bot, replay_cases: bool, told: &mut Edits, report: &impl Fn(Reload)) {
    for organisation in bot.organisations() {
        // Nothing is published between the reading of a folder and the swap.
        let held = bot.edit_lock.hold();
        let Some(old) = bot.library(Some(&organisation)) else { continue };
        let day = super::today();
        let reloaded = old.reload(day).and_then(|new| match replay_cases {
            true => with_cases_kept(&old, new, day),
            false => Ok(new),
        });
        match reloaded {
            Ok(library) => {
                bot.swap(Arc::clone(&library));
                bot.note_taken(&old, &library);
                bot.remember(&library);
                drop(held);
                if let Some(notice) = told.taken_over(&organisation) {
                    bot.tell_authors(&organisation, &notice);
                }
                report(Reload::Swapped { organisation, library });
            }
            Err(error) => {
                drop(held);
                if let Some(notice) = told.refused(&organisation, &error) {
                    bot.note_refused(&organisation, &error);
                    bot.tell_authors(&organisation, &notice);
                }
                let reason = error.to_string();
                let diagnostics = error.diagnostics().to_vec();
                report(Reload::Refused { organisation, diagnostics, reason });
            }
        }
    }
}

/// The new snapshot, where every question case that holds in the old one holds in it too.
///
/// # Errors
/// With the cases that do not.
fn with_cases_kept(
    old: &Arc<Library>,
    new: Arc<Library>,
    day: Date,
) -> Result<Arc<Library>, LibraryError> {
    if !cases::are_comparable(old, &new) {
        return Ok(new);
    }
    match cases::broken_by_edit(old, &new, day) {
        broken if broken.is_empty() => Ok(new),
        diagnostics => Err(LibraryError::Cases { id: new.organisation.id.clone(), diagnostics }),
    }
}
