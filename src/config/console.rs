//! How the authors' console is served, by the settings; none where it is off.

use std::time::Duration;

use super::{ConfigurationError, Settings};
use crate::adapters::web::{ConsoleOptions, SessionLimits};

/// What the settings say of the console; none where they do not have it served.
///
/// Errs where they contradict themselves.
pub fn console(settings: &Settings) -> Result<Option<ConsoleOptions>, ConfigurationError> {
    let console = &settings.console;
    if !console.enabled {
        return Ok(None);
    }
    let address = console.address.trim_end_matches('/');
    Ok(Some(ConsoleOptions {
        address: (!address.is_empty()).then(|| address.to_string()),
        link_file: console.link_file.clone(),
        limits: SessionLimits {
            idle: Duration::from_secs(console.idle_minutes_max * 60),
            age: Duration::from_secs(console.session_hours_max * 3600),
        },
        openid: None,
    }))
}
