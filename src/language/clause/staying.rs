//! Whether a text is about what stays as it is, or about what is taken away or stopped.

use super::Word;
use super::phrases::{List, Phrases, clause_words};

/// The second word of a pair stands within so many after the first.
const PAIR_REACH: usize = 6;

/// Whether what `words` speak of stays: false where it is taken away; none where they say neither,
/// or both.
pub fn stays(words: &[Word]) -> Option<bool> {
    let all = &clause_words().staying;
    let has = |list: &List| words.iter().any(|word| list.has(&word.text));
    let has_apart = |pairs: &Phrases| {
        pairs.iter().any(|pair| {
            let at = words.iter().position(|word| pair.first() == Some(&word.text));
            at.is_some_and(|at| {
                let mut near = words[at + 1..].iter().take(PAIR_REACH);
                near.any(|it| pair.last() == Some(&it.text))
            })
        })
    };
    let stay = has(&all.stays) || has_apart(&all.stays_apart);
    let go = has(&all.goes) || has_apart(&all.goes_apart);
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
