//! The API for programs: JSON in, JSON out.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::Web;
use super::request::{AskBody, Refused, accepted};
use crate::model::Language;
use crate::render::json::answer::{self, AnswerJson, ErrorJson};
use crate::render::messages::web_fault::{self, WebFault};

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(title = "Deelwijzer", description = "Answers about social-media guidelines, verbatim"),
    paths(ask, health),
    components(schemas(AskBody, AnswerJson, ErrorJson))
)]
struct Description;

/// Answers one question.
#[utoipa::path(
    post,
    path = "/api/ask",
    request_body = AskBody,
    responses(
        (status = 200, description = "The answer", body = AnswerJson),
        (status = 400, description = "The request cannot be read", body = ErrorJson),
        (status = 413, description = "The request is too large", body = ErrorJson),
        (status = 415, description = "The request is not JSON", body = ErrorJson),
    )
)]
pub async fn ask(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let language = accepted(&headers).unwrap_or_default();
    match answered(&web, &headers, body) {
        Ok(answer) => Json(answer).into_response(),
        Err((status, fault)) => error(status, language, fault),
    }
}

fn answered(
    web: &Web,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<AnswerJson, Refused> {
    let request = AskBody::of_json(headers, body)?.request()?;
    let unknown = (StatusCode::BAD_REQUEST, WebFault::NoOrganisation);
    let asked = web.bot.ask(&request).ok_or(unknown)?;
    let id = asked.id.map_or(Value::Null, Value::String);
    Ok(answer::answer(&asked.answer, id, asked.took_us))
}

/// Says that the program runs.
#[utoipa::path(get, path = "/healthz", responses((status = 200, description = "It runs")))]
pub async fn health() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// The description of the API in OpenAPI's form.
pub async fn description() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}

/// The JSON that says what is wrong.
pub fn error(status: StatusCode, language: Language, fault: WebFault) -> Response {
    let error = web_fault::text(language, fault);
    (status, Json(ErrorJson { id: Value::Null, error })).into_response()
}
