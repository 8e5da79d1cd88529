//! Reads an OpenDocument text: blocks, lists and notes, with all changes accepted.

use std::collections::HashMap;

use super::archive::Archive;
use super::cells::is_like_heading;
use super::document::{Document, Piece, Properties, Words, set_before, visible};
use super::docx_styles::Role;
use super::docx_words::has_words;
use super::flow::{Flow, Marker};
use super::notes::Notes;
use super::odt_styles::{Counts, LEVELS, Styles};
use super::xml::{self, Node};
use crate::model::{ImportNoteKind, ImportRefusal};

/// The state of a document that is being read.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) notes: &'a mut Notes,
    pub(super) footnotes: Vec<Vec<Piece>>,
    /// Whether only a part of the document is read, whose headings are none of the document's.
    pub(super) is_nested: bool,
    pub(super) is_in_note: bool,
    /// How far each list has counted, by the name of its style.
    counts: HashMap<String, Counts>,
    headings: Counts,
}

/// A list that is open: its style, the level of its items, and whether an item has been begun.
struct OpenList<'n> {
    style: &'n str,
    level: usize,
}

/// Reads the file that `archive` holds.
///
/// # Errors
/// Where it is locked with a password, or a part that is needed is not there or damaged.
pub fn read(archive: &mut Archive, notes: &mut Notes) -> Result<Document, ImportRefusal> {
    if let Some(manifest) = archive.bytes("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(ImportRefusal::Encrypted);
    }
    let content = archive.tree("content.xml")?.ok_or_else(|| xml::damaged("content.xml"))?;
    let look = archive.tree("styles.xml")?;
    let mut styles = Styles::default();
    if let Some(look) = &look {
        styles.add(look);
    }
    styles.add(&content);
    let body = content.child("body").and_then(|body| body.child("text"));
    let body = body.ok_or_else(|| xml::damaged("office:text"))?;
    let mut reader = Reader {
        styles,
        notes,
        footnotes: Vec::new(),
        is_nested: false,
        is_in_note: false,
        counts: HashMap::new(),
        headings: Counts::default(),
    };
    let pieces = reader.pieces(body);
    let footnotes = reader.footnotes;
    let is_macro = |name: &str| name.starts_with("Basic/") || name.starts_with("Scripts/");
    if archive.names().any(is_macro) {
        notes.add_of_file(ImportNoteKind::Macro, "");
    }
    let masters = look.iter().filter_map(|look| look.child("master-styles"));
    let is_margin =
        |node: &Node| node.name.starts_with("header") || node.name.starts_with("footer");
    for margin in masters.flat_map(|master| master.find(&is_margin)) {
        if has_words(margin) {
            notes.add_of_file(ImportNoteKind::HeaderOrFooter, &margin.text());
        }
    }
    let properties = archive.tree("meta.xml")?.map(|meta| properties(&meta)).unwrap_or_default();
    Ok(Document { properties, pieces, footnotes })
}

fn properties(root: &Node) -> Properties {
    let Some(meta) = root.child("meta") else {
        return Properties::default();
    };
    let of = |name: &str| meta.child(name).map(Node::text).filter(|text| !text.trim().is_empty());
    let own = meta.nodes().filter(|node| node.name == "user-defined").filter_map(|node| {
        Some((node.attribute("meta:name")?.to_string(), node.text().trim().to_string()))
    });
    Properties {
        title: of("title"),
        author: of("initial-creator").or(of("creator")),
        company: None,
        language: None,
        changed: of("date").and_then(|time| time.get(..10).map(str::to_string)),
        own: own.collect(),
    }
}

