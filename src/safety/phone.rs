//! Telephone numbers that are somebody's own, and not those of a desk that answers everybody.

use phonenumber::Type;
use phonenumber::metadata::DATABASE;

use super::cues::Cue;
use super::numbers::Number;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// So many foreign numbers are looked up in one text; the rest count as valid.
const LOOKUPS_MAX: usize = 50;

/// What else a number may be.
const LABELS: [Cue; 9] = [
    Cue::Phone,
    Cue::Private,
    Cue::Reference,
    Cue::CaseNumber,
    Cue::PersonNumber,
    Cue::Account,
    Cue::Card,
    Cue::Bsn,
    Cue::DrivingLicence,
];

/// The sort of line that a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Mobile,
    Fixed,
    /// Free or shared numbers, and those that only organisations have.
    Public,
}

/// The telephone numbers among `numbers`, which come by their start.
pub fn detect(reading: &Reading, numbers: &[Number], found: &mut Vec<Found>) {
    let mut lookups = 0;
    let mut end = 0;
    for same in numbers.chunk_by(|one, other| one.span.start == other.span.start) {
        if same[0].span.start < end {
            continue;
        }
        // The longest that is a number; where none is, what is written as one.
        let whole = || same.iter().rev().filter(|number| !number.is_cut);
        let valid = whole().find_map(|number| Some((line(reading, number, &mut lookups)?, number)));
        let formed = || whole().find(|number| is_formed(reading, number));
        let Some((line, number)) = valid.or_else(|| Some((Line::Fixed, formed()?))) else {
            continue;
        };
        end = number.span.end;
        // A plus or an opening bracket belongs to the number.
        let has_sign = matches!(reading.view.byte_before(number.span.start), b'+' | b'(');
        let span = Span::new(number.span.start - usize::from(has_sign), end);
        if let Some(level) = level(reading, line, span) {
            found.push(Found::new(Detail::Phone, span, level));
        }
    }
}

/// The digits of a number behind its `+` or `00`.
fn abroad<'d>(reading: &Reading, number: &Number, digits: &'d str) -> Option<&'d str> {
    let has_plus = reading.view.byte_before(number.span.start) == b'+';
    match (has_plus, digits.strip_prefix("00")) {
        (true, _) => Some(digits),
        (false, Some(rest)) if !rest.starts_with('0') && rest.len() > 8 => Some(rest),
        _ => None,
    }
}

/// Whether a number that no list has is written with a plus, as nothing else is.
fn is_formed(reading: &Reading, number: &Number) -> bool {
    let has_plus = reading.view.byte_before(number.span.start) == b'+';
    let is_dutch = number.digits.starts_with(&[3, 1]);
    let count = if is_dutch { 11..=12 } else { 9..=15 };
    has_plus && count.contains(&number.digits.len()) && number.is_alone
}

fn line(reading: &Reading, number: &Number, lookups: &mut usize) -> Option<Line> {
    let digits = number.text();
    let start = number.span.start;
    if let Some(rest) = abroad(reading, number, &digits) {
        return international(rest, lookups);
    }
    let label = reading.label_before(start, 30, &LABELS);
    let is_called = matches!(label, Some(Cue::Phone | Cue::Private));
    if label.is_some() && !is_called {
        return None;
    }
    if digits.len() == 10 && digits.starts_with('0') && !digits.starts_with("00") {
        let line = national(&digits)?;
        let is_plain = number.lengths.len() == 1 || number.lengths.iter().all(|it| *it == 1);
        let is_likely = line == Line::Mobile || is_called || !is_plain || has_area(&digits);
        return is_likely.then_some(line);
    }
    is_called.then(|| foreign(&digits, number, lookups)).flatten()
}

/// The line of a Dutch number of ten digits (Nummerplan telefoon- en ISDN-diensten).
fn national(digits: &str) -> Option<Line> {
    match digits.get(..3)? {
        "080" | "090" | "088" | "014" => Some(Line::Public),
        "061" | "062" | "063" | "064" | "065" | "068" => Some(Line::Mobile),
        "066" | "067" | "069" | "060" | "097" | "082" | "089" | "081" => None,
        _ => Some(Line::Fixed),
    }
}

/// Whether a number opens with one of the Dutch area codes.
fn has_area(digits: &str) -> bool {
    const SHORT: &str = "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 \
        055 058 070 071 072 073 074 075 076 077 078 079 085 091";
    const LONG: &str = "0111 0113 0114 0115 0117 0118 0161 0162 0164 0165 0166 0167 0168 0172 \
        0174 0180 0181 0182 0183 0184 0186 0187 0222 0223 0224 0226 0227 0228 0229 0251 0252 0255 \
        0294 0297 0299 0313 0314 0315 0316 0317 0318 0320 0321 0341 0342 0343 0344 0345 0346 0347 \
        0348 0411 0412 0413 0416 0418 0475 0478 0481 0485 0486 0487 0488 0492 0493 0495 0497 0499 \
        0511 0512 0513 0514 0515 0516 0517 0518 0519 0521 0522 0523 0524 0525 0527 0528 0529 0541 \
        0543 0544 0545 0546 0547 0548 0561 0562 0566 0570 0571 0572 0573 0575 0577 0578 0591 0592 \
        0593 0594 0595 0596 0597 0598 0599";
    let opens = |codes: &str| codes.split_whitespace().any(|code| digits.starts_with(code));
    opens(SHORT) || opens(LONG)
}

