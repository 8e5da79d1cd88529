//! One snapshot of an organisation: guidelines, index and rules, loaded and swapped together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::grounds::Grounds;
use super::meaning::Meaning;
use super::norms::Norms;
use crate::answer::AnswerOptions;
use crate::answer::contact::{ContactRule, RouteRule};
use crate::answer::risk::RiskTrigger;
use crate::guideline::{self, Changed, Earlier, Loaded, ReadLimits, Reading};
use crate::index::{IndexError, Origin, PassageIndex};
use crate::language::{CorpusTerms, Lexicon, Wording};
use crate::meaning::{Model, ModelFault, Progress, VectorsOrigin};
use crate::model::{
    Anchor, Case, Corpus, Diagnostic, Language, Organisation, RiskRule, Route, SafetyRules,
};
use crate::safety::Screen;

/// A piece of a contact's address with so many digits is a telephone number.
const PHONE_DIGITS_MIN: usize = 8;

/// Everything that an answer is computed from; never changed once loaded.
#[derive(Clone, Debug)]
pub struct Library {
    pub organisation: Arc<Organisation>,
    pub corpus: Corpus,
    pub terms: CorpusTerms,
    /// The hash of the organisation's own concepts.
    pub concepts_fingerprint: String,
    pub index: PassageIndex,
    pub risks: Vec<RiskTrigger>,
    pub routes: Vec<RouteRule>,
    pub contacts: Vec<ContactRule>,
    pub cases: Vec<Arc<Case>>,
    /// The concepts that the organisation's thesaurus names, each with its 1-based line.
    pub own_concepts: Vec<(String, usize)>,
    /// What the next reading of the folder takes over.
    reading: Reading,
    /// What the organisation adds to the detectors, and the detectors with it.
    pub safety: SafetyRules,
    pub screen: Arc<Screen>,
    /// What each passage rules, as far as it was read.
    pub norms: Norms,
    /// What each passage means, where an encoder is installed.
    pub meaning: Option<Arc<Meaning>>,
    /// What findings rest on, as far as it was looked for.
    pub grounds: Arc<Grounds>,
    /// What was wrong in the files; errors only in guidelines that were left out at a start.
    pub diagnostics: Vec<Diagnostic>,
    pub options: LibraryOptions,
}

/// Where an organisation's files are and how much of them is taken.
#[derive(Clone, Debug)]
pub struct LibraryOptions {
    pub id: String,
    /// The folder of its guideline files.
    pub guidelines: PathBuf,
    /// The folder of its index; none keeps it in memory.
    pub index: Option<PathBuf>,
    pub read: ReadLimits,
    pub answer: AnswerOptions,
    /// A longer question is refused.
    pub question_chars_max: usize,
    /// A longer draft is not looked at.
    pub draft_chars_max: usize,
    /// The sentence encoder, where one is installed.
    pub model: Option<Arc<Model>>,
}

/// Why an organisation cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// Its files have errors; all that was found is told.
    #[error("the guidelines of '{id}' in {} have errors", folder.display())]
    Files { id: String, folder: PathBuf, diagnostics: Vec<Diagnostic> },
    /// Its files are well, and question cases that held before the edit do not hold after it.
    #[error("question cases of '{id}' no longer hold")]
    Cases { id: String, diagnostics: Vec<Diagnostic> },
    #[error("the index of '{id}' cannot be made")]
    Index { id: String, source: IndexError },
}

/// Files are other than a snapshot has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherFiles;

impl LibraryError {
    /// What was found in the files; empty where they are not to blame.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            LibraryError::Files { diagnostics, .. } | LibraryError::Cases { diagnostics, .. } => {
                diagnostics
            }
            LibraryError::Index { .. } => &[],
        }
    }
}

/// Loads an organisation as of `today`.
///
/// # Errors
/// Where a file has an error, or the index cannot be made.
pub fn open(options: &LibraryOptions, today: Date) -> Result<Arc<Library>, LibraryError> {
    load(options, today, None)
}

impl Library {
    /// Reads or makes what each passage means, where an encoder is installed and that is not there
    /// yet; none where there is nothing to do.
    ///
    /// # Errors
    /// Where the encoder's file fails, or `progress` stops the work.
    pub fn prepare_meaning(&self, progress: Progress) -> Result<Option<VectorsOrigin>, ModelFault> {
        match self.meaning.as_ref().filter(|meaning| !meaning.is_ready()) {
            Some(meaning) => {
                meaning.prepare(&self.corpus, self.options.index.as_deref(), progress).map(Some)
            }
            None => Ok(None),
        }
    }

    /// The snapshot of the same organisation's files as they are now; what has not changed is
    /// taken over. Its index is in memory alone until it has settled.
    ///
    /// # Errors
    /// As `open`; this snapshot stays as it is.
    pub fn reload(&self, today: Date) -> Result<Arc<Library>, LibraryError> {
        self.reload_changed(&Changed::Any, today)
    }

