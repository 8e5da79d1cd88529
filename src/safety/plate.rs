//! Licence plates: the Dutch series, and others where a word says that they are one.

use super::cues::Cue;
use super::reading::{Found, Reading};
use super::view::is_word;
use crate::model::{Detail, RiskLevel, Span};

/// The Dutch series 1 to 14 (RDW, sidecodes), letters as `A` and digits as `9`.
const SERIES: [&str; 14] = [
    "AA-99-99", "99-99-AA", "99-AA-99", "AA-99-AA", "AA-AA-99", "99-AA-AA", "99-AAA-9", "9-AAA-99",
    "AA-999-A", "A-999-AA", "AAA-99-A", "A-99-AAA", "9-AA-999", "999-AA-9",
];

/// Letters of the series since 1978; vowels, C and Q are not given out.
const LETTERS: &[u8] = b"BDFGHJKLMNPRSTVWXZ";

/// What else such a code may be.
const LABELS: [Cue; 4] = [Cue::Plate, Cue::Reference, Cue::CaseNumber, Cue::PersonNumber];

/// Finds plates.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    let mut end = 0;
    for at in 0..reading.words.len() {
        let first = reading.words[at];
        if first.start < end || first.len() > 8 || reading.is_in_link(first) {
            continue;
        }
        let Some(span) = parted(reading, at).or_else(|| joined(reading, first)) else { continue };
        if let Some(level) = level(reading, span) {
            end = span.end;
            found.push(Found::new(Detail::LicencePlate, span, level));
        }
    }
    for label in reading.cues.all(Cue::PlateLetters) {
        if let Some(span) = any_code(reading, *label) {
            found.push(Found::new(Detail::LicencePlate, span, RiskLevel::High));
        }
    }
}

/// Three parts with a dash or a blank between, as one of the series has them.
fn parted(reading: &Reading, at: usize) -> Option<Span> {
    let [first, second, third] = reading.words.get(at..at + 3)? else { return None };
    let view = &reading.view;
    let sign = view.byte(first.end);
    let is_even = matches!(sign, b'-' | b' ')
        && view.byte(second.end) == sign
        && first.end + 1 == second.start
        && second.end + 1 == third.start;
    let span = Span::new(first.start, third.end);
    let is_cut = view.byte_before(first.start) == b'-' || view.byte(third.end) == b'-';
    if !is_even || is_cut || span.len() != 8 {
        return None;
    }
    let form = form(view.slice(span)).replace(' ', "-");
    let is_small = view.slice(span).bytes().any(|byte| byte.is_ascii_lowercase());
    let is_clear = sign == b'-' && !is_small;
    let is_named = || reading.cues.has(Cue::PlateLetters, reading.before(span.start, 40));
    let is_driven =
        || !is_small && reading.label_before(span.start, 24, &LABELS) == Some(Cue::Plate);
    let fits = SERIES.contains(&form.as_str());
    (fits && (is_clear || is_named() || is_driven())).then_some(span)
}

/// The same without anything between, where a word says that it is a plate.
fn joined(reading: &Reading, word: Span) -> Option<Span> {
    if word.len() != 6 {
        return None;
    }
    let form = form(reading.view.slice(word));
    let is_series = SERIES.iter().any(|series| series.replace('-', "") == form);
    let near = reading.before(word.start, 40);
    (is_series && reading.cues.has(Cue::PlateLetters, near)).then_some(word)
}

/// Any code that stands directly behind the word for a plate.
fn any_code(reading: &Reading, label: Span) -> Option<Span> {
    let behind = reading.behind(label.end, 30);
    let mut code: Option<Span> = None;
    for word in reading.words_from(label.end).iter().take(7) {
        if word.end > behind.end {
            break;
        }
        let text = reading.view.slice(*word);
        let is_part = word.len() <= 8
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        code = match (code, is_part) {
            (None, true) => Some(*word),
            (Some(code), true) if word.start == code.end + 1 => Some(code.cover(*word)),
            (None, false) => None,
            (Some(_), _) => break,
        };
    }
    let code = code?;
    let text = reading.view.slice(code);
    let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
    let is_code = has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase);
    (is_code && (5..=11).contains(&code.len())).then_some(code)
}

/// Upper-case letters as `A`, lower-case ones too where there are no others, digits as `9`.
fn form(text: &str) -> String {
    let is_small = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let sign = |letter: char| match letter {
        letter if letter.is_ascii_digit() => '9',
        letter if letter.is_ascii_uppercase() => 'A',
        letter if letter.is_ascii_lowercase() && is_small => 'A',
        letter => letter,
    };
    text.chars().map(sign).collect()
}

fn level(reading: &Reading, span: Span) -> Option<RiskLevel> {
    if is_word(reading.view.byte_before(span.start)) || is_word(reading.view.byte(span.end)) {
        return None;
    }
    let label = reading.label_before(span.start, 50, &LABELS);
    if label.is_some_and(|label| label != Cue::Plate) {
        return None;
    }
    if reading.sentence_has(span, &[Cue::Plate]) {
        return Some(RiskLevel::High);
    }
    if reading.sentence_has(span, &[Cue::Reference]) {
        return None;
    }
    let text = reading.view.slice(span);
    let letters = text.bytes().filter(u8::is_ascii_alphabetic);
    let is_modern = letters.into_iter().all(|byte| LETTERS.contains(&byte));
    is_modern.then_some(RiskLevel::Low)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn plates_are_found() {
        for text in [
            "De grijze bestelbus met kenteken V-482-TR staat dubbel.",
            "kenteken: 12-ab-cd",
            "Auto 99 XX 99 geparkeerd",
            "Kenteken GB123X gezien",
            "number plate AB12 CDE",
            "kenteken 1-ABC-234",
        ] {
            assert_eq!(found(text, &Detail::LicencePlate), [RiskLevel::High], "{text}");
        }
        assert_eq!(found("Wie kent SV-123-K?", &Detail::LicencePlate), [RiskLevel::Low]);
    }

    #[test]
    fn other_codes_are_let_be() {
        for text in [
            "artikelcode GB-123-X is op",
            "Op 12-03-20 en in 2024-12-AB",
            "Een kenteken bestaat uit letters en cijfers.",
            "Modelnummer 12-ABC-3",
        ] {
            assert_eq!(found(text, &Detail::LicencePlate), [], "{text}");
        }
    }
}
