//! The page and the API on which a draft is looked at.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use serde::Deserialize;

use super::Web;
use super::api;
use super::pages::{NO_ORGANISATION, page, refused, setting, with_form};
use super::request::{self, FormFields, Refused, accepted};
use crate::bot::review::IMAGE_BYTES_MAX;
use crate::bot::{ReviewRequest, Reviewed};
use crate::model::{DraftImage, Language};
use crate::render::json::{self, DraftJson, ErrorJson, ReviewJson};
use crate::render::messages::review as words;
use crate::render::messages::web_fault::WebFault;
use crate::render::page::fault;
use crate::render::page::review::{self as review_page, Draft, Form};
use crate::safety;

/// A longer name of an image is cut.
const IMAGE_NAME_CHARS_MAX: usize = 80;

/// The page.
pub async fn show(State(web): State<Arc<Web>>, request: Request) -> Response {
    let page = page(&web, &request, |library, setting| {
        Ok(review_page::page(setting, &library.organisation, &form(&web), None))
    });
    with_form(page)
}

fn form(web: &Web) -> Form {
    Form {
        draft_chars_max: web.options.draft_chars_max,
        platforms: safety::platform_names().collect(),
    }
}

/// A draft from a form: the whole page with what was found.
pub async fn check(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    fields: Result<FormFields, FormRejection>,
) -> Response {
    let accepted = accepted(&headers);
    let draft = match request::draft_form(fields) {
        Ok(draft) => draft,
        Err(why) => return refused(&web, accepted, why),
    };
    let reviewed = match looked_at(&web, &draft) {
        Ok(reviewed) => reviewed,
        Err(why) => return refused(&web, draft.language.or(accepted), why),
    };
    let organisation = &reviewed.library.organisation;
    let language = draft.language.or(accepted).unwrap_or_else(|| organisation.language());
    let is_chosen = draft.language.is_some();
    let setting = setting(&web, language, is_chosen, draft.organisation.as_deref());
    let found =
        review_page::found(&setting, &reviewed.library.corpus, &draft.draft, &reviewed.review);
    let shown = Draft { text: &draft.draft, platform: draft.platform.as_deref().unwrap_or("") };
    let page = review_page::page(&setting, organisation, &form(&web), Some((shown, found)));
    with_form(Html(page).into_response())
}

/// A draft from the page's script: what was found alone.
pub async fn fragment(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let unreadable = (StatusCode::BAD_REQUEST, WebFault::Unreadable);
    let made = request::json_text(&headers, body).and_then(|text| {
        let draft = DraftJson::parse(&text).map_err(|_| unreadable)?;
        let reviewed = looked_at(&web, &draft)?;
        let language = draft.language.unwrap_or(reviewed.review.language);
        let setting =
            setting(&web, language, draft.language.is_some(), draft.organisation.as_deref());
        let corpus = &reviewed.library.corpus;
        Ok(review_page::found(&setting, corpus, &draft.draft, &reviewed.review).into_string())
    });
    match made {
        Ok(fragment) => Html(fragment).into_response(),
        Err((status, what)) => {
            let language = accepted(&headers).unwrap_or_default();
            (status, Html(fault::fragment(language, what).into_string())).into_response()
        }
    }
}

/// What the address of an image says after `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ImageQuery {
    name: String,
    language: Option<String>,
}

/// An image from the page's script: what its file says.
pub async fn image(
    State(web): State<Arc<Web>>,
    Query(query): Query<ImageQuery>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let chosen = query.language.as_deref().and_then(Language::from_code);
    let language = chosen.or_else(|| accepted(&headers)).unwrap_or_default();
    let name: String = query.name.chars().take(IMAGE_NAME_CHARS_MAX).collect();
    let Ok(bytes) = body else {
        let megabytes = IMAGE_BYTES_MAX / 1_000_000;
        let text = words::image_too_large(language, &name, megabytes);
        let told = fault::told(language, &text).into_string();
        return (StatusCode::PAYLOAD_TOO_LARGE, Html(told)).into_response();
    };
    let image = DraftImage { name, bytes: bytes.into() };
    let request =
        ReviewRequest { language: Some(language), images: vec![image], ..Default::default() };
    match web.bot.review(&request) {
        Some(reviewed) => {
            let setting = setting(&web, language, chosen.is_some(), None);
            let corpus = &reviewed.library.corpus;
            let found = review_page::found(&setting, corpus, "", &reviewed.review);
            Html(found.into_string()).into_response()
        }
        None => {
            let (status, what) = NO_ORGANISATION;
            (status, Html(fault::fragment(language, what).into_string())).into_response()
        }
    }
}

/// Looks at one draft.
#[utoipa::path(
    post,
    path = "/api/review",
    request_body = DraftJson,
    responses(
        (status = 200, description = "What was found", body = ReviewJson),
        (status = 400, description = "The request is wrong somewhere", body = ErrorJson),
        (status = 408, description = "The request did not come in time", body = ErrorJson),
        (status = 413, description = "The request is too large", body = ErrorJson),
        (status = 415, description = "The request is not JSON", body = ErrorJson),
        (status = 503, description = "The review took too long", body = ErrorJson),
    )
)]
pub async fn api(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let text = match request::json_text(&headers, body) {
        Ok(text) => text,
        Err((status, fault)) => return api::error(status, fault),
    };
    let wrong = |error: ErrorJson| (StatusCode::BAD_REQUEST, Json(error)).into_response();
    let draft = match DraftJson::parse(&text) {
        Ok(draft) => draft,
        Err(error) => return wrong(error),
    };
    match looked_at(&web, &draft) {
        Ok(reviewed) => match json::review(&reviewed.review, draft.id, reviewed.took_us) {
            Ok(review) => Json(review).into_response(),
            Err(error) => wrong(error),
        },
        Err((_, fault)) => api::error(StatusCode::BAD_REQUEST, fault),
    }
}

fn looked_at(web: &Web, draft: &DraftJson) -> Result<Reviewed, Refused> {
    let request = ReviewRequest {
        id: None,
        draft: draft.draft.clone(),
        platform: draft.platform.clone(),
        language: draft.language,
        organisation: draft.organisation.clone(),
        ..ReviewRequest::default()
    };
    web.bot.review(&request).ok_or(NO_ORGANISATION)
}
