//! The words of the overview of guidelines and how they are.

use jiff::civil::Date;

use super::super::guideline_page::date;
use crate::model::Language::{self, En, Nl};
use crate::model::{LevelCounts, Status};

/// The page's title, and the link to it.
pub fn title(language: Language) -> &'static str {
    match language {
        Nl => "Richtlijnen",
        En => "Guidelines",
    }
}

/// How many there are, and how many need care.
pub fn lead(language: Language, count: usize, need_care: usize) -> String {
    let counted = match (language, count) {
        (Nl, 1) => "Er is 1 richtlijn.".to_string(),
        (Nl, _) => format!("Er zijn {count} richtlijnen."),
        (En, 1) => "There is 1 guideline.".to_string(),
        (En, _) => format!("There are {count} guidelines."),
    };
    let care = match (language, need_care) {
        (Nl, 0) => "Geen ervan vraagt aandacht.".to_string(),
        (Nl, 1) => "1 ervan vraagt aandacht.".to_string(),
        (Nl, _) => format!("{need_care} ervan vragen aandacht."),
        (En, 0) => "None of them needs care.".to_string(),
        (En, 1) => "1 of them needs care.".to_string(),
        (En, _) => format!("{need_care} of them need care."),
    };
    format!("{counted} {care}")
}

/// The links that show all of them, and those that need care.
pub fn filters(language: Language) -> [&'static str; 2] {
    match language {
        Nl => ["Alle", "Vraagt aandacht"],
        En => ["All", "Needs care"],
    }
}

/// Names the links of the filter.
pub fn filter(language: Language) -> &'static str {
    match language {
        Nl => "Welke richtlijnen",
        En => "Which guidelines",
    }
}

/// The label of the field for a search in titles, owners and files, and its button.
pub fn search(language: Language) -> [&'static str; 2] {
    match language {
        Nl => ["Zoek op titel, eigenaar of bestand", "Zoek"],
        En => ["Search by title, owner or file", "Search"],
    }
}

/// Said where no guideline fits.
pub fn none(language: Language) -> &'static str {
    match language {
        Nl => "Geen richtlijn past hierbij.",
        En => "No guideline fits this.",
    }
}

/// The headings of the columns: title, owner, version, status, review, faults, quoted.
pub fn columns(language: Language) -> [&'static str; 7] {
    match language {
        Nl => ["Titel", "Eigenaar", "Versie", "Status", "Nakijken vóór", "Meldingen", "Geciteerd"],
        En => ["Title", "Owner", "Version", "Status", "Review before", "Findings", "Quoted"],
    }
}

/// What a guideline's status comes to.
pub fn status(language: Language, status: Status, is_valid: bool) -> &'static str {
    match (status, is_valid, language) {
        (Status::Draft, _, Nl) => "Concept",
        (Status::Draft, _, En) => "Draft",
        (Status::Published, true, Nl) => "Geldt",
        (Status::Published, true, En) => "In force",
        (Status::Published, false, Nl) => "Geldt vandaag niet",
        (Status::Published, false, En) => "Not in force today",
    }
}

/// The day of review; in words where it has passed.
pub fn review(language: Language, day: Date, is_overdue: bool) -> String {
    let day = date(language, day);
    match (is_overdue, language) {
        (false, _) => day,
        (true, Nl) => format!("{day}: te laat"),
        (true, En) => format!("{day}: overdue"),
    }
}

/// How many faults there are of each level that there is any of.
pub fn faults(language: Language, counts: LevelCounts) -> String {
    let words = match language {
        Nl => [("fout", "fouten"), ("waarschuwing", "waarschuwingen"), ("tip", "tips")],
        En => [("error", "errors"), ("warning", "warnings"), ("hint", "hints")],
    };
    let counts = [counts.errors, counts.warnings, counts.hints];
    let counted = counts.into_iter().zip(words).filter(|(count, _)| *count > 0);
    let told = counted.map(|(count, (one, many))| {
        let word = if count == 1 { one } else { many };
        format!("{count} {word}")
    });
    let told: Vec<String> = told.collect();
    match (told.is_empty(), language) {
        (false, _) => told.join(", "),
        (true, Nl) => "geen".to_string(),
        (true, En) => "none".to_string(),
    }
}

/// In how many answers it was quoted since the start.
pub fn cited(language: Language, count: u64) -> String {
    match language {
        Nl => format!("{count} keer"),
        En if count == 1 => "once".to_string(),
        En => format!("{count} times"),
    }
}

/// What the last column counts.
pub fn cited_note(language: Language) -> &'static str {
    match language {
        Nl => {
            "Geciteerd: in hoeveel antwoorden de richtlijn stond sinds het programma is gestart. \
             Wie wat vroeg, wordt niet bewaard."
        }
        En => {
            "Quoted: in how many answers the guideline stood since the program was started. Who \
             asked what is not kept."
        }
    }
}

/// Stands above what is wrong in files that take no part as guidelines.
pub fn elsewhere(language: Language) -> &'static str {
    match language {
        Nl => "Meldingen in andere bestanden",
        En => "Findings in other files",
    }
}

/// How many more of these there are.
pub fn more(language: Language, count: usize) -> String {
    match language {
        Nl => format!("En nog {count}. Bekijk ze allemaal met deelwijzer check."),
        En => format!("And {count} more. See all of them with deelwijzer check."),
    }
}
