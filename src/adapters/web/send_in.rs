//! The pages on which people send something in to the authors, and delete it again.

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::Web;
use super::pages::{NO_ORGANISATION, holding_form, page, refused, setting, with_form};
use super::request::{self, FormFields, Refused, accepted};
use crate::bot::Library;
use crate::bot::gaps::{NotKept, SendIn};
use crate::model::{GapKind, Language, Receipt, RouteNotice};
use crate::render::messages::send_in::Why;
use crate::render::page::Setting;
use crate::render::page::send_in::{self as send_in_page, Proposal};

/// What the form has.
#[derive(Debug, Default)]
struct Fields {
    /// The asker's own words, before they were shown what would be kept.
    question: String,
    /// What they were shown, and perhaps changed.
    text: Option<String>,
    code: String,
    kind: Option<GapKind>,
    receipt: String,
    language: Option<Language>,
    organisation: Option<String>,
}

impl Fields {
    fn of(form: Result<FormFields, FormRejection>) -> Result<Fields, Refused> {
        let form =
            form.map_err(|rejection| request::too_large_or_unreadable(rejection.status()))?;
        let mut fields = Fields::default();
        for (name, value) in form.0 {
            match name.as_str() {
                "question" => fields.question = value,
                "text" => fields.text = Some(value.replace("\r\n", "\n")),
                "code" => fields.code = value,
                "kind" => fields.kind = GapKind::of_code(&value),
                "receipt" => fields.receipt = value,
                "language" => fields.language = Language::from_code(&value),
                "organisation" => fields.organisation = Some(value),
                _ => {}
            }
        }
        Ok(fields)
    }
}

/// What would be kept, to be read first; and once it was read and sent, that it is kept.
pub async fn send(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let (fields, library, language) = match read(&web, &headers, form) {
        Ok(read) => read,
        Err(response) => return *response,
    };
    let organisation = fields.organisation.as_deref();
    let setting = setting(&web, language, fields.language.is_some(), organisation);
    let kind = fields.kind.unwrap_or(GapKind::Missing);
    let Some(text) = &fields.text else {
        let text = web.bot.proposed(organisation, &fields.question, language).unwrap_or_default();
        return proposal(&web, &setting, &library, (kind, &text, &fields.receipt), None);
    };
    let sent = SendIn {
        organisation: fields.organisation.clone(),
        language,
        kind,
        text: text.clone(),
        receipt: (!fields.receipt.is_empty()).then(|| Receipt(fields.receipt.clone())),
    };
    match web.bot.send_in(sent).await {
        Ok(gap) => Html(send_in_page::sent(&setting, &library.organisation, &gap)).into_response(),
        Err(why) => {
            let text = web.bot.proposed(organisation, text, language).unwrap_or_default();
            let about = (kind, text.as_str(), fields.receipt.as_str());
            proposal(&web, &setting, &library, about, Some(why))
        }
    }
}

fn proposal(
    web: &Web,
    setting: &Setting,
    library: &Library,
    (kind, text, receipt): (GapKind, &str, &str),
    why: Option<NotKept>,
) -> Response {
    let route: Option<&RouteNotice> = match &why {
        Some(NotKept::Sensitive(route)) => Some(route),
        _ => None,
    };
    let days_max = web.bot.gap_days_max();
    let closed = days_max.is_none().then_some(Why::Closed);
    let fault = why.as_ref().map(told).or(closed);
    let days_max = days_max.unwrap_or_default();
    let proposal = Proposal { kind, text, receipt, days_max, fault, route };
    let page = send_in_page::page(setting, &library.organisation, &proposal);
    let status = if fault.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    holding_form((status, Html(page)).into_response())
}

/// What its sender is told; what went wrong inside is logged, without the text.
fn told(why: &NotKept) -> Why {
    if let NotKept::Store(error) = why {
        tracing::error!(%error, "what was sent in could not be kept");
    }
    why.why()
}

/// The page on which something is deleted.
pub async fn ask_to_forget(State(web): State<Arc<Web>>, request: Request) -> Response {
    with_form(page(&web, &request, |library, setting| {
        Ok(send_in_page::forget(setting, &library.organisation, None))
    }))
}

/// Deletes what was sent in under a code.
pub async fn forget(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    form: Result<FormFields, FormRejection>,
) -> Response {
    let (fields, library, language) = match read(&web, &headers, form) {
        Ok(read) => read,
        Err(response) => return *response,
    };
    let was_there = match web.bot.forget(&fields.code).await {
        Ok(was_there) => was_there,
        Err(NotKept::Store(error)) => {
            tracing::error!(%error, "what was sent in could not be deleted");
            false
        }
        Err(_) => false,
    };
    let organisation = fields.organisation.as_deref();
    let setting = setting(&web, language, fields.language.is_some(), organisation);
    let page = send_in_page::forget(&setting, &library.organisation, Some(was_there));
    with_form(Html(page).into_response())
}

/// The fields of a form, the organisation that it is for, and the reader's language.
fn read(
    web: &Web,
    headers: &HeaderMap,
    form: Result<FormFields, FormRejection>,
) -> Result<(Fields, Arc<Library>, Language), Box<Response>> {
    let refused = |why| Box::new(refused(web, accepted(headers), why));
    let fields = Fields::of(form).map_err(refused)?;
    let library = web.bot.library(fields.organisation.as_deref());
    let library = library.ok_or(NO_ORGANISATION).map_err(refused)?;
    let language = fields.language.or_else(|| accepted(headers));
    let language = language.unwrap_or_else(|| library.organisation.language());
    Ok((fields, library, language))
}
