//! The words around a guideline and the list of guidelines.

use crate::model::Language::{self, En, Nl};

/// Stands above the list of guidelines.
pub fn list_lead(language: Language, organisation: &str, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => {
            format!("{organisation} heeft één richtlijn. Deelwijzer citeert alleen daaruit.")
        }
        (Nl, _) => {
            format!("{organisation} heeft {count} richtlijnen. Deelwijzer citeert alleen daaruit.")
        }
        (En, 1) => {
            format!("{organisation} has one guideline. Deelwijzer quotes from it and nothing else.")
        }
        (En, _) => format!(
            "{organisation} has {count} guidelines. Deelwijzer quotes from these and nothing else."
        ),
    }
}

/// Marks a guideline that answers do not quote today.
pub fn not_in_force(language: Language) -> &'static str {
    match language {
        Nl => "Geldt vandaag niet. Deelwijzer citeert er niet uit.",
        En => "Not in force today. Deelwijzer doesn't quote from it.",
    }
}

/// Names the table with what is known of a guideline.
pub fn details(language: Language) -> &'static str {
    match language {
        Nl => "Over deze richtlijn",
        En => "About this guideline",
    }
}

/// The heading of the version.
pub fn version(language: Language) -> &'static str {
    match language {
        Nl => "Versie",
        En => "Version",
    }
}

/// The heading of the owner.
pub fn organisation(language: Language) -> &'static str {
    match language {
        Nl => "Organisatie",
        En => "Organisation",
    }
}

pub fn owner(language: Language) -> &'static str {
    match language {
        Nl => "Eigenaar",
        En => "Owner",
    }
}

/// The heading of the contact.
pub fn contact(language: Language) -> &'static str {
    match language {
        Nl => "Contact",
        En => "Contact",
    }
}

/// The heading of the first day.
pub fn valid_from(language: Language) -> &'static str {
    match language {
        Nl => "Geldt vanaf",
        En => "Valid from",
    }
}

/// The heading of the last day.
pub fn valid_until(language: Language) -> &'static str {
    match language {
        Nl => "Geldt tot en met",
        En => "Valid until",
    }
}

/// The heading of the day of review.
pub fn review_by(language: Language) -> &'static str {
    match language {
        Nl => "Nakijken vóór",
        En => "Review before",
    }
}

/// The heading of the language.
pub fn language_label(language: Language) -> &'static str {
    match language {
        Nl => "Taal",
        En => "Language",
    }
}

/// A language's name in another.
pub fn language_name(language: Language, named: Language) -> &'static str {
    match (language, named) {
        (Nl, Nl) => "Nederlands",
        (Nl, En) => "Engels",
        (En, Nl) => "Dutch",
        (En, En) => "English",
    }
}

/// The heading of the official text's address, and the words of the link.
pub fn official(language: Language) -> (&'static str, &'static str) {
    match language {
        Nl => ("Officiële tekst", "Naar de officiële tekst"),
        En => ("Official text", "Go to the official text"),
    }
}

/// Names the list of headings.
pub fn contents(language: Language) -> &'static str {
    match language {
        Nl => "Op deze pagina",
        En => "On this page",
    }
}

/// Leads to the marked passage.
pub fn to_passage(language: Language) -> &'static str {
    match language {
        Nl => "Ga naar de regel uit je antwoord",
        En => "Go to the rule from your answer",
    }
}

/// Said, for a screen reader, where the marked passage begins and ends.
pub fn passage_edges(language: Language) -> (&'static str, &'static str) {
    match language {
        Nl => ("Begin van de regel uit je antwoord:", "Einde van de regel."),
        En => ("Start of the rule from your answer:", "End of the rule."),
    }
}

/// Shown where an address names a passage that is no rule of the text.
pub fn passage_gone(language: Language) -> &'static str {
    match language {
        Nl => "De tekst is intussen veranderd, of deze link klopt niet.",
        En => "The text has changed since, or this link is wrong.",
    }
}

/// Names a footnote.
pub fn footnote(language: Language, label: &str) -> String {
    match language {
        Nl => format!("Noot {label}"),
        En => format!("Note {label}"),
    }
}

/// Names a wide table that one can scroll.
pub fn table(language: Language) -> &'static str {
    match language {
        Nl => "Tabel",
        En => "Table",
    }
}

/// A date as people read it.
pub fn date(language: Language, day: jiff::civil::Date) -> String {
    const DUTCH: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let months = match language {
        Nl => DUTCH,
        En => ENGLISH,
    };
    let month = months[usize::from(day.month().unsigned_abs()) - 1];
    format!("{} {month} {}", day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_people_write_it() {
        let day = jiff::civil::date(2026, 3, 1);
        assert_eq!(date(Nl, day), "1 maart 2026");
        assert_eq!(date(En, day), "1 March 2026");
    }
}
