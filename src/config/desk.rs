//! How the desk of the authors' console publishes, by the settings; none where there is no console.

use super::Settings;
use crate::bot::desk::DeskOptions;
use crate::store::HistoryOptions;

/// How authors change guidelines and where earlier states are kept; none where there is no console.
pub fn desk(settings: &Settings) -> Option<(DeskOptions, HistoryOptions)> {
    let console = &settings.console;
    let desk = DeskOptions {
        second_approver: console.second_approver,
        proposal_days_max: console.proposal_days_max,
    };
    let history = HistoryOptions {
        folder: console.history.clone(),
        states_max: console.history_states_max,
        days_max: console.history_days_max,
        names_days_max: console.history_names_days_max,
    };
    console.enabled.then_some((desk, history))
}
