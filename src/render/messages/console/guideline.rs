//! The words of a guideline beside how the bot read it.

use crate::model::Language::{self, En, Nl};

/// What the page is for.
pub fn lead(language: Language) -> &'static str {
    match language {
        Nl => {
            "Bij elk stuk van je tekst staat hoe Deelwijzer het leest. Leest het iets verkeerd? \
             Schrijf het dan duidelijker op."
        }
        En => {
            "Beside each piece of your text stands how Deelwijzer reads it. Does it read something \
             wrongly? Then write it more clearly."
        }
    }
}

/// Where the file is.
pub fn file(language: Language) -> &'static str {
    match language {
        Nl => "Bestand",
        En => "File",
    }
}

/// Leads to the page that askers see.
pub fn as_askers_see_it(language: Language) -> &'static str {
    match language {
        Nl => "Bekijk zoals vragers hem zien",
        En => "See it as askers do",
    }
}

/// Stands above what is wrong with the file as a whole.
pub fn of_the_file(language: Language) -> &'static str {
    match language {
        Nl => "Meldingen over het hele bestand",
        En => "Findings about the whole file",
    }
}

/// Stands above the pairs of text and rules.
pub fn rules(language: Language) -> &'static str {
    match language {
        Nl => "De tekst en hoe hij gelezen is",
        En => "The text and how it was read",
    }
}

/// The headings of the two sides.
pub fn sides(language: Language) -> [&'static str; 2] {
    match language {
        Nl => ["Jouw tekst", "Zo leest Deelwijzer het"],
        En => ["Your text", "How Deelwijzer reads it"],
    }
}

/// Stands before words that lead a passage in.
pub fn led_in_by(language: Language) -> &'static str {
    match language {
        Nl => "Hoort bij:",
        En => "Belongs to:",
    }
}

/// Said where no rule was read.
pub fn no_rule(language: Language) -> &'static str {
    match language {
        Nl => "Geen regel gelezen. De tekst wordt wel geciteerd, zonder ja of nee.",
        En => "No rule was read. The text is quoted all the same, without a yes or no.",
    }
}
