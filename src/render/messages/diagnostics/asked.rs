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
