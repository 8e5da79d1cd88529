//! `eval`: how well questions with known answers are answered, on cases or a test collection.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

use super::log::{self, Voice};
use super::session::Patience;
use super::{Ending, Failure, Session, progress, session};
use crate::answer::evidence::{self, EVIDENCE_NAMES, FIELD, FORMLESS, UNKNOWN};
use crate::answer::rank::FEATURE_NAMES;
use crate::answer::verdict_features::VERDICT_NAMES;
use crate::bot::measure::{self, Judged};
use crate::bot::{self, Library, ask, find, verdict};
use crate::guideline::beir;
use crate::model::{Evaluation, Language};
use crate::render::json::features::{
    CandidateFeaturesJson, ConsideredJson, FeatureNamesJson, QuestionFeaturesJson,
};
use crate::render::{evaluation, json, report};

/// More candidates of one question teach nothing more.
const CANDIDATES_MAX: usize = 100;

/// What to measure and how to tell it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A test collection in BEIR layout; the question cases where absent.
    pub folder: Option<PathBuf>,
    pub json: bool,
    pub language: Option<Language>,
    pub as_of: Option<Date>,
    /// Where the features go, `-` for standard output.
    pub features: Option<PathBuf>,
}

/// Measures, and prints the figures.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let day = options.as_of.unwrap_or_else(bot::today);
    let (library, questions) = match &options.folder {
        Some(folder) => of_folder(session, folder, options.language)?,
        None => {
            let library = session.library(day)?;
            let questions = measure::of_cases(&library, options.language);
            (library, questions)
        }
    };
    session::prepare(&library, Patience::ForAll);
    if questions.is_empty() {
        return Err(Failure::wrong(format!(
            "'{}' has no question cases to measure (cases/*.toml); name a folder in BEIR layout, \
             or add cases",
            library.organisation.id
        )));
    }
    let mut features = match options.features.as_deref() {
        Some(file) => Some(Features::open(file)?),
        None => None,
    };
    let evaluation = measured(&library, &questions, day, features.as_mut())?;
    if features.map(Features::close).transpose()? == Some(Ended::OnStandardOutput) {
        return Ok(Ending::Done);
    }
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer(&mut output, &json::evaluation(&evaluation))?;
        writeln!(output)?;
    } else {
        write!(output, "{}", evaluation::text(&evaluation))?;
    }
    output.flush()?;
    Ok(Ending::Done)
}

/// The library and the questions of a test collection.
fn of_folder(
    session: &Session,
    folder: &Path,
    language: Option<Language>,
) -> Result<(Arc<Library>, Vec<Judged>), Failure> {
    let set = beir::read(folder, language)
        .map_err(|error| Failure::wrong(format!("eval: {}: {error}", folder.display())))?;
    let name = folder.file_name().map_or("eval".into(), |name| name.to_string_lossy());
    let organisations = session.organisations()?;
    let options = organisations.default_options();
    let library = progress::shown(&name, || measure::library_of(&set, &name, options));
    Ok((library.map_err(session::failure)?, measure::of_set(set, language)))
}

/// Measures with a sign of life, writing features where they are asked.
fn measured(
    library: &Arc<Library>,
    questions: &[Judged],
    day: Date,
    mut features: Option<&mut Features>,
) -> Result<Evaluation, Failure> {
    let done = AtomicUsize::new(0);
    let line = |_| report::measuring(done.load(Ordering::Relaxed), questions.len());
    let mut written = Ok(());
    let evaluation = progress::told(line, || {
        measure::measure(library, questions, day, |judged, found| {
            done.fetch_add(1, Ordering::Relaxed);
            if let (Some(features), Some(_), Ok(())) = (&mut features, found, &written) {
                written = features.write(library, judged, day);
            }
        })
    });
    written?;
    evaluation.map_err(|error| Failure::Program(error.into()))
}

/// Where the features went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    InFile,
    OnStandardOutput,
}

