//! Amounts of money, ages and periods in a text: "€ 50", "meer dan vijftig euro", "under 16 years".

use super::{Token, tokens};
use crate::model::{Bound, Measure, Quantity};

/// The amounts and periods that `text` names, in order.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let all = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let Some((number, count)) = number(text, &all, at) else {
            at += 1;
            continue;
        };
        let unit = unit(text, &all, at, count);
        if let Some((measure, factor, after)) = unit {
            let bound = bound(&all, at, at + count + after);
            found.push(Quantity { measure, bound, number: number * factor });
        }
        at += count;
    }
    found
}

/// Names of small numbers, Dutch and English.
const NUMBERS: [(&str, &str, f64); 27] = [
    ("één", "one", 1.0),
    ("een", "one", 1.0),
    ("twee", "two", 2.0),
    ("drie", "three", 3.0),
    ("vier", "four", 4.0),
    ("vijf", "five", 5.0),
    ("zes", "six", 6.0),
    ("zeven", "seven", 7.0),
    ("acht", "eight", 8.0),
    ("negen", "nine", 9.0),
    ("tien", "ten", 10.0),
    ("elf", "eleven", 11.0),
    ("twaalf", "twelve", 12.0),
    ("dertien", "thirteen", 13.0),
    ("veertien", "fourteen", 14.0),
    ("vijftien", "fifteen", 15.0),
    ("zestien", "sixteen", 16.0),
    ("achttien", "eighteen", 18.0),
    ("twintig", "twenty", 20.0),
    ("vijfentwintig", "twenty-five", 25.0),
    ("dertig", "thirty", 30.0),
    ("veertig", "forty", 40.0),
    ("vijftig", "fifty", 50.0),
    ("zestig", "sixty", 60.0),
    ("negentig", "ninety", 90.0),
    ("honderd", "hundred", 100.0),
    ("duizend", "thousand", 1000.0),
];

/// The number at `at`, and how many tokens it has.
fn number(text: &str, all: &[Token], at: usize) -> Option<(f64, usize)> {
    let word = all[at].text.as_str();
    let named = |word: &str| NUMBERS.iter().find(|it| it.0 == word || it.1 == word);
    if let Some((_, _, number)) = named(word) {
        return Some((*number, 1));
    }
    // Digits that points and commas join, whether they are one token or several.
    let mut count = 1;
    let is_digits = |at: usize| {
        let token: &Token = &all[at];
        token.text.chars().all(|letter| letter.is_ascii_digit() || ".,".contains(letter))
    };
    if !is_digits(at) {
        return None;
    }
    while at + count < all.len()
        && is_digits(at + count)
        && matches!(&text[all[at + count - 1].span.end..all[at + count].span.start], "." | ",")
    {
        count += 1;
    }
    let written = &text[all[at].span.start..all[at + count - 1].span.end];
    Some((parsed(written)?, count))
}

