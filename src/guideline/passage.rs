//! Cuts the blocks of a guideline into passages, each with what it needs to be understood.

use super::pieces::{Piece, join};
use crate::language;
use crate::model::{Block, Cell, Item, LeadIn, Passage, PassageKind, Prose, Span, TextLines};

/// A line of at most this many characters that no stop ends can be a heading of what follows.
const HEADING_CHARS_MAX: usize = 80;

/// The passages of `blocks`, in the order of the text.
///
/// A table row longer than `row_chars_max` characters gives one passage for each of its cells.
pub fn passages(
    blocks: &[Block],
    text: &str,
    lines: &TextLines,
    row_chars_max: usize,
) -> Vec<Passage> {
    let mut cutter = Cutter { text, lines, row_chars_max, section: 0, passages: Vec::new() };
    cutter.blocks(blocks, &[], PassageKind::Paragraph);
    cutter.passages
}

struct Cutter<'a> {
    text: &'a str,
    lines: &'a TextLines,
    row_chars_max: usize,
    section: usize,
    passages: Vec<Passage>,
}

/// The lead-ins that hold for the blocks still to come on one level.
#[derive(Default)]
struct Leads {
    /// A line set as a heading; holds for the paragraphs after it, or for the one list after it.
    heading: Option<LeadIn>,
    /// Whether a paragraph has followed that line, so that it is a heading of more than a list.
    heads_paragraphs: bool,
    /// The sentence right before a list or table.
    sentence: Option<LeadIn>,
}

impl Leads {
    /// The lead-ins `around` with those of this level.
    fn after(&self, around: &[LeadIn]) -> Vec<LeadIn> {
        around.iter().chain(&self.heading).chain(&self.sentence).cloned().collect()
    }

    /// Takes note that a list or table has ended and that `next` follows.
    fn end_list(&mut self, next: Option<&Block>) {
        if matches!(next, Some(Block::List { .. } | Block::Table { .. })) {
            return;
        }
        self.sentence = None;
        if !self.heads_paragraphs {
            self.heading = None;
        }
    }
}

