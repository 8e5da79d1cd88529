//! Looks at the whole: what is wrong between files, and with what a reader would meet.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use jiff::civil::Date;

use super::file::slug;
use super::front_matter::line_of_key;
use super::links;
use super::near::near;
use super::places::{Place, Places};
use super::reading::Earlier;
use crate::model::{Anchor, Corpus, Diagnostic, Fault, Guideline, Level, Passage, PassageKind};

/// How many characters of a quote a message shows.
const QUOTE_CHARS_MAX: usize = 80;

/// What stands in a folder: the guidelines, and what could not be read.
#[derive(Clone, Copy)]
pub struct Library<'a> {
    pub corpus: &'a Corpus,
    /// The same by name, and by what stands in them.
    pub places: &'a Places<'a>,
    /// Paths of files and folders that are there, but not among the guidelines.
    pub unread: &'a [String],
}

impl Library<'_> {
    /// Whether the file called `name` may be there, though it could not be read.
    pub fn is_unread(&self, name: &str) -> bool {
        self.unread.iter().any(|path| {
            let rest = name.strip_prefix(path.as_str());
            let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            is_below || slug(path) == name
        })
    }
}

/// What was found out about one guideline, and holds as long as it is the same.
#[derive(Debug)]
pub struct Checked {
    /// What hangs on nothing else.
    faults: Vec<Diagnostic>,
    links: Vec<Diagnostic>,
    /// The paths that its links lead to, of other guidelines or of none.
    linked: Vec<String>,
}

/// The faults of all guidelines, with what is to be kept of each. What was found out `earlier` is
/// taken over where nothing has changed that it hangs on.
pub fn corpus(
    library: Library,
    sentence_chars_max: usize,
    today: Date,
    earlier: Option<Earlier>,
) -> (Vec<Diagnostic>, Vec<Arc<Checked>>) {
    let mut found = Vec::new();
    let checked = all_checked(library, sentence_chars_max, earlier);
    for (guideline, checked) in library.corpus.guidelines().iter().zip(&checked) {
        dates(guideline, today, &mut found);
        found.extend(checked.faults.iter().cloned());
        if let Some(first) = library.places.named(&guideline.slug) {
            same_slug(first, guideline, &mut found);
        }
        found.extend(checked.links.iter().cloned());
    }
    (found, checked)
}

fn all_checked(
    library: Library,
    sentence_chars_max: usize,
    earlier: Option<Earlier>,
) -> Vec<Arc<Checked>> {
    let known = earlier.map_or(&[][..], |earlier| earlier.corpus.guidelines());
    let kept = earlier.map_or(&[][..], |earlier| &earlier.reading.checked);
    let kept: HashMap<*const Guideline, &Arc<Checked>> =
        known.iter().map(Arc::as_ptr).zip(kept).collect();
    let guidelines = library.corpus.guidelines();
    let is_new = |it: &&Arc<Guideline>| !kept.contains_key(&Arc::as_ptr(it));
    let changed: HashSet<&str> =
        guidelines.iter().filter(is_new).map(|guideline| guideline.file.as_str()).collect();
    // A link hangs on what has its name, and on what stands there.
    let has_same_names = known.iter().map(|it| &it.file).eq(guidelines.iter().map(|it| &it.file))
        && earlier.is_some_and(|earlier| earlier.reading.unread == library.unread);
    let is_same = |checked: &Checked| {
        has_same_names && !checked.linked.iter().any(|name| changed.contains(name.as_str()))
    };
    let checked = |guideline: &Arc<Guideline>| match kept.get(&Arc::as_ptr(guideline)) {
        Some(checked) if is_same(checked) => Arc::clone(checked),
        kept => {
            let (links, linked) = links::check(library, guideline);
            let faults = kept.map(|kept| kept.faults.clone());
            let faults = faults.unwrap_or_else(|| own_faults(guideline, sentence_chars_max));
            Arc::new(Checked { faults, links, linked })
        }
    };
    guidelines.iter().map(checked).collect()
}

fn own_faults(guideline: &Guideline, sentence_chars_max: usize) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    passages(guideline, sentence_chars_max, &mut found);
    lists(guideline, &mut found);
    found
}

