//! Reads Markdown into blocks, with the place of each word in the file.

use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::blocks::{BlockBuilder, Container};
use super::inline::{InlineBuilder, trimmed};
use super::shortcodes;
use super::struck::{STRUCK_OUT, Struck};
use crate::model::{Block, Cell, Fault, Level, Span};

/// The extensions that guideline files are read with.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// A fault in a text: level, offset of its place, and what it is.
pub type Found = (Level, usize, Fault);

/// What a text says, and what of it is struck out.
#[derive(Debug)]
pub struct Read {
    pub blocks: BlockBuilder,
    pub struck: Struck,
    pub found: Vec<Found>,
}

/// Reads `text` from the byte at `start` on; all spans count from the first byte of `text`.
pub fn read(text: &str, start: usize) -> Read {
    let shortcodes = shortcodes::find(text);
    let masked = shortcodes::masked(text, &shortcodes);
    let body = masked.get(start..).unwrap_or("");
    let mut reader = Reader {
        text,
        masked: &masked,
        shortcodes: &shortcodes,
        blocks: BlockBuilder::default(),
        inline: None,
        cells: Vec::new(),
        code: None,
        html: None,
        struck: Struck::default(),
        found: Vec::new(),
    };
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        reader.take(event, Span::new(range.start + start, range.end + start));
    }
    reader.end_paragraph();
    reader.struck.finish(text.len());
    Read { blocks: reader.blocks, struck: reader.struck, found: reader.found }
}

