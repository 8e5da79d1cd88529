//! `check`: everything that is wrong in an organisation's files, and its question cases replayed.

use std::io::Write;

use jiff::civil::Date;
use serde::Serialize;

use super::log::{self, Voice};
use super::session::{self, plain_options};
use super::{Ending, Failure, Session};
use crate::bot::{self, cases};
use crate::model::{Diagnostic, Language, Level};
use crate::render::json::{self, CheckJson};
use crate::render::report;

/// What to check and how to tell it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub json: bool,
    pub as_of: Option<Date>,
    /// That of the organisation where absent.
    pub language: Option<Language>,
}

/// Prints every fault of the organisation's files; errors and broken cases make it `FoundErrors`.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let day = options.as_of.unwrap_or_else(bot::today);
    let organisations = session.organisations()?;
    let (diagnostics, case_count, language) =
        match session::open(organisations.default_options(), day) {
            Ok(library) => {
                let results = cases::replay(&library, day);
                let mut diagnostics = library.diagnostics.clone();
                diagnostics.extend(cases::broken(&results));
                (diagnostics, results.len(), library.organisation.language())
            }
            Err(error) if !error.diagnostics().is_empty() => {
                (error.diagnostics().to_vec(), 0, Language::default())
            }
            Err(error) => return Err(session::failure(error)),
        };
    let language = options.language.unwrap_or(language);
    let organisation = organisations.default;
    print(
        &Checked { organisation, day, case_count, diagnostics: &diagnostics },
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
    case_count: usize,
    diagnostics: &'a [Diagnostic],
}

/// The same for programs.
#[derive(Serialize)]
struct CheckReport {
    organisation: String,
    as_of: String,
    cases: usize,
    #[serde(flatten)]
    check: CheckJson,
}

fn print(checked: &Checked, language: Language, as_json: bool) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    if as_json {
        let report = CheckReport {
            organisation: checked.organisation.clone(),
            as_of: checked.day.to_string(),
            cases: checked.case_count,
            check: json::check(checked.diagnostics, language),
        };
        serde_json::to_writer(&mut output, &report)?;
        writeln!(output)?;
    } else {
        let colour = plain_options().colour;
        let text = report::check(checked.diagnostics, checked.case_count, language, colour);
        write!(output, "{text}")?;
    }
    Ok(output.flush()?)
}
