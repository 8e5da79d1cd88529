//! Makes a change of several files whole: it is written down, made, kept as a state, and crossed
//! out. Stopped at any moment, it is made whole, or was never begun.

use crate::bot::library::LibraryOptions;
use crate::guideline::{self, ReadLimits, Source};
use crate::model::{Diagnostic, FileChange, FileEdit, State};
use crate::store::{History, HistoryError, Origin, Plan};

use super::change::NotPublished;

/// A folder whose files are changed, with where its states are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub history: &'a History,
    pub options: &'a LibraryOptions,
}

/// Makes `edits`, which were checked, and keeps the state that they lead to. `step` is called
/// between any two things that are written.
///
/// # Errors
/// Where the disk fails. What was written is then taken back; where that fails too, it is made
/// whole before the next change, or at the next start.
pub(super) fn carry_out(
    place: Place,
    edits: &[FileEdit],
    origin: &Origin,
    step: &mut dyn FnMut(),
) -> Result<Option<State>, NotPublished> {
    let Place { history, options } = place;
    let organisation = &options.id;
    // What stands there now came from outside, unless it was kept already; it can be gone back to.
    let outside = Origin::outside(origin.at);
    let before = sources(options)?;
    keep(place, &before, &outside)?;
    step();
    let plan = history.begin(organisation, edits, origin)?;
    step();
    for (at, edit) in edits.iter().enumerate() {
        if let Err(fault) = put(place, &edit.file, edit.text.as_deref()) {
            take_back(place, &edits[..=at], &before);
            return Err(fault);
        }
        step();
    }
    let state = finish(place, &plan, step)?;
    Ok(state)
}

/// Makes whole what an earlier run of the program had begun, for all of `organisations`, before
/// any of them is read. What cannot be is logged and left as it is.
pub fn finish_begun(history: &History, organisations: &[LibraryOptions]) {
    for options in organisations {
        let organisation = &options.id;
        match finish_one(Place { history, options }, &mut || {}) {
            Ok(false) => {}
            Ok(true) => tracing::info!(organisation, "a change that was begun is made whole"),
            Err(error) => tracing::error!(organisation, %error, "a change stays half made"),
        }
    }
}

/// The same for one organisation; whether there was anything to do.
pub(super) fn finish_one(place: Place, step: &mut dyn FnMut()) -> Result<bool, NotPublished> {
    let Place { history, options } = place;
    let plan = match history.begun(&options.id) {
        Ok(Some(plan)) => plan,
        Ok(None) => return Ok(false),
        Err(error @ HistoryError::Damaged { .. }) => {
            tracing::error!(organisation = options.id, %error, "what was begun is not known");
            history.done(&options.id)?;
            return Ok(false);
        }
        Err(error) => return Err(error.into()),
    };
    for FileChange { file, before, after } in &plan.changes {
        let now = guideline::source(&options.guidelines, file, &options.read);
        let now = now.map_err(unreadable)?.as_deref().map(guideline::hash);
        // What is neither was changed by somebody else since, whose words stand.
        if now != *before || before == after {
            continue;
        }
        let text = match after {
            Some(hash) => match history.text(&options.id, hash)? {
                Some(text) => Some(text),
                None => continue,
            },
            None => None,
        };
        put(place, file, text.as_deref())?;
        step();
    }
    finish(place, &plan, step)?;
    Ok(true)
}

/// Keeps the state that a plan led to, and crosses the plan out.
fn finish(
    place: Place,
    plan: &Plan,
    step: &mut dyn FnMut(),
) -> Result<Option<State>, NotPublished> {
    let after = sources(place.options)?;
    let state = keep(place, &after, &plan.origin)?;
    step();
    place.history.done(&place.options.id)?;
    step();
    Ok(state)
}

/// Puts back what stood in the files of `edits`, and crosses the plan out where that goes well.
fn take_back(place: Place, edits: &[FileEdit], before: &[Source]) {
    let organisation = &place.options.id;
    let was = |file: &str| before.iter().find(|source| source.file == file);
    for edit in edits {
        let text = was(&edit.file).map(|source| source.text.as_str());
        let now = guideline::source(&place.options.guidelines, &edit.file, &place.options.read);
        // What cannot be read is no file that was put there.
        if now.map_or(true, |now| now.as_deref() == text) {
            continue;
        }
        if let Err(error) = put(place, &edit.file, text) {
            // The plan stays: the next change, or start, makes it whole.
            tracing::error!(organisation, %error, "a change stays half made for now");
            return;
        }
    }
    if let Err(error) = place.history.done(organisation) {
        tracing::error!(organisation, %error, "a change that was taken back will be made");
    }
}

fn put(place: Place, file: &str, text: Option<&str>) -> Result<(), NotPublished> {
    Ok(guideline::put(&place.options.guidelines, file, text)?)
}

fn keep(place: Place, sources: &[Source], origin: &Origin) -> Result<Option<State>, NotPublished> {
    let pairs: Vec<(&str, &str)> =
        sources.iter().map(|source| (source.file.as_str(), source.text.as_str())).collect();
    Ok(place.history.keep(&place.options.id, &pairs, origin)?)
}

