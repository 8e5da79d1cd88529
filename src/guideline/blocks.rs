//! Builds the tree of blocks and the sections of one text, whatever markup it came from.

use std::sync::Arc;

use crate::model::{Block, Cell, Item, Prose, Section, Span};

/// Containers deeper than this are flattened into the one around them, so that no text, however
/// deeply nested, can exhaust the stack.
const DEPTH_MAX: usize = 24;

/// What holds other blocks.
#[derive(Debug)]
pub enum Container {
    Quote,
    Footnote(String),
    /// With the number of its first item, where it is numbered.
    List(Option<u64>),
    Item,
    Table,
    /// A container that adds nothing; its blocks go to the one around it.
    Flat,
}

/// One open container and what it holds so far.
#[derive(Debug)]
struct Frame {
    container: Container,
    span: Span,
    blocks: Vec<Block>,
    items: Vec<Item>,
    header: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
}

/// A heading before its path and anchor are known.
#[derive(Debug)]
struct Heading {
    level: u8,
    text: String,
    span: Span,
}

/// Takes blocks in the order of the text and nests them.
#[derive(Debug, Default)]
pub struct BlockBuilder {
    blocks: Vec<Block>,
    frames: Vec<Frame>,
    headings: Vec<Heading>,
}

impl BlockBuilder {
    /// Opens a container that stands at `span`.
    pub fn open(&mut self, container: Container, span: Span) {
        let container = if self.frames.len() < DEPTH_MAX { container } else { Container::Flat };
        let (blocks, items, header, rows) = Default::default();
        self.frames.push(Frame { container, span, blocks, items, header, rows });
    }

    /// Closes the innermost container; nothing where none is open.
    pub fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame.container {
            Container::Flat => self.blocks_mut().extend(frame.blocks),
            Container::Quote => self.add(Block::Quote { blocks: frame.blocks }),
            Container::Footnote(label) => {
                self.add(Block::Footnote { label, blocks: frame.blocks });
            }
            Container::List(first_number) => {
                self.add(Block::List { first_number, items: frame.items });
            }
            Container::Item => self.add_item(Item { blocks: frame.blocks, span: frame.span }),
            Container::Table => {
                self.add(Block::Table { header: frame.header, rows: frame.rows });
            }
        }
    }

    /// Whether the innermost container is one that `is_wanted` accepts.
    pub fn is_in(&self, is_wanted: impl Fn(&Container) -> bool) -> bool {
        self.frames.last().is_some_and(|frame| is_wanted(&frame.container))
    }

    /// How many containers are open.
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// How many containers are open, the innermost that `is_wanted` accepts included; 0 if none is.
    pub fn depth_of(&self, is_wanted: impl Fn(&Container) -> bool) -> usize {
        self.frames.iter().rposition(|frame| is_wanted(&frame.container)).map_or(0, |at| at + 1)
    }

    /// Adds a block to the innermost container.
    pub fn add(&mut self, block: Block) {
        self.blocks_mut().push(block);
    }

    /// Adds a paragraph, unless it says nothing.
    pub fn add_paragraph(&mut self, prose: Prose, span: Span) {
        self.add_shared(Arc::new(prose.fitted()), span);
    }

    fn add_shared(&mut self, prose: Arc<Prose>, span: Span) {
        if !prose.text.trim().is_empty() {
            self.add(Block::Paragraph { prose, span });
        }
    }

    /// Adds a heading; one inside a quote, an item or a table is shown as a paragraph, since what
    /// follows that container does not stand under it.
    pub fn add_heading(&mut self, level: u8, prose: Prose, span: Span) {
        let is_nested = self.frames.iter().any(|frame| !matches!(frame.container, Container::Flat));
        if is_nested || prose.text.trim().is_empty() {
            self.add_paragraph(prose, span);
            return;
        }
        self.headings.push(Heading { level, text: prose.text.clone(), span });
        let section = self.headings.len();
        self.add(Block::Heading { section, prose: Arc::new(prose.fitted()) });
    }

    /// Adds the header of the open table; without one its cells become a list's items.
    pub fn add_header(&mut self, cells: Vec<Cell>) {
        match self.frames.last_mut() {
            Some(frame) if matches!(frame.container, Container::Table) => frame.header = cells,
            _ => self.add_cells(cells),
        }
    }

    /// Adds a row to the open table.
    pub fn add_row(&mut self, cells: Vec<Cell>) {
        match self.frames.last_mut() {
            Some(frame) if matches!(frame.container, Container::Table) => frame.rows.push(cells),
            _ => self.add_cells(cells),
        }
    }

    /// The blocks, and the sections with the title (a first heading that repeats it, and stands
    /// above all others, is left out of the paths).
    pub fn finish(mut self, title: Option<&str>) -> (Vec<Block>, Vec<Section>) {
        while !self.frames.is_empty() {
            self.close();
        }
        let sections = sections(&self.headings, title);
        self.blocks.shrink_to_fit();
        (self.blocks, sections)
    }

    /// The first heading's text, if there is a heading.
    pub fn first_heading(&self) -> Option<&str> {
        self.headings.first().map(|heading| heading.text.as_str())
    }

    fn blocks_mut(&mut self) -> &mut Vec<Block> {
        self.frames.last_mut().map_or(&mut self.blocks, |frame| &mut frame.blocks)
    }

    /// Adds an item to the open list, or its blocks where no list is open.
    fn add_item(&mut self, item: Item) {
        match self.frames.last_mut() {
            Some(frame) if matches!(frame.container, Container::List(_)) => frame.items.push(item),
            _ => self.blocks_mut().extend(item.blocks),
        }
    }

    /// Cells of a table that was flattened.
    fn add_cells(&mut self, cells: Vec<Cell>) {
        for cell in cells {
            self.add_shared(cell.prose, cell.span);
        }
    }
}

