//! What was read of a folder, kept so that the next reading takes over what has not changed.

use std::path::Path;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::cases::{self, CaseFile};
use super::changed::Changed;
use super::check::Checked;
use super::folder::{FileKind, Found, stamp_at, text_of};
use super::limits::ReadLimits;
use super::organisation::{self, OrganisationFile};
use super::places::KnownPlaces;
use super::risks::{self, RiskFile};
use super::safety_rules::{self, SafetyFile};
use super::stamp::Stamp;
use super::thesaurus::{self, ThesaurusFile};
use super::wording::{self, WordingFile};
use super::{file, front_matter};
use crate::model::{Anchor, Corpus, Diagnostic, Fault, Guideline, Language, Parent};

/// What was read of a folder.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The files that are as they were read as long as they have the stamp, by name.
    stamped: HashMap<String, (Stamp, Content)>,
    case_files: Vec<Arc<CaseFile>>,
    organisations: HashMap<String, Parsed<OrganisationFile>>,
    risks: Option<Parsed<RiskFile>>,
    safety: Option<Parsed<SafetyFile>>,
    thesaurus: Option<Parsed<ThesaurusFile>>,
    wording: Option<Parsed<WordingFile>>,
    /// What was found out about each guideline, in the order of the corpus.
    pub(super) checked: Vec<Arc<Checked>>,
    /// What is there and is no guideline.
    pub(super) unread: Vec<String>,
    pub(super) places: KnownPlaces,
}

/// What a file holds.
#[derive(Clone, Debug)]
enum Content {
    Guideline(Arc<Guideline>),
    /// A README, which speaks to authors and not to askers.
    ForAuthors,
    Cases(Arc<CaseFile>),
    /// What says something about the organisation, as it is written.
    Text(Arc<str>),
}

/// What was made of a text, which its hash tells.
#[derive(Debug)]
struct Parsed<T> {
    hash: blake3::Hash,
    /// What else it hangs on.
    languages: Vec<Language>,
    value: Arc<T>,
}

impl<T> Clone for Parsed<T> {
    fn clone(&self) -> Self {
        Parsed { value: Arc::clone(&self.value), languages: self.languages.clone(), ..*self }
    }
}

impl Reading {
    /// As `find_anchor` has it, for the corpus that was read.
    pub fn find_anchor(&self, corpus: &Corpus, anchor: &Anchor) -> Option<(usize, usize)> {
        self.places.find(corpus, anchor)
    }

    /// Whether the organisation's own patterns and public values are those of `other`.
    pub fn has_safety_of(&self, other: &Reading) -> bool {
        let read = |reading: &Reading| reading.safety.as_ref().map(|it| Arc::as_ptr(&it.value));
        read(self) == read(other)
    }

    /// Whether another reading, of the corpus `others`, found what this one, of `corpus`, has.
    pub fn is_same(&self, corpus: &Corpus, other: &Reading, others: &Corpus) -> bool {
        let is_same = |one: &[Arc<Guideline>], other: &[Arc<Guideline>]| {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let hashes = |reading: &Reading| {
            let mut about: Vec<_> =
                reading.organisations.iter().map(|(name, it)| (name.clone(), it.hash)).collect();
            about.sort_by(|one, other| one.0.cmp(&other.0));
            let risks = reading.risks.as_ref().map(|it| it.hash);
            let safety = reading.safety.as_ref().map(|it| it.hash);
            let thesaurus = reading.thesaurus.as_ref().map(|it| it.hash);
            (about, risks, safety, thesaurus, reading.wording.as_ref().map(|it| it.hash))
        };
        let cases = self.case_files.iter().map(Arc::as_ptr);
        is_same(corpus.guidelines(), others.guidelines())
            && cases.eq(other.case_files.iter().map(Arc::as_ptr))
            && hashes(self) == hashes(other)
    }
}

/// What was read of a folder before, and which files may have changed since.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    pub corpus: &'a Corpus,
    pub reading: &'a Reading,
    pub changed: &'a Changed,
}

/// A guideline file, the language of its organisation, and that organisation if it is a parent.
pub type ToRead<'a> = (&'a Found, Language, Option<&'a Parent>);

