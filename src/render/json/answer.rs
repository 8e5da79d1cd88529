//! An answer as JSON; names and order are the contract's and never change.

use serde::Serialize;
use serde_json::Value;

use crate::model::{
    Answer, Citation, Clarify, Coming, Contact, Finding, Fragment, Gloss, Risk, RouteNotice, Span,
    Verdict,
};

/// The version of the form.
pub const SCHEMA: u32 = 1;

/// The answer to one question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct AnswerJson {
    pub schema: u32,
    /// As the caller gave it; null where it gave none.
    pub id: Value,
    pub organisation: String,
    /// `nl` or `en`.
    pub language: &'static str,
    /// `answered`, `clarify`, `suggestions`, `not_covered`, `off_topic` or `refused`.
    pub outcome: &'static str,
    pub verdict: Option<VerdictJson>,
    /// At most three, best first.
    pub citations: Vec<CitationJson>,
    pub risks: Vec<RiskJson>,
    pub clarify: Option<ClarifyJson>,
    pub findings: Vec<FindingJson>,
    /// Where sensitive matters of the question go.
    pub routes: Vec<RouteJson>,
    pub contact: Option<ContactJson>,
    /// A rule that is not in force yet; absent where none is coming.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coming: Option<ComingJson>,
    pub receipt: String,
    pub took_us: u64,
}

/// A rule on what was asked that holds from a later day on, and not today.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ComingJson {
    /// `YYYY-MM-DD`.
    pub from: String,
    pub citation: CitationJson,
}

/// What the quoted rule says of the act asked about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct VerdictJson {
    /// `allowed`, `allowed_if`, `not_allowed`, `required` or `not_required`.
    pub kind: &'static str,
    /// The index of the citation that carries it.
    pub citation: usize,
    pub conditions: Vec<ClauseJson>,
    pub exceptions: Vec<ClauseJson>,
}

/// A condition or exception, verbatim.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ClauseJson {
    pub citation: usize,
    /// From the first byte to the one after the last.
    pub bytes: [usize; 2],
    pub text: String,
}

/// A passage of a guideline, verbatim.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct CitationJson {
    pub guideline: String,
    pub title: String,
    /// The name of the organisation above the asked one that the guideline is from; absent for the
    /// asked one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    pub file: String,
    pub section: Vec<String>,
    /// First and last, counted from 1.
    pub lines: [usize; 2],
    pub bytes: [usize; 2],
    pub quote: String,
    /// The one that carries the answer, inside the quote.
    pub sentence: FragmentJson,
    /// Outermost first.
    pub lead_ins: Vec<FragmentJson>,
    pub version: Option<String>,
    /// `YYYY-MM-DD`.
    pub valid_from: Option<String>,
    pub link: Option<String>,
    /// What terms of the carrying sentence mean in the answer's language; absent where it is in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub glosses: Vec<GlossJson>,
    /// 0 to 1, in thousandths.
    pub score: f64,
}

/// A term of a rule in another language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct GlossJson {
    pub word: String,
    pub meaning: String,
}

/// Words of a guideline and where they stand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct FragmentJson {
    pub bytes: [usize; 2],
    pub text: String,
}

/// A warning beside the answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct RiskJson {
    pub kind: String,
    /// `low`, `medium` or `high`.
    pub level: &'static str,
    pub message: String,
    /// `question`, `passage`, `platform` or `rule`.
    pub because: &'static str,
    pub citation: Option<CitationJson>,
}

/// One short question back.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ClarifyJson {
    pub slot: String,
    pub question: String,
    pub options: Vec<ClarifyOptionJson>,
}

/// One way to answer it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ClarifyOptionJson {
    pub id: String,
    pub label: String,
}

/// Something in the question that should not be in a chat.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct FindingJson {
    pub kind: String,
    pub detail: String,
    /// In the question.
    pub bytes: [usize; 2],
    pub level: &'static str,
    pub message: String,
}

/// Where a sensitive matter goes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct RouteJson {
    pub kind: String,
    pub title: String,
    pub message: String,
    pub contact: Option<ContactJson>,
    pub citation: Option<CitationJson>,
}

/// Whom to ask.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ContactJson {
    pub name: String,
    pub address: Option<String>,
}

/// What stands in the place of an answer that could not be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct ErrorJson {
    /// As the caller gave it; null where it could not be read.
    pub id: Value,
    pub error: String,
}

/// The JSON of an answer that took `took_us` microseconds; `id` is the caller's own, if any.
pub fn answer(answer: &Answer, id: impl Into<Value>, took_us: u64) -> AnswerJson {
    AnswerJson {
        schema: SCHEMA,
        id: id.into(),
        organisation: answer.organisation.clone(),
        language: answer.language.code(),
        outcome: answer.outcome.code(),
        verdict: answer.verdict.as_ref().map(verdict),
        citations: answer.citations.iter().map(citation).collect(),
        risks: answer.risks.iter().map(risk).collect(),
        clarify: answer.clarify.as_ref().map(clarify),
        findings: answer.findings.iter().map(finding).collect(),
        routes: answer.leak.as_deref().into_iter().chain(&answer.routes).map(route).collect(),
        contact: answer.contact.as_ref().map(contact),
        coming: answer.coming.as_deref().map(coming),
        receipt: answer.receipt.0.clone(),
        took_us,
    }
}

