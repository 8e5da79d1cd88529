//! Reads the tables of a Word file, with cells that are merged told apart.

use super::cells::{cell_words, is_all_strong};
use super::document::{Piece, Table, Words, visible};
use super::docx::Reader;
use super::docx_words::choice;
use super::xml::Node;
use crate::model::ImportNoteKind;

/// A cell that says that it spans more columns than this is taken to span as many.
const COLUMNS_MAX: usize = 60;

/// Empty cells that are added to one table, so that columns stay below each other.
const CELLS_ADDED_MAX: usize = 100_000;

/// Words of a merged cell that are repeated in the rows below; longer ones stand once.
const REPEATED_CHARS_MAX: usize = 200;

/// One cell as it stands in the file.
struct Cell {
    words: Words,
    pieces: Vec<Piece>,
    columns: usize,
    /// Whether it goes on with the cell above it.
    goes_on: bool,
    /// Whether it is merged with others at all.
    is_merged: bool,
}

impl Reader<'_> {
    /// A table as one piece; one that only draws a frame around text as that text.
    pub(super) fn table(&mut self, node: &Node) -> Vec<Piece> {
        let properties = node.child("tblPr");
        let mut rows: Vec<(Vec<Cell>, bool)> = Vec::new();
        self.rows(node, &mut rows);
        rows.retain(|(cells, _)| !cells.is_empty());
        if let [(cells, _)] = rows.as_mut_slice()
            && let [cell] = cells.as_mut_slice()
        {
            if !cell.pieces.is_empty() {
                let words = super::cells::piece_text(&cell.pieces[0]);
                self.notes.add_with(ImportNoteKind::FramedText, &words);
            }
            return std::mem::take(&mut cell.pieces);
        }
        let merged = rows.iter().flat_map(|(cells, _)| cells);
        let merged = merged.filter(|cell| cell.is_merged && !cell.goes_on);
        for cell in merged {
            let words = visible(&cell.words);
            self.notes.add_with(ImportNoteKind::MergedCells, &words);
        }
        let repeats = rows.first().is_some_and(|(_, is_header)| *is_header);
        let grid = filled(rows);
        if grid.iter().flatten().all(|words| visible(words).is_empty()) {
            return Vec::new();
        }
        let first_is_strong = grid.len() > 1 && grid[0].iter().all(|words| is_all_strong(words));
        let styled = properties.is_some_and(sets_first_row_apart)
            && self.styles.has_header_row(properties.and_then(|it| it.value("tblStyle")));
        let has_header = grid.len() > 1 && (repeats || first_is_strong || styled);
        let mut rows = grid.into_iter();
        let header = if has_header { rows.next() } else { None };
        vec![Piece::Table(Table { header, rows: rows.collect() })]
    }

    fn rows(&mut self, node: &Node, rows: &mut Vec<(Vec<Cell>, bool)>) {
        for child in node.nodes() {
            match child.name.as_str() {
                "tr" => {
                    let properties = child.child("trPr");
                    let has = |name| properties.is_some_and(|it| it.child(name).is_some());
                    if has("del") {
                        let words = child.find(&|it| matches!(&*it.name, "t" | "delText"));
                        let words: Vec<String> = words.iter().map(|it| it.text()).collect();
                        self.notes.add_with(ImportNoteKind::Deletion, &words.join(" "));
                        continue;
                    }
                    let is_header =
                        properties.is_some_and(|it| it.switch("tblHeader") == Some(true));
                    let mut cells = Vec::new();
                    let gap = properties.and_then(|it| it.value("gridBefore"));
                    cells.extend(gap.map(|columns| empty(columns_of(columns))));
                    self.cells(child, &mut cells);
                    rows.push((cells, is_header));
                }
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" => self.rows(child, rows),
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.rows(choice, rows);
                    }
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, node: &Node, cells: &mut Vec<Cell>) {
        for child in node.nodes() {
            match child.name.as_str() {
                "tc" => {
                    let properties = child.child("tcPr");
                    let columns = properties.and_then(|it| it.value("gridSpan"));
                    let columns = columns.map_or(1, columns_of);
                    let merge = properties.and_then(|it| it.child("vMerge"));
                    let goes_on = merge
                        .is_some_and(|it| it.attribute("val").is_none_or(|it| it != "restart"));
                    let pieces = self.nested(child);
                    let words = cell_words(&pieces, self.notes);
                    let is_merged = columns > 1 || merge.is_some();
                    cells.push(Cell { words, pieces, columns, goes_on, is_merged });
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(child, cells),
                _ => {}
            }
        }
    }
}

fn empty(columns: usize) -> Cell {
    Cell { words: Words::new(), pieces: Vec::new(), columns, goes_on: false, is_merged: false }
}

fn columns_of(written: &str) -> usize {
    written.parse().unwrap_or(1).clamp(1, COLUMNS_MAX)
}

/// Whether a table says that its first row is set apart.
fn sets_first_row_apart(properties: &Node) -> bool {
    let Some(look) = properties.child("tblLook") else {
        return false;
    };
    match look.attribute("firstRow") {
        Some(value) => matches!(value, "1" | "true" | "on"),
        None => {
            let bits = look.attribute("val").and_then(|it| u32::from_str_radix(it, 16).ok());
            bits.is_some_and(|bits| bits & 0x20 != 0)
        }
    }
}

/// Every row with all its columns. A cell that is merged with the one above says the same for its
/// own row, so its words are repeated: a row is quoted by itself.
fn filled(rows: Vec<(Vec<Cell>, bool)>) -> Vec<Vec<Words>> {
    let mut grid: Vec<Vec<Words>> = Vec::new();
    let mut added = 0;
    for (cells, _) in rows {
        let mut row: Vec<Words> = Vec::new();
        for cell in cells {
            let above = grid.last().and_then(|above| above.get(row.len()));
            let is_short = |above: &&Words| visible(above).chars().count() <= REPEATED_CHARS_MAX;
            let words = match above.filter(|_| cell.goes_on).filter(is_short) {
                Some(above) if cell.words.is_empty() => above.clone(),
                _ => cell.words,
            };
            row.push(words);
            let more = (cell.columns - 1).min(CELLS_ADDED_MAX - added);
            added += more;
            row.extend(std::iter::repeat_with(Words::new).take(more));
        }
        grid.push(row);
    }
    grid
}
