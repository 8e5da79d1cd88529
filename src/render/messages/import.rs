//! What an author reads after an import, and why a file cannot be imported.

use crate::model::Language::{self, En, Nl};
use crate::model::{FilledFrom, ImportRefusal, OtherKind};

/// The first line: what was made of which file. `output` is none where it went to the output.
pub fn done(language: Language, file: &str, output: Option<&str>, passages: usize) -> String {
    match (language, output) {
        (Nl, Some(output)) => {
            format!("{output} is gemaakt van {file}. Gevonden passages: {passages}.")
        }
        (Nl, None) => format!("Gemaakt van {file}. Gevonden passages: {passages}."),
        (En, Some(output)) => format!("{output} was made of {file}. Passages found: {passages}."),
        (En, None) => format!("Made of {file}. Passages found: {passages}."),
    }
}

/// Above what the front matter was filled in with.
pub fn filled(language: Language) -> &'static str {
    match language {
        Nl => "Bovenaan ingevuld:",
        En => "Filled in at the top:",
    }
}

/// Above what is not in the result.
pub fn lost(language: Language) -> &'static str {
    match language {
        Nl => "Niet overgenomen:",
        En => "Not carried over:",
    }
}

/// Above what is in the result in another form.
pub fn to_look_at(language: Language) -> &'static str {
    match language {
        Nl => "Wel overgenomen, kijk dit na:",
        En => "Carried over, please look at this:",
    }
}

/// Where nothing was lost.
pub fn nothing_lost(language: Language) -> &'static str {
    match language {
        Nl => "Alles is overgenomen.",
        En => "Everything was carried over.",
    }
}

/// Before the headings under which something stands.
pub fn under(language: Language) -> &'static str {
    match language {
        Nl => "Onder",
        En => "Under",
    }
}

/// In the place of a heading, before the first one.
pub fn before_headings(language: Language) -> &'static str {
    match language {
        Nl => "voor de eerste kop",
        En => "before the first heading",
    }
}

/// Before some of the words themselves.
pub fn such_as(language: Language) -> &'static str {
    match language {
        Nl => "Zoals",
        En => "Such as",
    }
}

/// The last line: what to do now.
pub fn next_step(language: Language) -> &'static str {
    match language {
        Nl => {
            "Lees de tekst na. Zet hem bij de richtlijnen en kijk of `deelwijzer check` iets \
             meldt. Klopt alles? Zet dan `status` op `published`. Tot die tijd antwoordt \
             Deelwijzer er niet uit."
        }
        En => {
            "Read the text. Put it with the guidelines and see whether `deelwijzer check` reports \
             anything. Is it all right? Then set `status` to `published`. Until then Deelwijzer \
             does not answer from it."
        }
    }
}

/// Where a value comes from.
pub fn from(language: Language, from: FilledFrom) -> &'static str {
    match (from, language) {
        (FilledFrom::Property, Nl) => "uit de eigenschappen van het bestand",
        (FilledFrom::Property, En) => "from the file's properties",
        (FilledFrom::TitleParagraph, Nl) => "de titel in de tekst",
        (FilledFrom::TitleParagraph, En) => "the title in the text",
        (FilledFrom::FirstHeading, Nl) => "de eerste kop",
        (FilledFrom::FirstHeading, En) => "the first heading",
        (FilledFrom::Company, Nl) => "de organisatie in het bestand",
        (FilledFrom::Company, En) => "the organisation in the file",
        (FilledFrom::Author, Nl) => "de auteur in het bestand; klopt dit nog?",
        (FilledFrom::Author, En) => "the author in the file; is this still right?",
        (FilledFrom::Import, Nl) => "een import is altijd een concept",
        (FilledFrom::Import, En) => "an import is always a draft",
    }
}

/// Why there is no result, and what to do.
pub fn refusal(language: Language, file: &str, refusal: &ImportRefusal) -> String {
    match language {
        Nl => format!("{file}: {}", dutch_refusal(refusal)),
        En => format!("{file}: {}", english_refusal(refusal)),
    }
}

fn dutch_refusal(refusal: &ImportRefusal) -> String {
    match refusal {
        ImportRefusal::Empty => "het bestand is leeg. Kies een ander bestand.".to_string(),
        ImportRefusal::TooLarge { bytes_max } => format!(
            "het bestand is te groot. Het mag hoogstens {} zijn. Haal afbeeldingen weg of deel het \
             document op.",
            size(*bytes_max, "byte")
        ),
        ImportRefusal::OtherKind(kind) => dutch_kind(*kind).to_string(),
        ImportRefusal::Encrypted => "het bestand heeft een wachtwoord. Open het, sla het op \
             zonder wachtwoord en probeer het opnieuw."
            .to_string(),
        ImportRefusal::Damaged { place } => format!(
            "het bestand is beschadigd ({place}). Open het in Word of LibreOffice, sla het \
             opnieuw op en probeer het nog eens."
        ),
        ImportRefusal::Bomb { bytes_max } => format!(
            "het bestand wordt bij het uitpakken te groot (meer dan {}). Een gewoon document \
             doet dat niet. Vertrouw je het? Sla het dan opnieuw op.",
            size(*bytes_max, "byte")
        ),
        ImportRefusal::TooManyParts { count_max } => format!(
            "het bestand heeft meer dan {count_max} onderdelen. Haal afbeeldingen weg of deel \
             het document op."
        ),
        ImportRefusal::TooDeep { depth_max } => format!(
            "in het bestand staat tekst meer dan {depth_max} lagen diep in elkaar. Een gewoon \
             document doet dat niet. Sla het opnieuw op."
        ),
        ImportRefusal::TooComplex { nodes_max } => format!(
            "het bestand heeft meer dan {nodes_max} onderdelen in de tekst. Deel het document op."
        ),
        ImportRefusal::DocumentType => "in het bestand staat een eigen documenttype (DOCTYPE). \
             Dat hoort niet in een document en kan kwaad doen. Sla het opnieuw op in Word of \
             LibreOffice."
            .to_string(),
        ImportRefusal::NoText => "er staat geen tekst in het bestand. Is het een scan of een \
             afbeelding? Typ de tekst dan over."
            .to_string(),
        ImportRefusal::ResultTooLarge { bytes_max } => format!(
            "de tekst wordt groter dan een richtlijn mag zijn ({}). Deel het document op.",
            size(*bytes_max, "byte")
        ),
    }
}

