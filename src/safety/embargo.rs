//! Embargoes that still hold, with what they hold until.

use jiff::civil::Date;

use super::cues::Cue;
use super::marks;
use super::reading::{Found, Reading};
use crate::model::{Detail, Detection, RiskLevel, Span};

/// How far behind its start an embargo may name its year, in characters.
const DATE_CHARS: usize = 60;

/// Months by their first three letters, in both languages.
const MONTHS: [(&str, i8); 17] = [
    ("jan", 1),
    ("feb", 2),
    ("maa", 3),
    ("mrt", 3),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("jui", 6),
];

/// Whether an embargo in `text` names a day until which it holds, and that day lies before `day`.
/// Without a year, or on the day itself, it holds.
pub fn is_over(text: &str, detection: &Detection, day: Date) -> bool {
    let words = detection.span.of(text).unwrap_or_default().to_lowercase();
    let is_until = ["tot", "until", "till", "t/m"].iter().any(|it| words.contains(it));
    let behind = text.get(detection.span.start..).unwrap_or_default();
    let behind: String = behind.chars().take(DATE_CHARS).take_while(|it| *it != '\n').collect();
    let until = date_in(&behind.to_lowercase());
    detection.detail == Detail::Embargo && is_until && until.is_some_and(|until| until < day)
}

/// The first date with a year: 1 mei 2027, May 1, 2027, 01-05-2027, 2027-05-01.
fn date_in(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let month = |word: &str| {
        let named = MONTHS.iter().find(|(name, _)| word.starts_with(name)).map(|(_, it)| *it);
        named.or_else(|| word.parse().ok())
    };
    let day = |word: &str| {
        let word = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        word.and_then(|word| word.parse::<i8>().ok())
    };
    let day = |word: &str| word.parse::<i8>().ok().or_else(|| day(word));
    let year = |word: &str| word.parse::<i16>().ok().filter(|_| word.len() == 4);
    words.windows(3).find_map(|three| {
        let [first, second, third] = three else { return None };
        let date = match (year(first), day(first)) {
            (Some(year), _) => (year, month(second)?, day(third)?),
            (_, Some(day)) => (year(third)?, month(second)?, day),
            _ => (year(third)?, month(first)?, day(second)?),
        };
        Date::new(date.0, date.1, date.2).ok()
    })
}

/// Embargoes that still hold, with their date.
pub fn detect(reading: &Reading, is_draft: bool, found: &mut Vec<Found>) {
    for word in reading.words.iter().filter(|word| reading.view.lower(**word) == "embargo") {
        let before = reading.view.lower(Span::new(word.start.saturating_sub(8), word.start));
        let is_under = before.ends_with("onder ") || before.ends_with("under ");
        let behind = reading.view.lower(Span::new(word.end, word.end + 8));
        let is_until = [" tot", ": tot", " until", " till", " t/m", ": until"]
            .iter()
            .any(|start| behind.starts_with(start));
        let is_label =
            reading.is_capitals(*word) || behind.starts_with(':') && reading.begins_line(*word);
        let is_borne = is_under && is_held(reading, *word) || is_until || is_label;
        let is_rule = reading.sentence_has(*word, &[Cue::Rule]) && !is_label;
        if !is_borne
            || marks::is_about(reading, *word)
            || is_rule
            || !is_draft && !reading.begins_line(*word)
        {
            continue;
        }
        let start = if is_under { word.start - 6 } else { word.start };
        let end = if is_until { until(reading, *word) } else { word.end };
        found.push(Found::new(Detail::Embargo, Span::new(start, end), RiskLevel::High));
    }
}

/// "Onder embargo: …", "dit is onder embargo", and not "wij krijgen soms iets onder embargo".
fn is_held(reading: &Reading, word: Span) -> bool {
    let start = word.start.saturating_sub(6);
    let before = reading.view.lower(reading.before(start, 12)).trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_said =
        matches!(last, "is" | "nog" | "staat" | "valt" | "still" | "zijn" | "are" | "strikt");
    let next = reading.view.byte(word.end);
    let is_label = matches!(next, b':' | b'!' | b',') || next == b'.' && before.is_empty();
    is_label || is_said && next != b' '
}

/// The end of what an embargo holds until: a few words, to the first sign.
fn until(reading: &Reading, word: Span) -> usize {
    let behind = reading.behind(word.end, 60);
    let text = reading.view.lower(behind);
    let stop = text.char_indices().skip(1).find(|(at, letter)| {
        let next = text.as_bytes().get(at + 1).copied();
        matches!(letter, ':' | ';' | '!' | ',') && next == Some(b' ') || *letter == '\n'
    });
    let length = stop.map_or(text.trim_end_matches(['.', ' ']).len(), |(at, _)| at);
    word.end + length
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::SafetyRules;
    use crate::safety::Screen;

    #[test]
    fn an_embargo_is_over_once_its_day_is_past() {
        let screen = Screen::new(&SafetyRules::default());
        let holds = |text: &str, day| {
            let detections = screen.draft(text);
            let mut all = detections.iter().filter(|it| it.detail == Detail::Embargo);
            all.next().map(|embargo| !is_over(text, embargo, day))
        };
        for text in [
            "Onder embargo tot 1 mei 2027, 06.00 uur: er komt een park.",
            "Embargo tot 01-05-2027",
            "Embargo until May 1, 2027: a new park",
            "Under embargo until 1st May 2027",
            "EMBARGO until 2027-05-01",
        ] {
            assert_eq!(holds(text, date(2027, 4, 30)), Some(true), "{text}");
            assert_eq!(holds(text, date(2027, 5, 1)), Some(true), "{text}");
            assert_eq!(holds(text, date(2027, 5, 2)), Some(false), "{text}");
        }
        for text in ["Onder embargo tot woensdag 12.00 uur: een park", "EMBARGO until 3 May"] {
            assert_eq!(holds(text, date(2030, 1, 1)), Some(true), "{text}");
        }
    }
}
