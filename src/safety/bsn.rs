//! Citizen service numbers, by their 11-test and what stands around them.

use super::cues::Cue;
use super::numbers::Number;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// How far before a number a word may stand that says what it is, in bytes.
const LABEL_BYTES: usize = 40;

/// What else nine digits may be.
const LABELS: [Cue; 11] = [
    Cue::Bsn,
    Cue::Reference,
    Cue::Phone,
    Cue::CaseNumber,
    Cue::PersonNumber,
    Cue::Account,
    Cue::Card,
    Cue::Passport,
    Cue::DrivingLicence,
    Cue::Password,
    Cue::Key,
];

/// The citizen service numbers among `numbers`.
pub fn detect(reading: &Reading, numbers: &[Number], found: &mut Vec<Found>) {
    for number in numbers {
        if let Some(level) = level(reading, number) {
            found.push(Found::new(Detail::Bsn, number.span, level));
        }
    }
}

/// Whether nine digits pass the 11-test: the sum of each digit times its weight, 9 down to 2, less
/// the last digit, is a multiple of 11 (Logisch Ontwerp BSN).
pub fn passes(digits: &[u8]) -> bool {
    let [.., last] = digits else { return false };
    let weights = (2..=9u32).rev();
    let sum: u32 =
        digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let is_nothing = digits.iter().all(|digit| *digit == 0);
    digits.len() == 9 && !is_nothing && sum % 11 == u32::from(*last) % 11 && sum >= u32::from(*last)
}

fn level(reading: &Reading, number: &Number) -> Option<RiskLevel> {
    let label = label(reading, number.span);
    let is_named = label == Some(Cue::Bsn);
    let mut digits = number.digits.clone();
    // The oldest numbers have eight digits.
    if digits.len() == 8 && is_named {
        digits.insert(0, 0);
    }
    if !passes(&digits) || number.is_cut || !fits(reading, number) {
        return None;
    }
    if is_named {
        return Some(RiskLevel::High);
    }
    let sentence = reading.sentence(number.span.start);
    if label.is_some() || is_amount(reading, number.span) {
        return None;
    }
    if reading.cues.has(Cue::Bsn, sentence) {
        return Some(RiskLevel::High);
    }
    if reading.cues.has_any(&[Cue::Reference, Cue::Invalid], sentence) {
        return None;
    }
    let has_person = reading.names_somebody(sentence)
        || reading.cues.has_any(&[Cue::Title, Cue::Birth, Cue::Home], sentence);
    Some(if has_person { RiskLevel::High } else { RiskLevel::Medium })
}

/// What the nearest word before a number says that it is; one just behind it tells as well.
fn label(reading: &Reading, span: Span) -> Option<Cue> {
    let behind = reading.behind(span.end, 12);
    if reading.cues.has(Cue::Bsn, behind) {
        return Some(Cue::Bsn);
    }
    reading.label_before(span.start, LABEL_BYTES, &LABELS)
}

/// Several groups are one number where they are evenly parted, or directly named.
fn fits(reading: &Reading, number: &Number) -> bool {
    let is_short = number.lengths.iter().filter(|length| **length == 1).count() > 1;
    let is_spelled = number.lengths.len() == 9;
    let is_named = reading.label_before(number.span.start, 14, &[Cue::Bsn]).is_some();
    number.lengths.len() == 1
        || is_named
        || number.is_even && (!is_short || is_spelled && number.is_alone)
}

/// Whether a number counts something or is a price.
pub fn is_amount(reading: &Reading, span: Span) -> bool {
    let before = &reading.view.text[span.start.saturating_sub(2)..span.start];
    before.contains(&b'$')
        || reading.cues.has(Cue::Unit, reading.behind(span.end, 14))
        || reading.view.byte(span.end) == b'%'
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn the_11_test_holds() {
        assert!(passes(&[1, 2, 3, 4, 5, 6, 7, 8, 2]));
        assert!(passes(&[0, 0, 0, 0, 0, 0, 0, 1, 2]));
        assert!(!passes(&[1, 2, 3, 4, 5, 6, 7, 8, 9]));
        assert!(!passes(&[0; 9]));
        assert!(!passes(&[1, 2, 3]));
    }

    #[test]
    fn numbers_are_found_in_any_form() {
        for text in [
            "Zijn bsn is 123456782.",
            "BSN: 1234.56.782",
            "burgerservicenummer 123 456 782 en verder",
            "Her citizen service number: 123-456-782",
            "bsn 1 2 3 4 5 6 7 8 2",
            "BSN １２３４５６７８２",
            "bsn 123\u{ad}456\u{200b}782",
            "123456782 (BSN)",
            "Mevrouw Jansen, 123456782, komt morgen.",
            "BSN:\n123456782",
        ] {
            assert_eq!(found(text, &Detail::Bsn), [RiskLevel::High], "{text}");
        }
        assert_eq!(found("Het gaat om 123456782.", &Detail::Bsn), [RiskLevel::Medium]);
    }

    #[test]
    fn other_numbers_are_let_be() {
        for text in [
            "Je bestelling heeft ordernummer 123456782.",
            "Samen fietsten we 123456782 meter.",
            "De brug kost € 123456782 in totaal.",
            "Bel 123456782 voor meer.",
            "KvK 123456782",
            "https://voorbeeld.example/123456782",
            "Invoice number: 123456782",
            "bsn 123456789",
            "Mag ik een BSN delen?",
            "artikel AB123456782",
            "2024-123456782",
        ] {
            assert_eq!(found(text, &Detail::Bsn), [], "{text}");
        }
    }
}
