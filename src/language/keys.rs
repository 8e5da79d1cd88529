//! The keys of a word: stems under which its other forms are found too.
//!
//! No one Dutch stemmer joins all forms of a word: Kraaij-Pohlmann keeps `deelt` from `delen`,
//! Porter keeps `gedeeld` from it. So a word has several keys, and two words are forms of one
//! word if they share any of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::tokens::fold;
use crate::model::Language;

/// Words shorter than this, in bytes, have no stem but themselves.
const STEM_BYTES_MIN: usize = 3;

/// A light stem shorter than this, in bytes and without its mark, meets too many other words.
const LIGHT_BYTES_MIN: usize = 3;

/// Base word by irregular form, for each language.
static IRREGULAR: LazyLock<(HashMap<String, String>, HashMap<String, String>)> =
    LazyLock::new(|| {
        #[derive(Deserialize)]
        struct FileForm {
            nl: BTreeMap<String, String>,
            en: BTreeMap<String, String>,
        }
        let file: FileForm = toml::from_str(include_str!("data/irregular.toml"))
            .expect("the built-in irregular forms are valid TOML, as a test holds");
        (by_form(&file.nl), by_form(&file.en))
    });

fn by_form(by_base: &BTreeMap<String, String>) -> HashMap<String, String> {
    let pairs = by_base.iter().flat_map(|(base, forms)| {
        forms.split_whitespace().map(move |form| (fold(form), base.clone()))
    });
    pairs.collect()
}

/// The keys of a folded `word`, the word itself first, each once; at most seven.
pub fn keys(word: &str, language: Language) -> Vec<String> {
    let mut found = vec![word.to_string()];
    if word.len() < STEM_BYTES_MIN || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let base = match language {
        Language::Nl => IRREGULAR.0.get(word),
        Language::En => IRREGULAR.1.get(word),
    };
    add_stems(&mut found, base.map_or(word, String::as_str), language);
    found
}

fn add_stems(found: &mut Vec<String>, word: &str, language: Language) {
    let mut add = |key: String| {
        if key.len() >= 2 && !found.contains(&key) {
            found.push(key);
        }
    };
    match language {
        Language::En => {
            let stem = Stemmer::create(Algorithm::English).stem(word).into_owned();
            if stem.ends_with("iz") {
                add(format!("{}s", &stem[..stem.len() - 1]));
            }
            add(stem);
        }
        Language::Nl => {
            add(Stemmer::create(Algorithm::Dutch).stem(word).into_owned());
            add(Stemmer::create(Algorithm::DutchPorter).stem(word).into_owned());
            light_dutch(word).into_iter().for_each(add);
        }
    }
}

/// One or two stems by inflection alone: what is left without the endings of verbs, plurals and
/// diminutives, spelled so that `deel` and `delen`, `huis` and `huizen` come out alike.
///
/// Where an ending may belong to the stem (`post` and `gepost`), both readings are given.
fn light_dutch(word: &str) -> Vec<String> {
    let word = word.trim_end_matches("'s").trim_end_matches('\'');
    let participle = word
        .strip_prefix("ge")
        .filter(|rest| rest.len() >= 4 && (rest.ends_with(['d', 't']) || rest.ends_with("en")));
    let body = participle.unwrap_or(word);
    let mut readings: Vec<(&str, Syllable)> = Vec::new();
    if let Some(rest) = strip_any(body, &["etjes", "etje", "tjes", "tje", "pjes", "pje"]) {
        readings.push((rest, Syllable::Closed));
    } else if let Some(rest) = strip_any(body, &["jes", "je"]) {
        readings.push((rest, Syllable::Closed));
    } else if let Some(rest) = strip_any(body, &["enden", "ende", "end", "en"]) {
        readings.push((rest, Syllable::Open));
        readings.extend(strip_any(body, &["den", "ten"]).map(|rest| (rest, Syllable::Closed)));
    } else if let Some(rest) = strip_any(body, &["te", "de", "e", "t", "d", "s"]) {
        let is_open = body.ends_with('e') && rest.len() + 1 == body.len();
        readings.push((rest, if is_open { Syllable::Open } else { Syllable::Closed }));
        match body.strip_suffix('e') {
            None => readings.push((body, Syllable::Closed)),
            Some(rest) if !is_open => readings.push((rest, Syllable::Open)),
            Some(_) => {}
        }
    } else {
        readings.push((body, Syllable::Closed));
    }
    let long_enough = |stem: &String| stem.len() > LIGHT_BYTES_MIN;
    let stems = readings.into_iter().map(|(stem, syllable)| respell(stem, syllable));
    stems.filter(long_enough).collect()
}

