//! What is wrong in an organisation's files; the words for it live in `render`.

use super::language::Language;

/// How bad a fault is. An error keeps the files from going live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Hint,
    Warning,
    Error,
}

/// One fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub level: Level,
    /// Path below the organisation's folder, or the folder's own name.
    pub file: String,
    /// 1-based; absent where the fault is the whole file's.
    pub line: Option<usize>,
    /// 1-based, in bytes.
    pub column: Option<usize>,
    pub fault: Fault,
}

/// What is wrong, with what one needs to say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The folder has no guideline that can be read.
    NoGuidelines,
    /// The folder is not there, or is a file.
    NoFolder,
    /// An organisation above this one whose folder is not beside its own.
    UnknownParent {
        id: String,
    },
    /// A parent that has this organisation above it.
    ParentLoop {
        id: String,
    },
    /// The operating system's own reason, in its words.
    Unreadable {
        reason: String,
    },
    /// It was there a moment ago.
    Vanished,
    PermissionDenied,
    /// Bytes that are no UTF-8, from the named place on.
    NotUtf8,
    /// It begins with the mark of UTF-16.
    Utf16,
    /// A NUL byte: this is no text.
    NotText,
    FileTooLarge {
        bytes: u64,
        bytes_max: u64,
    },
    TooManyGuidelines {
        count: usize,
        count_max: usize,
    },
    TooManyPassages {
        count: usize,
        count_max: usize,
    },
    FoldersTooDeep {
        depth_max: usize,
    },
    /// A symbolic link that leads out of the organisation's folder.
    LinkOutside,
    /// A symbolic link that leads nowhere.
    LinkBroken,
    /// A folder, a pipe or a device where a file should stand.
    NoOrdinaryFile,
    /// The first line opens a front matter that nothing closes.
    FrontMatterOpen,
    /// The YAML or TOML reader's own words.
    Syntax {
        what: &'static str,
        reason: String,
    },
    UnknownKey {
        key: String,
        near: Option<String>,
    },
    /// A value that the key cannot take; `expected` names the form (`date`, `list`, …).
    BadValue {
        key: String,
        value: String,
        expected: &'static str,
    },
    MissingKey {
        key: &'static str,
    },
    /// `valid_until` lies before `valid_from`.
    DatesReversed,
    /// A period whose `until` lies before its `from`.
    PeriodReversed,
    /// A key that stands in one front matter twice.
    SameKey {
        key: String,
    },
    ReviewOverdue {
        review_by: String,
    },
    /// No passage could be read from it.
    EmptyGuideline,
    /// One sentence longer than a quote may be; it can only be quoted whole.
    RuleTooLong {
        chars: usize,
        chars_max: usize,
    },
    /// A list that no sentence leads in and no heading explains.
    ListWithoutLeadIn,
    DeadLink {
        target: String,
        near: Option<String>,
    },
    /// Two files of one name but for the extension.
    SameSlug {
        other: String,
    },
    /// A quote of `risks.toml`, a case or a route that stands in no guideline.
    QuoteNotFound {
        quote: String,
        in_file: String,
        near: Option<String>,
    },
    FileNotFound {
        name: String,
        near: Option<String>,
    },
    SameId {
        id: String,
    },
    /// A rule that can never fire; `what` is `risk`, `route`, `contact` or `pattern`.
    NeverFires {
        what: &'static str,
        id: String,
    },
    /// A text is there in one language only.
    MissingLanguage {
        what: String,
        language: Language,
    },
    /// A broader or related concept that neither the organisation nor the program knows.
    UnknownConcept {
        id: String,
        near: Option<String>,
    },
    /// A label that another concept of the organisation has in the same language.
    SameLabel {
        label: String,
        other: String,
    },
    /// A word of `wording.toml` that stands in another list too, of the file or of the program, and
    /// can be in one only.
    WordInTwoLists {
        word: String,
        other: String,
    },
    /// A concept by no name: it can never be found.
    NoLabels {
        id: String,
    },
    /// A pattern of `safety.toml` that cannot be read, in the reader's own words.
    BadPattern {
        pattern: String,
        reason: String,
    },
    /// A pattern that would be too large in memory, or is too long as it is written.
    PatternTooLarge {
        pattern: String,
    },
    /// A pattern that fits everywhere, since it fits where nothing stands.
    PatternFitsAll {
        pattern: String,
    },
    /// More patterns or words than are read; `what` is the key.
    TooManyEntries {
        what: &'static str,
        count: usize,
        count_max: usize,
    },
    /// A question case that no longer holds.
    CaseBroken {
        question: String,
        expected: String,
        found: String,
    },
    /// A question case that stands as open and holds all the same.
    CaseHoldsNow {
        question: String,
    },
    /// Markup that is passed over: its words are not searched or quoted.
    MarkupIgnored {
        what: &'static str,
    },
    /// What only shows when the whole is asked.
    Asked(AskedFault),
}

/// What is wrong with answers, not with the files one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedFault {
    /// A question case that held, and does not after an edit.
    CaseBrokenByEdit { question: String, before: String, found: String },
    /// A rule allows what the one at `other`, its file and line, forbids, or the other way round.
    Contradicts { other: String },
    /// A passage says nearly what the one at `other` says.
    NearlySame { other: String },
    /// No yes or no follows from a rule by these of its words; whether they advise, and rule not.
    Ambiguous { words: Vec<String>, is_advice: bool },
    /// So many more rules are like the one before.
    MoreAmbiguous { count: usize },
    /// A front matter names a platform that no concept has as a name.
    UnknownPlatform { name: String },
    /// A concept of the organisation's own stands in no passage, nor does any related one.
    UnusedConcept { id: String },
    /// Nobody is named to ask where the rules say nothing.
    NoContact,
}
