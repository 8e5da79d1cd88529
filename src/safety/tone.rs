//! Insult, contempt and shouting.

use super::cues::Cue;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// How near somebody must be addressed, in bytes.
const ADDRESS_BYTES: usize = 22;

/// How far people and what is said of them may stand apart, in bytes.
const REACH_BYTES: usize = 90;

/// How far before a word a rule or a mention of it may begin, in bytes.
const RULE_BYTES: usize = 150;

/// So many words in capitals, and letters in them, are shouted.
const SHOUTED_WORDS_MIN: usize = 3;
const SHOUTED_LETTERS_MIN: usize = 10;

/// A text with so many insults is told these: it goes nowhere, and the rest need not be judged.
const FINDINGS_MAX: usize = 1_000;

/// Finds insults, contempt for people, and shouting.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    let enough = found.len() + FINDINGS_MAX;
    for cue in [Cue::Insult, Cue::Scorn] {
        for span in reading.cues.all(cue) {
            if found.len() >= enough {
                return;
            }
            let is_meant = !is_name(reading, *span) && !is_gentle(reading, *span);
            if is_meant && !is_rule(reading, *span) {
                let detail = if cue == Cue::Insult { Detail::Insult } else { Detail::Contempt };
                found.push(Found::new(detail, *span, RiskLevel::High));
            }
        }
    }
    for span in reading.cues.all(Cue::SoftInsult) {
        if is_directed(reading, *span) && !is_rule(reading, *span) {
            found.push(Found::new(Detail::Insult, *span, RiskLevel::Medium));
        }
    }
    for span in reading.cues.all(Cue::Contempt) {
        if is_of_people(reading, *span) && !is_rule(reading, *span) {
            found.push(Found::new(Detail::Contempt, *span, RiskLevel::Medium));
        }
    }
    for span in reading.cues.all(Cue::ContemptWord) {
        if is_called(reading, *span) && !is_rule(reading, *span) {
            found.push(Found::new(Detail::Contempt, *span, RiskLevel::Medium));
        }
    }
    for span in reading.cues.all(Cue::Inability) {
        let is_told = reading.is_quoted(*span) || reading.sentence_has(*span, &[Cue::Mention]);
        if is_addressed(reading, *span) && !is_told {
            found.push(Found::new(Detail::Contempt, *span, RiskLevel::Medium));
        }
    }
    shouting(reading, found);
}

/// A word with a capital inside a sentence: "halte Nutter".
fn is_name(reading: &Reading, span: Span) -> bool {
    let text = reading.view.slice(span);
    let is_title = text.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    is_title
        && reading.is_capitalised(span)
        && !reading.begins_sentence(span)
        && !text.starts_with("Karen")
}

/// "Schaam je niet", "sukkel die ik ben": comfort, and irony about oneself.
fn is_gentle(reading: &Reading, span: Span) -> bool {
    let behind = reading.view.lower(reading.behind(span.end, 16)).trim_start();
    let starts =
        ["niet", "er niet", "nergens voor", "nooit", "die ik ", "that i am", "ik ben", "me"];
    starts.iter().any(|start| behind.starts_with(start))
}

/// Whether people stand before the contempt, in its sentence and near.
fn is_of_people(reading: &Reading, span: Span) -> bool {
    let before = reading.before(span.start, REACH_BYTES);
    let behind = reading.behind(span.end, 20);
    reading.cues.has(Cue::People, before) || reading.cues.has(Cue::People, behind)
}

/// "die luie bewoners", "bewoners zijn gewoon lui", "what a pathetic bunch these protesters are".
fn is_called(reading: &Reading, span: Span) -> bool {
    const BETWEEN: [&str; 34] = [
        "zijn",
        "is",
        "are",
        "gewoon",
        "zo",
        "echt",
        "te",
        "allemaal",
        "altijd",
        "just",
        "so",
        "all",
        "simply",
        "really",
        "too",
        "always",
        "ook",
        "wel",
        "wat",
        "een",
        "heel",
        "erg",
        "hartstikke",
        "ronduit",
        "very",
        "such",
        "a",
        "being",
        "worden",
        "blijven",
        "weer",
        "again",
        "daar",
        "here",
    ];
    let words = |within: Span| {
        let words = reading.words_from(within.start).iter();
        words.take_while(move |word| word.end <= within.end)
    };
    let is_filler = |word: &Span| BETWEEN.contains(&reading.view.lower(*word));
    let before = reading.before(span.start, 40);
    let people = reading.cues.within(Cue::People, before).last();
    let is_predicate = people.is_some_and(|people| {
        let between = Span::new(people.end, span.start);
        let is_clause = !reading.view.lower(between).contains([',', ';', ':', '(']);
        is_clause && words(between).next().is_some() && words(between).all(is_filler)
    });
    // An exclamation reaches further than a plain adjective.
    let opening = reading.view.lower(reading.before(span.start, 12)).trim_end();
    let is_exclaimed = ["what a", "wat een", "what an", "stelletje", "hoe", "how", "bunch of"]
        .iter()
        .any(|start| opening.ends_with(start));
    let next = reading.words_from(span.end).iter().take(if is_exclaimed { 4 } else { 1 });
    let joins = |word: &&Span| {
        !matches!(reading.view.lower(**word), "voor" | "for" | "in" | "op" | "van" | "of" | "to")
    };
    let is_attribute = next.take_while(joins).any(|word| {
        let is_volk = matches!(reading.view.lower(*word), "volkje" | "volk" | "types" | "lui");
        word.end < span.end + 40 && (is_volk || reading.cues.has(Cue::People, *word))
    });
    let is_many = ["die", "deze", "al die", "those", "these", "all those", "such", "dat", "zulke"]
        .iter()
        .any(|word| opening.ends_with(word));
    is_predicate || is_attribute && (is_many || is_exclaimed)
}