/// A fault for each of `anchors` of the file called `name` that no passage holds.
pub fn anchors(
    library: Library,
    name: &str,
    anchors: &[(Anchor, usize)],
    level: Level,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (anchor, line) in anchors {
        let fault = match library.places.find(anchor) {
            Place::At(..) => continue,
            _ if library.is_unread(&anchor.file) => continue,
            Place::NoFile => file_not_found(library.corpus, &anchor.file),
            Place::NotThere { near } => Fault::QuoteNotFound {
                quote: anchor.quote.chars().take(QUOTE_CHARS_MAX).collect(),
                in_file: anchor.file.clone(),
                near: near.map(|text| text.chars().take(QUOTE_CHARS_MAX).collect()),
            },
        };
        found.push(at_line(level, name, *line, fault));
    }
    found
}

/// A fault for each of `files`, named in the file called `name`, that is no guideline.
pub fn file_names(library: Library, name: &str, files: &[(String, usize)]) -> Vec<Diagnostic> {
    let corpus = library.corpus;
    files
        .iter()
        .filter(|(file, _)| library.places.named(file).is_none() && !library.is_unread(file))
        .map(|(file, line)| at_line(Level::Warning, name, *line, file_not_found(corpus, file)))
        .collect()
}

fn file_not_found(corpus: &Corpus, name: &str) -> Fault {
    let known = corpus.guidelines().iter().map(|guideline| guideline.file.as_str());
    Fault::FileNotFound { name: name.to_string(), near: near(name, known) }
}

fn dates(guideline: &Guideline, today: Date, found: &mut Vec<Diagnostic>) {
    let details = &guideline.details;
    if let (Some(from), Some(until)) = (details.valid_from, details.valid_until)
        && until < from
    {
        let line = line_of_key(&guideline.text, "valid_until");
        found.push(at_line(Level::Error, &guideline.file, line, Fault::DatesReversed));
    }
    if let Some(review_by) = details.review_by.filter(|review_by| *review_by < today) {
        let line = line_of_key(&guideline.text, "review_by");
        let fault = Fault::ReviewOverdue { review_by: review_by.to_string() };
        found.push(at_line(Level::Warning, &guideline.file, line, fault));
    }
}

fn passages(guideline: &Guideline, sentence_chars_max: usize, found: &mut Vec<Diagnostic>) {
    if guideline.passages.is_empty() {
        let line = None;
        let (level, file) = (Level::Warning, guideline.file.clone());
        found.push(Diagnostic { level, file, line, column: None, fault: Fault::EmptyGuideline });
    }
    for sentence in guideline.passages.iter().flat_map(|passage| &passage.sentences) {
        let text = sentence.source.of(&guideline.text).unwrap_or_default();
        // A text has no more characters than bytes, and most are short.
        let is_long = text.len() > sentence_chars_max;
        let chars = if is_long { text.chars().count() } else { 0 };
        if chars > sentence_chars_max {
            let line = guideline.lines.line(sentence.source.start);
            let fault = Fault::RuleTooLong { chars, chars_max: sentence_chars_max };
            found.push(at_line(Level::Warning, &guideline.file, line, fault));
        }
    }
}

/// A hint at the first item of each list that nothing explains.
fn lists(guideline: &Guideline, found: &mut Vec<Diagnostic>) {
    let is_bare = |passage: &Passage| {
        passage.kind == PassageKind::Item && passage.section == 0 && passage.lead_ins.is_empty()
    };
    let mut was_bare = false;
    for passage in &guideline.passages {
        if is_bare(passage) && !was_bare {
            let (line, fault) = (passage.lines.first, Fault::ListWithoutLeadIn);
            found.push(at_line(Level::Hint, &guideline.file, line, fault));
        }
        was_bare = is_bare(passage);
    }
}

fn same_slug(first: &Guideline, guideline: &Guideline, found: &mut Vec<Diagnostic>) {
    if first.file != guideline.file {
        let fault = Fault::SameSlug { other: first.file.clone() };
        found.push(at_line(Level::Error, &guideline.file, 1, fault));
    }
}

fn at_line(level: Level, file: &str, line: usize, fault: Fault) -> Diagnostic {
    Diagnostic { level, file: file.to_string(), line: Some(line), column: Some(1), fault }
}
