//! What the bot says to a question that it cannot take.

use crate::model::Language::{self, En, Nl};
use crate::model::Refusal;

/// The first line.
pub fn headline(language: Language, refusal: Refusal) -> &'static str {
    match (refusal, language) {
        (Refusal::Empty, Nl) => "Ik zie nog geen vraag",
        (Refusal::Empty, En) => "I don't see a question yet",
        (Refusal::TooLong { .. }, Nl) => "Je bericht is te lang voor mij",
        (Refusal::TooLong { .. }, En) => "Your message is too long for me",
        (Refusal::NoWords, Nl) => "Ik zie geen woorden in je bericht",
        (Refusal::NoWords, En) => "I don't see any words in your message",
    }
}

/// What to do next.
pub fn next_step(language: Language, refusal: Refusal) -> String {
    match (refusal, language) {
        (Refusal::TooLong { chars, chars_max }, Nl) => format!(
            "Het telt {chars} tekens en ik kan er {chars_max} lezen. Stel je vraag korter, dan \
             zoek ik het op."
        ),
        (Refusal::TooLong { chars, chars_max }, En) => format!(
            "It has {chars} characters and I can read {chars_max}. Make your question shorter \
             and I'll look it up."
        ),
        (Refusal::Empty | Refusal::NoWords, language) => example(language).to_string(),
    }
}

fn example(language: Language) -> &'static str {
    match language {
        Nl => "Stel je vraag gewoon in je eigen woorden, zoals: Mag ik dit op LinkedIn delen?",
        En => "Just ask in your own words, such as: May I share this on LinkedIn?",
    }
}
