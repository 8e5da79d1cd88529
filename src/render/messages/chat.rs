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

/// Where a line is so long that it was not read to its end.
pub fn line_too_long(language: Language) -> &'static str {
    match language {
        Nl => "Je vraag is te lang. Maak hem korter en probeer het nog eens.",
        En => "Your question is too long. Make it shorter and try again.",
    }
}
