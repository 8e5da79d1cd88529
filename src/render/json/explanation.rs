//! How an answer came about, as JSON.

use serde::Serialize;

use crate::model::{
    CandidateExplanation, Contribution, Explanation, FileNorms, MatchPlace, NormExplanation, Way,
    WordExplanation,
};

/// The `explain` of an answer. Numbers are rounded to four places.
#[derive(Clone, Debug, Serialize)]
pub struct ExplanationJson {
    /// `nl` or `en`, as all languages.
    pub language: &'static str,
    pub guidelines_in: &'static str,
    /// Whether passages were also found by what they mean.
    pub meaning: bool,
    pub left_out: Vec<String>,
    pub words: Vec<WordJson>,
    pub candidate_count: usize,
    /// The first three.
    pub candidates: Vec<CandidateJson>,
    pub probability: f64,
    pub answer_from: f64,
    pub suggest_from: f64,
    /// The logarithm of the odds before anything is known.
    pub bias: f64,
    pub evidence: Vec<ContributionJson>,
    /// Whether the question has no word of the field and is not covered word for word.
    pub off_topic: bool,
    pub outcome: &'static str,
    /// What the question asks for: `may`, `must`, `forbidden`, `what_may`, `what_must` or `other`.
    pub asked: &'static str,
    /// The norm that was asked for a verdict, as it was read.
    pub norm: Option<NormJson>,
    /// Why there is a verdict or none: `decided`, `not_asked`, `no_norm`, `unclear`,
    /// `not_explained`, `other_account`, `other_side`, `no_cell` or `vetoed`.
    pub why: &'static str,
    /// What the table of verdicts gives for it; null where it gives none.
    pub cell: Option<&'static str>,
    /// How probable it is that this is right, 0 to 1.
    pub cell_probability: Option<f64>,
    /// The share of the question's weight that the norm explains, and that its own words do.
    pub norm_shares: [f64; 2],
}

/// A norm as it was read.
#[derive(Clone, Debug, Serialize)]
pub struct NormJson {
    /// `must`, `must_not`, `may`, `may_if`, `should`, `should_not` or `need_not`.
    pub modality: &'static str,
    pub rules: Vec<String>,
    pub conditions: Vec<String>,
    pub exceptions: Vec<String>,
    pub clear: bool,
    /// Whether no more than a verb or a denial speaks for the reading.
    pub guessed: bool,
    pub line: usize,
}

/// The norms of one file.
#[derive(Clone, Debug, Serialize)]
pub struct FileNormsJson {
    pub file: String,
    pub norms: Vec<NormJson>,
}

/// The JSON of a file's norms.
pub fn file_norms(of: &FileNorms) -> FileNormsJson {
    FileNormsJson { file: of.file.clone(), norms: of.norms.iter().map(norm).collect() }
}

/// The JSON of a norm.
pub fn norm(of: &NormExplanation) -> NormJson {
    NormJson {
        modality: of.modality.code(),
        rules: of.rules.clone(),
        conditions: of.conditions.clone(),
        exceptions: of.exceptions.clone(),
        clear: of.is_clear,
        guessed: of.is_guessed,
        line: of.line,
    }
}

/// One word of the question.
#[derive(Clone, Debug, Serialize)]
pub struct WordJson {
    pub word: String,
    pub weight: f64,
    pub of_field: bool,
    pub parts: Vec<String>,
    pub ways: Vec<WayJson>,
}

/// One way of finding it.
#[derive(Clone, Debug, Serialize)]
pub struct WayJson {
    /// `form`, `joined`, `misspelled`, `part`, `concept`, `broader`, `narrower` or `related`.
    pub way: &'static str,
    pub strength: f64,
    pub terms: Vec<String>,
}

/// One passage.
#[derive(Clone, Debug, Serialize)]
pub struct CandidateJson {
    pub file: String,
    pub lines: [usize; 2],
    pub score: f64,
    pub contributions: Vec<ContributionJson>,
    pub matches: Vec<MatchJson>,
}

/// A word that it has.
#[derive(Clone, Debug, Serialize)]
pub struct MatchJson {
    pub word: String,
    pub term: String,
    pub way: &'static str,
    /// `sentence`, `passage`, `lead_in`, `heading`, `title` or `neighbours`.
    pub place: &'static str,
}

/// A feature with what it adds: value times weight.
#[derive(Clone, Debug, Serialize)]
pub struct ContributionJson {
    pub name: &'static str,
    pub value: f64,
    pub weight: f64,
    pub adds: f64,
}

/// The JSON of an explanation.
pub fn explanation(of: &Explanation) -> ExplanationJson {
    ExplanationJson {
        language: of.language.code(),
        guidelines_in: of.guidelines_in.code(),
        meaning: of.has_meaning,
        left_out: of.left_out.clone(),
        words: of.words.iter().map(word).collect(),
        candidate_count: of.candidate_count,
        candidates: of.candidates.iter().map(candidate).collect(),
        probability: rounded(of.probability),
        answer_from: rounded(of.answer_from),
        suggest_from: rounded(of.suggest_from),
        bias: rounded(of.bias),
        evidence: of.evidence.iter().map(contribution).collect(),
        off_topic: of.is_off_topic,
        outcome: of.outcome.code(),
        asked: of.asked.code(),
        norm: of.norm.as_ref().map(norm),
        why: of.why.code(),
        cell: of.cell.map(|(kind, _)| kind.code()),
        cell_probability: of.cell.map(|(_, probability)| rounded(probability)),
        norm_shares: of.norm_shares.map(rounded),
    }
}

fn word(of: &WordExplanation) -> WordJson {
    let ways = of.ways.iter().map(|it| WayJson {
        way: way(it.way),
        strength: rounded(it.strength),
        terms: it.terms.clone(),
    });
    WordJson {
        word: of.word.clone(),
        weight: rounded(of.weight),
        of_field: of.is_of_field,
        parts: of.parts.clone(),
        ways: ways.collect(),
    }
}

fn candidate(of: &CandidateExplanation) -> CandidateJson {
    let matches = of.matches.iter().map(|it| MatchJson {
        word: it.word.clone(),
        term: it.term.clone(),
        way: way(it.way),
        place: place(it.place),
    });
    CandidateJson {
        file: of.file.clone(),
        lines: [of.lines.first, of.lines.last],
        score: rounded(of.score),
        contributions: of.contributions.iter().map(contribution).collect(),
        matches: matches.collect(),
    }
}

fn contribution(of: &Contribution) -> ContributionJson {
    ContributionJson {
        name: of.name,
        value: rounded(of.value),
        weight: rounded(of.weight),
        adds: rounded(of.sum()),
    }
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Form => "form",
        Way::Joined => "joined",
        Way::Misspelled => "misspelled",
        Way::Part => "part",
        Way::Concept => "concept",
        Way::Broader => "broader",
        Way::Narrower => "narrower",
        Way::Related => "related",
    }
}

fn place(place: MatchPlace) -> &'static str {
    match place {
        MatchPlace::Sentence => "sentence",
        MatchPlace::Passage => "passage",
        MatchPlace::LeadIn => "lead_in",
        MatchPlace::Heading => "heading",
        MatchPlace::Title => "title",
        MatchPlace::Neighbours => "neighbours",
    }
}

fn rounded(value: f32) -> f64 {
    (f64::from(value) * 10_000.0).round() / 10_000.0
}
