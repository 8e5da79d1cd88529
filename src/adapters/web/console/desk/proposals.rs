//! What waits for a second author: listed, looked at, published or deleted.

use std::sync::Arc;

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::Deserialize;

use super::fields::{Act, DeskFields};
use super::told::{self, Told};
use super::{Console, edit, joined, on_to, states};
use crate::adapters::web::console::visit::{Visit, visit_with_form};
use crate::adapters::web::request::FormFields;
use crate::model::Proposal;
use crate::render::messages::console::desk as say;
use crate::render::page::console::desk::change::{self as change_page, CanMake, Fixed};
use crate::render::page::console::desk::{PROPOSALS, STATES, proposals as proposals_page};

/// What the address of the list may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ProposalsQuery {
    gedaan: Option<String>,
}

/// All of them.
pub async fn list(State(console): State<Arc<Console>>, visit: Visit, uri: Uri) -> Response {
    let query: ProposalsQuery = Query::try_from_uri(&uri).map(|Query(it)| it).unwrap_or_default();
    let proposals = console.web.bot.proposals(&visit.library.options.id).await;
    let proposals = proposals.unwrap_or_else(|error| {
        tracing::error!(%error, "proposals are not read");
        Vec::new()
    });
    let language = visit.language;
    let done = match query.gedaan.as_deref() {
        Some("voorgesteld") => Some(say::proposed(language)),
        Some("verwijderd") => Some(say::turned_down(language)),
        _ => None,
    };
    visit.page(&console, |of_page| proposals_page::list(of_page, &proposals, done))
}

/// One of them, with what would come of it.
pub async fn one(
    State(console): State<Arc<Console>>,
    visit: Visit,
    code: Result<Path<String>, PathRejection>,
) -> Response {
    let code = code.map(|Path(code)| code).unwrap_or_default();
    match console.web.bot.proposal(&visit.library.options.id, &code).await {
        Ok(proposal) => {
            let told = edit::tried(&console, &visit, proposal.edits.clone()).await;
            shown(&console, &visit, Some(&proposal), &told)
        }
        Err(error) => shown(&console, &visit, None, &Told::of(error)),
    }
}

/// Publishes one, or deletes it.
pub async fn act(
    State(console): State<Arc<Console>>,
    code: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let (visit, fields) = match visit_with_form(&console, &headers, &uri, form) {
        Ok((visit, fields)) => (visit, DeskFields::of(fields)),
        Err(response) => return *response,
    };
    let code = code.map(|Path(code)| code).unwrap_or_default();
    let (bot, id) = (&console.web.bot, &visit.library.options.id);
    let proposal = match bot.proposal(id, &code).await {
        Ok(proposal) => proposal,
        Err(error) => return shown(&console, &visit, None, &Told::of(error)),
    };
    if fields.act == Act::Publish {
        let (bot, author) = (Arc::clone(bot), visit.session.person.name.clone());
        let proposed = proposal.clone();
        let work = move || bot.approve(&proposed, &author);
        if let Err(error) = joined(tokio::task::spawn_blocking(work).await) {
            return shown(&console, &visit, Some(&proposal), &Told::of(error));
        }
    }
    match (bot.forget_proposal(id, &code).await, fields.act) {
        (Err(error), Act::Publish) => {
            // It is published all the same, and finds nothing to change when tried again.
            tracing::error!(%error, "a proposal that was published is not deleted");
            on_to(&console, &visit, STATES, "gepubliceerd")
        }
        (Err(error), _) => shown(&console, &visit, Some(&proposal), &Told::of(error)),
        (Ok(_), Act::Publish) => on_to(&console, &visit, STATES, "gepubliceerd"),
        (Ok(_), _) => on_to(&console, &visit, PROPOSALS, "verwijderd"),
    }
}

fn shown(console: &Console, visit: &Visit, proposal: Option<&Proposal>, told: &Told) -> Response {
    let language = visit.language;
    let edits = proposal.map_or(&[][..], |proposal| &proposal.edits);
    let files = states::files(console, visit, edits);
    let names = told::names(&console.web.bot);
    let is_own = proposal.is_some_and(|it| it.by == visit.session.person.name);
    let action = proposal.map(|proposal| proposals_page::of(&proposal.code)).unwrap_or_default();
    visit.page(console, |of_page| {
        let about = proposal.map(|proposal| proposals_page::about(of_page, proposal));
        let fixed = Fixed {
            title: say::proposals(language),
            back: (PROPOSALS, say::proposals(language)),
            about: about.as_deref(),
            action: &action,
            fields: &[],
            files: &files,
            can_make: match (proposal.is_some(), is_own) {
                (false, _) => CanMake::No,
                (true, true) => CanMake::NotOwn,
                (true, false) => CanMake::Publish,
            },
            can_delete: proposal.is_some(),
            refusal: told.refusal.as_ref(),
            tried: told.trial.as_deref().map(|trial| told::tried(trial, &names, &[], &[])),
        };
        change_page::page(of_page, &fixed)
    })
}