/// Whether somebody is addressed in the same sentence, and it is no offer of help.
fn is_addressed(reading: &Reading, span: Span) -> bool {
    const ADDRESSES: [&str; 8] = ["je", "jij", "u", "jullie", "jou", "you", "your", "uw"];
    let near = reading.around(span, 60);
    let sentence = reading.sentence(span.start);
    let near = Span::new(near.start.max(sentence.start), near.end.min(sentence.end));
    let mut words = reading.words_from(near.start).iter().take_while(|word| word.end <= near.end);
    let is_you = words.any(|word| ADDRESSES.contains(&reading.view.lower(*word)));
    if !is_you || reading.view.slice(sentence).trim_end().ends_with('?') {
        return false;
    }
    let text = reading.view.lower(span);
    let is_harsh = [
        "mond",
        "bek",
        "kop",
        "dom",
        "stom",
        "mouth",
        "stupid",
        "kleuter",
        "child",
        "las",
        "toddler",
        "clearly",
        "obviously",
        "apparently",
        "your problem",
        "try reading",
        "blijkbaar",
        "kennelijk",
        "beyond help",
    ]
    .iter()
    .any(|word| text.contains(word));
    let judged = [
        "must be",
        "blijkbaar",
        "kennelijk",
        "duidelijk",
        "clearly",
        "obviously",
        "apparently",
        "you know nothing",
        "weet er",
        "snapt er",
        "begrijpt er",
        "snap je er",
    ];
    is_harsh || judged.iter().any(|word| reading.view.lower(near).contains(word))
}

/// Whether somebody is called so: "jij ezel", "you clown", "stelletje apen", "wat zijn jullie dom".
fn is_directed(reading: &Reading, span: Span) -> bool {
    let before = reading.before(span.start, ADDRESS_BYTES);
    let nearest = reading.cues.within(Cue::Directed, before).last();
    nearest.is_some_and(|cue| {
        let between = reading.view.lower(Span::new(cue.end, span.start));
        let word = reading.view.lower(cue);
        let count = between.split_whitespace().count();
        let is_joined = !between.contains(['.', '!', '?', ';', ':', ',']);
        let is_close = match word {
            "jij" | "jullie" | "you" => count == 0 || count < 4 && has_state(between),
            "je bent" | "u bent" | "jullie zijn" | "you are" | "you're" => count < 3,
            "je" | "u" => false,
            "stelletje" | "zooitje" | "bunch of" | "pack of" | "wat een stelletje"
            | "wat een stel" | "stel" | "bende" => count < 2,
            "ben jij" | "ben je nou" | "zijn jullie" | "bent u" | "are you" | "aren't you"
            | "wat ben je" | "wat ben jij" | "wat zijn jullie" => count < 3,
            "die mensen zijn" | "deze mensen zijn" | "zijn die mensen" | "these people are"
            | "those people are" | "they're all" | "you people" | "you lot" => count < 3,
            _ => false,
        };
        is_joined && is_close && !is_kind(between) && !is_fond(reading, span)
    }) || is_vocative(reading, span)
}

/// "…, genius.": a name at the end, where somebody is addressed.
fn is_vocative(reading: &Reading, span: Span) -> bool {
    let before = reading.view.lower(reading.before(span.start, 2));
    let is_end = matches!(reading.view.byte(span.end), b'.' | b'!' | b'?' | b'\n');
    let word = reading.view.lower(span);
    let is_name = !word.ends_with(['e', 'd']) || word.len() > 6;
    let near = reading.before(span.start, 90);
    let mut words = reading.words_from(near.start).iter().take_while(|word| word.end <= near.end);
    let is_you = words.any(|word| {
        matches!(reading.view.lower(*word), "you" | "your" | "je" | "jij" | "jouw" | "u" | "jullie")
    });
    before == ", " && is_end && is_name && is_you
}

/// "Ben jij gek op water?", "you are mad about cycling".
fn is_fond(reading: &Reading, span: Span) -> bool {
    let next = reading.words_from(span.end).first().map(|word| reading.view.lower(*word));
    matches!(
        next,
        Some(
            "of" | "or"
                | "op"
                | "van"
                | "about"
                | "for"
                | "genoeg"
                | "enough"
                | "good"
                | "voor"
                | "en"
        )
    )
}

