//! The words of the page with what people sent in.

use crate::model::Language::{self, En, Nl};

/// The page's title, and the link to it.
pub fn title(language: Language) -> &'static str {
    match language {
        Nl => "Ingestuurd",
        En => "Sent in",
    }
}

/// What it is and how long it is kept.
pub fn lead(language: Language, days_max: u32) -> String {
    match language {
        Nl => format!(
            "Wat mensen instuurden omdat er geen regel was, of omdat het antwoord niet klopte. Wie \
             het was, is niet bewaard. Na {days_max} dagen wordt het gewist."
        ),
        En => format!(
            "What people sent in because there was no rule, or because the answer was not right. \
             Who it was is not kept. It is deleted after {days_max} days."
        ),
    }
}

/// Said where nothing is kept at all.
pub fn closed(language: Language) -> &'static str {
    match language {
        Nl => "Insturen staat uit (store.enabled). Er wordt niets bewaard.",
        En => "Sending in is off (store.enabled). Nothing is kept.",
    }
}

/// Said where the store fails.
pub fn failed(language: Language) -> &'static str {
    match language {
        Nl => "Ik kan nu niet lezen wat er is ingestuurd. De beheerder ziet in het log waarom.",
        En => "What was sent in cannot be read now. The admin sees in the log why.",
    }
}

/// The headings of the columns: day, kind, text, code.
pub fn columns(language: Language) -> [&'static str; 4] {
    match language {
        Nl => ["Dag", "Soort", "Tekst", "Code"],
        En => ["Day", "Kind", "Text", "Code"],
    }
}
