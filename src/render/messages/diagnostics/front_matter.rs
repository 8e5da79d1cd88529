//! Words for faults of front matter and settings files.

use super::{Said, near_or};
use crate::model::Language::{self, En, Nl};

pub fn open(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Bovenaan begint een blok met gegevens (---), maar het einde ontbreekt.",
            "Zet onder de gegevens een regel met alleen ---.",
        ),
        En => Said::new(
            "A block of details (---) begins at the top, but it never ends.",
            "Put a line with only --- below the details.",
        ),
    }
}

pub fn syntax(language: Language, what: &str, reason: &str) -> Said {
    let reason = reason.trim_end_matches('.');
    match language {
        Nl => Said::new(
            format!("Hier klopt de schrijfwijze niet ({what}): {reason}."),
            "Kijk op deze regel en de regel erboven naar aanhalingstekens, dubbele punten en \
             inspringen.",
        ),
        En => Said::new(
            format!("This is not written as it should be ({what}): {reason}."),
            "Look at the quotation marks, colons and indentation on this line and the one above.",
        ),
    }
}

pub fn unknown_key(language: Language, key: &str, near: &Option<String>) -> Said {
    match language {
        Nl => Said::new(
            format!("\"{key}\" ken ik niet. Ik doe er niets mee."),
            near_or(language, near, "Haal het weg, of kijk in README.md welke namen ik ken."),
        ),
        En => Said::new(
            format!("I don't know \"{key}\". I do nothing with it."),
            near_or(language, near, "Remove it, or see README.md for the names I know."),
        ),
    }
}

pub fn bad_value(language: Language, key: &str, value: &str, expected: &str) -> Said {
    let form = form(language, expected);
    match language {
        Nl => Said::new(
            format!("Bij \"{key}\" staat \"{value}\". Daar kan ik niets mee."),
            format!("Vul dit in: {form}."),
        ),
        En => Said::new(
            format!("\"{key}\" has the value \"{value}\". I can't use that."),
            format!("Fill in {form}."),
        ),
    }
}

/// A form in words; an unknown one is given as it is.
fn form(language: Language, expected: &str) -> &str {
    match (expected, language) {
        ("date", Nl) => "een datum, zoals 2026-01-31",
        ("date", En) => "a date, such as 2026-01-31",
        ("list", Nl) => "een lijst, zoals [linkedin, instagram]",
        ("list", En) => "a list, such as [linkedin, instagram]",
        ("text" | "string", Nl) => "een tekst",
        ("text" | "string", En) => "a text",
        ("number", Nl) => "een getal",
        ("number", En) => "a number",
        ("status", Nl) => "draft (nog niet klaar) of published (geldt)",
        ("status", En) => "draft (not ready) or published (in force)",
        ("language", Nl) => "nl of en",
        ("language", En) => "nl or en",
        ("level", Nl) => "low, medium of high",
        ("level", En) => "low, medium or high",
        ("table", Nl) => "een tabel met namen en waarden",
        ("table", En) => "a table of names and values",
        ("link", Nl) => "een webadres dat met https:// begint",
        ("link", En) => "a web address that begins with https://",
        (other, _) => other,
    }
}

pub fn missing_key(language: Language, key: &str) -> Said {
    match language {
        Nl => Said::new(format!("Hier ontbreekt \"{key}\"."), format!("Vul \"{key}\" in.")),
        En => Said::new(format!("\"{key}\" is missing here."), format!("Fill in \"{key}\".")),
    }
}

pub fn dates_reversed(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Deze richtlijn houdt op voordat hij begint: valid_until ligt vóór valid_from.",
            "Verander een van de twee datums.",
        ),
        En => Said::new(
            "This guideline ends before it begins: valid_until lies before valid_from.",
            "Change one of the two dates.",
        ),
    }
}

pub fn review_overdue(language: Language, review_by: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("De datum om deze richtlijn na te kijken is voorbij: {review_by}."),
            "Klopt alles nog? Zet dan een nieuwe datum bij review_by.",
        ),
        En => Said::new(
            format!("The date to review this guideline has passed: {review_by}."),
            "Is it all still right? Then choose a new date for review_by.",
        ),
    }
}
