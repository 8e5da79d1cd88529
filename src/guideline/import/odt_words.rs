//! Reads the words of one paragraph of an OpenDocument text, and all that stands between them.

use super::document::{Look, Piece, Word, Words};
use super::docx_styles::RunLook;
use super::odt::Reader;
use super::xml::{Child, Node};
use crate::model::ImportNoteKind;

/// Footnotes in one document.
const FOOTNOTES_MAX: usize = 5_000;

/// How words are set here.
#[derive(Clone, Debug, Default)]
struct Around {
    look: RunLook,
    link: Option<String>,
}

/// The words so far, and what is anchored between them.
#[derive(Default)]
struct Line {
    words: Words,
    beside: Vec<Piece>,
}

impl Reader<'_> {
    /// The words of a paragraph of that style, and what is anchored in it.
    pub(super) fn line(&mut self, node: &Node, style: &str) -> (Words, Vec<Piece>) {
        let around = Around { look: self.styles.look("paragraph", style), link: None };
        let mut line = Line::default();
        self.inside(node, &around, &mut line);
        (line.words, line.beside)
    }

    fn inside(&mut self, node: &Node, around: &Around, line: &mut Line) {
        for child in &node.children {
            match child {
                Child::Text(text) => self.text(text, around, line),
                Child::Node(node) => self.part(node, around, line),
            }
        }
    }

    fn text(&mut self, text: &str, around: &Around, line: &mut Line) {
        let look = around.look;
        if look.hidden == Some(true) {
            if !text.trim().is_empty() {
                self.notes.add_with(ImportNoteKind::HiddenText, text);
            }
            return;
        }
        let struck = look.struck == Some(true);
        if struck && !text.trim().is_empty() {
            self.notes.add_with(ImportNoteKind::StruckOut, text);
        }
        let look = Look {
            strong: look.strong == Some(true),
            emphasis: look.emphasis == Some(true),
            struck,
            link: around.link.clone(),
        };
        line.words.push(Word::Text { text: text.to_string(), look });
    }

    fn part(&mut self, node: &Node, around: &Around, line: &mut Line) {
        match node.name.as_str() {
            "span" => {
                let style = node.attribute("text:style-name").unwrap_or("");
                let look = self.styles.look("text", style).over(around.look);
                self.inside(node, &Around { look, ..around.clone() }, line);
            }
            "a" => {
                let target = node.attribute("href").unwrap_or("");
                let is_web = super::is_web_link(target);
                if !is_web {
                    self.notes.add_with(ImportNoteKind::LocalLink, &node.text());
                }
                let link = is_web.then(|| target.to_string());
                self.inside(node, &Around { link, ..around.clone() }, line);
            }
            "s" | "tab" => self.text(" ", around, line),
            "line-break" => line.words.push(Word::Break),
            "note" => self.note(node, line),
            "annotation" => self.notes.add_with(ImportNoteKind::Comment, &comment(node)),
            "hidden-text" | "hidden-paragraph" => {
                self.notes.add_with(ImportNoteKind::HiddenText, &node.text());
            }
            "placeholder" => self.notes.add_with(ImportNoteKind::EmptyField, &node.text()),
            "page-number" | "page-count" | "page-continuation" => {
                self.notes.add(ImportNoteKind::PageNumber);
            }
            "ruby" => {
                if let Some(base) = node.child("ruby-base") {
                    self.inside(base, around, line);
                }
            }
            "frame" | "custom-shape" | "rect" | "g" | "ellipse" | "polygon" | "control" => {
                self.shape(node, &mut line.beside);
            }
            "sequence" | "meta" | "meta-field" | "conditional-text" | "text-input" => {
                self.inside(node, around, line);
            }
            // Marks of places, changes and page ends have no words of their own.
            name if is_mark(name) => {}
            name => {
                self.notes.add_with(ImportNoteKind::Field, name);
                self.inside(node, around, line);
            }
        }
    }

    fn note(&mut self, node: &Node, line: &mut Line) {
        let Some(body) = node.child("note-body") else {
            self.notes.add(ImportNoteKind::Unreadable);
            return;
        };
        if self.is_in_note || self.footnotes.len() >= FOOTNOTES_MAX {
            self.notes.add(ImportNoteKind::Unreadable);
            return;
        }
        self.is_in_note = true;
        let pieces = self.nested(body);
        self.is_in_note = false;
        self.footnotes.push(pieces);
        line.words.push(Word::Note(self.footnotes.len()));
    }

    /// A frame or a drawn shape: its words, or the picture that it is.
    pub(super) fn shape(&mut self, node: &Node, beside: &mut Vec<Piece>) {
        let said = |name| node.child(name).map(Node::text).filter(|text| !text.is_empty());
        let alternative = said("desc").or(said("title")).unwrap_or_default();
        match node.name.as_str() {
            "g" | "a" => node.nodes().for_each(|inner| self.shape(inner, beside)),
            "frame" => {
                let has = |name| node.child(name).is_some();
                if let Some(content) = node.child("text-box") {
                    self.text_box(content, beside);
                } else if let Some(table) = node.child("table") {
                    beside.extend(self.table(table));
                } else if has("object") || has("object-ole") || has("plugin") || has("applet") {
                    self.notes.add_with(ImportNoteKind::EmbeddedObject, &alternative);
                } else {
                    self.notes.add_with(ImportNoteKind::Image, &alternative);
                }
            }
            "custom-shape" | "rect" | "ellipse" | "polygon" => {
                let has_words = self.text_box(node, beside);
                if !has_words {
                    self.notes.add_with(ImportNoteKind::Image, &alternative);
                }
            }
            "control" => self.notes.add(ImportNoteKind::FrameOrForm),
            _ => {}
        }
    }

    /// Whether the shape has words, which then stand beside the paragraph.
    fn text_box(&mut self, node: &Node, beside: &mut Vec<Piece>) -> bool {
        let pieces = self.nested(node);
        let words: Vec<String> = pieces.iter().map(super::cells::piece_text).collect();
        let has_words = words.iter().any(|words| !words.is_empty());
        if has_words {
            self.notes.add_with(ImportNoteKind::TextBox, &words.join(" "));
            beside.push(Piece::Quote(pieces));
        }
        has_words
    }
}

/// What a comment says, without who said it.
fn comment(node: &Node) -> String {
    let words = node.nodes().filter(|node| matches!(node.name.as_str(), "p" | "list"));
    words.map(|node| node.text()).collect::<Vec<_>>().join(" ")
}

fn is_mark(name: &str) -> bool {
    let starts = ["reference-mark", "change", "toc-mark", "alphabetical-index-mark", "user-index"];
    let is_named = ["bookmark", "bookmark-start", "bookmark-end", "annotation-end"].contains(&name);
    is_named || name == "soft-page-break" || starts.iter().any(|start| name.starts_with(start))
}
