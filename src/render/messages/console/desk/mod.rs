//! The words of the desk, where a change is tried out and published.

mod refusal;
mod states;

use crate::model::Language::{self, En, Nl};

pub use refusal::{Refusal, refusal};
pub use states::*;

/// A word or two in both languages.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident: $nl:literal, $en:literal;)*) => {$(
        $(#[$about])*
        pub fn $name(language: Language) -> &'static str {
            match language {
                Nl => $nl,
                En => $en,
            }
        }
    )*};
}
pub(super) use words;

words! {
    /// Leads to the page on which a guideline is edited.
    edit: "Bewerk deze richtlijn", "Edit this guideline";
    /// Leads to the page for a new guideline, and its title.
    new: "Nieuwe richtlijn", "New guideline";
    /// The label of the field with the name of a new file.
    name_label: "Naam van het bestand", "Name of the file";
    /// Below it.
    name_hint:
        "Letters, cijfers en streepjes, zoals foto-en-beeld. Een map mag ervoor: en/photos.",
        "Letters, digits and hyphens, such as photos. A folder may stand before it: en/photos.";
    /// The label of the field with the text.
    text_label: "Tekst", "Text";
    /// Below it.
    text_hint:
        "In Markdown. Er verandert niets tot je publiceert.",
        "In Markdown. Nothing changes until you publish.";
    /// The label of the field with questions to try.
    questions_label: "Vragen om te proberen", "Questions to try";
    /// Below it.
    questions_hint:
        "Eén vraag per regel, ten hoogste 10. Je ziet het antwoord van nu en dat van straks.",
        "One question a line, 10 at most. You see the answer now and the one afterwards.";
    /// The button that tries a change out.
    try_out: "Probeer uit", "Try out";
    /// The button that publishes.
    publish: "Publiceer", "Publish";
    /// The button that proposes.
    propose: "Stel voor", "Propose";
    /// Below the buttons, where a second author is needed.
    second:
        "Een andere schrijver leest je voorstel na en publiceert het.",
        "Another author reads your proposal and publishes it.";
    /// The box that takes a guideline away.
    take_away:
        "Haal deze richtlijn weg. Je kunt haar later terugzetten.",
        "Take this guideline away. You can bring it back later.";
    /// The heading of the form for a file, and the label of its field.
    upload: "Begin met een bestand", "Begin with a file";
    /// Below it.
    upload_hint:
        "Een Word-bestand (.docx), OpenDocument-tekst (.odt), webpagina (.html) of Markdown \
         (.md). Er wordt nog niets opgeslagen.",
        "A Word file (.docx), an OpenDocument text (.odt), a web page (.html) or Markdown \
         (.md). Nothing is kept yet.";
    /// The button that reads the file.
    read_in: "Lees het bestand", "Read the file";
    /// Above what an import left out or changed.
    notes:
        "Kijk dit na: zo is het bestand overgenomen",
        "Look at this: how the file was carried over";
    /// The heading of what a trial gave.
    tried: "Uitgeprobeerd", "Tried out";
    /// Said where nothing keeps a change from being published.
    sound:
        "Dit kun je publiceren: er zijn geen fouten, en alle voorbeeldvragen die klopten, \
         kloppen nog.",
        "You can publish this: there are no errors, and every question case that held still \
         holds.";
    /// Said where something does.
    unsound:
        "Dit kan zo niet live. Los eerst op wat hieronder staat.",
        "This cannot go live as it is. First solve what stands below.";
    /// The heading of what is wrong with the texts.
    found: "In de tekst", "In the text";
    /// The heading of the cases that would no longer hold.
    broken: "Voorbeeldvragen die niet meer kloppen", "Question cases that no longer hold";
    /// The heading of the cases that are answered otherwise.
    changed_cases: "Voorbeeldvragen met een ander antwoord", "Question cases with another answer";
    /// Said where there are none.
    no_changed_cases:
        "Geen enkele voorbeeldvraag krijgt een ander antwoord.",
        "No question case gets another answer.";
    /// The heading of the questions that were tried.
    asked: "Jouw vragen", "Your questions";
    /// Above an answer: as it is and as it would be.
    now: "Nu", "Now";
    /// The same.
    then: "Straks", "Afterwards";
    /// Said in place of an answer where the texts have errors.
    no_answer_yet:
        "Dat weet ik pas als de fouten weg zijn.",
        "That is known once the errors are gone.";
    /// Said where the two answers are the same.
    same_answer: "Dit antwoord blijft gelijk.", "This answer stays the same.";
    /// The box that makes a question case of an answer.
    keep:
        "Bewaak dit antwoord: een wijziging die het verandert, wordt dan geweigerd",
        "Guard this answer: an edit that changes it is then refused";
    /// Said of a question that is a case already.
    kept_already:
        "Deze vraag is al een voorbeeldvraag.",
        "This question is a question case already.";
    /// Said of a question that cannot become one.
    not_kept:
        "Van deze vraag kan ik geen voorbeeldvraag maken.",
        "No question case can be made of this question.";
    /// The comment that the file of such cases begins with.
    cases_heading:
        "Antwoorden die op de redactie bewaakt zijn. Je mag dit bestand zelf aanvullen.",
        "Answers guarded at the editors' desk. You may add to this file yourself.";
    /// The heading of what a change alters in a file.
    difference: "Wat er verandert", "What changes";
    /// Before a line that goes, for a screen reader.
    line_gone: "weg:", "gone:";
    /// Before a line that comes, for a screen reader.
    line_new: "nieuw:", "new:";
    /// Said where a difference is cut off.
    more_lines:
        "De rest van het verschil staat hier niet.",
        "The rest of the difference is not shown.";
    /// Said of a file that would be there no more.
    file_gone: "Dit bestand gaat weg.", "This file goes.";
    /// Above the two versions of a file that changed underneath.
    changed_underneath:
        "Verschil tussen wat er nu staat en jouw tekst",
        "The difference between what stands there now and your text";
    /// Below it.
    changed_underneath_hint:
        "Neem over wat je wilt houden en probeer opnieuw uit. Publiceer je daarna, dan \
         vervangt jouw tekst wat er nu staat.",
        "Take over what you want to keep and try again. If you then publish, your text takes \
         the place of what stands there now.";
}

/// What an organisation below would lose.
pub fn below(language: Language, organisation: &str) -> String {
    match language {
        Nl => format!("Bij {organisation}, waar deze regels ook gelden"),
        En => format!("At {organisation}, where these rules hold too"),
    }
}

/// The title of the page on which a file is edited.
pub fn edit_title(language: Language, file: &str) -> String {
    match language {
        Nl => format!("{file} bewerken"),
        En => format!("Edit {file}"),
    }
}

/// Says that only the first so many are shown.
pub fn only_first(language: Language, count: usize, of: usize) -> String {
    match language {
        Nl => format!("Hier staan de eerste {count} van {of}."),
        En => format!("Here are the first {count} of {of}."),
    }
}