/// "1.000" and "1,000" are a thousand, "2,50" and "2.50" two and a half.
fn parsed(written: &str) -> Option<f64> {
    let last = written.rfind(['.', ',']);
    let (whole, part) = match last {
        Some(at) if written.len() - at - 1 < THOUSANDS => (&written[..at], &written[at + 1..]),
        _ => (written, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{digits}.{part}0").parse().ok()
}

/// So many digits after a point or a comma are thousands.
const THOUSANDS: usize = 3;

/// What has a number after it that tells how high it is.
const LEVELS: [&str; 8] =
    ["grade", "band", "level", "scale", "schaal", "niveau", "salarisschaal", "tier"];

/// What is counted, how much one of it is, and how many tokens after the number say so.
fn unit(text: &str, all: &[Token], at: usize, count: usize) -> Option<(Measure, f64, usize)> {
    let before = text[..all[at].span.start].trim_end();
    if before.ends_with(['€', '£', '$']) {
        return Some((Measure::Money, 1.0, 0));
    }
    // "Grade 12", "schaal 8".
    let is_level = |at: usize| LEVELS.contains(&all[at].text.as_str());
    if at > 0 && is_level(at - 1) && count == 1 {
        return Some((Measure::Level, 1.0, 0));
    }
    let next = all.get(at + count)?;
    let between = &text[all[at + count - 1].span.end..next.span.start];
    let days = match next.text.as_str() {
        "euro" | "euros" | "eur" | "pond" | "pounds" | "pound" | "dollar" | "dollars" => {
            return Some((Measure::Money, 1.0, 1));
        }
        "quid" => return Some((Measure::Money, 1.0, 1)),
        "grand" | "mille" => return Some((Measure::Money, 1000.0, 1)),
        "minuut" | "minuten" | "minute" | "minutes" => 1.0 / (24.0 * 60.0),
        "uur" | "uren" | "hour" | "hours" => 1.0 / 24.0,
        "dag" | "dagen" | "day" | "days" | "werkdag" | "werkdagen" => 1.0,
        "week" | "weken" | "weeks" => 7.0,
        "maand" | "maanden" | "month" | "months" => 365.0 / 12.0,
        "jaar" | "jaren" | "jarige" | "jarigen" | "year" | "years" => 365.0,
        _ => return None,
    };
    matches!(between.trim(), "" | "-").then_some((Measure::Time, days, 1))
}

/// Words before a number that say on which side of it something lies; longer ones first.
const BEFORE: [(&str, Bound); 50] = [
    ("niet meer dan", Bound::AtMost),
    ("niet hoger dan", Bound::AtMost),
    ("niet langer dan", Bound::AtMost),
    ("niet ouder dan", Bound::AtMost),
    ("niet minder dan", Bound::AtLeast),
    ("niet jonger dan", Bound::AtLeast),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no longer than", Bound::AtMost),
    ("no less than", Bound::AtLeast),
    ("niet eerder dan", Bound::AtLeast),
    ("niet later dan", Bound::AtMost),
    ("no sooner than", Bound::AtLeast),
    ("no earlier than", Bound::AtLeast),
    ("not earlier than", Bound::AtLeast),
    ("no later than", Bound::AtMost),
    ("tot en met", Bound::AtMost),
    ("meer dan", Bound::Over),
    ("hoger dan", Bound::Over),
    ("langer dan", Bound::Over),
    ("ouder dan", Bound::Over),
    ("duurder dan", Bound::Over),
    ("minder dan", Bound::Under),
    ("lager dan", Bound::Under),
    ("korter dan", Bound::Under),
    ("jonger dan", Bound::Under),
    ("more than", Bound::Over),
    ("longer than", Bound::Over),
    ("older than", Bound::Over),
    ("less than", Bound::Under),
    ("shorter than", Bound::Under),
    ("younger than", Bound::Under),
    ("fewer than", Bound::Under),
    ("at least", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("ten minste", Bound::AtLeast),
    ("ten hoogste", Bound::AtMost),
    ("boven", Bound::Over),
    ("over", Bound::Over),
    ("above", Bound::Over),
    ("exceeding", Bound::Over),
    ("onder", Bound::Under),
    ("under", Bound::Under),
    ("below", Bound::Under),
    ("minstens", Bound::AtLeast),
    ("minimaal", Bound::AtLeast),
    ("hoogstens", Bound::AtMost),
    ("hooguit", Bound::AtMost),
    ("maximaal", Bound::AtMost),
];
/// "Tot 50 euro": with money alone; before a time it tells when.
const UP_TO: &str = "tot";
/// Words after it.
const AFTER: [(&str, Bound); 17] = [
    ("of meer", Bound::AtLeast),
    ("of ouder", Bound::AtLeast),
    ("en ouder", Bound::AtLeast),
    ("or more", Bound::AtLeast),
    ("or older", Bound::AtLeast),
    ("or over", Bound::AtLeast),
    ("of hoger", Bound::AtLeast),
    ("en hoger", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("or higher", Bound::AtLeast),
    ("of lager", Bound::AtMost),
    ("en lager", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("or lower", Bound::AtMost),
    ("of minder", Bound::AtMost),
    ("of jonger", Bound::AtMost),
    ("or less", Bound::AtMost),
];

/// On which side of the number from `begin` to `end` something lies.
fn bound(all: &[Token], begin: usize, end: usize) -> Bound {
    // "Onder de 16 jaar".
    let is_article = |at: usize| ["de", "the", "een"].contains(&all[at].text.as_str());
    let begin = if begin > 0 && is_article(begin - 1) { begin - 1 } else { begin };
    let joined = |tokens: &[Token]| {
        tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let before = joined(&all[begin.saturating_sub(3)..begin]);
    let ends = |phrase: &str| before == phrase || before.ends_with(&format!(" {phrase}"));
    if let Some((_, bound)) = BEFORE.iter().find(|(phrase, _)| ends(phrase)) {
        return *bound;
    }
    if let Some(bound) = parted(&all[..begin]) {
        return bound;
    }
    if ends(UP_TO) {
        return Bound::AtMost;
    }
    let after = joined(&all[end..(end + 2).min(all.len())]);
    AFTER.iter().find(|(phrase, _)| after == *phrase).map_or(Bound::Exactly, |it| it.1)
}

/// Words that compare, and the sides they tell of: as they are, and denied.
const COMPARING: [(&str, Bound, Bound); 12] = [
    ("meer", Bound::Over, Bound::AtMost),
    ("hoger", Bound::Over, Bound::AtMost),
    ("langer", Bound::Over, Bound::AtMost),
    ("ouder", Bound::Over, Bound::AtMost),
    ("duurder", Bound::Over, Bound::AtMost),
    ("minder", Bound::Under, Bound::AtLeast),
    ("lager", Bound::Under, Bound::AtLeast),
    ("korter", Bound::Under, Bound::AtLeast),
    ("jonger", Bound::Under, Bound::AtLeast),
    ("more", Bound::Over, Bound::AtMost),
    ("less", Bound::Under, Bound::AtLeast),
    ("longer", Bound::Over, Bound::AtMost),
];
/// A verb with what belongs to it may part such a word from its "dan".
const PARTED_WORDS_MAX: usize = 3;

/// The side that is told by a word and a "dan" apart from each other, right before a number: "niet
/// meer waard is dan", "minder bedragen dan".
fn parted(before: &[Token]) -> Option<Bound> {
    let (than, before) = before.split_last()?;
    if !["dan", "than"].contains(&than.text.as_str()) {
        return None;
    }
    let near = before.iter().enumerate().rev().take(PARTED_WORDS_MAX + 1);
    let mut comparing =
        near.filter_map(|(at, token)| Some((at, COMPARING.iter().find(|it| it.0 == token.text)?)));
    let (at, (_, plain, denied)) = comparing.next()?;
    let denies = |token: &Token| ["niet", "not", "no", "nooit"].contains(&token.text.as_str());
    let is_denied = at.checked_sub(1).is_some_and(|it| denies(&before[it]));
    Some(if is_denied { *denied } else { *plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_ages_and_periods_are_read_with_their_side() {
        let texts = [
            ("een cadeau van meer dan € 50", Measure::Money, Bound::Over, 50.0),
            ("iets van dertig euro", Measure::Money, Bound::Exactly, 30.0),
            ("tot € 1.000", Measure::Money, Bound::AtMost, 1000.0),
            ("hoogstens € 2,50", Measure::Money, Bound::AtMost, 2.5),
            ("a gift over £10", Measure::Money, Bound::Over, 10.0),
            ("onder de 16 jaar", Measure::Time, Bound::Under, 16.0 * 365.0),
            ("niet langer dan drie dagen", Measure::Time, Bound::AtMost, 3.0),
            ("12 jaar of ouder", Measure::Time, Bound::AtLeast, 12.0 * 365.0),
            ("als die minder bedragen dan 500 euro", Measure::Money, Bound::Under, 500.0),
            ("niet meer waard is dan 25 euro", Measure::Money, Bound::AtMost, 25.0),
            ("die langer duurt dan 30 minuten", Measure::Time, Bound::Over, 30.0 * (1.0 / 1440.0)),
            ("about three grand a year", Measure::Money, Bound::Exactly, 3000.0),
            ("after two weeks", Measure::Time, Bound::Exactly, 14.0),
        ];
        for (text, measure, bound, number) in texts {
            assert_eq!(quantities(text), [Quantity { measure, bound, number }], "{text}");
        }
        let level = |text: &str| quantities(text)[0];
        assert_eq!(level("unless your post is at grade 12 or above").bound, Bound::AtLeast);
        assert_eq!(level("Grade 8 here").measure, Measure::Level);
        assert!(quantities("een foto van drie collega's in artikel 4").is_empty());
    }

    #[test]
    fn a_quantity_is_held_against_a_limit() {
        let of = |text: &str| quantities(text)[0];
        let holds = |limit: &str, asked: &str| of(limit).holds(&of(asked));
        assert_eq!(holds("meer dan € 50", "30 euro"), Some(false));
        assert_eq!(holds("meer dan € 50", "€ 60"), Some(true));
        assert_eq!(holds("jonger dan 16 jaar", "16 jaar"), Some(false));
        assert_eq!(holds("tot € 50", "meer dan 50 euro"), Some(false));
        assert_eq!(holds("na 30 dagen", "40 dagen"), None);
        assert_eq!(holds("tot € 50", "40 dagen"), None);
    }
}
