//! Marks of secrecy that a text bears, and orders not to pass it on.

use super::cues::Cue;
use super::reading::{Found, Reading};
use super::view::is_word;
use super::{embargo, leaks};
use crate::model::{Detail, RiskLevel, Span};

/// Words that are a mark where they stand as one, the longest first.
const MARKS: [(&str, Detail, RiskLevel); 33] = [
    ("strikt vertrouwelijk", Detail::Confidential, RiskLevel::High),
    ("zeer vertrouwelijk", Detail::Confidential, RiskLevel::High),
    ("persoonlijk en vertrouwelijk", Detail::Confidential, RiskLevel::High),
    ("commercieel vertrouwelijk", Detail::Confidential, RiskLevel::High),
    ("bedrijfsvertrouwelijk", Detail::Confidential, RiskLevel::High),
    ("vertrouwelijk", Detail::Confidential, RiskLevel::High),
    ("zeer geheim", Detail::StateSecret, RiskLevel::High),
    ("strikt geheim", Detail::Confidential, RiskLevel::High),
    ("geheim", Detail::Confidential, RiskLevel::High),
    ("geheimhouding", Detail::Confidential, RiskLevel::High),
    ("besloten", Detail::ClosedMeeting, RiskLevel::High),
    ("intern gebruik", Detail::Internal, RiskLevel::High),
    ("intern document", Detail::Internal, RiskLevel::High),
    ("intern", Detail::Internal, RiskLevel::High),
    ("niet openbaar", Detail::NotPublic, RiskLevel::High),
    ("niet-openbaar", Detail::NotPublic, RiskLevel::High),
    ("conceptversie", Detail::Draft, RiskLevel::Medium),
    ("concept", Detail::Draft, RiskLevel::Medium),
    ("strictly confidential", Detail::Confidential, RiskLevel::High),
    ("private and confidential", Detail::Confidential, RiskLevel::High),
    ("commercial in confidence", Detail::Confidential, RiskLevel::High),
    ("company confidential", Detail::Confidential, RiskLevel::High),
    ("confidential", Detail::Confidential, RiskLevel::High),
    ("top secret", Detail::StateSecret, RiskLevel::High),
    ("classified", Detail::Confidential, RiskLevel::High),
    ("staff only", Detail::Internal, RiskLevel::High),
    ("alleen intern", Detail::Internal, RiskLevel::High),
    ("secret", Detail::Confidential, RiskLevel::High),
    ("restricted", Detail::Confidential, RiskLevel::High),
    ("internal use only", Detail::Internal, RiskLevel::High),
    ("internal", Detail::Internal, RiskLevel::High),
    ("not public", Detail::NotPublic, RiskLevel::High),
    ("draft", Detail::Draft, RiskLevel::Medium),
];

/// Words before "is vertrouwelijk" that say that it is said of this very text.
const SAID_OF: [&str; 16] = [
    "dit",
    "document",
    "stuk",
    "bericht",
    "rapport",
    "notitie",
    "memo",
    "informatie",
    "mail",
    "this",
    "report",
    "note",
    "information",
    "message",
    "lijst",
    "list",
];

/// Finds marks that a text bears; in a question only those that open it.
pub fn detect(reading: &Reading, is_draft: bool, found: &mut Vec<Found>) {
    traffic_lights(reading, is_draft, found);
    for at in 0..reading.words.len() {
        let word = reading.words[at];
        if let Some((span, detail, level)) = mark_at(reading, word, is_draft) {
            found.push(Found::new(detail, span, level));
        }
    }
    for (cue, detail) in
        [(Cue::StateSecret, Detail::StateSecret), (Cue::Departmental, Detail::Departmental)]
    {
        for span in reading.cues.all(cue) {
            let is_borne = bears(reading, *span, true) && (is_draft || opens(reading, *span));
            if is_borne && !is_about(reading, *span) {
                found.push(Found::new(detail.clone(), *span, RiskLevel::High));
            }
        }
    }
    if is_draft {
        orders(reading, found);
        leaks::detect(reading, found);
    }
    embargo::detect(reading, is_draft, found);
}

/// The Traffic Light Protocol: CLEAR (once WHITE) may go anywhere.
fn traffic_lights(reading: &Reading, is_draft: bool, found: &mut Vec<Found>) {
    for word in &reading.words {
        if reading.view.lower(*word) != "tlp" || reading.view.slice(*word) == "tlp" {
            continue;
        }
        let Some(colour) = reading.words_from(word.end).first().copied() else { continue };
        let between = reading.view.slice(Span::new(word.end, colour.start));
        if !matches!(between, ":" | " " | ": " | "-" | " :") {
            continue;
        }
        let (detail, level) = match reading.view.lower(colour) {
            "red" | "rood" => (Detail::TlpRed, RiskLevel::High),
            "amber" | "oranje" | "geel" => (Detail::TlpAmber, RiskLevel::High),
            "green" | "groen" => (Detail::TlpGreen, RiskLevel::Medium),
            _ => continue,
        };
        let span = word.cover(colour);
        let is_borne = is_draft || opens(reading, span);
        if is_borne && !is_about(reading, span) && !reading.is_quoted(span) {
            found.push(Found::new(detail, span, level));
        }
    }
}

