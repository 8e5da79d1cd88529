//! `check`: everything that is wrong in an organisation's files, and its question cases replayed.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::log::{self, Voice};
use super::session::{self, Patience, plain_options};
use super::{Ending, Failure, Session};
use crate::bot;
use crate::bot::accept::{AcceptedFile, accepted, not_accepted};
use crate::bot::cases::{self, CaseCounts, CaseResult};
use crate::bot::contradictions::{contradictions, near_duplicates};
use crate::bot::coverage::{Coverage, coverage};
use crate::bot::hints::hints;
use crate::bot::watch::{self, WatchError, WatchOptions};
use crate::bot::{Library, LibraryOptions};
use crate::config::ReloadSettings;
use crate::model::{Diagnostic, FileNorms, Language, Level};
use crate::render::json::{self, CheckJson, FileNormsJson};
use crate::render::{diagnostics, report};

/// Clears a terminal and goes to its upper left corner (ECMA-48: ED, CUP).
const CLEAR: &str = "\x1b[2J\x1b[H";

/// What to check and how to tell it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub form: Form,
    /// Whether to show the norms that were read.
    pub norms: bool,
    /// Whether to show the norms that no question case's answer quotes.
    pub coverage: bool,
    /// Whether to change the cases that do not hold to what is answered now.
    pub accept: bool,
    pub as_of: Option<Date>,
    /// That of the organisation where absent.
    pub language: Option<Language>,
}

/// How the report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    #[default]
    Text,
    Json,
    /// Workflow commands of GitHub, which shows them beside the lines of a pull request.
    Annotations,
}

/// Prints every fault of the organisation's files; errors and broken cases make it `FoundErrors`.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    Ok(once(session, options)?.0)
}

/// The same, and again after each edit of the organisation's folder, until the program is stopped;
/// a terminal is cleared before each report.
pub fn watch(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let folder = session.organisations()?.default_options().guidelines.clone();
    let &ReloadSettings { settle_ms, poll_seconds, .. } = &session.settings.reload;
    let of_watch = WatchOptions { settle_ms, poll_seconds, replay_cases: false };
    let unwatched = |error: WatchError| Failure::Wrong(error.into());
    let (watch, edits) =
        watch::edits_in(&BTreeSet::from([folder]), &of_watch).map_err(unwatched)?;
    let mut output = std::io::stdout();
    loop {
        if output.is_terminal() {
            write!(output, "{CLEAR}")?;
        }
        if let (_, Some(library)) = once(session, options)? {
            // What is written above the organisation counts here too, also what was written
            // between reading it and watching it.
            if watch.add(&watch::folders_of(&library)).map_err(unwatched)? {
                continue;
            }
        }
        // Where standard error is closed, the reports go on all the same.
        let language = options.language.unwrap_or_default();
        let _ = writeln!(std::io::stderr().lock(), "{}", report::watching(language));
        if edits.recv().is_err() {
            return Ok(Ending::Done);
        }
        while edits.try_recv().is_ok() {}
    }
}

/// Checks and prints; how it ends, and what was checked where there is anything to answer from.
fn once(session: &Session, options: &Options) -> Result<(Ending, Option<Arc<Library>>), Failure> {
    let day = options.as_of.unwrap_or_else(bot::today);
    let organisations = session.organisations()?;
    let of_library = organisations.default_options();
    let mut looked = look(of_library, day)?;
    let accepted = match options.accept {
        true => {
            let accepted = accept(&looked)?;
            // What was accepted is read again, so that the report tells how it is now.
            looked = if accepted.is_empty() { looked } else { look(of_library, day)? };
            Some(Accepted { changed: accepted, left: not_accepted(&looked.results) })
        }
        false => None,
    };
    let of_organisation = looked.library.as_ref().map(|it| it.organisation.language());
    let language = options.language.or(of_organisation).unwrap_or_default();
    let library = looked.library.as_deref();
    let norms = library.filter(|_| options.norms).map(bot::verdict::all).unwrap_or_default();
    let library = library.filter(|_| options.coverage);
    let checked = Checked {
        organisation: organisations.default.clone(),
        folder: in_repository(&of_library.guidelines),
        day,
        counts: cases::count(&looked.results),
        norms,
        coverage: library.map(|library| coverage(library, &looked.results)),
        accepted,
        diagnostics: looked.diagnostics,
    };
    print(&checked, language, options.form)?;
    let has_errors = checked.diagnostics.iter().any(|it| it.level == Level::Error);
    let ending = if has_errors { Ending::FoundErrors } else { Ending::Done };
    Ok((ending, looked.library))
}

/// What an organisation's files and question cases came to.
struct Looked {
    /// None where the files have errors that leave nothing to answer from.
    library: Option<Arc<Library>>,
    results: Vec<CaseResult>,
    diagnostics: Vec<Diagnostic>,
}

fn look(options: &LibraryOptions, day: Date) -> Result<Looked, Failure> {
    match session::open(options, day) {
        Ok(library) => {
            session::prepare(&library, Patience::ForAll);
            let mut diagnostics = library.diagnostics.clone();
            // Cases that rest on a guideline with errors are not asked: they would all break.
            let is_whole = diagnostics.iter().all(|it| it.level != Level::Error);
            let results = if is_whole { cases::replay(&library, day) } else { Vec::new() };
            diagnostics.extend(cases::diagnostics(&results));
            if is_whole {
                diagnostics.extend(contradictions(&library, day));
                diagnostics.extend(near_duplicates(&library, day));
                diagnostics.extend(hints(&library, day));
            }
            Ok(Looked { library: Some(library), results, diagnostics })
        }
        Err(error) if !error.diagnostics().is_empty() => {
            let diagnostics = error.diagnostics().to_vec();
            Ok(Looked { library: None, results: Vec::new(), diagnostics })
        }
        Err(error) => Err(session::failure(error)),
    }
}

