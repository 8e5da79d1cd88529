//! What an author typed or uploaded, as it is to stand in a file.

use crate::bot::library::Library;
use crate::guideline::import::import;
use crate::guideline::{NameFault, guideline_name};
use crate::model::{ImportRefusal, Imported};

/// The mark with which some editors begin a file.
const BOM: char = '\u{feff}';

/// What was typed in a field, with the ends of lines, the first mark and the last line end that
/// the file has: a form sends ends of lines of its own, and nothing else is to change.
pub fn as_file(before: Option<&str>, typed: &str) -> String {
    let mut text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let begins_with_mark = before.is_some_and(|before| before.starts_with(BOM));
    if begins_with_mark != text.starts_with(BOM) {
        text = match begins_with_mark {
            true => format!("{BOM}{text}"),
            false => text.trim_start_matches(BOM).to_string(),
        };
    }
    let ends_open = before.is_some_and(|before| !before.is_empty() && !before.ends_with('\n'));
    if !text.is_empty() && !text.ends_with('\n') && !ends_open {
        text.push('\n');
    }
    match before.is_some_and(|before| before.contains("\r\n")) {
        true => text.replace('\n', "\r\n"),
        false => text,
    }
}

/// An uploaded file made into a guideline, to be looked at and changed before anything is done
/// with it.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The name that it may have in the folder.
    pub file: String,
    pub markdown: String,
    /// What an import found and left out; none for a file that is Markdown already.
    pub imported: Option<Imported>,
}

/// Why nothing was made of an uploaded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadFault {
    Name(NameFault),
    TooLarge {
        bytes_max: u64,
    },
    /// Markdown that is no text in UTF-8.
    NotUtf8,
    Import(ImportRefusal),
}

/// Makes a guideline of an uploaded file: Markdown as it is, a Word file, an OpenDocument text or
/// a web page by an import. Nothing is written.
///
/// # Errors
/// Where it is too large, or of a kind that is not read.
pub fn uploaded(library: &Library, name: &str, bytes: &[u8]) -> Result<Upload, UploadFault> {
    let limits = &library.options.read;
    // A browser may send the folder along.
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let file = guideline_name(&fit_name(stem), limits.folder_depth_max);
    let file = file.map_err(UploadFault::Name)?;
    let extension = last.rsplit_once('.').map_or("", |(_, extension)| extension);
    if ["md", "markdown"].iter().any(|one| extension.eq_ignore_ascii_case(one)) {
        if bytes.len() as u64 > limits.file_bytes_max {
            return Err(UploadFault::TooLarge { bytes_max: limits.file_bytes_max });
        }
        let markdown = String::from_utf8(bytes.to_vec()).map_err(|_| UploadFault::NotUtf8)?;
        return Ok(Upload { file, markdown, imported: None });
    }
    let imported = import(last, bytes, limits.file_bytes_max, limits.quote_chars_max);
    let imported = imported.map_err(UploadFault::Import)?;
    Ok(Upload { file, markdown: imported.markdown.clone(), imported: Some(imported) })
}

/// The letters of a file's name that a guideline's may have, in small letters with `-` between.
fn fit_name(stem: &str) -> String {
    let letter = |it: char| if it.is_alphanumeric() { it } else { '-' };
    let lower: String = stem.to_lowercase().chars().map(letter).collect();
    let parts: Vec<&str> = lower.split('-').filter(|part| !part.is_empty()).collect();
    // Shorter than a name may be, whatever was uploaded.
    parts.join("-").chars().take(80).collect::<String>().trim_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_changes_nothing_that_its_author_did_not_change() {
        assert_eq!(as_file(Some("a\nb\n"), "a\r\nb\r\n"), "a\nb\n");
        assert_eq!(as_file(Some("a\r\nb\r\n"), "a\r\nc\r\n"), "a\r\nc\r\n");
        assert_eq!(as_file(Some("\u{feff}a\n"), "a\r\n"), "\u{feff}a\n");
        assert_eq!(as_file(Some("\u{feff}a\n"), "\u{feff}a\r\n"), "\u{feff}a\n");
        assert_eq!(as_file(Some("a"), "a"), "a");
        assert_eq!(as_file(None, "\u{feff}a"), "a\n");
        assert_eq!(as_file(None, ""), "");
    }

    #[test]
    fn an_uploaded_name_becomes_one_that_a_guideline_may_have() {
        assert_eq!(fit_name("Beleid 2026 (versie 2)"), "beleid-2026-versie-2");
        assert_eq!(fit_name("..\\..\\x"), "x");
        assert_eq!(fit_name("cases/a"), "cases-a");
        assert_eq!(fit_name("???"), "");
        assert_eq!(fit_name(&"é-".repeat(200)).chars().count(), 79);
    }
}
