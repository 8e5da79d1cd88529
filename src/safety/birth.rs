//! Dates of birth of somebody, and not of a year's children.

use super::cues::Cue;
use super::reading::{Found, Reading};
use super::view::is_word;
use crate::model::{Detail, RiskLevel, Span};

/// How far behind the word for a birth its date may stand, in bytes.
const DATE_BYTES: usize = 45;

/// Months by their first three letters, in both languages.
const MONTHS: [&str; 17] = [
    "jan", "feb", "maa", "mrt", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt",
    "oct", "nov", "dec", "jui",
];

/// Finds dates of birth.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    for cue in reading.cues.all(Cue::Birth) {
        let reach = (cue.end + DATE_BYTES).min(reading.view.len());
        let date = date_in(reading, Span::new(cue.end, reach));
        let Some(date) = date.or_else(|| date_before(reading, *cue)) else { continue };
        let near = Span::new(cue.start.saturating_sub(40), date.end.max(cue.end));
        let sentence = reading.sentence(cue.start);
        let is_many = reading.cues.has(Cue::Cohort, near) && !reading.names_somebody(sentence);
        let is_famous = reading.cues.within(Cue::Office, sentence).any(|office| {
            // "mevrouw Prins" holds no office.
            let mut people = reading.people_in(sentence);
            let is_boss = reading.view.lower(office).starts_with("direct");
            !is_boss && !people.any(|it| it.span.start < office.start && it.span.meets(office))
        });
        if !is_many && !is_famous {
            found.push(Found::new(Detail::BirthDate, date, RiskLevel::High));
        }
    }
    for person in reading.people.iter().filter(|person| !person.is_public) {
        // "Jan Jansen (12-05-1980)", "Jan Jansen, 12-05-1980".
        let behind = reading.view.lower(Span::new(person.span.end, person.span.end + 3));
        if behind.starts_with(" (") || behind.starts_with(", ") || behind.starts_with(" *") {
            let reach = (person.span.end + 14).min(reading.view.len());
            if let Some(date) = date_in(reading, Span::new(person.span.end, reach))
                && date.start <= person.span.end + 4
            {
                found.push(Found::new(Detail::BirthDate, date, RiskLevel::High));
            }
        }
    }
}

/// A date that ends just before the word: "14-03-2015 geboren".
fn date_before(reading: &Reading, cue: Span) -> Option<Span> {
    let from = cue.start.saturating_sub(22).max(reading.sentence(cue.start).start);
    date_in(reading, Span::new(from, cue.start)).filter(|date| date.end + 3 >= cue.start)
}

/// The first whole date of a day that begins in `within`.
fn date_in(reading: &Reading, within: Span) -> Option<Span> {
    let words = reading.words_from(within.start);
    let starts = words.iter().take_while(|word| word.start < within.end);
    let starts = starts.enumerate().take(12);
    starts.into_iter().find_map(|(at, _)| date(reading, words.get(at..at + 3)?))
}

/// Three words that write a day: 14-03-2015, 2015-03-14, 14 maart 2015, May 7, 2001.
fn date(reading: &Reading, words: &[Span]) -> Option<Span> {
    let [first, second, third] = words else { return None };
    let value = |word: Span| reading.view.slice(word).parse::<u32>().ok();
    let is_close = |from: &Span, to: &Span| {
        let between = &reading.view.text[from.end..to.start];
        let fits = |byte: &u8| matches!(byte, b' ' | b'-' | b'/' | b'.' | b',' | b'\'');
        between.len() <= 2 && between.iter().all(fits)
    };
    if !is_close(first, second) || !is_close(second, third) {
        return None;
    }
    let is_year = |word: &Span| match (word.len(), value(*word)) {
        (4, Some(year)) => (1900..=2035).contains(&year),
        (2, Some(_)) => true,
        _ => false,
    };
    let is_full_year = |word: &Span| word.len() == 4 && is_year(word);
    let is_day = |word: &Span| {
        let text = reading.view.lower(*word);
        let text = ["e", "th", "st", "nd", "rd"].iter().find_map(|it| text.strip_suffix(it));
        let day = text.map_or_else(|| value(*word), |text| text.parse().ok());
        day.is_some_and(|day| (1..=31).contains(&day))
    };
    let is_month = |word: &Span| value(*word).is_some_and(|month| (1..=12).contains(&month));
    let is_name = |word: &Span| {
        let lower = reading.view.lower(*word);
        word.len() > 2 && MONTHS.iter().any(|month| lower.starts_with(month))
    };
    let fits = is_day(first) && (is_month(second) || is_name(second)) && is_year(third)
        || is_month(first) && is_day(second) && is_full_year(third)
        || is_name(first) && is_day(second) && is_full_year(third)
        || is_full_year(first) && is_month(second) && is_day(third);
    (fits && !is_word(reading.view.byte(third.end))).then(|| Span::new(first.start, third.end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn dates_of_birth_are_found() {
        for text in [
            "Onze jongste inzender is Joris Kwelderman, geboren op 14-03-2015.",
            "geb. 3 mei 1980",
            "Geboortedatum: 1980-05-03",
            "Our student A. Fernhollow, born 7 May 2001",
            "date of birth: May 7th, 2001",
            "geboren te Utrecht op 3/5/80",
            "Mevrouw Jansen (12-05-1980) is er.",
        ] {
            assert_eq!(found(text, &Detail::BirthDate), [RiskLevel::High], "{text}");
        }
    }

    #[test]
    fn other_dates_are_let_be() {
        for text in [
            "Kinderen die geboren zijn na 1 januari 2015 krijgen een boom.",
            "Vincent van Gogh, geboren op 30 maart 1853.",
            "De markt is op 14-03-2026.",
            "Iedereen geboren tussen 1-1-1950 en 1-1-1960 krijgt een prik.",
        ] {
            assert_eq!(found(text, &Detail::BirthDate), [], "{text}");
        }
    }
}
