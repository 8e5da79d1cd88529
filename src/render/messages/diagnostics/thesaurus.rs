//! Words for faults of an organisation's own words, in `thesaurus.toml` and `wording.toml`.

use super::{Said, near_or};
use crate::model::Language::{self, En, Nl};

pub fn unknown_concept(language: Language, id: &str, near: &Option<String>) -> Said {
    match language {
        Nl => Said::new(
            format!("Er is geen begrip met de id \"{id}\". Ik doe niets met deze verwijzing."),
            near_or(language, near, "Pas de id aan, of zet het begrip erbij."),
        ),
        En => Said::new(
            format!("There is no concept with the id \"{id}\". I do nothing with this reference."),
            near_or(language, near, "Change the id, or add the concept."),
        ),
    }
}

pub fn same_label(language: Language, label: &str, other: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Het woord \"{label}\" hoort ook bij het begrip \"{other}\"."),
            "Nu zoek ik bij dit woord naar allebei. Wil je dat niet? Laat het dan bij één begrip.",
        ),
        En => Said::new(
            format!("The word \"{label}\" also belongs to the concept \"{other}\"."),
            "Now I look for both at this word. If you don't want that, keep it with one concept.",
        ),
    }
}

pub fn in_two_lists(language: Language, word: &str, other: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("\"{word}\" staat al bij \"{other}\". Ik sla het hier over."),
            "Een woord kan maar één van de twee betekenen. Laat het op één plek staan.",
        ),
        En => Said::new(
            format!("\"{word}\" stands under \"{other}\" already. I leave it out here."),
            "A word can mean only one of the two. Keep it in one place.",
        ),
    }
}

pub fn no_labels(language: Language, id: &str) -> Said {
    match language {
        Nl => Said::new(
            format!("Het begrip \"{id}\" heeft geen woorden. Zo vindt niemand het."),
            "Zet er een woord bij, zoals: prefLabel = { nl = \"intranet\" }",
        ),
        En => Said::new(
            format!("The concept \"{id}\" has no words. So nobody can find it."),
            "Add a word, such as: prefLabel = { en = \"intranet\" }",
        ),
    }
}
