//! The small hints of a chat without buttons.

use crate::model::Language::{self, En, Nl};

/// Below an answer that has other rules behind it.
pub fn more_hint(language: Language) -> &'static str {
    match language {
        Nl => "Typ /meer om de andere regels te zien.",
        En => "Type /more to see the other rules.",
    }
}

/// Where somebody asks for more and there is none.
pub fn no_more(language: Language) -> &'static str {
    match language {
        Nl => "Er zijn geen andere regels bij het vorige antwoord.",
        En => "There are no other rules with the last answer.",
    }
}

/// Where no guideline has that name or number.
pub fn no_such_guideline(language: Language, name: &str) -> String {
    match language {
        Nl => format!("Er is geen richtlijn {name}. Typ /bronnen om te zien welke er zijn."),
        En => format!("There is no guideline {name}. Type /sources to see which there are."),
    }
}

/// Where a line is so long that it was not read to its end.
pub fn line_too_long(language: Language) -> &'static str {
    match language {
        Nl => "Je vraag is te lang. Maak hem korter en probeer het nog eens.",
        En => "Your question is too long. Make it shorter and try again.",
    }
}
