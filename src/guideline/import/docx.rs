//! Reads a Word file: paragraphs, lists and notes, in the state in which all changes are accepted.

use std::collections::HashMap;

use super::archive::Archive;
use super::document::{Document, Piece, Word, Words, visible};
use super::docx_field::Fields;
use super::docx_numbering::Numbering;
use super::docx_package::{self, Parts};
use super::docx_styles::{self, NumberPlace, Role, Styles};
use super::docx_words::{Around, Line, choice, has_words};
use super::flow::{Flow, Marker};
use super::notes::Notes;
use super::xml::Node;
use crate::model::{ImportNoteKind, ImportRefusal};

/// Footnotes in one document.
const FOOTNOTES_MAX: usize = 5_000;

/// The state of a document that is being read.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) fields: Fields,
    pub(super) links: &'a HashMap<String, String>,
    /// What stands before the ids of links in the part that is being read.
    pub(super) part_of_links: &'static str,
    pub(super) notes: &'a mut Notes,
    /// The notes of the document, by part and id.
    note_texts: HashMap<(&'static str, String), &'a Node>,
    footnotes: Vec<Vec<Piece>>,
    /// Whether only a part of the document is read, whose headings are none of the document's.
    pub(super) is_nested: bool,
    was_contents: bool,
}

/// Reads the file that `archive` holds.
///
/// # Errors
/// Where a part that is needed is not there or damaged.
pub fn read(archive: &mut Archive, notes: &mut Notes) -> Result<Document, ImportRefusal> {
    let parts = docx_package::read(archive)?;
    let body = parts.document.child("body").ok_or_else(|| super::xml::damaged("w:body"))?;
    let mut reader = Reader {
        styles: parts.styles.as_ref().map(Styles::read).unwrap_or_default(),
        numbering: parts.numbering.as_ref().map(Numbering::read).unwrap_or_default(),
        fields: Fields::default(),
        links: &parts.links,
        part_of_links: "",
        notes,
        note_texts: note_texts(&parts),
        footnotes: Vec::new(),
        is_nested: false,
        was_contents: false,
    };
    let pieces = reader.pieces(body);
    let footnotes = reader.footnotes;
    if archive.names().any(|name| name.to_lowercase().ends_with("vbaproject.bin")) {
        notes.add_of_file(ImportNoteKind::Macro, "");
    }
    for margin in parts.margins.iter().filter(|margin| has_words(margin)) {
        let words = margin.find(&|node| node.name == "t");
        let words: Vec<String> = words.iter().map(|node| node.text()).collect();
        notes.add_of_file(ImportNoteKind::HeaderOrFooter, &words.concat());
    }
    Ok(Document { properties: parts.properties, pieces, footnotes })
}

/// Every note by its part and id; the lines that set notes apart are none.
fn note_texts(parts: &Parts) -> HashMap<(&'static str, String), &Node> {
    let parts = [("footnotes", &parts.footnotes), ("endnotes", &parts.endnotes)];
    let notes = parts.into_iter().flat_map(|(part, root)| {
        let nodes = root.iter().flat_map(|root| root.nodes());
        nodes
            .filter(|node| node.attribute("type").is_none_or(|kind| kind == "normal"))
            .filter_map(move |node| Some(((part, node.attribute("id")?.to_string()), node)))
    });
    notes.collect()
}

/// The blocks of one story, and the words of a paragraph whose end was deleted.
#[derive(Default)]
pub(super) struct Story {
    pub(super) flow: Flow,
    carried: Words,
}

