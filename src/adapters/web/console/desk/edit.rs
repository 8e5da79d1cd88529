//! A guideline that is edited: opened, tried out, published or proposed.

use std::sync::Arc;

use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Form, Multipart, Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};

use super::fields::{Act, DeskFields};
use super::told::{self, Told};
use super::{Console, joined, needs_second, on_to, planned, publish, states};
use crate::adapters::web::console::visit::{Visit, visit_with_form};
use crate::adapters::web::request::FormFields;
use crate::bot::desk::{ChangeFault, NotPublished, Trial, as_file, kept_answers, uploaded};
use crate::bot::today;
use crate::guideline;
use crate::model::{Cause, FileEdit};
use crate::render::messages::console::desk::{self as say, Refusal};
use crate::render::page::console::desk::edit::{self as edit_page, Editing};
use crate::render::page::console::desk::{PROPOSALS, STATES};

/// A new guideline.
pub async fn new(State(console): State<Arc<Console>>, visit: Visit) -> Response {
    let needs_second = needs_second(&console);
    let editing = Editing { is_new: true, needs_second, ..Editing::default() };
    visit.page(&console, |of_page| edit_page::page(of_page, &editing))
}

/// A guideline as it is in the folder.
pub async fn open(
    State(console): State<Arc<Console>>,
    visit: Visit,
    file: Result<Path<String>, PathRejection>,
) -> Response {
    let file = file.map(|Path(file)| file).unwrap_or_default();
    let opened = match file.ends_with(".md") {
        true => console.web.bot.opened(&visit.library.options.id, &file),
        false => Err(ChangeFault::NoSuchPlace { file: file.clone() }.into()),
    };
    let (text, refusal) = match opened {
        Ok(Some(text)) => (text, None),
        Ok(None) => (String::new(), Some(Refusal::NoSuchPlace { file: file.clone() })),
        Err(error) => (String::new(), Told::of(error).refusal),
    };
    let before = if refusal.is_none() { guideline::hash(&text) } else { String::new() };
    let editing = Editing {
        file: &file,
        before: &before,
        text: &text,
        needs_second: needs_second(&console),
        refusal: refusal.as_ref(),
        ..Editing::default()
    };
    visit.page(&console, |of_page| edit_page::page(of_page, &editing))
}

/// A form with a change: it is tried out, published or proposed.
pub async fn change(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let (visit, fields) = match visit_with_form(&console, &headers, &uri, form) {
        Ok((visit, fields)) => (visit, DeskFields::of(fields)),
        Err(response) => return *response,
    };
    if fields.state.is_some() {
        return states::restore(&console, &visit, &fields).await;
    }
    let edit = match edit_of(&console, &visit, &fields) {
        Ok(edit) => edit,
        Err(refusal) => {
            let told = Told { refusal: Some(refusal), ..Told::default() };
            return shown(&console, &visit, &fields, told).await;
        }
    };
    let edits = with_kept(&console, &visit, edit, &fields).await;
    let made = match fields.act {
        Act::Publish => {
            let change = planned(&visit, edits, Cause::Published);
            publish(&console, &visit, change).await.map(|_| (STATES, "gepubliceerd"))
        }
        Act::Propose => {
            let change = planned(&visit, edits, Cause::Published);
            let proposed = console.web.bot.propose(&visit.library.options.id, change).await;
            proposed.map(|_| (PROPOSALS, "voorgesteld"))
        }
        Act::Try | Act::Delete => {
            let told = tried(&console, &visit, edits).await;
            return shown(&console, &visit, &fields, told).await;
        }
    };
    match made {
        Ok((path, done)) => on_to(&console, &visit, path, done),
        Err(error) => shown(&console, &visit, &fields, Told::of(error)).await,
    }
}

