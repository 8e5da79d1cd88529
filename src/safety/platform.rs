//! Where a draft is to be posted, and what sort of message it is.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::{fold, tokens};
use crate::model::{DraftForm, DraftPlatform};

/// A reply opens with a name within its first words.
const OPENING_WORDS_MAX: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlatformForm {
    name: String,
    also: Vec<String>,
    chars_max: Option<usize>,
}

static PLATFORMS: LazyLock<Vec<PlatformForm>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct FileForm {
        platform: Vec<PlatformForm>,
    }
    let file: FileForm = toml::from_str(include_str!("data/platforms.toml"))
        .expect("the built-in platforms are valid TOML, as a test holds");
    file.platform
});

/// The names of the platforms that are known, in the order in which they are offered.
pub fn platform_names() -> impl Iterator<Item = &'static str> {
    PLATFORMS.iter().map(|platform| platform.name.as_str())
}

/// The platform that somebody chose by `name`; one that nobody knows has no length.
pub fn chosen_platform(name: &str) -> Option<DraftPlatform> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let folded = fold(name);
    let known = PLATFORMS.iter().find(|it| fold(&it.name) == folded || it.also.contains(&folded));
    Some(DraftPlatform {
        name: known.map_or(name, |it| it.name.as_str()).to_string(),
        chars_max: known.and_then(|it| it.chars_max),
        is_guessed: false,
    })
}

/// The platform that a draft itself names, where it names one alone.
pub fn named_platform(draft: &str) -> Option<DraftPlatform> {
    let words: Vec<String> = tokens(draft).into_iter().map(|token| token.text).collect();
    let has = |name: &String| {
        let parts: Vec<&str> = name.split(' ').collect();
        words.windows(parts.len()).any(|window| window == parts)
    };
    let mut named = PLATFORMS.iter().filter(|platform| platform.also.iter().any(has));
    let platform = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let PlatformForm { name, chars_max, .. } = platform;
    Some(DraftPlatform { name: name.clone(), chars_max: *chars_max, is_guessed: true })
}

/// A draft that opens by addressing somebody is a reply.
pub fn draft_form(draft: &str) -> DraftForm {
    let draft = draft.trim_start();
    let is_handle = draft.strip_prefix('@').is_some_and(|rest| {
        rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    });
    let opening: Vec<&str> = draft.split_whitespace().take(OPENING_WORDS_MAX + 1).collect();
    let greets = opening.first().is_some_and(|first| {
        let first = fold(first.trim_matches(|letter: char| !letter.is_alphabetic()));
        ["beste", "dag", "hoi", "hallo", "geachte", "dear", "hi", "hello"].contains(&first.as_str())
    });
    // "Beste mevrouw Jansen," and "Hoi Sanne!" name somebody; "Hoi allemaal!" and "Beste inwoners,"
    // do not.
    let names = opening.iter().skip(1).any(|word| {
        word.starts_with(char::is_uppercase) || ["mevrouw", "meneer", "heer"].contains(word)
    });
    let ends = opening.iter().any(|word| word.ends_with([',', '!', ':']));
    if is_handle || greets && names && ends { DraftForm::Reply } else { DraftForm::Post }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_platforms_can_be_read() {
        assert!(platform_names().count() > 10);
        let x = chosen_platform(" twitter ").unwrap();
        assert_eq!((x.name.as_str(), x.chars_max), ("X", Some(280)));
        assert_eq!(chosen_platform("Marktplein").unwrap().chars_max, None);
        assert!(chosen_platform(" ").is_none());
    }

    #[test]
    fn a_draft_tells_where_it_goes() {
        let name = |draft: &str| named_platform(draft).map(|it| it.name);
        assert_eq!(name("Volg ons ook op LinkedIn!").as_deref(), Some("LinkedIn"));
        assert_eq!(name("Volg ons op Insta en Facebook"), None);
        assert_eq!(name("De brug is dicht."), None);
    }

    #[test]
    fn a_reply_addresses_somebody() {
        for reply in ["@jan_de_wit Dank je wel!", "Beste mevrouw Jansen, dank", "Hoi Sanne! Leuk"] {
            assert_eq!(draft_form(reply), DraftForm::Reply, "{reply}");
        }
        for post in ["Hoi allemaal, vandaag", "Beste inwoners, de brug", "Dag van de Arbeid", ""] {
            assert_eq!(draft_form(post), DraftForm::Post, "{post}");
        }
    }
}
