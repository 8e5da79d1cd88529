//! Takes an edit up: reads it, holds it to the question cases, and swaps it in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::Bot;
use super::authors::Edits;
use super::cases;
use super::library::{Library, LibraryError};
use super::noticed::Noticed;
use super::watch::folders_of;
use crate::guideline::Changed;
use crate::model::Diagnostic;

/// What came of an edit, for those who look after the guidelines.
#[derive(Debug)]
pub enum Reload {
    /// The new text is being answered from.
    Swapped { organisation: String, library: Arc<Library> },
    /// The old text is still being answered from.
    Refused { organisation: String, diagnostics: Vec<Diagnostic>, reason: String },
}

/// Reads what may have changed of each organisation, and swaps those in that have no errors; of
/// each that is concerned, `report` is told what came of it.
pub fn take_up(
    bot: &Bot,
    noticed: &Noticed,
    replay_cases: bool,
    told: &mut Edits,
    report: &impl Fn(Reload),
) {
    let libraries = bot.organisations().into_iter().filter_map(|id| bot.library(Some(&id)));
    let folders: BTreeMap<String, BTreeSet<PathBuf>> =
        libraries.map(|library| (library.options.id.clone(), folders_of(&library))).collect();
    let all = folders.values().flatten().cloned().collect();
    let noticed = noticed.clone().placed_in(&all);
    for (organisation, folders) in folders {
        let changed = match noticed.in_folders(&folders) {
            Some(changed) => changed,
            // What is to mend it may stand in a folder that is not known to be one of its own yet.
            None if told.is_refused(&organisation) => Changed::Any,
            None => continue,
        };
        // Nothing is published between the reading of a folder and the swap.
        let held = bot.edit_lock.hold();
        let Some(old) = bot.library(Some(&organisation)) else { continue };
        let day = super::today();
        let reloaded = old.reload_changed(&changed, day).and_then(|new| match replay_cases {
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
