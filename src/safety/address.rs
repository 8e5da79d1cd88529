//! Postal addresses where somebody lives, and not those where everybody is welcome.

use super::cues::Cue;
use super::reading::{Found, Reading};
use super::view::{ends_with_any, is_letter, is_word};
use crate::model::{Detail, RiskLevel, Span};

/// How far before a postcode the street begins at most, in bytes.
const STREET_BYTES: usize = 60;

/// Endings of Dutch streets.
const STREETS: [&str; 36] = [
    "straat",
    "laan",
    "weg",
    "plein",
    "kade",
    "dijk",
    "gracht",
    "singel",
    "hof",
    "pad",
    "steeg",
    "park",
    "dreef",
    "plantsoen",
    "ring",
    "baan",
    "akker",
    "veld",
    "wal",
    "markt",
    "haven",
    "burg",
    "donk",
    "kamp",
    "oord",
    "erf",
    "poort",
    "brink",
    "heuvel",
    "bosch",
    "bos",
    "oever",
    "berg",
    "hoek",
    "werf",
    "str",
];

/// Words that end an English street.
const ENGLISH_STREETS: [&str; 26] = [
    "street",
    "st",
    "road",
    "rd",
    "lane",
    "ln",
    "avenue",
    "ave",
    "drive",
    "dr",
    "close",
    "way",
    "court",
    "crescent",
    "square",
    "gardens",
    "terrace",
    "place",
    "hill",
    "grove",
    "mews",
    "boulevard",
    "blvd",
    "row",
    "walk",
    "quay",
];

/// Finds addresses.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    let mut end = 0;
    for at in 0..reading.groups.len() {
        let group = reading.groups[at].span;
        if group.start < end || reading.is_in_link(group) {
            continue;
        }
        let address = postcode(reading, group).map(|span| (with_street(reading, span), true));
        let address = address
            .or_else(|| dutch_street(reading, group))
            .or_else(|| english_street(reading, group));
        let Some((span, has_postcode)) = address else { continue };
        end = span.end;
        if let Some(level) = level(reading, span, has_postcode) {
            found.push(Found::new(Detail::Address, span, level));
        }
    }
}

/// Four digits and two letters; the first is no zero, and SA, SD and SS are not given out.
fn postcode(reading: &Reading, group: Span) -> Option<Span> {
    let view = &reading.view;
    if group.len() != 4 || view.byte(group.start) == b'0' || is_word(view.byte_before(group.start))
    {
        return None;
    }
    let gap = usize::from(view.byte(group.end) == b' ');
    let letters = Span::new(group.end + gap, group.end + gap + 2);
    let text = view.slice(letters);
    let is_code = text.len() == 2
        && text.bytes().all(|byte| byte.is_ascii_uppercase())
        && !["SA", "SD", "SS", "AD", "EU"].contains(&text)
        && !is_word(view.byte(letters.end));
    is_code.then(|| Span::new(group.start, letters.end))
}

/// The street and number before a postcode, and the postcode.
fn with_street(reading: &Reading, postcode: Span) -> Span {
    let view = &reading.view;
    let words = reading.words_before(postcode.start);
    let mut number = None;
    let mut start = postcode.start;
    for word in words.iter().rev().take(7) {
        let is_near = word.end + STREET_BYTES > postcode.start;
        if !is_near || view.text[word.end..start].contains(&b'\n') && number.is_some() {
            break;
        }
        let is_number = view.byte(word.start).is_ascii_digit();
        match number {
            None if is_number => number = Some(*word),
            // A letter or floor behind the number.
            None if word.len() <= 3 => {}
            None => break,
            Some(_) if reading.is_capitalised(*word) => {
                start = word.start;
                continue;
            }
            Some(_) if word.len() <= 4 && start != postcode.start => {}
            Some(_) => break,
        }
        if number.is_none() {
            continue;
        }
    }
    Span::new(start, postcode.end)
}

/// A word that ends as a street does, and its number.
fn dutch_street(reading: &Reading, group: Span) -> Option<(Span, bool)> {
    let view = &reading.view;
    // A blank, and a word before it: most numbers have none.
    if view.byte_before(group.start) != b' ' || !is_letter(view.byte_before(group.start - 1)) {
        return None;
    }
    let word = *reading.words_before(group.start).last()?;
    let is_next = word.end + 1 == group.start && view.byte(word.end) == b' ';
    let lower = view.lower(word);
    let is_street =
        word.len() > 5 && reading.is_capitalised(word) && ends_with_any(lower, &STREETS);
    if !is_next || !is_street || group.len() > 4 {
        return None;
    }
    let end = group.end + usize::from(is_letter(view.byte(group.end)));
    let is_free = !is_word(view.byte(end));
    let span = Span::new(word.start, end);
    let next = reading.groups.partition_point(|other| other.span.start < end);
    let next = reading.groups.get(next).filter(|other| other.span.start < end + 4);
    let code = next.and_then(|other| postcode(reading, other.span));
    is_free.then(|| (code.map_or(span, |code| span.cover(code)), code.is_some()))
}

