//! What a Word file, an OpenDocument text or a web page becomes as a guideline, and what is lost.

use super::diagnostic::Diagnostic;

/// A document of another kind as a Markdown guideline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The whole file, front matter included.
    pub markdown: String,
    /// What the front matter was filled in with, in its order.
    pub filled: Vec<FilledField>,
    /// What was not carried over, and what was in another form; in the order of `ImportNoteKind`.
    pub notes: Vec<ImportNote>,
    /// How many passages our own reader finds in the result.
    pub passages: usize,
    /// What our own reader has to say about the result.
    pub diagnostics: Vec<Diagnostic>,
}

/// A key of the front matter with what it was filled in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledField {
    pub key: &'static str,
    pub value: String,
    pub from: FilledFrom,
}

/// Where a value of the front matter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilledFrom {
    /// A property of the file that is called as the key is.
    Property,
    /// The paragraph that is set as the title.
    TitleParagraph,
    /// The first heading.
    FirstHeading,
    /// The organisation that the file names.
    Company,
    /// The person that the file names as its author.
    Author,
    /// Every import is a draft, so that nothing goes live unseen.
    Import,
}

/// Something that was lost or came out otherwise, all of one kind together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    pub kind: ImportNoteKind,
    pub count: usize,
    /// The headings under which it stands, each once, up to a limit; empty text stands for the
    /// part before the first heading.
    pub places: Vec<String>,
    /// Some of its own words, each once, up to a limit.
    pub examples: Vec<String>,
}

/// What can be lost or come out otherwise; first what is lost, then what needs a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportNoteKind {
    Image,
    EmbeddedObject,
    Equation,
    Comment,
    HeaderOrFooter,
    HiddenText,
    Macro,
    TableOfContents,
    PageNumber,
    Symbol,
    EmptyField,
    LocalLink,
    OtherFile,
    FrameOrForm,
    Unreadable,
    /// From here on: carried over, in a form that needs a look.
    Insertion,
    Deletion,
    TextBox,
    StruckOut,
    MergedCells,
    TableWithoutHeader,
    NestedTable,
    ListInCell,
    FramedText,
    NumberAsText,
    Field,
    DeepHeading,
    LooksLikeHeading,
    StyleDropped,
    ImageText,
    ChangeDate,
    FileTitle,
}

impl ImportNoteKind {
    /// The name that programs read.
    pub fn code(self) -> &'static str {
        match self {
            ImportNoteKind::Image => "image",
            ImportNoteKind::EmbeddedObject => "embedded_object",
            ImportNoteKind::Equation => "equation",
            ImportNoteKind::Comment => "comment",
            ImportNoteKind::HeaderOrFooter => "header_or_footer",
            ImportNoteKind::HiddenText => "hidden_text",
            ImportNoteKind::Macro => "macro",
            ImportNoteKind::TableOfContents => "table_of_contents",
            ImportNoteKind::PageNumber => "page_number",
            ImportNoteKind::Symbol => "symbol",
            ImportNoteKind::EmptyField => "empty_field",
            ImportNoteKind::LocalLink => "local_link",
            ImportNoteKind::OtherFile => "other_file",
            ImportNoteKind::FrameOrForm => "frame_or_form",
            ImportNoteKind::Unreadable => "unreadable",
            ImportNoteKind::Insertion => "insertion",
            ImportNoteKind::Deletion => "deletion",
            ImportNoteKind::TextBox => "text_box",
            ImportNoteKind::StruckOut => "struck_out",
            ImportNoteKind::MergedCells => "merged_cells",
            ImportNoteKind::TableWithoutHeader => "table_without_header",
            ImportNoteKind::NestedTable => "nested_table",
            ImportNoteKind::ListInCell => "list_in_cell",
            ImportNoteKind::FramedText => "framed_text",
            ImportNoteKind::NumberAsText => "number_as_text",
            ImportNoteKind::Field => "field",
            ImportNoteKind::DeepHeading => "deep_heading",
            ImportNoteKind::LooksLikeHeading => "looks_like_heading",
            ImportNoteKind::StyleDropped => "style_dropped",
            ImportNoteKind::ImageText => "image_text",
            ImportNoteKind::ChangeDate => "change_date",
            ImportNoteKind::FileTitle => "file_title",
        }
    }

    /// Whether it does not stand in the result at all.
    pub fn is_lost(self) -> bool {
        self <= ImportNoteKind::Unreadable
    }
}

/// Why a file cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// It holds no byte.
    Empty,
    TooLarge {
        bytes_max: u64,
    },
    /// A kind of file that is not read: what it is, as a name that `render` knows.
    OtherKind(OtherKind),
    /// A password or rights management stands before it.
    Encrypted,
    /// The file is not what it says that it is, or part of it is gone; where, in the format's own
    /// terms.
    Damaged {
        place: String,
    },
    /// It expands to more than the limit, or suspiciously much.
    Bomb {
        bytes_max: u64,
    },
    TooManyParts {
        count_max: usize,
    },
    /// Its elements stand in each other deeper than the limit, or are more than it.
    TooDeep {
        depth_max: usize,
    },
    TooComplex {
        nodes_max: usize,
    },
    /// It defines entities of its own (a document type), which office programs never do.
    DocumentType,
    /// There is no text in it.
    NoText,
    /// The result is larger than a guideline may be.
    ResultTooLarge {
        bytes_max: u64,
    },
}

/// Kinds of files that are known and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// `.doc` of Word 97 to 2003, or another file of that time.
    OldOffice,
    Pdf,
    Rtf,
    Spreadsheet,
    Presentation,
    /// It is Markdown or plain text already.
    Text,
    Unknown,
}
