//! `model`: makes a sentence encoder of a package, tells what it is, takes it away, and tries it.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::batch::{answer_all, input};
use super::log::{self, Voice};
use super::model_state::{self, ModelState};
use super::{Ending, Failure, Session};
use crate::config::{ModelPlace, model_place};
use crate::meaning::{self, Model, ModelFault, PackageFault};
use crate::render::json::ErrorJson;
use crate::render::model as told;

/// Makes an encoder of the one of `files` that is a package that is known.
pub fn import(session: &Session, files: &[PathBuf]) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let target = place(session)?;
    refuse_foreign(&target)?;
    let mut refused: Option<PackageFault> = None;
    let mut is_made = false;
    for file in files {
        match meaning::import(file, &target) {
            Ok(_) => is_made = true,
            Err(fault @ (PackageFault::Write { .. } | PackageFault::Made(_))) => {
                return Err(Failure::Program(fault.into()));
            }
            Err(fault) => {
                // Every file that is refused is told; the last of them ends the command.
                if let Some(before) = refused.replace(fault) {
                    writeln!(std::io::stderr().lock(), "deelwijzer: {before}")?;
                }
            }
        }
    }
    match refused {
        Some(fault) if !is_made => return Err(Failure::Wrong(fault.into())),
        Some(fault) => writeln!(std::io::stderr().lock(), "deelwijzer: {fault}")?,
        None => {}
    }
    let state = model_state::look(&session.settings);
    let mut output = std::io::stdout().lock();
    write!(output, "{}", told::text(&state.report()))?;
    output.flush()?;
    Ok(Ending::Done)
}

/// Tells what encoder there is; one that cannot be used ends with the status of a check that found
/// errors.
pub fn show(session: &Session, json: bool) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let state = model_state::look(&session.settings);
    let report = state.report();
    let mut output = std::io::stdout().lock();
    if json {
        serde_json::to_writer(&mut output, &told::json(&report))?;
        writeln!(output)?;
    } else {
        write!(output, "{}", told::text(&report))?;
    }
    output.flush()?;
    let is_unusable = matches!(state, ModelState::Unusable(_));
    Ok(if is_unusable { Ending::FoundErrors } else { Ending::Done })
}

/// Takes the encoder's file away, and no other file.
pub fn remove(session: &Session) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let path = place(session)?;
    if let Err(fault @ ModelFault::NotThere { .. }) = Model::open(&path) {
        return Err(Failure::Wrong(fault.into()));
    }
    refuse_foreign(&path)?;
    std::fs::remove_file(&path).map_err(|error| {
        Failure::wrong(format!("{} cannot be taken away: {error}", path.display()))
    })?;
    writeln!(std::io::stdout().lock(), "{} is gone", path.display())?;
    Ok(Ending::Done)
}

/// Prints what the encoder makes of each line of `file`, or of standard input where it is `-`: a
/// JSON string each.
pub fn vectors(session: &Session, file: &Path) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let input = input(file)?;
    let model = match model_state::look(&session.settings) {
        ModelState::Ready(model) => model,
        other => return Err(Failure::wrong(told::line(&other.report()))),
    };
    let bytes_max = session.settings.limits.batch_line_bytes_max;
    answer_all(input, std::io::stdout().lock(), bytes_max, |text| vector(&model, text))?;
    Ok(Ending::Done)
}

/// The pieces and the vectors of a text.
fn vector(model: &Model, line: &str) -> Result<String, ErrorJson> {
    let failed = |error: String| ErrorJson { id: Value::Null, error };
    let text: String =
        serde_json::from_str(line).map_err(|_| failed("the line is no JSON string".to_string()))?;
    let of = |fault: ModelFault| failed(fault.to_string());
    let question = model.question(&text).map_err(of)?;
    let passage = model.passage(&text).map_err(of)?;
    let made = serde_json::json!({
        "pieces": model.question_pieces(&text),
        "question": question.values(),
        "passage": passage.values(),
    });
    Ok(made.to_string())
}

/// Where the encoder goes.
fn place(session: &Session) -> Result<PathBuf, Failure> {
    let hint = "set DEELWIJZER_MODEL to the file that it is to be in";
    match model_place(&session.settings) {
        ModelPlace::At(path) => Ok(path),
        ModelPlace::Off => Err(Failure::wrong(format!("the model is switched off; {hint}"))),
        ModelPlace::Nowhere => {
            Err(Failure::wrong(format!("this user has no folder for data; {hint}")))
        }
    }
}

/// A file that is something else is never written over or taken away.
fn refuse_foreign(path: &Path) -> Result<(), Failure> {
    match Model::open(path) {
        Err(ModelFault::Foreign { .. }) => Err(Failure::wrong(format!(
            "{} is something else than a model; name another file with DEELWIJZER_MODEL",
            path.display()
        ))),
        _ => Ok(()),
    }
}
