//! Lets a request to a page of the console in: who it is from, and whether they may.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::FromRequestParts;
use axum::extract::rejection::FormRejection;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::Console;
use super::sessions::{Found, Session};
use crate::adapters::web::pages::holding_form;
use crate::adapters::web::request::{FormFields, PageQuery, accepted};
use crate::bot::Library;
use crate::model::{Language, Role};
use crate::render::page::console::{self as page, FORM_KEY, SIGN_IN, sign_in};
use crate::render::page::{Setting, address, organisation_name};

/// The cookie with a session's key. A browser sends one whose name begins so only to the host that
/// set it, over TLS (RFC 6265bis, 4.1.3.2).
const SECURE_COOKIE: &str = "__Host-deelwijzer-redactie";
/// The same where the web has no TLS: on the machine itself.
const PLAIN_COOKIE: &str = "deelwijzer-redactie";

/// Somebody who may see a page, and what they see it of.
pub struct Visit {
    pub session: Session,
    pub library: Arc<Library>,
    pub language: Language,
    language_chosen: bool,
    /// Where the links are to name it.
    organisation: Option<String>,
    organisations: Vec<(String, String)>,
    role: Role,
}

impl Visit {
    /// For whom the page is made.
    pub fn setting<'page>(&'page self, console: &'page Console) -> Setting<'page> {
        Setting {
            language: self.language,
            language_chosen: self.language_chosen,
            organisation: self.organisation.as_deref(),
            assets: &console.web.assets,
            takes_gaps: console.web.bot.takes_gaps(),
        }
    }

    /// The page that `make` makes for it.
    pub fn page(&self, console: &Console, make: impl FnOnce(&page::Console) -> String) -> Response {
        let setting = self.setting(console);
        let page = make(&self.of_page(&setting));
        holding_form(Html(page).into_response())
    }

    /// The same for a page of the console.
    pub fn of_page<'page>(&'page self, setting: &'page Setting<'page>) -> page::Console<'page> {
        page::Console {
            setting,
            person: &self.session.person.name,
            role: self.role,
            form_key: &self.session.form_key,
            organisations: &self.organisations,
            organisation: &self.library.organisation.id,
        }
    }
}

impl FromRequestParts<Arc<Console>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        console: &Arc<Console>,
    ) -> Result<Visit, Response> {
        visit(console, &parts.headers, &parts.uri).map_err(|response| *response)
    }
}

/// Who a request is from and what of, where they may see it as an author.
///
/// # Errors
/// With the response that leads to signing in, or says that it is not for them.
pub fn visit(console: &Console, headers: &HeaderMap, uri: &Uri) -> Result<Visit, Box<Response>> {
    let query = PageQuery::of(uri);
    let Some(key) = key(console, headers) else {
        return Err(Box::new(to_sign_in(console, uri, "")));
    };
    let Found::Open(session) = console.sessions.find(&key, Instant::now()) else {
        return Err(Box::new(to_sign_in(console, uri, "einde")));
    };
    let bot = &console.web.bot;
    let access = &session.person.access;
    let mut ids = bot.organisations();
    ids.retain(|id| access.allows(Role::Author, id));
    let default = bot.default_organisation();
    let shown = match &query.organisatie {
        Some(named) => ids.iter().find(|id| *id == named),
        None => ids.iter().find(|id| *id == default).or(ids.first()),
    };
    let library = shown.and_then(|id| bot.library(Some(id)));
    let role = shown.and_then(|id| access.role_in(id));
    let (Some(library), Some(role)) = (library, role) else {
        let setting = setting(console, headers, uri);
        let page = sign_in::no_access(&setting, &session.form_key);
        return Err(Box::new(holding_form((StatusCode::FORBIDDEN, Html(page)).into_response())));
    };
    let id = &library.organisation.id;
    let language = query.language().or_else(|| accepted(headers));
    let name = |id: &String| {
        let library = bot.library(Some(id));
        let name = library.map(|library| organisation_name(&library.organisation).to_string());
        (id.clone(), name.unwrap_or_else(|| id.clone()))
    };
    Ok(Visit {
        language: language.unwrap_or_else(|| library.organisation.language()),
        language_chosen: query.language().is_some(),
        organisation: (query.organisatie.is_some() || id != default).then(|| id.clone()),
        organisations: ids.iter().map(name).collect(),
        role,
        library,
        session,
    })
}

