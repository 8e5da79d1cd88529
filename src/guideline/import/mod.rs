//! Makes a Markdown guideline of a Word file, an OpenDocument text or a web page.
//!
//! Reading order: what every format becomes (`document`, `flow`, `cells`, `notes`) and how that is
//! written (`front`, `markdown_writer`, `markdown_words`); the container and its parts (`archive`,
//! `xml`); Word (`docx` and what begins with it), OpenDocument (`odt` and what begins with it) and
//! web pages (`page`).
//!
//! Nothing is written to disk, run or fetched here. Word's and LibreOffice's files are read with
//! code of our own: no crate tells what it leaves out, and that is half of what an author needs.

mod archive;
mod cells;
mod document;
mod docx;
mod docx_field;
mod docx_numbering;
mod docx_package;
mod docx_styles;
mod docx_table;
mod docx_words;
mod flow;
mod front;
#[cfg(test)]
mod import_holds;
mod markdown_words;
mod markdown_writer;
mod notes;
mod odt;
mod odt_styles;
mod odt_table;
mod odt_words;
mod page;
mod xml;

use archive::Archive;
use document::{Document, Piece};
use notes::Notes;

use super::file;
use crate::model::{ImportRefusal, Imported, Language, OtherKind};

/// Of the file that is imported; its pictures are never unpacked.
pub const IMPORT_BYTES_MAX: u64 = 50 * 1024 * 1024;

/// How the files of Word 97 to 2003 begin, and those that are locked with a password.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How far into a file the words are looked for that tell its kind.
const KIND_BYTES: usize = 4_096;

/// Makes a guideline of the file called `name` with these bytes.
///
/// `result_bytes_max` is the size that a guideline may have; `quote_chars_max` as for any other.
///
/// # Errors
/// Where the file is of a kind that is not read, is locked or damaged, breaks a limit, or has no
/// text.
pub fn import(
    name: &str,
    bytes: &[u8],
    result_bytes_max: u64,
    quote_chars_max: usize,
) -> Result<Imported, ImportRefusal> {
    if bytes.len() as u64 > IMPORT_BYTES_MAX {
        return Err(ImportRefusal::TooLarge { bytes_max: IMPORT_BYTES_MAX });
    }
    let mut notes = Notes::default();
    let mut document = match kind(name, bytes)? {
        Kind::Zip => office(bytes, &mut notes)?,
        Kind::Page => page::read(bytes, &mut notes),
    };
    notes.under("");
    let filled = front::fields(&document, &mut notes);
    below_title(&mut document.pieces);
    let body = markdown_writer::write(&document, &mut notes);
    if body.trim().is_empty() {
        return Err(ImportRefusal::NoText);
    }
    let markdown = front::written(&filled) + &body;
    if markdown.len() as u64 > result_bytes_max {
        return Err(ImportRefusal::ResultTooLarge { bytes_max: result_bytes_max });
    }
    let result = format!("{}.md", file::slug(name));
    let read = file::read_markdown(&result, markdown.clone(), Language::Nl, quote_chars_max);
    let (passages, diagnostics) = (read.passages.len(), read.diagnostics);
    Ok(Imported { markdown, filled, notes: notes.finish(), passages, diagnostics })
}

/// Whether a link leads to the web or to a mail address.
fn is_web_link(target: &str) -> bool {
    let lower = target.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// Kinds of files that are read.
enum Kind {
    Zip,
    Page,
}

fn kind(name: &str, bytes: &[u8]) -> Result<Kind, ImportRefusal> {
    let other = |kind| Err(ImportRefusal::OtherKind(kind));
    let start = &bytes[..bytes.len().min(KIND_BYTES)];
    match bytes {
        [] => return Err(ImportRefusal::Empty),
        _ if bytes.starts_with(&COMPOUND_FILE) => {
            return match contains(bytes, &utf16("EncryptedPackage")) {
                true => Err(ImportRefusal::Encrypted),
                false => other(OtherKind::OldOffice),
            };
        }
        _ if bytes.starts_with(b"PK") => return Ok(Kind::Zip),
        _ if contains(start, b"%PDF-") => return other(OtherKind::Pdf),
        _ if bytes.starts_with(b"{\\rtf") => return other(OtherKind::Rtf),
        _ => {}
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.to_ascii_lowercase();
    let lower = page::decoded(start).to_lowercase();
    let is_page = ["<html", "<!doctype html", "<body", "<head"].iter().any(|it| lower.contains(it))
        || (matches!(extension.as_str(), "html" | "htm" | "xhtml") && lower.contains('<'));
    match extension.as_str() {
        "docx" | "docm" | "dotx" | "odt" | "ott" => Err(xml::damaged("ZIP")),
        _ if is_page => Ok(Kind::Page),
        "md" | "markdown" | "txt" => other(OtherKind::Text),
        _ => other(OtherKind::Unknown),
    }
}

/// What a ZIP holds, if that is a text.
fn office(bytes: &[u8], notes: &mut Notes) -> Result<Document, ImportRefusal> {
    let mut archive = Archive::open(bytes)?;
    let kind = archive.bytes("mimetype")?.unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind).trim().to_string();
    let other = |kind| Err(ImportRefusal::OtherKind(kind));
    match kind.strip_prefix("application/vnd.oasis.opendocument.") {
        Some(kind) if kind.starts_with("text") => return odt::read(&mut archive, notes),
        Some(kind) if kind.starts_with("spreadsheet") => return other(OtherKind::Spreadsheet),
        Some(kind) if kind.starts_with("presentation") => return other(OtherKind::Presentation),
        Some(_) => return other(OtherKind::Unknown),
        None => {}
    }
    let has = |start: &str| archive.names().any(|name| name.starts_with(start));
    match () {
        _ if has("xl/") => other(OtherKind::Spreadsheet),
        _ if has("ppt/") => other(OtherKind::Presentation),
        _ if archive.has("[Content_Types].xml") => docx::read(&mut archive, notes),
        _ if archive.has("content.xml") => odt::read(&mut archive, notes),
        _ => other(OtherKind::Unknown),
    }
}

/// Makes room for the title above all other headings, where a paragraph is set as one.
fn below_title(pieces: &mut [Piece]) {
    let has_title = pieces.iter().any(|piece| matches!(piece, Piece::Heading { level: 0, .. }));
    for piece in pieces.iter_mut().filter(|_| has_title) {
        if let Piece::Heading { level, .. } = piece {
            *level = level.saturating_add(1);
        }
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