/// A number, one to three words with a capital, and a word for a street.
fn english_street(reading: &Reading, group: Span) -> Option<(Span, bool)> {
    let view = &reading.view;
    if group.len() > 4 || is_word(view.byte_before(group.start)) {
        return None;
    }
    let mut before = group.end + usize::from(is_letter(view.byte(group.end)));
    let has_home = || reading.cues.has(Cue::Home, reading.before(group.start, 40));
    if view.byte(before) != b' ' || !view.byte(before + 1).is_ascii_uppercase() {
        return None;
    }
    for (at, word) in reading.words_from(before).iter().take(4).enumerate() {
        let is_next = word.start == before + 1 && view.byte(before) == b' ';
        if !is_next || !reading.is_capitalised(*word) {
            return None;
        }
        before = word.end;
        let is_street = ENGLISH_STREETS.contains(&view.lower(*word));
        if at > 0 && (is_street || view.byte(word.end) != b' ' && has_home()) {
            return Some((Span::new(group.start, word.end), is_street && has_home()));
        }
    }
    None
}

fn is_public_near(reading: &Reading, span: Span) -> bool {
    let cues = [Cue::PublicPlace, Cue::Desk];
    let sentence = reading.sentence(span.start);
    let before = Span::new(reading.sentence_before(sentence).start, span.end);
    // The town behind a postcode may be called Kerk or Hall.
    let end = reading.sentence(reading.sentence(span.end).end).end;
    let town = Span::new(span.end, (span.end + 2).min(end));
    let behind = Span::new(town.end + 1, end.max(town.end + 1));
    reading.cues.has_any(&cues, before) || reading.cues.has_any(&cues, behind)
}

/// How bad it is that an address stands there; nothing where everybody may come.
fn level(reading: &Reading, span: Span, has_postcode: bool) -> Option<RiskLevel> {
    let sentence = reading.sentence(span.start);
    let cues = &reading.cues;
    let before = Span::new(span.start.saturating_sub(60), span.start);
    // "Adres:" stands before any address.
    let is_clear = |home: Span| {
        !matches!(
            reading.view.lower(home).trim_end_matches(':'),
            "adres" | "address" | "address is"
        )
    };
    let has_clear_home = cues.within(Cue::Home, before).any(is_clear);
    let has_home = has_clear_home || cues.has(Cue::Home, before) && !is_public_near(reading, span);
    let is_public = is_public_near(reading, span);
    let has_person = reading.names_somebody(sentence) || cues.has(Cue::Title, sentence);
    // "Het adres Kerkstraat 12" may be anyone's.
    if has_home && !has_clear_home && !has_person {
        return (has_postcode && !is_public).then_some(RiskLevel::Medium);
    }
    match (has_home, has_person, is_public) {
        (true, _, false) | (true, true, true) => Some(RiskLevel::High),
        (true, false, true) => None,
        (false, true, false) => Some(RiskLevel::High),
        (false, true, true) => None,
        (false, false, true) => None,
        (false, false, false) => (has_postcode && span.len() > 7).then_some(RiskLevel::Medium),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, spans};
    use super::*;

    #[test]
    fn homes_are_found() {
        for text in [
            "De taart gaat naar haar thuisadres: Zeggelaan 7a, 4315 BX Kreekmonde.",
            "Dhr. K. de Vries, Kerkstraat 12, 1234AB Utrecht",
            "Mevrouw Jansen woont op de Lange Nieuwstraat 3",
            "She lives at 12 Mill Lane, come and say hello",
        ] {
            assert_eq!(found(text, &Detail::Address), [RiskLevel::High], "{text}");
        }
        let text = "Haar adres is Lange Nieuwstraat 7 bis, 4315 BX.";
        assert_eq!(spans(text, &Detail::Address), ["Lange Nieuwstraat 7 bis, 4315 BX"]);
    }

    #[test]
    fn places_for_everybody_are_let_be() {
        for text in [
            "Inloopavond in het provinciehuis, Statenplein 1, 4300 AB Kreekmonde. Loop binnen!",
            "Our office is at 25 Harbour Exchange, Suite 300.",
            "De Dorpsstraat 12 is dicht door werkzaamheden.",
            "In 2024 EU-breed geregeld.",
            "Postbus 12, 1234 AB Utrecht",
            "Het kost 1500 EX btw",
        ] {
            assert_eq!(found(text, &Detail::Address), [], "{text}");
        }
    }
}