/// A file that somebody sent: made into a text to edit.
pub async fn upload(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let mut fields = Vec::new();
    let mut sent: Option<(String, Vec<u8>)> = None;
    if let Ok(mut form) = form {
        while let Ok(Some(field)) = form.next_field().await {
            let name = field.name().unwrap_or_default().to_string();
            let file = field.file_name().map(str::to_string);
            let Ok(bytes) = field.bytes().await else { break };
            match file {
                Some(file) => sent = Some((file, bytes.to_vec())),
                None => fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
    }
    let visit = match visit_with_form(&console, &headers, &uri, Ok(Form(fields))) {
        Ok((visit, _)) => visit,
        Err(response) => return *response,
    };
    let library = Arc::clone(&visit.library);
    let sent = sent.filter(|(name, bytes)| !name.is_empty() && !bytes.is_empty());
    let read = match sent {
        None => Err(Refusal::NoUpload),
        Some((name, bytes)) => {
            let language = visit.language;
            let work = move || {
                let read = uploaded(&library, &name, &bytes);
                read.map_err(|fault| told::of_upload(fault, &name, language))
            };
            joined(tokio::task::spawn_blocking(work).await)
        }
    };
    let (read, refusal) = match read {
        Ok(read) => (Some(read), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let read = read.as_ref();
    let imported = read.and_then(|read| read.imported.as_ref());
    let editing = Editing {
        file: read.map_or("", |read| &read.file),
        text: read.map_or("", |read| &read.markdown),
        is_new: true,
        needs_second: needs_second(&console),
        refusal: refusal.as_ref(),
        notes: imported.map_or(&[], |imported| &imported.notes),
        ..Editing::default()
    };
    visit.page(&console, |of_page| edit_page::page(of_page, &editing))
}

/// The edit that a form asks for.
fn edit_of(console: &Console, visit: &Visit, fields: &DeskFields) -> Result<FileEdit, Refusal> {
    let options = &visit.library.options;
    let told = |error: NotPublished| Told::of(error).refusal.unwrap_or(Refusal::Failed);
    let file = match (&fields.name, &fields.file) {
        (Some(name), _) => guideline::guideline_name(name, options.read.folder_depth_max)
            .map_err(|fault| told(ChangeFault::Name { file: name.clone(), fault }.into()))?,
        // Only guidelines in Markdown are edited here.
        (None, Some(file)) if file.ends_with(".md") && !file.starts_with("cases/") => file.clone(),
        (None, file) => {
            return Err(Refusal::NoSuchPlace { file: file.clone().unwrap_or_default() });
        }
    };
    let now = console.web.bot.opened(&options.id, &file).map_err(told)?;
    if fields.name.is_some() && now.is_some() {
        return Err(Refusal::NameTaken { file });
    }
    let text = (!fields.goes).then(|| as_file(now.as_deref(), &fields.text));
    Ok(FileEdit { file, before: fields.before.clone(), text })
}

/// The edit with the cases of the answers that are to stay.
async fn with_kept(
    console: &Arc<Console>,
    visit: &Visit,
    edit: FileEdit,
    fields: &DeskFields,
) -> Vec<FileEdit> {
    let edits = vec![edit];
    if fields.keep.is_empty() {
        return edits;
    }
    let Ok(trial) = trial(console, visit, edits.clone()).await else { return edits };
    let Some(after) = trial.after else { return edits };
    let heading = say::cases_heading(after.organisation.language());
    let (kept, _) = kept_answers(&after, &fields.keep, heading);
    edits.into_iter().chain(kept).collect()
}

/// The trial of a change, in a thread of its own; one that changes nothing is tried all the same,
/// so that questions can be asked.
pub(super) async fn trial(
    console: &Arc<Console>,
    visit: &Visit,
    edits: Vec<FileEdit>,
) -> Result<Trial, NotPublished> {
    let (bot, library) = (Arc::clone(&console.web.bot), Arc::clone(&visit.library));
    let work = move || match bot.try_out(&library.options.id, &edits, today()) {
        Err(NotPublished::Fault(ChangeFault::Nothing)) => Ok(Trial::unchanged(&library, today())),
        tried => tried,
    };
    joined(tokio::task::spawn_blocking(work).await)
}

pub(super) async fn tried(console: &Arc<Console>, visit: &Visit, edits: Vec<FileEdit>) -> Told {
    match trial(console, visit, edits).await {
        Ok(trial) => Told { trial: Some(Box::new(trial)), ..Told::default() },
        Err(error) => Told::of(error),
    }
}

/// The page with what came of a form, its fields as they were filled in.
async fn shown(console: &Arc<Console>, visit: &Visit, fields: &DeskFields, told: Told) -> Response {
    let names = told::names(&console.web.bot);
    let file = fields.name.as_deref().or(fields.file.as_deref()).unwrap_or_default();
    // What changed underneath has been seen now: the next try holds against that.
    let seen = told.changed.iter().find(|changed| changed.file == file);
    let seen = seen.map(|changed| changed.now.as_deref().map(guideline::hash));
    let before = seen.unwrap_or_else(|| fields.before.clone()).unwrap_or_default();
    let asked = fields.asked();
    let tried = told.trial.as_deref();
    let tried = tried.map(|trial| told::tried(trial, &names, &asked, &fields.keep));
    let editing = Editing {
        file,
        is_new: fields.name.is_some(),
        before: &before,
        text: &fields.text,
        questions: &fields.questions,
        goes: fields.goes,
        needs_second: needs_second(console),
        refusal: told.refusal.as_ref(),
        changed: &told.changed,
        tried,
        notes: &[],
    };
    visit.page(console, |of_page| edit_page::page(of_page, &editing)).into_response()
}
