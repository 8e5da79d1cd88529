//! The desk's pages: a guideline is edited, tried out, published, proposed, brought back.
//!
//! Reading order: what a form says (`fields`), what came of it (`told`), a guideline that is edited
//! (`edit`), earlier states (`states`), proposals (`proposals`).

mod edit;
mod fields;
mod proposals;
mod states;
mod told;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::Console;
use super::visit::Visit;
use crate::adapters::web::request::DESK_BODY_BYTES_MAX;
use crate::bot::desk::{NotPublished, PlannedChange, Published};
use crate::model::{Cause, FileEdit};
use crate::render::page::console::desk::{EDIT, NEW, PROPOSALS, STATES, UPLOAD};

/// The addresses of the desk.
pub(super) fn router() -> Router<Arc<Console>> {
    Router::new()
        .route(NEW, get(edit::new))
        .route(&format!("{EDIT}/{{*file}}"), get(edit::open))
        .route(EDIT, post(edit::change).layer(DefaultBodyLimit::max(DESK_BODY_BYTES_MAX)))
        .route(UPLOAD, post(edit::upload).layer(DefaultBodyLimit::max(DESK_BODY_BYTES_MAX)))
        .route(STATES, get(states::list))
        .route(&format!("{STATES}/{{number}}"), get(states::one))
        .route(PROPOSALS, get(proposals::list))
        .route(&format!("{PROPOSALS}/{{code}}"), get(proposals::one).post(proposals::act))
}

/// Leads on to a page, which says what was done.
fn on_to(console: &Console, visit: &Visit, path: &str, done: &str) -> Response {
    let setting = visit.setting(console);
    Redirect::to(&visit.of_page(&setting).address(path, &[("gedaan", done)])).into_response()
}

/// What somebody wants changed, in their name.
fn planned(visit: &Visit, edits: Vec<FileEdit>, cause: Cause) -> PlannedChange {
    PlannedChange { edits, cause, by: visit.session.person.name.clone() }
}

/// Publishes in a thread of its own: it reads and writes many files.
async fn publish(
    console: &Console,
    visit: &Visit,
    change: PlannedChange,
) -> Result<Published, NotPublished> {
    let (bot, id) = (Arc::clone(&console.web.bot), visit.library.options.id.clone());
    let work = move || bot.publish(&id, &change);
    joined(tokio::task::spawn_blocking(work).await)
}

/// What work in a thread of its own gave; its breaking off is this request's too.
fn joined<T>(result: Result<T, tokio::task::JoinError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// Whether what one author wants is published by another.
fn needs_second(console: &Console) -> bool {
    console.web.bot.desk_options().is_some_and(|options| options.second_approver)
}
