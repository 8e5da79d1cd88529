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
            format!("Deze zin telt {chars} tekens. Ik kan hem alleen in zijn geheel laten zien."),
            format!("Maak er kortere zinnen van, elk hoogstens {chars_max} tekens lang."),
        ),
        En => Said::new(
            format!("This sentence has {chars} characters. I can only show it whole."),
            format!("Split it into shorter sentences, each of {chars_max} characters at most."),
        ),
    }
}

pub fn list_without_lead_in(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Boven deze lijst staat geen zin. Wie één punt ziet, weet dan niet waar het over gaat.",
            "Zet er een zin boven die zegt wat de punten zijn, zoals: Plaats nooit:",
        ),
        En => Said::new(
            "No sentence stands above this list. Someone who sees one item can't tell what it is \
             about.",
            "Put a sentence above it that says what the items are, such as: Never post:",
        ),
    }
}

pub fn markup_ignored(language: Language, what: &str) -> Said {
    let (what, is_unshown) = match (what, language) {
        ("struck out", Nl) => ("doorgestreepte tekst", true),
        ("struck out", En) => ("struck-out text", true),
        ("hidden", Nl) => ("verborgen tekst", true),
        ("hidden", En) => ("hidden text", true),
        (other, _) => (other, false),
    };
    let hint = match (language, is_unshown) {
        (Nl, true) => "Geldt dit nog? Schrijf het dan als gewone tekst. Anders: haal het weg.",
        (En, true) => "Does this still hold? Then write it as ordinary text. If not, remove it.",
        (Nl, false) => "Staat er een regel in? Schrijf die dan als gewone tekst.",
        (En, false) => "Does it hold a rule? Then write that as ordinary text.",
    };
    match language {
        Nl => Said::new(
            format!("Dit sla ik over ({what}). De woorden erin kan ik niet vinden of laten zien."),
            hint,
        ),
        En => Said::new(
            format!("I pass over this ({what}). I can't find or show the words in it."),
            hint,
        ),
    }
}
