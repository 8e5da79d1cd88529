//! Measures how well questions with known passages are answered, beside a plain index.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use jiff::civil::Date;

use super::ask;
use super::find::{self, Found, Scope};
use super::library::{self, Library, LibraryError, LibraryOptions};
use super::statistics;
use crate::guideline::{BeirQuestion, BeirSet, Loaded, passages_with};
use crate::index::{IndexError, PlainIndex};
use crate::model::{
    Case, Evaluation, Language, Organisation, Outcome, Passage, RankingFigure, Share,
};

/// The plain index gives so many passages, of which those that may not be cited fall away.
const PLAIN_HITS_MAX: usize = 1_000;
/// What ranks behind them does not count.
const FIRST: usize = 3;

/// What outcomes there are, in the order in which they are counted.
const OUTCOMES: [Outcome; 6] = [
    Outcome::Answered,
    Outcome::Clarify,
    Outcome::Suggestions,
    Outcome::NotCovered,
    Outcome::OffTopic,
    Outcome::Refused,
];

/// A question whose relevant passages may be known.
#[derive(Clone, Debug)]
pub struct Judged {
    pub id: String,
    pub question: String,
    /// Detected where absent.
    pub language: Option<Language>,
    /// The passages that it is asked of; none for all.
    pub only: Option<Arc<HashSet<usize>>>,
    /// The gain of each relevant passage, none of them where nothing is; absent where unknown.
    pub relevant: Option<HashMap<usize, f64>>,
    /// The verdict that is right, `none` where none is; absent where unknown.
    pub verdict: Option<String>,
}

/// The library of a test collection, in memory.
///
/// # Errors
/// Where the index cannot be made.
pub fn library_of(
    set: &BeirSet,
    name: &str,
    options: &LibraryOptions,
) -> Result<Arc<Library>, LibraryError> {
    let organisation = Organisation {
        id: name.to_string(),
        name: name.to_string(),
        languages: vec![set.language],
        ..Organisation::default()
    };
    let loaded = Loaded {
        organisation: Arc::new(organisation),
        corpus: set.corpus.clone(),
        ..Loaded::default()
    };
    let options = LibraryOptions { id: name.to_string(), index: None, ..options.clone() };
    library::of(loaded, &options)
}

/// The questions of a test collection, in order.
pub fn of_set(set: BeirSet, language: Option<Language>) -> Vec<Judged> {
    let judged = |it: BeirQuestion| Judged {
        id: it.id,
        question: it.text,
        language,
        only: it.only,
        relevant: it.relevant,
        verdict: None,
    };
    set.questions.into_iter().map(judged).collect()
}

/// The question cases of an organisation, in order: relevant are the passages that they cite; a
/// case that asks for silence has none.
pub fn of_cases(library: &Library, language: Option<Language>) -> Vec<Judged> {
    let judged = |case: &Arc<Case>| {
        let cited = case.cites.iter().flat_map(|anchor| passages_with(&library.corpus, anchor));
        let relevant: HashMap<usize, f64> = cited.map(|passage| (passage, 1.0)).collect();
        let asks_for_answer = matches!(case.outcome.as_str(), "answered" | "clarify");
        Judged {
            id: format!("{}:{}", case.file, case.line),
            question: case.question.clone(),
            language: language.or(case.language),
            only: None,
            relevant: (!relevant.is_empty() || !asks_for_answer).then_some(relevant),
            verdict: case.verdict.clone(),
        }
    };
    library.cases.iter().map(judged).collect()
}

/// The same passages in plain indexes, one for each language.
pub struct Plain(Vec<(Language, PlainIndex)>);

impl Plain {
    /// Plain indexes of the library's passages, each with its title, headings and lead-ins.
    ///
    /// # Errors
    /// Where the search engine fails.
    pub fn new(library: &Library) -> Result<Plain, IndexError> {
        let of = |language: Language| -> Result<(Language, PlainIndex), IndexError> {
            let ids = 0..library.corpus.passage_count();
            let texts = ids.filter_map(|id| {
                let (guideline, passage) = library.corpus.passage(id)?;
                let section = guideline.sections.get(passage.section);
                let path = section.map(|section| section.path.join(" ")).unwrap_or_default();
                let text = format!("{} {path} {}", guideline.title, words_of(passage));
                (guideline.language == language).then_some((id, text))
            });
            Ok((language, PlainIndex::new(texts, language)?))
        };
        Ok(Plain(vec![of(Language::Nl)?, of(Language::En)?]))
    }

    /// The ids of the passages found, best first.
    fn ranking(
        &self,
        library: &Library,
        question: &str,
        language: Language,
        scope: Scope,
    ) -> Result<Vec<usize>, IndexError> {
        let Some((_, index)) = self.0.iter().find(|(of, _)| *of == language) else {
            return Ok(Vec::new());
        };
        let all = library.corpus.passage_count();
        let hits_max = if scope.only.is_some() { all } else { PLAIN_HITS_MAX };
        let hits = index.search(question, hits_max)?.into_iter().map(|hit| hit.passage);
        let meant = hits.filter(|id| find::may_be_cited(library, *id, language, scope));
        Ok(meant.take(statistics::DEPTH).collect())
    }
}