/// The JSON of one citation.
pub fn citation(citation: &Citation) -> CitationJson {
    let lines = citation.quote.lines();
    CitationJson {
        guideline: citation.guideline.clone(),
        title: citation.title.clone(),
        organisation: citation.organisation.clone(),
        file: citation.file.clone(),
        section: citation.section.clone(),
        lines: [lines.first, lines.last],
        bytes: bytes(citation.quote.span()),
        quote: citation.quote.text().to_string(),
        sentence: fragment(&citation.sentence),
        lead_ins: citation.lead_ins.iter().map(fragment).collect(),
        version: citation.version.clone(),
        valid_from: citation.valid_from.map(|day| day.to_string()),
        link: citation.link.clone(),
        glosses: citation.glosses.iter().map(gloss).collect(),
        score: (f64::from(citation.score) * 1000.0).round() / 1000.0,
    }
}

fn verdict(verdict: &Verdict) -> VerdictJson {
    let clauses = |fragments: &[(usize, Fragment)]| {
        let clause = |(citation, fragment): &(usize, Fragment)| ClauseJson {
            citation: *citation,
            bytes: bytes(fragment.span),
            text: fragment.text.clone(),
        };
        fragments.iter().map(clause).collect()
    };
    VerdictJson {
        kind: verdict.kind.code(),
        citation: verdict.citation,
        conditions: clauses(&verdict.conditions),
        exceptions: clauses(&verdict.exceptions),
    }
}

fn risk(risk: &Risk) -> RiskJson {
    RiskJson {
        kind: risk.kind.clone(),
        level: risk.level.code(),
        message: risk.message.clone(),
        because: risk.because.code(),
        citation: risk.citation.as_deref().map(citation),
    }
}

fn gloss(gloss: &Gloss) -> GlossJson {
    GlossJson { word: gloss.word.clone(), meaning: gloss.meaning.clone() }
}

fn clarify(clarify: &Clarify) -> ClarifyJson {
    let options = clarify
        .options
        .iter()
        .map(|option| ClarifyOptionJson { id: option.id.clone(), label: option.label.clone() });
    ClarifyJson {
        slot: clarify.slot.clone(),
        question: clarify.question.clone(),
        options: options.collect(),
    }
}

fn finding(finding: &Finding) -> FindingJson {
    FindingJson {
        kind: finding.kind.clone(),
        detail: finding.detail.clone(),
        bytes: bytes(finding.span),
        level: finding.level.code(),
        message: finding.message.clone(),
    }
}

fn route(route: &RouteNotice) -> RouteJson {
    RouteJson {
        kind: route.kind.clone(),
        title: route.title.clone(),
        message: route.message.clone(),
        contact: route.contact.as_ref().map(contact),
        citation: route.citation.as_deref().map(citation),
    }
}

fn coming(of: &Coming) -> ComingJson {
    ComingJson { from: of.from.to_string(), citation: citation(&of.citation) }
}

fn contact(contact: &Contact) -> ContactJson {
    ContactJson { name: contact.name.clone(), address: contact.address.clone() }
}

fn fragment(fragment: &Fragment) -> FragmentJson {
    FragmentJson { bytes: bytes(fragment.span), text: fragment.text.clone() }
}

fn bytes(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::model::{Language, Outcome, RiskLevel, VerdictKind};
    use crate::render::sample;

    fn json(of: &Answer, id: impl Into<Value>) -> String {
        let json = serde_json::to_string(&super::answer(of, id, 412)).unwrap();
        json.replace(",\"", ",\n\"")
    }

    #[test]
    fn an_answer_has_the_contracts_names_in_its_order() {
        let cited = sample::citation(&["Artikel 3"], &["Kritiek:"], &["Dit mag, mits zakelijk."]);
        let risk = sample::risk("Dit blijft staan.", RiskLevel::High);
        let verdict = Verdict {
            kind: VerdictKind::AllowedIf,
            citation: 0,
            conditions: vec![sample::clause(&cited, 0, "mits zakelijk")],
            exceptions: vec![],
        };
        let mut asked = sample::answer(Language::Nl, Outcome::Answered, vec![cited]);
        (asked.verdict, asked.risks) = (Some(verdict), vec![risk]);
        assert_snapshot!(json(&asked, Some("q1")), @r#"
        {"schema":1,
        "id":"q1",
        "organisation":"provincie",
        "language":"nl",
        "outcome":"answered",
        "verdict":{"kind":"allowed_if",
        "citation":0,
        "conditions":[{"citation":0,
        "bytes":[18,31],
        "text":"mits zakelijk"}],
        "exceptions":[]},
        "citations":[{"guideline":"gedragsregels",
        "title":"Gedragsregels",
        "file":"gedragsregels.md",
        "section":["Artikel 3"],
        "lines":[2,2],
        "bytes":[9,32],
        "quote":"Dit mag, mits zakelijk.",
        "sentence":{"bytes":[9,32],
        "text":"Dit mag, mits zakelijk."},
        "lead_ins":[{"bytes":[0,8],
        "text":"Kritiek:"}],
        "version":null,
        "valid_from":null,
        "link":null,
        "score":0.877}],
        "risks":[{"kind":"irreversible",
        "level":"high",
        "message":"Dit blijft staan.",
        "because":"question",
        "citation":null}],
        "clarify":null,
        "findings":[],
        "routes":[],
        "contact":{"name":"team Online",
        "address":"online@provincie.example"},
        "receipt":"r1",
        "took_us":412}
        "#);
    }

    #[test]
    fn what_is_absent_is_null_or_an_empty_list() {
        let mut asked = sample::answer(Language::En, Outcome::OffTopic, vec![]);
        asked.contact = None;
        assert_snapshot!(json(&asked, Value::Null), @r#"
        {"schema":1,
        "id":null,
        "organisation":"provincie",
        "language":"en",
        "outcome":"off_topic",
        "verdict":null,
        "citations":[],
        "risks":[],
        "clarify":null,
        "findings":[],
        "routes":[],
        "contact":null,
        "receipt":"r1",
        "took_us":412}
        "#);
    }
}
