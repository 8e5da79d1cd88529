//! The short forms of chat, written out for a reader that knows whole words alone.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::data::WordLists;
use crate::model::Language;

static SHORT_FORMS: LazyLock<WordLists<HashMap<String, String>>> =
    LazyLock::new(|| WordLists::read(include_str!("data/chat.toml")));

/// `text` with the short forms of chat in `language` written out ("n foto vd dag" is "een foto van
/// de dag"), and single spaces for white space. Meant to be read by a machine: upper and lower
/// case of what is not a short form stay.
pub fn written_out(text: &str, language: Language) -> String {
    let forms = SHORT_FORMS.of(language);
    let written = |word: &str| -> String {
        let bare = word.trim_end_matches(['.', ',', '?', '!', ':', ';', ')']);
        match forms.get(bare.to_lowercase().replace('’', "'").as_str()) {
            Some(whole) => format!("{whole}{}", &word[bare.len()..]),
            None => word.to_string(),
        }
    };
    text.split_whitespace().map(written).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_written_out() {
        let dutch = |text| written_out(text, Language::Nl);
        assert_eq!(
            dutch("mag k n foto vd groep op insta?"),
            "mag ik een foto van de groep op Instagram?"
        );
        assert_eq!(dutch("M’n  tel (fb), nie"), "mijn telefoon (fb), niet");
        assert_eq!(dutch("Mag dit op LinkedIn?"), "Mag dit op LinkedIn?");
        assert_eq!(dutch(""), "");
        let english = |text| written_out(text, Language::En);
        assert_eq!(english("can u send the pics pls"), "can you send the pictures please");
    }
}
