//! Who is named: by title, initials, first name, or what somebody is to the writer.

use super::cues::Cue;
use super::reading::Reading;
use super::view::{ends_with_any, is_letter};
use crate::model::Span;

/// How a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// "mevrouw Jansen", "dhr. K. de Vries".
    Title,
    /// "K. de Vries".
    Initials,
    /// "collega Marit".
    Role,
    /// "Marit de Vries".
    Full,
    /// "Marit".
    First,
    /// "onze Wytse Zwerver": two words in the shape of a name, where one may stand.
    Shape,
}

/// Somebody who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// With the title.
    pub span: Span,
    pub named: Named,
    /// An office in public stands before the name.
    pub is_public: bool,
}

/// Words between a first name or initials and a surname.
const PREFIXES: [&str; 36] = [
    "van", "de", "der", "den", "ten", "ter", "te", "het", "t", "op", "in", "aan", "bij", "el",
    "al", "la", "le", "von", "vom", "zu", "di", "da", "del", "della", "dos", "du", "des", "bin",
    "ben", "ibn", "abu", "o", "mc", "mac", "st", "d",
];

/// Endings of streets and public buildings that are named after somebody.
const PLACES: [&str; 26] = [
    "straat",
    "laan",
    "weg",
    "plein",
    "kade",
    "gracht",
    "singel",
    "dreef",
    "brug",
    "park",
    "hof",
    "pad",
    "dijk",
    "tunnel",
    "haven",
    "school",
    "college",
    "huis",
    "zaal",
    "hal",
    "stichting",
    "fonds",
    "prijs",
    "street",
    "road",
    "avenue",
];

/// No name has more words.
const NAME_WORDS_MAX: usize = 6;

// `NAMES`, first names, and `ALSO_WORDS`, those that are words too, each sorted and as one
// number, its letters from the highest byte on: made from `data/first_names.toml` while the
// program is built.
include!(concat!(env!("OUT_DIR"), "/first_names.rs"));

/// Everyone who is named in the text, in order.
pub fn people(reading: &Reading) -> Vec<Person> {
    let mut found = Vec::new();
    for title in reading.cues.all(Cue::Title) {
        let name = surname(reading, title.end, true);
        push(reading, &mut found, *title, name, Named::Title);
    }
    for role in reading.cues.all(Cue::Role) {
        // A comma or a line's end says that another thought begins.
        let is_next = reading.view.byte(role.end) == b' ';
        let name = surname(reading, role.end, true).filter(|_| is_next);
        push(reading, &mut found, *role, name, Named::Role);
    }
    // Who writes without capitals writes names without them.
    let is_small = !reading.view.text.iter().any(u8::is_ascii_uppercase);
    for at in 0..reading.words.len() {
        let word = reading.words[at];
        if is_small && is_first_name(reading.view.lower(word)) {
            found.push(Person { span: word, named: Named::First, is_public: false });
        }
        if is_initial(reading, word) && !is_initial_before(reading, at) {
            let name = surname(reading, word.start, true);
            let name = name.filter(|_| may_be_initial(reading, word));
            push(reading, &mut found, word, name, Named::Initials);
        } else if word.len() > 1 && reading.is_capitalised(word) {
            first_name(reading, word, &mut found);
        }
    }
    found.sort_by_key(|person| (person.span.start, std::cmp::Reverse(person.span.end)));
    let mut end = 0;
    found.retain(|person| {
        let is_outside = person.span.start >= end;
        end = end.max(person.span.end);
        is_outside
    });
    found
}

/// Whether a word in lower case is a first name.
pub fn is_first_name(word: &str) -> bool {
    has(&NAMES, word)
}

/// Whether a word in lower case stands in a list of names.
fn has(names: &[u128], word: &str) -> bool {
    let mut letters = [0; 16];
    let Some(place) = letters.get_mut(..word.len()) else { return false };
    place.copy_from_slice(word.as_bytes());
    names.binary_search(&u128::from_be_bytes(letters)).is_ok()
}