    /// The same, where it is known which files may have changed: the others are not read where the
    /// system says that they are as they were.
    ///
    /// # Errors
    /// As `open`; this snapshot stays as it is.
    pub fn reload_changed(
        &self,
        changed: &Changed,
        today: Date,
    ) -> Result<Arc<Library>, LibraryError> {
        load(&self.options, today, Some((self, changed)))
    }

    /// How the organisation words its questions and rules in `language`.
    pub fn wording(&self, language: Language) -> &Wording {
        self.norms.wordings().of(language)
    }

    /// What was read of the files.
    pub fn earlier<'a>(&'a self, changed: &'a Changed) -> Earlier<'a> {
        Earlier { corpus: &self.corpus, reading: &self.reading, changed }
    }

    /// The same snapshot once all its files were read again. With errors in them it stays as it is:
    /// they are an edit that was refused.
    ///
    /// # Errors
    /// Where the files are others, and have no errors.
    pub fn read_again(&self, today: Date) -> Result<Arc<Library>, OtherFiles> {
        let LibraryOptions { guidelines, id, read, .. } = &self.options;
        let earlier = self.earlier(&Changed::Any);
        let loaded = guideline::load(guidelines, id, read, today, Some(earlier));
        if self.reading.is_same(&self.corpus, &loaded.reading, &loaded.corpus) {
            return Ok(Arc::new(Library { reading: loaded.reading, ..self.clone() }));
        }
        if loaded.has_errors() { Ok(Arc::new(self.clone())) } else { Err(OtherFiles) }
    }

    /// The same snapshot with its terms and index made at once, and written to their file where
    /// there is a folder for it; none where they are already. It answers the same: many edits one
    /// after the other leave behind what no answer needs any more.
    ///
    /// # Errors
    /// Where the index cannot be made.
    pub fn settled(&self) -> Result<Option<Arc<Library>>, LibraryError> {
        let is_kept = match self.index.origin() {
            Origin::Opened | Origin::Built => true,
            Origin::InMemory { reason } => self.options.index.is_none() || reason.is_some(),
        };
        if is_kept && self.terms.is_flat() && self.index.passages_beside() == 0 {
            return Ok(None);
        }
        let lexicon = Arc::clone(&self.terms.lexicon);
        let make_terms = || CorpusTerms::new(&self.corpus, lexicon);
        let folder = self.options.index.as_deref();
        let (index, terms) =
            PassageIndex::open(&self.corpus, &self.concepts_fingerprint, folder, make_terms)
                .map_err(|source| LibraryError::Index { id: self.options.id.clone(), source })?;
        Ok(Some(Arc::new(Library { index, terms, ..self.clone() })))
    }

    /// The snapshot that there would be with `tried` in the place of files, by their names; its
    /// index is in memory alone.
    ///
    /// # Errors
    /// As `open`.
    pub fn with_tried(
        &self,
        tried: Arc<BTreeMap<String, Option<String>>>,
        today: Date,
    ) -> Result<Arc<Library>, LibraryError> {
        let read = ReadLimits { tried, ..self.options.read.clone() };
        let options = LibraryOptions { read, index: None, ..self.options.clone() };
        load(&options, today, Some((self, &Changed::Named(BTreeSet::new()))))
    }
}

fn load(
    options: &LibraryOptions,
    today: Date,
    previous: Option<(&Library, &Changed)>,
) -> Result<Arc<Library>, LibraryError> {
    let known = previous.map(|(library, changed)| library.earlier(changed));
    let loaded = guideline::load(&options.guidelines, &options.id, &options.read, today, known);
    if !loaded.has_errors() {
        return made(loaded, options, previous.map(|(library, _)| library));
    }
    match without_faulty(&loaded, options, today).filter(|_| previous.is_none()) {
        Some(rest) => of(rest, options),
        None => Err(LibraryError::Files {
            id: options.id.clone(),
            folder: options.guidelines.clone(),
            diagnostics: loaded.diagnostics,
        }),
    }
}

/// What is left of a folder without the guidelines that have errors, with what is wrong in them;
/// none where there is no guideline left, or something else is wrong too.
///
/// A broken edit never stops the bot: at a start there is no earlier snapshot to go on with.
fn without_faulty(loaded: &Loaded, options: &LibraryOptions, today: Date) -> Option<Loaded> {
    let left_out = loaded.faulty_guidelines()?;
    let limits = ReadLimits { left_out: left_out.clone(), ..options.read.clone() };
    let rest = guideline::load(&options.guidelines, &options.id, &limits, today, None);
    let is_told = rest.faulty_guidelines().is_some_and(|faulty| faulty == left_out);
    (is_told && !rest.corpus.guidelines().is_empty()).then_some(rest)
}

/// The library of what was loaded, with its index where the options have it.
///
/// # Errors
/// Where the index cannot be made.
pub fn of(loaded: Loaded, options: &LibraryOptions) -> Result<Arc<Library>, LibraryError> {
    made(loaded, options, None)
}