/// The line of a number without its `+` or `00`.
fn international(digits: &str, lookups: &mut usize) -> Option<Line> {
    if let Some(rest) = digits.strip_prefix("31") {
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        let is_short = rest.starts_with("14") && rest.len() < 9;
        return match rest.len() {
            9 => national(&format!("0{rest}")),
            _ if is_short => Some(Line::Public),
            _ => None,
        };
    }
    if !(8..=15).contains(&digits.len()) {
        return None;
    }
    looked_up(None, &format!("+{digits}"), lookups)
}

/// A number as it is written in another country, where a word says that it is one.
fn foreign(digits: &str, number: &Number, lookups: &mut usize) -> Option<Line> {
    use phonenumber::country::Id::{BE, DE, FR, GB, US};
    if number.lengths == [3, 3, 4] && digits.len() == 10 {
        return Some(looked_up(Some(US), digits, lookups).unwrap_or(Line::Fixed));
    }
    let is_formed = digits.starts_with('0') && (9..=12).contains(&digits.len());
    let mut countries = [GB, BE, DE, FR].into_iter().filter(|_| is_formed);
    countries.find_map(|country| looked_up(Some(country), digits, lookups))
}

/// What the lists of all countries say; nothing where the number is none.
fn looked_up(
    country: Option<phonenumber::country::Id>,
    digits: &str,
    lookups: &mut usize,
) -> Option<Line> {
    if *lookups >= LOOKUPS_MAX {
        return Some(Line::Fixed);
    }
    *lookups += 1;
    let number = phonenumber::parse(country, digits).ok().filter(|number| number.is_valid())?;
    Some(match number.number_type(&DATABASE) {
        Type::Mobile | Type::FixedLineOrMobile | Type::PersonalNumber => Line::Mobile,
        Type::TollFree | Type::PremiumRate | Type::SharedCost | Type::Uan => Line::Public,
        _ => Line::Fixed,
    })
}

/// How bad it is that a number stands there; nothing where it is for everybody.
fn level(reading: &Reading, line: Line, span: Span) -> Option<RiskLevel> {
    let sentence = reading.sentence(span.start);
    let near = reading.sentence_before(sentence).cover(sentence);
    let cues = &reading.cues;
    let is_private = cues.has_any(&[Cue::Private, Cue::Title, Cue::Role, Cue::Home], sentence)
        || reading.names_somebody(sentence);
    let is_desk = cues.has(Cue::Desk, near);
    match (line, is_private, is_desk) {
        (Line::Public, _, _) => None,
        (Line::Mobile, false, _) if cues.has(Cue::OpenChat, near) && is_desk => None,
        (Line::Mobile, false, true) => Some(RiskLevel::Low),
        (Line::Mobile, true, true) if !cues.has(Cue::Private, sentence) => Some(RiskLevel::Medium),
        (Line::Mobile, _, _) => Some(RiskLevel::High),
        // A colleague at a desk is there for everybody.
        (Line::Fixed, is_private, true) if !is_private || !cues.has(Cue::Private, sentence) => None,
        (Line::Fixed, false, false) => Some(RiskLevel::Medium),
        (Line::Fixed, _, _) => Some(RiskLevel::High),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn numbers_of_people_are_found_in_any_form() {
        for text in [
            "Onze buurvrouw Wietske helpt je: 06-12 34 56 78.",
            "Hij liet zijn nummer achter: +31 6 8765 4321, maar neemt niet op.",
            "bel haar op 0031687654321",
            "Bel mevrouw Jansen: 0113-123456",
            "app hem: +31 (0)6 12345678",
            "06.12.34.56.78",
            "0612345678",
            "zijn nummer is ０６-１２３４５６７８",
            "06\u{2011}12345678",
            "Ring Ms Thistlewick at home: +44 20 7946 0958.",
            "Call her at home: (202) 456-1111",
            "Her mobile is +32 470 12 34 56",
        ] {
            assert_eq!(found(text, &Detail::Phone), [RiskLevel::High], "{text}");
        }
    }

    #[test]
    fn public_numbers_are_let_be() {
        for text in [
            "Bel 14 0817, op werkdagen van 8.00 tot 18.00 uur.",
            "Ons publieksnummer 0800-0417 is bereikbaar.",
            "Bel 0800 0555 of 0900-8844 of 112 of +31 88 123 45 67",
            "Bel de receptie: 0113-123456",
            "Our switchboard: +31 70 123 4567",
            "App de gemeente op 06-12345678",
            "kenmerk 0612345678",
            "ordernummer 06-12345678",
            "Van 10-12-2024 tot 11-12-2024",
            "ISBN 978-90-1234-567-8",
            "Call free: 1-800-555-0199",
        ] {
            assert_eq!(found(text, &Detail::Phone), [], "{text}");
        }
    }
}
