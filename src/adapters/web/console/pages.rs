//! The pages of the console.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::Console;
use super::visit::{Visit, visit_with_form};
use crate::adapters::web::pages::refused;
use crate::adapters::web::request::FormFields;
use crate::bot::case_board::CasesSeen;
use crate::bot::{today, verdict};
use crate::render::messages::web_fault::WebFault;
use crate::render::page::console::{self as page, CASES};

/// So long a page waits for question cases that are being asked; then it says how far they are.
const CASES_WAIT_MAX: Duration = Duration::from_secs(4);

/// What the address of a page of the console may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ConsoleQuery {
    deel: Option<usize>,
    toon: Option<String>,
    zoek: Option<String>,
}

impl ConsoleQuery {
    fn of(uri: &Uri) -> ConsoleQuery {
        Query::try_from_uri(uri).map(|Query(query)| query).unwrap_or_default()
    }

    /// Which part of a long list, from 1.
    fn part(&self) -> usize {
        self.deel.unwrap_or(1)
    }
}

/// All guidelines and how they are.
pub async fn overview(State(console): State<Arc<Console>>, visit: Visit, uri: Uri) -> Response {
    let query = ConsoleQuery::of(&uri);
    visit.page(&console, |of_page| {
        let choice = page::overview::Choice {
            only_care: query.toon.as_deref() == Some("aandacht"),
            part: query.part(),
            search: query.zoek.unwrap_or_default().chars().take(100).collect(),
        };
        let health = console.web.bot.health(&visit.library, today());
        page::overview::page(of_page, &health, &choice)
    })
}

/// One guideline beside its norms.
pub async fn guideline(
    State(console): State<Arc<Console>>,
    visit: Visit,
    slug: Result<Path<String>, PathRejection>,
    uri: Uri,
) -> Response {
    let slug = slug.map(|Path(slug)| slug).unwrap_or_default();
    let library = Arc::clone(&visit.library);
    let found = library.corpus.find(&slug).filter(|guideline| guideline.depth() == 0);
    let norms = found.and_then(|guideline| verdict::of_guideline(&library, &guideline.slug));
    let (Some(guideline), Some(norms)) = (found, norms) else {
        let why = (StatusCode::NOT_FOUND, WebFault::NoGuideline);
        return refused(&console.web, Some(visit.language), why);
    };
    let diagnostics = console.web.bot.faults_of(&library, &guideline.file);
    visit.page(&console, |of_page| {
        let read = page::guideline::Read {
            corpus: &library.corpus,
            guideline,
            norms: &norms,
            diagnostics: &diagnostics,
            part: ConsoleQuery::of(&uri).part(),
        };
        page::guideline::page(of_page, &read)
    })
}

/// The question cases.
pub async fn cases(State(console): State<Arc<Console>>, visit: Visit, uri: Uri) -> Response {
    let part = ConsoleQuery::of(&uri).part();
    visit.page(&console, |of_page| match console.web.bot.cases_seen(&visit.library) {
        CasesSeen::NotAsked { count } => {
            page::cases::page(of_page, page::cases::CasesShown::NotAsked { count }, part)
        }
        CasesSeen::Asking { done, count } => {
            page::cases::page(of_page, page::cases::CasesShown::Asking { done, count }, part)
        }
        CasesSeen::Asked(asked) => {
            let (at, reports) = (&asked.at, &asked.reports[..]);
            let is_whole = asked.found.is_some();
            let shown = page::cases::CasesShown::Asked { at, reports, is_whole };
            page::cases::page(of_page, shown, part)
        }
    })
}

/// Asks the question cases again, and leads to the page that tells how they are.
pub async fn ask_cases(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let visit = match visit_with_form(&console, &headers, &uri, form) {
        Ok((visit, _)) => visit,
        Err(response) => return *response,
    };
    let (bot, library) = (Arc::clone(&console.web.bot), Arc::clone(&visit.library));
    let asking = tokio::task::spawn_blocking(move || bot.ask_cases(&library));
    // Where they take longer, the asking goes on and the page says how far it is.
    let half = Duration::from_millis(console.web.options.request_seconds_max * 500);
    let _ = tokio::time::timeout(CASES_WAIT_MAX.min(half), asking).await;
    let setting = visit.setting(&console);
    Redirect::to(&visit.of_page(&setting).address(CASES, &[])).into_response()
}

/// What became of the last edits.
pub async fn edits(State(console): State<Arc<Console>>, visit: Visit) -> Response {
    visit.page(&console, |of_page| {
        let edits = console.web.bot.edits(&visit.library.organisation.id);
        page::edits::page(of_page, &edits)
    })
}

/// What people sent in.
pub async fn gaps(State(console): State<Arc<Console>>, visit: Visit, uri: Uri) -> Response {
    let bot = &console.web.bot;
    let kept = bot.gap_groups(Some(&visit.library.organisation.id)).await;
    let kept = kept.inspect_err(|error| tracing::error!(%error, "what was sent in is not read"));
    let part = ConsoleQuery::of(&uri).part();
    visit.page(&console, |of_page| {
        let shown = match (bot.gap_days_max(), &kept) {
            (None, _) => page::gaps::GapsShown::Closed,
            (Some(days_max), Ok(overview)) => page::gaps::GapsShown::Kept { overview, days_max },
            (Some(_), Err(_)) => page::gaps::GapsShown::Failed,
        };
        page::gaps::page(of_page, shown, part)
    })
}
