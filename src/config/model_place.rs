//! Where the sentence encoder is looked for.

use std::path::PathBuf;

use super::Settings;

/// What the settings say where nobody has set anything.
const AUTO: &str = "auto";
const OFF: &str = "off";
/// The file in the user's data folder.
const FILE: &str = "sentences.deelwijzer-model";

/// Where the encoder is, if any is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelPlace {
    /// The admin wants none.
    Off,
    /// The user has no folder for data, and no other place is set.
    Nowhere,
    /// In this file, if it is there.
    At(PathBuf),
}

/// The place that the settings name: the same for all organisations, and for any folder of
/// guidelines that is one by itself.
pub fn model_place(settings: &Settings) -> ModelPlace {
    match settings.model.trim() {
        OFF => ModelPlace::Off,
        AUTO => match directories::ProjectDirs::from("", "", "deelwijzer") {
            Some(folders) => ModelPlace::At(folders.data_dir().join(FILE)),
            None => ModelPlace::Nowhere,
        },
        path => ModelPlace::At(PathBuf::from(path)),
    }
}
