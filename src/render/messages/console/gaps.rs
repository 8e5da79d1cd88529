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

/// Says when the last of a matter was sent in.
pub fn last_on(language: Language, day: &str) -> String {
    match language {
        Nl => format!("het laatst op {day}"),
        En => format!("last on {day}"),
    }
}

/// Opens what an author can begin the missing rule with.
pub fn to_begin(language: Language) -> &'static str {
    match language {
        Nl => "Begin een nieuwe regel en een voorbeeldvraag",
        En => "Begin a new rule and a question case",
    }
}

/// How many more messages there are about one matter.
pub fn more_messages(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => "en nog 1 bericht".to_string(),
        (Nl, _) => format!("en nog {count} berichten"),
        (En, 1) => "and 1 more message".to_string(),
        (En, _) => format!("and {count} more messages"),
    }
}

/// How many more matters are closed than are shown.
pub fn more_closed(language: Language, count: usize) -> String {
    match language {
        Nl => format!("En nog {count}. Bekijk ze allemaal met deelwijzer gaps."),
        En => format!("And {count} more. See all of them with deelwijzer gaps."),
    }
}
