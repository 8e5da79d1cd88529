//! On which side of a slot words put a rule or a question: which account, public or not, and so on.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::Wording;
use super::clause::{Word, words};
use super::phrases::{Phrase, WordKeys};
use crate::model::{Language, Slot, SlotSides};

/// A slot in one language, as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotForm {
    is: Vec<String>,
    is_not: Vec<String>,
}

/// The file as it stands.
#[derive(Debug, Deserialize)]
struct FileForm {
    owners: HashMap<String, OwnersForm>,
    devices: HashMap<String, OwnersForm>,
    when: HashMap<String, Vec<String>>,
    #[serde(flatten)]
    slots: HashMap<String, HashMap<String, SlotForm>>,
}

/// Words by which an account, or another place, is somebody's own or the organisation's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnersForm {
    places: Vec<String>,
    /// What the name of an organisation's place ends in.
    organisation_places: Vec<String>,
    own_before: Vec<String>,
    official_before: Vec<String>,
    own_after: Vec<String>,
    official_after: Vec<String>,
    own: Vec<String>,
}

static FILE: LazyLock<FileForm> = LazyLock::new(|| {
    toml::from_str(include_str!("data/slots.toml"))
        .expect("the built-in slots are valid TOML, as a test holds")
});

/// A slot's phrases in one language.
#[derive(Debug)]
struct Phrases {
    slot: Slot,
    language: Language,
    is: Vec<Phrase>,
    is_not: Vec<Phrase>,
}

static SLOTS: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    let mut slots = Vec::new();
    let has_owner = |slot: &Slot| matches!(slot, Slot::Account | Slot::Device);
    for slot in Slot::WORDED.into_iter().filter(|slot| !has_owner(slot)) {
        for language in [Language::Nl, Language::En] {
            let of_slot = FILE.slots.get(slot.code());
            let form = of_slot.and_then(|it| it.get(language.code()));
            let form =
                form.expect("each slot stands in the file in each language, as a test holds");
            let phrases = |of: &[String]| of.iter().map(|text| Phrase::new(text)).collect();
            let (is, is_not) = (phrases(&form.is), phrases(&form.is_not));
            slots.push(Phrases { slot, language, is, is_not });
        }
    }
    slots
});

/// The sides that the words of `text` name, in every slot; what the organisation adds goes first.
pub fn slot_sides(text: &str, wording: &Wording) -> SlotSides {
    let language = wording.language;
    let mut sides = SlotSides::default();
    let all = words(text);
    for (slot, owners) in [(Slot::Account, &FILE.owners), (Slot::Device, &FILE.devices)] {
        let of_language = owners.get(language.code());
        if let Some(is_own) = of_language.and_then(|owners| is_own(&all, owners)) {
            sides.set(slot, is_own);
        }
    }
    let words = WordKeys::new(text);
    let has = |phrases: &[Phrase]| phrases.iter().any(|phrase| phrase.is_in(&words));
    for it in SLOTS.iter().filter(|it| it.language == language) {
        if has(&it.is_not) {
            sides.set(it.slot, false);
        } else if has(&it.is) {
            sides.set(it.slot, true);
        }
    }
    wording.sides(&words).or(sides)
}

/// Whether `text` says when something is: today, already, on Tuesday night.
pub fn names_a_moment(text: &str, language: Language) -> bool {
    let Some(moments) = FILE.when.get(language.code()) else { return false };
    let is_one = |word: &str| {
        // "Dinsdagavond" is a moment as "dinsdag" is.
        let begins = |moment: &String| moment.ends_with("day") || moment.ends_with("dag");
        moments.iter().any(|it| word == it || begins(it) && word.starts_with(it.as_str()))
    };
    words(text).iter().any(|word| is_one(&word.text))
}

/// What is private or personal and no account.
const NO_ACCOUNTS: [&str; 13] = [
    "data",
    "information",
    "details",
    "phone",
    "phones",
    "mobile",
    "mobiles",
    "device",
    "devices",
    "laptop",
    "laptops",
    "tablet",
    "tablets",
];

