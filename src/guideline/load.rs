//! Loads an organisation's folder: guidelines, risks, cases, and all that is wrong with them.

use std::path::Path;
use std::sync::Arc;

use foldhash::HashSet;
use jiff::civil::Date;

use super::check::Library;
use super::folder::{self, FileKind, Found};
use super::limits::{
    ORGANISATION_FILE, RISKS_FILE, ReadLimits, SAFETY_FILE, THESAURUS_FILE, WORDING_FILE,
};
use super::organisation::OrganisationFile;
use super::places::Places;
use super::reading::{Earlier, Reader, Reading, ToRead, is_readme};
use super::risks::RiskFile;
use super::safety_rules::SafetyFile;
use super::thesaurus::ThesaurusFile;
use super::wording::WordingFile;
use super::{check, parents};
use crate::language::{AddedWords, ConceptForm};
use crate::model::{
    Case, Corpus, Diagnostic, Fault, Guideline, Language, Level, Organisation, RiskRule,
    SafetyRules,
};

/// All that a folder says.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub organisation: Arc<Organisation>,
    pub corpus: Corpus,
    pub risks: Vec<Arc<RiskRule>>,
    /// What must not go out, on top of what the program knows.
    pub safety: SafetyRules,
    pub cases: Vec<Arc<Case>>,
    /// The organisation's own concepts, on top of the field's.
    pub concepts: Vec<ConceptForm>,
    /// The hash of the file that the concepts stand in; empty where there is none.
    pub concepts_fingerprint: String,
    /// How the organisation words its questions and rules, on top of what the program knows.
    pub words: Vec<AddedWords>,
    /// In the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What the next reading of the folder takes over.
    pub reading: Reading,
}

impl Loaded {
    /// Whether a fault keeps it from going live.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// The guideline files with errors, where these are all the errors that there are.
    pub fn faulty_guidelines(&self) -> Option<Vec<String>> {
        let errors = self.diagnostics.iter().filter(|found| found.level == Level::Error);
        let mut names: Vec<String> = errors.map(|found| found.file.clone()).collect();
        names.sort();
        names.dedup();
        names.iter().all(|name| folder::is_guideline(name)).then_some(names)
    }
}

