//! The words of "Why this answer?": what an asker sees of how an answer came about.

use crate::model::AskedModality;
use crate::model::Language::{self, En, Nl};

/// The headline, and the words on the button that leads there.
pub fn headline(language: Language) -> &'static str {
    match language {
        Nl => "Waarom dit antwoord?",
        En => "Why this answer?",
    }
}

/// The words of the question that were looked for.
pub fn looked_for(language: Language, words: &str) -> String {
    match language {
        Nl => format!("Ik zocht op: {words}."),
        En => format!("I looked for: {words}."),
    }
}

/// Those that stand in no guideline in any way.
pub fn nowhere(language: Language, words: &str) -> String {
    match language {
        Nl => format!("Dit staat nergens in de richtlijnen: {words}."),
        En => format!("This stands nowhere in the guidelines: {words}."),
    }
}

/// Where the text stands that fits best.
pub fn best(language: Language, file: &str, line: usize) -> String {
    match language {
        Nl => format!("Het best past wat op regel {line} van {file} staat."),
        En => format!("The best match stands on line {line} of {file}."),
    }
}

/// What the question asks; none where it asks neither what may nor what must be done.
pub fn asked(language: Language, asked: AskedModality) -> Option<&'static str> {
    Some(match (asked, language) {
        (AskedModality::May, Nl) => "Je vraagt of het mag.",
        (AskedModality::May, En) => "You ask whether it is allowed.",
        (AskedModality::Must, Nl) => "Je vraagt of het moet.",
        (AskedModality::Must, En) => "You ask whether it is required.",
        (AskedModality::Forbidden, Nl) => "Je vraagt of het verboden is.",
        (AskedModality::Forbidden, En) => "You ask whether it is forbidden.",
        (AskedModality::WhatMay, Nl) => "Je vraagt wat er mag.",
        (AskedModality::WhatMay, En) => "You ask what is allowed.",
        (AskedModality::WhatMust, Nl) => "Je vraagt wat er moet.",
        (AskedModality::WhatMust, En) => "You ask what is required.",
        (AskedModality::Other, _) => return None,
    })
}

/// How a rule was read.
pub fn read(language: Language, line: &str) -> String {
    match language {
        Nl => format!("Zo lees ik de regel: {line}."),
        En => format!("This is how I read the rule: {line}."),
    }
}

/// That the text itself counts, not how it was read.
pub fn text_counts(language: Language) -> &'static str {
    match language {
        Nl => "Dit is alleen hoe ik het lees. Wat in de richtlijn staat, telt.",
        En => "This is only how I read it. What the guideline says is what counts.",
    }
}

/// Said where nothing was asked yet, or what was asked was no question.
pub fn nothing(language: Language) -> &'static str {
    match language {
        Nl => "Er is geen antwoord om uit te leggen. Stel eerst je vraag.",
        En => "There is no answer to explain. Please ask your question first.",
    }
}