/// How a stem's last syllable is written in the word that it is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syllable {
    /// An ending with a vowel followed: `de-len`, `bel-len`, where a single consonant tells that
    /// the vowel is long.
    Open,
    /// Nothing followed, or a consonant: `deel-t`, `bel-t`, where a single vowel is short.
    Closed,
}

/// What is left of `word` without the first ending that leaves at least three letters.
fn strip_any<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 3))
}

/// Double letters single, and a last v or z as it is written at a word's end; a long vowel in a
/// stem of one syllable is marked, so that `bel` and `bellen` stay apart from `beeld` and
/// `beelden`. In longer stems the spelling does not tell: `wandelen` has no long e.
fn respell(stem: &str, syllable: Syllable) -> String {
    let mut spelled = String::with_capacity(stem.len() + 2);
    let mut last = ' ';
    for letter in stem.chars() {
        if letter != last || !letter.is_ascii_alphabetic() {
            spelled.push(letter);
        }
        last = letter;
    }
    let is_long = has_long_vowel(stem, syllable);
    match spelled.pop() {
        Some('v') => spelled.push('f'),
        Some('z') => spelled.push('s'),
        Some(letter) => spelled.push(letter),
        None => {}
    }
    // A mark that no ending leaves, so that this spelling never meets another stemmer's.
    spelled.push_str(if is_long { ":_" } else { "_" });
    spelled
}

/// Whether a stem of one syllable has one of the vowels that are written double when long.
fn has_long_vowel(stem: &str, syllable: Syllable) -> bool {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let Some(first) = stem.find(is_vowel) else { return false };
    let (vowels, rest) = match stem[first..].find(|letter| !is_vowel(letter)) {
        Some(end) => stem[first..].split_at(end),
        None => return false,
    };
    if rest.contains(is_vowel) {
        return false;
    }
    match vowels {
        "aa" | "ee" | "oo" | "uu" => true,
        "a" | "e" | "o" | "u" => syllable == Syllable::Open && rest.len() == 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_irregular_form_leads_to_one_base() {
        type File = BTreeMap<String, BTreeMap<String, String>>;
        let file: File = toml::from_str(include_str!("data/irregular.toml")).unwrap();
        for (language, by_base) in file {
            let mut seen = std::collections::BTreeSet::new();
            for form in by_base.values().flat_map(|forms| forms.split_whitespace()) {
                assert!(seen.insert(form), "{language}: {form} has two bases");
            }
        }
    }

    fn alike(one: &str, other: &str, language: Language) -> bool {
        let others = keys(other, language);
        keys(one, language).iter().any(|key| others.contains(key))
    }

    #[test]
    fn forms_of_a_dutch_word_share_a_key() {
        for forms in [
            "delen gedeeld deelt deel",
            "plaatsen geplaatst plaatst",
            "foto foto's fotootje",
            "posten gepost post",
            "appen appt geappt app",
            "reactie reacties",
            "wachtwoord wachtwoorden",
            "schrijven schreef geschreven schrijft",
            "account accounts accountje",
            "verwijderen verwijderd verwijdert",
            "inwoner inwoners",
            "huis huizen",
            "liken geliket like",
            "verbieden verboden",
            "bellen belde gebeld bel",
            "beeld beelden",
            "filmen filmt film gefilmd",
            "lezen leest lees",
            "melden meldt gemeld melde",
            "zetten zet",
            "taggen tag tagt getagd",
            "wonen woont woon gewoond",
        ] {
            let forms: Vec<&str> = forms.split(' ').collect();
            for form in &forms[1..] {
                assert!(alike(forms[0], form, Language::Nl), "{} {form}", forms[0]);
            }
        }
        assert!(!alike("delen", "dealer", Language::Nl));
        for (one, other) in [("bellen", "beeld"), ("belde", "beelden")] {
            assert!(!alike(one, other, Language::Nl), "{one} {other}");
        }
        assert!(!alike("bericht", "berging", Language::Nl));
    }

    #[test]
    fn forms_of_an_english_word_share_a_key() {
        for (one, other) in [("posting", "posts"), ("sent", "send"), ("organise", "organizes")] {
            assert!(alike(one, other, Language::En), "{one} {other}");
        }
    }
}
