//! The words of `ask --explain`: labels, and why the bot spoke or was silent.

use crate::model::Language::{self, En, Nl};
use crate::model::{Explanation, MatchPlace, Outcome, Way};

/// The heading over the words of the question.
pub fn words(language: Language) -> &'static str {
    match language {
        Nl => "Woorden die tellen (gewicht):",
        En => "Words that count (weight):",
    }
}

/// Which languages were read and looked through.
pub fn languages(language: Language, question: Language, guidelines: Language) -> String {
    match language {
        Nl => format!(
            "Vraag gelezen als {}, gezocht in {} richtlijnen.",
            name(language, question),
            adjective(guidelines)
        ),
        En => format!(
            "Question read as {}, searched guidelines in {}.",
            name(language, question),
            name(language, guidelines)
        ),
    }
}

fn name(language: Language, of: Language) -> &'static str {
    match (language, of) {
        (Nl, Nl) => "Nederlands",
        (Nl, En) => "Engels",
        (En, Nl) => "Dutch",
        (En, En) => "English",
    }
}

fn adjective(of: Language) -> &'static str {
    match of {
        Nl => "Nederlandse",
        En => "Engelse",
    }
}

/// Whether the passages were also found by what they mean.
pub fn meaning(language: Language, has_meaning: bool) -> &'static str {
    match (language, has_meaning) {
        (Nl, true) => "Gezocht op woorden en, met het model, op betekenis.",
        (En, true) => "Searched by words and, with the model, by meaning.",
        (Nl, false) => "Alleen op woorden gezocht: er is geen model.",
        (En, false) => "Searched by words alone: there is no model.",
    }
}

/// Which words were not looked for.
pub fn left_out(language: Language, words: &str) -> String {
    match language {
        Nl => format!("Niet gezocht: {words}."),
        En => format!("Not looked for: {words}."),
    }
}

/// That a word stands in no passage in any way.
pub fn unknown(language: Language) -> &'static str {
    match language {
        Nl => "staat nergens",
        En => "stands nowhere",
    }
}

/// That a word is of no use to tell whether the question is of the field.
pub fn not_of_field(language: Language) -> &'static str {
    match language {
        Nl => "geen woord uit het vakgebied",
        En => "not a word of the field",
    }
}

/// How a compound was split.
pub fn parts(language: Language, parts: &str) -> String {
    match language {
        Nl => format!("gesplitst: {parts}"),
        En => format!("split: {parts}"),
    }
}

/// A way of finding a word.
pub fn way(language: Language, way: Way) -> &'static str {
    match (way, language) {
        (Way::Form, Nl) => "woord of vorm",
        (Way::Form, En) => "word or form",
        (Way::Joined, Nl) => "aan elkaar",
        (Way::Joined, En) => "joined",
        (Way::Misspelled, Nl) => "bedoeld",
        (Way::Misspelled, En) => "meant",
        (Way::Part, Nl) => "deel van",
        (Way::Part, En) => "part of",
        (Way::Concept, Nl) => "begrip",
        (Way::Concept, En) => "concept",
        (Way::Broader, Nl) => "ruimer",
        (Way::Broader, En) => "broader",
        (Way::Narrower, Nl) => "nauwer",
        (Way::Narrower, En) => "narrower",
        (Way::Related, Nl) => "verwant",
        (Way::Related, En) => "related",
    }
}

/// A place where a passage has a word.
pub fn place(language: Language, place: MatchPlace) -> &'static str {
    match (place, language) {
        (MatchPlace::Sentence, Nl) => "zin",
        (MatchPlace::Sentence, En) => "sentence",
        (MatchPlace::Passage, Nl) => "passage",
        (MatchPlace::Passage, En) => "passage",
        (MatchPlace::LeadIn, Nl) => "aanloop",
        (MatchPlace::LeadIn, En) => "lead-in",
        (MatchPlace::Heading, Nl) => "kop",
        (MatchPlace::Heading, En) => "heading",
        (MatchPlace::Title, Nl) => "titel",
        (MatchPlace::Title, En) => "title",
        (MatchPlace::Neighbours, Nl) => "buren",
        (MatchPlace::Neighbours, En) => "neighbours",
    }
}

/// The heading over the first passages.
pub fn candidates(language: Language, count: usize) -> String {
    match (language, count) {
        (Nl, 0) => "Geen enkele passage heeft een van deze woorden.".to_string(),
        (En, 0) => "No passage has any of these words.".to_string(),
        (Nl, 1) => "1 passage vergeleken:".to_string(),
        (En, 1) => "1 passage compared:".to_string(),
        (Nl, count) => format!("{count} passages vergeleken, de eerste:"),
        (En, count) => format!("{count} passages compared, the first:"),
    }
}

/// One of them, by place and score.
pub fn candidate(language: Language, at: usize, place: &str, score: f32) -> String {
    match language {
        Nl => format!("{at}. {place}, score {score:.2}"),
        En => format!("{at}. {place}, score {score:.2}"),
    }
}

/// The words that a passage has.
pub fn has(language: Language, matches: &str) -> String {
    match language {
        Nl => format!("heeft: {matches}"),
        En => format!("has: {matches}"),
    }
}

/// The probability that one of them answers.
pub fn probability(language: Language, of: &Explanation) -> String {
    let Explanation { probability, answer_from, suggest_from, .. } = of;
    match language {
        Nl => format!(
            "Kans dat een van de eerste drie het antwoord is: {probability:.2} (antwoord vanaf \
             {answer_from:.2}, tips vanaf {suggest_from:.2})."
        ),
        En => format!(
            "Probability that one of the first three is the answer: {probability:.2} (an answer \
             from {answer_from:.2}, suggestions from {suggest_from:.2})."
        ),
    }
}

/// What the logarithm of the odds starts from.
pub fn bias(language: Language) -> &'static str {
    match language {
        Nl => "begin",
        En => "start",
    }
}

/// Why the bot spoke or was silent.
pub fn why(language: Language, of: &Explanation) -> &'static str {
    match (of.outcome, language) {
        (Outcome::Answered | Outcome::Clarify, Nl) => "Dat is genoeg: dit is een antwoord.",
        (Outcome::Answered | Outcome::Clarify, En) => "That is enough: this is an answer.",
        (Outcome::Suggestions, Nl) => {
            "Dat is te weinig voor een antwoord: dit zijn alleen regels die erop lijken."
        }
        (Outcome::Suggestions, En) => {
            "That is too little for an answer: these are only rules that come close."
        }
        (_, Nl) if of.is_off_topic => {
            "Geen woord hoort bij het vakgebied, en geen passage heeft ze allemaal: geen antwoord."
        }
        (_, En) if of.is_off_topic => {
            "No word is of the field, and no passage has all of them: no answer."
        }
        (_, Nl) => "Dat is te weinig, ook voor tips: geen antwoord.",
        (_, En) => "That is too little, for suggestions too: no answer.",
    }
}