fn push(reading: &Reading, found: &mut Vec<Person>, from: Span, name: Option<Span>, named: Named) {
    let Some(name) = name else { return };
    let before = reading.before(from.start, 30).cover(from);
    let office = reading.cues.within(Cue::Office, before).last();
    let is_public = office.is_some_and(|office| office.end + 2 >= from.start);
    found.push(Person { span: from.cover(name), named, is_public });
}

fn first_name(reading: &Reading, word: Span, found: &mut Vec<Person>) {
    let lower = reading.view.lower(word);
    let is_name = is_first_name(lower);
    if !is_name && !has(&ALSO_WORDS, lower) {
        let shape = surname(reading, word.start, false).filter(|it| it.len() > word.len());
        let shape = shape.filter(|shape| has_shape(reading, word, *shape));
        push(reading, found, word, shape, Named::Shape);
        return;
    }
    // A double name, "Jan-Willem", is one.
    let full = surname(reading, word.start, false);
    if full.is_none() {
        return;
    }
    let is_full = full.is_some_and(|full| full.len() > word.len());
    match (is_full, is_name) {
        (true, _) => push(reading, found, word, full, Named::Full),
        (false, true) => push(reading, found, word, Some(word), Named::First),
        (false, false) => {}
    }
}

/// Whether unknown words are written as a name, stand where one does, and name nothing else.
fn has_shape(reading: &Reading, first: Span, name: Span) -> bool {
    let words = reading.words_from(name.start).iter().take_while(|word| word.end <= name.end);
    let is_plain = |word: &Span| {
        let lower = reading.view.lower(*word);
        let is_word = reading.cues.has_any(&[Cue::NoName, Cue::Office, Cue::Role], *word)
            || reading.cues.has_any(&[Cue::Person, Cue::OrgNoun, Cue::PartyNoun], *word);
        PREFIXES.contains(&lower) || word.len() > 2 && !is_word && !reading.is_capitals(*word)
    };
    let count = words.clone().count();
    (2..=5).contains(&count)
        && words.clone().all(is_plain)
        && !PREFIXES.contains(&reading.view.lower(first))
        && (!reading.begins_sentence(first) || is_told_of(reading, name))
}

/// "… is", "… heeft": what a sentence goes on with where a name opened it.
fn is_told_of(reading: &Reading, name: Span) -> bool {
    const VERBS: [&str; 32] = [
        "is", "heeft", "had", "was", "zit", "krijgt", "kreeg", "kan", "moet", "ligt", "verdient",
        "stemt", "komt", "werd", "wordt", "has", "got", "gets", "earns", "failed", "owes", "votes",
        "lost", "left", "told", "says", "zegt", "vertelde", "wil", "gaat", "kwam", "zat",
    ];
    let next = reading.words_from(name.end).first();
    next.is_some_and(|word| VERBS.contains(&reading.view.lower(*word)))
}

/// One capital with a full stop behind it.
fn is_initial(reading: &Reading, word: Span) -> bool {
    let length = word.len();
    let is_short = length == 1 || length == 2 && reading.view.lower(word) == "th";
    is_short && reading.is_capitalised(word) && reading.view.byte(word.end) == b'.'
}

fn is_initial_before(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let word = reading.words[before];
        is_initial(reading, word) && reading.words[at].start <= word.end + 2
    })
}

/// Whether a capital with a full stop may stand for a first name, and does not end a sentence.
fn may_be_initial(reading: &Reading, word: Span) -> bool {
    let before = Span::new(word.start.saturating_sub(14), word.start);
    let label = reading.cues.within(Cue::NotInitial, before).last();
    let is_numbering = reading.view.lower(before).trim_end().ends_with('#');
    !is_numbering && label.is_none_or(|label| label.end + 1 < word.start)
}

