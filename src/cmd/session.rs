//! What every command has at hand: the settings, and the libraries that they name.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::ending::Failure;
use super::model_state::{self, ModelState};
use super::progress;
use crate::bot::{self, Bot, Library, LibraryError, LibraryOptions};
use crate::config::{self, Organisations, Overrides, Settings};
use crate::index::Origin;
use crate::meaning::ModelFault;
use crate::model::{Diagnostic, Level};
use crate::render::diagnostics;
use crate::render::plain::PlainOptions;
use crate::render::report;

/// The widest text in a terminal, in columns; longer lines read badly.
const WIDTH_MAX: usize = 100;

/// One run of a command.
#[derive(Debug)]
pub struct Session {
    pub settings: Settings,
    overrides: Overrides,
    /// The encoder, once it was looked for.
    model: OnceLock<ModelState>,
}

impl Session {
    pub fn new(settings: Settings, overrides: Overrides) -> Session {
        Session { settings, overrides, model: OnceLock::new() }
    }

    /// The organisations that the settings and the command line name.
    pub fn organisations(&self) -> Result<Organisations, Failure> {
        let mut organisations = config::chosen(&self.settings, &self.overrides)?;
        for options in &mut organisations.all {
            options.model = self.model().model();
        }
        Ok(organisations)
    }

    /// The encoder that the settings name, or what became of it; opened once.
    pub fn model(&self) -> &ModelState {
        self.model.get_or_init(|| model_state::look(&self.settings))
    }

    /// The library of the one organisation that is asked, as of `day`.
    ///
    /// Faults in its files are told on standard error.
    pub fn library(&self, day: Date) -> Result<Arc<Library>, Failure> {
        let organisations = self.organisations()?;
        let opened = open(organisations.default_options(), day).inspect(tell_left_out);
        opened.map_err(|error| {
            tell_diagnostics(error.diagnostics());
            failure(error)
        })
    }

    /// A bot for the one organisation that is asked, as of `day`.
    pub fn bot(&self, day: Date) -> Result<Bot, Failure> {
        Ok(bot_of(self.library(day)?))
    }

    /// The same, for whose answers it is known what the passages mean, where a model is installed.
    pub fn prepared_bot(&self, day: Date, patience: Patience) -> Result<Bot, Failure> {
        let library = self.library(day)?;
        prepare(&library, patience);
        Ok(bot_of(library))
    }
}

fn bot_of(library: Arc<Library>) -> Bot {
    let id = library.options.id.clone();
    Bot::new(vec![library], id)
}

/// How long somebody waits for what passages mean to be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// About a minute at most: with more passages to read, answers go by words alone.
    ForOneQuestion,
    /// Until it is done.
    ForAll,
}

/// So many passages are read for one question.
const READ_FOR_ONE_MAX: usize = 2_000;

/// Opens a library, with a sign of life on standard error when it takes long.
pub fn open(options: &LibraryOptions, day: Date) -> Result<Arc<Library>, LibraryError> {
    let opened = progress::shown(&options.id, || bot::library::open(options, day));
    if let Ok(library) = &opened
        && let Origin::InMemory { reason: Some(reason) } = library.index.origin()
    {
        tracing::warn!(organisation = options.id, reason, "the index is kept in memory alone");
    }
    opened
}

/// Has what each passage means worked out before anybody is answered, where a model is installed,
/// with a sign of life on standard error when it takes long.
pub fn prepare(library: &Library, patience: Patience) {
    let (done, all) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let line = |_| report::reading(done.load(Ordering::Relaxed), all.load(Ordering::Relaxed));
    let count = |so_far, of_all| {
        done.store(so_far, Ordering::Relaxed);
        all.store(of_all, Ordering::Relaxed);
        match patience {
            Patience::ForOneQuestion if of_all > READ_FOR_ONE_MAX => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    };
    let prepared = progress::told(line, || library.prepare_meaning(&count));
    let organisation = &library.organisation.id;
    match prepared {
        Ok(_) => {}
        Err(ModelFault::Stopped) => {
            let passages = all.load(Ordering::Relaxed);
            let hint = "answered without the model; `deelwijzer index` has all passages read once";
            tracing::warn!(organisation, passages, "{hint}");
        }
        Err(fault) => tracing::warn!(organisation, %fault, "answered without the model"),
    }
}

/// Wrong files are the person's to mend; an index that cannot be made is the program's failure.
pub fn failure(error: LibraryError) -> Failure {
    match error {
        LibraryError::Files { .. } | LibraryError::Cases { .. } => Failure::Wrong(error.into()),
        LibraryError::Index { .. } => Failure::Program(error.into()),
    }
}

/// Prints the errors of the files that do not take part on standard error, and that they don't.
pub fn tell_left_out(library: &Arc<Library>) {
    let errors = library.diagnostics.iter().filter(|found| found.level == Level::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    if !errors.is_empty() {
        let text = diagnostics::left_out(&errors, library.organisation.language());
        // Where standard error is closed, there is nobody to tell.
        let _ = write!(std::io::stderr().lock(), "{text}");
    }
}

/// Prints what was found in the files on standard error.
pub fn tell_diagnostics(found: &[Diagnostic]) {
    if !found.is_empty() {
        let text = diagnostics::text(found, Default::default(), false);
        // Where standard error is closed, the exit code still tells.
        let _ = write!(std::io::stderr().lock(), "{text}");
    }
}

/// How text is set on standard output: broken and coloured only where it is a terminal.
pub fn plain_options() -> PlainOptions {
    let output = std::io::stdout();
    let colour = anstream::AutoStream::choice(&output) != anstream::ColorChoice::Never;
    let width = match terminal_size::terminal_size_of(&output) {
        Some((terminal_size::Width(columns), _)) => usize::from(columns).min(WIDTH_MAX),
        None => 0,
    };
    let is_terminal = output.is_terminal();
    PlainOptions { width, colour: colour && is_terminal, ..PlainOptions::default() }
}
