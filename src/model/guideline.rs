//! A guideline: one file, its sections, its blocks as a tree, and its passages.

use std::sync::Arc;

use jiff::civil::Date;

use super::diagnostic::Diagnostic;
use super::language::Language;
use super::prose::Prose;
use super::rules::{Anchor, Case};
use super::span::{Lines, Span, TextLines};

/// One guideline file, read.
#[derive(Clone, Debug)]
pub struct Guideline {
    /// Its path below the organisation's folder, with `/` between folders.
    pub file: String,
    /// The same without the extension: the name by which people and programs call it.
    pub slug: String,
    pub title: String,
    /// The organisation that it is from, where that is one above the asker's own.
    pub parent: Option<Parent>,
    pub language: Language,
    /// The language of its organisation, which it has where its own words do not tell.
    pub default_language: Language,
    pub details: Details,
    /// The text that all spans count in: the file itself for Markdown (from its first byte, a BOM
    /// counts), the extracted text for HTML.
    pub text: String,
    pub lines: TextLines,
    /// In order; the first is the one before any heading, with an empty path.
    pub sections: Vec<Section>,
    pub blocks: Vec<Block>,
    pub passages: Vec<Passage>,
    /// The question cases in its front matter, and the places that they cite, each with its line.
    pub cases: Vec<Arc<Case>>,
    pub case_anchors: Vec<(Anchor, usize)>,
    /// The blake3 hex hash of the file's bytes: equal hashes need no second reading.
    pub hash: String,
    /// What reading it found wrong, kept so that an unchanged file need not be read for it.
    pub diagnostics: Vec<Diagnostic>,
}

/// An organisation whose rules hold below it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    pub id: String,
    pub name: String,
    /// 1 for a parent, 2 for its parent, and so on.
    pub depth: usize,
}

impl Guideline {
    /// How far above the asker's own organisation it is from; 0 for its own.
    pub fn depth(&self) -> usize {
        self.parent.as_ref().map_or(0, |parent| parent.depth)
    }
}

/// What the front matter says; all of it may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub owner: Option<String>,
    pub contact: Option<String>,
    pub version: Option<String>,
    pub status: Status,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub review_by: Option<Date>,
    pub audience: Vec<String>,
    pub platforms: Vec<String>,
    /// Where people can read the official text.
    pub link: Option<String>,
}

/// Whether a guideline may be cited at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    Draft,
    #[default]
    Published,
}

impl Details {
    /// Whether the guideline is published and valid on `day` (`valid_until` is its last day).
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.status == Status::Published
            && self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// A heading and what stands under it up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 1 to 6; 0 for the part before any heading.
    pub level: u8,
    pub heading: String,
    /// The headings from the outermost (the title's own left out) to this one.
    pub path: Vec<String>,
    /// Unique in the file, made of the heading's letters and digits.
    pub anchor: String,
    /// Of the heading itself.
    pub span: Span,
}

/// A piece of the text as a tree, for showing it.
#[derive(Clone, Debug)]
pub enum Block {
    Heading { section: usize, prose: Arc<Prose> },
    Paragraph { prose: Arc<Prose>, span: Span },
    List { first_number: Option<u64>, items: Vec<Item> },
    Table { header: Vec<Cell>, rows: Vec<Vec<Cell>> },
    Quote { blocks: Vec<Block> },
    Footnote { label: String, blocks: Vec<Block> },
    Code { text: String, span: Span },
    Rule,
}

/// One item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    pub blocks: Vec<Block>,
    pub span: Span,
}

/// One cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub prose: Arc<Prose>,
    pub span: Span,
}

/// What a passage is in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PassageKind {
    Paragraph,
    Item,
    Row,
    Cell,
    Quote,
    Footnote,
}

/// The unit that is indexed and quoted.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The index of its section in the guideline.
    pub section: usize,
    pub kind: PassageKind,
    /// All of it in the guideline's text, without the marker of a list item.
    pub span: Span,
    pub lines: Lines,
    /// Its block's own, where it is the whole of one.
    pub prose: Arc<Prose>,
    /// What a list item or a cell needs to be understood, outermost first.
    pub lead_ins: Vec<LeadIn>,
    /// In order; together they cover the span but for the space and the marks between them.
    pub sentences: Vec<Sentence>,
    /// The number of an item in a numbered list.
    pub number: Option<u64>,
}

/// A lead-in sentence or a table's header, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadIn {
    pub span: Span,
    /// Without markup.
    pub text: String,
}

/// One sentence of a passage, or one cell's sentence in a table row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In the passage's `prose.text`.
    pub plain: Span,
    /// In the guideline's text.
    pub source: Span,
    /// The header of its column, for a cell of a row.
    pub column: Option<LeadIn>,
}

impl Passage {
    /// The visible text of one of its sentences.
    pub fn sentence_text(&self, sentence: &Sentence) -> &str {
        sentence.plain.of(&self.prose.text).unwrap_or("").trim()
    }
}
