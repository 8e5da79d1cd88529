//! OpenDocument texts as LibreOffice writes them, and web pages.

use deelwijzer::model::ImportNoteKind::*;
use insta::assert_snapshot;

use super::builder::{count, imported, open_document};

const STYLES: &str = "<style:style style:name='T1' style:family='text'><style:text-properties \
    fo:font-weight='bold'/></style:style><style:style style:name='P1' style:family='paragraph' \
    style:parent-style-name='Title'/><style:style style:name='Title' style:family='paragraph'/>\
    <text:list-style style:name='L1'><text:list-level-style-number text:level='1' \
    style:num-suffix='.' style:num-format='1'/><text:list-level-style-number text:level='2' \
    style:num-suffix=')' style:num-format='a'/></text:list-style>\
    <text:list-style style:name='L2'><text:list-level-style-bullet text:level='1' \
    text:bullet-char='•'/></text:list-style>";

#[test]
fn an_open_document_gives_headings_lists_notes_and_links() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/>\
        <text:p>weg</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:table-of-content><text:index-body><text:p>Namen 1</text:p></text:index-body>\
        </text:table-of-content><text:p text:style-name='P1'>Online</text:p>\
        <text:h text:outline-level='1'>Namen</text:h>\
        <text:p>Noem <text:span text:style-name='T1'>geen<text:s/>namen</text:span><text:note>\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>Zie de wet.</text:p>\
        </text:note-body></text:note>, zie <text:a xlink:href='https://a.example'>hier</text:a>\
        <office:annotation><dc:creator>Jan</dc:creator><text:p>Klopt dit?</text:p>\
        </office:annotation>:</text:p><text:list text:style-name='L1'><text:list-item><text:p>een\
        </text:p><text:list><text:list-item><text:p>diep</text:p></text:list-item></text:list>\
        </text:list-item><text:list-item text:start-value='5'><text:p>vijf</text:p><text:p>ook \
        vijf</text:p></text:list-item></text:list><text:list text:style-name='L2'><text:list-item>\
        <text:p>punt</text:p></text:list-item></text:list>\
        <text:list text:style-name='L1' text:continue-numbering='true'><text:list-item><text:p>zes\
        </text:p></text:list-item></text:list><text:p><draw:frame><draw:image/><svg:desc>Logo\
        </svg:desc></draw:frame><text:page-number>1</text:page-number><text:date>1 mei</text:date>\
        </text:p>";
    let imported = imported("beleid.odt", &open_document(STYLES, body)).unwrap();
    assert_snapshot!(imported.markdown, @r#"
    ---
    title: Online
    status: draft
    ---

    # Online

    ## Namen

    Noem **geen namen**[^1], zie [hier](https://a.example):

    1. een
       - a) diep

    5) vijf

       ook vijf

    - punt

    6. zes

    1 mei

    [^1]: Zie de wet.
    "#);
    let counts = [Image, Comment, TableOfContents, PageNumber, Deletion, Field, NumberAsText];
    assert_eq!(counts.map(|kind| count(&imported, kind)), [1; 7]);
    assert_eq!(imported.diagnostics, []);
}

#[test]
fn a_web_page_of_windows_is_read_in_its_own_encoding() {
    let page = b"<html><head><meta http-equiv=Content-Type content='text/html; \
        charset=windows-1252'><title>X | Gemeente</title></head><body><h1>Foto\x92s</h1>\
        <p>Vraag v\xf3\xf3raf &lt;ja&gt; <a href='#a'>lees</a>.<del>weg</del></p>\
        <iframe></iframe><table><tr><td>a</td><td colspan=2>b</td></tr></table></body></html>";
    let imported = imported("pagina.htm", page).unwrap();
    assert_snapshot!(imported.markdown, @r#"
    ---
    title: "Foto’s"
    status: draft
    ---

    # Foto’s

    Vraag vóóraf \<ja> lees.

    |  |  |  |
    | --- | --- | --- |
    | a | b |  |
    "#);
    let counts = [FrameOrForm, LocalLink, Deletion, MergedCells, TableWithoutHeader];
    assert_eq!(counts.map(|kind| count(&imported, kind)), [1; 5]);
}