/// All files of the folder as they are.
pub(super) fn sources(options: &LibraryOptions) -> Result<Vec<Source>, NotPublished> {
    let limits = ReadLimits { left_out: Vec::new(), ..options.read.clone() };
    guideline::sources(&options.guidelines, &limits).map_err(unreadable)
}

fn unreadable(diagnostic: Box<Diagnostic>) -> NotPublished {
    super::change::ChangeFault::Unreadable(diagnostic).into()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::Path;

    use super::*;
    use crate::model::Cause;
    use crate::store::HistoryOptions;

    /// The files by name with what they hold; none is no file.
    type Files = [(&'static str, Option<&'static str>); 3];

    const BEFORE: Files =
        [("a.md", Some("# A\n\nEen.\n")), ("b.md", Some("# B\n\nTwee.\n")), ("c.md", None)];
    const AFTER: Files =
        [("a.md", Some("# A\n\nTien.\n")), ("b.md", None), ("c.md", Some("# C\n\nDrie.\n"))];

    fn options(folder: &Path) -> LibraryOptions {
        LibraryOptions {
            id: "dorp".to_string(),
            guidelines: folder.join("dorp"),
            index: None,
            read: Default::default(),
            answer: Default::default(),
            question_chars_max: 1000,
            draft_chars_max: 1000,
            model: None,
        }
    }

    fn history(folder: &Path) -> History {
        let folder = folder.join("history");
        History::new(HistoryOptions { folder, states_max: 9, days_max: 9, names_days_max: 9 })
    }

    fn edits() -> Vec<FileEdit> {
        let both = BEFORE.into_iter().zip(AFTER);
        let edits = both.map(|((file, before), (_, text))| FileEdit {
            file: file.to_string(),
            before: before.map(guideline::hash),
            text: text.map(str::to_string),
        });
        edits.collect()
    }

    fn origin() -> Origin {
        let at = "2026-03-01T12:00:00Z".parse().unwrap();
        Origin { cause: Cause::Published, at, by: Some("jansen".to_string()), approved_by: None }
    }

    fn made(folder: &Path) {
        fs::create_dir(folder.join("dorp")).unwrap();
        for (file, text) in BEFORE {
            if let Some(text) = text {
                fs::write(folder.join("dorp").join(file), text).unwrap();
            }
        }
    }

    fn is(folder: &Path, wanted: Files) -> bool {
        let text = |file: &str| fs::read_to_string(folder.join("dorp").join(file)).ok();
        wanted.iter().all(|(file, wanted)| text(file).as_deref() == *wanted)
    }

    /// Stopped between any two things that are written, a change is made whole at the next start,
    /// or was never begun; and the state that was before can always be gone back to.
    #[test]
    fn a_change_that_is_stopped_anywhere_is_made_whole_or_was_never_begun() {
        let mut stopped_at = 0;
        loop {
            let folder = tempfile::tempdir().unwrap();
            let folder = folder.path();
            made(folder);
            let options = options(folder);
            let mut steps = 0;
            let run = catch_unwind(AssertUnwindSafe(|| {
                let history = history(folder);
                let place = Place { history: &history, options: &options };
                let mut step = || {
                    // The program ends here, as if it were killed.
                    assert!(steps != stopped_at, "stopped");
                    steps += 1;
                };
                carry_out(place, &edits(), &origin(), &mut step).unwrap();
            }));
            let history = history(folder);
            let is_begun = history.begun("dorp").unwrap().is_some();
            finish_begun(&history, std::slice::from_ref(&options));
            let states = history.states("dorp").unwrap();
            let was = states.last().unwrap();
            assert_eq!(history.files("dorp", was).unwrap().len(), 2);
            if stopped_at == 0 {
                assert!(!is_begun && is(folder, BEFORE) && states.len() == 1);
            } else {
                assert!(is(folder, AFTER), "stopped at {stopped_at}");
                assert_eq!(states.len(), 2, "stopped at {stopped_at}");
                assert_eq!(states[0].by.as_deref(), Some("jansen"));
                assert_eq!(states[0].changes.len(), 3);
            }
            assert!(history.begun("dorp").unwrap().is_none());
            if run.is_ok() {
                assert!(stopped_at > 5);
                return;
            }
            stopped_at += 1;
        }
    }

    #[test]
    fn what_somebody_else_changed_after_a_stop_stays_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        made(folder);
        let (history, options) = (history(folder), options(folder));
        history.begin("dorp", &edits(), &origin()).unwrap();
        fs::write(folder.join("dorp/a.md"), "# A\n\nVan een ander.\n").unwrap();
        finish_begun(&history, &[options]);
        let theirs = ("a.md", Some("# A\n\nVan een ander.\n"));
        assert!(is(folder, [theirs, AFTER[1], AFTER[2]]));
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_written_whole_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        made(folder);
        let (history, options) = (history(folder), options(folder));
        let mut edits = edits();
        // A folder stands where the last file is to stand.
        fs::create_dir_all(folder.join("dorp/c.md/x")).unwrap();
        edits[2].before = None;
        let place = Place { history: &history, options: &options };
        let failed = carry_out(place, &edits, &origin(), &mut || {});
        assert!(failed.is_err());
        assert!(is(folder, BEFORE));
        assert!(history.begun("dorp").unwrap().is_none());
        assert_eq!(history.states("dorp").unwrap().len(), 1);
    }
}
