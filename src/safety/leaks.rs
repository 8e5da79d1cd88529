//! What was heard behind a closed door, or has not been announced yet.

use super::cues::Cue;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// How far "not yet" and "announced" may stand apart, in bytes.
const PAIR_BYTES: usize = 45;

/// Finds what is told too early.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    let mut push = |span, level| found.push(Found::new(Detail::ClosedMeeting, span, level));
    for span in reading.cues.all(Cue::Leak) {
        if !is_rule(reading, *span) && !reading.is_quoted(*span) && !is_open(reading, *span) {
            push(*span, RiskLevel::High);
        }
    }
    for word in reading.words.iter().filter(|word| is_hush(reading.view.lower(**word))) {
        push(*word, RiskLevel::High);
    }
    for span in reading.cues.all(Cue::LeakMaybe) {
        let is_told = !is_open(reading, *span) && !reading.sentence_has(*span, &[Cue::Unknown])
            || gives_away(reading, *span);
        if turns(reading, *span) && is_told && !is_rule(reading, *span) {
            push(*span, RiskLevel::High);
        }
    }
    for not in reading.cues.all(Cue::NotYet) {
        let behind = reading.behind(not.end, PAIR_BYTES);
        let Some(told) = reading.cues.within(Cue::Disclosed, behind).next() else { continue };
        let span = not.cover(told);
        if is_rule(reading, span) {
            continue;
        }
        let is_unknown = reading.sentence_has(span, &[Cue::Unknown]);
        let is_told = match is_unknown {
            true => gives_away(reading, span),
            false => turns(reading, span) || says_this(reading, span),
        };
        if is_told {
            push(span, RiskLevel::High);
        }
    }
    for closed in reading.cues.all(Cue::Closed) {
        if let Some(span) = closed_place(reading, *closed)
            && is_heard(reading, span)
            && !is_rule(reading, span)
        {
            push(span, RiskLevel::High);
        }
    }
}

/// "Sssst", "psst", "shhh", however long.
fn is_hush(word: &str) -> bool {
    let mut letters = word.trim_start_matches('p').chars();
    let is_s = letters.next() == Some('s');
    is_s && word.len() > 2
        && letters.all(|letter| matches!(letter, 's' | 't' | 'h'))
        && word != "sht"
}

/// Whether nothing is given away: everyone can read it, or nobody knows it at all ("nobody knows
/// yet when …", "many do not know that they …").
fn is_open(reading: &Reading, span: Span) -> bool {
    const ASKING: [&str; 22] = [
        "who", "what", "when", "where", "how", "whether", "if", "why", "which", "wie", "wat",
        "wanneer", "waar", "hoe", "of", "waarom", "welke", "welk", "hoeveel", "about", "exact",
        "precies",
    ];
    let mut next = reading.words_from(span.end).iter().map(|word| reading.view.lower(*word));
    let (first, second) = (next.next().unwrap_or_default(), next.next().unwrap_or_default());
    let is_joined = reading.view.byte(span.end) == b' ';
    let is_theirs =
        matches!(first, "that" | "dat") && matches!(second, "they" | "ze" | "zij" | "je");
    is_joined && (ASKING.contains(&first) || is_theirs)
        || reading.sentence_has(span, &[Cue::Published])
}

/// Whether the sentence gives it away all the same.
fn turns(reading: &Reading, span: Span) -> bool {
    let sentence = reading.sentence(span.start);
    let behind = Span::new(span.end, (span.end + 70).min(reading.view.len()));
    let before = Span::new(sentence.start, span.start);
    let next = reading.view.lower(Span::new(span.end, span.end + 16));
    let is_opened = next.trim_start_matches(" yet").starts_with(':')
        || next.trim_start_matches(" yet").starts_with(" -");
    reading.cues.has(Cue::LeakTurn, behind) || reading.cues.has(Cue::LeakTurn, before) || is_opened
}

/// Whether the rest of the sentence says what nobody was to know: "…, maar het wordt Almelo".
fn gives_away(reading: &Reading, span: Span) -> bool {
    const TURNS: [&str; 22] = [
        "maar het wordt",
        "maar wij weten",
        "maar we weten",
        "maar ik weet",
        "maar de keuze",
        "alvast",
        "stiekem",
        "verklap",
        "primeur",
        "wordt het ",
        "gaat naar",
        "gaan voor",
        "but we picked",
        "but it will be",
        "but it's going to",
        "but it is going to",
        "but we know",
        "but i know",
        "sneak",
        "secretly",
        "got it",
        "but here it is",
    ];
    let sentence = reading.sentence(span.start);
    let behind = Span::new(span.end, sentence.end.min(span.end + 90));
    let text = reading.view.lower(behind);
    TURNS.iter().any(|turn| text.contains(turn))
}