/// Writes the case files anew in which cases do not hold; which cases were changed.
fn accept(looked: &Looked) -> Result<Vec<(String, usize)>, Failure> {
    let Some(library) = &looked.library else { return Ok(Vec::new()) };
    let files = accepted(library, &looked.results, |path| std::fs::read_to_string(path))?;
    for file in &files {
        write_whole(file)?;
    }
    Ok(files.into_iter().flat_map(|file| file.cases).collect())
}

/// Puts the whole new text in the place of the old one, with its permissions.
fn write_whole(file: &AcceptedFile) -> Result<(), Failure> {
    // A symbolic link goes on leading to the file.
    let path = file.path.canonicalize()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    aside.write_all(file.text.as_bytes())?;
    aside.as_file().set_permissions(std::fs::metadata(&path)?.permissions())?;
    aside.as_file().sync_all()?;
    aside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// The folder as it is called from the working folder, which is the repository's on a build server.
fn in_repository(folder: &Path) -> String {
    let working = std::env::current_dir().unwrap_or_default();
    let below = folder.strip_prefix(&working).unwrap_or(folder);
    let below = below.strip_prefix(".").unwrap_or(below);
    below.to_string_lossy().replace('\\', "/")
}

/// What a check came to.
struct Checked {
    organisation: String,
    folder: String,
    day: Date,
    counts: CaseCounts,
    diagnostics: Vec<Diagnostic>,
    norms: Vec<FileNorms>,
    coverage: Option<Coverage>,
    accepted: Option<Accepted>,
}

/// The question cases that were changed, by the line at which they stood, and those that an author
/// has to change.
struct Accepted {
    changed: Vec<(String, usize)>,
    left: Vec<(String, usize)>,
}

/// The same for programs.
#[derive(Serialize)]
struct CheckReport {
    organisation: String,
    as_of: String,
    /// How many question cases were asked, how many hold, and how many of the rest are known not
    /// to.
    cases: usize,
    cases_hold: usize,
    cases_open: usize,
    /// What was read in each file; absent where it was not asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    norms: Vec<FileNormsJson>,
    /// Absent where it was not asked for, as is the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Vec<PlaceReport>>,
    /// Broken cases in front matters, which are left alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_accepted: Option<Vec<PlaceReport>>,
    #[serde(flatten)]
    check: CheckJson,
}

/// Which rules no question case's answer quotes.
#[derive(Serialize)]
struct CoverageReport {
    norms: usize,
    uncovered: usize,
    files: Vec<FileNormsJson>,
}

/// A question case that was changed, by the line at which it stood.
#[derive(Serialize)]
struct PlaceReport {
    file: String,
    line: usize,
}

fn print(checked: &Checked, language: Language, form: Form) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    match form {
        Form::Json => {
            serde_json::to_writer(&mut output, &as_json(checked, language))?;
            writeln!(output)?;
        }
        Form::Annotations => {
            let found = &checked.diagnostics;
            write!(output, "{}", diagnostics::annotations(found, language, &checked.folder))?;
        }
        Form::Text => write!(output, "{}", as_text(checked, language))?,
    }
    Ok(output.flush()?)
}

fn as_text(checked: &Checked, language: Language) -> String {
    let CaseCounts { asked, hold, open } = checked.counts;
    let mut text = report::norms(&checked.norms, language);
    if let Some(coverage) = &checked.coverage {
        text += &report::norms(&coverage.uncovered, language);
        text += &report::coverage(coverage.norms, coverage.uncovered_count(), language);
        text.push('\n');
    }
    if let Some(accepted) = &checked.accepted {
        text += &report::accepted(&accepted.changed, language);
        text += &report::not_accepted(&accepted.left, language);
        text.push('\n');
    }
    let cases = report::cases(asked, hold, open, language);
    let colour = plain_options().colour;
    text + &report::check(&checked.diagnostics, cases, language, colour)
}

fn as_json(checked: &Checked, language: Language) -> CheckReport {
    let of_coverage = |coverage: &Coverage| CoverageReport {
        norms: coverage.norms,
        uncovered: coverage.uncovered_count(),
        files: coverage.uncovered.iter().map(json::file_norms).collect(),
    };
    let places = |cases: &Vec<(String, usize)>| {
        cases.iter().map(|(file, line)| PlaceReport { file: file.clone(), line: *line }).collect()
    };
    CheckReport {
        organisation: checked.organisation.clone(),
        as_of: checked.day.to_string(),
        cases: checked.counts.asked,
        cases_hold: checked.counts.hold,
        cases_open: checked.counts.open,
        norms: checked.norms.iter().map(json::file_norms).collect(),
        coverage: checked.coverage.as_ref().map(of_coverage),
        accepted: checked.accepted.as_ref().map(|it| places(&it.changed)),
        not_accepted: checked.accepted.as_ref().map(|it| places(&it.left)),
        check: json::check(&checked.diagnostics, language),
    }
}
