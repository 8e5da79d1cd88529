//! Where sentences end, in Dutch and English.

use crate::model::Span;

/// Words after which a full stop does not end a sentence, without that stop, in lower case.
/// From the usual lists of Dutch and English abbreviations in official texts.
const ABBREVIATIONS: [&str; 64] = [
    "a.u.b", "aant", "afd", "art", "artt", "bijl", "bijv", "blz", "bv", "ca", "d.d", "d.m.v",
    "d.w.z", "dd", "dhr", "dr", "drs", "e.a", "e.d", "e.g", "e.v", "enz", "etc", "evt", "fig",
    "hfst", "i.e", "i.p.v", "i.v.m", "incl", "ing", "ir", "jl", "lid", "m.a.w", "m.b.t", "m.i.v",
    "m.n", "max", "mevr", "min", "mr", "mrs", "ms", "mw", "n.a.v", "nl", "no", "nr", "nrs", "o.a",
    "o.b.v", "o.i.d", "o.l.v", "p.a", "prof", "resp", "st", "t.a.v", "t.b.v", "t/m", "tel", "vgl",
    "zgn",
];

/// Marks that may close a sentence after its last stop.
const CLOSERS: [char; 8] = ['"', '\'', '”', '’', ')', ']', '»', '*'];

/// The sentences of `text`, in order and without the space around them; together they hold all
/// of it but white space. A text with no letters gives none.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(['.', '!', '?', '…', '\n']) {
        let stop = at + offset;
        let mark = text[stop..].chars().next().map_or(1, char::len_utf8);
        let mut end = stop + mark;
        if text[stop..].starts_with('\n') {
            at = end;
            continue;
        }
        end += text[end..]
            .find(|letter: char| !CLOSERS.contains(&letter) && !".!?…".contains(letter))
            .unwrap_or(text.len() - end);
        if is_end(text, start, stop, end) {
            push(&mut found, text, start, end);
            start = end;
        }
        at = end;
    }
    push(&mut found, text, start, text.len());
    found
}

/// Whether the stop at `stop`, closed at `end`, ends the sentence that began at `start`.
fn is_end(text: &str, start: usize, stop: usize, end: usize) -> bool {
    let rest = &text[end..];
    let next = rest.trim_start();
    if next.is_empty() || next.len() == rest.len() {
        return next.is_empty();
    }
    if ["'s ", "’s ", "'t ", "’t "].iter().any(|start| next.starts_with(start)) {
        return true;
    }
    let first =
        next.chars().find(|letter| !matches!(letter, '"' | '\'' | '“' | '‘' | '(' | '*' | '_'));
    if !first.is_some_and(|letter| {
        letter.is_uppercase() || letter.is_numeric() || !letter.is_alphanumeric()
    }) {
        return false;
    }
    if !text[stop..].starts_with('.') {
        return true;
    }
    let before = &text[start..stop];
    let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next();
    let word = word.unwrap_or("");
    let word_start = before.len() - word.len();
    let word = word.trim_matches(['"', '\'', '*', '_']).to_lowercase();
    // A network is named by one letter: "… op X."
    let is_network = word == "x" && word_start > 0;
    let is_initial =
        word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && !is_network;
    let is_number_at_start = word_start == 0 && word.chars().all(|letter| letter.is_ascii_digit());
    !(is_initial || is_number_at_start || ABBREVIATIONS.contains(&word.as_str()))
}

/// Adds what stands between, without the space around it, if anything does.
fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let piece = &text[start..end];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let lead = piece.len() - piece.trim_start().len();
        found.push(Span::new(start + lead, start + lead + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text).unwrap()).collect()
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        assert_eq!(
            cut("Bel dhr. K. de Vries, bijv. op vrijdag. Kan dat niet? Mail dan! (Of app.) Klaar"),
            [
                "Bel dhr. K. de Vries, bijv. op vrijdag.",
                "Kan dat niet?",
                "Mail dan!",
                "(Of app.)",
                "Klaar"
            ]
        );
        assert_eq!(
            cut("Kosten: 1.250,50 euro. 's Avonds niet."),
            ["Kosten: 1.250,50 euro.", "'s Avonds niet."]
        );
        assert_eq!(cut("3. Derde punt.\nEn door"), ["3. Derde punt.", "En door"]);
        assert_eq!(cut("Zie\u{a0}art. 5."), ["Zie\u{a0}art. 5."]);
        assert!(cut("  \n ").is_empty());
    }
}
