//! What stands under which address.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};

use super::request::{BODY_BYTES_MAX, Reader};
use super::{Web, api, assets, console, guard, pages, review, send_in};
use crate::bot::review::IMAGE_BYTES_MAX;
use crate::render::messages::web_fault::WebFault;

/// All addresses, behind the guard.
pub fn router(web: Arc<Web>) -> Router {
    let console = web.options.console.clone();
    let console = console.map(|options| console::router(Arc::clone(&web), options));
    Router::new()
        .merge(console.unwrap_or_default())
        .route("/", get(pages::chat).post(pages::ask))
        .route("/fragment", post(pages::fragment))
        .route("/nakijken", get(review::show).post(review::check))
        .route("/fragment/nakijken", post(review::fragment))
        .route(
            "/fragment/nakijken/foto",
            post(review::image).layer(DefaultBodyLimit::max(IMAGE_BYTES_MAX as usize)),
        )
        .route("/insturen", post(send_in::send))
        .route("/insturen/wissen", get(send_in::ask_to_forget).post(send_in::forget))
        .route("/richtlijnen", get(pages::guidelines))
        .route("/richtlijn/{*slug}", get(pages::guideline))
        .route("/api/ask", post(api::ask))
        .route("/api/review", post(review::api))
        .route("/api/openapi.json", get(api::description))
        .route("/healthz", get(api::health))
        .route("/assets/{name}", get(assets::asset))
        .fallback(no_page)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(Arc::clone(&web), guard::guard))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(web)
}

async fn no_page(State(web): State<Arc<Web>>, request: Request) -> Response {
    Reader::of(&request).fault(&web, StatusCode::NOT_FOUND, WebFault::NoPage)
}

async fn wrong_method(State(web): State<Arc<Web>>, request: Request) -> Response {
    Reader::of(&request).fault(&web, StatusCode::METHOD_NOT_ALLOWED, WebFault::WrongMethod)
}