/// The mark that begins with this word, if it stands as one.
fn mark_at(reading: &Reading, word: Span, is_draft: bool) -> Option<(Span, Detail, RiskLevel)> {
    // The letters that marks begin with.
    if word.len() < 3 || !b"acdginprstvzb".contains(&reading.view.lower[word.start]) {
        return None;
    }
    let is_upper = reading.is_capitals(word);
    let is_title = reading.is_capitalised(word);
    let rest = Span::new(word.start, (word.start + 32).min(reading.view.len()));
    let lower = reading.view.lower(rest);
    let first = lower.as_bytes().first();
    let fits = |mark: &&(&str, Detail, RiskLevel)| {
        mark.0.as_bytes().first() == first
            && lower.starts_with(mark.0)
            && !is_word(reading.view.byte(word.start + mark.0.len()))
    };
    let (text, detail, level) = MARKS.iter().find(fits)?;
    let span = Span::new(word.start, word.start + text.len());
    let is_all_upper = !reading.view.slice(span).bytes().any(|byte| byte.is_ascii_lowercase());
    let is_label = is_upper && is_all_upper && bears(reading, span, false);
    // "Besloten" and "Concept" in small letters are words of every day.
    let is_weak = matches!(detail, Detail::Draft | Detail::ClosedMeeting)
        || *text == "geheim"
        || *text == "secret"
        || *text == "restricted";
    let is_titled = !is_weak && (is_title && titled(reading, span) || is_enclosed(reading, span));
    let is_said = is_draft && !is_weak && said_of_this(reading, span);
    let is_mark = (is_label || is_titled || is_said)
        && !is_about(reading, span)
        && (is_draft || opens(reading, span));
    is_mark.then(|| (span, detail.clone(), *level))
}

/// Whether a mark opens its line or sentence.
fn opens(reading: &Reading, span: Span) -> bool {
    reading.begins_line(span)
}

/// Whether capitals stand as a mark: at the start, in brackets, or before a sign or a line's end.
fn bears(reading: &Reading, span: Span, is_sure: bool) -> bool {
    let view = &reading.view;
    let next = view.byte(span.end);
    let is_ended = matches!(next, b':' | b'.' | b',' | b'!' | b';' | b')' | b']' | b'\n' | b'/');
    let is_dashed = view.lower(Span::new(span.end, span.end + 2)) == " -" || next == b'-';
    let opens = reading.begins_line(span) || reading.begins_sentence(span);
    let is_enclosed =
        matches!(view.byte_before(span.start), b'(' | b'[') && matches!(next, b')' | b']');
    // "CONFIDENTIAL ADVISER" is a heading.
    let next_word = reading.words_from(span.end).first().copied();
    let in_heading =
        next_word.is_some_and(|word| next == b' ' && reading.is_capitals(word) && word.len() > 3);
    is_enclosed || !in_heading && (is_sure || is_ended || is_dashed || opens)
}

/// "Vertrouwelijk: …", "Intern - …" at the start of a line or sentence, or in brackets.
fn titled(reading: &Reading, span: Span) -> bool {
    let next = reading.view.byte(span.end);
    let behind = reading.view.lower(Span::new(span.end, span.end + 3));
    let is_label = matches!(next, b':' | b';' | b'!' | b'.') || behind.starts_with(" - ");
    let is_line = next == b'\n' || span.end >= reading.view.len();
    reading.begins_sentence(span) && (is_label || is_line && reading.begins_line(span))
}

/// In brackets of its own.
fn is_enclosed(reading: &Reading, span: Span) -> bool {
    let (before, next) = (reading.view.byte_before(span.start), reading.view.byte(span.end));
    matches!(before, b'(' | b'[') && matches!(next, b')' | b']')
}

/// "Dit stuk is vertrouwelijk", "deze lijst is nog intern".
fn said_of_this(reading: &Reading, span: Span) -> bool {
    let before = reading.before(span.start, 60);
    let text = reading.view.lower(before);
    let ends =
        [" is ", " is nog ", " is strikt ", " zijn ", " is still ", " is strictly ", " are "];
    let is_said = ends.iter().any(|end| text.ends_with(end));
    let words = reading.words_before(span.start);
    let is_this = words
        .iter()
        .rev()
        .take(6)
        .any(|word| word.start >= before.start && SAID_OF.contains(&reading.view.lower(*word)));
    let is_rule = reading.sentence_has(span, &[Cue::Rule]);
    let goes_on = reading.view.byte(span.end) == b' ' && {
        let behind = reading.view.lower(Span::new(span.end, span.end + 5));
        !behind.starts_with(" en ") && !behind.starts_with(" and ") && !behind.starts_with(" but ")
    };
    is_said && is_this && !is_rule && !goes_on
}

