//! `index`: builds an organisation's index and tells what is in it.

use std::collections::BTreeSet;
use std::io::Write;

use super::log::{self, Voice};
use super::session::{self, Patience};
use super::{Ending, Failure, Session};
use crate::bot::{self, Library};
use crate::index::Origin;
use crate::render::report::{self, IndexReport};

/// Builds the index of the organisation that is asked, and prints what is in it.
pub fn run(session: &Session, as_json: bool) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let library = session.library(bot::today())?;
    session::prepare(&library, Patience::ForAll);
    let report = of(&library);
    let mut output = std::io::stdout().lock();
    if as_json {
        serde_json::to_writer(&mut output, &report)?;
        writeln!(output)?;
    } else {
        write!(output, "{}", report::index(&report, library.organisation.language()))?;
    }
    output.flush()?;
    Ok(Ending::Done)
}

fn of(library: &Library) -> IndexReport {
    let guidelines = library.corpus.guidelines();
    let languages: BTreeSet<_> =
        guidelines.iter().map(|guideline| guideline.language.code()).collect();
    let folder = match library.index.origin() {
        Origin::InMemory { .. } => None,
        Origin::Opened | Origin::Built => library.options.index.as_ref(),
    };
    IndexReport {
        organisation: library.options.id.clone(),
        guidelines: guidelines.len(),
        passages: library.corpus.passage_count(),
        terms: library.terms.vocabulary.terms().count(),
        languages: languages.into_iter().collect(),
        fingerprint: library.corpus.fingerprint().to_string(),
        folder: folder.map(|folder| folder.display().to_string()),
        built: !matches!(library.index.origin(), Origin::Opened),
    }
}
