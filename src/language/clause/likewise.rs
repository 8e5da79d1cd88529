//! Sentences that rule something else in the same way: "Hetzelfde geldt voor …", "The same goes
//! for …".

use super::phrases::clause_words;
use super::words;
use crate::model::{Language, Span};

/// What `text` rules in the same way as the sentence before it; none where it does not.
pub fn likewise(text: &str, language: Language) -> Option<Span> {
    let all = words(text);
    let openings = &clause_words().likewise;
    let openings = if language == Language::Nl { &openings.nl } else { &openings.en };
    let count = openings.at(&all, 0)?;
    Some(all.get(count)?.span.cover(all.last()?.span))
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
