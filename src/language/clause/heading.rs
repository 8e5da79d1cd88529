//! What a heading says of what stands below it.

use super::Word;
use super::lexicon::lexicon;
use super::predicate::{Predicate, predicate};
use crate::language::Wording;
use crate::model::{Language, Modality};

/// So many words a heading may have that rules what stands below it.
const HEADING_WORDS_MAX: usize = 8;

/// What a heading says of what stands below it: "Niet doen", "Dit mag wel:", "Verboden".
pub fn heading(text: &str, wording: &Wording) -> Option<Modality> {
    let language = wording.language;
    let all = wording.words_ruled(text);
    if all.is_empty() || all.len() > HEADING_WORDS_MAX {
        return None;
    }
    let places: Vec<usize> = (0..all.len()).collect();
    let found: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    let do_words: &[&str] = &["doen", "doe", "do", "do's", "dos", "wel", "yes", "ja"];
    let dont_words: &[&str] = &[
        "niet", "nooit", "don't", "don'ts", "donts", "never", "not", "no", "nee", "geen", "stopt",
        "stoppen", "stops", "stop",
    ];
    let read = predicate(&all, &places, language, false).filter(|it| !it.is_indicative);
    let is_advice =
        |read: &Predicate| matches!(read.modality, Modality::Should | Modality::ShouldNot);
    let modality = if let Some(read) = read.filter(is_advice) {
        read.modality
    } else if found.iter().any(|it| dont_words.contains(it)) && all.len() <= 4 {
        Modality::MustNot
    } else if let Some(read) = read {
        read.modality
    } else if all.len() <= 3 && found.iter().any(|it| do_words.contains(it)) {
        if found.contains(&"mag") || found == ["wel"] { Modality::May } else { Modality::Must }
    } else {
        return bare(&all, language);
    };
    Some(modality)
}

/// What a heading of a verb alone says: "Weghalen", "Direct melden", "Laten staan".
fn bare(all: &[Word], language: Language) -> Option<Modality> {
    let lexicon = lexicon(language);
    let found: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    if matches!(found[..], ["laten", "staan"] | ["leave", "up"] | ["leave", "alone"]) {
        return Some(Modality::May);
    }
    let is_adverb = |word: &&str| {
        const BESIDE: [&str; 13] = [
            "altijd", "direct", "meteen", "eerst", "we", "wij", "dit", "always", "first", "now",
            "this", "what", "wat",
        ];
        BESIDE.contains(word)
    };
    // "Keep for", "Bewaren tot".
    let is_open = |word: &&str| ["for", "until", "within", "tot", "voor"].contains(word);
    let end = found.len() - usize::from(found.len() == 2 && found.last().is_some_and(is_open));
    let mut verbs = found[..end].iter().filter(|word| !is_adverb(word));
    let verb = verbs.next()?;
    let is_verb = match language {
        Language::Nl => lexicon.ending.contains(*verb) && verb.ends_with('n'),
        Language::En => lexicon.commands.contains(*verb),
    };
    (is_verb && verbs.next().is_none()).then_some(Modality::Must)
}
