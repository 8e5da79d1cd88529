//! What authors are told in their own channel: what became of an edit, and what was sent in.

use crate::model::Language::{self, En, Nl};

/// Stands above what is wrong with an edit: a headline, and what to do.
pub fn refused(language: Language) -> [&'static str; 2] {
    match language {
        Nl => [
            "De laatste wijziging is niet overgenomen",
            "Ik antwoord nog uit de vorige versie. Maak eerst dit in orde:",
        ],
        En => [
            "The last edit was not taken over",
            "I still answer from the version before. First put this right:",
        ],
    }
}

/// Stands above what is wrong in guidelines that take no part since the start.
pub fn left_out(language: Language) -> [&'static str; 2] {
    match language {
        Nl => [
            "Niet alle richtlijnen doen mee",
            "Ik ben net gestart en kan niet elk bestand gebruiken. Maak eerst dit in orde:",
        ],
        En => [
            "Not all guidelines take part",
            "I have just started and cannot use every file. First put this right:",
        ],
    }
}

/// The same where the text is not to blame.
pub fn not_the_text(language: Language) -> &'static str {
    match language {
        Nl => {
            "Ik antwoord nog uit de vorige versie. Aan de tekst ligt het niet. De beheerder ziet \
             in het log wat er misgaat."
        }
        En => {
            "I still answer from the version before. The text is not to blame. The admin sees in \
             the log what goes wrong."
        }
    }
}

/// How many errors are not shown.
pub fn more(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => "En nog 1 fout.".to_string(),
        (Nl, count) => format!("En nog {count} fouten."),
        (En, 1) => "And 1 more error.".to_string(),
        (En, count) => format!("And {count} more errors."),
    }
}

/// Stands before the command that shows all errors.
pub fn see_all(language: Language) -> &'static str {
    match language {
        Nl => "Alles zien? Dat kan met:",
        En => "To see everything, use:",
    }
}

/// After a refused edit, one was taken over.
pub fn mended(language: Language) -> [&'static str; 2] {
    match language {
        Nl => ["Weer in orde", "De wijziging is overgenomen. Ik antwoord uit de nieuwe versie."],
        En => ["All right again", "The edit was taken over. I answer from the new version."],
    }
}

/// Somebody sent something in; `count` is how much waits for an answer now.
pub fn sent_in(language: Language, count: u64) -> [String; 2] {
    match (language, count) {
        (Nl, 1) => [
            "Er is iets ingestuurd".to_string(),
            "Er wacht nu 1 bericht op een antwoord.".to_string(),
        ],
        (Nl, count) => [
            "Er is iets ingestuurd".to_string(),
            format!("Er wachten nu {count} berichten op een antwoord."),
        ],
        (En, 1) => {
            ["Something was sent in".to_string(), "1 message waits for an answer now.".to_string()]
        }
        (En, count) => [
            "Something was sent in".to_string(),
            format!("{count} messages wait for an answer now."),
        ],
    }
}

/// An edit answers what was sent in; `files` are the guidelines that do.
pub fn gaps_closed(language: Language, count: usize, files: &str) -> [String; 2] {
    match (language, count) {
        (Nl, 1) => [
            "Een ingestuurde vraag heeft nu een antwoord".to_string(),
            format!("Dat staat in {files}. Ik heb het bericht afgesloten."),
        ],
        (Nl, count) => [
            "Ingestuurde vragen hebben nu een antwoord".to_string(),
            format!("Dat staat in {files}. Ik heb {count} berichten afgesloten."),
        ],
        (En, 1) => [
            "A question that was sent in has an answer now".to_string(),
            format!("It stands in {files}. I have closed the message."),
        ],
        (En, count) => [
            "Questions that were sent in have an answer now".to_string(),
            format!("It stands in {files}. I have closed {count} messages."),
        ],
    }
}

/// Stands before the command that shows what was sent in.
pub fn read_it(language: Language) -> &'static str {
    match language {
        Nl => "Lees het met:",
        En => "Read it with:",
    }
}
