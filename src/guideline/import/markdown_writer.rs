//! Writes a document as a Markdown guideline: its blocks, each in the form that authors know best.

use super::document::{Document, List, Piece, Table, Word, Words, visible};
use super::markdown_words::{self, Place};
use super::notes::Notes;
use crate::model::ImportNoteKind;

/// The deepest heading of Markdown.
const LEVEL_MAX: u8 = 6;

/// Writes the text below the front matter.
///
/// What a footnote says stands at the end of the section where its mark is, so that it belongs to
/// that section for our reader too.
pub fn write(document: &Document, notes: &mut Notes) -> String {
    let mut writer = Writer { notes, marks: Vec::new() };
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<(&Piece, char)> = None;
    for piece in &document.pieces {
        if let Piece::Heading { words, .. } = piece {
            writer.footnotes(document, &mut lines);
            writer.notes.under(&visible(words));
        }
        let (block, marker) = writer.piece(piece, before);
        if block.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
        before = Some((piece, marker));
    }
    writer.footnotes(document, &mut lines);
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The state between two blocks.
struct Writer<'a> {
    notes: &'a mut Notes,
    /// Footnotes whose marks were written, and which are not written yet.
    marks: Vec<usize>,
}

impl Writer<'_> {
    /// The lines of one piece, and the sign that its list was written with. A list directly behind
    /// another of its kind gets the other sign: else both would be one.
    fn piece(&mut self, piece: &Piece, before: Option<(&Piece, char)>) -> (Vec<String>, char) {
        match piece {
            Piece::Heading { level, words } => (self.heading(*level, words), ' '),
            Piece::Paragraph(words) => (self.words(words, Place::Paragraph), ' '),
            Piece::Quote(pieces) => {
                let lines = self.pieces(pieces, false);
                let quoted = |line: String| match line.is_empty() {
                    true => ">".to_string(),
                    false => format!("> {line}"),
                };
                (lines.into_iter().map(quoted).collect(), ' ')
            }
            Piece::List(list) => {
                let signs = if list.first.is_some() { ['.', ')'] } else { ['-', '*'] };
                let taken = match before {
                    Some((Piece::List(_), sign)) => sign,
                    _ => ' ',
                };
                let signs = if taken == signs[0] { [signs[1], signs[0]] } else { signs };
                self.list(list, signs)
            }
            Piece::Table(table) => (self.table(table), ' '),
        }
    }

    /// The lines of several pieces; a list stands close to what leads it in where `is_close`.
    fn pieces(&mut self, pieces: &[Piece], is_close: bool) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<(&Piece, char)> = None;
        for piece in pieces {
            let (block, sign) = self.piece(piece, before);
            if block.is_empty() {
                continue;
            }
            // Only a list that begins with 1, or has no numbers, may follow a line at once.
            let begins_so = ["1. ", "1) ", "- ", "* "].iter().any(|it| block[0].starts_with(it));
            let is_led_in = is_close
                && begins_so
                && matches!(piece, Piece::List(_))
                && matches!(before, Some((Piece::Paragraph(_), _)));
            if !lines.is_empty() && !is_led_in {
                lines.push(String::new());
            }
            lines.extend(block);
            before = Some((piece, sign));
        }
        lines
    }

    fn heading(&mut self, level: u8, words: &[Word]) -> Vec<String> {
        if level > LEVEL_MAX {
            self.notes.add_with(ImportNoteKind::DeepHeading, &visible(words));
        }
        let signs = "#".repeat(usize::from(level.clamp(1, LEVEL_MAX)));
        let words = self.words(words, Place::Heading);
        words.into_iter().map(|line| format!("{signs} {line}")).collect()
    }

    fn words(&mut self, words: &[Word], place: Place) -> Vec<String> {
        let written = markdown_words::write(words, place);
        if written.is_plainer {
            self.notes.add_with(ImportNoteKind::StyleDropped, &visible(words));
        }
        let marks = words.iter().filter_map(|word| match word {
            Word::Note(number) => Some(*number),
            _ => None,
        });
        self.marks.extend(marks);
        let is_empty = written.lines.iter().all(|line| line.trim().is_empty());
        if is_empty { Vec::new() } else { written.lines }
    }

    /// A list's lines, and the sign that its last item has. An item without words is left out; so
    /// that those behind it keep their numbers, they are a list of their own then.
    fn list(&mut self, list: &List, signs: [char; 2]) -> (Vec<String>, char) {
        let [mut sign, mut other] = signs;
        let mut lists: Vec<Vec<Vec<String>>> = Vec::new();
        let mut goes_on = false;
        for (at, item) in list.items.iter().enumerate() {
            let block = self.pieces(item, true);
            if block.is_empty() {
                goes_on &= list.first.is_none();
                continue;
            }
            if !std::mem::replace(&mut goes_on, true) {
                if !lists.is_empty() {
                    std::mem::swap(&mut sign, &mut other);
                }
                lists.push(Vec::new());
            }
            let marker = match list.first {
                Some(first) => format!("{}{sign} ", first.saturating_add(at as u64)),
                None => format!("{sign} "),
            };
            if let Some(last) = lists.last_mut() {
                last.push(marked(block, &marker));
            }
        }
        let lists: Vec<Vec<String>> = lists.into_iter().map(close_or_loose).collect();
        (lists.join(&String::new()), sign)
    }

    fn table(&mut self, table: &Table) -> Vec<String> {
        let rows = table.header.iter().chain(&table.rows);
        let columns = rows.map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return Vec::new();
        }
        if table.header.is_none() {
            let words = table.rows.first().into_iter().flatten().next();
            let words = words.map(|words| visible(words)).unwrap_or_default();
            self.notes.add_with(ImportNoteKind::TableWithoutHeader, &words);
        }
        let header = table.header.clone().unwrap_or_default();
        let mut first = self.row(&header, true);
        first.push_str(&"  |".repeat(columns - header.len()));
        let mut lines = vec![first, format!("|{}", " --- |".repeat(columns))];
        lines.extend(table.rows.iter().map(|row| self.row(row, false)));
        lines
    }

    fn row(&mut self, cells: &[Words], is_header: bool) -> String {
        let mut line = "|".to_string();
        for cell in cells {
            // A header is set apart by its place.
            let plain: Words;
            let cell = match is_header && super::cells::is_all_strong(cell) {
                true => {
                    plain = cell.iter().map(without_weight).collect();
                    &plain
                }
                false => cell,
            };
            line.push_str(&format!(" {} |", self.words(cell, Place::Cell).concat()));
        }
        line
    }

    /// Writes what the marks of this section stand for.
    fn footnotes(&mut self, document: &Document, lines: &mut Vec<String>) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_unstable();
        marks.dedup();
        for number in marks {
            let Some(pieces) = number.checked_sub(1).and_then(|at| document.footnotes.get(at))
            else {
                continue;
            };
            let block = self.pieces(pieces, false);
            let mut block = block.into_iter();
            lines.push(String::new());
            lines.push(format!("[^{number}]: {}", block.next().unwrap_or_default()));
            lines.extend(block.map(|line| match line.is_empty() {
                true => line,
                false => format!("    {line}"),
            }));
        }
    }
}

/// The lines of an item behind its marker.
fn marked(block: Vec<String>, marker: &str) -> Vec<String> {
    let indent = " ".repeat(marker.len());
    let line = |(at, line): (usize, String)| match (at, line.is_empty()) {
        (0, _) => format!("{marker}{line}"),
        (_, true) => line,
        (_, false) => format!("{indent}{line}"),
    };
    block.into_iter().enumerate().map(line).collect()
}

/// The lines of all items: an item of several blocks needs room around it, and then all get it.
fn close_or_loose(items: Vec<Vec<String>>) -> Vec<String> {
    let is_loose = items.iter().flatten().any(String::is_empty);
    let between = if is_loose { vec![String::new()] } else { Vec::new() };
    items.join(&between[..])
}

fn without_weight(word: &Word) -> Word {
    match word {
        Word::Text { text, look } => {
            let look = super::document::Look { strong: false, ..look.clone() };
            Word::Text { text: text.clone(), look }
        }
        other => other.clone(),
    }
}
