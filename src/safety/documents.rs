//! Numbers of passports, driving licences and cases, where a word says what they are.

use super::cues::Cue;
use super::reading::{Found, Reading};
use super::view::is_word;
use crate::model::{Detail, RiskLevel, Span};

/// How far behind the word its number may stand, in bytes.
const NUMBER_BYTES: usize = 32;

/// How a number of a sort must be written.
struct Form {
    cue: Cue,
    detail: Detail,
    digits_min: usize,
    chars: (usize, usize),
}

/// The sorts of numbers.
const FORMS: [Form; 4] = [
    Form { cue: Cue::Passport, detail: Detail::Passport, digits_min: 2, chars: (7, 12) },
    Form {
        cue: Cue::DrivingLicence,
        detail: Detail::DrivingLicence,
        digits_min: 4,
        chars: (8, 18),
    },
    Form { cue: Cue::PersonNumber, detail: Detail::PersonNumber, digits_min: 4, chars: (4, 16) },
    Form { cue: Cue::CaseNumber, detail: Detail::CaseNumber, digits_min: 4, chars: (5, 24) },
];

/// Finds numbers of documents and cases.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    for form in &FORMS {
        let mut end = 0;
        for cue in reading.cues.all(form.cue) {
            if cue.start < end {
                continue;
            }
            // Of somebody who is named, it may stand further on.
            let sentence = reading.sentence(cue.start);
            let is_named = form.cue != Cue::CaseNumber && reading.names_somebody(sentence);
            let reach = if is_named { sentence.end.min(cue.end + 2 * NUMBER_BYTES) } else { 0 };
            let reach = (cue.end + NUMBER_BYTES).max(reach).min(reading.view.len());
            let Some(span) = code(reading, form, Span::new(cue.end, reach)) else { continue };
            end = span.end;
            if let Some(level) = level(reading, form, span) {
                found.push(Found::new(form.detail.clone(), span, level));
            }
        }
    }
}

/// The first code in `within` that the form fits; no other label may come between.
fn code(reading: &Reading, form: &Form, within: Span) -> Option<Span> {
    let words = reading.words_from(within.start);
    let mut at = 0;
    while let Some(word) = words.get(at).filter(|word| word.start < within.end).copied() {
        let (span, count) = chain(reading, &words[at..]);
        let text = reading.view.slice(span);
        let digit_count = text.bytes().filter(u8::is_ascii_digit).count();
        let is_upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
        let fits = digit_count >= form.digits_min
            && (form.chars.0..=form.chars.1).contains(&span.len())
            && (is_upper || digit_count > 4)
            && !is_plain(form, text)
            && !is_word(reading.view.byte(span.end));
        if fits {
            let between = Span::new(within.start, span.start);
            let others = [Cue::Bsn, Cue::Birth, Cue::Account, Cue::Card];
            let is_other = reading.cues.has_any(&others, between);
            return (!is_other).then_some(span);
        }
        let _ = word;
        at += count;
    }
    None
}

/// Words with a dash, a full stop or a slash between, with how many they are.
fn chain(reading: &Reading, words: &[Span]) -> (Span, usize) {
    let first = words[0];
    let mut end = first.end;
    let mut count = 1;
    for word in words[1..].iter().take(5) {
        let is_joined =
            word.start == end + 1 && matches!(reading.view.byte(end), b'-' | b'.' | b'/' | b'_');
        if !is_joined {
            break;
        }
        end = word.end;
        count += 1;
    }
    (Span::new(first.start, end), count)
}

/// A year, a date or a size, and no number of anything.
fn is_plain(form: &Form, text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = text.split(['-', '/', '.']).map(str::len).collect();
    let is_date = matches!(lengths[..], [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2])
        && text.bytes().all(|byte| !byte.is_ascii_alphabetic());
    let is_year = is_number && digits <= 4;
    let is_short = is_number && digits < 8 && matches!(form.cue, Cue::Passport);
    is_year && form.cue != Cue::PersonNumber || is_date || is_short
}

fn level(reading: &Reading, form: &Form, span: Span) -> Option<RiskLevel> {
    if form.cue != Cue::CaseNumber {
        return Some(RiskLevel::High);
    }
    // The number of a case alone is public; with a person it is theirs.
    let sentence = reading.sentence(span.start);
    let has_person = reading.names_somebody(sentence)
        || reading.cues.has(Cue::Title, sentence)
        || reading.cues.has(Cue::Bsn, sentence);
    has_person.then_some(RiskLevel::High)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn numbers_of_documents_are_found() {
        for (text, detail) in [
            ("A. Fernhollow, passport NX4R27K81.", Detail::Passport),
            ("Zijn paspoortnummer is NWF12B3D4", Detail::Passport),
            ("rijbewijsnummer 5012345678", Detail::DrivingLicence),
            ("cliëntnummer: 2048812", Detail::PersonNumber),
            ("In zaak Z-2026-004517 heeft M. Tolhuis bezwaar gemaakt.", Detail::CaseNumber),
            ("Ms Hill's case number is 2024/18831", Detail::CaseNumber),
        ] {
            assert_eq!(found(text, &detail), [RiskLevel::High], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_let_be() {
        for text in [
            "Je krijgt een meldingsnummer zoals 204 586 113.",
            "Het ontwerpbesluit, zaaknummer Z2026-1234, ligt ter inzage.",
            "Verleng je paspoort voor 1 juni 2026.",
            "Een rijbewijs kost € 48,10.",
        ] {
            let all = [Detail::Passport, Detail::DrivingLicence, Detail::CaseNumber];
            assert!(all.iter().all(|detail| found(text, detail).is_empty()), "{text}");
        }
    }
}
