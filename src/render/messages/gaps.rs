//! The words around what was sent in, as its authors read it.

use crate::model::Language::{self, En, Nl};

/// Stands in the proposed section, unseen by readers, until its author has written the rule.
pub fn write_the_rule(language: Language) -> &'static str {
    match language {
        Nl => "Schrijf hier de regel: wat mag, wat niet mag, en wanneer. Haal dan deze regel weg.",
        En => "Write the rule here: what is allowed, what is not, and when. Then remove this line.",
    }
}

/// A heading where the question has no words for one.
pub fn heading(language: Language) -> &'static str {
    match language {
        Nl => "Nieuwe regel",
        En => "New rule",
    }
}

/// What an author can add to the proposed question case.
pub fn fill_in_the_case(language: Language) -> [&'static str; 2] {
    match language {
        Nl => [
            "Zet erbij waar het antwoord staat, en haal het hekje weg:",
            "cites = [{ file = \"bestand.md\", quote = \"woorden uit de regel\" }]",
        ],
        En => [
            "Add where the answer stands, and take the number sign away:",
            "cites = [{ file = \"file.md\", quote = \"words of the rule\" }]",
        ],
    }
}

/// How often a matter was sent in.
pub fn times(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => "1 keer ingestuurd".to_string(),
        (Nl, count) => format!("{count} keer ingestuurd"),
        (En, 1) => "sent in once".to_string(),
        (En, count) => format!("sent in {count} times"),
    }
}

/// Said once above the groups: what a number of sendings tells.
pub fn what_times_are(language: Language) -> &'static str {
    match language {
        Nl => {
            "Bij een bericht staat niet wie het stuurde. Twee berichten kunnen dus ook van één \
             persoon zijn."
        }
        En => {
            "Nobody's name is kept with what they send in. So two messages may also be of one \
             person."
        }
    }
}

/// How many are not shown, and what shows them.
pub fn hidden(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => format!("Nog 1 bericht zie je hier niet, want {HIDDEN_NL}"),
        (Nl, count) => format!("Nog {count} berichten zie je hier niet, want {HIDDEN_NL}"),
        (En, 1) => format!("1 more message is not shown here, since {HIDDEN_EN}"),
        (En, count) => format!("{count} more messages are not shown here, since {HIDDEN_EN}"),
    }
}

const HIDDEN_NL: &str = "er is er maar één over dat onderwerp. Eén vraag kan verraden wie hem \
                         stelde. Mag iemand die toch zien? Zet dan in organisation.toml, onder \
                         [gaps]: sees_single = \"wie dat is\".";
const HIDDEN_EN: &str = "there is only one on its subject. One question can tell who asked it. May \
                         somebody see these? Then put in organisation.toml, under [gaps]: \
                         sees_single = \"who that is\".";

/// Stands above the proposed section.
pub fn proposed_text(language: Language) -> &'static str {
    match language {
        Nl => "Begin van een nieuwe regel:",
        En => "To begin a new rule with:",
    }
}

/// Stands above the proposed question case.
pub fn proposed_case(language: Language) -> &'static str {
    match language {
        Nl => "Voorbeeldvraag, voor een bestand in cases/:",
        En => "Question case, for a file in cases/:",
    }
}

/// Stands before the places that an answer cited.
pub fn cited(language: Language) -> &'static str {
    match language {
        Nl => "Het antwoord haalde aan:",
        En => "The answer cited:",
    }
}

/// Said where the words at a place are others by now.
pub fn changed_since(language: Language) -> &'static str {
    match language {
        Nl => "de richtlijnen zijn sindsdien veranderd",
        En => "the guidelines have changed since",
    }
}

/// Said of what an edit has answered.
pub fn closed(language: Language, day: &str, file: &str) -> String {
    match language {
        Nl => format!("Beantwoord op {day} door {file}"),
        En => format!("Answered on {day} by {file}"),
    }
}

/// Stands above what edits have answered.
pub fn closed_title(language: Language) -> &'static str {
    match language {
        Nl => "Afgehandeld",
        En => "Closed",
    }
}
