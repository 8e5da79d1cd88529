//! The API for programs: JSON in, JSON out.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use utoipa::OpenApi;

use super::Web;
use super::request;
use crate::model::Language;
use crate::render::json::{self, AnswerJson, AskJson, DraftJson, ErrorJson, ReviewJson};
use crate::render::messages::web_fault::{self, WebFault};

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(title = "Deelwijzer", description = "Answers about social-media guidelines, verbatim"),
    paths(ask, super::review::api, health),
    components(schemas(AskJson, AnswerJson, DraftJson, ReviewJson, ErrorJson))
)]
struct Description;

/// Answers one question.
#[utoipa::path(
    post,
    path = "/api/ask",
    request_body = AskJson,
    responses(
        (status = 200, description = "The answer", body = AnswerJson),
        (status = 400, description = "The request is wrong somewhere", body = ErrorJson),
        (status = 408, description = "The request did not come in time", body = ErrorJson),
        (status = 413, description = "The request is too large", body = ErrorJson),
        (status = 415, description = "The request is not JSON", body = ErrorJson),
        (status = 503, description = "The answer took too long", body = ErrorJson),
    )
)]
pub async fn ask(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let text = match request::json_text(&headers, body) {
        Ok(text) => text,
        Err((status, fault)) => return error(status, fault),
    };
    let ask = match AskJson::parse(&text) {
        Ok(ask) => ask,
        Err(error) => return (StatusCode::BAD_REQUEST, Json(error)).into_response(),
    };
    match web.bot.ask(&request::ask_request(&ask)) {
        Some(asked) => Json(json::answer(&asked.answer, ask.id, asked.took_us)).into_response(),
        None => {
            let error = web_fault::text(Language::En, WebFault::NoOrganisation);
            (StatusCode::BAD_REQUEST, Json(ErrorJson { id: ask.id, error })).into_response()
        }
    }
}

/// Says that the program runs.
#[utoipa::path(get, path = "/healthz", responses((status = 200, description = "It runs")))]
pub async fn health() -> Json<Value> {
    Json(serde_json::json!({ "status": "ok" }))
}

/// The description of the API in OpenAPI's form.
pub async fn description() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}

/// The JSON that says what is wrong; its words are for programmers, so in English only.
pub fn error(status: StatusCode, fault: WebFault) -> Response {
    let error = web_fault::text(Language::En, fault);
    (status, Json(ErrorJson { id: Value::Null, error })).into_response()
}
