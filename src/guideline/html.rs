//! Reads an HTML page: which of its elements hold what, and which are passed over.

use std::sync::Arc;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use super::blocks::{BlockBuilder, Container};
use super::elements::{is_block, is_passed_over};
use super::extract::Extract;
use super::struck;
use crate::model::{Block, Cell, Language};

/// A cell that spans more columns than this is taken to span as many.
const COLUMNS_MAX: usize = 50;

/// What a page says.
#[derive(Debug, Default)]
pub struct Page {
    /// The page's own title, which readers see in the window's frame alone.
    pub title: Option<String>,
    pub language: Option<Language>,
    /// The extracted text, in which all spans of `blocks` count.
    pub text: String,
    /// Offset in the text and 1-based line of the source, in order.
    pub lines: Vec<(usize, usize)>,
    pub blocks: BlockBuilder,
    /// The lines of what is struck out or hidden, and which of the two.
    pub ignored: Vec<(usize, &'static str)>,
}

/// Reads the page with this source.
pub fn read(source: &str) -> Page {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(source);
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => {
                reader.words(&String::from_utf8_lossy(&words), words.span.start);
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// The state between two tokens.
struct Reader {
    extract: Extract,
    blocks: BlockBuilder,
    title: Option<String>,
    language: Option<Language>,
    /// The element that is passed over, and how many of its name are open.
    skipped: Option<(String, usize)>,
    is_in_title: bool,
    heading: Option<u8>,
    /// The row that is open: its cells, and whether all of them are headers.
    row: Option<(Vec<Cell>, bool)>,
    is_in_cell: bool,
    has_header: bool,
    columns: usize,
    ignored: Vec<(usize, &'static str)>,
}

impl Reader {
    fn new(source: &str) -> Self {
        Reader {
            extract: Extract::new(source),
            blocks: BlockBuilder::default(),
            title: None,
            language: None,
            skipped: None,
            is_in_title: false,
            heading: None,
            row: None,
            is_in_cell: false,
            has_header: false,
            columns: 1,
            ignored: Vec::new(),
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if name == "title" && self.title.is_none() {
            self.is_in_title = true;
            return;
        }
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == "head" && is_block(&name) {
                self.skipped = None;
            } else {
                *open += usize::from(*skipped == name && !tag.self_closing);
                return;
            }
        }
        let gone = struck::kind_of(tag);
        if gone.is_some() || is_passed_over(&name) {
            self.ignored.extend(gone.map(|kind| (self.extract.line(tag.span.start), kind)));
            if !(tag.self_closing && name == "svg") {
                self.skipped = Some((name, 1));
            }
            return;
        }
        match name.as_str() {
            "html" => {
                let code = attribute(tag, b"lang").unwrap_or_default();
                self.language = Language::from_code(&code);
            }
            "strong" | "b" => self.extract.inline().strong_start(),
            "em" | "i" => self.extract.inline().emphasis_start(),
            "a" => {
                let target = attribute(tag, b"href").unwrap_or_default();
                self.extract.inline().link_start(&target);
            }
            "img" => {
                let alternative = attribute(tag, b"alt").unwrap_or_default();
                self.extract.words(&alternative, tag.span.start);
            }
            "br" => self.extract.space(),
            _ => self.start_block(&name, tag),
        }
    }

    /// A table's cell holds words alone: blocks in it are set apart by a space.
    fn start_block(&mut self, name: &str, tag: &StartTag<usize>) {
        match name {
            "table" if !self.is_in_cell => {
                self.end_paragraph();
                self.has_header = false;
                self.blocks.open(Container::Table, Default::default());
            }
            "tr" => {
                self.end_row();
                self.row = Some((Vec::new(), true));
            }
            "td" | "th" => self.start_cell(name, tag),
            _ if !is_block(name) => {}
            _ if self.is_in_cell => self.extract.space(),
            _ => {
                self.end_paragraph();
                self.start_container(name, tag);
            }
        }
    }

    fn start_container(&mut self, name: &str, tag: &StartTag<usize>) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name[1..].parse().ok();
            }
            "ul" | "menu" => self.blocks.open(Container::List(None), Default::default()),
            "ol" => {
                let first = attribute(tag, b"start").and_then(|start| start.trim().parse().ok());
                self.blocks.open(Container::List(Some(first.unwrap_or(1))), Default::default());
            }
            "li" | "dt" | "dd" => {
                self.close_item(name);
                if name == "dt" {
                    return;
                }
                if name == "dd" {
                    // A term leads in the list of what it means.
                    self.blocks.open(Container::List(None), Default::default());
                }
                self.blocks.open(Container::Item, Default::default());
            }
            "blockquote" => self.blocks.open(Container::Quote, Default::default()),
            "hr" => self.blocks.add(Block::Rule),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "title" && std::mem::take(&mut self.is_in_title) {
            return;
        }
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == name {
                *open -= 1;
            }
            if *open == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            "strong" | "b" => self.extract.inline().strong_end(),
            "em" | "i" => self.extract.inline().emphasis_end(),
            "a" => self.extract.inline().link_end(),
            "td" | "th" => self.end_cell(),
            "tr" | "thead" | "tbody" | "tfoot" => self.end_row(),
            "table" => {
                self.end_row();
                self.close_to(|container| matches!(container, Container::Table));
            }
            _ if !is_block(name) => {}
            _ if self.is_in_cell => self.extract.space(),
            _ => {
                self.end_paragraph();
                self.end_container(name);
            }
        }
    }

    fn end_container(&mut self, name: &str) {
        match name {
            "ul" | "ol" | "menu" => {
                self.close_to(|container| matches!(container, Container::List(_)));
            }
            "li" => self.close_item(name),
            "dd" | "dl" => self.close_item("dd"),
            "blockquote" => self.close_to(|container| matches!(container, Container::Quote)),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, offset: usize) {
        if self.is_in_title {
            let title = words.split_whitespace().collect::<Vec<_>>().join(" ");
            self.title = self.title.take().or(Some(title).filter(|title| !title.is_empty()));
        } else if self.skipped.is_none() {
            self.extract.words(words, offset);
        }
    }

    /// Ends the paragraph or heading that is open.
    fn end_paragraph(&mut self) {
        let heading = self.heading.take();
        if let Some((prose, span)) = self.extract.end_block("\n\n") {
            match heading {
                Some(level) => self.blocks.add_heading(level, prose, span),
                None => self.blocks.add_paragraph(prose, span),
            }
        }
    }

    fn start_cell(&mut self, name: &str, tag: &StartTag<usize>) {
        self.end_cell();
        let (cells, is_header) = self.row.get_or_insert_with(|| (Vec::new(), true));
        *is_header &= name == "th";
        if !cells.is_empty() {
            self.extract.separate(" | ");
        }
        let columns = attribute(tag, b"colspan").and_then(|count| count.trim().parse().ok());
        self.columns = columns.unwrap_or(1).clamp(1, COLUMNS_MAX);
        self.is_in_cell = true;
    }

    fn end_cell(&mut self) {
        if !std::mem::take(&mut self.is_in_cell) {
            return;
        }
        let at = self.extract.here();
        let (prose, span) = self.extract.end_block("").unwrap_or((Default::default(), at));
        if let Some((cells, _)) = &mut self.row {
            cells.push(Cell { prose: Arc::new(prose.fitted()), span });
            // The columns that the cell covers besides its own hold nothing of their own.
            let more = std::iter::repeat_with(Cell::default).take(self.columns - 1);
            cells.extend(more);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some((cells, is_header)) = self.row.take() else {
            return;
        };
        self.extract.separate("\n\n");
        if cells.is_empty() {
            return;
        }
        if is_header && !self.has_header {
            self.has_header = true;
            self.blocks.add_header(cells);
        } else {
            self.blocks.add_row(cells);
        }
    }

    /// Closes the innermost container that `is_wanted` accepts, with all that is open in it.
    fn close_to(&mut self, is_wanted: impl Fn(&Container) -> bool) {
        let depth = self.blocks.depth_of(is_wanted);
        while depth > 0 && self.blocks.depth() >= depth {
            self.blocks.close();
        }
    }

    /// Closes the item that is open in the innermost list, and for a definition its list too.
    fn close_item(&mut self, name: &str) {
        self.end_paragraph();
        let is_list = |container: &Container| matches!(container, Container::List(_));
        if self.blocks.depth_of(is_item) > self.blocks.depth_of(is_list) {
            self.close_to(is_item);
            if name != "li" && self.blocks.is_in(is_list) {
                self.blocks.close();
            }
        }
    }

    fn finish(mut self) -> Page {
        self.end_row();
        self.end_paragraph();
        let (text, lines) = self.extract.finish();
        let Reader { title, language, blocks, ignored, .. } = self;
        Page { title, language, text, lines, blocks, ignored }
    }
}

fn is_item(container: &Container) -> bool {
    matches!(container, Container::Item)
}

fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value: &HtmlString = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::file::read_html;
    use crate::model::{Language, Lines};

    fn shown(source: &str) -> Vec<String> {
        let guideline = read_html("a.html", source, Language::Nl, 600);
        guideline
            .passages
            .iter()
            .map(|passage| {
                let section = guideline.sections[passage.section].path.join(" > ");
                let leads: Vec<&str> =
                    passage.lead_ins.iter().map(|lead_in| lead_in.text.as_str()).collect();
                let number = passage.number.map_or(String::new(), |number| format!("{number}. "));
                let quote = passage.span.of(&guideline.text).unwrap();
                format!("[{section}] {} > {number}{quote}", leads.join(" > "))
            })
            .collect()
    }

    #[test]
    fn a_page_gives_its_words_and_not_its_frame() {
        let source = "<!doctype html><html lang=nl><head><title>Regels | Gemeente</title>\
            <style>p{}</style></head><body><nav><a href=/>Start</a></nav><h1>Regels</h1>\
            <p>Zeg &amp; schrijf\n  <b>nooit</b>&nbsp;een BSN.<br>Echt niet.\
            <h2>Doen</h2><p>Altijd doen:</p><ol start=3><li>Vraag het.<li>Lees <i>na</i>.\
            </ol><script>let x = '<p>nee</p>';</script></body></html>";
        let nbsp = "\u{a0}";
        assert_eq!(
            shown(source),
            [
                format!("[]  > Zeg & schrijf nooit{nbsp}een BSN. Echt niet."),
                "[Doen] Altijd doen: > 3. Vraag het.".to_string(),
                "[Doen] Altijd doen: > 4. Lees na.".to_string(),
            ]
        );
        let guideline = read_html("a.html", source, Language::En, 600);
        assert_eq!(guideline.title, "Regels");
        assert_eq!(guideline.language, Language::Nl);
        assert_eq!(guideline.passages[0].lines, Lines { first: 1, last: 2 });
    }

    #[test]
    fn tables_and_definitions_are_read() {
        let source = "<table><tr><th>App<th>Mag<tr><td>Signal<td><p>ja</p><p>bij crisis</p>\
            <tr><td>Telegram</table><dl><dt>Intern</dt><dd>Blijft binnen.</dd><dt>Open\
            <dd>Vrij te delen.</dl><p>Einde.</p>";
        assert_eq!(
            shown(source),
            [
                "[]  > Signal | ja bij crisis",
                "[]  > Telegram",
                "[] Intern > Blijft binnen.",
                "[] Open > Vrij te delen.",
                "[]  > Einde.",
            ]
        );
    }

    #[test]
    fn nested_lists_and_loose_ends_do_not_get_lost() {
        let source = "</ul>Los.<ul><li>Buiten:<ul><li>binnen</ul><li>Weer buiten</ul></div>Eind";
        assert_eq!(
            shown(source),
            ["[]  > Los.", "[] Buiten: > binnen", "[]  > Weer buiten", "[]  > Eind",]
        );
    }
}