/// The sections of `headings`, with the one before any heading at index 0.
fn sections(headings: &[Heading], title: Option<&str>) -> Vec<Section> {
    let mut found = vec![Section {
        level: 0,
        heading: String::new(),
        path: Vec::new(),
        anchor: String::new(),
        span: Span::default(),
    }];
    let titled = headings.first().filter(|first| {
        title.is_none_or(|title| title.trim() == first.text.trim())
            && headings[1..].iter().all(|other| other.level > first.level)
    });
    let mut above: Vec<(u8, &str)> = Vec::new();
    let mut anchors = foldhash::HashMap::default();
    for (at, heading) in headings.iter().enumerate() {
        above.retain(|(level, _)| *level < heading.level);
        if !(at == 0 && titled.is_some()) {
            above.push((heading.level, heading.text.as_str()));
        }
        found.push(Section {
            level: heading.level,
            heading: heading.text.clone(),
            path: above.iter().map(|(_, text)| text.to_string()).collect(),
            anchor: unique_anchor(&heading.text, &mut anchors),
            span: heading.span,
        });
    }
    found
}

/// The anchor of a heading as GitHub makes it, with a number where an earlier one has it too.
fn unique_anchor(heading: &str, taken: &mut foldhash::HashMap<String, usize>) -> String {
    let plain = anchor(heading);
    let mut number = taken.get(&plain).copied().unwrap_or(0);
    let mut unique = plain.clone();
    while taken.contains_key(&unique) {
        number += 1;
        unique = format!("{plain}-{number}");
    }
    taken.insert(plain, number);
    taken.entry(unique.clone()).or_insert(0);
    unique
}

/// Lower-case letters and digits of `heading`, with `-` for each space.
pub fn anchor(heading: &str) -> String {
    let is_kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    let kept: String = heading.trim().chars().filter(is_kept).collect();
    let plain = kept.to_lowercase().replace(' ', "-");
    if plain.is_empty() { "section".to_string() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, text: &str) -> Heading {
        Heading { level, text: text.to_string(), span: Span::default() }
    }

    #[test]
    fn paths_nest_by_level_and_leave_the_title_out() {
        let headings =
            [heading(1, "Foto's"), heading(2, "Inwoners"), heading(3, "Kind"), heading(2, "Kind")];
        let found = sections(&headings, Some("Foto's"));
        let paths: Vec<String> = found.iter().map(|section| section.path.join(" > ")).collect();
        assert_eq!(paths, ["", "", "Inwoners", "Inwoners > Kind", "Kind"]);
        let anchors: Vec<&str> = found.iter().map(|section| section.anchor.as_str()).collect();
        assert_eq!(anchors, ["", "fotos", "inwoners", "kind", "kind-1"]);
    }

    #[test]
    fn a_first_heading_with_others_beside_it_stays_in_the_path() {
        let found = sections(&[heading(2, "Eerst"), heading(2, "Dan")], None);
        assert_eq!(found[1].path, ["Eerst"]);
        assert_eq!(found[2].path, ["Dan"]);
    }

    #[test]
    fn deep_nesting_is_flattened() {
        let mut builder = BlockBuilder::default();
        for _ in 0..10_000 {
            builder.open(Container::Quote, Span::default());
        }
        let (blocks, _) = builder.finish(None);
        assert_eq!(blocks.len(), 1);
    }
}
