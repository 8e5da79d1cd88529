//! Why a change was not made, and what to do.

use crate::model::Diagnostic;
use crate::model::Language::{self, En, Nl};

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Nothing,
    /// The name of the file cannot be used.
    NameEmpty,
    NameTooLong {
        chars_max: usize,
    },
    NameLetters,
    NameInCases,
    NameTooDeep {
        depth_max: usize,
    },
    /// A file of that name is there already.
    NameTaken {
        file: String,
    },
    NoSuchPlace {
        file: String,
    },
    NotText {
        file: String,
    },
    TooLarge {
        file: String,
        bytes_max: u64,
    },
    TooMany {
        count_max: usize,
    },
    /// What is wrong with it is told beside this.
    Unreadable(Box<Diagnostic>),
    Changed,
    Unsound,
    NeedsSecond,
    OwnProposal,
    NoProposal,
    TooManyProposals {
        count_max: usize,
    },
    NoState,
    /// By the settings, nothing is kept here to publish with.
    Closed,
    /// No file was chosen.
    NoUpload,
    /// The file that was sent is not to be read; why.
    Upload(String),
    /// The disk or the store failed; the log tells how.
    Failed,
}

/// What is told of it.
pub fn refusal(language: Language, why: &Refusal) -> String {
    match language {
        Nl => dutch(why),
        En => english(why),
    }
}

fn dutch(why: &Refusal) -> String {
    match why {
        Refusal::Nothing => "Er verandert niets: je tekst is gelijk aan wat er staat.".into(),
        Refusal::NameEmpty => "Geef het bestand een naam.".into(),
        Refusal::NameTooLong { chars_max } => {
            format!("De naam is te lang. Gebruik ten hoogste {chars_max} tekens.")
        }
        Refusal::NameLetters => {
            "Gebruik in de naam alleen letters, cijfers, spaties en de tekens - _ en een punt. Een \
             map zet je ervoor met een schuine streep."
                .into()
        }
        Refusal::NameInCases => {
            "In de map cases staan voorbeeldvragen. Kies een andere map voor een richtlijn.".into()
        }
        Refusal::NameTooDeep { depth_max } => {
            format!("Het bestand staat te diep. Gebruik ten hoogste {depth_max} delen in de naam.")
        }
        Refusal::NameTaken { file } => {
            format!("{file} is er al. Kies een andere naam, of bewerk dat bestand.")
        }
        Refusal::NoSuchPlace { file } => {
            format!("{file} kan hier niet bewerkt worden. Kies een bestand van deze organisatie.")
        }
        Refusal::NotText { file } => {
            format!("In {file} staat een teken dat geen tekst is. Haal het weg.")
        }
        Refusal::TooLarge { file, bytes_max } => {
            format!("{file} is te groot. Meer dan {bytes_max} bytes kan niet. Verdeel de tekst.")
        }
        Refusal::TooMany { count_max } => {
            format!("Dit zijn te veel bestanden tegelijk. Meer dan {count_max} kan niet.")
        }
        Refusal::Unreadable(_) => "In de map staat een bestand dat ik niet kan lezen.".into(),
        Refusal::Changed => {
            "Iemand anders heeft dit bestand gewijzigd nadat je het opende. Er is niets \
             overschreven."
                .into()
        }
        Refusal::Unsound => "Niet gepubliceerd. Los eerst op wat hieronder staat.".into(),
        Refusal::NeedsSecond => "Stel dit voor. Een andere schrijver publiceert het.".into(),
        Refusal::OwnProposal => {
            "Dit is je eigen voorstel. Een andere schrijver moet het publiceren.".into()
        }
        Refusal::NoProposal => "Dit voorstel is er niet meer.".into(),
        Refusal::TooManyProposals { count_max } => format!(
            "Er staan al {count_max} voorstellen. Publiceer of verwijder er eerst een paar."
        ),
        Refusal::NoState => "Deze versie is niet meer bewaard.".into(),
        Refusal::Closed => "Hier kan niets bewerkt worden. Vraag de beheerder.".into(),
        Refusal::NoUpload => "Kies eerst een bestand.".into(),
        Refusal::Upload(why) => why.clone(),
        Refusal::Failed => {
            "Het opslaan is mislukt. Er is niets half gewijzigd. Vraag de beheerder in het logboek \
             te kijken."
                .into()
        }
    }
}

fn english(why: &Refusal) -> String {
    match why {
        Refusal::Nothing => "Nothing changes: your text equals what stands there.".into(),
        Refusal::NameEmpty => "Give the file a name.".into(),
        Refusal::NameTooLong { chars_max } => {
            format!("The name is too long. Use {chars_max} characters at most.")
        }
        Refusal::NameLetters => {
            "Use only letters, digits, spaces and the marks - _ and a full stop in the name. A \
             folder goes before it with a slash."
                .into()
        }
        Refusal::NameInCases => {
            "The folder cases holds question cases. Choose another folder for a guideline.".into()
        }
        Refusal::NameTooDeep { depth_max } => {
            format!("The file lies too deep. Use {depth_max} parts in the name at most.")
        }
        Refusal::NameTaken { file } => {
            format!("{file} is there already. Choose another name, or edit that file.")
        }
        Refusal::NoSuchPlace { file } => {
            format!("{file} cannot be edited here. Choose a file of this organisation.")
        }
        Refusal::NotText { file } => {
            format!("{file} holds a character that is no text. Take it out.")
        }
        Refusal::TooLarge { file, bytes_max } => {
            format!(
                "{file} is too large. More than {bytes_max} bytes is not taken. Split the text."
            )
        }
        Refusal::TooMany { count_max } => {
            format!("These are too many files at once. {count_max} is the most.")
        }
        Refusal::Unreadable(_) => "The folder has a file that cannot be read.".into(),
        Refusal::Changed => {
            "Somebody else changed this file after you opened it. Nothing was written over.".into()
        }
        Refusal::Unsound => "Not published. First solve what stands below.".into(),
        Refusal::NeedsSecond => "Propose this. Another author publishes it.".into(),
        Refusal::OwnProposal => "This is your own proposal. Another author must publish it.".into(),
        Refusal::NoProposal => "This proposal is no longer there.".into(),
        Refusal::TooManyProposals { count_max } => {
            format!("{count_max} proposals wait already. Publish or delete some first.")
        }
        Refusal::NoState => "This version is no longer kept.".into(),
        Refusal::Closed => "Nothing can be edited here. Ask the admin.".into(),
        Refusal::NoUpload => "Choose a file first.".into(),
        Refusal::Upload(why) => why.clone(),
        Refusal::Failed => {
            "It could not be saved. Nothing is half changed. Ask the admin to look in the log."
                .into()
        }
    }
}