/// Reads files, or takes over what an earlier reading has of them.
pub struct Reader<'a> {
    pub limits: &'a ReadLimits,
    pub earlier: Option<Earlier<'a>>,
    /// The files that are read whatever their stamp; none where all are.
    named: Option<HashSet<String>>,
    /// By path.
    known: HashMap<&'a str, &'a Arc<Guideline>>,
    /// What has been read by now.
    pub reading: Reading,
}

impl<'a> Reader<'a> {
    /// A reader of the organisation in `folder`.
    pub fn new(folder: &Path, limits: &'a ReadLimits, earlier: Option<Earlier<'a>>) -> Reader<'a> {
        let known = earlier.map_or(&[][..], |earlier| earlier.corpus.guidelines());
        let known = known.iter().map(|guideline| (guideline.file.as_str(), guideline)).collect();
        let named = earlier.and_then(|earlier| earlier.changed.names_in(folder));
        let files = earlier.map_or(0, |earlier| earlier.reading.stamped.len());
        let reading = Reading {
            stamped: HashMap::with_capacity_and_hasher(files, Default::default()),
            ..Reading::default()
        };
        Reader { limits, earlier, named, known, reading }
    }

    /// What was read of a file before, where nothing tells that it is otherwise now.
    fn unchanged(&self, path: &Path, name: &str) -> Option<&'a (Stamp, Content)> {
        let is_trusted = |named: &HashSet<String>| !named.contains(name);
        let tried = &self.limits.tried;
        if !self.named.as_ref().is_some_and(is_trusted) || tried.contains_key(name) {
            return None;
        }
        let kept = self.earlier?.reading.stamped.get(name)?;
        (stamp_at(path) == Some(kept.0)).then_some(kept)
    }

    fn keep(&mut self, name: &str, stamp: Option<Stamp>, content: impl FnOnce() -> Content) {
        if let Some(stamp) = stamp {
            self.reading.stamped.insert(name.to_string(), (stamp, content()));
        }
    }

    /// The guideline of one file; none for a README that has no front matter, which speaks to
    /// authors and not to askers.
    pub fn guideline(
        &mut self,
        (file, default, parent): ToRead,
    ) -> Result<Option<Arc<Guideline>>, Box<Diagnostic>> {
        let is_of = |it: &Guideline| it.parent.as_ref() == parent && it.default_language == default;
        let known = match self.unchanged(&file.path, &file.name) {
            Some((stamp, Content::Guideline(it))) if is_of(it) => Some((stamp, Some(it))),
            Some((stamp, Content::ForAuthors)) => Some((stamp, None)),
            _ => None,
        };
        let (stamp, guideline) = match known {
            Some((stamp, guideline)) => (Some(*stamp), guideline.cloned()),
            None => {
                let (text, stamp) = text_of(&file.path, &file.name, self.limits)?;
                (stamp, self.of_text((file, default, parent), text, is_of))
            }
        };
        self.keep(&file.name, stamp, || match &guideline {
            Some(guideline) => Content::Guideline(Arc::clone(guideline)),
            None => Content::ForAuthors,
        });
        Ok(guideline)
    }

    /// The guideline of a text; the known one where its bytes are the same.
    fn of_text(
        &self,
        (file, default, parent): ToRead,
        text: String,
        is_of: impl Fn(&Guideline) -> bool,
    ) -> Option<Arc<Guideline>> {
        if is_readme(&file.name) && !front_matter::read(&text).is_present {
            return None;
        }
        if let Some(earlier) = self.known.get(file.name.as_str())
            && is_of(earlier)
            && earlier.hash == blake3::hash(text.as_bytes()).to_hex().as_str()
        {
            return Some(Arc::clone(earlier));
        }
        let chars_max = self.limits.quote_chars_max;
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

    /// The cases of one file.
    pub fn case_file(&mut self, file: &Found) -> Result<Arc<CaseFile>, Box<Diagnostic>> {
        let (stamp, cases) = match self.unchanged(&file.path, &file.name) {
            Some((stamp, Content::Cases(cases))) => (Some(*stamp), Arc::clone(cases)),
            _ => {
                let (text, stamp) = text_of(&file.path, &file.name, self.limits)?;
                let known = self.earlier.map_or(&[][..], |earlier| &earlier.reading.case_files);
                (stamp, cases::read_unless_known(&text, &file.name, known))
            }
        };
        self.keep(&file.name, stamp, || Content::Cases(Arc::clone(&cases)));
        self.reading.case_files.push(Arc::clone(&cases));
        Ok(cases)
    }

    /// The text of the file at `path`, called `name`, that need not be there.
    pub fn optional_text(
        &mut self,
        path: &Path,
        name: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<str>> {
        let (stamp, text) = match self.unchanged(path, name) {
            Some((stamp, Content::Text(text))) => (Some(*stamp), Arc::clone(text)),
            _ => match text_of(path, name, self.limits) {
                Ok((text, stamp)) => (stamp, Arc::from(text)),
                Err(fault) => {
                    diagnostics.extend((fault.fault != Fault::Vanished).then_some(*fault));
                    return None;
                }
            },
        };
        self.keep(name, stamp, || Content::Text(Arc::clone(&text)));
        Some(text)
    }

    /// What the text of the file called `name` says of the organisation called `id`.
    pub fn organisation(&mut self, name: &str, id: &str, text: &str) -> Arc<OrganisationFile> {
        let known = self.earlier.and_then(|earlier| earlier.reading.organisations.get(name));
        let read = parsed(known, text, &[], |text| organisation::read(text, name, id));
        let value = Arc::clone(&read.value);
        self.reading.organisations.insert(name.to_string(), read);
        value
    }

    /// What the text of the file called `name` warns of.
    pub fn risks(&mut self, name: &str, text: &str, languages: &[Language]) -> Arc<RiskFile> {
        let known = self.earlier.and_then(|earlier| earlier.reading.risks.as_ref());
        let read = parsed(known, text, languages, |text| risks::read(text, name, languages));
        Arc::clone(&self.reading.risks.insert(read).value)
    }

    /// The organisation's own patterns and public values, by the text of the file called `name`.
    pub fn safety(&mut self, name: &str, text: &str, languages: &[Language]) -> Arc<SafetyFile> {
        let known = self.earlier.and_then(|earlier| earlier.reading.safety.as_ref());
        let read = parsed(known, text, languages, |text| safety_rules::read(text, name, languages));
        Arc::clone(&self.reading.safety.insert(read).value)
    }

    /// The organisation's own words by the text of the file called `name`, with its hash.
    pub fn thesaurus(&mut self, name: &str, text: &str) -> (Arc<ThesaurusFile>, String) {
        let known = self.earlier.and_then(|earlier| earlier.reading.thesaurus.as_ref());
        let read = parsed(known, text, &[], |text| thesaurus::read(text, name));
        let read = self.reading.thesaurus.insert(read);
        (Arc::clone(&read.value), read.hash.to_hex().to_string())
    }

    /// How the organisation words its questions and rules, by the text of the file called `name`.
    pub fn wording(&mut self, name: &str, text: &str) -> Arc<WordingFile> {
        let known = self.earlier.and_then(|earlier| earlier.reading.wording.as_ref());
        let read = parsed(known, text, &[], |text| wording::read(text, name));
        Arc::clone(&self.reading.wording.insert(read).value)
    }
}

impl Reader<'_> {
    /// All that was read, with what was found out about it.
    pub fn finish(
        self,
        checked: Vec<Arc<Checked>>,
        unread: Vec<String>,
        places: KnownPlaces,
    ) -> Reading {
        Reading { checked, unread, places, ..self.reading }
    }
}

/// What `read` makes of `text`, which was made before where it is the `known` one.
fn parsed<T>(
    known: Option<&Parsed<T>>,
    text: &str,
    languages: &[Language],
    read: impl FnOnce(&str) -> T,
) -> Parsed<T> {
    let hash = blake3::hash(text.as_bytes());
    let known = known.filter(|known| known.hash == hash && known.languages == languages);
    known.cloned().unwrap_or_else(|| Parsed {
        hash,
        languages: languages.to_vec(),
        value: Arc::new(read(text)),
    })
}

pub fn is_readme(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or("");
    file::slug(last).eq_ignore_ascii_case("readme")
}
