//! The words of the page with question cases.

use crate::model::CaseState;
use crate::model::Language::{self, En, Nl};

/// The page's title, and the link to it.
pub fn title(language: Language) -> &'static str {
    match language {
        Nl => "Voorbeeldvragen",
        En => "Question cases",
    }
}

/// What the page is for.
pub fn lead(language: Language) -> &'static str {
    match language {
        Nl => {
            "Voorbeeldvragen bewaken antwoorden. Klopt er een niet meer na een wijziging, dan \
             wordt die wijziging geweigerd."
        }
        En => "Question cases guard answers. An edit after which one no longer holds is refused.",
    }
}

/// Said where there are none.
pub fn none(language: Language) -> &'static str {
    match language {
        Nl => "Er zijn nog geen voorbeeldvragen. Zet ze in de map cases, als .toml-bestand.",
        En => "There are no question cases yet. Put them in the folder cases, as a .toml file.",
    }
}

/// Said where nobody asked them since the guidelines last changed.
pub fn not_asked(language: Language, count: usize) -> String {
    match language {
        Nl => format!(
            "Er zijn {count} voorbeeldvragen. Sinds de laatste wijziging zijn ze hier niet gesteld."
        ),
        En => format!(
            "There are {count} question cases. They were not asked here since the last edit."
        ),
    }
}

/// The button that asks them, for the first time and again.
pub fn ask(language: Language, again: bool) -> &'static str {
    match (again, language) {
        (false, Nl) => "Stel ze nu",
        (false, En) => "Ask them now",
        (true, Nl) => "Stel ze opnieuw",
        (true, En) => "Ask them again",
    }
}

/// Said while they are asked.
pub fn asking(language: Language, done: usize, count: usize) -> String {
    match language {
        Nl => format!("Ik stel de voorbeeldvragen: {done} van {count}."),
        En => format!("The question cases are being asked: {done} of {count}."),
    }
}

/// The link that looks again.
pub fn look_again(language: Language) -> &'static str {
    match language {
        Nl => "Kijk of ik klaar ben",
        En => "See whether it is done",
    }
}

/// When they were asked.
pub fn asked_at(language: Language, moment: &str) -> String {
    match language {
        Nl => format!("Gesteld op {moment}."),
        En => format!("Asked on {moment}."),
    }
}

/// Says that contradictions were looked for too, or are being looked for.
pub fn also(language: Language, is_done: bool) -> &'static str {
    match (is_done, language) {
        (true, Nl) => {
            "Ik heb ook gekeken of regels elkaar tegenspreken of dubbel staan. Dat staat bij \
             Richtlijnen."
        }
        (true, En) => {
            "Rules that contradict each other or stand twice were looked for too. They are shown \
             at Guidelines."
        }
        (false, Nl) => "Ik kijk nog of regels elkaar tegenspreken of dubbel staan.",
        (false, En) => "Rules that contradict each other or stand twice are being looked for.",
    }
}

/// A state, as a heading above its cases or beside one.
pub fn state(language: Language, state: CaseState) -> &'static str {
    match (state, language) {
        (CaseState::Holds, Nl) => "Klopt",
        (CaseState::Holds, En) => "Holds",
        (CaseState::Broken, Nl) => "Klopt niet",
        (CaseState::Broken, En) => "Does not hold",
        (CaseState::Open, Nl) => "Staat open",
        (CaseState::Open, En) => "Open",
        (CaseState::OpenHolds, Nl) => "Staat open, maar klopt nu",
        (CaseState::OpenHolds, En) => "Open, but holds now",
    }
}

/// The headings of the columns: question, state, place, asked for, found.
pub fn columns(language: Language) -> [&'static str; 5] {
    match language {
        Nl => ["Vraag", "Stand", "Plaats", "Bedoeld", "Gevonden"],
        En => ["Question", "State", "Place", "Wanted", "Found"],
    }
}