/// Whether `all` words of a text speak of a person's own account or device, or of the
/// organisation's, if they say.
fn is_own(all: &[Word], owners: &OwnersForm) -> Option<bool> {
    let has = |list: &[String], word: &str| list.iter().any(|it| it == word);
    let (mut is_private, mut is_official) = (false, false);
    for (at, word) in all.iter().enumerate() {
        let word = word.text.as_str();
        let neighbour = |at: Option<usize>| at.and_then(|at| all.get(at));
        let text_of = |at| neighbour(at).map_or("", |word| word.text.as_str());
        let before = text_of(at.checked_sub(1));
        let goes_on = |list: &[String]| {
            let is_next = |(by, part): (usize, &str)| text_of(Some(at + 1 + by)) == part;
            list.iter().any(|owner| owner.split(' ').enumerate().all(is_next))
        };
        let is_place = |word: &str| {
            let mut names = owners.organisation_places.iter();
            has(&owners.places, word) || names.any(|place| word.ends_with(place.as_str()))
        };
        // "Privéaccount"; "private", but not "personal data" or "private phone".
        let of_prive = word.strip_prefix("prive").is_some_and(is_place);
        let is_alone = has(&owners.own, word) && !NO_ACCOUNTS.contains(&text_of(Some(at + 1)));
        if is_alone || of_prive {
            is_private = true;
        } else if has(&owners.places, word) {
            is_private |= has(&owners.own_before, before) || goes_on(&owners.own_after);
            is_official |= has(&owners.official_before, before)
                || before.ends_with("'s")
                || goes_on(&owners.official_after);
        } else if is_place(word) {
            is_official = true;
        }
    }
    match (is_private, is_official) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(text: &str, slot: Slot) -> Option<bool> {
        slot_sides(text, Wording::plain(Language::Nl)).side(slot)
    }

    #[test]
    fn a_word_of_time_names_a_moment() {
        assert!(names_a_moment("Mag ik het besluit dinsdagavond al delen?", Language::Nl));
        assert!(names_a_moment("Can I share it now?", Language::En));
        assert!(!names_a_moment("Mag ik een besluit delen?", Language::Nl));
    }

    #[test]
    fn words_put_a_rule_on_a_side() {
        assert_eq!(side("Na de bekendmaking mag het.", Slot::Public), Some(true));
        assert_eq!(side("Een stuk dat nog niet openbaar is.", Slot::Public), Some(false));
        assert_eq!(side("Wat al op de website staat, mag je delen.", Slot::Public), Some(true));
        assert_eq!(side("Wat niet op de website staat, deel je niet.", Slot::Public), Some(false));
        assert_eq!(side("Het rapport is nog niet vastgesteld.", Slot::Public), Some(false));
        assert_eq!(side("als de collega herkenbaar is", Slot::Recognisable), Some(true));
        assert_eq!(side("waar geen gezicht op te zien is", Slot::Recognisable), Some(false));
        assert_eq!(side("als niemand te herkennen is", Slot::Recognisable), Some(false));
        assert_eq!(side("iemand die niet te herkennen is", Slot::Recognisable), Some(false));
        assert_eq!(side("In verkiezingstijd niet.", Slot::Election), Some(true));
        assert_eq!(side("buiten de sperperiode", Slot::Election), Some(false));
        assert_eq!(side("op mijn eigen account", Slot::Account), Some(true));
        assert_eq!(side("op mijn Insta", Slot::Account), Some(true));
        assert_eq!(side("op een account van de gemeente", Slot::Account), Some(false));
        assert_eq!(side("een account van jezelf", Slot::Account), Some(true));
        assert_eq!(side("op LinkedIn", Slot::Account), None);
        assert_eq!(side("op je privételefoon", Slot::Device), Some(true));
        assert_eq!(side("op je eigen laptop", Slot::Device), Some(true));
        assert_eq!(side("op de telefoon van de zaak", Slot::Device), Some(false));
        assert_eq!(side("op werktelefoons", Slot::Device), Some(false));
        assert_eq!(side("met een telefoon van je werk filmen", Slot::Device), Some(false));
        assert_eq!(side("op de telefoon van je kind", Slot::Device), None);
        assert_eq!(side("op een laptop", Slot::Device), None);
        let english = |text, slot| slot_sides(text, Wording::plain(Language::En)).side(slot);
        assert_eq!(english("on your own phone", Slot::Device), Some(true));
        assert_eq!(english("on work phones", Slot::Device), Some(false));
        assert_eq!(english("a private page", Slot::Account), Some(true));
        assert_eq!(english("a text that is on our website", Slot::Public), Some(true));
        assert_eq!(english("not before its publication", Slot::Public), Some(false));
        assert_eq!(english("a crowd out of focus", Slot::Recognisable), Some(false));
        assert_eq!(english("personal data of a client", Slot::Account), None);
        assert_eq!(side("Plaats een foto.", Slot::Recognisable), None);
    }
}
