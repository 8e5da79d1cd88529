//! `check`: everything that is wrong in an organisation's files, and its question cases replayed.

use std::io::Write;

use jiff::civil::Date;
use serde::Serialize;

use super::log::{self, Voice};
use super::session::{self, plain_options};
use super::{Ending, Failure, Session};
use crate::bot;
use crate::bot::cases::{self, CaseCounts};
use crate::model::{Diagnostic, FileNorms, Language, Level};
use crate::render::json::{self, CheckJson, FileNormsJson};
use crate::render::report;

/// What to check and how to tell it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub json: bool,
    /// Whether to show the norms that were read.
    pub norms: bool,
    pub as_of: Option<Date>,
    /// That of the organisation where absent.
    pub language: Option<Language>,
}

/// Prints every fault of the organisation's files; errors and broken cases make it `FoundErrors`.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let day = options.as_of.unwrap_or_else(bot::today);
    let organisations = session.organisations()?;
    let (diagnostics, counts, language, norms) =
        match session::open(organisations.default_options(), day) {
            Ok(library) => {
                session::prepare(&library);
                let mut diagnostics = library.diagnostics.clone();
                // Cases that rest on a guideline with errors are not asked: they would all break.
                let is_whole = diagnostics.iter().all(|it| it.level != Level::Error);
                let results = if is_whole { cases::replay(&library, day) } else { Vec::new() };
                diagnostics.extend(cases::diagnostics(&results));
                let norms = if options.norms { bot::verdict::all(&library) } else { Vec::new() };
                (diagnostics, cases::count(&results), library.organisation.language(), norms)
            }
            Err(error) if !error.diagnostics().is_empty() => {
                let diagnostics = error.diagnostics().to_vec();
                (diagnostics, CaseCounts::default(), Language::default(), Vec::new())
            }
            Err(error) => return Err(session::failure(error)),
        };
    let language = options.language.unwrap_or(language);
    let organisation = organisations.default;
    print(
        &Checked { organisation, day, counts, diagnostics: &diagnostics, norms },
        language,
        options.json,
    )?;
    let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error);
    Ok(if has_errors { Ending::FoundErrors } else { Ending::Done })
}

/// What a check came to.
struct Checked<'a> {
    organisation: String,
    day: Date,
    counts: CaseCounts,
    diagnostics: &'a [Diagnostic],
    norms: Vec<FileNorms>,
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
    #[serde(flatten)]
    check: CheckJson,
}

fn print(checked: &Checked, language: Language, as_json: bool) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    if as_json {
        let report = CheckReport {
            organisation: checked.organisation.clone(),
            as_of: checked.day.to_string(),
            cases: checked.counts.asked,
            cases_hold: checked.counts.hold,
            cases_open: checked.counts.open,
            norms: checked.norms.iter().map(json::file_norms).collect(),
            check: json::check(checked.diagnostics, language),
        };
        serde_json::to_writer(&mut output, &report)?;
        writeln!(output)?;
    } else {
        let colour = plain_options().colour;
        let CaseCounts { asked, hold, open } = checked.counts;
        let cases = report::cases(asked, hold, open, language);
        let text = report::check(checked.diagnostics, cases, language, colour);
        write!(output, "{}{text}", report::norms(&checked.norms, language))?;
    }
    Ok(output.flush()?)
}
