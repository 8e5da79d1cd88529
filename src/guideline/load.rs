//! Loads an organisation's folder: guidelines, risks, cases, and all that is wrong with them.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::cases::CaseFile;
use super::check::Library;
use super::folder::{self, FileKind, Found, text_of};
use super::limits::{
    ORGANISATION_FILE, RISKS_FILE, ReadLimits, SAFETY_FILE, THESAURUS_FILE, WORDING_FILE,
};
use super::organisation::OrganisationFile;
use super::risks::RiskFile;
use super::safety_rules::SafetyFile;
use super::thesaurus::{self, ThesaurusFile};
use super::wording;
use super::{cases, check, file, front_matter, organisation, parents, risks, safety_rules};
use crate::language::{AddedWords, ConceptForm};
use crate::model::{
    Case, Corpus, Diagnostic, Fault, Guideline, Language, Level, Organisation, Parent, RiskRule,
    SafetyRules,
};

/// All that a folder says.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub organisation: Organisation,
    pub corpus: Corpus,
    pub risks: Vec<RiskRule>,
    /// What must not go out, on top of what the program knows.
    pub safety: SafetyRules,
    pub cases: Vec<Case>,
    /// The files that they stand in.
    pub case_files: Vec<Arc<CaseFile>>,
    /// The organisation's own concepts, on top of the field's.
    pub concepts: Vec<ConceptForm>,
    /// The hash of the file that the concepts stand in; empty where there is none.
    pub concepts_fingerprint: String,
    /// How the organisation words its questions and rules, on top of what the program knows.
    pub words: Vec<AddedWords>,
    /// In the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
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

/// What was read of a folder before.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    pub corpus: &'a Corpus,
    pub case_files: &'a [Arc<CaseFile>],
}

