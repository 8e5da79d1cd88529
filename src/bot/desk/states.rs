//! Earlier states of an organisation's files: kept at each reload, looked at and gone back to.

use jiff::Timestamp;

use super::Desk;
use super::carry_out::sources;
use super::change::NotPublished;
use crate::bot::Bot;
use crate::bot::library::Library;
use crate::guideline;
use crate::model::{FileChange, FileEdit, State};
use crate::store::Origin;

/// One file in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    pub state: State,
    pub change: FileChange,
}

/// What it takes to go back to an earlier state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub number: u64,
    /// One edit for each file that is not as it was; none where all are.
    pub edits: Vec<FileEdit>,
}

impl Bot {
    /// Keeps the present state of every organisation's files, and lets go what is due: at a start,
    /// for what was changed while nobody looked.
    pub fn remember_all(&self) {
        let _held = self.edit_lock.hold();
        for id in self.organisations() {
            if let Some(library) = self.library(Some(&id)) {
                self.remember(&library);
            }
        }
    }

    /// Keeps the state of the files that `library` was read from, where there is a desk. What goes
    /// wrong is logged: no answer waits for it.
    pub(in crate::bot) fn remember(&self, library: &Library) {
        let Some(desk) = &self.desk else { return };
        let organisation = &library.options.id;
        match keep(desk, library) {
            Ok(()) => {}
            Err(error) => tracing::error!(organisation, %error, "a state of the files is not kept"),
        }
        if let Err(error) = desk.history.age_out(organisation, Timestamp::now()) {
            tracing::warn!(organisation, %error, "earlier states are not aged out");
        }
    }

    /// The states of an organisation's files that are kept, the latest first.
    ///
    /// # Errors
    /// Where there is no desk, or they cannot be read.
    pub fn states(&self, organisation: &str) -> Result<Vec<State>, NotPublished> {
        let (desk, library) = self.desk_of(organisation)?;
        Ok(desk.history.states(&library.options.id)?)
    }

    /// The states in which one file changed, the latest first; a file that is gone has them too.
    ///
    /// # Errors
    /// As `states`.
    pub fn file_states(
        &self,
        organisation: &str,
        file: &str,
    ) -> Result<Vec<FileState>, NotPublished> {
        let of_file = |state: State| {
            let change = state.changes.iter().find(|change| change.file == file)?.clone();
            Some(FileState { state, change })
        };
        Ok(self.states(organisation)?.into_iter().filter_map(of_file).collect())
    }

    /// The text of a hash that a state names; none where it is no longer kept.
    ///
    /// # Errors
    /// As `states`.
    pub fn kept_text(
        &self,
        organisation: &str,
        hash: &str,
    ) -> Result<Option<String>, NotPublished> {
        let (desk, library) = self.desk_of(organisation)?;
        Ok(desk.history.text(&library.options.id, hash)?)
    }

    /// The edits that bring one file back to what it was in a state, to be tried out and published
    /// as any others; a file that was not there then is taken away.
    ///
    /// # Errors
    /// Where the state, or its text, is not kept.
    pub fn restored_file(
        &self,
        organisation: &str,
        number: u64,
        file: &str,
    ) -> Result<Restored, NotPublished> {
        self.restored(organisation, number, |name| name == file)
    }

    /// The same for all files.
    ///
    /// # Errors
    /// Where the state, or a text of it, is not kept.
    pub fn restored_all(&self, organisation: &str, number: u64) -> Result<Restored, NotPublished> {
        self.restored(organisation, number, |_| true)
    }

    fn restored(
        &self,
        organisation: &str,
        number: u64,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Result<Restored, NotPublished> {
        let (desk, library) = self.desk_of(organisation)?;
        let (history, id) = (&desk.history, &library.options.id);
        let state = history.state(id, number).ok_or(NotPublished::NoState)?;
        let files = history.files(id, &state)?;
        let now = sources(&library.options)?;
        let mut edits = Vec::new();
        for (file, hash) in files.iter().filter(|(file, _)| is_wanted(file)) {
            let before = now.iter().find(|source| source.file == *file);
            let before = before.map(|source| guideline::hash(&source.text));
            if before.as_ref() != Some(hash) {
                let text = history.text(id, hash)?.ok_or(NotPublished::NoState)?;
                edits.push(FileEdit { file: file.clone(), before, text: Some(text) });
            }
        }
        for source in now.iter().filter(|source| is_wanted(&source.file)) {
            if !files.contains_key(&source.file) {
                let (file, before) = (source.file.clone(), Some(guideline::hash(&source.text)));
                edits.push(FileEdit { file, before, text: None });
            }
        }
        Ok(Restored { number, edits })
    }

    /// The text of a file as it is in the folder now; none where there is no such file. Its hash
    /// (`guideline::hash`) is what an edit of it was opened with.
    ///
    /// # Errors
    /// Where there is no such organisation, the name leads elsewhere, or it cannot be read.
    pub fn opened(&self, organisation: &str, file: &str) -> Result<Option<String>, NotPublished> {
        let library = self.library(Some(organisation)).ok_or(NotPublished::NoOrganisation)?;
        if !guideline::is_source(file) {
            let file = file.to_string();
            return Err(super::ChangeFault::NoSuchPlace { file }.into());
        }
        let options = &library.options;
        let text = guideline::source(&options.guidelines, file, &options.read);
        text.map_err(|fault| super::ChangeFault::Unreadable(fault).into())
    }

    fn desk_of(
        &self,
        organisation: &str,
    ) -> Result<(&Desk, std::sync::Arc<Library>), NotPublished> {
        let library = self.library(Some(organisation)).ok_or(NotPublished::NoOrganisation)?;
        Ok((self.desk.as_ref().ok_or(NotPublished::NoDesk)?, library))
    }
}

/// Keeps the state of the folder, where it is still what `library` was read from: else there is an
/// edit to come, whose state is kept when it is taken over.
fn keep(desk: &Desk, library: &Library) -> Result<(), NotPublished> {
    // What is being published is kept by whoever publishes it.
    if desk.history.begun(&library.options.id)?.is_some() {
        return Ok(());
    }
    let sources = sources(&library.options)?;
    let own = library.corpus.guidelines().iter().filter(|guideline| guideline.parent.is_none());
    let is_there = |guideline: &std::sync::Arc<crate::model::Guideline>| {
        let source = sources.iter().find(|source| source.file == guideline.file);
        source.is_some_and(|source| guideline::hash(&source.text) == guideline.hash)
    };
    if !own.into_iter().all(is_there) {
        return Ok(());
    }
    let pairs: Vec<(&str, &str)> =
        sources.iter().map(|source| (source.file.as_str(), source.text.as_str())).collect();
    let origin = Origin::outside(Timestamp::now());
    desk.history.keep(&library.options.id, &pairs, &origin)?;
    Ok(())
}
