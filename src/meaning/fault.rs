//! Why there is no encoder, or why a package gives none; told to admins, in English.

use std::path::{Path, PathBuf};

/// Why an encoder's file cannot be used. The bot goes on without it.
#[derive(Debug, thiserror::Error)]
pub enum ModelFault {
    #[error("there is no model at {}", path.display())]
    NotThere { path: PathBuf },
    #[error("the model {} cannot be read: {error}", path.display())]
    File { path: PathBuf, error: std::io::Error },
    #[error(
        "{} is no model of this program; make one with `deelwijzer model import`",
        path.display()
    )]
    Foreign { path: PathBuf },
    #[error(
        "the model {} is of another version of this program; import its package again",
        path.display()
    )]
    OtherVersion { path: PathBuf },
    #[error("the model {} is damaged ({what}); import its package again", path.display())]
    Damaged { path: PathBuf, what: &'static str },
    /// The caller asked to stop.
    #[error("reading the passages was stopped")]
    Stopped,
}

impl ModelFault {
    /// A file that cannot be read, or is not there.
    pub(super) fn of_file(path: &Path, error: std::io::Error) -> ModelFault {
        let path = path.to_path_buf();
        match error.kind() {
            std::io::ErrorKind::NotFound => ModelFault::NotThere { path },
            _ => ModelFault::File { path, error },
        }
    }

    pub(super) fn damaged(path: &Path, what: &'static str) -> ModelFault {
        ModelFault::Damaged { path: path.to_path_buf(), what }
    }
}

/// Why no model can be made of a package's file.
#[derive(Debug, thiserror::Error)]
pub enum PackageFault {
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: std::io::Error },
    #[error("{} is a folder; name the package's file", path.display())]
    Folder { path: PathBuf },
    #[error(
        "{} is larger than {bytes_max} bytes, so it is no package that is known", path.display()
    )]
    TooLarge { path: PathBuf, bytes_max: u64 },
    #[error(
        "{} is no package that is known (SHA-256 {sha256}); get the file that the README names",
        path.display()
    )]
    Unknown { path: PathBuf, sha256: String },
    #[error("{} cannot be unpacked: {what}", path.display())]
    Content { path: PathBuf, what: String },
    #[error("the model cannot be written to {}: {error}", path.display())]
    Write { path: PathBuf, error: std::io::Error },
    #[error("the model that was made cannot be used: {0}")]
    Made(ModelFault),
}
