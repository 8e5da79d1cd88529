//! Running down the own organisation, insults in its name, and work that was taken over.

use super::cues::Cue;
use super::reading::{Found, Reading};
use crate::model::{Detail, FindingKind, RiskLevel, Span};

/// Finds what harms the organisation's name, after the tone has been found.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    let mut all = Vec::new();
    for span in reading.cues.all(Cue::HardDisgrace) {
        if !is_rule(reading, *span) {
            all.push(*span);
        }
    }
    for span in reading.cues.all(Cue::Disgrace) {
        if is_of_own(reading, *span) && !is_rule(reading, *span) && !is_told_of(reading, *span) {
            all.push(*span);
        }
    }
    // An insult in the name of the team.
    for insult in found.iter().filter(|one| one.kind == FindingKind::UnprofessionalTone) {
        let sentence = reading.sentence(insult.span.start);
        let before = Span::new(sentence.start, insult.span.start);
        let own = reading.cues.within(Cue::Own, before).find(|own| is_named(reading, *own));
        all.extend(own.filter(|_| insult.detail != Detail::Shouting));
    }
    all.sort();
    all.dedup();
    found.extend(all.into_iter().map(|span| Found::new(Detail::Mockery, span, RiskLevel::High)));
    for span in reading.cues.all(Cue::Copied) {
        if !is_rule(reading, *span) {
            found.push(Found::new(Detail::Copied, *span, RiskLevel::Medium));
        }
    }
}

/// Whether the own organisation stands in the sentence, or in the one before.
fn is_of_own(reading: &Reading, span: Span) -> bool {
    let sentence = reading.sentence(span.start);
    let has_own = |within: Span| {
        reading.cues.within(Cue::Own, within).any(|own| !own.meets(span))
            || reading.cues.within(Cue::OrgNoun, within).any(|noun| is_owned(reading, noun))
    };
    has_own(sentence) || has_owner(reading, sentence) && is_hard(reading, span) || {
        // "Ik werk bij de provincie. Niemand weet wat hij doet."
        let before = reading.sentence_before(sentence);
        before != sentence && has_own(before) && is_strong(reading, span)
    }
}

/// "our visa department", "onze nieuwe afdeling": "our" stands at most two words before.
fn is_owned(reading: &Reading, noun: Span) -> bool {
    let words = reading.words_before(noun.end).iter().rev().skip(1).take(3);
    words.into_iter().any(|word| {
        word.end + 30 > noun.start
            && matches!(reading.view.lower(*word), "ons" | "onze" | "our" | "my" | "mijn")
            && reading.sentence(noun.start).holds(*word)
    })
}

/// Whether something is called "ours" or "mine".
fn has_owner(reading: &Reading, sentence: Span) -> bool {
    let words = reading.words_from(sentence.start).iter();
    let mut words = words.take_while(|word| word.end <= sentence.end);
    words.any(|word| matches!(reading.view.lower(*word), "ons" | "onze" | "our"))
}

/// Words and phrases that judge an organisation and hardly anything else.
fn is_hard(reading: &Reading, span: Span) -> bool {
    const HARD: [&str; 22] = [
        "puinhoop",
        "wanvertoning",
        "geklungel",
        "aanfluiting",
        "lachertje",
        "schandalig",
        "incompetent",
        "incompetente",
        "geldverspilling",
        "angstcultuur",
        "amateurs",
        "wanbeleid",
        "mismanagement",
        "shambles",
        "embarrassment",
        "disgrace",
        "disgraceful",
        "farce",
        "inept",
        "clueless",
        "incompetence",
        "bungling",
    ];
    let text = reading.view.lower(span);
    text.contains(' ') && text.len() > 10 || HARD.contains(&text)
}

/// Words that stay a judgement in a sentence of their own.
fn is_strong(reading: &Reading, span: Span) -> bool {
    span.len() > 8
        || !matches!(
            reading.view.lower(span),
            "chaos"
                | "drama"
                | "lui"
                | "luie"
                | "broken"
                | "lazy"
                | "circus"
                | "mess"
                | "worst"
                | "zwak"
                | "zwakke"
                | "shame"
                | "dump"
                | "ruk"
        )
}

/// Whether a team or an organisation is meant, and not only a place.
fn is_named(reading: &Reading, own: Span) -> bool {
    let text = reading.view.lower(own);
    !matches!(
        text,
        "bij ons"
            | "is hier"
            | "het hier"
            | "wordt hier"
            | "gaat hier"
            | "at work"
            | "around here"
            | "over here"
            | "in here"
            | "ik werk"
            | "i work"
            | "management"
    )
}

/// Whether the sentence is about others, or about doing better: "geen chaos", "we lossen het op".
fn is_told_of(reading: &Reading, span: Span) -> bool {
    let before = reading.view.lower(reading.before(span.start, 24)).trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    matches!(
        last,
        "geen"
            | "niet"
            | "no"
            | "not"
            | "zonder"
            | "without"
            | "nooit"
            | "never"
            | "tegen"
            | "against"
            | "minder"
            | "less"
            | "isn't"
            | "voorkomen"
            | "prevent"
    )
}

fn is_rule(reading: &Reading, span: Span) -> bool {
    let sentence = reading.sentence(span.start);
    let before = Span::new(sentence.start, span.start);
    let own = reading.cues.within(Cue::Own, before).next();
    let is_ruled = reading
        .cues
        .within(Cue::Rule, before)
        .any(|rule| !span.meets(rule) && own.is_none_or(|own| rule.start <= own.start));
    reading.is_quoted(span) || is_ruled || reading.cues.has(Cue::Mention, before)
}

#[cfg(test)]
mod tests {
    use super::super::tests::kinds;
    use crate::model::FindingKind;

    #[test]
    fn running_down_the_own_organisation_is_found() {
        for text in [
            "Die brug ging stuk door geklungel en bij ons op kantoor wist iedereen het.",
            "Ik werk nu een jaar bij de provincie en het is hier een puinhoop.",
            "Our agency burns public money on parties and gets nothing done.",
            "What an embarrassment to work here.",
            "Ons hele team is het erover eens: wie klaagt, is niet goed snik.",
            "Mijn werkgever heeft er weer een zooitje van gemaakt.",
            "Our management is incompetent.",
        ] {
            assert!(kinds(text).contains(&FindingKind::Reputational), "{text}");
        }
    }

    #[test]
    fn honest_news_is_let_be() {
        for text in [
            "Door de storm is het een chaos op de N817. Rijd voorzichtig.",
            "Onze gemeente werkt aan minder verspilling van voedsel.",
            "Ons team is genomineerd voor een prijs!",
            "Wij zijn trots op onze collega's.",
            "Our office has moved. Everyone is welcome.",
        ] {
            assert!(!kinds(text).contains(&FindingKind::Reputational), "{text}");
        }
    }
}
