//! Reads the tables of an OpenDocument text, with cells that are merged told apart.

use super::cells::{cell_words, is_all_strong, piece_text};
use super::document::{Piece, Table, Words, visible};
use super::odt::Reader;
use super::xml::Node;
use crate::model::ImportNoteKind;

/// Columns or rows that one cell or row stands for; more are taken to be as many.
const REPEATED_MAX: usize = 60;

/// Empty cells that are added to one table, so that columns stay below each other.
const CELLS_ADDED_MAX: usize = 100_000;

/// Words of a merged cell that are repeated in the rows below; longer ones stand once.
const REPEATED_CHARS_MAX: usize = 200;

/// A table that is being read.
#[derive(Default)]
struct Grid {
    header: Vec<Vec<Words>>,
    rows: Vec<Vec<Words>>,
    /// For each column, in how many rows below the cell above goes on, and its words.
    spans: Vec<(usize, Words)>,
    added: usize,
    /// The pieces of its only cell, while there is but one.
    only: Option<Vec<Piece>>,
    cells: usize,
}

impl Reader<'_> {
    /// A table as one piece; one that only draws a frame around text as that text.
    pub(super) fn table(&mut self, node: &Node) -> Vec<Piece> {
        let mut grid = Grid::default();
        self.rows(node, &mut grid, false);
        if let (1, Some(pieces)) = (grid.cells, grid.only.take()) {
            if let Some(first) = pieces.first() {
                self.notes.add_with(ImportNoteKind::FramedText, &piece_text(first));
            }
            return pieces;
        }
        let is_empty = |row: &Vec<Words>| row.iter().all(|words| visible(words).is_empty());
        if grid.header.iter().chain(&grid.rows).all(is_empty) {
            return Vec::new();
        }
        let first_is_strong = |rows: &[Vec<Words>]| {
            rows.len() > 1 && rows[0].iter().all(|words| is_all_strong(words))
        };
        let mut header = grid.header.into_iter();
        let mut rows = grid.rows;
        let first = match header.next() {
            Some(first) => Some(first),
            None if first_is_strong(&rows) => Some(rows.remove(0)),
            None => None,
        };
        // Markdown knows one header row; more of them are rows.
        let rows = header.chain(rows).collect();
        vec![Piece::Table(Table { header: first, rows })]
    }

    fn rows(&mut self, node: &Node, grid: &mut Grid, is_header: bool) {
        for child in node.nodes() {
            match child.name.as_str() {
                "table-header-rows" => self.rows(child, grid, true),
                "table-rows" | "table-row-group" => self.rows(child, grid, is_header),
                "table-row" => {
                    let row = self.row(child, grid);
                    if is_header { grid.header.push(row) } else { grid.rows.push(row) }
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, node: &Node, grid: &mut Grid) -> Vec<Words> {
        let mut row = Vec::new();
        for cell in node.nodes() {
            match cell.name.as_str() {
                "table-cell" => self.cell(cell, grid, &mut row),
                "covered-table-cell" => {
                    for _ in 0..repeated(cell, "number-columns-repeated") {
                        let words = covered(grid, row.len());
                        row.push(words);
                    }
                }
                _ => {}
            }
        }
        row
    }

    fn cell(&mut self, node: &Node, grid: &mut Grid, row: &mut Vec<Words>) {
        let pieces = self.nested(node);
        let words = cell_words(&pieces, self.notes);
        let columns = repeated(node, "number-columns-spanned");
        let rows = node.attribute("number-rows-spanned").and_then(|it| it.parse().ok());
        let rows: usize = rows.unwrap_or(1);
        if columns > 1 || rows > 1 {
            self.notes.add_with(ImportNoteKind::MergedCells, &visible(&words));
        }
        grid.cells += 1;
        grid.only = Some(pieces);
        let column = row.len();
        if grid.spans.len() <= column {
            grid.spans.resize(column + 1, (0, Words::new()));
        }
        let is_short = visible(&words).chars().count() <= REPEATED_CHARS_MAX;
        let below = if is_short { words.clone() } else { Words::new() };
        grid.spans[column] = (rows - rows.min(1), below);
        row.push(words);
        let more = repeated(node, "number-columns-repeated") - 1;
        let more = more.min(CELLS_ADDED_MAX - grid.added);
        grid.added += more;
        row.extend(std::iter::repeat_with(Words::new).take(more));
    }
}

/// The words of a cell that is covered: those of the cell above where that goes on, and none where
/// the one beside it covers it.
fn covered(grid: &mut Grid, column: usize) -> Words {
    match grid.spans.get_mut(column) {
        Some((left, words)) if *left > 0 => {
            *left -= 1;
            words.clone()
        }
        _ => Words::new(),
    }
}

fn repeated(node: &Node, name: &str) -> usize {
    let count = node.attribute(name).and_then(|it| it.parse::<usize>().ok());
    count.unwrap_or(1).clamp(1, REPEATED_MAX)
}
