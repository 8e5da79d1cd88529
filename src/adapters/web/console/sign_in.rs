//! Signs people in and out of the console.

use std::sync::Arc;
use std::time::{Instant, SystemTime};

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::Console;
use super::link;
use super::openid::{OpenIdError, Returned};
use super::sessions::Person;
use super::visit::{
    cookie, key, old_form, says_where_from, setting, to_sign_in, visit_with_form, with_cookie,
    with_key,
};
use crate::adapters::web::pages::holding_form;
use crate::adapters::web::request::FormFields;
use crate::model::Access;
use crate::render::messages::console::sign_in::{Before, machine_admin};
use crate::render::page::address;
use crate::render::page::console::sign_in::{SignIn, page};
use crate::render::page::console::{FORM_KEY, HOME};

/// What the address of the page for signing in may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SignInQuery {
    /// What happened before.
    na: Option<String>,
    /// The key of a link.
    sleutel: Option<String>,
}

/// The page for signing in. A link only leads here: what looks at links beforehand does not use it
/// up.
pub async fn show(State(console): State<Arc<Console>>, headers: HeaderMap, uri: Uri) -> Response {
    let query: SignInQuery = Query::try_from_uri(&uri).map(|Query(it)| it).unwrap_or_default();
    let before = match query.na.as_deref() {
        Some("einde") => Before::Ended,
        Some("afgemeld") => Before::SignedOut,
        _ => Before::Nothing,
    };
    told(&console, &headers, &uri, (StatusCode::OK, before), query.sleutel.as_deref())
}

/// The page for signing in, after what happened before.
pub fn told(
    console: &Console,
    headers: &HeaderMap,
    uri: &Uri,
    (status, before): (StatusCode, Before),
    key: Option<&str>,
) -> Response {
    let sign_in = SignIn { before, has_openid: console.openid.is_some(), key };
    let page = page(&setting(console, headers, uri), &sign_in);
    holding_form((status, Html(page)).into_response())
}

/// Signs in whoever has the key of the present link.
pub async fn by_link(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let Ok(Form(fields)) = form else { return old_form(&console, &headers, &uri) };
    if !says_where_from(&headers) {
        return old_form(&console, &headers, &uri);
    }
    let link_key = fields.into_iter().find(|(name, _)| name == FORM_KEY).map(|(_, value)| value);
    let path = &console.options.link_file;
    let is_good = link_key.is_some_and(|key| link::redeem(path, &key, SystemTime::now()));
    if !is_good {
        tracing::warn!("a link to the console was used that is not good");
        let before = (StatusCode::FORBIDDEN, Before::BadLink);
        return told(&console, &headers, &uri, before, None);
    }
    let name = machine_admin(setting(&console, &headers, &uri).language).to_string();
    signed_in(&console, &headers, &uri, Person { name, access: Access::full() })
}

/// Leads on to the organisation's own sign-in service.
pub async fn lead_there(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(openid) = &console.openid else { return to_sign_in(&console, &uri, "") };
    match openid.begin(Instant::now()).await {
        Ok((address, key)) => {
            let response = Redirect::to(&address).into_response();
            with_cookie(response, waiting_name(&console), Some(&key), console.is_secure())
        }
        Err(error) => failed(&console, &headers, &uri, &error),
    }
}

/// What the service's redirect brings back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct BackQuery {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// Signs in whoever comes back from the service.
pub async fn come_back(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(openid) = &console.openid else { return to_sign_in(&console, &uri, "") };
    let query: BackQuery = Query::try_from_uri(&uri).map(|Query(it)| it).unwrap_or_default();
    let BackQuery { code, state, error } = query;
    let key = cookie(&headers, waiting_name(&console));
    let came = openid.finish(key, Returned { code, state, error }, Instant::now()).await;
    let response = match came {
        Ok(person) => signed_in(&console, &headers, &uri, person),
        Err(error) => failed(&console, &headers, &uri, &error),
    };
    with_cookie(response, waiting_name(&console), None, console.is_secure())
}

/// Says that signing in at the service failed; why is logged, with nothing of who it was.
fn failed(console: &Console, headers: &HeaderMap, uri: &Uri, error: &OpenIdError) -> Response {
    tracing::warn!(%error, "somebody could not sign in to the console");
    let told_first = match error {
        OpenIdError::Settings(_) | OpenIdError::Unreachable(_) => {
            (StatusCode::BAD_GATEWAY, Before::Unreachable)
        }
        OpenIdError::Unfinished(_) => (StatusCode::FORBIDDEN, Before::Unfinished),
        OpenIdError::NotTrusted(_) => (StatusCode::FORBIDDEN, Before::NotTrusted),
    };
    told(console, headers, uri, told_first, None)
}

/// The cookie by which a browser is known when it comes back from the service.
fn waiting_name(console: &Console) -> &'static str {
    match console.is_secure() {
        true => "__Host-deelwijzer-aanmelden",
        false => "deelwijzer-aanmelden",
    }
}

/// Begins a session, in the place of the one that the browser had, and leads to the console.
pub fn signed_in(console: &Console, headers: &HeaderMap, uri: &Uri, person: Person) -> Response {
    if let Some(old) = key(console, headers) {
        console.sessions.end(&old);
    }
    tracing::info!(grants = person.access.grants.len(), "somebody signed in to the console");
    let key = console.sessions.begin(person, Instant::now());
    let home = address::console(&setting(console, headers, uri), HOME, &[]);
    with_key(console, Redirect::to(&home).into_response(), Some(&key))
}

/// Ends the session.
pub async fn sign_out(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormFields, FormRejection>,
) -> Response {
    if let Err(response) = visit_with_form(&console, &headers, &uri, form) {
        return *response;
    }
    if let Some(key) = key(&console, &headers) {
        console.sessions.end(&key);
    }
    with_key(&console, to_sign_in(&console, &uri, "afgemeld"), None)
}