fn english_refusal(refusal: &ImportRefusal) -> String {
    match refusal {
        ImportRefusal::Empty => "the file is empty. Choose another file.".to_string(),
        ImportRefusal::TooLarge { bytes_max } => format!(
            "the file is too large. It may be {} at most. Take pictures out or split the document.",
            size(*bytes_max, "bytes")
        ),
        ImportRefusal::OtherKind(kind) => english_kind(*kind).to_string(),
        ImportRefusal::Encrypted => "the file has a password. Open it, save it without a \
             password and try again."
            .to_string(),
        ImportRefusal::Damaged { place } => format!(
            "the file is damaged ({place}). Open it in Word or LibreOffice, save it again and \
             have another try."
        ),
        ImportRefusal::Bomb { bytes_max } => format!(
            "unpacked, the file grows too large (more than {}). An ordinary document does not. \
             If you trust it, save it again.",
            size(*bytes_max, "bytes")
        ),
        ImportRefusal::TooManyParts { count_max } => format!(
            "the file has more than {count_max} parts. Take pictures out or split the document."
        ),
        ImportRefusal::TooDeep { depth_max } => format!(
            "text in the file stands more than {depth_max} layers deep. An ordinary document \
             has nothing like that. Save it again."
        ),
        ImportRefusal::TooComplex { nodes_max } => {
            format!("the text of the file has more than {nodes_max} elements. Split the document.")
        }
        ImportRefusal::DocumentType => "the file has a document type of its own (DOCTYPE). That \
             does not belong in a document and can do harm. Save it again in Word or LibreOffice."
            .to_string(),
        ImportRefusal::NoText => "there is no text in the file. Is it a scan or a picture? Then \
             type the text."
            .to_string(),
        ImportRefusal::ResultTooLarge { bytes_max } => format!(
            "the text is larger than a guideline may be ({}). Split the document.",
            size(*bytes_max, "bytes")
        ),
    }
}

fn dutch_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::OldOffice => {
            "dit is een bestand van een oude Office-versie, zoals .doc. Open het in Word of \
             LibreOffice en sla het op als .docx of .odt."
        }
        OtherKind::Pdf => {
            "dit is een pdf. Daarin staat niet wat een kop, een lijst of een tabel is. Gebruik \
             het Word-bestand waar de pdf van is gemaakt."
        }
        OtherKind::Rtf => "dit is een rtf-bestand. Open het in Word en sla het op als .docx.",
        OtherKind::Spreadsheet => {
            "dit is een rekenblad en geen tekst. Zet de regels in een document (.docx of .odt)."
        }
        OtherKind::Presentation => {
            "dit is een presentatie en geen tekst. Zet de regels in een document (.docx of .odt)."
        }
        OtherKind::Text => {
            "dit is al gewone tekst. Zet het bestand als .md bij de richtlijnen; importeren is \
             niet nodig."
        }
        OtherKind::Unknown => {
            "dit soort bestand ken ik niet. Ik kan .docx, .odt en .html lezen. Sla het op als een \
             van die drie."
        }
    }
}

fn english_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::OldOffice => {
            "this is a file of an old version of Office, such as .doc. Open it in Word or \
             LibreOffice and save it as .docx or .odt."
        }
        OtherKind::Pdf => {
            "this is a PDF. It does not say what is a heading, a list or a table. Use the Word \
             file that the PDF was made of."
        }
        OtherKind::Rtf => "this is an RTF file. Open it in Word and save it as .docx.",
        OtherKind::Spreadsheet => {
            "this is a spreadsheet and no text. Put the rules in a document (.docx or .odt)."
        }
        OtherKind::Presentation => {
            "this is a presentation and no text. Put the rules in a document (.docx or .odt)."
        }
        OtherKind::Text => {
            "this is plain text already. Put the file with the guidelines as .md; there is no need \
             to import it."
        }
        OtherKind::Unknown => {
            "I don't know this kind of file. I can read .docx, .odt and .html. Save it as one of \
             those three."
        }
    }
}

/// A limit in words.
fn size(bytes: u64, word: &str) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    match bytes >= MEGABYTE {
        true => format!("{} MB", bytes / MEGABYTE),
        false => format!("{bytes} {word}"),
    }
}
