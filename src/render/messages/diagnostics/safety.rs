//! Words for faults of an organisation's own patterns, in `safety.toml`.

use super::Said;
use crate::model::Language::{self, En, Nl};

/// The reason is the pattern reader's own, in English.
pub fn bad_pattern(language: Language, pattern: &str, reason: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Dit patroon kan ik niet lezen: {pattern} ({reason})."),
            "Kijk naar de haakjes en tekens op deze plek. Gewone woorden? Gebruik \"words\".",
        ),
        En => Said::new(
            format!("I can't read this pattern: {pattern} ({reason})."),
            "Look at the brackets and signs at this place. Only plain words? Use \"words\".",
        ),
    }
}

pub fn pattern_too_large(language: Language, pattern: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Dit patroon is te groot: {pattern}."),
            "Maak er twee van, of herhaal minder vaak (zoals {1,20} in plaats van {1,5000}).",
        ),
        En => Said::new(
            format!("This pattern is too large: {pattern}."),
            "Make two of it, or repeat less often (such as {1,20} instead of {1,5000}).",
        ),
    }
}

pub fn pattern_fits_all(language: Language, pattern: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Dit patroon past overal, ook op niets: {pattern}."),
            "Zet er een deel in dat er altijd moet staan, zoals een letter of een cijfer.",
        ),
        En => Said::new(
            format!("This pattern fits everywhere, even where nothing stands: {pattern}."),
            "Add a part that must always be there, such as a letter or a digit.",
        ),
    }
}

pub fn too_many_entries(language: Language, what: &str, count: usize, count_max: usize) -> Said {
    match language {
        Nl => Said::new(
            format!("Bij \"{what}\" staan er {count}. Ik lees er hoogstens {count_max}."),
            "Haal weg wat je niet nodig hebt.",
        ),
        En => Said::new(
            format!("There are {count} under \"{what}\". I read {count_max} at most."),
            "Remove what you don't need.",
        ),
    }
}
