//! The words of the pages with earlier states and with proposals.

use super::words;
use crate::model::Cause;
use crate::model::Language::{self, En, Nl};

words! {
    /// The title of the page with earlier states, and the link to it.
    states: "Geschiedenis", "History";
    /// What it is for.
    states_lead:
        "Elke versie van je richtlijnen wordt een tijd bewaard. Je kunt één bestand of alles \
         terugzetten. Daarvoor gelden dezelfde controles als voor publiceren.",
        "Every version of your guidelines is kept for a while. You can bring back one file or \
         all of them. The same checks apply as for publishing.";
    /// Said where there are none.
    no_states: "Er is nog geen eerdere versie bewaard.", "No earlier version is kept yet.";
    /// Leads to the states of one file.
    states_of_file: "Eerdere versies", "Earlier versions";
    /// A file that came in a state.
    file_came: "nieuw", "new";
    /// A file that changed in a state.
    file_changed: "gewijzigd", "changed";
    /// A file that went in a state.
    file_went: "weggehaald", "taken away";
    /// The button that tries out going back to a state, for all files.
    restore_all: "Zet alles terug naar deze versie", "Bring everything back to this version";
    /// The same for one file.
    restore_file: "Zet dit bestand terug naar deze versie", "Bring this file back to this version";
    /// The title of the page on which going back is tried out.
    restoring: "Terugzetten", "Bring back";
    /// Said where all is as it was.
    nothing_to_restore:
        "Alles staat al zoals in deze versie.",
        "Everything is as in this version already.";
    /// Leads to one state.
    look: "Bekijk", "Look";
    /// Said of a text that is no longer kept.
    text_gone: "Deze tekst is niet meer bewaard.", "This text is no longer kept.";
    /// The title of the page with proposals, and the link to it.
    proposals: "Voorstellen", "Proposals";
    /// What it is for.
    proposals_lead:
        "Wat een schrijver voorstelt, publiceert een andere schrijver.",
        "What one author proposes, another author publishes.";
    /// Said where there are none.
    no_proposals: "Er is nu niets voorgesteld.", "Nothing is proposed now.";
    /// The button that takes a proposal away.
    turn_down: "Verwijder dit voorstel", "Delete this proposal";
    /// Said to its proposer in place of the button that publishes.
    own_proposal:
        "Dit is je eigen voorstel. Een andere schrijver moet het publiceren.",
        "This is your own proposal. Another author must publish it.";
    /// Said after something was published.
    published:
        "Gepubliceerd. De bot antwoordt er nu mee.",
        "Published. The bot answers from it now.";
    /// Said after something was proposed.
    proposed:
        "Voorgesteld. Een andere schrijver kan het nu publiceren.",
        "Proposed. Another author can publish it now.";
    /// Said after a proposal was taken away.
    turned_down: "Het voorstel is verwijderd.", "The proposal is deleted.";
}

/// A state in one line: its number, and how it came about.
pub fn state(language: Language, number: u64, cause: Cause) -> String {
    let how = match (cause, language) {
        (Cause::Outside, Nl) => "gewijzigd in de map",
        (Cause::Outside, En) => "changed in the folder",
        (Cause::Published, Nl) => "gepubliceerd",
        (Cause::Published, En) => "published",
        (Cause::Restored, Nl) => "teruggezet",
        (Cause::Restored, En) => "brought back",
    };
    match language {
        Nl => format!("Versie {number}: {how}"),
        En => format!("Version {number}: {how}"),
    }
}

/// Who brought a state about.
pub fn by(language: Language, by: Option<&str>, approved_by: Option<&str>) -> Option<String> {
    Some(match (by?, approved_by, language) {
        (by, None, Nl) => format!("door {by}"),
        (by, None, En) => format!("by {by}"),
        (by, Some(second), Nl) => format!("door {by}, nagelezen door {second}"),
        (by, Some(second), En) => format!("by {by}, approved by {second}"),
    })
}

/// How many files differ from the state before.
pub fn files_changed(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => "1 bestand".to_string(),
        (Nl, _) => format!("{count} bestanden"),
        (En, 1) => "1 file".to_string(),
        (En, _) => format!("{count} files"),
    }
}

/// The title of the page with the states of one file.
pub fn states_of(language: Language, file: &str) -> String {
    match language {
        Nl => format!("Eerdere versies van {file}"),
        En => format!("Earlier versions of {file}"),
    }
}
