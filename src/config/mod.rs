//! Settings: defaults, then `deelwijzer.toml`, then the environment, read once and handed on.
//!
//! Reading order: what can be set (`catalogue`), where it comes from (`layers`), what is wrong
//! with it (`fault`), the values as types (`settings`), whose guidelines they name
//! (`organisations`), where the sentence encoder is (`model_place`) and how the console (`console`,
//! `desk`) and Discord (`discord`) are served.

mod catalogue;
#[cfg(feature = "web")]
mod console;
mod desk;
#[cfg(feature = "discord")]
mod discord;
mod fault;
mod layers;
mod model_place;
mod organisations;
#[cfg(any(feature = "discord", feature = "web"))]
mod secret;
mod settings;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use config::{Config, Value};

pub use catalogue::{Form, SETTINGS, Setting, variable};
#[cfg(feature = "web")]
pub use console::console;
pub use desk::desk;
#[cfg(feature = "discord")]
pub use discord::discord;
pub use fault::{ConfigurationError, Fault, Place};
pub use model_place::{ModelPlace, model_place};
pub use organisations::{Organisations, cache_folder, chosen};
pub use settings::{
    AnswerSettings, ConsoleSettings, DiscordMentionReply, DiscordMode, DiscordSettings,
    LimitSettings, LogFormat, LogSettings, ReloadSettings, Settings, WebSettings,
};

/// What the command line sets; it goes over everything else.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// The settings file; `deelwijzer.toml` in the working folder, if it is there, when absent.
    pub config: Option<PathBuf>,
    pub organisation: Option<String>,
    /// A folder that is an organisation by itself.
    pub guidelines: Option<PathBuf>,
    pub index: Option<PathBuf>,
    pub address: Option<SocketAddr>,
}

/// The settings of this run, with `variables` as the environment and `.env` of the working folder.
///
/// Errs with every fault at once: unknown settings, values of the wrong form or out of range, and
/// files that cannot be read.
pub fn load(
    overrides: &Overrides,
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> Result<Settings, ConfigurationError> {
    let mut faults = Vec::new();
    let file = layers::file(overrides.config.as_deref(), &mut faults);
    let environment = layers::environment(variables, &mut faults);
    if !faults.is_empty() {
        return Err(ConfigurationError { faults });
    }
    combine(&file, &environment, overrides)
        .map_err(|error| ConfigurationError { faults: vec![Fault::other(&error.to_string())] })
}

/// Lays the layers over one another; each value has been checked by itself.
fn combine(
    file: &[(String, Value)],
    environment: &[(String, Value)],
    overrides: &Overrides,
) -> Result<Settings, config::ConfigError> {
    let mut builder = Config::builder();
    for setting in SETTINGS {
        builder = builder.set_default(setting.key, setting.default_value())?;
    }
    for (key, value) in file.iter().chain(environment) {
        builder = builder.set_override(key, value.clone())?;
    }
    let folder = |path: &PathBuf| path.to_string_lossy().into_owned();
    builder = builder
        .set_override_option("organisation", overrides.organisation.clone())?
        .set_override_option("web.address", overrides.address.map(|address| address.to_string()))?
        .set_override_option("index", overrides.index.as_ref().map(folder))?;
    builder.build()?.try_deserialize()
}

#[cfg(test)]
mod tests;
