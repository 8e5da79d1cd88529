//! The words of the page with the last edits.

use super::overview::faults;
use crate::model::Language::{self, En, Nl};
use crate::model::LevelCounts;

/// The page's title, and the link to it.
pub fn title(language: Language) -> &'static str {
    match language {
        Nl => "Wijzigingen",
        En => "Edits",
    }
}

/// What the page is for.
pub fn lead(language: Language) -> &'static str {
    match language {
        Nl => "Wat er met de laatste wijzigingen is gebeurd sinds het programma is gestart.",
        En => "What became of the last edits since the program was started.",
    }
}

/// Said where there was none.
pub fn none(language: Language) -> &'static str {
    match language {
        Nl => "Sinds de start is er niets gewijzigd.",
        En => "Nothing was edited since the start.",
    }
}

/// Stands beside an edit that was taken over.
pub fn taken(language: Language) -> &'static str {
    match language {
        Nl => "Overgenomen",
        En => "Taken over",
    }
}

/// Stands beside an edit that was not taken over.
pub fn refused(language: Language) -> &'static str {
    match language {
        Nl => "Geweigerd: de vorige tekst blijft gelden",
        En => "Refused: the text before stays in force",
    }
}

/// Stands before the names of files that are new, changed and gone.
pub fn files(language: Language) -> [&'static str; 3] {
    match language {
        Nl => ["Nieuw:", "Gewijzigd:", "Weg:"],
        En => ["New:", "Changed:", "Gone:"],
    }
}

/// Said where something else than a guideline changed.
pub fn other(language: Language) -> &'static str {
    match language {
        Nl => "Ook gewijzigd: voorbeeldvragen, contacten, waarschuwingen of woorden.",
        En => "Also changed: question cases, contacts, warnings or words.",
    }
}

/// How many faults there were after it.
pub fn found(language: Language, counts: LevelCounts) -> String {
    let counts = faults(language, counts);
    match language {
        Nl => format!("Meldingen daarna: {counts}."),
        En => format!("Findings after it: {counts}."),
    }
}

/// How many more files there are than are named.
pub fn more_files(language: Language, count: usize) -> String {
    match language {
        Nl => format!("en nog {count}"),
        En => format!("and {count} more"),
    }
}

/// Stands before the program's own reason.
pub fn reason(language: Language) -> &'static str {
    match language {
        Nl => "Reden van het programma:",
        En => "The program's reason:",
    }
}