/// The state between two events.
struct Reader<'a> {
    text: &'a str,
    /// The text as it is parsed: its shortcodes are letters.
    masked: &'a str,
    shortcodes: &'a [Span],
    blocks: BlockBuilder,
    /// The words of the block that is open.
    inline: Option<InlineBuilder>,
    /// The cells of the table row that is open.
    cells: Vec<Cell>,
    /// The words of the code block that is open.
    code: Option<(String, Span)>,
    /// The place of the HTML block that is open.
    html: Option<Span>,
    struck: Struck,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => {
                let whole = span.of(self.masked).unwrap_or("");
                let inner = whole.find(&*text).map(|at| span.start + at);
                let inner = inner.map(|at| Span::new(at, at + text.len()));
                let written = inner.and_then(|inner| inner.of(self.text)).unwrap_or(&text);
                self.inline().code(written, inner, span);
            }
            Event::SoftBreak | Event::HardBreak => self.inline().line_break(span),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.inline().line_break(span);
            }
            Event::InlineHtml(tag) => {
                self.tags(&tag, span);
                self.inline().touch(span);
            }
            Event::FootnoteReference(_) => self.inline().touch(span),
            Event::Html(_) => self.html = Some(self.html.map_or(span, |html| html.cover(span))),
            Event::Rule => {
                self.end_paragraph();
                self.blocks.add(Block::Rule);
            }
            // The marker of a task belongs to the list; maths is not switched on.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some((code, _)) = &mut self.code {
            code.push_str(text);
        } else if span.of(self.masked) == Some(text) {
            for part in shortcodes::outside(span, self.shortcodes) {
                let words = part.of(self.text).unwrap_or("");
                self.inline().text(words, part);
            }
        } else {
            self.inline().decoded(text, span);
        }
    }

    fn start(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::Strong => self.inline_at(span).strong_start(),
            Tag::Emphasis => self.inline_at(span).emphasis_start(),
            Tag::Link { link_type, dest_url, .. } => {
                let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
                let target = format!("{mail}{dest_url}");
                // A target that a shortcode names is known to the site generator alone.
                let is_masked = span.of(self.text) != span.of(self.masked)
                    && !span.of(self.text).is_some_and(|written| written.contains(&target));
                let target = if is_masked { "" } else { &target };
                self.inline_at(span).link_start(target);
            }
            Tag::Strikethrough => {
                self.struck.add(span);
                self.ignored(STRUCK_OUT, span);
                self.inline_at(span);
            }
            Tag::Image { .. } | Tag::Superscript | Tag::Subscript => {
                self.inline_at(span);
            }
            Tag::TableCell => self.inline = None,
            block => {
                self.end_paragraph();
                self.start_block(block, span);
            }
        }
    }

    fn start_block(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::BlockQuote(_) => self.blocks.open(Container::Quote, span),
            Tag::FootnoteDefinition(label) => {
                self.blocks.open(Container::Footnote(label.to_string()), span);
            }
            Tag::List(first) => self.blocks.open(Container::List(first), span),
            Tag::Item => self.blocks.open(Container::Item, span),
            Tag::Table(_) => self.blocks.open(Container::Table, span),
            // A term leads in the list of what it means.
            Tag::DefinitionListDefinition => {
                self.blocks.open(Container::List(None), span);
                self.blocks.open(Container::Item, span);
            }
            Tag::CodeBlock(_) => self.code = Some((String::new(), span)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Strong => self.inline_at(span).strong_end(),
            TagEnd::Emphasis => self.inline_at(span).emphasis_end(),
            TagEnd::Link => self.inline_at(span).link_end(),
            TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::MetadataBlock(_) => {}
            TagEnd::Heading(level) => {
                if let Some((prose, span)) = self.inline.take().and_then(InlineBuilder::finish) {
                    let prose = self.struck.without(&prose);
                    self.blocks.add_heading(level as u8, prose, trimmed(self.text, span));
                }
            }
            TagEnd::TableCell => {
                let empty = (Default::default(), Span::new(span.start, span.start));
                let (prose, span) =
                    self.inline.take().and_then(InlineBuilder::finish).unwrap_or(empty);
                let span = trimmed(self.text, span);
                self.cells.push(Cell { prose: Arc::new(prose.fitted()), span });
            }
            TagEnd::TableHead => self.blocks.add_header(std::mem::take(&mut self.cells)),
            TagEnd::TableRow => self.blocks.add_row(std::mem::take(&mut self.cells)),
            TagEnd::CodeBlock => {
                if let Some((text, span)) = self.code.take() {
                    self.blocks.add(Block::Code { text, span });
                    self.ignored("code", span);
                }
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Paragraph | TagEnd::DefinitionListTitle => self.end_paragraph(),
            TagEnd::DefinitionListDefinition => {
                self.end_paragraph();
                self.blocks.close();
                self.blocks.close();
            }
            TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table => {
                self.end_paragraph();
                self.blocks.close();
            }
        }
    }

    /// The open block's words; a list item's words without a paragraph open one.
    fn inline(&mut self) -> &mut InlineBuilder {
        self.inline.get_or_insert_default()
    }

    /// The same, with `span` counted in.
    fn inline_at(&mut self, span: Span) -> &mut InlineBuilder {
        let inline = self.inline();
        inline.touch(span);
        inline
    }

    /// Ends the paragraph that is open, if one is.
    fn end_paragraph(&mut self) {
        if let Some((prose, span)) = self.inline.take().and_then(InlineBuilder::finish) {
            let escaped = self.text.get(..span.start).is_some_and(|before| before.ends_with('\\'));
            let span = Span::new(span.start - usize::from(escaped), span.end);
            self.blocks.add_paragraph(prose, trimmed(self.text, span));
        }
    }

    /// Words of an HTML block are not read; a comment has no words for readers.
    fn end_html(&mut self) {
        let Some(span) = self.html.take() else {
            return;
        };
        let html = span.of(self.text).unwrap_or("");
        if has_words(html) {
            self.ignored("HTML", span);
        }
        self.tags(html, span);
    }

    /// Takes note of what the tags in `html` strike out or hide.
    fn tags(&mut self, html: &str, span: Span) {
        if let Some(kind) = self.struck.html(html, span) {
            self.ignored(kind, span);
        }
    }

    fn ignored(&mut self, what: &'static str, span: Span) {
        self.found.push((Level::Hint, span.start, Fault::MarkupIgnored { what }));
    }
}

/// Whether letters stand outside the tags and comments of `html`.
fn has_words(html: &str) -> bool {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        if rest[..open].chars().any(char::is_alphanumeric) {
            return true;
        }
        let close = if rest[open..].starts_with("<!--") { "-->" } else { ">" };
        match rest[open..].find(close) {
            Some(at) => rest = &rest[open + at + close.len()..],
            None => return false,
        }
    }
    rest.chars().any(char::is_alphanumeric)
}
