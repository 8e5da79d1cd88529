//! The pages for people.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FormRejection, PathRejection};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::Web;
use super::request::{self, FormFields, PageQuery, Reader, Refused, accepted};
use crate::bot::{Action, Asked, Company, Library, today};
use crate::model::{Explanation, Language};
use crate::render::html::{self, Exchange};
use crate::render::json::AskJson;
use crate::render::messages::web_fault::WebFault;
use crate::render::page::chat::{REFERRER, Turn};
use crate::render::page::{
    Setting, address, chat as chat_page, fault, guideline as guideline_page, list,
};

/// What a request for an organisation that is not there comes to.
pub const NO_ORGANISATION: Refused = (StatusCode::NOT_FOUND, WebFault::NoOrganisation);

/// The chat.
pub async fn chat(State(web): State<Arc<Web>>, request: Request) -> Response {
    let page = page(&web, &request, |library, setting| {
        Ok(chat_page::page(setting, &library.organisation, web.options.question_chars_max, None))
    });
    with_form(page)
}

/// The list of guidelines.
pub async fn guidelines(State(web): State<Arc<Web>>, request: Request) -> Response {
    page(&web, &request, |library, setting| {
        Ok(list::page(setting, &library.organisation, &library.corpus, today()))
    })
}

/// One guideline.
pub async fn guideline(
    State(web): State<Arc<Web>>,
    slug: Result<Path<String>, PathRejection>,
    request: Request,
) -> Response {
    let Ok(Path(slug)) = slug else {
        return Reader::of(&request).fault(&web, StatusCode::NOT_FOUND, WebFault::NoPage);
    };
    if let Some(address) = moved(&web, &slug, request.uri()) {
        return Redirect::permanent(&address).into_response();
    }
    let passage = PageQuery::of(request.uri()).passage();
    page(&web, &request, |library, setting| {
        let found = library.corpus.find(&slug);
        let guideline = found.ok_or((StatusCode::NOT_FOUND, WebFault::NoGuideline))?;
        let Library { organisation, corpus, .. } = library;
        Ok(guideline_page::page(setting, organisation, corpus, guideline, passage))
    })
}

/// The address of a guideline whose name was written in another way: in capitals, or with a `/`.
fn moved(web: &Web, slug: &str, uri: &Uri) -> Option<String> {
    let library = web.bot.library(PageQuery::of(uri).organisatie.as_deref())?;
    if library.corpus.find(slug).is_some() {
        return None;
    }
    let name = slug.trim_end_matches('/').to_lowercase();
    let guidelines = library.corpus.guidelines();
    let found = guidelines.iter().find(|one| one.slug.to_lowercase() == name)?;
    let query = uri.query().map_or(String::new(), |query| format!("?{query}"));
    Some(format!("{}{query}", address::guideline_path(&found.slug)))
}

/// A page that holds a form; a page that says why there is none does not.
pub fn with_form(page: Response) -> Response {
    if page.status().is_success() { holding_form(page) } else { page }
}

/// A page that holds a form, whatever its status says.
pub fn holding_form(mut page: Response) -> Response {
    let value = HeaderValue::from_static(REFERRER);
    page.headers_mut().insert(header::REFERRER_POLICY, value);
    page
}

/// A page in the reader's language, made by `make`.
pub fn page(
    web: &Web,
    request: &Request,
    make: impl FnOnce(&Library, &Setting) -> Result<String, Refused>,
) -> Response {
    let query = PageQuery::of(request.uri());
    let organisation = query.organisatie.as_deref();
    let made = web.bot.library(organisation).ok_or(NO_ORGANISATION).and_then(|library| {
        let language = query.language().or_else(|| accepted(request.headers()));
        let setting = Setting {
            language: language.unwrap_or_else(|| library.organisation.language()),
            language_chosen: query.language().is_some(),
            organisation,
            assets: &web.assets,
            takes_gaps: web.bot.takes_gaps(),
        };
        make(&library, &setting)
    });
    match made {
        // Kept for the way back, so that a conversation is still there; it holds no answer.
        Ok(page) => ([(header::CACHE_CONTROL, "no-cache")], Html(page)).into_response(),
        Err((status, what)) => Reader::of(request).fault(web, status, what),
    }
}

/// The page that says why a form cannot be taken.
pub fn refused(web: &Web, language: Option<Language>, (status, what): Refused) -> Response {
    let setting = setting(web, language.unwrap_or_default(), false, None);
    (status, Html(fault::page(&setting, what))).into_response()
}

/// A question from a form: the whole page with its answer.
pub async fn ask(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let accepted = accepted(&headers);
    let ask = match request::form(form) {
        Ok(ask) => ask,
        Err(why) => return refused(&web, accepted, why),
    };
    let (chosen, explained) = match answered(&web, &ask) {
        Ok(answered) => answered,
        Err(why) => return refused(&web, ask.language.or(accepted), why),
    };
    let organisation = &explained.asked.library.organisation;
    let language = chosen.or(accepted).unwrap_or_else(|| organisation.language());
    let setting = setting(&web, language, chosen.is_some(), ask.organisation.as_deref());
    let answer = html::answer(&setting, &exchange(&ask, &explained));
    let turn = Turn { question: ask.question.clone(), answer };
    let chars_max = web.options.question_chars_max;
    let page = chat_page::page(&setting, organisation, chars_max, Some(&turn));
    with_form(Html(page).into_response())
}

/// A question from the page's script: the answer alone.
pub async fn fragment(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let unreadable = (StatusCode::BAD_REQUEST, WebFault::Unreadable);
    let made = request::json_text(&headers, body).and_then(|text| {
        let ask = AskJson::parse(&text).map_err(|_| unreadable)?;
        let (chosen, explained) = answered(&web, &ask)?;
        let language = chosen.unwrap_or(explained.asked.answer.language);
        let setting = setting(&web, language, chosen.is_some(), ask.organisation.as_deref());
        Ok(html::answer(&setting, &exchange(&ask, &explained)).into_string())
    });
    match made {
        Ok(fragment) => Html(fragment).into_response(),
        Err((status, what)) => {
            let language = accepted(&headers).unwrap_or_default();
            (status, Html(fault::fragment(language, what).into_string())).into_response()
        }
    }
}

/// The language chosen by hand, and the answer with how it came about.
fn answered(web: &Web, ask: &AskJson) -> Result<(Option<Language>, Explained), Refused> {
    let request = request::ask_request(ask);
    let (asked, explanation) = web.bot.ask_explained(&request).ok_or(NO_ORGANISATION)?;
    let actions = web.bot.actions(&asked.answer, Company::Alone);
    let explanation = explanation.filter(|_| actions.contains(&Action::Explain));
    Ok((ask.language, Explained { asked, explanation }))
}

/// An answer, with how it came about where that can be told.
struct Explained {
    asked: Asked,
    explanation: Option<Explanation>,
}

fn exchange<'page>(ask: &'page AskJson, of: &'page Explained) -> Exchange<'page> {
    let Explained { asked, explanation } = of;
    Exchange {
        explanation: explanation.as_ref(),
        question: &ask.question,
        answers: &ask.answers,
        answer: &asked.answer,
        corpus: &asked.library.corpus,
    }
}

/// For whom a page is made.
pub fn setting<'page>(
    web: &'page Web,
    language: Language,
    language_chosen: bool,
    organisation: Option<&'page str>,
) -> Setting<'page> {
    let takes_gaps = web.bot.takes_gaps();
    Setting { language, language_chosen, organisation, assets: &web.assets, takes_gaps }
}
