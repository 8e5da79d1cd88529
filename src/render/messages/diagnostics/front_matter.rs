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
    let reason = syntax_reason(language, reason.trim_end_matches('.'));
    match language {
        Nl => Said::new(
            format!("Hier klopt de schrijfwijze niet ({what}): {reason}."),
            "Kijk op deze regel en de regel erboven naar aanhalingstekens, haakjes, dubbele \
             punten en inspringen.",
        ),
        En => Said::new(
            format!("This is not written as it should be ({what}): {reason}."),
            "Look at the quotation marks, brackets, colons and indentation on this line and the \
             one above.",
        ),
    }
}

/// The usual slips in words; another reason is given as it is.
fn syntax_reason(language: Language, reason: &str) -> &str {
    match (reason, language) {
        ("colon", Nl) => "er staat een dubbele punt op een plek waar dat niet kan",
        ("colon", En) => "there is a colon in a place where it can't be",
        ("no colon", Nl) => "een regel heeft geen naam met een dubbele punt erachter",
        ("no colon", En) => "a line has no name with a colon after it",
        ("indentation", Nl) => "een regel springt te veel of te weinig in",
        ("indentation", En) => "a line has too much or too little indentation",
        ("bracket", Nl) => "een haakje [ of { wordt niet goed gesloten",
        ("bracket", En) => "a bracket [ or { is not closed well",
        ("quotation mark", Nl) => "een aanhalingsteken ontbreekt of staat op de verkeerde plek",
        ("quotation mark", En) => "a quotation mark is missing or in the wrong place",
        ("tab", Nl) => "een regel begint met een tab; gebruik spaties",
        ("tab", En) => "a line begins with a tab; use spaces",
        ("no keys", Nl) => "hier horen namen met een waarde te staan, zoals title: Foto's",
        ("no keys", En) => "there should be names with a value here, such as title: Photos",
        ("character", Nl) => "hier staat een teken dat op deze plek niet mag",
        ("character", En) => "there is a character that may not stand in this place",
        ("unknown", Nl) => "ik begrijp deze regel niet",
        ("unknown", En) => "I don't understand this line",
        (other, _) => other,
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
        ("word", Nl) => "een woord of een paar woorden",
        ("word", En) => "a word or a few words",
        ("one word", Nl) => "één woord, zonder spatie",
        ("one word", En) => "one word, without a space",
        ("short word", Nl) => "een woord of een paar woorden van samen hooguit 60 tekens",
        ("short word", En) => "a word or a few words of at most 60 characters together",
        ("number", Nl) => "een getal",
        ("number", En) => "a number",
        ("status", Nl) => "draft (nog niet klaar) of published (geldt)",
        ("status", En) => "draft (not ready) or published (in force)",
        ("language", Nl) => "nl of en",
        ("language", En) => "nl or en",
        ("bilingual", Nl) => "een tekst, of { nl = \"…\", en = \"…\" }",
        ("bilingual", En) => "a text, or { nl = \"…\", en = \"…\" }",
        ("known name", Nl) => "een van de namen in README.md",
        ("known name", En) => "one of the names in README.md",
        ("level", Nl) => "low, medium of high",
        ("level", En) => "low, medium or high",
        ("kind of finding", Nl | En) => {
            "personal_data, confidential, unprofessional_tone, political, reputational, security \
             of copyright"
        }
        ("cases", Nl) => "een lijst van vragen: - question: Mag dit?",
        ("cases", En) => "a list of questions: - question: May I?",
        ("table", Nl) => "een tabel met namen en waarden",
        ("table", En) => "a table of names and values",
        ("link", Nl) => "een webadres dat met https:// begint, of mailto: met een e-mailadres",
        ("link", En) => {
            "a web address that begins with https://, or mailto: with an e-mail address"
        }
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

pub fn period_reversed(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Deze periode houdt op voordat ze begint: until ligt vóór from.",
            "Verander een van de twee datums.",
        ),
        En => Said::new(
            "This period ends before it begins: until lies before from.",
            "Change one of the two dates.",
        ),
    }
}

pub fn same_key(language: Language, key: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("\"{key}\" staat hier twee keer."),
            "Haal een van de twee regels weg.",
        ),
        En => Said::new(format!("\"{key}\" stands here twice."), "Remove one of the two lines."),
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
