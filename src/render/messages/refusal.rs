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
        (Refusal::NoSubject, Nl) => "Waar gaat je vraag over?",
        (Refusal::NoSubject, En) => "What is your question about?",
    }
}

/// What to do next.
pub fn next_step(language: Language, refusal: Refusal) -> String {
    match (refusal, language) {
        (Refusal::TooLong { chars, chars_max }, Nl) => format!(
            "Het telt {chars} tekens. Ik kan er hoogstens {chars_max} lezen. Stel je vraag korter, \
             dan zoek ik het op."
        ),
        (Refusal::TooLong { chars, chars_max }, En) => format!(
            "It has {chars} characters. I can read {chars_max} at most. Make your question \
             shorter and I'll look it up."
        ),
        (Refusal::NoSubject, Nl) => {
            "Noem wat je wilt delen, en waar. Bijvoorbeeld: Mag ik een foto van een collega op \
             LinkedIn zetten?"
                .to_string()
        }
        (Refusal::NoSubject, En) => {
            "Say what you want to share, and where. For example: May I post a photo of a \
             colleague on LinkedIn?"
                .to_string()
        }
        (Refusal::Empty | Refusal::NoWords, language) => example(language).to_string(),
    }
}

fn example(language: Language) -> &'static str {
    match language {
        Nl => "Stel je vraag in je eigen woorden. Bijvoorbeeld: Mag ik dit op LinkedIn delen?",
        En => "Ask in your own words. For example: May I share this on LinkedIn?",
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::model::Language::{En, Nl};
    use crate::model::*;
    use crate::render::plain::{self, PlainOptions};
    use crate::render::sample;

    fn said(answer: &Answer) -> String {
        plain::answer(answer, &PlainOptions::default())
    }

    #[test]
    fn a_refusal_says_what_to_do_next() {
        let mut answer = sample::answer(Nl, Outcome::Refused, vec![]);
        let too_long = Refusal::TooLong { chars: 2400, chars_max: 1000 };
        let refusals = [Refusal::Empty, too_long, Refusal::NoWords, Refusal::NoSubject];
        let mut all = String::new();
        for language in [Nl, En] {
            answer.language = language;
            for refusal in refusals {
                answer.refusal = Some(refusal);
                all.push_str(&said(&answer));
            }
        }
        assert_snapshot!(all, @r#"
        Ik zie nog geen vraag
        Stel je vraag in je eigen woorden. Bijvoorbeeld: Mag ik dit op LinkedIn delen?
        Je bericht is te lang voor mij
        Het telt 2400 tekens. Ik kan er hoogstens 1000 lezen. Stel je vraag korter, dan
        zoek ik het op.
        Ik zie geen woorden in je bericht
        Stel je vraag in je eigen woorden. Bijvoorbeeld: Mag ik dit op LinkedIn delen?
        Waar gaat je vraag over?
        Noem wat je wilt delen, en waar. Bijvoorbeeld: Mag ik een foto van een collega
        op LinkedIn zetten?
        I don't see a question yet
        Ask in your own words. For example: May I share this on LinkedIn?
        Your message is too long for me
        It has 2400 characters. I can read 1000 at most. Make your question shorter and
        I'll look it up.
        I don't see any words in your message
        Ask in your own words. For example: May I share this on LinkedIn?
        What is your question about?
        Say what you want to share, and where. For example: May I post a photo of a
        colleague on LinkedIn?
        "#);
    }
}
