//! Notices edits of guideline files, and has them taken up.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use notify_debouncer_full::notify::Error as WatchError;
use notify_debouncer_full::notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    Debouncer, NoCache, RecommendedCache, new_debouncer, new_debouncer_opt,
};

use super::Bot;
use super::authors::Edits;
use super::library::Library;
use super::noticed::Noticed;
use super::settle;
pub use super::take_up::Reload;
use super::take_up::take_up;

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

/// Watches while it lives.
pub struct Watch {
    watched: Arc<Mutex<Watched>>,
}

/// The folders that are watched, and what does it.
struct Watched {
    folders: BTreeSet<PathBuf>,
    debouncer: AnyDebouncer,
    /// Where what is noticed goes.
    noticed: mpsc::Sender<Noticed>,
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
    // Whoever has the watch ends it, so that the threads end with it.
    let watched = Arc::downgrade(&watch.watched);
    let missed = Arc::downgrade(&watch.watched);
    let read_again = move || {
        if let Some(watched) = missed.upgrade() {
            let watched = watched.lock().unwrap_or_else(PoisonError::into_inner);
            // The receiver is gone only when the process ends.
            let _ = watched.noticed.send(Noticed::Anything);
        }
    };
    let edited = settle::start(Arc::clone(&bot), read_again).map_err(WatchError::io)?;
    let replay_cases = options.replay_cases;
    std::thread::Builder::new()
        .name("reload".to_string())
        .spawn(move || {
            let mut told = Edits::of(&bot);
            let mut next = edits.recv().ok();
            while let Some(first) = next {
                let noticed = edits.try_iter().fold(first, Noticed::and);
                take_up(&bot, &noticed, replay_cases, &mut told, &|reload| {
                    if let Reload::Swapped { organisation, .. } = &reload {
                        // It is gone only when the process ends.
                        let _ = edited.send(organisation.clone());
                    }
                    report(reload);
                });
                let Some(watched) = watched.upgrade() else { return };
                // What was written in a parent before it was watched is read now.
                let reads_again = add(&watched, &folders_of_all(&bot)).unwrap_or_else(|error| {
                    tracing::warn!(%error, "edits of a parent's guidelines are not noticed");
                    false
                });
                drop(watched);
                next = if reads_again { Some(Noticed::Anything) } else { edits.recv().ok() };
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
) -> Result<(Watch, mpsc::Receiver<Noticed>), WatchError> {
    let (noticed, edits) = mpsc::channel::<Noticed>();
    let (sender, is_polled) = (noticed.clone(), options.poll_seconds > 0);
    let handler = move |result| {
        // What a network folder tells of its files is not to be trusted.
        if let Some(of_events) = Noticed::of(result) {
            let of_events = if is_polled { Noticed::Anything } else { of_events };
            // The receiver is gone only when the process ends.
            let _ = sender.send(of_events);
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
    let mut watched = Watched { folders: BTreeSet::new(), debouncer, noticed };
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
