//! How an answer came about, for those who tune guidelines, words and weights.

use super::answer::{Outcome, VerdictKind};
use super::inquiry::{AskedModality, Way};
use super::language::Language;
use super::norm::Modality;
use super::span::Lines;

/// How one answer came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The language that the question was read in.
    pub language: Language,
    /// The language of the guidelines that were looked through.
    pub guidelines_in: Language,
    /// Whether it was known what question and passages mean: a model was there and ready.
    pub has_meaning: bool,
    /// Words of grammar, which were not looked for; in order.
    pub left_out: Vec<String>,
    /// The words that were, in order.
    pub words: Vec<WordExplanation>,
    /// How many passages were ranked.
    pub candidate_count: usize,
    /// The first three of them.
    pub candidates: Vec<CandidateExplanation>,
    /// That one of those three answers, 0 to 1.
    pub probability: f32,
    /// The logarithm of its odds before anything is known of the question.
    pub bias: f32,
    /// What it hangs on; empty without candidates.
    pub evidence: Vec<Contribution>,
    /// From this probability on there is an answer.
    pub answer_from: f32,
    /// From this one on there are suggestions.
    pub suggest_from: f32,
    /// No word is of the field and the words are not all in one passage: then the probability is 0.
    pub is_off_topic: bool,
    pub outcome: Outcome,
    /// What the question asks for.
    pub asked: AskedModality,
    /// The norm that was asked for a verdict, as it was read; none where there was none.
    pub norm: Option<NormExplanation>,
    /// What the table of verdicts gives for it, and how probable it is that this is right, 0 to 1.
    pub cell: Option<(VerdictKind, f32)>,
    /// What came of it.
    pub why: Why,
    /// The share of the question's weight that the norm explains, and that its own words do.
    pub norm_shares: [f32; 2],
}

/// A norm as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct NormExplanation {
    pub modality: Modality,
    /// The words of what it rules, then those of each condition and exception.
    pub rules: Vec<String>,
    pub conditions: Vec<String>,
    pub exceptions: Vec<String>,
    /// Whether its scope words leave no doubt.
    pub is_clear: bool,
    /// Whether no more than a verb or a denial speaks for the reading.
    pub is_guessed: bool,
    /// The line of its sentence in the file.
    pub line: usize,
}

/// The norms of one guideline file, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct FileNorms {
    pub file: String,
    pub norms: Vec<NormExplanation>,
}

/// Why there is a verdict, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    Decided,
    /// The question asks for no yes or no, nor for a duty.
    #[default]
    NotAsked,
    /// The passage rules nothing that was read.
    NoNorm,
    /// Its scope words leave open what is ruled.
    Unclear,
    /// It explains too little of the question.
    NotExplained,
    /// It is about another kind of account.
    OtherAccount,
    /// It holds at another time or place, or at one side of it that the question does not name.
    OtherSide,
    /// The question touches an exception, and it is not certain that this is the case.
    MaybeException,
    /// The rule holds under a condition that the question does not speak of.
    OpenCondition,
    /// The table gives none for what is asked and what is ruled.
    NoCell,
    /// Another rule may forbid what this one allows.
    Vetoed,
    /// Another rule says plainly the contrary of the same act.
    Contradicted,
}

impl Why {
    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Why::Decided => "decided",
            Why::NotAsked => "not_asked",
            Why::NoNorm => "no_norm",
            Why::Unclear => "unclear",
            Why::NotExplained => "not_explained",
            Why::OtherAccount => "other_account",
            Why::OtherSide => "other_side",
            Why::MaybeException => "maybe_exception",
            Why::OpenCondition => "open_condition",
            Why::NoCell => "no_cell",
            Why::Vetoed => "vetoed",
            Why::Contradicted => "contradicted",
        }
    }
}

/// One word of the question.
#[derive(Clone, Debug, PartialEq)]
pub struct WordExplanation {
    pub word: String,
    /// How much it tells passages apart, in nats of idf.
    pub weight: f32,
    /// Whether it names a concept of the field or stands in a heading.
    pub is_of_field: bool,
    /// The parts that it was split into; empty where it is no compound.
    pub parts: Vec<String>,
    /// By what it could be found, the strongest first, in each way once.
    pub ways: Vec<WayExplanation>,
}

/// One way of finding a word.
#[derive(Clone, Debug, PartialEq)]
pub struct WayExplanation {
    pub way: Way,
    /// 0 to 1; the word itself is 1.
    pub strength: f32,
    /// Stems, or the names of concepts, the strongest first.
    pub terms: Vec<String>,
}

/// One passage that was ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateExplanation {
    pub file: String,
    pub lines: Lines,
    /// The sum of its contributions.
    pub score: f32,
    /// The largest first, by how far they are from 0.
    pub contributions: Vec<Contribution>,
    /// The question's words that it or something around it has, in the question's order.
    pub matches: Vec<MatchExplanation>,
}

/// A word that a passage has.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchExplanation {
    pub word: String,
    /// By what it was found there.
    pub term: String,
    pub way: Way,
    pub place: MatchPlace,
}

/// Where a passage has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchPlace {
    /// The sentence that covers most of the question.
    Sentence,
    Passage,
    LeadIn,
    Heading,
    Title,
    Neighbours,
}

/// A feature with what it adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// As the file of weights calls it.
    pub name: &'static str,
    pub value: f32,
    pub weight: f32,
}

impl Contribution {
    /// Value times weight.
    pub fn sum(self) -> f32 {
        self.value * self.weight
    }
}
