//! What the bot says of something in a question or draft that should not go out.
//!
//! What it is, what harm it can do, and what to do next. None of it is a rule: what the rules say
//! is quoted beside it.

mod images;
mod matters;
mod personal;
mod secrets;
mod tone;

use crate::model::Detail;
use crate::model::Language::{self, En, Nl};

/// The words for one detail, each in Dutch and English.
#[derive(Debug)]
pub struct Words {
    detail: Detail,
    /// What stands in its place once it is taken out.
    label: [&'static str; 2],
    what: [&'static str; 2],
    why: [&'static str; 2],
    next: [&'static str; 2],
}

/// The words of a detail; an organisation's own has a message of its own.
fn words(detail: &Detail) -> Option<&'static Words> {
    let all = [personal::WORDS, matters::WORDS, images::WORDS, secrets::WORDS, tone::WORDS];
    all.into_iter().flatten().find(|words| words.detail == *detail)
}

fn side(language: Language) -> usize {
    match language {
        Nl => 0,
        En => 1,
    }
}

/// What it is: one sentence.
pub fn what(language: Language, detail: &Detail) -> &'static str {
    match (words(detail), language) {
        (Some(words), language) => words.what[side(language)],
        (None, Nl) => "Hier staat iets dat je organisatie niet naar buiten wil hebben.",
        (None, En) => "Here is something that your organisation doesn't want to go out.",
    }
}

/// What harm it can do.
pub fn why(language: Language, detail: &Detail) -> &'static str {
    words(detail).map_or("", |words| words.why[side(language)])
}

/// What to do next.
pub fn next_step(language: Language, detail: &Detail) -> &'static str {
    match (words(detail), language) {
        (Some(words), language) => words.next[side(language)],
        (None, Nl) => "Haal het weg.",
        (None, En) => "Take it out.",
    }
}

/// All three in a row.
pub fn message(language: Language, detail: &Detail) -> String {
    let parts = [what(language, detail), why(language, detail), next_step(language, detail)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is said of it in a question: that it stands there, and that the answer needs none of it.
pub fn in_question(language: Language, detail: &Detail) -> String {
    let what = what(language, detail);
    let (openings, place) = match language {
        Nl => (["Hier staat", "Hier staan", "Hier lijkt"], "In je vraag"),
        En => (["Here is", "Here are", "Here it says"], "In your question"),
    };
    let is_here = openings.iter().any(|opening| what.starts_with(opening));
    let here = match language {
        Nl => "Hier",
        En => "Here",
    };
    let said = match what.strip_prefix(here).filter(|_| is_here) {
        Some(rest) if language == En && !rest.starts_with(" it") => {
            format!("{place} there{rest}")
        }
        Some(rest) => format!("{place}{rest}"),
        None => format!("{place}: {what}"),
    };
    let next = match language {
        Nl => "Ik heb dat niet nodig voor een antwoord. Laat het de volgende keer weg.",
        En => "I don't need that for an answer. Please leave it out next time.",
    };
    format!("{said} {next}")
}

/// What stands in its place once it is taken out: `[naam]`.
pub fn label(language: Language, detail: &Detail) -> String {
    let label = words(detail).map(|words| words.label[side(language)]);
    let otherwise = match language {
        Nl => "weggehaald",
        En => "taken out",
    };
    format!("[{}]", label.unwrap_or(otherwise))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_has_words() {
        for detail in Detail::ALL {
            assert!(words(detail).is_some(), "{detail:?}");
        }
        let own = Detail::Own("project".to_string());
        assert_eq!(label(Nl, &own), "[weggehaald]");
        assert_eq!(message(En, &own).matches('.').count(), 2);
        assert_eq!(
            message(Nl, &Detail::Bsn),
            "Hier staat een burgerservicenummer (BSN). Met een BSN en een naam kan iemand zich \
             voordoen als een ander. Haal het nummer weg."
        );
        assert_eq!(label(En, &Detail::Name), "[name]");
        assert_eq!(
            in_question(Nl, &Detail::Bsn),
            "In je vraag staat een burgerservicenummer (BSN). Ik heb dat niet nodig voor een \
             antwoord. Laat het de volgende keer weg."
        );
        assert!(in_question(En, &Detail::Bsn).starts_with("In your question there is a citizen"));
        assert!(in_question(En, &Detail::Internal).starts_with("In your question it says that"));
    }
}
