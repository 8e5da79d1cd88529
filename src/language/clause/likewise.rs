//! Sentences that rule something else in the same way: "Hetzelfde geldt voor …", "The same goes
//! for …".

use super::{Word, words};
use crate::model::{Language, Span};

/// With what such a sentence begins.
fn openings(language: Language) -> &'static [&'static [&'static str]] {
    match language {
        Language::Nl => &[
            &["hetzelfde", "geldt", "voor"],
            &["datzelfde", "geldt", "voor"],
            &["dat", "geldt", "ook", "voor"],
            &["dit", "geldt", "ook", "voor"],
            &["dat", "geldt", "eveneens", "voor"],
            &["dit", "geldt", "eveneens", "voor"],
            &["dat", "geldt", "evengoed", "voor"],
            &["dat", "geldt", "net", "zo", "goed", "voor"],
            &["zo", "ook", "voor"],
            &["idem", "voor"],
        ],
        Language::En => &[
            &["the", "same", "goes", "for"],
            &["the", "same", "applies", "to"],
            &["the", "same", "holds", "for"],
            &["the", "same", "is", "true", "of"],
            &["the", "same", "is", "true", "for"],
            &["this", "also", "applies", "to"],
            &["this", "applies", "equally", "to"],
            &["that", "also", "goes", "for"],
            &["likewise", "for"],
        ],
    }
}

/// What `text` rules in the same way as the sentence before it; none where it does not.
pub fn likewise(text: &str, language: Language) -> Option<Span> {
    let all = words(text);
    let begins = |opening: &&&[&str]| {
        opening.len() < all.len()
            && opening.iter().zip(&all).all(|(one, word): (_, &Word)| word.text == *one)
    };
    let opening = openings(language).iter().find(begins)?;
    Some(all[opening.len()].span.cover(all.last()?.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ruled_in_the_same_way_is_told() {
        let of = |text: &'static str, language| likewise(text, language).and_then(|it| it.of(text));
        assert_eq!(of("Hetzelfde geldt voor filmpjes.", Language::Nl), Some("filmpjes"));
        assert_eq!(
            of("The same goes for profile pictures.", Language::En),
            Some("profile pictures")
        );
        assert_eq!(of("Dit geldt niet voor filmpjes.", Language::Nl), None);
        assert_eq!(of("Hetzelfde geldt voor", Language::Nl), None);
    }
}