/// Whether the sentence speaks of a mark and does not bear it.
pub fn is_about(reading: &Reading, span: Span) -> bool {
    let sentence = reading.sentence(span.start);
    let near = reading.around(span, 60);
    let near = Span::new(near.start.max(sentence.start), near.end.min(sentence.end));
    let is_asked =
        reading.view.slice(sentence).trim_end().ends_with('?') && !reading.begins_sentence(span);
    reading.cues.has_any(&[Cue::About, Cue::Mention], near) || is_asked || reading.is_quoted(span)
}

/// Orders not to pass a text on.
fn orders(reading: &Reading, found: &mut Vec<Found>) {
    for span in reading.cues.all(Cue::NoForward) {
        let before = reading.before(span.start, 80);
        let is_told = reading.begins_sentence(*span)
            || !reading.cues.has_any(&[Cue::Rule, Cue::Mention, Cue::About], before);
        // "Deze poster is niet voor publicatie, mag je …": a rule tells others what to do.
        let mut rules = reading.cues.within(Cue::Rule, reading.sentence(span.start));
        let is_rule = rules.any(|rule| !rule.meets(*span))
            && !reading.begins_sentence(*span)
            && !reading.is_capitals(Span::new(span.start, span.start + 3));
        if is_told && !is_rule && is_order(reading, *span) {
            found.push(Found::new(Detail::Internal, *span, RiskLevel::High));
        }
    }
}

/// Whether the order stands at a start, behind a sign, or is said of this text.
fn is_order(reading: &Reading, span: Span) -> bool {
    let before = reading.before(span.start, 24);
    let text = reading.view.lower(before).trim_end();
    let is_start = text.bytes().all(|byte| !is_word(byte));
    let ends = [
        ",", ":", "-", "(", "[", "is", "zijn", "dus", "nog", "graag", "for", "please", "are",
        "strictly", "voor", ";", ".",
    ];
    is_start || ends.iter().any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, found_in_question, kinds};
    use super::*;
    use crate::model::FindingKind;

    #[test]
    fn marks_are_found_where_they_are_borne() {
        for (text, detail) in [
            ("VERTROUWELIJK. Het college besluit dinsdag.", Detail::Confidential),
            ("Vertrouwelijk: de cijfers", Detail::Confidential),
            ("VERTROUWELIJK deelnemerslijst: K. Tolhuis", Detail::Confidential),
            ("Hier de notitie (vertrouwelijk).", Detail::Confidential),
            ("Dit stuk is strikt vertrouwelijk.", Detail::Confidential),
            ("TLP:AMBER Bij het rekencentrum", Detail::TlpAmber),
            ("TLP:AMBER+STRICT", Detail::TlpAmber),
            ("tlp:red nee. TLP: RED ja", Detail::TlpRed),
            ("Stg. GEHEIM - verslag", Detail::StateSecret),
            ("Departementaal VERTROUWELIJK: nota", Detail::Departmental),
            ("INTERN, niet verspreiden buiten de provincie: de planning", Detail::Internal),
            ("For internal use only, do not forward: file", Detail::Internal),
            ("CONFIDENTIAL: next year's closures", Detail::Confidential),
            ("Onder embargo tot woensdag 12.00 uur: er komt een park", Detail::Embargo),
            ("EMBARGO until 3 May", Detail::Embargo),
            ("Net uit de besloten vergadering: het gaat door.", Detail::ClosedMeeting),
            ("Not yet announced, but we picked Lyon.", Detail::ClosedMeeting),
        ] {
            assert!(found(text, &detail).contains(&RiskLevel::High), "{text}");
        }
        assert_eq!(found("CONCEPT: raadsvoorstel", &Detail::Draft), [RiskLevel::Medium]);
        assert_eq!(found("TLP:GREEN notitie", &Detail::TlpGreen), [RiskLevel::Medium]);
    }

    #[test]
    fn words_about_marks_are_let_be() {
        for text in [
            "Deel geen vertrouwelijke stukken.",
            "Wij gaan vertrouwelijk om met je gegevens.",
            "Interne vacature: adviseur water. Internationaal nieuws.",
            "TLP:CLEAR Iedereen mag dit lezen.",
            "Weet jij wat TLP:AMBER betekent?",
            "Het embargo is opgeheven. Het wapenembargo blijft.",
            "CONFIDENTIAL ADVISER wanted",
            "Het concept van de nieuwe speeltuin hangt in de bieb.",
            "De besloten vergadering is op dinsdag 3 mei.",
            "De winnaar is nog niet bekendgemaakt.",
            "Stuur documenten met TLP:RED nooit door.",
        ] {
            assert!(!kinds(text).contains(&FindingKind::Confidential), "{text}");
        }
    }

    #[test]
    fn a_question_bears_a_mark_only_at_its_start() {
        assert_eq!(found_in_question("Mag ik een TLP:AMBER stuk delen?", &Detail::TlpAmber), []);
        let text = "TLP:RED\nPoort 22 staat open. Mag dit in de app?";
        assert_eq!(found_in_question(text, &Detail::TlpRed), [RiskLevel::High]);
    }
}
