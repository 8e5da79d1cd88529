//! Words for faults where one file speaks of another, and for question cases.

use super::{Said, near_or};
use crate::model::Language::{self, En, Nl};

pub fn dead_link(language: Language, target: &str, near: &Option<String>) -> Said {
    match language {
        Nl => Said::new(
            format!("Deze link werkt niet: {target}."),
            near_or(language, near, "Pas de link aan of haal hem weg."),
        ),
        En => Said::new(
            format!("This link doesn't work: {target}."),
            near_or(language, near, "Change the link or remove it."),
        ),
    }
}

pub fn quote_not_found(
    language: Language,
    quote: &str,
    in_file: &str,
    near: &Option<String>,
) -> Said {
    match language {
        Nl => Said::new(
            format!("Deze woorden staan niet in {in_file}: \"{quote}\"."),
            near_or(language, near, "Neem de woorden precies over uit de richtlijn."),
        ),
        En => Said::new(
            format!("These words are not in {in_file}: \"{quote}\"."),
            near_or(language, near, "Copy the words exactly as they stand in the guideline."),
        ),
    }
}

pub fn file_not_found(language: Language, name: &str, near: &Option<String>) -> Said {
    match language {
        Nl => Said::new(
            format!("Er is geen bestand met de naam {name}."),
            near_or(language, near, "Kijk of de naam klopt, met de map erbij."),
        ),
        En => Said::new(
            format!("There is no file called {name}."),
            near_or(language, near, "Check the name, with its folder."),
        ),
    }
}

pub fn same_id(language: Language, id: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("De naam \"{id}\" komt hier twee keer voor."),
            "Geef een van de twee een andere naam.",
        ),
        En => Said::new(
            format!("The name \"{id}\" is used twice here."),
            "Give one of the two another name.",
        ),
    }
}

/// What is a `risk`, a `route`, a `contact` or a `pattern`.
pub fn never_fires(language: Language, what: &str, id: &str) -> Said {
    match (what, language) {
        ("route", Nl) => Said::new(
            format!("De route \"{id}\" kan nooit verschijnen."),
            "Zet bij \"words\" bij welke woorden je deze route wilt laten zien.",
        ),
        ("route", En) => Said::new(
            format!("The route \"{id}\" can never appear."),
            "Say under \"words\" for which words you want to see this route.",
        ),
        ("contact", Nl) => Said::new(
            format!("Het contact voor \"{id}\" kan nooit verschijnen."),
            "Zet bij \"words\" of \"guidelines\" wanneer je dit contact wilt laten zien.",
        ),
        ("contact", En) => Said::new(
            format!("The contact for \"{id}\" can never appear."),
            "Say under \"words\" or \"guidelines\" when you want to see this contact.",
        ),
        ("pattern", Nl) => Said::new(
            format!("Het patroon \"{id}\" kan niets vinden."),
            "Zet er \"pattern\" of \"words\" bij: wat wil je vinden?",
        ),
        ("pattern", En) => Said::new(
            format!("The pattern \"{id}\" can find nothing."),
            "Add \"pattern\" or \"words\": what do you want to find?",
        ),
        (_, Nl) => Said::new(
            format!("De waarschuwing \"{id}\" kan nooit verschijnen."),
            "Zet bij \"when\" welke woorden, platforms of richtlijnen de waarschuwing oproepen.",
        ),
        (_, En) => Said::new(
            format!("The warning \"{id}\" can never appear."),
            "Say under \"when\" for which words, platforms or guidelines you want to see it.",
        ),
    }
}

pub fn missing_language(language: Language, what: &str, missing: Language) -> Said {
    match language {
        Nl => {
            let (missing, other) = match missing {
                Nl => ("Nederlands", "Engelse"),
                En => ("Engels", "Nederlandse"),
            };
            Said::new(
                format!("Deze tekst is er niet in het {missing}: {what}."),
                format!("Schrijf hem erbij. Tot dan laat ik de {other} tekst zien."),
            )
        }
        En => {
            let (missing, other) = match missing {
                Nl => ("Dutch", "English"),
                En => ("English", "Dutch"),
            };
            Said::new(
                format!("This text is not there in {missing}: {what}."),
                format!("Add it. Until then I show the {other} text."),
            )
        }
    }
}

pub fn case_broken(language: Language, question: &str, expected: &str, found: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Deze vraag krijgt nu een ander antwoord: \"{question}\". Verwacht: {expected}. \
                 Nu: {found}."
            ),
            "Is het nieuwe antwoord goed? Pas dan de voorbeeldvraag aan. Anders: pas de tekst aan.",
        ),
        En => Said::new(
            format!(
                "This question now gets another answer: \"{question}\". Expected: {expected}. \
                 Now: {found}."
            ),
            "Is the new answer right? Then change the example question. If not, change the text.",
        ),
    }
}
/// A question case that stands as open and holds.
pub fn case_holds_now(language: Language, question: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Deze open vraag wordt nu goed beantwoord: \"{question}\"."),
            "Haal de regel `state = \"open\"` weg. Dan merk je het als het antwoord verandert.",
        ),
        En => Said::new(
            format!("This open question is now answered well: \"{question}\"."),
            "Take the line `state = \"open\"` away. Then you will notice when the answer changes.",
        ),
    }
}