impl Cutter<'_> {
    fn blocks(&mut self, blocks: &[Block], around: &[LeadIn], kind: PassageKind) {
        let mut leads = Leads::default();
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            match block {
                Block::Heading { section, .. } => {
                    self.section = *section;
                    leads = Leads::default();
                }
                Block::Paragraph { prose, span } => {
                    self.paragraph(prose, *span, next, around, &mut leads, kind);
                }
                Block::List { first_number, items } => {
                    let lead_ins = leads.after(around);
                    self.list(*first_number, items, &lead_ins);
                    leads.end_list(next);
                }
                Block::Table { header, rows } => {
                    let lead_ins = leads.after(around);
                    rows.iter().for_each(|row| self.row(header, row, &lead_ins));
                    leads.end_list(next);
                }
                Block::Quote { blocks } => {
                    let lead_ins = leads.after(around);
                    self.blocks(blocks, &lead_ins, PassageKind::Quote);
                    leads.heads_paragraphs |= leads.heading.is_some();
                }
                Block::Footnote { blocks, .. } => {
                    self.blocks(blocks, &[], PassageKind::Footnote);
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    /// A paragraph is a passage, a lead-in of what follows, or both.
    fn paragraph(
        &mut self,
        prose: &Prose,
        span: Span,
        next: Option<&Block>,
        around: &[LeadIn],
        leads: &mut Leads,
        kind: PassageKind,
    ) {
        let leads_in_list = matches!(next, Some(Block::List { .. } | Block::Table { .. }));
        let leads_in_more =
            leads_in_list || matches!(next, Some(Block::Paragraph { .. } | Block::Quote { .. }));
        if is_set_as_heading(prose) && leads_in_more {
            let heading = LeadIn { span, text: prose.text.clone() };
            *leads = Leads { heading: Some(heading), ..Leads::default() };
            return;
        }
        leads.heads_paragraphs |= leads.heading.is_some();
        let piece = Piece { prose, span, column: None };
        let leads_in = leads_in_list && (ends_open(prose) || is_heading_like(prose));
        let count = self.push(&[piece], &leads.after(around), kind, None);
        let sentence = if leads_in { self.last_sentence() } else { None };
        if sentence.is_some() && count == 1 {
            self.passages.pop();
        }
        leads.sentence = sentence;
    }

    /// Each item is a passage; what is nested in it has its words as a lead-in.
    fn list(&mut self, first_number: Option<u64>, items: &[Item], around: &[LeadIn]) {
        for (at, item) in items.iter().enumerate() {
            let number = first_number.map(|first| first.saturating_add(at as u64));
            self.item(item, number, around);
        }
    }

    fn item(&mut self, item: &Item, number: Option<u64>, around: &[LeadIn]) {
        let is_own = |block: &&Block| matches!(block, Block::Paragraph { .. });
        let own = item.blocks.iter().take_while(is_own).count();
        let pieces: Vec<Piece> = item.blocks[..own].iter().filter_map(piece_of).collect();
        let count = self.push(&pieces, around, PassageKind::Item, number);
        let nested = &item.blocks[own..];
        let mut lead_ins = around.to_vec();
        if let (false, Some(last)) = (nested.is_empty(), pieces.last()) {
            let whole = pieces.iter().fold(last.span, |span, piece| span.cover(piece.span));
            let passage = if count > 0 { self.passages.last() } else { None };
            let text = passage.map(|passage| passage.prose.text.clone());
            let is_open = ends_open(last.prose);
            let lead_in = if is_open {
                self.last_sentence()
            } else {
                text.map(|text| LeadIn { span: whole, text })
            };
            lead_ins.extend(lead_in);
            if is_open && count == 1 && matches!(nested[0], Block::List { .. }) {
                self.passages.pop();
            }
        }
        self.blocks(nested, &lead_ins, PassageKind::Item);
    }

    /// A row is one passage; a long one is a passage for each cell, with its header and the row's
    /// first cell as lead-ins.
    fn row(&mut self, header: &[Cell], row: &[Cell], around: &[LeadIn]) {
        let filled = || row.iter().enumerate().filter(|(_, cell)| !cell.prose.text.is_empty());
        let pieces: Vec<Piece> = filled()
            .map(|(at, cell)| Piece {
                prose: &cell.prose,
                span: cell.span,
                column: header.get(at).and_then(lead_in_of),
            })
            .collect();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        let whole = first.span.cover(last.span).of(self.text).unwrap_or("");
        if whole.chars().count() <= self.row_chars_max || pieces.len() == 1 {
            self.push(&pieces, around, PassageKind::Row, None);
            return;
        }
        let name = row.first().and_then(lead_in_of);
        for ((at, _), piece) in filled().zip(&pieces) {
            let is_name = at == 0 && is_heading_like(piece.prose);
            if is_name {
                continue;
            }
            let name = name.clone().filter(|_| at > 0);
            let lead_ins: Vec<LeadIn> =
                around.iter().cloned().chain(piece.column.clone()).chain(name).collect();
            let piece = Piece { column: None, ..piece.clone() };
            self.push(&[piece], &lead_ins, PassageKind::Cell, None);
        }
    }

    /// Adds a passage of `pieces`, if they say anything; returns how many sentences it has.
    fn push(
        &mut self,
        pieces: &[Piece],
        lead_ins: &[LeadIn],
        kind: PassageKind,
        number: Option<u64>,
    ) -> usize {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return 0;
        };
        let separator = if kind == PassageKind::Row { " | " } else { " " };
        let (prose, sentences) = join(pieces, separator, self.text);
        let span = first.span.cover(last.span);
        let says_nothing = !prose.text.chars().any(char::is_alphanumeric);
        if says_nothing || sentences.is_empty() || span.of(self.text).is_none() {
            return 0;
        }
        let count = sentences.len();
        self.passages.push(Passage {
            section: self.section,
            kind,
            span,
            lines: self.lines.lines(span),
            prose,
            lead_ins: lead_ins.to_vec(),
            sentences,
            number,
        });
        count
    }

    /// The last sentence of the last passage.
    fn last_sentence(&self) -> Option<LeadIn> {
        let passage = self.passages.last()?;
        let sentence = passage.sentences.last()?;
        let text = passage.sentence_text(sentence).to_string();
        Some(LeadIn { span: sentence.source, text })
    }
}

fn piece_of(block: &Block) -> Option<Piece<'_>> {
    match block {
        Block::Paragraph { prose, span } => Some(Piece { prose, span: *span, column: None }),
        _ => None,
    }
}

fn lead_in_of(cell: &Cell) -> Option<LeadIn> {
    let text = cell.prose.text.clone();
    (!text.is_empty()).then_some(LeadIn { span: cell.span, text })
}

/// Whether the words end in a colon: what follows completes them.
fn ends_open(prose: &Prose) -> bool {
    prose.text.trim_end().ends_with(':')
}

/// Whether the words are one short line that no stop ends.
fn is_heading_like(prose: &Prose) -> bool {
    let text = prose.text.trim();
    text.chars().count() <= HEADING_CHARS_MAX
        && !text.ends_with(['.', '!', '…', ';', ','])
        && language::sentences(text).len() == 1
}

/// Whether the words are a short line, all of it bold or all of it emphasised.
fn is_set_as_heading(prose: &Prose) -> bool {
    let mut runs = prose.runs.iter().filter(|run| {
        run.plain.of(&prose.text).is_some_and(|text| text.chars().any(char::is_alphanumeric))
    });
    let all_strong = runs.clone().all(|run| run.style.strong);
    (all_strong || runs.all(|run| run.style.emphasis)) && is_heading_like(prose)
}
