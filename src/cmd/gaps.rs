//! `gaps`: what people sent in as not covered, or not right.

use std::io::Write;

use serde::Serialize;

use super::log::{self, Voice};
use super::{Ending, Failure, Session};
use crate::bot;
use crate::model::{Gap, Language};
use crate::render::report;
use crate::store::{Store, StoreError};

/// What to tell, and what to delete.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub json: bool,
    /// Deletes what has this code, and tells nothing else.
    pub forget: Option<String>,
    pub language: Option<Language>,
}

/// Something that was sent in.
#[derive(Serialize)]
struct GapJson<'gap> {
    code: &'gap str,
    organisation: &'gap str,
    kind: &'static str,
    language: &'static str,
    text: &'gap str,
    receipt: Option<&'gap str>,
    day: String,
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
    let gaps = match is_there {
        true => runtime
            .block_on(async {
                store.age_out(bot::today()).await?;
                store.gaps(Some(id)).await
            })
            .map_err(failed)?,
        false => Vec::new(),
    };
    if options.json {
        let gaps: Vec<GapJson> = gaps.iter().map(json).collect();
        serde_json::to_writer(&mut output, &serde_json::json!({ "schema": 1, "gaps": gaps }))?;
        writeln!(output)?;
    } else {
        let language = options.language.unwrap_or_default();
        write!(output, "{}", report::gaps(&gaps, language))?;
    }
    output.flush()?;
    Ok(Ending::Done)
}

fn json(gap: &Gap) -> GapJson<'_> {
    GapJson {
        code: &gap.code,
        organisation: &gap.organisation,
        kind: gap.kind.code(),
        language: gap.language.code(),
        text: &gap.text,
        receipt: gap.receipt.as_ref().map(|receipt| receipt.0.as_str()),
        day: gap.day.to_string(),
    }
}

fn failed(error: StoreError) -> Failure {
    match error {
        StoreError::Newer { .. } => Failure::Wrong(error.into()),
        _ => Failure::Program(error.into()),
    }
}
