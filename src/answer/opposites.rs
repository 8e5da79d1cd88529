//! Words of which one is the denial of the other: "paid" and "unpaid", "openbaar" and
//! "niet-openbaar".

use super::verdict::Ruled;
use crate::model::{Inquiry, Norm};

/// What a word is denied by, put before it.
const PREFIXES: [&str; 6] = ["niet-", "non-", "niet", "non", "un", "on"];
/// How adjectives and participles end that can be denied so. Of nouns, such a beginning mostly
/// makes another thing ("ongeval", "onkosten").
const ENDINGS: [&str; 20] = [
    "d", "de", "t", "te", "lijk", "lijke", "baar", "bare", "ig", "ige", "ieel", "iele", "ed", "id",
    "able", "ible", "own", "afe", "ial", "ful",
];
/// A shorter word is mostly the end of another: "on-der".
const LETTERS_MIN: usize = 4;
/// An inflected form has at most so many letters more.
const FORM_LETTERS_MAX: usize = 2;

/// Whether the norm speaks of what is not what the question says, by one word: of unpaid work where
/// paid work is asked about, or the other way round.
pub fn differ(inquiry: &Inquiry, norm: &Norm, ruled: &Ruled) -> bool {
    let text = &ruled.passage.prose.text;
    let clause = &norm.clause;
    let inside = || {
        let spans = || clause.spans.iter().chain(&clause.conditions);
        ruled.words.iter().filter(move |word| spans().any(|span| span.holds(**word)))
    };
    let written = || inside().filter_map(|span| span.of(text)).map(str::to_lowercase);
    inquiry.words.iter().any(|asked| {
        let asked = asked.word.as_str();
        let is_turned =
            |other: &String| denies_other(other, asked) || denies_other(asked, other.as_str());
        written().any(|it| is_turned(&it)) && !written().any(|it| is_form_of(&it, asked))
    })
}

/// Whether `word` is the denial of `plain`.
fn denies_other(word: &str, plain: &str) -> bool {
    let is_fit = |rest: &str| {
        rest.chars().count() >= LETTERS_MIN
            && ENDINGS.iter().any(|ending| rest.ends_with(ending))
            && is_form_of(rest, plain)
    };
    PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix)).any(is_fit)
}

/// Whether two words are the same but for an ending.
fn is_form_of(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.len() - short.len() <= FORM_LETTERS_MAX
        && short.chars().count() >= LETTERS_MIN
        && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_denial_before_it_is_the_opposite() {
        for (one, other) in [
            ("unpaid", "paid"),
            ("onbetaalde", "betaald"),
            ("niet-openbare", "openbare"),
            ("unofficial", "official"),
            ("unknown", "known"),
        ] {
            assert!(denies_other(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("ongeval", "geval"),
            ("onkosten", "kosten"),
            ("onder", "der"),
            ("online", "line"),
            ("uniform", "form"),
            ("until", "til"),
            ("betaald", "betaald"),
        ] {
            assert!(!denies_other(one, other), "{one} {other}");
        }
    }
}
