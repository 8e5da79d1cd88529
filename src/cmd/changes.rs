//! `changes`: which rules are new, gone or changed, as a message for staff.

use std::io::Write;
use std::path::PathBuf;

use super::earlier::earlier;
use super::log::{self, Voice};
use super::session::{self, tell_diagnostics};
use super::{Ending, Failure, Session};
use crate::bot;
use crate::bot::changes::{changes, rules_in};
use crate::model::Language;
use crate::render::{self, json};

/// What to compare with, and how to tell it.
#[derive(Clone, Debug)]
pub struct Options {
    /// The state before a day, or at a revision.
    pub since: Option<String>,
    /// A folder with the earlier files.
    pub from: Option<PathBuf>,
    pub json: bool,
    /// That of the organisation where absent.
    pub language: Option<Language>,
}

/// Tells what changed between an earlier state of the organisation's folder and now.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let organisations = session.organisations()?;
    let of_library = organisations.default_options();
    let today = bot::today();
    let (old, errors) = match (&options.since, &options.from) {
        (_, Some(folder)) if folder.is_dir() => rules_in(folder, of_library, today),
        (_, Some(folder)) => {
            let problem = format!("--from: the folder {} is not there", folder.display());
            return Err(Failure::wrong(problem));
        }
        (Some(since), None) => {
            let earlier = earlier(&of_library.guidelines, since)?;
            rules_in(&earlier.folder, of_library, earlier.day)
        }
        (None, None) => return Err(Failure::wrong("say since when, with --since or --from")),
    };
    // What could not be read then seems new now; whoever posts the list is to know.
    tell_diagnostics(&errors);
    let library = session::open(of_library, today).map_err(|error| {
        tell_diagnostics(error.diagnostics());
        session::failure(error)
    })?;
    session::tell_left_out(&library);
    let (new, _) = rules_in(&of_library.guidelines, of_library, today);
    let found = changes(old, new);
    let language = options.language.unwrap_or_else(|| library.organisation.language());
    let name = &library.organisation.name;
    let mut output = std::io::stdout().lock();
    if options.json {
        serde_json::to_writer(&mut output, &json::changes(&library.organisation.id, &found))?;
        writeln!(output)?;
    } else {
        write!(output, "{}", render::changes::text(&found, name, language))?;
    }
    output.flush()?;
    Ok(Ending::Done)
}
