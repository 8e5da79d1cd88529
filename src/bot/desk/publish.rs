//! Publishes a change: checked, tried out, made whole, and answered from at once.

use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::Timestamp;

use super::carry_out::{Place, carry_out, finish_one};
use super::change::{NotPublished, PlannedChange, checked};
use super::trial::is_below;
use crate::bot::library::Library;
use crate::bot::{Bot, LibraryError, today};
use crate::guideline::Changed;
use crate::model::{FileEdit, State};
use crate::store::Origin;

/// A change that is live.
#[derive(Clone, Debug)]
pub struct Published {
    /// The state that it led to; none where the same state was kept already.
    pub state: Option<State>,
    /// What is answered from now.
    pub library: Arc<Library>,
}

impl Bot {
    /// Publishes a change; on disk, and answered from, when this returns.
    ///
    /// # Errors
    /// Where a second author is needed; where a file changed since it was opened; where its files
    /// have errors, or it breaks a question case that holds. Then no file is changed.
    pub fn publish(
        &self,
        organisation: &str,
        change: &PlannedChange,
    ) -> Result<Published, NotPublished> {
        let desk = self.desk.as_ref().ok_or(NotPublished::NoDesk)?;
        if desk.options.second_approver {
            return Err(NotPublished::NeedsSecond);
        }
        let origin = Origin {
            cause: change.cause,
            at: Timestamp::now(),
            by: Some(change.by.clone()),
            approved_by: None,
        };
        self.make(organisation, &change.edits, &origin)
    }

    /// Publishes edits that are allowed to be published.
    pub(super) fn make(
        &self,
        organisation: &str,
        edits: &[FileEdit],
        origin: &Origin,
    ) -> Result<Published, NotPublished> {
        let desk = self.desk.as_ref().ok_or(NotPublished::NoDesk)?;
        let _held = self.edit_lock.hold();
        let before = self.library(Some(organisation)).ok_or(NotPublished::NoOrganisation)?;
        let place = Place { history: &desk.history, options: &before.options };
        finish_one(place, &mut || {})?;
        let day = today();
        let edits = checked(&before, edits)?;
        let trial = self.trial(&before, &edits, day)?;
        if !trial.is_sound() {
            return Err(NotPublished::Refused(Box::new(trial)));
        }
        let state = carry_out(place, &edits, origin, &mut || {})?;
        if let Err(error) = desk.history.age_out(organisation, origin.at) {
            tracing::warn!(organisation, %error, "earlier states are not aged out");
        }
        let folder = &before.options.guidelines;
        let changed = Changed::Named(edits.iter().map(|edit| folder.join(&edit.file)).collect());
        let library = self.read_anew(&before, &changed)?;
        for id in self.organisations() {
            let Some(other) = self.library(Some(&id)) else { continue };
            if is_below(&other, &library)
                && let Err(error) = self.read_anew(&other, &changed)
            {
                tracing::error!(organisation = id, %error, "the old rules from above are held to");
            }
        }
        Ok(Published { state, library })
    }

    /// Reads what has `changed` of an organisation's folder and answers from it.
    fn read_anew(
        &self,
        before: &Arc<Library>,
        changed: &Changed,
    ) -> Result<Arc<Library>, LibraryError> {
        let library = before.reload_changed(changed, today())?;
        // Where answers go by what passages mean, they go on so.
        if before.meaning.as_ref().is_some_and(|it| it.is_ready())
            && let Err(fault) = library.prepare_meaning(&|_, _| ControlFlow::Continue(()))
        {
            let organisation = &library.options.id;
            tracing::warn!(organisation, %fault, "answers go without the model");
        }
        self.swap(Arc::clone(&library));
        self.note_taken(before, &library);
        Ok(library)
    }
}