impl Reader<'_> {
    /// The pieces of the body, a cell, a text box or a note.
    pub(super) fn pieces(&mut self, node: &Node) -> Vec<Piece> {
        let mut story = Story::default();
        self.blocks(node, &mut story);
        let carried = std::mem::take(&mut story.carried);
        if !visible(&carried).is_empty() {
            story.flow.add(Piece::Paragraph(carried));
        }
        story.flow.finish()
    }

    /// The pieces of something that stands apart from the text around it.
    pub(super) fn nested(&mut self, node: &Node) -> Vec<Piece> {
        let was_nested = std::mem::replace(&mut self.is_nested, true);
        let pieces = self.pieces(node);
        self.is_nested = was_nested;
        pieces
    }

    fn blocks(&mut self, node: &Node, story: &mut Story) {
        for child in node.nodes() {
            match child.name.as_str() {
                "p" => self.paragraph(child, story),
                "tbl" => {
                    for piece in self.table(child) {
                        story.flow.add(piece);
                    }
                }
                "sdt" => self.control_of_blocks(child, story),
                "ins" | "moveTo" | "customXml" | "smartTag" => self.blocks(child, story),
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.blocks(choice, story);
                    }
                }
                "altChunk" => self.notes.add(ImportNoteKind::OtherFile),
                "oMath" | "oMathPara" => {
                    self.notes.add_with(ImportNoteKind::Equation, &child.text());
                }
                _ => {}
            }
        }
    }

    fn control_of_blocks(&mut self, node: &Node, story: &mut Story) {
        let properties = node.child("sdtPr");
        let gallery = properties.map(|it| it.find(&|it| it.name == "docPartGallery"));
        let gallery = gallery.iter().flatten().find_map(|it| it.attribute("val")).unwrap_or("");
        let is_empty = properties.is_some_and(|it| it.switch("showingPlcHdr") == Some(true));
        if gallery == "Table of Contents" {
            self.notes.add(ImportNoteKind::TableOfContents);
        } else if is_empty {
            self.notes.add_with(ImportNoteKind::EmptyField, &node.text());
        } else if let Some(content) = node.child("sdtContent") {
            self.blocks(content, story);
        }
    }

    fn paragraph(&mut self, node: &Node, story: &mut Story) {
        let properties = node.child("pPr");
        let style = properties.and_then(|it| it.value("pStyle"));
        let role = self.role(style, properties);
        if role == Role::Contents {
            self.skip_contents(node);
            return;
        }
        self.was_contents = false;
        if matches!(role, Role::Heading(_)) && self.fields.is_in_contents() {
            self.fields.close_all();
        }
        let around = Around { look: self.styles.paragraph_look(style), link: None };
        let mut line = Line { words: std::mem::take(&mut story.carried), ..Line::default() };
        self.line(node, &around, &mut line);
        let mark = properties.and_then(|it| it.child("rPr"));
        if mark.is_some_and(|mark| mark.child("del").or(mark.child("moveFrom")).is_some()) {
            // The end of this paragraph was deleted: its words go on in the next one.
            story.carried = line.words;
            line.beside.into_iter().for_each(|piece| story.flow.add(piece));
            return;
        }
        if !visible(&line.words).is_empty() {
            let place = self.place(style, properties, role);
            self.add(story, role, place, line.words);
        }
        line.beside.into_iter().for_each(|piece| story.flow.add_to_item(piece));
    }

    fn role(&self, style: Option<&str>, properties: Option<&Node>) -> Role {
        let role = self.styles.role(style);
        match properties.and_then(docx_styles::outline) {
            Some(level @ 0..=8) if role != Role::Title => Role::Heading(level + 1),
            Some(9) if matches!(role, Role::Heading(_)) => Role::Text,
            _ => role,
        }
    }

    /// A table of contents is one, however many lines it has.
    fn skip_contents(&mut self, node: &Node) {
        let mut line = Line::default();
        let already =
            std::mem::replace(&mut self.was_contents, true) || self.fields.is_in_contents();
        if !already {
            self.notes.add(ImportNoteKind::TableOfContents);
        }
        // Its fields may end here; what else it holds is of no use.
        let mut unheard = Notes::default();
        std::mem::swap(self.notes, &mut unheard);
        self.line(node, &Around::default(), &mut line);
        std::mem::swap(self.notes, &mut unheard);
    }

    /// The number of a paragraph and the level where it stands, if it has one.
    fn place(
        &mut self,
        style: Option<&str>,
        properties: Option<&Node>,
        role: Role,
    ) -> Option<(usize, Marker)> {
        let own = properties.map(NumberPlace::of).unwrap_or_default();
        let by_style = self.styles.number(style);
        let is_own = own.list.is_some();
        let list = own.list.or(by_style.list)?;
        let level = match own.level.or(by_style.level) {
            Some(level) => level,
            None if is_own => 0,
            None => match self.numbering.level_of_style(&list, style) {
                0 => match role {
                    Role::Heading(level) => usize::from(level) - 1,
                    _ => 0,
                },
                level => level,
            },
        };
        // Deeper levels are not of the format, and nothing may nest without end.
        let level = level.min(super::docx_numbering::LEVELS - 1);
        let marker = self.numbering.next(&list, level)?;
        Some((level, marker))
    }

    fn add(
        &mut self,
        story: &mut Story,
        role: Role,
        place: Option<(usize, Marker)>,
        mut words: Words,
    ) {
        match (role, place) {
            (Role::Title | Role::Heading(_), place) => {
                if let Some((_, marker)) = place {
                    number_heading(&mut words, marker);
                }
                let level = if let Role::Heading(level) = role { level } else { 0 };
                if !self.is_nested {
                    self.notes.under(&visible(&words));
                }
                story.flow.add(Piece::Heading { level, words });
            }
            (_, Some((level, marker))) => {
                if let Marker::Label(label) = &marker {
                    self.notes.add_with(ImportNoteKind::NumberAsText, label);
                }
                story.flow.add_item(level, marker, words);
            }
            (Role::ListParagraph, None) if story.flow.is_in_item() => {
                story.flow.add_to_item(Piece::Paragraph(words));
            }
            (Role::Quote, None) => story.flow.add(Piece::Quote(vec![Piece::Paragraph(words)])),
            (_, None) => {
                if !self.is_nested && super::cells::is_like_heading(&words) {
                    self.notes.add_with(ImportNoteKind::LooksLikeHeading, &visible(&words));
                }
                story.flow.add(Piece::Paragraph(words));
            }
        }
    }

    /// Reads the note that a mark stands for, when its mark is met.
    pub(super) fn footnote(&mut self, node: &Node, part: &'static str, line: &mut Line) {
        let id = node.attribute("id").unwrap_or("").to_string();
        let Some(text) = self.note_texts.get(&(part, id)).copied() else {
            self.notes.add(ImportNoteKind::Unreadable);
            return;
        };
        // A note in a note is no use of the format; a ring of them would never end.
        if !self.part_of_links.is_empty() || self.footnotes.len() >= FOOTNOTES_MAX {
            self.notes.add(ImportNoteKind::Unreadable);
            return;
        }
        self.part_of_links = part;
        let pieces = self.nested(text);
        self.part_of_links = "";
        self.footnotes.push(pieces);
        line.words.push(Word::Note(self.footnotes.len()));
    }
}

/// Sets the number that Word shows before a heading in front of its words.
fn number_heading(words: &mut Words, marker: Marker) {
    let label = match marker {
        Marker::Bullet => return,
        Marker::Number(number) => format!("{number}. "),
        Marker::Label(label) => format!("{label} "),
    };
    super::document::set_before(words, &label);
}