/// The same for a form: it must be of the same session and of our own site. Gives its fields.
///
/// # Errors
/// As `visit`, and with the response that says that the form was not taken.
pub fn visit_with_form(
    console: &Console,
    headers: &HeaderMap,
    uri: &Uri,
    form: Result<FormFields, FormRejection>,
) -> Result<(Visit, FormFields), Box<Response>> {
    let visit = visit(console, headers, uri)?;
    let refused = || Box::new(old_form(console, headers, uri));
    let fields = form.map_err(|_| refused())?;
    let has_key =
        |(name, value): &(String, String)| name == FORM_KEY && visit.session.has_form_key(value);
    match says_where_from(headers) && fields.0.iter().any(has_key) {
        true => Ok((visit, fields)),
        false => Err(refused()),
    }
}

/// Whether the request says which site it is from, as every browser does with a form; that the
/// site is ours, the guard has seen to.
pub fn says_where_from(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site")
}

/// Says that a form was not taken.
pub fn old_form(console: &Console, headers: &HeaderMap, uri: &Uri) -> Response {
    let page = sign_in::old_form(&setting(console, headers, uri));
    (StatusCode::FORBIDDEN, Html(page)).into_response()
}

/// For whom a page is made that is not about any organisation.
pub fn setting<'page>(console: &'page Console, headers: &HeaderMap, uri: &Uri) -> Setting<'page> {
    let query = PageQuery::of(uri);
    let bot = &console.web.bot;
    let of_default = || bot.library(None).map(|library| library.organisation.language());
    let language = query.language().or_else(|| accepted(headers)).or_else(of_default);
    Setting {
        language: language.unwrap_or_default(),
        language_chosen: query.language().is_some(),
        organisation: None,
        assets: &console.web.assets,
        takes_gaps: false,
    }
}

/// Leads to the page for signing in; `after` tells it what happened before.
pub fn to_sign_in(console: &Console, uri: &Uri, after: &str) -> Response {
    let query = PageQuery::of(uri);
    let setting = Setting {
        language: query.language().unwrap_or_default(),
        language_chosen: query.language().is_some(),
        organisation: None,
        assets: &console.web.assets,
        takes_gaps: false,
    };
    let after = [("na", after)];
    let more = if after[0].1.is_empty() { &[] } else { &after[..] };
    Redirect::to(&address::console(&setting, SIGN_IN, more)).into_response()
}

/// The key of the session that a request's cookie names.
pub fn key(console: &Console, headers: &HeaderMap) -> Option<String> {
    cookie(headers, name(console)).map(str::to_string)
}

/// The value of a cookie.
pub fn cookie<'one>(headers: &'one HeaderMap, name: &str) -> Option<&'one str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|value| value.split(';'));
    let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(own, _)| *own == name).map(|(_, value)| value).find(|value| !value.is_empty())
}

/// The response, from which on the browser has the key of a session, or none.
pub fn with_key(console: &Console, response: Response, key: Option<&str>) -> Response {
    with_cookie(response, name(console), key, console.is_secure())
}

/// The response, from which on the browser has a cookie for as long as it runs, or has it no more.
///
/// Scripts cannot read it, and no other site's form sends it along.
pub fn with_cookie(
    mut response: Response,
    name: &str,
    value: Option<&str>,
    is_secure: bool,
) -> Response {
    let secure = if is_secure { "; Secure" } else { "" };
    let gone = if value.is_none() { "; Max-Age=0" } else { "" };
    let value = value.unwrap_or("");
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{gone}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn name(console: &Console) -> &'static str {
    if console.is_secure() { SECURE_COOKIE } else { PLAIN_COOKIE }
}
