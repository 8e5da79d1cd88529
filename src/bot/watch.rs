//! Notices edits of guideline files, loads them aside and swaps them in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
pub use notify_debouncer_full::notify::Error as WatchError;
use notify_debouncer_full::notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, NoCache, RecommendedCache, new_debouncer, new_debouncer_opt,
};

use super::Bot;
use super::authors::Edits;
use super::cases;
use super::library::{Library, LibraryError};
use super::settle;
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
    watched: Arc<Mutex<Watched>>,
}

/// The folders that are watched, and what does it.
struct Watched {
    folders: BTreeSet<PathBuf>,
    debouncer: AnyDebouncer,
}

enum AnyDebouncer {
    Events(Debouncer<RecommendedWatcher, RecommendedCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl Watched {
    /// Watches each of `folders` that is not watched yet, with what is below it; whether any was.
    fn add(&mut self, folders: &BTreeSet<PathBuf>) -> Result<bool, WatchError> {
        let known = self.folders.clone();
        for folder in folders.difference(&known) {
            match &mut self.debouncer {
                AnyDebouncer::Events(it) => it.watch(folder, RecursiveMode::Recursive)?,
                AnyDebouncer::Polling(it) => it.watch(folder, RecursiveMode::Recursive)?,
            }
            self.folders.insert(folder.clone());
        }
        Ok(self.folders != known)
    }
}

impl Watch {
    /// Watches `folders` too, such as those of an organisation that has become a parent; whether
    /// any of them was not watched yet. Edits of such a one may have been missed until now.
    ///
    /// # Errors
    /// Where the system cannot watch a folder.
    pub fn add(&self, folders: &BTreeSet<PathBuf>) -> Result<bool, WatchError> {
        add(&self.watched, folders)
    }
}

fn add(watched: &Mutex<Watched>, folders: &BTreeSet<PathBuf>) -> Result<bool, WatchError> {
    watched.lock().unwrap_or_else(PoisonError::into_inner).add(folders)
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
) -> Result<Watch, WatchError> {
    let (watch, edits) = edits_in(&folders_of_all(&bot), options)?;
    // Whoever has the watch ends it, so that the thread ends with it.
    let watched = Arc::downgrade(&watch.watched);
    let edited = settle::start(Arc::clone(&bot)).map_err(WatchError::io)?;
    let replay_cases = options.replay_cases;
    std::thread::Builder::new()
        .name("reload".to_string())
        .spawn(move || {
            let mut told = Edits::of(&bot);
            let mut reads_again = false;
            while reads_again || edits.recv().is_ok() {
                while edits.try_recv().is_ok() {}
                reload_all(&bot, replay_cases, &mut told, &|reload| {
                    if let Reload::Swapped { organisation, .. } = &reload {
                        // It is gone only when the process ends.
                        let _ = edited.send(organisation.clone());
                    }
                    report(reload);
                });
                let Some(watched) = watched.upgrade() else { return };
                // What was written in a parent before it was watched is read now.
                reads_again = add(&watched, &folders_of_all(&bot)).unwrap_or_else(|error| {
                    tracing::warn!(%error, "edits of a parent's guidelines are not noticed");
                    false
                });
            }
        })
        .map_err(WatchError::io)?;
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
) -> Result<(Watch, mpsc::Receiver<()>), WatchError> {
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
    let debouncer = if options.poll_seconds == 0 {
        AnyDebouncer::Events(new_debouncer(settle, None, handler)?)
    } else {
        let every = Duration::from_secs(options.poll_seconds);
        let config = Config::default().with_poll_interval(every).with_compare_contents(true);
        let cache = NoCache::new();
        AnyDebouncer::Polling(new_debouncer_opt(settle, None, handler, cache, config)?)
    };
    let mut watched = Watched { folders: BTreeSet::new(), debouncer };
    watched.add(folders)?;
    Ok((Watch { watched: Arc::new(Mutex::new(watched)) }, edits))
}

fn folders_of_all(bot: &Bot) -> BTreeSet<PathBuf> {
    let libraries = bot.organisations().into_iter().filter_map(|id| bot.library(Some(&id)));
    libraries.flat_map(|library| folders_of(&library)).collect()
}

/// The folder of an organisation, and those of the ones above it.
pub fn folders_of(library: &Library) -> BTreeSet<PathBuf> {
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
