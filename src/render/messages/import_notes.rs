//! What was lost in an import or needs a look: its name, and what an author can do.

use crate::model::ImportNoteKind::{self, *};
use crate::model::Language::{self, En, Nl};

/// What it is called, and what to do about it.
pub fn said(language: Language, kind: ImportNoteKind) -> (&'static str, &'static str) {
    match (language, kind.is_lost()) {
        (Nl, true) => dutch_lost(kind),
        (Nl, false) => dutch_to_look_at(kind),
        (En, true) => english_lost(kind),
        (En, false) => english_to_look_at(kind),
    }
}

fn dutch_lost(kind: ImportNoteKind) -> (&'static str, &'static str) {
    match kind {
        Image => ("Afbeeldingen", "Staat er iets op dat lezers moeten weten? Schrijf het erbij."),
        EmbeddedObject => (
            "Ingesloten objecten",
            "Een grafiek of ander bestand. Schrijf in woorden wat erin staat.",
        ),
        Equation => ("Formules", "Schrijf in woorden wat er staat."),
        Comment => ("Opmerkingen", "Die zijn voor de schrijvers en niet voor lezers."),
        HeaderOrFooter => ("Kop- en voetteksten", "Staat er een regel in? Zet die in de tekst."),
        HiddenText => ("Verborgen tekst", "Hoort de tekst erbij? Maak hem dan eerst zichtbaar."),
        Macro => ("Macro's", "Die zijn niet uitgevoerd."),
        TableOfContents => ("Inhoudsopgaven", "Die maakt Deelwijzer zelf."),
        PageNumber => ("Paginanummers", "Verwijst de tekst naar een pagina? Noem dan de kop."),
        Symbol => ("Onbekende tekens", "Kijk in het document welke tekens het zijn."),
        EmptyField => ("Lege invulvelden", "Vul ze in of laat ze weg."),
        LocalLink => (
            "Links die niet naar het web gaan",
            "De woorden staan er nog. Noem de kop of het webadres.",
        ),
        OtherFile => ("Ingevoegde bestanden", "Importeer die apart."),
        FrameOrForm => ("Formulieren en ingesloten pagina's", "Schrijf in woorden wat erin staat."),
        _ => ("Onleesbare stukken", "Kijk in het document wat hier staat."),
    }
}

fn dutch_to_look_at(kind: ImportNoteKind) -> (&'static str, &'static str) {
    match kind {
        Insertion => ("Ingevoegd met wijzigingen bijhouden", "Dit staat nu gewoon in de tekst."),
        Deletion => ("Geschrapte tekst", "Dit staat niet meer in de tekst."),
        TextBox => ("Tekstvakken", "De tekst staat als citaat bij de alinea. Staat hij goed?"),
        StruckOut => {
            ("Doorgehaalde tekst", "Deelwijzer haalt dit nooit aan. Haal het weg als dat kan.")
        }
        MergedCells => {
            ("Samengevoegde cellen", "Markdown kent ze niet. Kijk of elke rij nog klopt.")
        }
        TableWithoutHeader => {
            ("Tabellen zonder kopregel", "Zet in de eerste rij wat er in elke kolom staat.")
        }
        NestedTable => ("Tabellen in een tabel", "De rijen staan nu als tekst in de cel."),
        ListInCell => ("Lijsten in een tabel", "De punten staan nu onder elkaar in de cel."),
        FramedText => ("Tekst in een kader", "Dit staat nu als gewone tekst."),
        NumberAsText => {
            ("Nummers als letters of met een punt erin", "Die staan nu als tekst voor het punt.")
        }
        Field => ("Velden", "Er staat nu wat het veld het laatst liet zien."),
        DeepHeading => ("Koppen dieper dan niveau 6", "Die staan nu op niveau 6."),
        LooksLikeHeading => {
            ("Vette regels die op een kop lijken", "Is het een kop? Zet er dan ## voor.")
        }
        StyleDropped => ("Vet, cursief of link weggelaten", "De woorden staan er nog."),
        ImageText => ("Beschrijvingen van afbeeldingen", "Die staan nu als tekst in de alinea."),
        ChangeDate => (
            "Laatst opgeslagen",
            "Dat is niet de dag waarop de regels ingaan. Vul valid_from zelf in.",
        ),
        _ => ("Andere titel in de eigenschappen", "De titel in de tekst is gebruikt."),
    }
}

fn english_lost(kind: ImportNoteKind) -> (&'static str, &'static str) {
    match kind {
        Image => ("Pictures", "If one shows something that readers must know, write it down."),
        EmbeddedObject => {
            ("Embedded objects", "A chart or other file. Say in words what is in it.")
        }
        Equation => ("Formulas", "Say in words what they say."),
        Comment => ("Comments", "They are for the authors and not for readers."),
        HeaderOrFooter => ("Headers and footers", "If there is a rule in one, put it in the text."),
        HiddenText => ("Hidden text", "If it belongs to the text, make it visible first."),
        Macro => ("Macros", "They were not run."),
        TableOfContents => ("Tables of contents", "Deelwijzer makes its own."),
        PageNumber => ("Page numbers", "If the text refers to a page, name the heading."),
        Symbol => ("Unknown signs", "See in the document which signs they are."),
        EmptyField => ("Empty fields to fill in", "Fill them in or leave them out."),
        LocalLink => (
            "Links that do not go to the web",
            "Their words are there. Name the heading or the address.",
        ),
        OtherFile => ("Inserted files", "Import them by themselves."),
        FrameOrForm => ("Forms and embedded pages", "Say in words what is in them."),
        _ => ("Unreadable pieces", "See in the document what stands here."),
    }
}

fn english_to_look_at(kind: ImportNoteKind) -> (&'static str, &'static str) {
    match kind {
        Insertion => ("Inserted with changes tracked", "It is plain text now."),
        Deletion => ("Deleted text", "It is no longer in the text."),
        TextBox => ("Text boxes", "The text is a quote beside its paragraph. Is it in place?"),
        StruckOut => ("Struck-out text", "Deelwijzer never quotes it. Take it out if you can."),
        MergedCells => ("Merged cells", "Markdown has none. See whether each row is still right."),
        TableWithoutHeader => {
            ("Tables without a header row", "Say in the first row what each column holds.")
        }
        NestedTable => ("Tables in a table", "Their rows are text in the cell now."),
        ListInCell => ("Lists in a table", "Their items are below each other in the cell now."),
        FramedText => ("Text in a frame", "It is plain text now."),
        NumberAsText => {
            ("Numbers as letters or with a stop inside", "They are text before the item now.")
        }
        Field => ("Fields", "There is now what the field showed last."),
        DeepHeading => ("Headings deeper than level 6", "They are at level 6 now."),
        LooksLikeHeading => {
            ("Bold lines that look like a heading", "If one is a heading, put ## before it.")
        }
        StyleDropped => ("Bold, italics or link left out", "The words are there."),
        ImageText => ("Descriptions of pictures", "They are text in the paragraph now."),
        ChangeDate => (
            "Last saved",
            "That is not the day the rules take effect. Fill in valid_from yourself.",
        ),
        _ => ("Another title in the properties", "The title in the text was used."),
    }
}
