//! Makes a document of a web page, by the reader that web pages among the guidelines have too.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5gum::{StartTag, Token, Tokenizer};

use super::document::{Document, List, Look, Piece, Properties, Table, Word, Words};
use super::notes::Notes;
use crate::guideline::html;
use crate::model::{Block, Cell, ImportNoteKind, Prose, Section};

/// How far into a page its encoding is named at the latest, by the standard.
const ENCODING_BYTES: usize = 1_024;

/// Reads the page with these bytes.
pub fn read(bytes: &[u8], notes: &mut Notes) -> Document {
    let source = decoded(bytes);
    let mut properties = survey(&source, notes);
    let page = html::read(&source);
    // The frame's title often has the site's name in it, so a heading goes before it.
    properties.title = page.title.filter(|_| page.blocks.first_heading().is_none());
    properties.language = page.language.map(|language| language.code().to_string());
    let (blocks, sections) = page.blocks.finish(None);
    Document { properties, pieces: pieces(&blocks, &sections), footnotes: Vec::new() }
}

/// The text of a page: by its byte order mark, by what it says itself, as UTF-8, or as Windows
/// writes it.
pub fn decoded(bytes: &[u8]) -> String {
    let named = || {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(ENCODING_BYTES)]);
        let (_, after) = start.split_once("charset=")?;
        let label = after.trim_start_matches(['"', '\'']);
        let end = label.find(|it: char| !(it.is_ascii_alphanumeric() || "-_:.".contains(it)));
        Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
    };
    let by_mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = by_mark.or_else(named).unwrap_or(match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    });
    encoding.decode(bytes).0.into_owned()
}

/// What the page holds besides text, under which heading, and what it says about itself.
fn survey(source: &str, notes: &mut Notes) -> Properties {
    let mut properties = Properties::default();
    let mut heading: Option<String> = None;
    for Ok(token) in Tokenizer::new(source) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if is_heading(&name) {
                    heading = Some(String::new());
                }
                take_tag(&name, &tag, notes, &mut properties);
            }
            Token::String(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&String::from_utf8_lossy(&words));
                }
            }
            Token::EndTag(tag) if is_heading(&String::from_utf8_lossy(&tag.name)) => {
                notes.under(&heading.take().unwrap_or_default());
            }
            _ => {}
        }
    }
    properties
}

fn take_tag(name: &str, tag: &StartTag<()>, notes: &mut Notes, properties: &mut Properties) {
    let attribute = |name: &[u8]| {
        let value = tag.attributes.get(name)?;
        Some(String::from_utf8_lossy(value).trim().to_string())
    };
    let is_hidden = tag.attributes.contains_key(&b"hidden"[..])
        || attribute(b"style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    if is_hidden {
        notes.add(ImportNoteKind::HiddenText);
    }
    match name {
        "img" | "svg" | "picture" if name != "picture" => {
            let words = attribute(b"alt").unwrap_or_default();
            notes.add_with(ImportNoteKind::Image, &words);
            if !words.is_empty() {
                notes.add_with(ImportNoteKind::ImageText, &words);
            }
        }
        "iframe" | "form" | "select" | "textarea" | "button" => {
            notes.add_with(ImportNoteKind::FrameOrForm, name);
        }
        "object" | "embed" | "audio" | "video" | "canvas" => {
            notes.add_with(ImportNoteKind::EmbeddedObject, name);
        }
        "math" => notes.add(ImportNoteKind::Equation),
        "s" | "del" | "strike" => notes.add(ImportNoteKind::Deletion),
        "td" | "th" => {
            let spans = |name| attribute(name).is_some_and(|count| count != "1");
            if spans(b"colspan") || spans(b"rowspan") {
                notes.add(ImportNoteKind::MergedCells);
            }
        }
        "a" => {
            let target = attribute(b"href").unwrap_or_default();
            if !target.is_empty() && !super::is_web_link(&target) {
                notes.add_with(ImportNoteKind::LocalLink, &target);
            }
        }
        "meta" => {
            let said = attribute(b"name").unwrap_or_default().to_lowercase();
            let content = attribute(b"content").filter(|content| !content.is_empty());
            match said.as_str() {
                "author" => properties.author = content,
                "dcterms.publisher" | "dcterms.creator" | "overheid.authority" => {
                    properties.company = content;
                }
                "dcterms.modified" => properties.changed = content,
                _ => {}
            }
        }
        _ => {}
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn pieces(blocks: &[Block], sections: &[Section]) -> Vec<Piece> {
    blocks.iter().flat_map(|block| piece(block, sections)).collect()
}

/// The pieces of a block; a footnote is what its blocks are, since a page has no such thing.
fn piece(block: &Block, sections: &[Section]) -> Vec<Piece> {
    let one = match block {
        Block::Heading { section, prose } => {
            let level = sections.get(*section).map_or(1, |section| section.level);
            Piece::Heading { level, words: words(prose) }
        }
        Block::Paragraph { prose, .. } => Piece::Paragraph(words(prose)),
        Block::List { first_number, items } => {
            let items = items.iter().map(|item| pieces(&item.blocks, sections)).collect();
            let first = first_number.filter(|it| *it <= super::docx_numbering::NUMBER_MAX);
            Piece::List(List { first, items })
        }
        Block::Table { header, rows } => {
            let cells = |row: &[Cell]| row.iter().map(|cell| words(&cell.prose)).collect();
            let header = (!header.is_empty()).then(|| cells(header));
            Piece::Table(Table { header, rows: rows.iter().map(|row| cells(row)).collect() })
        }
        Block::Quote { blocks } => Piece::Quote(pieces(blocks, sections)),
        Block::Footnote { blocks, .. } => return pieces(blocks, sections),
        Block::Code { text, .. } => Piece::Paragraph(vec![super::document::plain_word(text)]),
        Block::Rule => return Vec::new(),
    };
    vec![one]
}

fn words(prose: &Prose) -> Words {
    let word = |run: &crate::model::Run| {
        let link = run.style.link.and_then(|at| prose.links.get(at)).cloned();
        let look = Look {
            strong: run.style.strong,
            emphasis: run.style.emphasis,
            struck: false,
            link: link.filter(|target| super::is_web_link(target)),
        };
        Word::Text { text: run.plain.of(&prose.text).unwrap_or("").to_string(), look }
    };
    prose.runs.iter().map(word).collect()
}
