//! Blocks made into one stretch of words, for a table's cell, where Markdown has room for no more.

use super::document::{Look, Piece, Table, Word, Words, plain_word, tidied, visible};
use super::notes::Notes;
use crate::model::ImportNoteKind;

/// A paragraph with more characters than this is no heading, however it is set.
const HEADING_CHARS_MAX: usize = 80;

/// The words of all pieces of a cell, each on a line of its own.
pub fn cell_words(pieces: &[Piece], notes: &mut Notes) -> Words {
    let mut words = Words::new();
    for piece in pieces {
        match piece {
            Piece::List(_) => notes.add_with(ImportNoteKind::ListInCell, &piece_text(piece)),
            Piece::Table(_) => notes.add_with(ImportNoteKind::NestedTable, &piece_text(piece)),
            _ => {}
        }
        for line in lines(piece) {
            if !words.is_empty() && !line.is_empty() {
                words.push(Word::Break);
            }
            words.extend(line);
        }
    }
    tidied(&words)
}

/// The words of a piece as a reader sees them, on one line.
pub fn piece_text(piece: &Piece) -> String {
    let lines: Vec<String> = lines(piece).iter().map(|words| visible(words)).collect();
    lines.join(" ").trim().to_string()
}

/// Whether all words are strong, and there are any.
pub fn is_all_strong(words: &[Word]) -> bool {
    let is_strong = |word: &Word| match word {
        Word::Text { text, look } => look.strong || text.trim().is_empty(),
        Word::Break | Word::Note(_) => true,
    };
    !visible(words).is_empty() && words.iter().all(is_strong)
}

/// Whether a paragraph is set as a heading and is none: short, all of it bold, no stop at its end.
pub fn is_like_heading(words: &[Word]) -> bool {
    let text = visible(words);
    is_all_strong(words)
        && text.chars().count() <= HEADING_CHARS_MAX
        && !text.ends_with(['.', ':', ';', ',', '!'])
}

/// The lines of a piece: one for a paragraph, one for each item of a list or row of a table.
fn lines(piece: &Piece) -> Vec<Words> {
    match piece {
        Piece::Paragraph(words) => vec![words.clone()],
        Piece::Heading { words, .. } => vec![words.iter().cloned().map(strong).collect()],
        Piece::Quote(pieces) => pieces.iter().flat_map(lines).collect(),
        Piece::List(list) => {
            let mut all = Vec::new();
            for (at, item) in list.items.iter().enumerate() {
                let marker = list.first.map_or("• ".to_string(), |first| {
                    format!("{}. ", first.saturating_add(at as u64))
                });
                let mut item: Vec<Words> = item.iter().flat_map(lines).collect();
                if let Some(first) = item.first_mut() {
                    first.insert(0, plain_word(&marker));
                }
                all.extend(item);
            }
            all
        }
        Piece::Table(Table { header, rows }) => {
            let cells = |row: &Vec<Words>| {
                let filled: Vec<&Words> =
                    row.iter().filter(|words| !visible(words).is_empty()).collect();
                filled.into_iter().enumerate().fold(Words::new(), |mut line, (at, words)| {
                    if at > 0 {
                        line.push(plain_word("; "));
                    }
                    line.extend(words.iter().cloned());
                    line
                })
            };
            header.iter().chain(rows).map(cells).collect()
        }
    }
}

fn strong(word: Word) -> Word {
    match word {
        Word::Text { text, look } => Word::Text { text, look: Look { strong: true, ..look } },
        other => other,
    }
}
