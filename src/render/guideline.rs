//! A whole guideline as text for a terminal.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::clean::one_line;
use super::messages::guideline as say;
use super::terminal::{Lines, Page};
use crate::model::{Block, Cell, Guideline, Item, Language, Prose, Status};

/// How deep lists and quotes are set in at most, so that a narrow terminal keeps room for words.
const DEPTH_MAX: usize = 6;

/// The guideline with its details, headings, lists and tables; `width` in columns, 0 for no end.
///
/// The bot's own words around it are in `language`.
pub fn text(guideline: &Guideline, language: Language, width: usize, colour: bool) -> String {
    let mut page = Page::new(width, colour);
    page.line(&one_line(&guideline.title), page.styles.headline);
    let details = details(guideline, language);
    if !details.is_empty() {
        page.line(&details, page.styles.place);
    }
    if guideline.details.status == Status::Draft {
        page.line(say::draft(language), page.styles.warning);
    }
    let mut writer = Writer { page, guideline, language, width };
    writer.blocks(&guideline.blocks, 0);
    writer.page.finish()
}

/// Version, days and owner on one line.
fn details(guideline: &Guideline, language: Language) -> String {
    let details = &guideline.details;
    let known = [
        details.version.as_deref().map(|version| say::version(language, &one_line(version))),
        details.valid_from.map(|day| say::valid_from(language, &day.to_string())),
        details.valid_until.map(|day| say::valid_until(language, &day.to_string())),
        details.owner.as_deref().map(|owner| say::owner(language, &one_line(owner))),
        details.link.as_deref().map(one_line),
    ];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

struct Writer<'a> {
    page: Page,
    guideline: &'a Guideline,
    language: Language,
    width: usize,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.page.gap();
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        let margin = margin(depth);
        match block {
            Block::Heading { section, prose } => self.heading(*section, prose),
            Block::Paragraph { prose, .. } => self.paragraph(&words(prose), &margin, &margin),
            Block::List { first_number, items } => self.list(*first_number, items, depth),
            Block::Table { header, rows } => self.table(header, rows, &margin),
            Block::Quote { blocks } => self.blocks(blocks, depth + 1),
            Block::Footnote { label, blocks } => {
                let label = say::footnote(self.language, &one_line(label));
                self.paragraph(&label, &margin, &margin);
                self.inner(blocks, depth + 1);
            }
            Block::Code { text, .. } => {
                for line in text.lines() {
                    self.page.raw(&format!("{margin}  {}", code_line(line)));
                }
            }
            Block::Rule => self.page.raw(&format!("{margin}* * *")),
        }
    }

    /// Headings carry their signs, so that the structure is there without colours too; the
    /// title's own is not repeated.
    fn heading(&mut self, section: usize, prose: &Prose) {
        let heading = words(prose);
        if heading == one_line(&self.guideline.title) {
            return;
        }
        let level = self.guideline.sections.get(section).map_or(2, |section| section.level);
        let signs = "#".repeat(usize::from(level.max(1)));
        self.page.line(&format!("{signs} {heading}"), self.page.styles.headline);
    }

    fn paragraph(&mut self, text: &str, first: &str, rest: &str) {
        self.page.lines(text, Lines { width: self.width, first, rest }, Style::new());
    }

    fn list(&mut self, first_number: Option<u64>, items: &[Item], depth: usize) {
        for (at, item) in items.iter().enumerate() {
            let mark = match first_number {
                Some(first) => format!("{}. ", first.saturating_add(at as u64)),
                None => "- ".to_string(),
            };
            let first = format!("{}{mark}", margin(depth));
            let rest = " ".repeat(first.width());
            match item.blocks.split_first() {
                Some((Block::Paragraph { prose, .. }, others)) => {
                    self.paragraph(&words(prose), &first, &rest);
                    self.inner(others, depth + 1);
                }
                _ => {
                    self.page.raw(first.trim_end());
                    self.inner(&item.blocks, depth + 1);
                }
            }
        }
    }

    /// Blocks that follow on what stands before them, without an empty line.
    fn inner(&mut self, blocks: &[Block], depth: usize) {
        blocks.iter().for_each(|block| self.block(block, depth));
    }

    /// Columns side by side where they fit; else each row as `Column: text` lines.
    fn table(&mut self, header: &[Cell], rows: &[Vec<Cell>], margin: &str) {
        let header: Vec<String> = header.iter().map(|cell| words(&cell.prose)).collect();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| words(&cell.prose)).collect()).collect();
        let widths = column_widths(&header, &rows);
        let total = margin.len() + widths.iter().sum::<usize>() + 2 * widths.len();
        if self.width > 0 && total > self.width {
            self.records(&header, &rows, margin);
            return;
        }
        let ruler: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        for row in [&header, &ruler].into_iter().chain(&rows) {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width()) + 2))
            });
            let line = format!("{margin}{}", cells.collect::<String>());
            self.page.raw(line.trim_end());
        }
    }

    fn records(&mut self, header: &[String], rows: &[Vec<String>], margin: &str) {
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                self.page.gap();
            }
            for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let text = match header.get(column).filter(|name| !name.is_empty()) {
                    Some(name) if name.ends_with([':', '?']) => format!("{name} {cell}"),
                    Some(name) => format!("{name}: {cell}"),
                    None => cell.clone(),
                };
                self.paragraph(&text, margin, &format!("{margin}  "));
            }
        }
    }
}