impl Reader<'_> {
    /// The pieces of the body, a cell, a text box or a note.
    pub(super) fn pieces(&mut self, node: &Node) -> Vec<Piece> {
        let mut flow = Flow::default();
        self.blocks(node, &mut flow);
        flow.finish()
    }

    /// The pieces of something that stands apart from the text around it.
    pub(super) fn nested(&mut self, node: &Node) -> Vec<Piece> {
        let was_nested = std::mem::replace(&mut self.is_nested, true);
        let pieces = self.pieces(node);
        self.is_nested = was_nested;
        pieces
    }

    fn blocks(&mut self, node: &Node, flow: &mut Flow) {
        for child in node.nodes() {
            self.block(child, flow, None);
        }
    }

    /// One block; in an item of a list it goes to that item, except for the first paragraph, which
    /// makes the item.
    fn block(&mut self, node: &Node, flow: &mut Flow, item: Option<&mut Option<(usize, Marker)>>) {
        match node.name.as_str() {
            "p" | "h" => self.paragraph(node, flow, item),
            "list" => self.list(node, flow, None),
            "table" => {
                let pieces = self.table(node);
                let is_in_item = item.is_some() && flow.is_in_item();
                for piece in pieces {
                    if is_in_item { flow.add_to_item(piece) } else { flow.add(piece) }
                }
            }
            "section" if node.attribute("text:display") == Some("none") => {
                self.notes.add_with(ImportNoteKind::HiddenText, &node.text());
            }
            "section" | "numbered-paragraph" => self.blocks(node, flow),
            "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" | "alphabetical-index" | "bibliography" => {
                self.notes.add(ImportNoteKind::TableOfContents);
            }
            "tracked-changes" => self.changes(node),
            "frame" | "custom-shape" | "rect" | "g" | "a" | "ellipse" | "polygon" => {
                let mut beside = Vec::new();
                self.shape(node, &mut beside);
                beside.into_iter().for_each(|piece| flow.add(piece));
            }
            _ => {}
        }
    }

    fn paragraph(
        &mut self,
        node: &Node,
        flow: &mut Flow,
        item: Option<&mut Option<(usize, Marker)>>,
    ) {
        let style = node.attribute("text:style-name").unwrap_or("");
        let role = match node.name.as_str() {
            "h" => Role::Heading(heading_level(node)),
            _ => self.styles.role(style),
        };
        if role == Role::Contents {
            return;
        }
        let (words, beside) = self.line(node, style);
        let is_empty = visible(&words).is_empty();
        // A line without words makes no item; the next one with words does.
        let item = item.filter(|_| !is_empty);
        let marker = item.map(|item| (item.take(), flow.is_in_item()));
        match (role, marker) {
            (Role::Title | Role::Heading(_), _) if is_empty => {}
            (Role::Title | Role::Heading(_), marker) => {
                let marker = marker.and_then(|(marker, _)| marker).map(|(_, marker)| marker);
                self.heading(node, role, marker, words, flow);
            }
            (_, Some((Some((level, marker)), _))) => {
                if let Marker::Label(label) = &marker {
                    self.notes.add_with(ImportNoteKind::NumberAsText, label);
                }
                flow.add_item(level, marker, words);
            }
            _ if is_empty => {}
            (_, Some((None, true))) => flow.add_to_item(Piece::Paragraph(words)),
            (Role::Quote, _) => flow.add(Piece::Quote(vec![Piece::Paragraph(words)])),
            _ => {
                if !self.is_nested && is_like_heading(&words) {
                    self.notes.add_with(ImportNoteKind::LooksLikeHeading, &visible(&words));
                }
                flow.add(Piece::Paragraph(words));
            }
        }
        beside.into_iter().for_each(|piece| flow.add_to_item(piece));
    }

    fn heading(
        &mut self,
        node: &Node,
        role: Role,
        marker: Option<Marker>,
        mut words: Words,
        flow: &mut Flow,
    ) {
        let level = if let Role::Heading(level) = role { level } else { 0 };
        let is_plain = node.attribute("is-list-header") == Some("true");
        let marker = match (marker, usize::from(level).checked_sub(1)) {
            (Some(marker), _) => Some(marker),
            (None, Some(at)) if self.styles.numbers_heading(at) && !is_plain => {
                step(&mut self.headings, at, None, 1);
                Some(self.styles.heading_marker(at, &self.headings))
            }
            _ => None,
        };
        let label = match marker {
            Some(Marker::Number(number)) => format!("{number}. "),
            Some(Marker::Label(label)) => format!("{label} "),
            Some(Marker::Bullet) | None => String::new(),
        };
        if !label.is_empty() {
            set_before(&mut words, &label);
        }
        if !self.is_nested {
            self.notes.under(&visible(&words));
        }
        flow.add(Piece::Heading { level, words });
    }

    fn list(&mut self, node: &Node, flow: &mut Flow, around: Option<&OpenList>) {
        let style = node.attribute("text:style-name").filter(|name| !name.is_empty());
        let style = style.or_else(|| around.map(|around| around.style));
        // A list without a style of its own goes by that of its first paragraph.
        let first = || node.find(&|it| it.name == "p").first().copied();
        let by_paragraph = || first()?.attribute("text:style-name");
        let style = match style {
            Some(style) => style.to_string(),
            None => {
                let name = by_paragraph().and_then(|name| self.styles.list_of(name));
                name.unwrap_or("").to_string()
            }
        };
        let level = around.map_or(0, |around| around.level + 1).min(LEVELS - 1);
        let goes_on = node.attribute("continue-numbering") == Some("true")
            || node.attribute("continue-list").is_some();
        if around.is_none() && !goes_on {
            self.counts.remove(&style);
        }
        let open = OpenList { style: &style, level };
        for child in node.nodes() {
            match child.name.as_str() {
                "list-header" => self.item(child, flow, &open, false),
                "list-item" => self.item(child, flow, &open, true),
                _ => {}
            }
        }
    }

    fn item(&mut self, node: &Node, flow: &mut Flow, open: &OpenList, is_numbered: bool) {
        // An item that holds only a deeper list is there for the depth alone.
        let counts_itself = node.nodes().next().is_some_and(|first| first.name != "list");
        let mut marker = None;
        if is_numbered && counts_itself {
            let own = node.attribute("start-value").and_then(|it| it.parse().ok());
            let start = self.styles.start(open.style, open.level);
            let counts = self.counts.entry(open.style.to_string()).or_default();
            step(counts, open.level, own, start);
            marker = Some((open.level, self.styles.marker(open.style, open.level, counts)));
        }
        for child in node.nodes() {
            match child.name.as_str() {
                "list" => self.list(child, flow, Some(open)),
                _ => self.block(child, flow, Some(&mut marker)),
            }
        }
    }

    /// Changes that were tracked: what was deleted stands here, apart from the text.
    fn changes(&mut self, node: &Node) {
        for region in node.nodes().flat_map(|region| region.nodes()) {
            let words: Vec<String> = region
                .nodes()
                .filter(|part| part.name != "change-info")
                .map(|part| part.text())
                .collect();
            match region.name.as_str() {
                "insertion" => self.notes.add_of_file(ImportNoteKind::Insertion, ""),
                "deletion" => self.notes.add_of_file(ImportNoteKind::Deletion, &words.join(" ")),
                _ => {}
            }
        }
    }
}

fn heading_level(node: &Node) -> u8 {
    let level = node.attribute("outline-level").and_then(|it| it.parse::<u8>().ok());
    level.unwrap_or(1).clamp(1, LEVELS as u8)
}

/// Counts one further at `level`; what stands deeper begins again.
fn step(counts: &mut Counts, level: usize, own: Option<u64>, start: u64) {
    counts[level] = Some(match (own, counts[level]) {
        (Some(own), _) => own,
        (None, Some(count)) => count.saturating_add(1),
        (None, None) => start,
    });
    counts[level + 1..].fill(None);
}
