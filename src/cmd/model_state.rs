//! Whether there is a sentence encoder, and the encoder itself where there is one.

use std::sync::Arc;

use crate::config::{ModelPlace, Settings, model_place};
use crate::meaning::{About, Model, ModelFault};
use crate::render::doctor::Check;
use crate::render::model::{self as told, ModelReport};

/// What became of looking for an encoder.
#[derive(Debug)]
pub enum ModelState {
    Ready(Arc<Model>),
    /// The settings want none.
    Off,
    /// There is none where it is looked for; none is where there is no place to look.
    None(Option<std::path::PathBuf>),
    /// There is a file that cannot be used.
    Unusable(ModelFault),
}

/// Opens the encoder that the settings name. Whatever is wrong with it, the bot can do without.
pub fn look(settings: &Settings) -> ModelState {
    let path = match model_place(settings) {
        ModelPlace::Off => return ModelState::Off,
        ModelPlace::Nowhere => return ModelState::None(None),
        ModelPlace::At(path) => path,
    };
    match Model::open(&path) {
        Ok(model) => ModelState::Ready(Arc::new(model)),
        Err(ModelFault::NotThere { path }) => ModelState::None(Some(path)),
        Err(fault) => ModelState::Unusable(fault),
    }
}

impl ModelState {
    /// The encoder itself.
    pub fn model(&self) -> Option<Arc<Model>> {
        match self {
            ModelState::Ready(model) => Some(Arc::clone(model)),
            _ => None,
        }
    }

    /// The same for admins to read.
    pub fn report(&self) -> ModelReport {
        let empty = ModelReport::default();
        match self {
            ModelState::Off => ModelReport { state: "off", ..empty },
            ModelState::None(path) => {
                let path = path.as_ref().map(|path| path.display().to_string());
                ModelReport { state: "none", path, ..empty }
            }
            ModelState::Unusable(fault) => {
                ModelReport { state: "unusable", fault: Some(fault.to_string()), ..empty }
            }
            ModelState::Ready(model) => {
                let About { name, licence, origin, package, package_sha256 } =
                    model.about().clone();
                ModelReport {
                    state: "ready",
                    path: Some(model.path().display().to_string()),
                    fault: None,
                    name: Some(name),
                    licence: Some(licence),
                    origin: Some(origin),
                    package: Some(package),
                    package_sha256: Some(package_sha256),
                    id: Some(model.id().to_string()),
                    bytes: Some(model.bytes()),
                }
            }
        }
    }

    /// Says in the log of a service whether there is one, once.
    pub fn log(&self) {
        match self {
            ModelState::Unusable(fault) => {
                tracing::warn!(%fault, "answers without a model");
            }
            _ => tracing::info!("{}", told::line(&self.report())),
        }
    }

    /// What `doctor` tells of it.
    pub fn check(&self) -> Check {
        match self {
            ModelState::Unusable(fault) => {
                let hint = "import its package again, or set DEELWIJZER_MODEL=off";
                Check::fault("model", fault.to_string(), hint)
            }
            _ => Check::good("model", told::line(&self.report())),
        }
    }
}
