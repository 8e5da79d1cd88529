//! Whether a text is about what stays as it is, or about what is taken away or stopped.

use super::Word;

/// Words of what stays or goes on.
const STAY: [&str; 15] = [
    "blijft",
    "blijven",
    "blijf",
    "ongemoeid",
    "doorgaan",
    "stay",
    "stays",
    "remain",
    "remains",
    "untouched",
    "continue",
    "continues",
    "stand",
    "stands",
    "keep",
];
/// Words of what is taken away or stopped.
const GO: [&str; 43] = [
    "weg",
    "eraf",
    "offline",
    "verwijder",
    "verwijderd",
    "verwijdert",
    "verwijderen",
    "wis",
    "wist",
    "wissen",
    "gewist",
    "weghalen",
    "weggehaald",
    "verberg",
    "verbergt",
    "verbergen",
    "verborgen",
    "delete",
    "deleten",
    "deleted",
    "sluiten",
    "gesloten",
    "stilgezet",
    "stopgezet",
    "gepauzeerd",
    "remove",
    "removed",
    "removing",
    "deleting",
    "hide",
    "hidden",
    "hiding",
    "erase",
    "erased",
    "wipe",
    "wiped",
    "close",
    "closed",
    "closing",
    "pause",
    "paused",
    "halt",
    "halted",
];
/// The same in two words, the second within so many after the first.
const STAY_PAIRS: [[&str; 2]; 9] = [
    ["laat", "staan"],
    ["laten", "staan"],
    ["gaat", "door"],
    ["gaan", "door"],
    ["mag", "door"],
    ["let", "stand"],
    ["left", "alone"],
    ["leave", "up"],
    ["go", "on"],
];
const GO_PAIRS: [[&str; 2]; 6] = [
    ["take", "down"],
    ["takes", "down"],
    ["taken", "down"],
    ["taking", "down"],
    ["haal", "weg"],
    ["haalt", "weg"],
];
const PAIR_REACH: usize = 6;

/// Whether what `words` speak of stays: false where it is taken away; none where they say neither,
/// or both.
pub fn stays(words: &[Word]) -> Option<bool> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    let has_pair = |pairs: &[[&str; 2]]| {
        pairs.iter().any(|[first, second]| {
            let at = words.iter().position(|word| word.text == *first);
            at.is_some_and(|at| {
                words[at + 1..].iter().take(PAIR_REACH).any(|it| it.text == *second)
            })
        })
    };
    let (stay, go) = (has(&STAY) || has_pair(&STAY_PAIRS), has(&GO) || has_pair(&GO_PAIRS));
    (stay != go).then_some(stay)
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::stays;

    #[test]
    fn what_stays_and_what_goes_are_told_apart() {
        for text in [
            "Kritiek blijft staan.",
            "Laat vragen staan.",
            "Let criticism stand",
            "comments remain open",
        ] {
            assert_eq!(stays(&words(text)), Some(true), "{text}");
        }
        for text in ["Mag ik die reactie weghalen?", "May I take it down?", "posts are paused"] {
            assert_eq!(stays(&words(text)), Some(false), "{text}");
        }
        for text in ["Mag ik dit delen?", "Moet hij weg of mag hij blijven staan?"] {
            assert_eq!(stays(&words(text)), None, "{text}");
        }
    }
}