/// Reads the organisation called `id` from its folder.
///
/// It always returns what can be read; whatever cannot is among the diagnostics. What stands in
/// `previous` of files whose bytes are unchanged is taken over and not read again.
pub fn load(
    folder: &Path,
    id: &str,
    limits: &ReadLimits,
    today: Date,
    previous: Option<Earlier>,
) -> Loaded {
    let (mut found, mut diagnostics) = folder::files(folder, limits);
    folder::with_tried(&mut found, folder, "", limits);
    let mut about = about(folder, id, limits, &mut diagnostics);
    diagnostics.append(&mut about.diagnostics);
    let default = about.organisation.language();
    let parents = parents::parents(folder, &about, limits, &mut diagnostics);
    let own = found.iter().filter(|file| file.kind != FileKind::Cases);
    let own = own.map(|file| (file, default, None));
    let above = parents.iter().flat_map(|above| {
        above.found.iter().map(move |file| (file, above.language, Some(&above.parent)))
    });
    let files: Vec<ToRead> = own.chain(above).collect();
    let known = previous.map(|previous| previous.corpus);
    let guidelines = guidelines(&files, limits, known, &mut diagnostics);
    if about.organisation.languages.is_empty() {
        about.organisation.languages = languages(&guidelines);
    }
    let mut warned = match optional_text(folder, RISKS_FILE, limits, &mut diagnostics) {
        Some(text) => risks::read(&text, RISKS_FILE, &about.organisation.languages),
        None => RiskFile::default(),
    };
    diagnostics.append(&mut warned.diagnostics);
    let guarded = read_safety(folder, limits, &about.organisation.languages, &mut diagnostics);
    let (own, concepts_fingerprint) = read_thesaurus(folder, limits, &mut diagnostics);
    let words = read_wording(folder, limits, &mut diagnostics);
    let fingerprint = fingerprint(&guidelines);
    let corpus = Corpus::new(guidelines, fingerprint);
    let unread = unread(&found, &corpus, &diagnostics);
    let library = Library { corpus: &corpus, unread: &unread };
    let known = previous.map_or(&[][..], |previous| previous.case_files);
    let case_files = read_cases(&found, limits, (library, known), &mut diagnostics);
    let mut cases: Vec<Case> =
        case_files.iter().flat_map(|file| file.cases.iter().cloned()).collect();
    cases.extend(own_cases(library, today, &mut diagnostics));
    diagnostics.extend(references(library, &about, &warned, &guarded));
    diagnostics.extend(check::corpus(library, limits.quote_chars_max, today));
    if corpus.guidelines().is_empty() && !has_fault(&diagnostics, &Fault::NoFolder) {
        let name = folder.display().to_string();
        diagnostics.push(whole_file(&name, Fault::NoGuidelines));
    }
    // What is less than an error in a parent's file is told to its own authors.
    diagnostics.retain(|found| found.level == Level::Error || !found.file.starts_with("../"));
    diagnostics.sort_by(|one, other| {
        (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
    });
    Loaded {
        organisation: about.organisation,
        corpus,
        risks: warned.risks,
        safety: guarded.rules,
        cases,
        case_files,
        concepts: own.concepts,
        concepts_fingerprint,
        words,
        diagnostics,
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
    limits: &ReadLimits,
    diagnostics: &mut Vec<Diagnostic>,
) -> OrganisationFile {
    match optional_text(folder, ORGANISATION_FILE, limits, diagnostics) {
        Some(text) => organisation::read(&text, ORGANISATION_FILE, id),
        None => OrganisationFile {
            organisation: Organisation {
                id: id.to_string(),
                name: id.to_string(),
                ..Organisation::default()
            },
            ..OrganisationFile::default()
        },
    }
}

/// The text of a file that need not be there.
fn optional_text(
    folder: &Path,
    name: &str,
    limits: &ReadLimits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    match text_of(&folder.join(name), name, limits) {
        Ok(text) => Some(text),
        Err(diagnostic) if diagnostic.fault == Fault::Vanished => None,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

/// The organisation's own patterns and public values.
fn read_safety(
    folder: &Path,
    limits: &ReadLimits,
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) -> SafetyFile {
    let Some(text) = optional_text(folder, SAFETY_FILE, limits, diagnostics) else {
        return SafetyFile::default();
    };
    let mut read = safety_rules::read(&text, SAFETY_FILE, languages);
    diagnostics.append(&mut read.diagnostics);
    read
}

/// The organisation's own words, with the hash of the file.
fn read_thesaurus(
    folder: &Path,
    limits: &ReadLimits,
    diagnostics: &mut Vec<Diagnostic>,
) -> (ThesaurusFile, String) {
    let Some(text) = optional_text(folder, THESAURUS_FILE, limits, diagnostics) else {
        return Default::default();
    };
    let mut read = thesaurus::read(&text, THESAURUS_FILE);
    diagnostics.append(&mut read.diagnostics);
    (read, blake3::hash(text.as_bytes()).to_hex().to_string())
}

/// How the organisation words its questions and rules.
fn read_wording(
    folder: &Path,
    limits: &ReadLimits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<AddedWords> {
    let Some(text) = optional_text(folder, WORDING_FILE, limits, diagnostics) else {
        return Vec::new();
    };
    let mut read = wording::read(&text, WORDING_FILE);
    diagnostics.append(&mut read.diagnostics);
    read.words
}

/// The guidelines that were read before, by file.
type Known<'a> = HashMap<&'a str, &'a Arc<Guideline>>;

/// A guideline file, the language of its organisation, and that organisation if it is a parent.
type ToRead<'a> = (&'a Found, Language, Option<&'a Parent>);

/// The guidelines in the order of their paths, our own first, up to the limits.
fn guidelines(
    files: &[ToRead],
    limits: &ReadLimits,
    previous: Option<&Corpus>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Guideline>> {
    if files.len() > limits.guidelines_max {
        let (count, count_max) = (files.len(), limits.guidelines_max);
        let name = files[count_max].0.name.clone();
        diagnostics.push(whole_file(&name, Fault::TooManyGuidelines { count, count_max }));
    }
    let known = previous.map_or(&[][..], Corpus::guidelines);
    let known: Known = known.iter().map(|guideline| (guideline.file.as_str(), guideline)).collect();
    let mut guidelines: Vec<Arc<Guideline>> = Vec::new();
    let mut count = 0;
    for (file, default, parent) in files.iter().take(limits.guidelines_max) {
        let guideline = match text_of(&file.path, &file.name, limits) {
            Ok(text) => guideline((file, *default, *parent), text, limits, &known),
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                continue;
            }
        };
        let Some(guideline) = guideline else {
            continue;
        };
        count += guideline.passages.len();
        if count > limits.passages_max {
            let count_max = limits.passages_max;
            diagnostics.push(whole_file(&file.name, Fault::TooManyPassages { count, count_max }));
            break;
        }
        diagnostics.extend(guideline.diagnostics.iter().cloned());
        if !limits.left_out.contains(&file.name) {
            guidelines.push(guideline);
        }
    }
    guidelines
}

/// The guideline of one file, that of `previous` where its bytes are the same; none for a README
/// that has no front matter, which speaks to authors and not to askers.
fn guideline(
    (file, default, parent): ToRead,
    text: String,
    limits: &ReadLimits,
    known: &Known,
) -> Option<Arc<Guideline>> {
    if is_readme(&file.name) && !front_matter::read(&text).is_present {
        return None;
    }
    if let Some(earlier) = known.get(file.name.as_str())
        && earlier.hash == blake3::hash(text.as_bytes()).to_hex().as_str()
        && earlier.parent.as_ref() == parent
        && earlier.default_language == default
    {
        return Some(Arc::clone(earlier));
    }
    let chars_max = limits.quote_chars_max;
    let mut guideline = match file.kind {
        FileKind::Html => file::read_html(&file.name, &text, default, chars_max),
        _ => file::read_markdown(&file.name, text, default, chars_max),
    };
    if let Some(parent) = parent {
        guideline.slug = guideline.slug.trim_start_matches("../").to_string();
        guideline.parent = Some(parent.clone());
    }
    Some(Arc::new(guideline))
}

fn is_readme(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or("");
    file::slug(last).eq_ignore_ascii_case("readme")
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

/// All case files, those of `known` that are the same among them.
fn read_cases(
    found: &[Found],
    limits: &ReadLimits,
    (library, known): (Library, &[Arc<CaseFile>]),
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<CaseFile>> {
    let mut all = Vec::new();
    for file in found.iter().filter(|file| file.kind == FileKind::Cases) {
        match text_of(&file.path, &file.name, limits) {
            Ok(text) => {
                let read = cases::read_unless_known(&text, &file.name, known);
                diagnostics.extend(read.diagnostics.iter().cloned());
                let level = Level::Warning;
                diagnostics.extend(check::anchors(library, &file.name, &read.anchors, level));
                all.push(read);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    all
}

/// The cases in front matters. Those of a guideline that is not answered from today wait for it,
/// and those of an organisation above ours are asked there: here another rule may go first.
fn own_cases(library: Library, today: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<Case> {
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
