//! Tables of Word files and OpenDocument texts.

use deelwijzer::model::ImportNoteKind::*;
use insta::assert_snapshot;

use super::builder::{
    body_of, count, imported, listed, open_document, paragraph, run, styled, word,
};

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn words(text: &str) -> String {
    paragraph(&run("", text))
}

fn table(properties: &str, rows: &[&[String]]) -> String {
    let rows: Vec<String> =
        rows.iter().map(|row| format!("<w:tr>{}</w:tr>", row.concat())).collect();
    format!("<w:tbl><w:tblPr>{properties}</w:tblPr>{}</w:tbl>", rows.concat())
}

#[test]
fn a_table_of_word_has_a_header_where_its_style_has_one() {
    let styled_table = "<w:tblStyle w:val='Raster'/><w:tblLook w:firstRow='1'/>";
    let list = listed(2, 0, "een") + &listed(2, 0, "twee | drie");
    let rows: [&[String]; 4] = [
        &[cell("", &words("App")), cell("<w:gridSpan w:val='2'/>", &words("Mag"))],
        &[
            cell("<w:vMerge w:val='restart'/>", &words("Signal")),
            cell("", &words("ja")),
            cell("", &list),
        ],
        &[cell("<w:vMerge/>", "<w:p/>"), cell("", &words("nee")), cell("", "<w:p/>")],
        &[
            cell("", &words("X")),
            cell("", &table("", &[&[cell("", &words("a")), cell("", &words("b"))]])),
        ],
    ];
    let body = [
        table(styled_table, &rows),
        table("", &[&[cell("", &words("a")), cell("", &words("b"))], &[cell("", &words("c"))]]),
        table("", &[&[cell("", &(styled("Kop2", "Kader") + &words("In een kader.")))]]),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_snapshot!(body_of(&imported), @r"
    | App | Mag |  |
    | --- | --- | --- |
    | Signal | ja | • een<br>• twee \| drie |
    | Signal | nee |  |
    | X | a; b |

    |  |  |
    | --- | --- |
    | a | b |
    | c |

    ## Kader

    In een kader.
    ");
    assert_eq!((count(&imported, MergedCells), count(&imported, ListInCell)), (2, 1));
    assert_eq!((count(&imported, NestedTable), count(&imported, TableWithoutHeader)), (1, 1));
    assert_eq!(count(&imported, FramedText), 1);
    assert_eq!(imported.diagnostics, []);
}

#[test]
fn a_table_of_an_open_document_repeats_what_goes_on_below() {
    let cell = |properties: &str, text: &str| {
        format!("<table:table-cell {properties}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let covered = "<table:covered-table-cell/>".to_string();
    let body = format!(
        "<table:table><table:table-header-rows>{}</table:table-header-rows>{}{}{}</table:table>",
        row(&[cell("", "App"), cell("", "Mag")]),
        row(&[cell("table:number-rows-spanned='2'", "Signal"), cell("", "ja")]),
        row(&[covered.clone(), cell("", "nee")]),
        row(&[cell("table:number-columns-spanned='2'", "Samen"), covered]),
    );
    let imported = imported("beleid.odt", &open_document("", &body)).unwrap();
    assert_snapshot!(body_of(&imported), @r"
    | App | Mag |
    | --- | --- |
    | Signal | ja |
    | Signal | nee |
    | Samen |  |
    ");
    assert_eq!((count(&imported, MergedCells), count(&imported, TableWithoutHeader)), (2, 0));
}
