//! Words for faults that only show when the whole is asked.

use super::Said;
use crate::model::AskedFault;
use crate::model::Language::{self, En, Nl};

/// The words for such a fault.
pub fn said(language: Language, fault: &AskedFault) -> Said {
    match fault {
        AskedFault::CaseBrokenByEdit { question, before, found } => {
            case_broken_by_edit(language, question, before, found)
        }
        AskedFault::Contradicts { other } => contradicts(language, other),
        AskedFault::NearlySame { other } => nearly_same(language, other),
        AskedFault::Ambiguous { words, is_advice: true } => advice(language, &quoted(words)),
        AskedFault::Ambiguous { words, is_advice: false } => vague(language, &quoted(words)),
        AskedFault::MoreAmbiguous { count } => more_ambiguous(language, *count),
        AskedFault::UnknownPlatform { name } => unknown_platform(language, name),
        AskedFault::UnusedConcept { id } => unused_concept(language, id),
        AskedFault::NoContact => no_contact(language),
    }
}

/// A question case that held until the edit that is refused.
fn case_broken_by_edit(language: Language, question: &str, before: &str, found: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Door deze wijziging krijgt een vraag een ander antwoord: \"{question}\". \
                 Eerst: {before}. Nu: {found}."
            ),
            "Is het nieuwe antwoord goed? Pas dan ook de voorbeeldvraag aan. Anders: pas de tekst \
             aan. Tot dan antwoord ik uit de vorige versie.",
        ),
        En => Said::new(
            format!(
                "By this edit a question gets another answer: \"{question}\". \
                 Before: {before}. Now: {found}."
            ),
            "Is the new answer right? Then change the example question too. If not, change the \
             text. Until then I answer from the version before.",
        ),
    }
}

fn contradicts(language: Language, other: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Deze regel lijkt iets anders te zeggen dan {other}. De ene regel verbiedt het, de \
                 andere niet."
            ),
            "Pas een van de twee aan. Of zet erbij wanneer elke regel geldt.",
        ),
        En => Said::new(
            format!(
                "This rule seems to say something else than {other}. One rule forbids it, the \
                 other does not."
            ),
            "Change one of the two. Or say when each rule holds.",
        ),
    }
}

fn nearly_same(language: Language, other: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Bijna dezelfde tekst staat ook in {other}."),
            "Laat de regel op één plek staan en verwijs ernaar. Dan blijft hij overal gelijk.",
        ),
        En => Said::new(
            format!("Nearly the same text also stands in {other}."),
            "Keep the rule in one place and link to it. Then it stays the same everywhere.",
        ),
    }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// A rule that is an advice, and so neither allows nor forbids.
fn advice(language: Language, words: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Door {words} is dit een regel of een advies: dat is niet te zien. Daarom zegt de \
                 bot er geen ja of nee bij."
            ),
            "Is het een regel? Schrijf dan \"moet\", \"mag\" of \"mag niet\". Is het een advies? \
             Laat het dan zo.",
        ),
        En => Said::new(
            format!(
                "With {words} this can be a rule or advice: nobody can tell. So the bot gives no \
                 yes or no with it."
            ),
            "Is it a rule? Then write \"must\", \"may\" or \"must not\". Is it really advice? Then \
             leave it.",
        ),
    }
}

/// A rule that leaves open when it holds.
fn vague(language: Language, words: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Door {words} is niet te zeggen wanneer deze regel geldt. Daarom zegt de bot er \
                 geen ja of nee bij."
            ),
            "Schrijf wanneer het wel en wanneer het niet geldt, of wie dat beslist. Of haal die \
             woorden weg.",
        ),
        En => Said::new(
            format!(
                "By {words} nobody can say when this rule holds. So the bot gives no yes or no \
                 with it."
            ),
            "Write when it holds and when it does not, or who decides that. Or take these words \
             away.",
        ),
    }
}

fn more_ambiguous(language: Language, count: usize) -> Said {
    match (language, count) {
        (Nl, 1) => Said::new(
            "Er is nog 1 regel waar de bot geen ja of nee bij zegt.",
            "Alles zien? Dat kan met: deelwijzer check --norms.",
        ),
        (Nl, count) => Said::new(
            format!("Er zijn nog {count} regels waar de bot geen ja of nee bij zegt."),
            "Alles zien? Dat kan met: deelwijzer check --norms.",
        ),
        (En, 1) => Said::new(
            "There is 1 more rule with which the bot gives no yes or no.",
            "To see all of them: deelwijzer check --norms.",
        ),
        (En, count) => Said::new(
            format!("There are {count} more rules with which the bot gives no yes or no."),
            "To see all of them: deelwijzer check --norms.",
        ),
    }
}

fn unknown_platform(language: Language, name: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("De bot kent het platform \"{name}\" niet."),
            "Kijk of de naam goed is geschreven. Klopt hij? Zet hem dan in thesaurus.toml.",
        ),
        En => Said::new(
            format!("The bot does not know the platform \"{name}\"."),
            "Check whether the name is written well. Is it? Then put it in thesaurus.toml.",
        ),
    }
}

fn unused_concept(language: Language, id: &str) -> Said {
    match language {
        Nl => Said::new(
            format!(
                "Het begrip \"{id}\" staat in geen enkele richtlijn, en wat erbij hoort ook niet."
            ),
            "Zet bij broader of related een begrip dat er wel in staat. Of haal het weg.",
        ),
        En => Said::new(
            format!("The concept \"{id}\" stands in no guideline, and nor does any related one."),
            "Name one that does under broader or related. Or take it away.",
        ),
    }
}

fn no_contact(language: Language) -> Said {
    match language {
        Nl => Said::new(
            "Er staat nergens wie je iets kunt vragen. Zonder antwoord weten mensen niet verder.",
            "Zet een naam en een adres in organisation.toml, onder [contact].",
        ),
        En => Said::new(
            "Nobody is named to ask. People who get no answer then don't know what to do.",
            "Put a name and an address in organisation.toml, under [contact].",
        ),
    }
}
