//! The words around a guideline that is shown whole, and around the list of them.

use crate::model::Language::{self, En, Nl};

/// Stands above the list of guidelines.
pub fn sources_headline(language: Language, organisation: &str) -> String {
    match language {
        Nl => format!("Dit zijn de richtlijnen van {organisation}"),
        En => format!("These are the guidelines of {organisation}"),
    }
}

/// In place of the list, where no guideline is in force.
pub fn no_sources(language: Language) -> &'static str {
    match language {
        Nl => "Er zijn nog geen richtlijnen.",
        En => "There are no guidelines yet.",
    }
}

/// Below the list: how to read one.
pub fn sources_hint(language: Language) -> &'static str {
    match language {
        Nl => "Wil je er een lezen? Typ /bron met het nummer of de naam erachter.",
        En => "Want to read one? Type /source followed by its number or name.",
    }
}

/// Which version of a guideline this is.
pub fn version(language: Language, version: &str) -> String {
    match language {
        Nl => format!("versie {version}"),
        En => format!("version {version}"),
    }
}

/// From which day on it holds; `day` is `YYYY-MM-DD`.
pub fn valid_from(language: Language, day: &str) -> String {
    match language {
        Nl => format!("geldt vanaf {day}"),
        En => format!("in force from {day}"),
    }
}

/// The last day on which it holds.
pub fn valid_until(language: Language, day: &str) -> String {
    match language {
        Nl => format!("geldt tot en met {day}"),
        En => format!("in force up to and including {day}"),
    }
}

/// Who looks after it.
pub fn owner(language: Language, owner: &str) -> String {
    match language {
        Nl => format!("van {owner}"),
        En => format!("by {owner}"),
    }
}

/// By which day it is looked over.
pub fn review_by(language: Language, day: &str) -> String {
    match language {
        Nl => format!("wordt nagekeken vóór {day}"),
        En => format!("to be reviewed by {day}"),
    }
}

/// Marks a text that holds for nobody yet.
pub fn draft(language: Language) -> &'static str {
    match language {
        Nl => "Let op: dit is een concept. Het geldt nog niet.",
        En => "Please note: this is a draft. It is not in force yet.",
    }
}

/// Stands before a footnote.
pub fn footnote(language: Language, label: &str) -> String {
    match language {
        Nl => format!("Noot {label}:"),
        En => format!("Note {label}:"),
    }
}

/// Says that no guideline has that name or number.
pub fn unknown_source(language: Language, name: &str) -> String {
    match language {
        Nl => format!("Ik ken geen richtlijn \"{name}\". Typ /bronnen om te zien welke er zijn."),
        En => format!("I know no guideline \"{name}\". Type /sources to see them all."),
    }
}
