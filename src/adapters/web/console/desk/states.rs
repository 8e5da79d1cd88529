//! Earlier states: listed, looked at, and gone back to.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use serde::Deserialize;

use super::fields::{Act, DeskFields};
use super::told::{self, Told};
use super::{Console, edit, needs_second, on_to, planned, publish};
use crate::adapters::web::console::visit::Visit;
use crate::adapters::web::pages::refused;
use crate::bot::desk::NotPublished;
use crate::model::{Cause, ChangedFile, FileEdit, State as FilesState};
use crate::render::messages::console::desk as say;
use crate::render::messages::web_fault::WebFault;
use crate::render::page::console::desk::change::{self as change_page, CanMake, Fixed};
use crate::render::page::console::desk::{EDIT, PROPOSALS, STATES, states as states_page};

/// What the address of these pages may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct StatesQuery {
    deel: Option<usize>,
    bestand: Option<String>,
    gedaan: Option<String>,
}

/// The states, of all files or of one.
pub async fn list(State(console): State<Arc<Console>>, visit: Visit, uri: Uri) -> Response {
    let query = Query::try_from_uri(&uri).map(|Query(query)| query);
    let StatesQuery { deel, bestand, gedaan } = query.unwrap_or_default();
    let (bot, id) = (&console.web.bot, &visit.library.options.id);
    let states: Result<Vec<FilesState>, NotPublished> = match &bestand {
        None => bot.states(id),
        Some(file) => {
            bot.file_states(id, file).map(|all| all.into_iter().map(|one| one.state).collect())
        }
    };
    let states = states.unwrap_or_else(|error| {
        tracing::error!(%error, "earlier states are not read");
        Vec::new()
    });
    let done = gedaan.filter(|done| done == "gepubliceerd").map(|_| say::published(visit.language));
    visit.page(&console, |of_page| {
        states_page::list(of_page, &states, bestand.as_deref(), deel.unwrap_or(1), done)
    })
}

/// One state.
pub async fn one(
    State(console): State<Arc<Console>>,
    visit: Visit,
    number: Result<Path<u64>, PathRejection>,
    uri: Uri,
) -> Response {
    let number = number.map(|Path(number)| number).unwrap_or_default();
    let states = console.web.bot.states(&visit.library.options.id).unwrap_or_default();
    let Some(state) = states.iter().find(|state| state.number == number) else {
        let why = (StatusCode::NOT_FOUND, WebFault::NoPage);
        return refused(&console.web, Some(visit.language), why);
    };
    let query: StatesQuery = Query::try_from_uri(&uri).map(|Query(it)| it).unwrap_or_default();
    visit.page(&console, |of_page| states_page::one(of_page, state, query.deel.unwrap_or(1)))
}

/// Goes back to a state, or shows what that would do.
pub(super) async fn restore(
    console: &Arc<Console>,
    visit: &Visit,
    fields: &DeskFields,
) -> Response {
    let (bot, id) = (&console.web.bot, &visit.library.options.id);
    let number = fields.state.unwrap_or_default();
    let restored = match &fields.file {
        Some(file) => bot.restored_file(id, number, file),
        None => bot.restored_all(id, number),
    };
    let (edits, mut told) = match restored {
        Ok(restored) => (restored.edits, Told::default()),
        Err(error) => (Vec::new(), Told::of(error)),
    };
    if told.refusal.is_none() && !edits.is_empty() {
        let change = planned(visit, edits.clone(), Cause::Restored);
        let made = match fields.act {
            Act::Publish => publish(console, visit, change).await.map(|_| STATES),
            Act::Propose => bot.propose(id, change).await.map(|_| PROPOSALS),
            Act::Try | Act::Delete => {
                told = edit::tried(console, visit, edits.clone()).await;
                Ok("")
            }
        };
        match made {
            Ok("") => {}
            Ok(STATES) => return on_to(console, visit, STATES, "gepubliceerd"),
            Ok(path) => return on_to(console, visit, path, "voorgesteld"),
            Err(error) => told = Told::of(error),
        }
    }
    shown(console, visit, fields, &edits, &told)
}

fn shown(
    console: &Console,
    visit: &Visit,
    fields: &DeskFields,
    edits: &[FileEdit],
    told: &Told,
) -> Response {
    let language = visit.language;
    let number = fields.state.unwrap_or_default().to_string();
    let mut hidden = vec![("versie", &*number)];
    hidden.extend(fields.file.as_deref().map(|file| ("bestand", file)));
    let nothing = say::nothing_to_restore(language);
    let is_as_it_was = edits.is_empty() && told.refusal.is_none();
    let names = told::names(&console.web.bot);
    let files = files(console, visit, edits);
    let fixed = Fixed {
        title: say::restoring(language),
        back: (STATES, say::states(language)),
        about: is_as_it_was.then_some(nothing),
        action: EDIT,
        fields: &hidden,
        files: &files,
        can_make: match edits.is_empty() {
            true => CanMake::No,
            false if needs_second(console) => CanMake::Propose,
            false => CanMake::Publish,
        },
        can_delete: false,
        refusal: told.refusal.as_ref(),
        tried: told.trial.as_deref().map(|trial| told::tried(trial, &names, &[], &[])),
    };
    visit.page(console, |of_page| change_page::page(of_page, &fixed))
}

/// What stands in each file now, and what would.
pub(super) fn files(console: &Console, visit: &Visit, edits: &[FileEdit]) -> Vec<ChangedFile> {
    let id = &visit.library.options.id;
    let file = |edit: &FileEdit| ChangedFile {
        file: edit.file.clone(),
        now: console.web.bot.opened(id, &edit.file).ok().flatten(),
        wanted: edit.text.clone(),
    };
    edits.iter().map(file).collect()
}
