//! Reads one file into a guideline.

use std::sync::Arc;

use foldhash::HashSet;

use super::cases::CaseForm;
use super::front_matter::{self, FrontMatter};
use super::struck::Struck;
use super::{html, markdown, passage};
use crate::language;
use crate::model::{
    Anchor, Case, Diagnostic, Fault, Guideline, Language, Level, Passage, TextLines,
};

/// How many characters of visible text tell the language.
const LANGUAGE_CHARS: usize = 1_000;

/// The guideline of the Markdown file called `name`.
pub fn read_markdown(
    name: &str,
    text: String,
    default: Language,
    row_chars_max: usize,
) -> Guideline {
    let front = front_matter::read(&text);
    let markdown::Read { blocks, struck, found } = markdown::read(&text, front.body_start);
    let lines = TextLines::of_file(&text);
    let mut diagnostics: Vec<Diagnostic> = front
        .faults
        .iter()
        .map(|(level, line, column, fault)| Diagnostic {
            level: *level,
            file: name.to_string(),
            line: Some(*line),
            column: Some(*column),
            fault: fault.clone(),
        })
        .collect();
    let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
    diagnostics.extend(found.into_iter().map(|(level, offset, fault)| {
        let (line, column) = lines.line_and_column(offset);
        let (line, column) = (Some(line), Some(column));
        Diagnostic { level, file: name.to_string(), line, column, fault }
    }));
    let (cases, case_anchors) = cases(&front.cases, name, &mut diagnostics);
    let title = title(&front, blocks.first_heading(), name);
    let (mut blocks, sections) = blocks.finish(Some(&title));
    let passages = passage::passages(&blocks, &text, &lines, row_chars_max, &struck);
    struck.take_from(&mut blocks);
    let language = front.language.unwrap_or_else(|| language_of(name, &passages, default));
    Guideline {
        file: name.to_string(),
        slug: slug(name).to_string(),
        title,
        parent: None,
        language,
        default_language: default,
        details: front.details,
        text,
        lines,
        sections,
        blocks,
        passages,
        cases,
        case_anchors,
        hash,
        diagnostics: once_each(diagnostics),
    }
}

/// The guideline of the HTML file called `name`.
pub fn read_html(name: &str, source: &str, default: Language, row_chars_max: usize) -> Guideline {
    let page = html::read(source);
    let ignored = |(line, what): (usize, &'static str)| {
        let (level, fault) = (Level::Hint, Fault::MarkupIgnored { what });
        Diagnostic { level, file: name.to_string(), line: Some(line), column: None, fault }
    };
    let diagnostics = page.ignored.into_iter().map(ignored).collect();
    // The frame's title often has the site's name in it, so a heading goes before it.
    let heading = page.blocks.first_heading().or(page.title.as_deref());
    let title = title(&FrontMatter::default(), heading, name);
    let (blocks, sections) = page.blocks.finish(Some(&title));
    let lines = TextLines::of_pairs(page.lines);
    let passages =
        passage::passages(&blocks, &page.text, &lines, row_chars_max, &Struck::default());
    let language = page.language.unwrap_or_else(|| language_of(name, &passages, default));
    Guideline {
        file: name.to_string(),
        slug: slug(name).to_string(),
        title,
        parent: None,
        language,
        default_language: default,
        details: Default::default(),
        text: page.text,
        lines,
        sections,
        blocks,
        passages,
        cases: Vec::new(),
        case_anchors: Vec::new(),
        hash: blake3::hash(source.as_bytes()).to_hex().to_string(),
        diagnostics: once_each(diagnostics),
    }
}

/// The cases of a front matter, with the places that they cite; these are in the file called `name`
/// where they name no other.
fn cases(
    forms: &[CaseForm],
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Arc<Case>>, Vec<(Anchor, usize)>) {
    let (mut cases, mut anchors, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for form in forms {
        let mut form = form.clone();
        for (anchor, _) in form.cites.iter_mut().filter(|(anchor, _)| anchor.file.is_empty()) {
            anchor.file = name.to_string();
        }
        let faults_before = faults.len();
        let case = form.case(name, &mut faults);
        // What a case asks for is not guessed at.
        if faults.len() == faults_before {
            cases.extend(case.map(Arc::new));
            anchors.extend(form.cites);
        }
    }
    diagnostics.extend(faults.into_iter().map(|(line, fault)| {
        let (level, file, line) = (Level::Warning, name.to_string(), Some(line));
        Diagnostic { level, file, line, column: Some(1), fault }
    }));
    (cases, anchors)
}

/// A path without its extension.
pub fn slug(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(slug, _)| slug)
}

/// The title of the front matter, or the first heading, or the file's name made readable.
fn title(front: &FrontMatter, heading: Option<&str>, name: &str) -> String {
    if let Some(title) = front.title.as_deref().or(heading) {
        return title.to_string();
    }
    let last = slug(name).rsplit('/').next().unwrap_or(name);
    let words = last.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// By the folder, else by the words.
fn language_of(name: &str, passages: &[Passage], default: Language) -> Language {
    let folders = name.rsplit_once('/').map_or("", |(folders, _)| folders);
    for folder in folders.rsplit('/') {
        match folder {
            "nl" => return Language::Nl,
            "en" => return Language::En,
            _ => {}
        }
    }
    let visible: String = passages
        .iter()
        .flat_map(|passage| passage.prose.text.chars().chain(std::iter::once('\n')))
        .take(LANGUAGE_CHARS)
        .collect();
    language::detect(&visible, default)
}

/// Hints that a kind of markup is passed over, once for each kind and file.
fn once_each(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::default();
    diagnostics.retain(|diagnostic| match &diagnostic.fault {
        Fault::MarkupIgnored { what } if diagnostic.level == Level::Hint => seen.insert(*what),
        _ => true,
    });
    diagnostics
}
