//! What goes back to the person who asked.

use jiff::civil::Date;

use super::corpus::Quote;
use super::language::Language;
use super::organisation::Contact;
use super::rules::{Because, RiskLevel};
use super::span::Span;

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The citations answer it.
    Answered,
    /// The answer hangs on something not said.
    Clarify,
    /// Too weak to answer; the citations are only what comes closest.
    Suggestions,
    /// In the field, but no rule was found.
    NotCovered,
    OffTopic,
    /// Empty, too long, or not a question.
    Refused,
}

impl Outcome {
    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Answered => "answered",
            Outcome::Clarify => "clarify",
            Outcome::Suggestions => "suggestions",
            Outcome::NotCovered => "not_covered",
            Outcome::OffTopic => "off_topic",
            Outcome::Refused => "refused",
        }
    }
}

/// Why a question was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    TooLong {
        chars: usize,
        chars_max: usize,
    },
    /// No letters or digits in it.
    NoWords,
    /// No word that names a subject: a greeting, or "Mag dit?".
    NoSubject,
}

/// The whole answer to one question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The organisation's id.
    pub organisation: String,
    pub language: Language,
    pub outcome: Outcome,
    pub refusal: Option<Refusal>,
    /// Whether a yes or no was asked for, and not who, what or when.
    pub asks_yes_or_no: bool,
    pub verdict: Option<Verdict>,
    /// At most three, best first.
    pub citations: Vec<Citation>,
    /// At most three, the highest first.
    pub risks: Vec<Risk>,
    /// Where sensitive matters of the question go; shown before everything else.
    pub routes: Vec<RouteNotice>,
    /// What to do about a finding of a high level that a chat service has received already.
    pub leak: Option<Box<RouteNotice>>,
    pub clarify: Option<Clarify>,
    pub findings: Vec<Finding>,
    pub contact: Option<Contact>,
    /// A rule on what was asked that is not in force yet; never among the citations.
    pub coming: Option<Box<Coming>>,
    /// Since when the first citation's guideline holds, where that was asked.
    pub in_force: Option<Box<InForce>>,
    pub receipt: Receipt,
}

impl Answer {
    /// An answer that holds nothing yet but how it ended.
    pub fn silent(organisation: &str, language: Language, outcome: Outcome) -> Self {
        Answer {
            organisation: organisation.to_string(),
            language,
            outcome,
            refusal: None,
            asks_yes_or_no: true,
            verdict: None,
            citations: Vec::new(),
            risks: Vec::new(),
            routes: Vec::new(),
            leak: None,
            clarify: None,
            findings: Vec::new(),
            contact: None,
            coming: None,
            in_force: None,
            receipt: Receipt::default(),
        }
    }
}

/// A rule that will be in force.
#[derive(Clone, Debug)]
pub struct Coming {
    /// The first day on which it is.
    pub from: Date,
    pub citation: Citation,
}

/// When a guideline is in force, as its front matter has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    pub title: String,
    pub from: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    pub version: Option<String>,
}

/// A passage, cited.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The passage's id in the corpus.
    pub passage: usize,
    /// The guideline's slug, title and file.
    pub guideline: String,
    pub title: String,
    /// The name of the organisation that the guideline is from, where it is not the asker's own.
    pub organisation: Option<String>,
    pub file: String,
    /// The language that the guideline is written in.
    pub language: Language,
    /// Headings from the outermost to the passage's own.
    pub section: Vec<String>,
    /// The number of the item in its list, where it has one.
    pub number: Option<u64>,
    pub quote: Quote,
    /// The sentence that carries the answer, inside the quote.
    pub sentence: Fragment,
    /// The header of the carrying sentence's column, where it is a table's cell.
    pub column: Option<Fragment>,
    /// Outermost first.
    pub lead_ins: Vec<Fragment>,
    pub version: Option<String>,
    pub valid_from: Option<Date>,
    pub link: Option<String>,
    /// What terms of it mean in the asker's language, where that is another one.
    pub glosses: Vec<Gloss>,
    /// 0 to 1.
    pub score: f32,
}

/// A term of a rule as it is written there, and its name in the asker's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gloss {
    pub word: String,
    pub meaning: String,
}

/// Words of a guideline's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    pub span: Span,
    /// The bytes of the file.
    pub text: String,
    /// The same without markup.
    pub plain: String,
}

/// One sentence of a quote, without markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The header of its column, where it is a table's cell.
    pub column: Option<String>,
    pub text: String,
    /// In the guideline's text.
    pub span: Span,
}

/// What a verdict says of the act asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    Allowed,
    AllowedIf,
    NotAllowed,
    Required,
    NotRequired,
}

impl VerdictKind {
    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            VerdictKind::Allowed => "allowed",
            VerdictKind::AllowedIf => "allowed_if",
            VerdictKind::NotAllowed => "not_allowed",
            VerdictKind::Required => "required",
            VerdictKind::NotRequired => "not_required",
        }
    }
}

/// What the quoted rule says of the act, with its conditions and exceptions verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub kind: VerdictKind,
    /// The index of the citation that carries it.
    pub citation: usize,
    /// Each with the index of its citation.
    pub conditions: Vec<(usize, Fragment)>,
    pub exceptions: Vec<(usize, Fragment)>,
}

/// A warning beside an answer.
#[derive(Clone, Debug)]
pub struct Risk {
    pub id: String,
    pub kind: String,
    pub level: RiskLevel,
    /// In the answer's language.
    pub message: String,
    pub because: Because,
    pub citation: Option<Box<Citation>>,
}

/// Where a sensitive matter goes, in the answer's language.
#[derive(Clone, Debug)]
pub struct RouteNotice {
    pub kind: String,
    pub title: String,
    pub message: String,
    pub contact: Option<Contact>,
    pub citation: Option<Box<Citation>>,
}

/// One short question back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clarify {
    pub slot: String,
    pub question: String,
    pub options: Vec<ClarifyOption>,
}

/// One way to answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClarifyOption {
    pub id: String,
    pub label: String,
}

/// Something in a question or a draft that should not go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: String,
    pub detail: String,
    /// In the question's or draft's own bytes.
    pub span: Span,
    /// Masked.
    pub text: String,
    pub level: RiskLevel,
    pub message: String,
    /// The index of the citation it rests on.
    pub citation: Option<usize>,
}

/// What proves later which words were answered from which texts; it never holds the question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt(pub String);
