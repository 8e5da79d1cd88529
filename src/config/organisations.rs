//! Whose guidelines a run is about, and where they are.

use std::path::{Path, PathBuf};

use super::{ConfigurationError, Fault, Overrides, Place, Settings};
use crate::answer::AnswerOptions;
use crate::bot::LibraryOptions;
use crate::guideline::ReadLimits;

/// The organisations of a run.
#[derive(Clone, Debug)]
pub struct Organisations {
    /// All of them, by id in order.
    pub all: Vec<LibraryOptions>,
    /// The id of the one that is asked where nobody says which.
    pub default: String,
}

impl Organisations {
    /// Where the default organisation's files are.
    pub fn default_options(&self) -> &LibraryOptions {
        let found = self.all.iter().find(|options| options.id == self.default);
        found.expect("the default was chosen from all of them")
    }
}

/// The organisation of `--guidelines`, or those below the configured folder.
///
/// Errs where there is no such folder, nothing in it, or not the organisation that is asked for.
pub fn chosen(
    settings: &Settings,
    overrides: &Overrides,
) -> Result<Organisations, ConfigurationError> {
    let found = match &overrides.guidelines {
        Some(folder) => by_itself(folder, overrides, settings),
        None => configured(settings),
    };
    found.map_err(|fault| ConfigurationError { faults: vec![fault] })
}

/// The organisation that a folder is by itself.
///
/// Where `--organisation` names one of its sub-folders with guidelines, it is that one.
fn by_itself(
    folder: &Path,
    overrides: &Overrides,
    settings: &Settings,
) -> Result<Organisations, Fault> {
    let whole = existing(folder, "--guidelines", "give a folder with .md or .html files")?;
    let below = overrides.organisation.as_ref().map(|name| (name, whole.join(name)));
    let (id, folder) = match below {
        Some((name, below)) if is_plain(name) && is_organisation(&below) => (name.clone(), below),
        Some((name, _)) => (name.clone(), whole),
        None => (folder_name(&whole), whole),
    };
    let index = match &overrides.index {
        Some(index) => Some(index.clone()),
        None => cache_folder(&folder),
    };
    let options = options(id.clone(), folder, index, settings);
    Ok(Organisations { all: vec![options], default: id })
}

/// The organisations below the configured folder; the folder itself where it is one.
fn configured(settings: &Settings) -> Result<Organisations, Fault> {
    let hint = "start in the folder that holds it, set DEELWIJZER_GUIDELINES, \
                or give any folder of guideline files with --guidelines";
    let whole = existing(&settings.guidelines, "guidelines", hint)?;
    let unreadable = |error: std::io::Error| {
        fault("guidelines", format!("cannot list the folder {}: {error}", whole.display()))
    };
    let mut folders: Vec<PathBuf> = Vec::new();
    if whole.join("organisation.toml").is_file() {
        folders.push(whole.clone());
    } else {
        for entry in std::fs::read_dir(&whole).map_err(unreadable)? {
            folders.push(entry.map_err(unreadable)?.path());
        }
        folders.retain(|folder| is_organisation(folder));
        if folders.is_empty() && is_organisation(&whole) {
            folders.push(whole.clone());
        }
    }
    folders.sort();
    if folders.is_empty() {
        let problem = format!(
            "{} has no folder with .md or .html files in it; make one for each organisation",
            whole.display()
        );
        return Err(fault("guidelines", problem));
    }
    let option_of = |folder: PathBuf| {
        let id = folder_name(&folder);
        let index = Some(settings.index.join(&id));
        options(id, folder, index, settings)
    };
    let all: Vec<LibraryOptions> = folders.into_iter().map(option_of).collect();
    let default = default_of(&all, &settings.organisation, &whole)?;
    Ok(Organisations { all, default })
}

/// The id of the configured organisation; the only one there is where none was configured.
fn default_of(all: &[LibraryOptions], wanted: &str, whole: &Path) -> Result<String, Fault> {
    let shipped =
        super::SETTINGS.iter().any(|one| one.key == "organisation" && one.default == wanted);
    match all {
        _ if all.iter().any(|options| options.id == wanted) => Ok(wanted.to_string()),
        [only] if shipped => Ok(only.id.clone()),
        _ => {
            let ids: Vec<&str> = all.iter().map(|options| options.id.as_str()).collect();
            let near = super::fault::nearest(wanted, ids.iter().copied()).map(str::to_string);
            let problem =
                format!("there is no `{wanted}`; {} has only: {}", whole.display(), ids.join(", "));
            Err(Fault {
                setting: "organisation".to_string(),
                place: Place::Anywhere,
                problem,
                near,
            })
        }
    }
}

/// What the library needs to know of one organisation.
fn options(
    id: String,
    guidelines: PathBuf,
    index: Option<PathBuf>,
    settings: &Settings,
) -> LibraryOptions {
    let (limits, answer) = (&settings.limits, &settings.answer);
    let read = ReadLimits {
        file_bytes_max: limits.file_bytes_max,
        guidelines_max: limits.guidelines_max,
        passages_max: limits.passages_max,
        folder_depth_max: limits.folder_depth_max,
        quote_chars_max: answer.quote_chars_max,
        ..ReadLimits::default()
    };
    let answer = AnswerOptions {
        citations_max: answer.citations_max,
        quote_chars_max: answer.quote_chars_max,
        risks_max: answer.risks_max,
    };
    let question_chars_max = limits.question_chars_max;
    let draft_chars_max = limits.draft_chars_max;
    LibraryOptions {
        id,
        guidelines,
        index,
        read,
        answer,
        question_chars_max,
        draft_chars_max,
        model: None,
    }
}

/// The absolute path of a folder that is there; else what was looked for, and what to do.
fn existing(folder: &Path, setting: &str, hint: &str) -> Result<PathBuf, Fault> {
    let shown = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let problem = match folder.metadata() {
        Ok(metadata) if metadata.is_dir() => return Ok(folder.canonicalize().unwrap_or(shown)),
        Ok(_) => "is a file, not a folder".to_string(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "is not there".to_string(),
        Err(error) => format!("cannot be opened ({error})"),
    };
    Err(fault(setting, format!("the folder {} {problem}; {hint}", shown.display())))
}

fn fault(setting: &str, problem: String) -> Fault {
    Fault { setting: setting.to_string(), place: Place::Anywhere, problem, near: None }
}

/// Whether a name is one folder's, and leads nowhere else.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\'])
}

/// Whether a folder holds guideline files or says that it is an organisation.
fn is_organisation(folder: &Path) -> bool {
    let hidden = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if hidden {
        return false;
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        name == "organisation.toml" || name.ends_with(".md") || name.ends_with(".html")
    })
}

/// The id that a folder gives its organisation.
fn folder_name(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "guidelines".to_string())
}

/// A folder of the user's cache for the index of `guidelines`; none where it can't be written.
///
/// The path is part of its name, since two folders can have one name.
pub fn cache_folder(guidelines: &Path) -> Option<PathBuf> {
    let cache = directories::ProjectDirs::from("", "", "deelwijzer")?.cache_dir().join("index");
    let path = blake3::hash(guidelines.as_os_str().as_encoded_bytes()).to_hex();
    let folder = cache.join(&path[..16]);
    std::fs::create_dir_all(&folder).ok()?;
    tempfile::tempfile_in(&folder).ok()?;
    Some(folder)
}
