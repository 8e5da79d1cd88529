//! What was sent in by matter, for programs.

use serde::Serialize;

use crate::model::{CitedPlace, Gap, GapGroup, GapOverview};

/// The version of the object's form: a key that is taken away or means something else raises it.
const SCHEMA: u32 = 2;

/// All that an organisation's authors see.
#[derive(Debug, Serialize)]
pub struct GapsJson<'a> {
    schema: u32,
    open: Vec<GroupJson<'a>>,
    closed: Vec<GroupJson<'a>>,
    /// How many more are open and not shown, since they were sent in only once.
    hidden: usize,
}

/// What was sent in about one matter.
#[derive(Debug, Serialize)]
struct GroupJson<'a> {
    question: &'a str,
    kind: &'static str,
    language: &'static str,
    sent_in: Vec<GapJson<'a>>,
    cited: Vec<CitedJson<'a>>,
    stub: &'a str,
    case: &'a str,
    closed: Option<ClosedJson<'a>>,
}

#[derive(Debug, Serialize)]
struct GapJson<'a> {
    code: &'a str,
    organisation: &'a str,
    language: &'static str,
    text: &'a str,
    receipt: Option<&'a str>,
    day: String,
}

#[derive(Debug, Serialize)]
struct CitedJson<'a> {
    file: &'a str,
    bytes: [usize; 2],
    /// Both are null where the guidelines have changed since.
    line: Option<usize>,
    quote: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ClosedJson<'a> {
    day: String,
    by: &'a str,
}

/// `overview` as JSON.
pub fn gaps(overview: &GapOverview) -> GapsJson<'_> {
    GapsJson {
        schema: SCHEMA,
        open: overview.open.iter().map(group).collect(),
        closed: overview.closed.iter().map(group).collect(),
        hidden: overview.hidden,
    }
}

fn group(of: &GapGroup) -> GroupJson<'_> {
    let first = of.first();
    let closed = first.closed.as_ref();
    GroupJson {
        question: &of.question,
        kind: first.kind.code(),
        language: first.language.code(),
        sent_in: of.gaps.iter().map(gap).collect(),
        cited: of.cited.iter().map(cited).collect(),
        stub: &of.stub,
        case: &of.case,
        closed: closed.map(|it| ClosedJson { day: it.day.to_string(), by: &it.by }),
    }
}

fn gap(of: &Gap) -> GapJson<'_> {
    GapJson {
        code: &of.code,
        organisation: &of.organisation,
        language: of.language.code(),
        text: &of.text,
        receipt: of.receipt.as_ref().map(|receipt| receipt.0.as_str()),
        day: of.day.to_string(),
    }
}

fn cited(of: &CitedPlace) -> CitedJson<'_> {
    let (line, quote) = of.now.as_ref().map(|(line, words)| (*line, words.as_str())).unzip();
    CitedJson { file: &of.file, bytes: [of.span.start, of.span.end], line, quote }
}