/// The same, with what has not changed since `previous` taken over from it.
fn made(
    loaded: Loaded,
    options: &LibraryOptions,
    previous: Option<&Library>,
) -> Result<Arc<Library>, LibraryError> {
    let (index, terms) = index_and_terms(&loaded, options, previous)
        .map_err(|source| LibraryError::Index { id: options.id.clone(), source })?;
    let Loaded {
        organisation,
        corpus,
        risks,
        safety,
        cases,
        concepts,
        reading,
        concepts_fingerprint,
        words,
        diagnostics,
    } = loaded;
    let place = |anchor: &Option<Anchor>| {
        anchor.as_ref().and_then(|anchor| reading.find_anchor(&corpus, anchor))
    };
    let is_same = previous.filter(|previous| previous.organisation == organisation);
    let risks = triggers(&risks, previous, place);
    let routes = routes(&organisation, is_same, place);
    let contacts = match is_same {
        Some(previous) => previous.contacts.clone(),
        None => organisation.contacts.iter().map(ContactRule::new).collect(),
    };
    let (safety, screen) = match is_same.filter(|it| it.reading.has_safety_of(&reading)) {
        Some(previous) => (previous.safety.clone(), Arc::clone(&previous.screen)),
        None => {
            let safety = with_contacts(safety, &organisation);
            let screen = Arc::new(Screen::new(&safety));
            (safety, screen)
        }
    };
    let options = options.clone();
    let norms = match previous {
        Some(previous) => previous.norms.after(&previous.corpus, &corpus, &words),
        None => Norms::new(&corpus, &words),
    };
    Ok(Arc::new(Library {
        organisation,
        corpus,
        terms,
        concepts_fingerprint,
        index,
        risks,
        routes,
        contacts,
        cases,
        own_concepts: concepts.into_iter().map(|it| (it.id, it.line)).collect(),
        reading,
        screen,
        norms,
        meaning: options.model.clone().map(Meaning::new).map(Arc::new),
        grounds: Arc::default(),
        safety,
        diagnostics,
        options,
    }))
}

/// What warns by `rules`; the words of those that `previous` has too are taken over.
fn triggers(
    rules: &[Arc<RiskRule>],
    previous: Option<&Library>,
    place: impl Fn(&Option<Anchor>) -> Option<(usize, usize)>,
) -> Vec<RiskTrigger> {
    let earlier = previous.map_or(&[][..], |previous| &previous.risks);
    let trigger = |(at, rule): (usize, &Arc<RiskRule>)| {
        let place = place(&rule.rests_on);
        let earlier = earlier.get(at).filter(|earlier| earlier.rule() == rule);
        earlier.map_or_else(|| RiskTrigger::new(rule, place), |earlier| earlier.resting_on(place))
    };
    rules.iter().enumerate().map(trigger).collect()
}

/// The routes of an organisation; the words of those of `is_same`, where it is the same, are taken
/// over.
fn routes(
    organisation: &Organisation,
    is_same: Option<&Library>,
    place: impl Fn(&Option<Anchor>) -> Option<(usize, usize)>,
) -> Vec<RouteRule> {
    let earlier = is_same.map_or(&[][..], |previous| &previous.routes);
    let rule = |(at, route): (usize, &Route)| {
        let place = place(&route.rests_on);
        let earlier = earlier.get(at);
        earlier.map_or_else(|| RouteRule::new(route, place), |earlier| earlier.resting_on(place))
    };
    organisation.routes.iter().enumerate().map(rule).collect()
}

/// The index with the terms that it was made from.
fn index_and_terms(
    loaded: &Loaded,
    options: &LibraryOptions,
    previous: Option<&Library>,
) -> Result<(PassageIndex, CorpusTerms), IndexError> {
    let (corpus, concepts) = (&loaded.corpus, &loaded.concepts_fingerprint);
    if let Some(previous) = previous.filter(|it| it.concepts_fingerprint == *concepts) {
        let terms = previous.terms.after(&previous.corpus, corpus);
        return Ok((previous.index.after(&terms)?, terms));
    }
    let make_terms = || CorpusTerms::new(corpus, Lexicon::with(&loaded.concepts));
    PassageIndex::open(corpus, concepts, options.index.as_deref(), make_terms)
}

/// The rules with what the organisation itself tells everybody to write to or to call.
fn with_contacts(mut safety: SafetyRules, organisation: &Organisation) -> SafetyRules {
    let addresses = organisation.all_contacts().filter_map(|contact| contact.address.as_ref());
    let texts = addresses.flat_map(|address| {
        [Language::Nl, Language::En].map(|language| address.text(language).to_string())
    });
    for text in texts {
        for piece in text.split([',', ';', '(', ')']).map(str::trim) {
            let digits = piece.chars().filter(char::is_ascii_digit).count();
            if piece.contains('@') && !piece.contains(char::is_whitespace) {
                safety.public.emails.push(piece.to_string());
            } else if digits >= PHONE_DIGITS_MIN {
                safety.public.phones.push(piece.to_string());
            }
        }
    }
    safety
}
