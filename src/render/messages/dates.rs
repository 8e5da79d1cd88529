//! What is said of the days on which rules begin and end to hold.

use jiff::civil::Date;

use super::guideline_page::date;
use crate::model::InForce;
use crate::model::Language::{self, En, Nl};

/// Stands above a rule that is not in force yet.
pub fn coming(language: Language, from: Date) -> String {
    let day = date(language, from);
    match language {
        Nl => format!("Let op: vanaf {day} verandert hier iets. Deze regel geldt nu nog niet:"),
        En => format!("Note: from {day} something changes here. This rule does not hold yet:"),
    }
}

/// Stands before its words.
pub fn coming_label(language: Language) -> &'static str {
    match language {
        Nl => "Geldt nu nog niet:",
        En => "Not in force yet:",
    }
}

/// Since when and until when a guideline holds.
pub fn in_force(language: Language, of: &InForce) -> String {
    let InForce { title, from, until, version } = of;
    let version = version.as_ref().map(|version| match language {
        Nl => format!(" (versie {version})"),
        En => format!(" (version {version})"),
    });
    let version = version.unwrap_or_default();
    let [from, until] = [from, until].map(|day| day.map(|day| date(language, day)));
    match (from, until, language) {
        (Some(from), None, Nl) => format!("\"{title}\" geldt sinds {from}{version}."),
        (Some(from), None, En) => format!("\"{title}\" has been in force since {from}{version}."),
        (Some(from), Some(until), Nl) => {
            format!("\"{title}\" geldt van {from} tot en met {until}{version}.")
        }
        (Some(from), Some(until), En) => {
            format!("\"{title}\" is in force from {from} up to and including {until}{version}.")
        }
        (None, Some(until), Nl) => format!(
            "\"{title}\" geldt tot en met {until}{version}. Sinds wanneer staat er niet bij."
        ),
        (None, Some(until), En) => format!(
            "\"{title}\" is in force up to and including {until}{version}. Since when is not said."
        ),
        (None, None, Nl) => {
            format!("Bij \"{title}\"{version} staat niet sinds wanneer het geldt.")
        }
        (None, None, En) => {
            format!("\"{title}\"{version} does not say since when it is in force.")
        }
    }
}
