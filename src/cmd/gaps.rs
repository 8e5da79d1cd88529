//! `gaps`: what people sent in as not covered, or not right.

use std::io::Write;

use super::log::{self, Voice};
use super::{Ending, Failure, Session};
use crate::bot::{self, gap_groups};
use crate::model::{GapOverview, Language};
use crate::render::{gaps, json};
use crate::store::{Store, StoreError};

/// What to tell, and what to delete.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub json: bool,
    /// Deletes what has this code, and tells nothing else.
    pub forget: Option<String>,
    pub language: Option<Language>,
}

/// Tells what was sent in to the organisation that is asked.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let Some(store) = session.settings.store.options() else {
        return Err(Failure::wrong("nothing is kept: store.enabled is false"));
    };
    let organisations = session.organisations()?;
    let id = &organisations.default_options().id;
    // Looking at what nobody sent in makes no file.
    let is_there = store.path.exists();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let store = Store::new(store);
    let mut output = std::io::stdout().lock();
    if let Some(code) = &options.forget {
        let was_there = is_there && runtime.block_on(store.forget_gap(code)).map_err(failed)?;
        if !was_there {
            return Err(Failure::wrong(format!("nothing is kept under the code {code:?}")));
        }
        return Ok(Ending::Done);
    }
    let overview = match is_there {
        true => {
            let gaps = runtime
                .block_on(async {
                    store.age_out(bot::today()).await?;
                    store.gaps(Some(id)).await
                })
                .map_err(failed)?;
            gap_groups::overview(&*session.library(bot::today())?, gaps)
        }
        false => GapOverview::default(),
    };
    if options.json {
        serde_json::to_writer(&mut output, &json::gaps(&overview))?;
        writeln!(output)?;
    } else {
        let language = options.language.unwrap_or_default();
        write!(output, "{}", gaps::text(&overview, language))?;
    }
    output.flush()?;
    Ok(Ending::Done)
}

fn failed(error: StoreError) -> Failure {
    match error {
        StoreError::Newer { .. } => Failure::Wrong(error.into()),
        _ => Failure::Program(error.into()),
    }
}
