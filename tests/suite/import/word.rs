//! Word files: what stands in the guideline, and what is told to be lost.

use deelwijzer::model::{FilledFrom, ImportNoteKind::*};
use insta::assert_snapshot;

use super::builder::{body_of, count, imported, listed, paragraph, run, styled, word};

#[test]
fn headings_have_dutch_names_own_names_and_bare_levels() {
    let by_level = "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r><w:t>Diep</w:t></w:r></w:p>";
    let numbered = "<w:p><w:pPr><w:pStyle w:val='Kop2'/><w:numPr><w:numId w:val='4'/></w:numPr>\
        </w:pPr><w:r><w:t>Delen</w:t></w:r></w:p>";
    let body = [
        styled("Titel", "Sociale media"),
        styled("Kop1", "Algemeen"),
        styled("EigenKop", "Begrippen"),
        by_level.to_string(),
        numbered.to_string(),
        numbered.replace("Delen", "Foto&apos;s"),
        paragraph(&run("<w:b/>", "Bijna een kop")),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_snapshot!(imported.markdown, @r#"
    ---
    title: "Sociale media"
    owner: "Gemeente Zomerdam"
    version: "2.10"
    status: draft
    valid_from: 2026-04-01
    ---

    # Sociale media

    ## Algemeen

    ### Begrippen

    #### Diep

    ### Artikel 1 Delen

    ### Artikel 2 Foto's

    **Bijna een kop**
    "#);
    let from: Vec<FilledFrom> = imported.filled.iter().map(|field| field.from).collect();
    assert_eq!(from[..2], [FilledFrom::TitleParagraph, FilledFrom::Company]);
    let noted: Vec<_> = imported.notes.iter().map(|note| note.kind).collect();
    assert_eq!(noted, [HeaderOrFooter, Macro, LooksLikeHeading, ChangeDate, FileTitle]);
    assert_eq!(imported.diagnostics, []);
}

#[test]
fn lists_keep_their_numbers_nesting_and_restarts() {
    let body = [
        paragraph(&run("", "Altijd:")),
        listed(1, 0, "een"),
        listed(1, 1, "met letter"),
        listed(1, 1, "met letter"),
        listed(2, 1, "streepje"),
        listed(1, 0, "twee"),
        styled("Lijstalinea", "hoort bij twee"),
        listed(3, 0, "opnieuw"),
        listed(2, 0, "punt"),
        paragraph(&run("", "Los.")),
        listed(3, 0, "verder"),
        listed(4, 0, "Met een woord."),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_snapshot!(body_of(&imported), @r"
    Altijd:

    1. een
       - a) met letter
       - b) met letter
       - streepje

    2. twee

       hoort bij twee

    1) opnieuw

    - punt

    Los.

    2. verder

    - Artikel 1 Met een woord.
    ");
    assert_eq!(count(&imported, NumberAsText), 3);
    assert_eq!(imported.diagnostics, []);
}

#[test]
fn changes_are_accepted_and_told() {
    let inserted = format!("<w:ins w:id='1'>{}</w:ins>", run("", "alleen "));
    let deleted = "<w:del w:id='2'><w:r><w:delText>altijd </w:delText></w:r></w:del>";
    let moved = format!("<w:moveFrom>{}</w:moveFrom>", run("", "weg"));
    let gone = "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r>\
        <w:t xml:space='preserve'>Eerst en </w:t></w:r></w:p>";
    let body = [
        styled("Kop1", "Delen"),
        paragraph(&(run("", "Deel ") + &inserted + deleted + &run("", "wat mag.") + &moved)),
        gone.to_string(),
        paragraph(&run("", "dan.")),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_snapshot!(body_of(&imported), @r"
    # Delen

    Deel alleen wat mag.

    Eerst en dan.
    ");
    assert_eq!((count(&imported, Insertion), count(&imported, Deletion)), (1, 2));
    let note = imported.notes.iter().find(|note| note.kind == Insertion).unwrap();
    assert_eq!(
        (&note.places[..], &note.examples[..]),
        (&["Delen".into()][..], &["alleen".into()][..])
    );
}

#[test]
fn words_keep_their_looks_links_and_notes() {
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \
        \"mailto:online@zomerdam.example\"</w:instrText></w:r><w:r><w:fldChar \
        w:fldCharType='separate'/></w:r><w:r><w:t>mail</w:t></w:r><w:r><w:fldChar \
        w:fldCharType='end'/></w:r>";
    let words = [
        run("", "Zeg "),
        run("<w:b/>", "no"),
        run("<w:b/>", "oit "),
        run("<w:b/><w:i/>", "ooit"),
        run("", "een BSN"),
        "<w:r><w:footnoteReference w:id='7'/></w:r>".to_string(),
        run("<w:strike/>", " naam"),
        run("", ". "),
        format!("<w:hyperlink r:id='web'>{}</w:hyperlink>", run("", "uitleg")),
        run("", " of "),
        format!("<w:hyperlink w:anchor='_Ref1'>{}</w:hyperlink>", run("", "na")),
        run("", ", "),
        format!("<w:hyperlink r:id='schijf'>{}</w:hyperlink>", run("", "schijf")),
        "<w:r><w:br/></w:r>".to_string(),
        run("", "* of "),
        field.to_string(),
        run("<w:b w:val='0'/>", "."),
    ];
    let body = [
        styled("Kop2", "Namen"),
        paragraph(&words.concat()),
        styled("Kop2", "Later"),
        paragraph(&run("<w:rStyle w:val='Zwaar'/>", "Let op: vraag het eerst.")),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_snapshot!(body_of(&imported), @r"
    ## Namen

    Zeg **nooit *ooit***een BSN[^1] ~~naam~~. [uitleg](https://a.example/a_%28b%29) of na, schijf\
    \* of [mail](mailto:online@zomerdam.example).

    [^1]: Zie de wet.

    ## Later

    **Let op: vraag het eerst.**
    ");
    assert_eq!((count(&imported, LocalLink), count(&imported, StruckOut)), (2, 1));
}

#[test]
fn what_is_no_text_is_told_with_its_heading() {
    let picture = "<w:r><w:drawing><wp:inline><wp:docPr descr='Logo'/><a:graphic><a:pic/>\
        </a:graphic></wp:inline></w:drawing></w:r>";
    let boxed = paragraph(&run("", "Bel bij twijfel."));
    let text_box = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:txbx><w:txbxContent>\
         {boxed}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback>\
         <w:pict><v:textbox><w:txbxContent>{boxed}</w:txbxContent></v:textbox></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r>"
    );
    let field = "<w:fldSimple w:instr='PAGE'><w:r><w:t>3</w:t></w:r></w:fldSimple>\
        <w:fldSimple w:instr='REF _Ref1 \\h'><w:r><w:t>artikel 2</w:t></w:r></w:fldSimple>";
    let body = [
        styled("Inhopg1", "Namen 2"),
        styled("Inhopg1", "Later 3"),
        styled("Kop1", "Beeld"),
        paragraph(&(run("", "Zie ") + field + picture + &text_box)),
        paragraph(&run("<w:vanish/>", "Geheim")),
        paragraph("<w:r><w:commentReference w:id='1'/></w:r><m:oMath><m:t>a=b</m:t></m:oMath>"),
        paragraph("<w:r><w:object><v:imagedata/></w:object></w:r>"),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Kies een datum\
         </w:t></w:r></w:p></w:sdtContent></w:sdt><w:altChunk r:id='x'/>"
            .to_string(),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_snapshot!(body_of(&imported), @r"
    # Beeld

    Zie artikel 2

    > Bel bij twijfel.
    ");
    let lost = [
        (Image, 1),
        (EmbeddedObject, 1),
        (Equation, 1),
        (Comment, 1),
        (HeaderOrFooter, 1),
        (HiddenText, 1),
        (Macro, 1),
        (TableOfContents, 1),
        (PageNumber, 1),
        (EmptyField, 1),
        (OtherFile, 1),
    ];
    let told: Vec<_> = imported.notes.iter().filter(|note| note.kind.is_lost()).collect();
    assert_eq!(told.iter().map(|note| (note.kind, note.count)).collect::<Vec<_>>(), lost);
    assert_eq!(told[0].examples, ["Logo"]);
    assert_eq!(told[0].places, ["Beeld"]);
    assert_eq!((count(&imported, TextBox), count(&imported, Field)), (1, 1));
    assert!(!imported.markdown.contains("Geheim"));
}

#[test]
fn a_table_of_contents_that_nothing_ends_swallows_no_chapter() {
    let body = [
        paragraph(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Namen 2</w:t></w:r>",
        ),
        styled("Kop1", "Namen"),
        paragraph(&run("", "Noem geen namen.")),
    ];
    let imported = imported("beleid.docx", &word(&body.concat())).unwrap();
    assert_eq!(body_of(&imported), "# Namen\n\nNoem geen namen.\n");
}
