//! What the system tells of the folders that are watched, and whom it concerns.

use std::collections::BTreeSet;
use std::path::PathBuf;

use notify_debouncer_full::notify::event::{CreateKind, EventKind, RemoveKind};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent};

use crate::guideline::Changed;

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// Anything may have changed: events were lost, or told of a folder and not of its files.
    Anything,
    /// These files were written, renamed or deleted, or may have been.
    Paths(BTreeSet<PathBuf>),
}

impl Noticed {
    /// What events tell; none where they only tell that something was looked at.
    pub fn of(result: DebounceEventResult) -> Option<Noticed> {
        let Ok(events) = result else { return Some(Noticed::Anything) };
        let matter = events.iter().filter(|event| !event.kind.is_access());
        matter.map(of_event).reduce(Noticed::and)
    }

    /// Both.
    pub fn and(self, other: Noticed) -> Noticed {
        match (self, other) {
            (Noticed::Paths(mut one), Noticed::Paths(other)) => {
                one.extend(other);
                Noticed::Paths(one)
            }
            _ => Noticed::Anything,
        }
    }

    /// The same where each path is below one of `folders`; else anything, since a folder can have
    /// more names than we know.
    pub fn placed_in(self, folders: &BTreeSet<PathBuf>) -> Noticed {
        match &self {
            Noticed::Paths(paths) if !paths.iter().all(|path| is_below(path, folders)) => {
                Noticed::Anything
            }
            _ => self,
        }
    }

    /// What may have changed of an organisation that is read from `folders`; none where nothing
    /// has.
    pub fn in_folders(&self, folders: &BTreeSet<PathBuf>) -> Option<Changed> {
        let Noticed::Paths(paths) = self else { return Some(Changed::Any) };
        let own: BTreeSet<PathBuf> =
            paths.iter().filter(|path| is_below(path, folders)).cloned().collect();
        (!own.is_empty()).then_some(Changed::Named(own))
    }
}

fn of_event(event: &DebouncedEvent) -> Noticed {
    let is_of_folder = matches!(
        event.kind,
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder)
    );
    let tells_little = matches!(event.kind, EventKind::Any | EventKind::Other);
    if event.need_rescan()
        || is_of_folder
        || tells_little
        || event.paths.is_empty()
        || event.paths.iter().any(|path| path.is_dir())
    {
        return Noticed::Anything;
    }
    Noticed::Paths(event.paths.iter().cloned().collect())
}

fn is_below(path: &std::path::Path, folders: &BTreeSet<PathBuf>) -> bool {
    folders
        .iter()
        .any(|folder| std::path::absolute(folder).is_ok_and(|folder| path.starts_with(folder)))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use notify_debouncer_full::notify::Event;
    use notify_debouncer_full::notify::event::{AccessKind, DataChange, Flag, ModifyKind};

    use super::*;

    fn told(events: &[Event]) -> Option<Noticed> {
        let now = Instant::now();
        let events = events.iter().map(|event| DebouncedEvent::new(event.clone(), now));
        Noticed::of(Ok(events.collect()))
    }

    #[test]
    fn what_is_told_of_files_is_taken_and_whatever_else_is_told_may_be_anything() {
        let folder = tempfile::tempdir().unwrap();
        let [dorp, stad] = ["dorp", "stad"].map(|name| folder.path().join(name));
        let written = |path: PathBuf| {
            Event::new(EventKind::Modify(ModifyKind::Data(DataChange::Any))).add_path(path)
        };
        let looked = Event::new(EventKind::Access(AccessKind::Any)).add_path(dorp.join("a.md"));
        assert_eq!(told(std::slice::from_ref(&looked)), None);
        let (one, other) = (written(dorp.join("a.md")), written(stad.join("b.md")));
        let noticed = told(&[one.clone(), looked, other]).unwrap();
        let paths = BTreeSet::from([dorp.join("a.md"), stad.join("b.md")]);
        assert_eq!(noticed, Noticed::Paths(paths));

        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        let of_folder = written(folder.path().to_path_buf());
        let new = Event::new(EventKind::Create(CreateKind::Folder)).add_path(dorp.join("en"));
        for event in [lost, of_folder, new, Event::new(EventKind::Any)] {
            assert_eq!(told(&[one.clone(), event]), Some(Noticed::Anything));
        }
        assert_eq!(Noticed::of(Err(Vec::new())), Some(Noticed::Anything));

        // Each organisation is told what concerns it.
        let (dorp, stad) = (BTreeSet::from([dorp]), BTreeSet::from([stad]));
        let both = dorp.union(&stad).cloned().collect();
        assert_eq!(noticed.clone().placed_in(&both), noticed);
        assert_eq!(noticed.clone().placed_in(&dorp), Noticed::Anything);
        let of_dorp = Noticed::Paths(BTreeSet::from([dorp.first().unwrap().join("a.md")]));
        assert!(
            matches!(of_dorp.in_folders(&dorp), Some(Changed::Named(paths)) if paths.len() == 1)
        );
        assert_eq!(of_dorp.in_folders(&stad), None);
        assert_eq!(Noticed::Anything.in_folders(&stad), Some(Changed::Any));
    }
}
