//! Words for faults in what a guideline says.

use super::Said;
use crate::model::Language::{self, En, Nl};

pub fn empty(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "In dit bestand staat geen tekst die ik kan gebruiken.",
            "Schrijf er een regel in, of haal het bestand weg.",
        ),
        En => Said::new(
            "This file has no text that I can use.",
            "Write a rule in it, or remove the file.",
        ),
    }
}

pub fn rule_too_long(language: Language, chars: usize, chars_max: usize) -> Said {
    match language {
        Nl => Said::new(
            format!("Deze zin telt {chars} tekens. Ik haal hem altijd in zijn geheel aan."),
            format!("Maak er kortere zinnen van, elk van hoogstens {chars_max} tekens."),
        ),
        En => Said::new(
            format!("This sentence has {chars} characters. I always quote it whole."),
            format!("Make it shorter sentences, each of {chars_max} characters at most."),
        ),
    }
}

pub fn list_without_lead_in(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Boven deze lijst staat geen zin. Een los punt is dan niet te begrijpen.",
            "Zet er een zin boven die zegt wat de punten zijn, zoals: Plaats nooit:",
        ),
        En => Said::new(
            "No sentence stands above this list. An item by itself can't be understood then.",
            "Put a sentence above it that says what the items are, such as: Never post:",
        ),
    }
}

pub fn markup_ignored(language: Language, what: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Dit sla ik over ({what}). De woorden erin vind ik niet en haal ik niet aan."),
            "Staat er een regel in? Schrijf die dan als gewone tekst.",
        ),
        En => Said::new(
            format!("I pass over this ({what}). I don't find or quote the words in it."),
            "Does it hold a rule? Then write that as ordinary text.",
        ),
    }
}