/// A passage with its lead-ins and column headers.
fn words_of(passage: &Passage) -> String {
    let columns = passage.sentences.iter().filter_map(|sentence| sentence.column.as_ref());
    let around = passage.lead_ins.iter().chain(columns).map(|it| it.text.as_str());
    around.chain([passage.prose.text.as_str()]).collect::<Vec<_>>().join(" ")
}

/// How one question went.
#[derive(Clone, Debug)]
struct Measured {
    outcome: Outcome,
    probability: f64,
    /// Of ours and of the plain index', where something is relevant.
    scores: Option<([f64; 4], [f64; 4])>,
    /// Whether something is relevant; none where unknown.
    is_answerable: Option<bool>,
    /// Whether one of the first three is relevant.
    has_right: bool,
    /// Whether one of the citations is.
    cites_right: bool,
}

/// Asks every question as of `day` and tells what came of it; `each` sees every question with
/// what was found for it, and none for one that was refused.
///
/// # Errors
/// Where the search engine of the plain index fails.
pub fn measure(
    library: &Arc<Library>,
    questions: &[Judged],
    day: Date,
    mut each: impl FnMut(&Judged, Option<&Found>),
) -> Result<Evaluation, IndexError> {
    let plain = Plain::new(library)?;
    let mut measured = Vec::with_capacity(questions.len());
    for judged in questions {
        let question = ask::readable(&judged.question);
        let language = judged.language.unwrap_or_else(|| ask::language_of(library, &question));
        let meant = library.meaning.as_ref().and_then(|it| it.asked(&question, language));
        let scope = Scope { only: judged.only.as_deref(), meant: meant.as_ref(), ..Scope::on(day) };
        let refusal = ask::refusal(&question, library.options.question_chars_max);
        let found = refusal.is_none().then(|| find::find(library, &question, language, scope));
        each(judged, found.as_ref());
        let beside = match &found {
            Some(found) => plain.ranking(library, &question, found.guidelines_in, scope)?,
            None => Vec::new(),
        };
        measured.push(of_question(judged, found.as_ref(), &beside));
    }
    Ok(evaluation(library, &measured))
}

fn of_question(judged: &Judged, found: Option<&Found>, plain: &[usize]) -> Measured {
    let none = HashMap::default();
    let relevant = judged.relevant.as_ref().unwrap_or(&none);
    let candidates = found.map(|found| found.candidates.as_slice()).unwrap_or_default();
    let ranking: Vec<usize> = candidates.iter().map(|it| it.passage).collect();
    let chosen = found.map(|found| found.evidence.chosen.as_slice()).unwrap_or_default();
    let scores = || (statistics::scores(&ranking, relevant), statistics::scores(plain, relevant));
    Measured {
        outcome: found.map_or(Outcome::Refused, |found| found.evidence.outcome),
        probability: found.map_or(0.0, |found| f64::from(found.evidence.probability)),
        scores: (!relevant.is_empty()).then(scores),
        is_answerable: judged.relevant.as_ref().map(|relevant| !relevant.is_empty()),
        has_right: ranking.iter().take(FIRST).any(|id| relevant.contains_key(id)),
        cites_right: chosen.iter().any(|it| relevant.contains_key(&it.passage)),
    }
}

fn evaluation(library: &Library, measured: &[Measured]) -> Evaluation {
    let rows: Vec<[f64; 12]> = measured
        .iter()
        .filter_map(|it| {
            let (ours, plain) = it.scores?;
            Some(std::array::from_fn(|at| match at / 4 {
                0 => ours[at % 4],
                1 => plain[at % 4],
                _ => ours[at % 4] - plain[at % 4],
            }))
        })
        .collect();
    let means = statistics::means(&rows);
    let ranking = statistics::FIGURE_NAMES.iter().enumerate().map(|(at, name)| RankingFigure {
        name,
        ours: means[at],
        plain: means[at + 4],
        difference: means[at + 8],
    });
    let answered = |it: &&Measured| matches!(it.outcome, Outcome::Answered | Outcome::Clarify);
    let known = || measured.iter().filter(|it| it.is_answerable.is_some());
    let unanswerable = || measured.iter().filter(|it| it.is_answerable == Some(false));
    let judged: Vec<(f64, bool)> = known().map(|it| (it.probability, it.has_right)).collect();
    let reliability = statistics::reliability(&judged);
    let counted = |outcome| (outcome, measured.iter().filter(|it| it.outcome == outcome).count());
    Evaluation {
        name: library.organisation.id.clone(),
        passages: library.corpus.passage_count(),
        answerable: rows.len(),
        unanswerable: unanswerable().count(),
        unjudged: measured.len() - known().count(),
        ranking: ranking.collect(),
        outcomes: OUTCOMES.map(counted).into_iter().filter(|(_, count)| *count > 0).collect(),
        answered_right: share(known().filter(answered).map(|it| it.cites_right)),
        false_answers: share(unanswerable().map(|it| answered(&it))),
        calibration_error: statistics::calibration_error(&reliability),
        reliability,
        resamples: statistics::RESAMPLES,
    }
}

fn share(of: impl Iterator<Item = bool>) -> Share {
    let rows: Vec<[f64; 1]> = of.map(|is_so| [if is_so { 1.0 } else { 0.0 }]).collect();
    let count = rows.iter().filter(|row| row[0] > 0.0).count();
    let [estimate] = statistics::means(&rows);
    Share { count, of: rows.len(), share: estimate }
}
