//! Accounts and cards of a bank, by their check digits.

use iban::Iban;

use super::cues::Cue;
use super::numbers::Number;
use super::reading::{Found, Reading};
use super::view::is_word;
use crate::model::{Detail, RiskLevel, Span};

/// How many characters an IBAN of each country has (SWIFT, IBAN Registry).
const LENGTHS: &str = "\
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 \
    DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 \
    HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 \
    MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 \
    RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 \
    VA22 VG24 XK20 YE30";

/// Finds account numbers; what is returned are the places of all that is formed like one, valid or
/// not: the digits in it are no other number.
pub fn ibans(reading: &Reading, found: &mut Vec<Found>) -> Vec<Span> {
    let mut zones: Vec<Span> = Vec::new();
    for word in &reading.words {
        let is_inside = zones.last().is_some_and(|zone| word.start < zone.end);
        if is_inside || !opens(reading, *word) {
            continue;
        }
        let Some((span, is_valid)) = iban_at(reading, word.start) else { continue };
        zones.push(span);
        if is_valid && !is_example(reading, span) {
            found.push(Found::new(Detail::Iban, span, RiskLevel::High));
        }
    }
    zones
}

/// Two letters and two digits, perhaps with a blank between.
fn opens(reading: &Reading, word: Span) -> bool {
    let text = &reading.view.text[word.start..(word.start + 5).min(reading.view.len())];
    match text {
        [a, b, c, d, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            let is_joined = c.is_ascii_digit() && d.is_ascii_digit();
            is_joined
                || *c == b' ' && d.is_ascii_digit() && text.get(4).is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// The IBAN that begins at `at`, with whether its check digits hold.
fn iban_at(reading: &Reading, at: usize) -> Option<(Span, bool)> {
    let country = reading.view.slice(Span::new(at, at + 2)).to_ascii_uppercase();
    // Each entry has four characters and a blank.
    let mut entries = LENGTHS.as_bytes().chunks(5);
    let entry = entries.find(|entry| entry.starts_with(country.as_bytes()))?;
    let length = usize::from(entry[2] - b'0') * 10 + usize::from(entry[3] - b'0');
    let mut letters = String::with_capacity(length);
    let mut gap = 0;
    for (place, byte) in reading.view.text[at..].iter().enumerate() {
        match byte {
            byte if byte.is_ascii_alphanumeric() => {
                letters.push(char::from(byte.to_ascii_uppercase()));
                gap = 0;
            }
            b' ' | b'.' | b'-' if gap < 2 => gap += 1,
            _ => return None,
        }
        if letters.len() < length {
            continue;
        }
        let span = Span::new(at, at + place + 1);
        if is_word(reading.view.byte(span.end)) {
            return None;
        }
        let is_valid = remainder(&letters) == Some(1) && letters.parse::<Iban>().is_ok();
        let has_form = || with_check_digits(&letters)?.parse::<Iban>().ok();
        return (is_valid || has_form().is_some()).then_some((span, is_valid));
    }
    None
}

/// The remainder by 97 of ISO 7064, with the first four characters put last.
fn remainder(text: &str) -> Option<u32> {
    let turned = text.bytes().skip(4).chain(text.bytes().take(4));
    turned.into_iter().try_fold(0u32, |sum, byte| {
        let value = char::from(byte).to_digit(36)?;
        let factor = if value < 10 { 10 } else { 100 };
        Some((sum * factor + value) % 97)
    })
}

/// The same account with the check digits that it should have.
fn with_check_digits(text: &str) -> Option<String> {
    let (country, rest) = (text.get(..2)?, text.get(4..)?);
    let check = 98 - remainder(&format!("{country}00{rest}"))?;
    Some(format!("{country}{check:02}{rest}"))
}

/// Whether a valid number is only shown.
fn is_example(reading: &Reading, span: Span) -> bool {
    reading.sentence_has(span, &[Cue::Invalid]) || is_of_house(reading, span)
}

/// Whether an account is named as a public body's own: "t.n.v. Belastingkantoor Haalderland".
fn is_of_house(reading: &Reading, span: Span) -> bool {
    const HOLDERS: [&str; 9] = [
        "t.n.v.",
        "tnv",
        "ten name van",
        "op naam van",
        "in the name of",
        "payable to",
        "account name",
        "name:",
        "van de",
    ];
    const BODIES: [&str; 17] = [
        "belasting",
        "gemeente",
        "provincie",
        "waterschap",
        "ministerie",
        "rijks",
        "college",
        "omgevingsdienst",
        "veiligheidsregio",
        "council",
        "ministry",
        "city of",
        "province",
        "municipality",
        "treasury",
        "revenue",
        "tax office",
    ];
    let behind = reading.view.lower(Span::new(span.end, (span.end + 70).min(reading.view.len())));
    let holder = HOLDERS.iter().find_map(|holder| Some((behind.find(holder)?, holder)));
    let is_body = holder.is_some_and(|(at, holder)| {
        let name = behind.get(at + holder.len()..).unwrap_or_default().trim_start();
        let name = name.trim_start_matches("de ").trim_start_matches("the ");
        at < 24 && BODIES.iter().any(|body| name.starts_with(body))
    });
    is_body && !reading.names_somebody(reading.sentence(span.start))
}

/// The cards among `numbers`.
pub fn cards(reading: &Reading, numbers: &[Number], found: &mut Vec<Found>) {
    for number in numbers {
        let is_card = !number.is_cut
            && (number.is_alone || number.is_even)
            && is_issued(&number.digits)
            && luhn(&number.digits);
        if !is_card {
            continue;
        }
        let labels = [Cue::Card, Cue::Reference, Cue::Phone, Cue::CaseNumber, Cue::PersonNumber];
        let label = reading.label_before(number.span.start, 40, &labels);
        let is_grouped = matches!(number.lengths[..], [4, 4, 4, 4] | [4, 6, 5]);
        let level = match label {
            Some(Cue::Card) => RiskLevel::High,
            Some(_) => continue,
            None if super::bsn::is_amount(reading, number.span) => continue,
            None if is_grouped => RiskLevel::High,
            None => RiskLevel::Medium,
        };
        found.push(Found::new(Detail::BankCard, number.span, level));
    }
}

/// Whether a number has the beginning and length of a card that is issued (ISO/IEC 7812: Visa,
/// Mastercard, American Express, Discover, Maestro).
fn is_issued(digits: &[u8]) -> bool {
    let first = |count: usize| {
        digits.iter().take(count).fold(0u32, |sum, digit| sum * 10 + u32::from(*digit))
    };
    match digits.len() {
        13 | 19 => digits[0] == 4,
        15 => matches!(first(2), 34 | 37),
        16 => {
            digits[0] == 4
                || matches!(first(2), 50..=55 | 65 | 67)
                || matches!(first(4), 2221..=2720 | 6011)
        }
        _ => false,
    }
}

/// The check of ISO/IEC 7812-1, annex B.
fn luhn(digits: &[u8]) -> bool {
    let doubled = |(at, digit): (usize, &u8)| {
        let digit = u32::from(*digit);
        match (at % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        }
    };
    let sum: u32 = digits.iter().rev().enumerate().map(doubled).sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn accounts_are_found_in_any_form() {
        for text in [
            "Maak het over op NL91 ABNA 0417 1643 00 voor vrijdag.",
            "nl91abna0417164300",
            "NL91\u{a0}ABNA\u{a0}0417\u{a0}1643\u{a0}00.",
            "NL91-ABNA-0417-1643-00",
            "Refund DE12 5001 0517 0648 4898 90 before Monday",
            "BE68539007547034",
            "NL91 ABNA 0417 1643 00 of bel ons",
        ] {
            assert_eq!(found(text, &Detail::Iban), [RiskLevel::High], "{text}");
        }
    }

    #[test]
    fn false_accounts_are_let_be_and_hold_no_other_number() {
        for text in ["Een nummer als NL00 ABNA 0417 3902 86 bestaat.", "BE99 5390 0471 8803"] {
            let reading = Reading::new(text, &super::super::cues::BUILT_IN);
            let mut all = Vec::new();
            assert_eq!(ibans(&reading, &mut all).len(), 1, "{text}");
            assert_eq!(all, []);
            assert_eq!(found(text, &Detail::Phone), []);
        }
    }

    #[test]
    fn cards_pass_the_luhn_test() {
        for text in [
            "Haar creditcard: 4111 1111 1111 1111.",
            "Card number 5500005555555559",
            "amex 3782 822463 10005",
        ] {
            assert_eq!(found(text, &Detail::BankCard), [RiskLevel::High], "{text}");
        }
        for text in [
            "creditcard 4111 1111 1111 1112",
            "track en trace 4111111111111111",
            "Teller: 1234567812345670",
        ] {
            assert_eq!(found(text, &Detail::BankCard), [], "{text}");
        }
    }
}
