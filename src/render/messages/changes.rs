//! The words around what changed in the rules.

use crate::model::Language::{self, En, Nl};

/// The first line of a message to staff.
pub fn title(language: Language, organisation: &str) -> String {
    match language {
        Nl => format!("Dit is veranderd in de richtlijnen van {organisation}"),
        En => format!("This has changed in the guidelines of {organisation}"),
    }
}

/// Said where nothing did.
pub fn nothing(language: Language) -> &'static str {
    match language {
        Nl => "Er is geen regel veranderd.",
        En => "No rule has changed.",
    }
}

/// The names of the parts: changed, new, gone.
pub fn labels(language: Language) -> [&'static str; 3] {
    match language {
        Nl => ["Veranderd", "Nieuw", "Vervallen"],
        En => ["Changed", "New", "Gone"],
    }
}

/// Stand before a rule as it was and as it is.
pub fn was_and_is(language: Language) -> [&'static str; 2] {
    match language {
        Nl => ["Eerst:", "Nu:"],
        En => ["Before:", "Now:"],
    }
}
