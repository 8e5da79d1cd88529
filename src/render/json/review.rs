//! A draft as a program sends it, and its review; names and order are the contract's.

use serde::Serialize;
use serde_json::{Map, Value};

use super::answer::{CitationJson, ErrorJson, SCHEMA, citation};
use super::ask::{fields, language, text};
use crate::model::{Finding, Language, Review};

/// A draft with all that may come with it; fields that nobody knows are passed over.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct DraftJson {
    /// A text or a number; it comes back as it is.
    #[cfg_attr(feature = "web", schema(required = false))]
    pub id: Value,
    pub draft: String,
    /// Where it is to be posted, as people write it; read from the draft where absent.
    #[cfg_attr(feature = "web", schema(example = "linkedin"))]
    pub platform: Option<String>,
    /// Detected from the draft where absent.
    #[cfg_attr(feature = "web", schema(value_type = Option<String>, example = "nl"))]
    pub language: Option<Language>,
    /// The name of an organisation's folder; the default one where absent.
    pub organisation: Option<String>,
}

impl DraftJson {
    /// The draft in one JSON object; errs with the caller's id, where that could be read, and
    /// with the field that is wrong. The words are for programmers, so in English only.
    pub fn parse(text: &str) -> Result<DraftJson, ErrorJson> {
        let fields = fields(text)?;
        let id = fields.get("id").cloned().unwrap_or_default();
        Self::from_fields(&fields).map_err(|error| ErrorJson { id, error })
    }

    fn from_fields(fields: &Map<String, Value>) -> Result<DraftJson, String> {
        Ok(DraftJson {
            id: fields.get("id").cloned().unwrap_or_default(),
            draft: text(fields, "draft")?.ok_or("\"draft\" is missing")?,
            platform: text(fields, "platform")?,
            language: language(fields)?,
            organisation: text(fields, "organisation")?,
        })
    }
}

/// The review of one draft.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ReviewJson {
    pub schema: u32,
    /// As the caller gave it; null where it gave none.
    pub id: Value,
    pub organisation: String,
    /// `nl` or `en`.
    pub language: &'static str,
    /// By place in the draft.
    pub findings: Vec<DraftFindingJson>,
    /// What findings and checklist rest on.
    pub citations: Vec<CitationJson>,
    /// The rules for such a post, by their place among the citations.
    pub checklist: Vec<usize>,
    /// `post` or `reply`.
    pub form: &'static str,
    pub platform: Option<PlatformJson>,
    /// How many characters it has.
    pub chars: usize,
    pub images: Vec<ImageJson>,
    /// `ok` (nothing was found, which does not say that it may go out), `look` or `stop`.
    pub verdict: &'static str,
    pub took_us: u64,
}

/// An image whose file was looked at; what it shows was not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ImageJson {
    pub name: String,
    /// Whether the file could be read.
    pub read: bool,
}

/// Where a draft is to be posted.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct PlatformJson {
    pub name: String,
    pub chars_max: Option<usize>,
    /// Nobody chose it: the draft itself names it.
    pub guessed: bool,
}

/// Something in a draft that should not go out.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct DraftFindingJson {
    pub kind: String,
    pub detail: String,
    /// In the draft.
    pub bytes: [usize; 2],
    /// What stands there, masked; of an image, its name and what its file says.
    pub text: String,
    /// `low`, `medium` or `high`.
    pub level: &'static str,
    /// What it is, what harm it can do, and what to do.
    pub message: String,
    /// The citation that it rests on.
    pub citation: Option<usize>,
}

/// The JSON of a review that took `took_us` microseconds; errs where the draft was not looked at.
pub fn review(review: &Review, id: Value, took_us: u64) -> Result<ReviewJson, ErrorJson> {
    if let Some(refusal) = review.refusal {
        let error = crate::render::messages::review::refused(Language::En, refusal);
        return Err(ErrorJson { id, error });
    }
    let platform = review.platform.as_ref().map(|platform| PlatformJson {
        name: platform.name.clone(),
        chars_max: platform.chars_max,
        guessed: platform.is_guessed,
    });
    Ok(ReviewJson {
        schema: SCHEMA,
        id,
        organisation: review.organisation.clone(),
        language: review.language.code(),
        findings: review.findings.iter().map(finding).collect(),
        citations: review.citations.iter().map(citation).collect(),
        checklist: review.checklist.clone(),
        form: review.form.code(),
        platform,
        chars: review.chars,
        images: review.images.iter().map(image).collect(),
        verdict: review.verdict().code(),
        took_us,
    })
}

fn image((name, read): &(String, bool)) -> ImageJson {
    ImageJson { name: name.clone(), read: *read }
}

fn finding(finding: &Finding) -> DraftFindingJson {
    DraftFindingJson {
        kind: finding.kind.clone(),
        detail: finding.detail.clone(),
        bytes: [finding.span.start, finding.span.end],
        text: finding.text.clone(),
        level: finding.level.code(),
        message: finding.message.clone(),
        citation: finding.citation,
    }
}
