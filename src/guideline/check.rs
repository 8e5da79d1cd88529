//! Looks at the whole: what is wrong between files, and with what a reader would meet.

use std::collections::HashMap;

use jiff::civil::Date;

use super::anchor::find_anchor;
use super::file::slug;
use super::front_matter::line_of_key;
use super::links;
use super::near::near;
use crate::model::{Anchor, Corpus, Diagnostic, Fault, Guideline, Level, Passage, PassageKind};

/// How many characters of a quote a message shows.
const QUOTE_CHARS_MAX: usize = 80;

/// What stands in a folder: the guidelines, and what could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Library<'a> {
    pub corpus: &'a Corpus,
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

/// The faults of all guidelines.
pub fn corpus(library: Library, sentence_chars_max: usize, today: Date) -> Vec<Diagnostic> {
    let corpus = library.corpus;
    let mut found = Vec::new();
    // The first guideline that each name leads to, as `Corpus::find` has it.
    let mut slugs: HashMap<&str, &Guideline> = HashMap::new();
    for guideline in corpus.guidelines() {
        for name in [&guideline.file, &guideline.slug] {
            slugs.entry(name).or_insert(guideline);
        }
    }
    for guideline in corpus.guidelines() {
        dates(guideline, today, &mut found);
        passages(guideline, sentence_chars_max, &mut found);
        lists(guideline, &mut found);
        if let Some(first) = slugs.get(guideline.slug.as_str()) {
            same_slug(first, guideline, &mut found);
        }
        found.extend(links::check(library, guideline));
    }
    found
}

/// A fault for each of `anchors` of the file called `name` that no passage holds.
pub fn anchors(
    library: Library,
    name: &str,
    anchors: &[(Anchor, usize)],
    level: Level,
) -> Vec<Diagnostic> {
    let corpus = library.corpus;
    let mut found = Vec::new();
    for (anchor, line) in anchors {
        if find_anchor(corpus, anchor).is_some() || library.is_unread(&anchor.file) {
            continue;
        }
        let fault = match corpus.find(&anchor.file) {
            None => file_not_found(corpus, &anchor.file),
            Some(guideline) => Fault::QuoteNotFound {
                quote: anchor.quote.chars().take(QUOTE_CHARS_MAX).collect(),
                in_file: anchor.file.clone(),
                near: near_quote(guideline, &anchor.quote),
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
        .filter(|(file, _)| corpus.find(file).is_none() && !library.is_unread(file))
        .map(|(file, line)| at_line(Level::Warning, name, *line, file_not_found(corpus, file)))
        .collect()
}

fn file_not_found(corpus: &Corpus, name: &str) -> Fault {
    let known = corpus.guidelines().iter().map(|guideline| guideline.file.as_str());
    Fault::FileNotFound { name: name.to_string(), near: near(name, known) }
}

/// The sentence that shares most words with a quote that stands nowhere.
fn near_quote(guideline: &Guideline, quote: &str) -> Option<String> {
    let sentences = guideline.passages.iter().flat_map(|passage| {
        passage.sentences.iter().map(|sentence| passage.sentence_text(sentence))
    });
    near(quote, sentences).map(|text| text.chars().take(QUOTE_CHARS_MAX).collect())
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