/// The name that begins at or just behind `at`: initials, prefixes, then words with a capital.
/// What ends as a street does is a surname only where a title or initials stand before it.
fn surname(reading: &Reading, at: usize, is_titled: bool) -> Option<Span> {
    let words = reading.words_from(at);
    let first = *words.first()?;
    let mut end = None;
    let mut before = at;
    for word in words.iter().take(NAME_WORDS_MAX) {
        if !joins(reading, before, word.start) {
            break;
        }
        before = word.end;
        let lower = reading.view.lower(*word);
        let is_prefix = PREFIXES.contains(&lower);
        if is_initial(reading, *word) && end.is_none() {
            continue;
        }
        if is_prefix && !(end.is_some() && is_sentence_end(reading, word.start)) {
            continue;
        }
        // "Johan de Wittlaan" is a street.
        if !is_titled && reading.is_capitalised(*word) && ends_with_any(lower, &PLACES) {
            return None;
        }
        let is_name = word.len() > 1
            && reading.is_capitalised(*word)
            && reading.view.slice(*word).bytes().all(is_letter)
            && !reading.cues.within(Cue::Title, *word).any(|title| title == *word);
        if !is_name {
            break;
        }
        end = Some(word.end);
    }
    end.map(|end| Span::new(first.start, end))
}

fn is_sentence_end(reading: &Reading, at: usize) -> bool {
    reading.sentence(at).start == at
}

/// Whether what stands between two words of a name joins them.
fn joins(reading: &Reading, from: usize, to: usize) -> bool {
    match reading.view.text.get(from..to) {
        Some([] | [b' '] | [b'-'] | [b'\''] | [b'.'] | [b'.', b' ']) => {
            // A full stop joins initials and shortenings alone.
            let is_stop = reading.view.byte(from) == b'.' && from < to;
            !is_stop || reading.sentence(from).end > to
        }
        Some([b' ', b'\''] | [b':', b' '] | [b' ', b'-']) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::cues::BUILT_IN;
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let reading = Reading::new(text, &BUILT_IN);
        let of = |person: &Person| {
            let mark = if person.is_public { "+" } else { "" };
            format!("{mark}{}", reading.view.slice(person.span))
        };
        reading.people.iter().map(of).collect()
    }

    #[test]
    fn people_are_found_however_they_are_named() {
        assert_eq!(
            named("Vraag mevrouw Jansen of dhr. K. de Vries."),
            ["mevrouw Jansen", "dhr. K. de Vries"]
        );
        assert_eq!(
            named("Het bezwaar van M. Tolhuis-van der Berg ligt er."),
            ["M. Tolhuis-van der Berg"]
        );
        assert_eq!(named("Collega Marit zit thuis."), ["Collega Marit"]);
        assert_eq!(
            named("Fatima el Idrissi en Joris Kwelderman"),
            ["Fatima el Idrissi", "Joris Kwelderman"]
        );
        assert_eq!(named("Burgemeester Peter Smit opent het."), ["+Burgemeester Peter Smit"]);
        assert_eq!(named("Welcome to our student A. Fernhollow, she"), ["student A. Fernhollow"]);
    }

    #[test]
    fn first_names_are_those_of_the_list() {
        let text = include_str!("data/first_names.toml");
        let lists: std::collections::BTreeMap<String, String> = toml::from_str(text).unwrap();
        assert!(lists["names"].split_whitespace().all(is_first_name));
        let mut also = lists["also_words"].split_whitespace();
        assert!(also.all(|word| has(&ALSO_WORDS, word)));
    }

    #[test]
    fn other_words_are_no_people() {
        assert_eq!(named("Plan B. Morgen gaan we verder."), [""; 0]);
        assert_eq!(named("De Johan de Wittlaan is dicht. Kies vitamine C. Gezond!"), [""; 0]);
        assert_eq!(named("Mevrouw, kom langs. De heer en mevrouw van hiernaast."), [""; 0]);
    }
}
