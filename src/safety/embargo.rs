//! Embargoes that still hold, with what they hold until.

use super::cues::Cue;
use super::marks;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

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