/// "Dit is nog niet openbaar", "…, nog niet gedeeld": said of what stands beside it.
fn says_this(reading: &Reading, span: Span) -> bool {
    let before = reading.before(span.start, 20);
    let text = reading.view.lower(before);
    let ends = [", ", "this ", "this is ", "dit is ", "dit ", "this has ", "it ", "- ", "("];
    let is_said = ends.iter().any(|end| text.ends_with(end));
    let this = reading.view.lower(reading.behind(span.start, 40));
    is_said || this.contains(" this ") || this.contains(" dit ")
}

/// "besloten vergadering", "ons interne Teams-kanaal", "closed committee session".
fn closed_place(reading: &Reading, closed: Span) -> Option<Span> {
    let behind = reading.behind(closed.end, 28);
    let place = reading.cues.within(Cue::ClosedPlace, behind).next()?;
    let between = reading.view.lower(Span::new(closed.end, place.start));
    let is_joined = between.split_whitespace().count() < 3 && !between.contains(['.', ',', ':']);
    is_joined.then(|| closed.cover(place))
}

/// Whether something is told out of it.
fn is_heard(reading: &Reading, place: Span) -> bool {
    let sentence = reading.sentence(place.start);
    let before = Span::new(sentence.start.max(place.start.saturating_sub(40)), place.start);
    let behind = Span::new(place.end, sentence.end.min(place.end + 60));
    // "from the", "uit de" only open the place itself.
    let opening = reading.cues.within(Cue::Heard, before).any(|heard| {
        let is_weak = matches!(
            reading.view.lower(heard),
            "uit de" | "uit het" | "uit ons" | "uit onze" | "from the" | "from our" | "out of the"
        );
        !is_weak || reading.begins_sentence(heard) && heard.end + 2 > place.start
    });
    let is_strong = |span: Span| {
        !matches!(
            reading.view.lower(span),
            "hieronder"
                | "below"
                | "staat in"
                | "uit de"
                | "uit het"
                | "uit ons"
                | "uit onze"
                | "from the"
                | "from our"
                | "out of the"
                | "blijkt"
                | "bijgevoegd"
                | "attached"
                | "zojuist"
        )
    };
    let is_title = reading.begins_sentence(place) && reading.is_capitalised(place);
    let mut heard = reading.cues.within(Cue::Heard, behind);
    opening || heard.any(|span| is_title || is_strong(span))
}

/// Whether a rule speaks of such things: "Deel niets uit de besloten vergadering".
fn is_rule(reading: &Reading, span: Span) -> bool {
    let sentence = reading.sentence(span.start);
    let before = Span::new(sentence.start, span.start);
    let is_asked = reading.view.slice(sentence).trim_end().ends_with('?');
    // "You must not pass it on": the rule may share words with what it forbids.
    let mut rules = reading.cues.within(Cue::Rule, sentence);
    let is_ruled = rules.any(|rule| rule.start < span.start);
    is_ruled || reading.cues.has(Cue::Mention, before) || is_asked
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::model::FindingKind;

    #[test]
    fn what_is_told_too_early_is_found() {
        for text in [
            "Net uit de besloten vergadering: de prijs gaat omhoog.",
            "Even onder ons: de fusie gaat niet door.",
            "Screenshot uit ons interne Teams-kanaal: 40 banen weg.",
            "We haven't announced this yet: our next consulate will be in Lagos.",
            "Just out of the closed committee session and the mayor is done.",
            "Dit is nog niet openbaar, maar het azc komt aan de Havenweg.",
            "Vandaag in het besloten deel van de raad gehoord dat zij weg moet.",
        ] {
            let details = [Detail::ClosedMeeting, Detail::NotPublic];
            assert!(details.iter().any(|it| !found(text, it).is_empty()), "{text}");
        }
    }

    #[test]
    fn what_nobody_knows_yet_is_let_be() {
        for text in [
            "De datum van de opening is nog niet bekend.",
            "The winners have not been announced yet.",
            "De besloten vergadering begint om 20.00 uur.",
            "Deel niets uit een besloten vergadering.",
            "Wij houden een besloten bijeenkomst voor nabestaanden.",
        ] {
            assert!(!kinds(text).contains(&FindingKind::Confidential), "{text}");
        }
    }
}
