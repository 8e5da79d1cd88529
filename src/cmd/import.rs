//! `import`: a Word file, an OpenDocument text or a web page made into a Markdown guideline.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::log::{self, Voice};
use super::session::plain_options;
use super::{Ending, Failure, Session};
use crate::guideline::import::{IMPORT_BYTES_MAX, import};
use crate::model::{ImportRefusal, Language, Level};
use crate::render::{self, json};

/// What to import, and where to.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub file: PathBuf,
    /// `-` for standard output; the file's own name with `.md` where there is none.
    pub output: Option<PathBuf>,
    pub json: bool,
    /// Whether a file that is there already is written over.
    pub force: bool,
    pub language: Option<Language>,
}

/// Where the guideline goes.
enum Target {
    Output,
    File(PathBuf),
}

/// Writes the guideline and tells what was lost; errors that our own reader finds in the result
/// end with the status of a check that found errors.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let language = options.language.unwrap_or_default();
    let name = options.file.file_name().unwrap_or(options.file.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let refused = |refusal| Failure::wrong(render::import::refusal(&refusal, &name, language));
    let bytes = bytes(&options.file, refused)?;
    let limits = &session.settings.limits;
    let imported =
        import(&name, &bytes, limits.file_bytes_max, session.settings.answer.quote_chars_max)
            .map_err(refused)?;
    let output = match target(options)? {
        Target::Output => None,
        Target::File(path) => {
            write(&path, &imported.markdown, options.force)?;
            Some(path.display().to_string())
        }
    };
    let mut out = std::io::stdout().lock();
    if options.json {
        let report = json::import(&imported, &name, output.as_deref(), language);
        serde_json::to_writer(&mut out, &report)?;
        writeln!(out)?;
    } else {
        let colour = plain_options().colour && output.is_some();
        let report = render::import::report(&imported, &name, output.as_deref(), language, colour);
        match output {
            Some(_) => out.write_all(report.as_bytes())?,
            None => {
                out.write_all(imported.markdown.as_bytes())?;
                out.flush()?;
                // Where standard error is closed, nobody wants the report.
                let _ = std::io::stderr().lock().write_all(report.as_bytes());
            }
        }
    }
    out.flush()?;
    let has_errors = imported.diagnostics.iter().any(|found| found.level == Level::Error);
    Ok(if has_errors { Ending::FoundErrors } else { Ending::Done })
}

/// Where the guideline goes.
fn target(options: &Options) -> Result<Target, Failure> {
    let path = match &options.output {
        Some(path) if path == Path::new("-") => return Ok(Target::Output),
        Some(path) => path.clone(),
        None => options.file.with_extension("md"),
    };
    if path.is_dir() {
        let problem = format!("--output: {} is a folder; name a file in it", path.display());
        return Err(Failure::wrong(problem));
    }
    let is_itself = path
        .canonicalize()
        .ok()
        .is_some_and(|path| options.file.canonicalize().is_ok_and(|file| file == path));
    if is_itself {
        return Err(Failure::wrong(format!(
            "{} would be written over by its own import; name another file with --output",
            path.display()
        )));
    }
    if !options.force && path.symlink_metadata().is_ok() {
        return Err(there_already(&path));
    }
    Ok(Target::File(path))
}

fn there_already(path: &Path) -> Failure {
    Failure::wrong(format!(
        "{} is there already; name another file with --output, or write over it with --force",
        path.display()
    ))
}

/// The whole file, up to the limit of an import.
fn bytes(file: &Path, refused: impl Fn(ImportRefusal) -> Failure) -> Result<Vec<u8>, Failure> {
    if file.is_dir() {
        return Err(Failure::wrong(format!("{} is a folder; name a file in it", file.display())));
    }
    let unreadable = |reason: std::io::Error| {
        Failure::wrong(format!("{} cannot be read: {reason}", file.display()))
    };
    let opened = std::fs::File::open(file).map_err(unreadable)?;
    let mut bytes = Vec::new();
    opened.take(IMPORT_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > IMPORT_BYTES_MAX {
        return Err(refused(ImportRefusal::TooLarge { bytes_max: IMPORT_BYTES_MAX }));
    }
    Ok(bytes)
}

/// Writes beside and renames into place, so that a half-written guideline never stands there.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let failed = |reason: std::io::Error| {
        Failure::wrong(format!("{} cannot be written: {reason}", path.display()))
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new();
    // Readable for whoever may read other new files, as a guideline is.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = beside.tempfile_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let placed = match force {
        true => file.persist(path),
        false => file.persist_noclobber(path),
    };
    match placed {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(there_already(path))
        }
        Err(error) => Err(failed(error.error)),
    }
}
