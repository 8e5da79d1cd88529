//! Files that are damaged, locked, or made to do harm.

use deelwijzer::model::{ImportRefusal, OtherKind};

use super::builder::{
    imported, listed, open_document, paragraph, run, styled, word, word_parts, zipped, zipped_owned,
};

/// How many damaged files are tried, half of them damaged within their parts.
const MUTATIONS: u64 = 2_000;

/// A number that looks like chance and is the same each time (splitmix64).
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Changes, cuts, doubles or swaps a few bytes.
fn damaged(bytes: &[u8], seed: &mut u64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=next(seed) % 4 {
        let at = next(seed) as usize % bytes.len().max(1);
        let other = next(seed) as usize % bytes.len().max(1);
        let (start, end) = (at.min(other), at.max(other));
        match next(seed) % 5 {
            0 if at < bytes.len() => bytes[at] = next(seed) as u8,
            1 => bytes.truncate(end.max(8)),
            2 => drop(bytes.drain(start..(start + 20).min(end))),
            3 => {
                let piece = bytes[start..(start + 200).min(end)].to_vec();
                bytes.splice(other..other, piece);
            }
            _ if start < end => bytes.swap(start, end),
            _ => {}
        }
    }
    bytes
}

fn sample() -> String {
    let table = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>a</w:t>\
        </w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let note = "<w:r><w:footnoteReference w:id='7'/></w:r>";
    styled("Kop1", "Delen")
        + &listed(1, 0, "een")
        + &listed(1, 1, "twee")
        + table
        + &paragraph(&(run("<w:b/>", "Zeg ") + &run("<w:i/>", "nooit &amp; nergens") + note))
}

#[test]
fn no_damage_makes_the_program_panic() {
    let mut seed = 20_261_128;
    let whole = word(&sample());
    let parts = word_parts(&sample());
    let open = open_document(
        "",
        "<text:h>a</text:h><text:list><text:list-item><text:p>b</text:p>\
        </text:list-item></text:list><text:p><text:span>c</text:span><text:note/></text:p>",
    );
    let mut read = 0;
    for turn in 0..MUTATIONS {
        let (name, bytes) = match turn % 4 {
            0 => ("a.docx", damaged(&whole, &mut seed)),
            1 => ("a.odt", damaged(&open, &mut seed)),
            _ => {
                let mut parts = parts.clone();
                let at = next(&mut seed) as usize % parts.len();
                let text = damaged(parts[at].1.as_bytes(), &mut seed);
                parts[at].1 = String::from_utf8_lossy(&text).into_owned();
                ("a.docx", zipped_owned(&parts))
            }
        };
        if let Ok(imported) = imported(name, &bytes) {
            read += 1;
            assert!(imported.markdown.starts_with("---\n"), "turn {turn}");
        }
    }
    // Enough of them are still read for the readers behind the checks to have been tried.
    assert!(read > 200, "{read} were read");
}

#[test]
fn other_kinds_of_files_are_named() {
    let kind = |name: &str, bytes: &[u8]| imported(name, bytes).unwrap_err();
    let other = ImportRefusal::OtherKind;
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(kind("a.doc", &compound), other(OtherKind::OldOffice));
    assert_eq!(kind("a.docx", &[&compound[..], &locked].concat()), ImportRefusal::Encrypted);
    assert_eq!(kind("a.docx", b"{\\rtf1"), other(OtherKind::Rtf));
    assert_eq!(kind("a.docx", b"%PDF-1.4"), other(OtherKind::Pdf));
    assert_eq!(kind("a.md", b"# Kop"), other(OtherKind::Text));
    assert_eq!(kind("a.xyz", b"\0\x01"), other(OtherKind::Unknown));
    assert_eq!(kind("a.odt", b"tekst"), ImportRefusal::Damaged { place: "ZIP".to_string() });
    let sheet = zipped(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]);
    assert_eq!(kind("a.xlsx", &sheet), other(OtherKind::Spreadsheet));
    let slides = "application/vnd.oasis.opendocument.presentation";
    assert_eq!(kind("a.odp", &zipped(&[("mimetype", slides)])), other(OtherKind::Presentation));
    assert_eq!(kind("a.zip", &zipped(&[("a.txt", "")])), other(OtherKind::Unknown));
    assert_eq!(kind("a.docx", &word("")), ImportRefusal::NoText);
    assert_eq!(kind("a.html", b"<html><body></body></html>"), ImportRefusal::NoText);
}

#[test]
fn a_locked_open_document_is_told_to_be_locked() {
    let manifest = "<m><file-entry><manifest:encryption-data/></file-entry></m>";
    let text = "application/vnd.oasis.opendocument.text";
    let parts = [("mimetype", text), ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")];
    assert_eq!(imported("a.odt", &zipped(&parts)), Err(ImportRefusal::Encrypted));
}

#[test]
fn bombs_entities_and_deep_nesting_are_refused() {
    let bomb = format!("<w:p>{}</w:p>", " ".repeat(40_000_000));
    assert!(matches!(imported("a.docx", &word(&bomb)), Err(ImportRefusal::Bomb { .. })));
    let deep = "<w:ins>".repeat(50_000);
    assert!(matches!(imported("a.docx", &word(&deep)), Err(ImportRefusal::TooDeep { .. })));
    let entity = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
    let parts = [("[Content_Types].xml", ""), ("word/document.xml", entity)];
    assert_eq!(imported("a.docx", &zipped(&parts)), Err(ImportRefusal::DocumentType));
    let names: Vec<String> = (0..6_000).map(|at| format!("word/{at}.png")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert!(matches!(imported("a.docx", &zipped(&many)), Err(ImportRefusal::TooManyParts { .. })));
    let nested = "<text:list><text:list-item>".repeat(60)
        + "<text:p>diep</text:p>"
        + &"</text:list-item></text:list>".repeat(60);
    assert!(imported("a.odt", &open_document("", &nested)).unwrap().markdown.contains("- diep"));
}

#[test]
fn a_part_outside_the_file_is_never_read() {
    let outside = "<Relationships><Relationship Id='r' Type='http://x/officeDocument' \
        Target='../../../../etc/passwd'/></Relationships>";
    let parts = [("[Content_Types].xml", ""), ("_rels/.rels", outside)];
    let place = "etc/passwd".to_string();
    assert_eq!(imported("a.docx", &zipped(&parts)), Err(ImportRefusal::Damaged { place }));
}