/// Words between "you" and the name that leave it one.
fn has_state(between: &str) -> bool {
    let words = [
        "stomme", "domme", "vieze", "luie", "grote", "stupid", "silly", "big", "fucking", "bloody",
        "damn", "total", "absolute", "complete", "are", "zijn", "bent", "een",
    ];
    let is_said = |word: &str| matches!(word, "bent" | "zijn" | "are");
    let has_article = between.split_whitespace().any(|word| word == "een");
    let all = between.split_whitespace().all(|word| words.contains(&word));
    all && (!has_article || between.split_whitespace().any(is_said))
}

/// Whether it is denied: "jullie zijn niet gek".
fn is_kind(between: &str) -> bool {
    between
        .split_whitespace()
        .any(|word| matches!(word, "niet" | "geen" | "not" | "never" | "nooit"))
}

/// Whether a sentence forbids or quotes such words. "Als je te dom bent" gives no rule.
fn is_rule(reading: &Reading, span: Span) -> bool {
    const OPEN: [&str; 9] =
        ["als ", "if ", "when", "wanneer ", "must", "should", "je ", "u ", "can "];
    let before = reading.before(span.start, RULE_BYTES);
    let forbids = |rule: Span| {
        let text = reading.view.lower(rule);
        let is_open = OPEN.iter().any(|start| text.starts_with(start));
        !span.meets(rule) && (!is_open || text.ends_with(" not") || text.ends_with("n't"))
    };
    reading.is_quoted(span)
        || reading.cues.has(Cue::Mention, before)
        || reading.cues.within(Cue::Rule, before).any(forbids)
            && !reading.cues.has(Cue::Directed, before)
}

/// Words in capitals in a row, with more than one mark behind.
fn shouting(reading: &Reading, found: &mut Vec<Found>) {
    let mut run: Option<(Span, usize, usize)> = None;
    let words = reading.words.iter().copied().map(Some).chain([None]);
    for word in words {
        let is_shouted = word.is_some_and(|word| {
            let text = reading.view.slice(word);
            !text.bytes().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        let joined = word.filter(|_| is_shouted).filter(|word| {
            run.is_none_or(|(span, _, _)| {
                word.start - span.end < 3 && reading.view.byte(span.end) != b'\n'
            })
        });
        if let Some(word) = joined {
            let (span, words, letters) = run.unwrap_or((word, 0, 0));
            run = Some((span.cover(word), words + 1, letters + word.len()));
            continue;
        }
        if let Some((span, words, letters)) = run.take() {
            let is_loud = words >= SHOUTED_WORDS_MIN && letters >= SHOUTED_LETTERS_MIN;
            let marks = reading.view.text[span.end..].iter().take(4);
            let marks = marks.take_while(|byte| matches!(byte, b'!' | b'?')).count();
            let is_glad = reading.cues.has(Cue::Cheer, span);
            if is_loud && marks > 1 && !is_glad {
                let span = Span::new(span.start, span.end + marks);
                found.push(Found::new(Detail::Shouting, span, RiskLevel::Low));
            }
        }
        if let Some(word) = word.filter(|_| is_shouted) {
            run = Some((word, 1, word.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::model::FindingKind;

    #[test]
    fn insults_are_found() {
        for text in [
            "Wat een stelletje idioten in die reacties.",
            "Het staat er gewoon, sukkel!!!",
            "To the moron who asked again: learn to read, you clown.",
            "Jullie zijn gewoon dom.",
            "Wat zijn jullie lui zeg",
            "Be smart, you sheep.",
            "Leer eerst lezen voordat je iets roept.",
            "Houd je mond eens.",
            "Those residents are just lazy.",
            "Wie over windmolens klaagt, is niet goed snik.",
            "Altijd die zeurende bewoners: nooit tevreden die mensen.",
        ] {
            assert!(kinds(text).contains(&FindingKind::UnprofessionalTone), "{text}");
        }
        let text = "LEZEN IS MOEILIJK HÈ??? Kijk zelf.";
        assert!(found(text, &Detail::Shouting).len() + found(text, &Detail::Insult).len() > 0);
    }

    #[test]
    fn other_uses_are_let_be() {
        for text in [
            "Op het kinderfeest komt een clown langs.",
            "De ezel en het varken wonen op de kinderboerderij.",
            "Scheld niet: woorden als \"sukkel\" halen we weg.",
            "Do not call anyone an idiot.",
            "Wat een lastig kruispunt voor fietsers!",
            "HOERA, WIJ ZIJN KAMPIOEN GEWORDEN!!!",
            "Bewoners klagen over geluidsoverlast. Wij snappen dat.",
            "Zijn jullie blij met het nieuwe park?",
            "Wil jij een zak compost? Haal hem op.",
            "LET OP: WEG DICHT",
        ] {
            assert!(!kinds(text).contains(&FindingKind::UnprofessionalTone), "{text}");
        }
    }
}
