//! What goes from the history after a while: states, the texts that only they had, and accounts.

use std::collections::BTreeSet;

use jiff::{Span, Timestamp};

use super::{History, HistoryError, files};
use crate::model::State;

impl History {
    /// Takes away the states that are too many or too old at `now`, the texts that no state has
    /// any more, and the accounts of authors that are due; how many states went.
    ///
    /// The latest state stays, however old it is.
    ///
    /// # Errors
    /// Where the disk fails; what is still to go then goes the next time.
    pub fn age_out(&self, organisation: &str, now: Timestamp) -> Result<usize, HistoryError> {
        let options = self.options();
        let states = self.states(organisation)?;
        let oldest = days_before(now, options.days_max);
        let is_kept =
            |at: usize, state: &State| at == 0 || at < options.states_max && state.at >= oldest;
        let mut kept = Vec::new();
        let mut gone = 0;
        for (at, state) in states.into_iter().enumerate() {
            if is_kept(at, &state) {
                kept.push(state);
            } else {
                files::remove(&self.state_path(organisation, state.number))?;
                gone += 1;
            }
        }
        let names_oldest = days_before(now, options.names_days_max);
        for state in &kept {
            let is_named = state.by.is_some() || state.approved_by.is_some();
            if is_named && state.at < names_oldest {
                let nameless = State { by: None, approved_by: None, ..state.clone() };
                self.write_state(organisation, &nameless)?;
            }
        }
        if gone > 0 {
            self.sweep(organisation, &kept)?;
        }
        Ok(gone)
    }

    /// Takes away the texts that none of `kept`, and nothing that was begun, has.
    fn sweep(&self, organisation: &str, kept: &[State]) -> Result<(), HistoryError> {
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        for state in kept {
            wanted.insert(state.files.clone());
            // With a list that cannot be read it is not known what is wanted: all texts stay.
            wanted.extend(self.files(organisation, state)?.into_values());
        }
        if let Some(plan) = self.begun(organisation)? {
            wanted.extend(plan.changes.into_iter().filter_map(|change| change.after));
        }
        let texts = self.folder(organisation).join("texts");
        for first in files::names(&texts)? {
            for rest in files::names(&texts.join(&first))? {
                if !wanted.contains(&format!("{first}{rest}")) {
                    files::remove(&texts.join(&first).join(&rest))?;
                }
            }
        }
        Ok(())
    }
}

/// The moment so many days before `now`.
fn days_before(now: Timestamp, days: u32) -> Timestamp {
    let hours = Span::new().try_hours(i64::from(days) * 24);
    hours.and_then(|hours| now.checked_sub(hours)).unwrap_or(Timestamp::MIN)
}
