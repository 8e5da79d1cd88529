//! The words around the review of a draft.

use crate::model::Language::{self, En, Nl};
use crate::model::{DraftForm, Refusal, ReviewVerdict, RiskLevel};

/// What the review comes down to; never that a draft may go out.
pub fn headline(language: Language, verdict: ReviewVerdict) -> &'static str {
    match (verdict, language) {
        (ReviewVerdict::Stop, Nl) => "Stop: plaats dit nog niet",
        (ReviewVerdict::Stop, En) => "Stop: don't post this yet",
        (ReviewVerdict::Look, Nl) => "Kijk hier nog eens naar",
        (ReviewVerdict::Look, En) => "Have another look at this",
        (ReviewVerdict::Ok, Nl) => "Niets gevonden",
        (ReviewVerdict::Ok, En) => "Nothing found",
    }
}

/// Stands below the headline where something was found.
pub fn once_out(language: Language) -> &'static str {
    match language {
        Nl => "Wat eenmaal online staat, kun je niet meer echt weghalen.",
        En => "Once it is online, you can't really take it back.",
    }
}

/// Stands below the headline where nothing was found.
pub fn still_yours(language: Language) -> &'static str {
    match language {
        Nl => "Dat zegt niet dat je dit mag plaatsen. Lees de richtlijnen en beslis zelf.",
        En => "That doesn't say you may post this. Read the guidelines and decide yourself.",
    }
}

/// How the draft was read; `platform` is its name.
pub fn read_as(language: Language, form: DraftForm, platform: Option<&str>) -> String {
    match (language, form, platform) {
        (Nl, DraftForm::Reply, Some(name)) => {
            format!("Gelezen als reactie aan één persoon op {name}.")
        }
        (Nl, DraftForm::Reply, None) => "Gelezen als reactie aan één persoon.".to_string(),
        (Nl, DraftForm::Post, Some(name)) => format!("Gelezen als bericht op {name}."),
        (Nl, DraftForm::Post, None) => "Gelezen als bericht voor iedereen.".to_string(),
        (En, DraftForm::Reply, Some(name)) => format!("Read as a reply to one person on {name}."),
        (En, DraftForm::Reply, None) => "Read as a reply to one person.".to_string(),
        (En, DraftForm::Post, Some(name)) => format!("Read as a post on {name}."),
        (En, DraftForm::Post, None) => "Read as a post for everyone.".to_string(),
    }
}

/// Counts what was found, above the list of it.
pub fn found(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 1) => "Eén ding om naar te kijken:".to_string(),
        (Nl, count) => format!("{count} dingen om naar te kijken:"),
        (En, 1) => "One thing to look at:".to_string(),
        (En, count) => format!("{count} things to look at:"),
    }
}

/// How grave a finding is.
pub fn level(language: Language, level: RiskLevel) -> &'static str {
    match (level, language) {
        (RiskLevel::High, Nl) => "Haal dit weg",
        (RiskLevel::High, En) => "Take this out",
        (RiskLevel::Medium, Nl) => "Let op",
        (RiskLevel::Medium, En) => "Please note",
        (RiskLevel::Low, Nl) => "Kijk even",
        (RiskLevel::Low, En) => "Have a look",
    }
}

/// That the draft is longer than its platform takes.
pub fn too_long(language: Language, platform: &str, over: usize, chars_max: usize) -> String {
    match language {
        Nl => format!("Voor {platform} is dit {over} tekens te lang: er passen er {chars_max}."),
        En => format!("For {platform} this is {over} characters too long: it takes {chars_max}."),
    }
}

/// That an image cannot be read.
pub fn image_unread(language: Language, name: &str) -> String {
    match language {
        Nl => format!("De foto {name} kan ik niet lezen. Bewaar die als JPEG of PNG."),
        En => format!("I can't read the photo {name}. Save it as JPEG or PNG."),
    }
}

/// That nothing was found in an image's file.
pub fn image_is_silent(language: Language, name: &str) -> String {
    match language {
        Nl => format!("In het bestand van {name} staat geen plaats en geen toestel."),
        En => format!("The file of {name} names no place and no camera."),
    }
}

/// That an image is larger than is looked at.
pub fn image_too_large(language: Language, name: &str, megabytes_max: u64) -> String {
    match language {
        Nl => format!("De foto {name} is te groot: ik kijk tot {megabytes_max} MB."),
        En => format!("The photo {name} is too large: I look at {megabytes_max} MB at most."),
    }
}

/// Stands above the rules for such a post.
pub fn checklist(language: Language) -> &'static str {
    match language {
        Nl => "Regels die hierbij kunnen passen:",
        En => "Rules that may apply here:",
    }
}

/// Stands above what a program cannot see.
pub fn cannot_see_label(language: Language) -> &'static str {
    match language {
        Nl => "Dit kan ik niet zien:",
        En => "What I can't see:",
    }
}

/// What a program cannot see in a draft, or in an image.
pub fn cannot_see(language: Language) -> [&'static str; 4] {
    match language {
        Nl => [
            "gezichten, naambordjes en schermen op een foto of in een video;",
            "of mensen iemand herkennen aan wat je beschrijft, ook zonder naam;",
            "of iets al openbaar is, en of het klopt;",
            "hoe je toon overkomt op wie boos of verdrietig is.",
        ],
        En => [
            "faces, name badges and screens in a photo or video;",
            "whether people recognise someone from what you describe, even without a name;",
            "whether something is public already, and whether it is true;",
            "how your tone comes across to someone who is angry or sad.",
        ],
    }
}

/// Why a draft is not looked at: the first line.
pub fn refused(language: Language, refusal: Refusal) -> String {
    match (refusal, language) {
        (Refusal::TooLong { chars, chars_max }, Nl) => format!(
            "Je tekst is te lang voor mij: {chars} tekens. Ik kan er hoogstens {chars_max} \
             nakijken. Geef hem in delen."
        ),
        (Refusal::TooLong { chars, chars_max }, En) => format!(
            "Your text is too long for me: {chars} characters. I can check {chars_max} at most. \
             Give it in parts."
        ),
        (Refusal::Empty | Refusal::NoWords | Refusal::NoSubject, Nl) => {
            "Ik zie nog geen tekst. Plak hier het bericht dat je wilt plaatsen.".to_string()
        }
        (Refusal::Empty | Refusal::NoWords | Refusal::NoSubject, En) => {
            "I don't see any text yet. Paste the message that you want to post.".to_string()
        }
    }
}
