//! Reads requests: language, organisation, passage, forms and JSON.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{Form, Query, Request};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{Web, api};
use crate::bot::AskRequest;
use crate::model::{Language, Span};
use crate::render::json::{AskJson, DraftJson};
use crate::render::messages::web_fault::WebFault;
use crate::render::page::guideline::Passage;
use crate::render::page::{Setting, fault};

/// How large a body may be.
pub const BODY_BYTES_MAX: usize = 256 * 1024;
/// The same for a form of the authors' desk, which may hold a whole guideline or an office file.
pub const DESK_BODY_BYTES_MAX: usize = 16 * 1024 * 1024;
/// So many of those are read at once, so that nobody fills the memory with them.
pub const DESK_BODIES_MAX: usize = 4;

/// What the address of a page may say after `?`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    pub taal: Option<String>,
    pub organisatie: Option<String>,
    pub passage: Option<String>,
}

impl PageQuery {
    /// What `uri` says; nothing where it cannot be read.
    pub fn of(uri: &Uri) -> Self {
        Query::try_from_uri(uri).map(|Query(query)| query).unwrap_or_default()
    }

    /// The language chosen by hand.
    pub fn language(&self) -> Option<Language> {
        self.taal.as_deref().and_then(Language::from_code)
    }

    /// The passage, in bytes of the guideline's text.
    pub fn passage(&self) -> Passage {
        let Some(text) = self.passage.as_deref() else {
            return Passage::NotNamed;
        };
        let span = text.split_once('-').and_then(|(start, end)| {
            let span = Span::new(start.parse().ok()?, end.parse().ok()?);
            (!span.is_empty()).then_some(span)
        });
        span.map_or(Passage::Unknown, Passage::At)
    }
}

/// The fields of a form, in its order.
pub type FormFields = Form<Vec<(String, String)>>;

/// A request that cannot be taken, with the status that says so.
pub type Refused = (StatusCode, WebFault);

/// The text of a JSON body.
pub fn json_text(
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<String, Refused> {
    if !is_of_kind(headers, "application/json") {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, WebFault::WrongKind));
    }
    let body = body.map_err(|rejection| too_large_or_unreadable(rejection.status()))?;
    String::from_utf8(body.into()).map_err(|_| (StatusCode::BAD_REQUEST, WebFault::Unreadable))
}

/// The question in a form.
pub fn form(form: Result<FormFields, FormRejection>) -> Result<AskJson, Refused> {
    let Form(fields) = form.map_err(|rejection| too_large_or_unreadable(rejection.status()))?;
    let mut ask = AskJson::default();
    for (name, value) in fields {
        match name.as_str() {
            "question" => ask.question = value,
            "language" => ask.language = Language::from_code(&value),
            "organisation" => ask.organisation = Some(value),
            name => {
                if let Some(slot) = name.strip_prefix("answers.") {
                    ask.answers.insert(slot.to_string(), value);
                }
            }
        }
    }
    Ok(ask)
}

/// The draft in a form.
pub fn draft_form(form: Result<FormFields, FormRejection>) -> Result<DraftJson, Refused> {
    let Form(fields) = form.map_err(|rejection| too_large_or_unreadable(rejection.status()))?;
    let mut draft = DraftJson::default();
    for (name, value) in fields {
        match name.as_str() {
            // A form's lines end in two characters each, a script's in one.
            "draft" => draft.draft = value.replace("\r\n", "\n"),
            "platform" => draft.platform = Some(value),
            "language" => draft.language = Language::from_code(&value),
            "organisation" => draft.organisation = Some(value),
            _ => {}
        }
    }
    Ok(draft)
}

/// The same as the bot takes it.
pub fn ask_request(ask: &AskJson) -> AskRequest {
    AskRequest {
        id: None,
        question: ask.question.clone(),
        language: ask.language,
        organisation: ask.organisation.clone(),
        as_of: ask.as_of,
        answers: ask.answers.clone(),
    }
}

/// Why a body cannot be taken, by the status that the framework gave it.
pub fn too_large_or_unreadable(status: StatusCode) -> Refused {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => (status, WebFault::TooLarge { bytes_max: BODY_BYTES_MAX }),
        status => (status, WebFault::Unreadable),
    }
}

fn is_of_kind(headers: &HeaderMap, kind: &str) -> bool {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let named = named.and_then(|value| value.split(';').next());
    named.is_some_and(|named| named.trim().eq_ignore_ascii_case(kind))
}

/// Who reads the response: what is needed to say in words why there is none.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    language: Option<Language>,
    kind: ReaderKind,
}

/// How a response is read.
#[derive(Clone, Copy, Debug)]
enum ReaderKind {
    /// As a page.
    Person,
    /// As a piece of a page.
    Script,
    /// As JSON.
    Program,
}

impl Reader {
    /// The reader of the response to `request`.
    pub fn of(request: &Request) -> Self {
        let kind = match request.uri().path() {
            path if path.starts_with("/fragment") => ReaderKind::Script,
            path if path.starts_with("/api/") => ReaderKind::Program,
            _ => ReaderKind::Person,
        };
        let chosen = PageQuery::of(request.uri()).language();
        Reader { language: chosen.or_else(|| accepted(request.headers())), kind }
    }

    /// The response that says what is wrong, in the form that the reader reads.
    pub fn fault(self, web: &Web, status: StatusCode, what: WebFault) -> Response {
        let language = self.language.unwrap_or_default();
        match self.kind {
            ReaderKind::Program => api::error(status, what),
            ReaderKind::Script => {
                (status, Html(fault::fragment(language, what).into_string())).into_response()
            }
            ReaderKind::Person => {
                let setting = Setting {
                    language,
                    language_chosen: false,
                    organisation: None,
                    assets: &web.assets,
                    takes_gaps: false,
                };
                (status, Html(fault::page(&setting, what))).into_response()
            }
        }
    }
}

/// The first of our languages that the browser prefers.
pub fn accepted(headers: &HeaderMap) -> Option<Language> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Language)> = None;
    for range in header.split(',') {
        let (code, quality) = match range.split_once(";q=") {
            Some((code, quality)) => (code, quality.trim().parse().unwrap_or(0.0)),
            None => (range, 1.0),
        };
        let language = Language::from_code(code.trim());
        if let Some(language) = language.filter(|_| quality > best.map_or(0.0, |best| best.0)) {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_first_known_language_is_taken() {
        let accepted = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, value.parse().unwrap());
            super::accepted(&headers)
        };
        assert_eq!(accepted("de-DE,de;q=0.9,en;q=0.8,nl;q=0.7"), Some(Language::En));
        assert_eq!(accepted("nl-NL,nl;q=0.9,en;q=0.8"), Some(Language::Nl));
        assert_eq!(accepted("fr"), None);
        assert_eq!(accepted("en;q=0, nl;q=x"), None);
    }

    #[test]
    fn a_passage_is_two_numbers_in_order() {
        let passage = |text: &str| {
            PageQuery { passage: Some(text.to_string()), ..PageQuery::default() }.passage()
        };
        assert_eq!(PageQuery::default().passage(), Passage::NotNamed);
        assert_eq!(passage("10-20"), Passage::At(Span::new(10, 20)));
        for wrong in ["", "10", "20-10", "10-10", "-1-5", "a-b", "1-99999999999999999999"] {
            assert_eq!(passage(wrong), Passage::Unknown, "{wrong}");
        }
    }
}