fn column_widths(header: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells =
            rows.iter().map(Vec::as_slice).chain([header]).filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    (0..count).map(widest).collect()
}

fn margin(depth: usize) -> String {
    "  ".repeat(depth.min(DEPTH_MAX))
}

fn words(prose: &Prose) -> String {
    one_line(&prose.text)
}

/// Code keeps its spaces and loses what could steer a terminal.
fn code_line(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    format!("{}{}", " ".repeat(indent.min(40)), one_line(line))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use insta::assert_snapshot;

    use super::*;
    use crate::model::{Details, Section, Span, TextLines};

    fn prose(text: &str) -> Arc<Prose> {
        Arc::new(Prose { text: text.to_string(), ..Prose::default() })
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { prose: prose(text), span: Span::default() }
    }

    fn item(blocks: Vec<Block>) -> Item {
        Item { blocks, span: Span::default() }
    }

    fn cells(texts: &[&str]) -> Vec<Cell> {
        let cell = |text: &&str| Cell { prose: prose(text), span: Span::default() };
        texts.iter().map(cell).collect()
    }

    fn guideline(text: &str, blocks: Vec<Block>) -> Guideline {
        let section = |level, heading: &str| Section {
            level,
            heading: heading.to_string(),
            path: vec![],
            anchor: String::new(),
            span: Span::default(),
        };
        Guideline {
            file: "foto.md".to_string(),
            slug: "foto".to_string(),
            title: text.to_string(),
            parent: None,
            language: Language::Nl,
            default_language: Language::Nl,
            details: Details { version: Some("2.1".to_string()), ..Details::default() },
            text: String::new(),
            lines: TextLines::default(),
            sections: vec![section(0, ""), section(2, "Inwoners")],
            blocks,
            passages: vec![],
            cases: vec![],
            case_anchors: vec![],
            hash: String::new(),
            diagnostics: vec![],
        }
    }

    #[test]
    fn headings_lists_and_tables_stay_readable() {
        let nested = Block::List { first_number: None, items: vec![item(vec![paragraph("b")])] };
        let rows = vec![cells(&["LinkedIn", "Ja"]), cells(&["X", "Nee, nog niet"])];
        let blocks = vec![
            Block::Heading { section: 1, prose: prose("Inwoners") },
            paragraph("Vraag eerst\ntoestemming \u{1b}[31mvan wie herkenbaar is."),
            Block::List {
                first_number: Some(3),
                items: vec![item(vec![paragraph("Vraag het"), nested]), item(vec![])],
            },
            Block::Table { header: cells(&["Kanaal", "Mag het?"]), rows },
            Block::Quote { blocks: vec![paragraph("Een aanhaling.")] },
            Block::Footnote { label: "1".to_string(), blocks: vec![paragraph("Zie de wet.")] },
        ];
        let guideline = guideline("Foto's", blocks);
        assert_snapshot!(text(&guideline, Language::Nl, 40, false), @r#"
        Foto's
        versie 2.1

        ## Inwoners

        Vraag eerst toestemming [31mvan wie
        herkenbaar is.

        3. Vraag het
          - b
        4.

        Kanaal    Mag het?
        --------  -------------
        LinkedIn  Ja
        X         Nee, nog niet

          Een aanhaling.

        Noot 1:
          Zie de wet.
        "#);
        assert_snapshot!(text(&guideline, Language::En, 20, false), @r#"
        Foto's
        version 2.1

        ## Inwoners

        Vraag eerst
        toestemming [31mvan
        wie herkenbaar is.

        3. Vraag het
          - b
        4.

        Kanaal: LinkedIn
        Mag het? Ja

        Kanaal: X
        Mag het? Nee, nog
          niet

          Een aanhaling.

        Note 1:
          Zie de wet.
        "#);
    }
}