/// The file of features as it is written.
struct Features {
    output: Box<dyn Write>,
    ends: Ended,
}

impl Features {
    fn open(file: &Path) -> Result<Features, Failure> {
        let (output, ends): (Box<dyn Write>, Ended) = if file == Path::new("-") {
            (Box::new(BufWriter::new(io::stdout())), Ended::OnStandardOutput)
        } else {
            let opened = File::create(file).map_err(|error| {
                Failure::wrong(format!("--features: {}: {error}", file.display()))
            })?;
            (Box::new(BufWriter::new(opened)), Ended::InFile)
        };
        let mut features = Features { output, ends };
        features.line(&FeatureNamesJson {
            rank: FEATURE_NAMES.to_vec(),
            evidence: EVIDENCE_NAMES.to_vec(),
            verdict: VERDICT_NAMES.to_vec(),
        })?;
        Ok(features)
    }

    fn line(&mut self, value: &impl serde::Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.output, value)?;
        Ok(self.output.write_all(b"\n")?)
    }

    /// One question, in the guidelines of its own language alone: which language is taken in the
    /// end hangs on the weights, which are not to be fitted on what they chose.
    fn write(&mut self, library: &Library, judged: &Judged, day: Date) -> Result<(), Failure> {
        let question = ask::readable(&judged.question);
        let language = judged.language.unwrap_or_else(|| ask::language_of(library, &question));
        let meant = library.meaning.as_ref().and_then(|it| it.asked(&question, language));
        let scope = find::Scope {
            meant: meant.as_ref(),
            only: judged.only.as_deref(),
            ..find::Scope::on(day)
        };
        let found = find::find_in_first_language(library, &question, language, scope);
        let evidence = evidence::features(&found.inquiry, &found.candidates);
        let candidates = found.candidates.iter().take(CANDIDATES_MAX).map(|candidate| {
            let place = library.corpus.passage(candidate.passage);
            CandidateFeaturesJson {
                passage: place.map_or_else(String::new, |(guideline, passage)| {
                    format!("{}:{}", guideline.file, passage.lines.first)
                }),
                relevant: judged
                    .relevant
                    .as_ref()
                    .is_some_and(|relevant| relevant.contains_key(&candidate.passage)),
                features: candidate.features.to_vec(),
            }
        });
        self.line(&QuestionFeaturesJson {
            id: judged.id.clone(),
            language: language.code(),
            answerable: judged.relevant.as_ref().map(|relevant| !relevant.is_empty()),
            weight: found.inquiry.words.iter().map(|word| word.idf).sum(),
            words: found.inquiry.words.len(),
            unknown: evidence.map_or(0.0, |features| features[UNKNOWN]),
            formless: evidence.map_or(0.0, |features| features[FORMLESS]),
            field: evidence.map_or(0.0, |features| features[FIELD]),
            evidence: evidence.map(|features| features.to_vec()),
            probability: found.evidence.probability,
            verdict: judged.verdict.clone(),
            considered: considered(library, &found, judged),
            candidates: candidates.collect(),
        })
    }

    fn close(mut self) -> Result<Ended, Failure> {
        self.output.flush()?;
        Ok(self.ends)
    }
}

/// What the table gives for the norms of the first passages, be there an answer or not.
fn considered(library: &Library, found: &find::Found, judged: &Judged) -> Vec<ConsideredJson> {
    let is_relevant =
        |passage| judged.relevant.as_ref().is_some_and(|it| it.contains_key(&passage));
    let readings = verdict::readings(library, found).into_iter();
    let json = readings.filter_map(|(passage, reading)| {
        Some(ConsideredJson {
            sentence: verdict::sentence_of(library, passage, reading.norm)?,
            relevant: is_relevant(passage),
            may_be: reading.may_be,
            kind: reading.kind()?.code(),
            features: reading.features?.to_vec(),
        })
    });
    json.collect()
}