/// Reads the organisation called `id` from its folder.
///
/// It always returns what can be read; whatever cannot is among the diagnostics. What stands in
/// `earlier` of files that have not changed is taken over and not read again.
pub fn load(
    folder: &Path,
    id: &str,
    limits: &ReadLimits,
    today: Date,
    earlier: Option<Earlier>,
) -> Loaded {
    let mut reader = Reader::new(folder, limits, earlier);
    let (mut found, mut diagnostics) = folder::files(folder, limits);
    folder::with_tried(&mut found, folder, "", limits);
    let mut about = about(folder, id, &mut reader, &mut diagnostics);
    diagnostics.append(&mut about.diagnostics);
    let default = about.organisation.language();
    let parents = parents::parents(folder, &about, &mut reader, &mut diagnostics);
    let own = found.iter().filter(|file| file.kind != FileKind::Cases);
    let own = own.map(|file| (file, default, None));
    let above = parents.iter().flat_map(|above| {
        above.found.iter().map(move |file| (file, above.language, Some(&above.parent)))
    });
    let files: Vec<ToRead> = own.chain(above).collect();
    let guidelines = guidelines(&files, &mut reader, &mut diagnostics);
    if about.organisation.languages.is_empty() {
        Arc::make_mut(&mut about.organisation).languages = languages(&guidelines);
    }
    let languages = &about.organisation.languages;
    let warned = read_risks(folder, &mut reader, languages, &mut diagnostics);
    let guarded = read_safety(folder, &mut reader, languages, &mut diagnostics);
    let (own, concepts_fingerprint) = read_thesaurus(folder, &mut reader, &mut diagnostics);
    let worded = read_wording(folder, &mut reader, &mut diagnostics);
    let fingerprint = fingerprint(&guidelines);
    let corpus = Corpus::new(guidelines, fingerprint);
    let unread = unread(&found, &corpus, &diagnostics);
    let places = Places::new(&corpus, earlier.map(|earlier| &earlier.reading.places));
    let library = Library { corpus: &corpus, places: &places, unread: &unread };
    let mut cases = read_cases(&found, &mut reader, library, &mut diagnostics);
    cases.extend(own_cases(library, today, &mut diagnostics));
    diagnostics.extend(references(library, &about, &warned, &guarded));
    let (faults, checked) = check::corpus(library, limits.quote_chars_max, today, earlier);
    diagnostics.extend(faults);
    if corpus.guidelines().is_empty() && !has_fault(&diagnostics, &Fault::NoFolder) {
        let name = folder.display().to_string();
        diagnostics.push(whole_file(&name, Fault::NoGuidelines));
    }
    // What is less than an error in a parent's file is told to its own authors.
    diagnostics.retain(|found| found.level == Level::Error || !found.file.starts_with("../"));
    diagnostics.sort_by(|one, other| {
        (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
    });
    let places = places.known();
    let reading = reader.finish(checked, unread, places);
    Loaded {
        organisation: about.organisation,
        corpus,
        risks: warned.risks.clone(),
        safety: guarded.rules.clone(),
        cases,
        concepts: own.concepts.clone(),
        concepts_fingerprint,
        words: worded.words.clone(),
        diagnostics,
        reading,
    }
}

/// What is wrong with the places and files that other files name.
fn references(
    library: Library,
    about: &OrganisationFile,
    warned: &RiskFile,
    guarded: &SafetyFile,
) -> Vec<Diagnostic> {
    let anchored = [
        (ORGANISATION_FILE, &about.anchors),
        (RISKS_FILE, &warned.anchors),
        (SAFETY_FILE, &guarded.anchors),
    ];
    let named = [(ORGANISATION_FILE, &about.files), (RISKS_FILE, &warned.files)];
    let anchors = anchored
        .into_iter()
        .flat_map(|(name, anchors)| check::anchors(library, name, anchors, Level::Error));
    let files = named.into_iter().flat_map(|(name, files)| check::file_names(library, name, files));
    anchors.chain(files).collect()
}

/// Who the organisation is; by its id alone where no file says more.
fn about(
    folder: &Path,
    id: &str,
    reader: &mut Reader,
    diagnostics: &mut Vec<Diagnostic>,
) -> OrganisationFile {
    match reader.optional_text(&folder.join(ORGANISATION_FILE), ORGANISATION_FILE, diagnostics) {
        Some(text) => (*reader.organisation(ORGANISATION_FILE, id, &text)).clone(),
        None => OrganisationFile {
            organisation: Arc::new(Organisation {
                id: id.to_string(),
                name: id.to_string(),
                ..Organisation::default()
            }),
            ..OrganisationFile::default()
        },
    }
}

/// The organisation's rules for warnings.
fn read_risks(
    folder: &Path,
    reader: &mut Reader,
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<RiskFile> {
    let Some(text) = reader.optional_text(&folder.join(RISKS_FILE), RISKS_FILE, diagnostics) else {
        return Arc::default();
    };
    let read = reader.risks(RISKS_FILE, &text, languages);
    diagnostics.extend(read.diagnostics.iter().cloned());
    read
}

/// The organisation's own patterns and public values.
fn read_safety(
    folder: &Path,
    reader: &mut Reader,
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<SafetyFile> {
    let Some(text) = reader.optional_text(&folder.join(SAFETY_FILE), SAFETY_FILE, diagnostics)
    else {
        return Arc::default();
    };
    let read = reader.safety(SAFETY_FILE, &text, languages);
    diagnostics.extend(read.diagnostics.iter().cloned());
    read
}

/// The organisation's own words, with the hash of the file.
fn read_thesaurus(
    folder: &Path,
    reader: &mut Reader,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Arc<ThesaurusFile>, String) {
    let Some(text) =
        reader.optional_text(&folder.join(THESAURUS_FILE), THESAURUS_FILE, diagnostics)
    else {
        return Default::default();
    };
    let (read, hash) = reader.thesaurus(THESAURUS_FILE, &text);
    diagnostics.extend(read.diagnostics.iter().cloned());
    (read, hash)
}

/// How the organisation words its questions and rules.
fn read_wording(
    folder: &Path,
    reader: &mut Reader,
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<WordingFile> {
    let Some(text) = reader.optional_text(&folder.join(WORDING_FILE), WORDING_FILE, diagnostics)
    else {
        return Arc::default();
    };
    let read = reader.wording(WORDING_FILE, &text);
    diagnostics.extend(read.diagnostics.iter().cloned());
    read
}

/// The guidelines in the order of their paths, our own first, up to the limits.
fn guidelines(
    files: &[ToRead],
    reader: &mut Reader,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Guideline>> {
    let limits = reader.limits;
    if files.len() > limits.guidelines_max {
        let (count, count_max) = (files.len(), limits.guidelines_max);
        let name = files[count_max].0.name.clone();
        diagnostics.push(whole_file(&name, Fault::TooManyGuidelines { count, count_max }));
    }
    let mut guidelines: Vec<Arc<Guideline>> = Vec::new();
    let mut count = 0;
    for file in files.iter().take(limits.guidelines_max) {
        let name = &file.0.name;
        let guideline = match reader.guideline(*file) {
            Ok(Some(guideline)) => guideline,
            Ok(None) => continue,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                continue;
            }
        };
        count += guideline.passages.len();
        if count > limits.passages_max {
            let count_max = limits.passages_max;
            diagnostics.push(whole_file(name, Fault::TooManyPassages { count, count_max }));
            break;
        }
        diagnostics.extend(guideline.diagnostics.iter().cloned());
        if !limits.left_out.contains(name) {
            guidelines.push(guideline);
        }
    }
    guidelines
}

/// The languages of the guidelines, Dutch first.
fn languages(guidelines: &[Arc<Guideline>]) -> Vec<Language> {
    [Language::Nl, Language::En]
        .into_iter()
        .filter(|language| guidelines.iter().any(|guideline| guideline.language == *language))
        .collect()
}

/// One name for the very texts: blake3 over paths and content hashes, in order.
fn fingerprint(guidelines: &[Arc<Guideline>]) -> String {
    let mut hasher = blake3::Hasher::new();
    for guideline in guidelines {
        for part in [&guideline.file, &guideline.hash] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// What is there and is no guideline, since it could not be read or was too much.
fn unread(found: &[Found], corpus: &Corpus, diagnostics: &[Diagnostic]) -> Vec<String> {
    let read: HashSet<&str> = corpus.guidelines().iter().map(|it| it.file.as_str()).collect();
    let is_read = |name: &str| read.contains(name);
    let faulty = diagnostics.iter().filter(|found| found.level == Level::Error);
    let faulty = faulty.map(|found| found.file.as_str());
    let passed_over = found.iter().map(|file| file.name.as_str()).filter(|name| !is_readme(name));
    let mut unread: Vec<String> =
        faulty.chain(passed_over).filter(|name| !is_read(name)).map(str::to_string).collect();
    unread.sort();
    unread.dedup();
    unread
}

/// The cases of all case files.
fn read_cases(
    found: &[Found],
    reader: &mut Reader,
    library: Library,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Case>> {
    let mut all = Vec::new();
    for file in found.iter().filter(|file| file.kind == FileKind::Cases) {
        match reader.case_file(file) {
            Ok(read) => {
                diagnostics.extend(read.diagnostics.iter().cloned());
                let level = Level::Warning;
                diagnostics.extend(check::anchors(library, &file.name, &read.anchors, level));
                all.extend(read.cases.iter().cloned());
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    all
}

/// The cases in front matters. Those of a guideline that is not answered from today wait for it,
/// and those of an organisation above ours are asked there: here another rule may go first.
fn own_cases(library: Library, today: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<Case>> {
    let own = library.corpus.guidelines().iter().filter(|it| it.parent.is_none());
    let mut cases = Vec::new();
    for guideline in own.filter(|it| it.details.is_valid_on(today)) {
        let (name, anchors) = (&guideline.file, &guideline.case_anchors);
        diagnostics.extend(check::anchors(library, name, anchors, Level::Warning));
        cases.extend(guideline.cases.iter().cloned());
    }
    cases
}

fn has_fault(diagnostics: &[Diagnostic], fault: &Fault) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.fault == *fault)
}

fn whole_file(name: &str, fault: Fault) -> Diagnostic {
    let file = name.to_string();
    Diagnostic { level: Level::Error, file, line: None, column: None, fault }
}
