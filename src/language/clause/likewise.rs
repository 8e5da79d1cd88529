//! Sentences that rule something else in the same way: "Hetzelfde geldt voor …", "The same goes
//! for …".

use super::phrases::clause_words;
use super::{Gap, words};
use crate::model::{Language, Span};

/// What `text` rules in the same way as the sentence before it; none where it does not.
pub fn likewise(text: &str, language: Language) -> Option<Span> {
    let all = words(text);
    let known = &clause_words().likewise;
    let openings = if language == Language::Nl { &known.nl } else { &known.en };
    if let Some(count) = openings.at(&all, 0) {
        return Some(all.get(count)?.span.cover(all.last()?.span));
    }
    // "Putting it in the team chat falls under this too."
    let (at, count) = known.last.find(&all).filter(|(at, _)| *at > 0)?;
    let is_whole = at + count == all.len() && !all[..at].iter().any(|it| it.gap == Gap::Strong);
    is_whole.then(|| all[0].span.cover(all[at - 1].span))
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
        assert_eq!(
            of("Een folder in de chat valt hier ook onder.", Language::Nl),
            Some("Een folder in de chat")
        );
        assert_eq!(of("Leaflets fall under this too.", Language::En), Some("Leaflets"));
    }
}
