//! The words around sending something in to the authors.

use crate::model::GapKind;
use crate::model::Language::{self, En, Nl};

/// The button below an answer.
pub fn button(language: Language, kind: GapKind) -> &'static str {
    match (kind, language) {
        (GapKind::Missing, Nl) => "Stuur mijn vraag in",
        (GapKind::Missing, En) => "Send in my question",
        (GapKind::Wrong, Nl) => "Klopt niet of mist iets",
        (GapKind::Wrong, En) => "Not right or incomplete",
    }
}

/// The page's title.
pub fn title(language: Language, kind: GapKind) -> &'static str {
    match (kind, language) {
        (GapKind::Missing, Nl) => "Stuur je vraag naar de schrijvers",
        (GapKind::Missing, En) => "Send your question to the authors",
        (GapKind::Wrong, Nl) => "Zeg wat er niet klopt",
        (GapKind::Wrong, En) => "Say what is not right",
    }
}

/// What will be done with it; `days_max` is how long it is kept.
pub fn what_is_kept(language: Language, days_max: u32) -> String {
    match language {
        Nl => format!(
            "Dit is wat bewaard wordt, en niets anders. Je naam staat er niet bij. Namen en \
             nummers van mensen heb ik eruit gehaald. Kijk of er nog iets staat dat weg moet. Na \
             {days_max} dagen wordt het gewist."
        ),
        En => format!(
            "This is what is kept, and nothing else. Your name is not with it. I have taken out \
             people's names and numbers. Check whether anything else should go. It is deleted \
             after {days_max} days."
        ),
    }
}

/// The label of the field.
pub fn label(language: Language) -> &'static str {
    match language {
        Nl => "Dit gaat naar de schrijvers",
        En => "This goes to the authors",
    }
}

/// The button that sends it.
pub fn send(language: Language) -> &'static str {
    match language {
        Nl => "Verstuur",
        En => "Send",
    }
}

/// The title after it was sent.
pub fn sent(language: Language) -> &'static str {
    match language {
        Nl => "Dank je wel, je bericht is bewaard",
        En => "Thank you, your message is kept",
    }
}

/// How to have it deleted; `code` is the one to do it with.
pub fn code(language: Language, code: &str) -> String {
    match language {
        Nl => format!("Wil je het later wissen? Bewaar dan deze code: {code}"),
        En => format!("Do you want to delete it later? Then keep this code: {code}"),
    }
}

/// The label of the field for a code.
pub fn code_label(language: Language) -> &'static str {
    match language {
        Nl => "Code van wat je instuurde",
        En => "Code of what you sent in",
    }
}

/// The button that deletes it.
pub fn forget(language: Language) -> &'static str {
    match language {
        Nl => "Wis het",
        En => "Delete it",
    }
}

/// The title of the page on which it is deleted.
pub fn forget_title(language: Language) -> &'static str {
    match language {
        Nl => "Wis wat je instuurde",
        En => "Delete what you sent in",
    }
}

/// Said after it.
pub fn forgotten(language: Language, was_there: bool) -> &'static str {
    match (was_there, language) {
        (true, Nl) => "Het is gewist.",
        (true, En) => "It is deleted.",
        (false, Nl) => "Bij deze code is niets bewaard. Kijk of je de code goed hebt getypt.",
        (false, En) => "Nothing is kept under this code. Check whether you typed it right.",
    }
}

/// Said to an author where nothing was sent in.
pub fn none(language: Language) -> &'static str {
    match language {
        Nl => "Er is niets ingestuurd.",
        En => "Nothing was sent in.",
    }
}

/// What an author reads of the kind.
pub fn kind(language: Language, kind: GapKind) -> &'static str {
    match (kind, language) {
        (GapKind::Missing, Nl) => "geen regel gevonden",
        (GapKind::Missing, En) => "no rule found",
        (GapKind::Wrong, Nl) => "klopt niet of mist iets",
        (GapKind::Wrong, En) => "not right or incomplete",
    }
}

/// Why nothing was kept.
pub fn not_kept(language: Language, why: Why) -> String {
    match (why, language) {
        (Why::Empty, Nl) => "Er staat geen tekst. Typ wat je wilt insturen.".to_string(),
        (Why::Empty, En) => "There is no text. Type what you want to send in.".to_string(),
        (Why::TooLong { chars_max }, Nl) => {
            format!("Je tekst is te lang. Er passen {chars_max} tekens. Maak hem korter.")
        }
        (Why::TooLong { chars_max }, En) => {
            format!("Your text is too long. The limit is {chars_max} characters. Make it shorter.")
        }
        (Why::Closed, Nl) => {
            "Hier wordt niets bewaard. Vraag het aan wie over de richtlijnen gaat.".to_string()
        }
        (Why::Closed, En) => {
            "Nothing is kept here. Ask those who are in charge of the guidelines.".to_string()
        }
        (Why::Sensitive, Nl) => {
            "Dit bewaar ik niet, want het gaat over iets gevoeligs.".to_string()
        }
        (Why::Sensitive, En) => "I don't keep this: it is about a sensitive matter.".to_string(),
        (Why::Failed, Nl) => "Bewaren lukt nu niet. Probeer het later nog eens.".to_string(),
        (Why::Failed, En) => "Keeping it doesn't work now. Try again later.".to_string(),
    }
}

/// Why something was not kept, as far as its sender is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Empty,
    TooLong { chars_max: usize },
    Closed,
    Sensitive,
    Failed,
}
