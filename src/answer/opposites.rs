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
/// A shorter word, in bytes, is mostly the end of another: "on-der".
const LETTERS_MIN: usize = 4;
/// An inflected form has at most so many bytes more.
const FORM_LETTERS_MAX: usize = 2;

/// Whether the norm speaks of what is not what the question says, by one word: of unpaid work where
/// paid work is asked about, or the other way round.
pub fn differ(inquiry: &Inquiry, norm: &Norm, ruled: &Ruled) -> bool {
    let text = &ruled.passage.prose.text;
    let clause = &norm.clause;
    let inside = || {
        let spans = || clause.spans.iter().chain(&clause.conditions);
        let words = ruled.words.iter().filter(move |word| spans().any(|span| span.holds(**word)));
        words.filter_map(|span| span.of(text))
    };
    let asked = || inquiry.words.iter().map(|it| it.word.as_str());
    let denying: Vec<&str> = asked().filter(|it| may_deny(it)).collect();
    let turned = |written: &str| {
        let plain = || asked().find(|asked| is_denial_of(written, asked));
        let denial = denying.iter().find(|asked| is_denial_of(asked, written));
        denial.copied().or_else(|| may_deny(written).then(plain).flatten())
    };
    inside().find_map(turned).is_some_and(|asked| !inside().any(|it| is_form_of(it, asked)))
}

/// Whether a word begins as a denial does.
fn may_deny(word: &str) -> bool {
    matches!(word.as_bytes().first(), Some(b'n' | b'N' | b'o' | b'O' | b'u' | b'U'))
}

/// Whether `word` is the denial of `plain`, in letters of either case.
fn is_denial_of(word: &str, plain: &str) -> bool {
    let rest_after = |prefix: &str| {
        let begins = word.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix));
        begins.then(|| &word[prefix.len()..])
    };
    let is_fit =
        |rest: &str| is_form_of(rest, plain) && ENDINGS.iter().any(|ending| rest.ends_with(ending));
    PREFIXES.iter().filter_map(|prefix| rest_after(prefix)).any(is_fit)
}

/// Whether two words are the same but for an ending, and not too short to tell.
fn is_form_of(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.len() - short.len() <= FORM_LETTERS_MAX
        && short.len() >= LETTERS_MIN
        && long.get(..short.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(short))
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
            assert!(is_denial_of(one, other), "{one} {other}");
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
            assert!(!is_denial_of(one, other), "{one} {other}");
        }
    }
}
