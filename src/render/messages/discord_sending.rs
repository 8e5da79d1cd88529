//! What is said in Discord around sending something in to the authors.

use crate::model::Language::{self, En, Nl};

/// The label of the one field: a remark, which may stay empty. At most 45 characters.
pub fn remark_label(language: Language) -> &'static str {
    match language {
        Nl => "Wil je er iets bij zeggen? Hoeft niet.",
        En => "Anything to add? You don't have to.",
    }
}

/// What stands in the field while it is empty. At most 100 characters.
pub fn remark_hint(language: Language) -> &'static str {
    match language {
        Nl => "Zet hier geen namen of andere gegevens van mensen.",
        En => "Please leave out names and other details about people.",
    }
}

/// The question with the remark behind it, as the authors read it.
pub fn with_remark(language: Language, question: &str, remark: &str) -> String {
    match (remark, language) {
        ("", _) => question.to_string(),
        (remark, Nl) => format!("{question} Opmerking: {remark}"),
        (remark, En) => format!("{question} Remark: {remark}"),
    }
}

/// What `with_remark` puts before a remark.
const REMARKS: [&str; 2] = [" Opmerking: ", " Remark: "];

/// The question of what was sent in, without the remark behind it.
pub fn without_remark(text: &str) -> &str {
    let start = REMARKS.iter().filter_map(|mark| text.find(mark)).min();
    text[..start.unwrap_or(text.len())].trim()
}

/// Stands above what would be kept.
pub fn look_first(language: Language) -> &'static str {
    match language {
        Nl => "Kijk eerst wat je verstuurt",
        En => "First look at what you are sending",
    }
}

/// What will be done with it; `days_max` is how long it is kept.
pub fn what_is_kept(language: Language, days_max: u32) -> String {
    match language {
        Nl => format!(
            "Alleen deze tekst wordt bewaard, zonder je naam. Na {days_max} dagen wordt hij \
             gewist. Namen en nummers van mensen heb ik eruit gehaald. Staat er nog iets in dat \
             weg moet? Kies dan \"Toch niet\" en stel je vraag opnieuw zonder dat stuk."
        ),
        En => format!(
            "Only this text is kept, without your name. It is deleted after {days_max} days. I \
             have taken out people's names and numbers. Is there anything left that should go? \
             Then choose \"Don't send\" and ask your question again without it."
        ),
    }
}

/// Said where deleting fails.
pub fn not_deleted(language: Language) -> &'static str {
    match language {
        Nl => "Wissen lukt nu niet. Probeer het later nog eens.",
        En => "Deleting it doesn't work now. Try again later.",
    }
}

/// How to have it deleted later; `code` is the one to do it with.
pub fn code(language: Language, code: &str) -> String {
    match language {
        Nl => format!(
            "Wil je het later wissen? Bewaar dan deze code: {code}. Typ /wis met de code erachter."
        ),
        En => format!(
            "Do you want to delete it later? Then keep this code: {code}. Type /delete with the \
             code behind it."
        ),
    }
}
