//! Makes small Word files and OpenDocument texts of our own, part by part.

use std::io::{Cursor, Write};

use deelwijzer::guideline::import::import;
use deelwijzer::model::{ImportNoteKind, ImportRefusal, Imported};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="EigenKop"><w:name w:val="Hoofdstuk"/>
  <w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Lijstalinea"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Zwaar"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Raster"><w:name w:val="Grid Table"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"#;

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
    <w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
    <w:lvlText w:val="Artikel %1"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>"#;

const RELATIONS: &str = r#"
<Relationship Id="s" Type="http://x/styles" Target="styles.xml"/>
<Relationship Id="n" Type="http://x/numbering" Target="numbering.xml"/>
<Relationship Id="f" Type="http://x/footnotes" Target="footnotes.xml"/>
<Relationship Id="h" Type="http://x/header" Target="header1.xml"/>
<Relationship Id="web" Type="http://x/hyperlink" Target="https://a.example/a_(b)"
  TargetMode="External"/>
<Relationship Id="schijf" Type="http://x/hyperlink" Target="file:///G:/beleid.docx"
  TargetMode="External"/>"#;

const CORE: &str = r#"<c:coreProperties xmlns:c="c" xmlns:dc="d" xmlns:t="t">
<dc:title>Sjabloon brief</dc:title><dc:creator>A. Voorbeeld</dc:creator>
<t:modified>2026-03-01T09:00:00Z</t:modified></c:coreProperties>"#;

const CUSTOM: &str = r#"<Properties xmlns:v="v">
<property name="Versie"><v:lpwstr>2.10</v:lpwstr></property>
<property name="Ingangsdatum"><v:filetime>2026-04-01T00:00:00Z</v:filetime></property>
<property name="Kenmerk"><v:lpwstr>Z-1</v:lpwstr></property></Properties>"#;

/// A ZIP of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a Word file with that body, with more of them behind.
pub fn word_parts(body: &str) -> Vec<(&'static str, String)> {
    let whole = |name: &str, inner: &str| {
        let spaces = "xmlns:w='w' xmlns:r='r' xmlns:mc='m' xmlns:wp='p' xmlns:a='a' \
            xmlns:wps='s' xmlns:v='v' xmlns:m='o'";
        format!("<?xml version='1.0' encoding='UTF-8'?><w:{name} {spaces}>{inner}</w:{name}>")
    };
    let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
    let main = "<Relationship Id='r' Type='http://x/officeDocument' Target='word/document2.xml'/>";
    let footnotes = "<w:footnote w:type='separator' w:id='-1'/><w:footnote w:id='7'>\
        <w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> Zie </w:t></w:r>\
        <w:r><w:t>de wet.</w:t></w:r></w:p></w:footnote>";
    let header = "<w:p><w:r><w:t>Concept, niet delen</w:t></w:r></w:p>";
    vec![
        ("[Content_Types].xml", "<Types/>".to_string()),
        ("_rels/.rels", relations(main)),
        ("word/document2.xml", whole("document", &format!("<w:body>{body}</w:body>"))),
        ("word/_rels/document2.xml.rels", relations(RELATIONS)),
        ("word/styles.xml", whole("styles", STYLES)),
        ("word/numbering.xml", whole("numbering", NUMBERING)),
        ("word/footnotes.xml", whole("footnotes", footnotes)),
        ("word/header1.xml", whole("hdr", header)),
        ("word/vbaProject.bin", "macro".to_string()),
        ("docProps/core.xml", CORE.to_string()),
        ("docProps/app.xml", "<P><Company>Gemeente Zomerdam</Company></P>".to_string()),
        ("docProps/custom.xml", CUSTOM.to_string()),
    ]
}

/// A Word file with that body.
pub fn word(body: &str) -> Vec<u8> {
    zipped_owned(&word_parts(body))
}

pub fn zipped_owned(parts: &[(&'static str, String)]) -> Vec<u8> {
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    zipped(&parts)
}

/// An OpenDocument text with these automatic styles and that body.
pub fn open_document(styles: &str, body: &str) -> Vec<u8> {
    let spaces = "xmlns:office='o' xmlns:text='t' xmlns:table='a' xmlns:style='s' xmlns:fo='f' \
        xmlns:draw='d' xmlns:xlink='x' xmlns:svg='v' xmlns:dc='c' xmlns:meta='m'";
    let content = format!(
        "<office:document-content {spaces}><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    let meta = format!(
        "<office:document-meta {spaces}><office:meta><dc:title>Online</dc:title>\
         <meta:initial-creator>Gebruiker</meta:initial-creator><dc:language>en-US</dc:language>\
         </office:meta></office:document-meta>"
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("meta.xml", &meta),
    ])
}

/// One paragraph of that style, with properties before its runs.
pub fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// One paragraph of that list and level.
pub fn listed(list: u8, level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val='Lijstalinea'/><w:numPr><w:ilvl w:val='{level}'/>\
         <w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A paragraph of these runs.
pub fn paragraph(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

/// A run of text, with its properties.
pub fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// The import of a file with these bytes, as the program does it.
pub fn imported(name: &str, bytes: &[u8]) -> Result<Imported, ImportRefusal> {
    import(name, bytes, 5 * 1024 * 1024, 600)
}

/// The Markdown below the front matter.
pub fn body_of(imported: &Imported) -> &str {
    imported.markdown.split_once("---\n\n").unwrap().1
}

/// How many of that kind were noted.
pub fn count(imported: &Imported, kind: ImportNoteKind) -> usize {
    imported.notes.iter().find(|note| note.kind == kind).map_or(0, |note| note.count)
}
