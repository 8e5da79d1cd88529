//! The addresses of the web's pages; none of them ever holds a question.

use super::Setting;
use crate::model::{Language, Span};

/// The chat.
pub fn chat(setting: &Setting) -> String {
    with_query("/", setting, None)
}

/// The chat in `language`, chosen by hand.
pub fn chat_in(setting: &Setting, language: Language) -> String {
    with_query("/", &Setting { language, language_chosen: true, ..setting.clone() }, None)
}

/// The path of the page on which a draft is looked at.
pub const REVIEW: &str = "/nakijken";

/// The path to which something is sent in.
pub const SEND_IN: &str = "/insturen";

/// The path of the page on which it is deleted.
pub const FORGET: &str = "/insturen/wissen";

/// The page on which a draft is looked at.
pub fn review(setting: &Setting) -> String {
    with_query(REVIEW, setting, None)
}

/// The same in `language`, chosen by hand.
pub fn review_in(setting: &Setting, language: Language) -> String {
    with_query(REVIEW, &Setting { language, language_chosen: true, ..setting.clone() }, None)
}

/// The list of guidelines.
pub fn guidelines(setting: &Setting) -> String {
    with_query("/richtlijnen", setting, None)
}

/// The list of guidelines with the words around it in `language`.
pub fn guidelines_in(setting: &Setting, language: Language) -> String {
    let chosen = Setting { language, language_chosen: true, ..setting.clone() };
    with_query("/richtlijnen", &chosen, None)
}

/// A guideline, at a passage where one is given.
pub fn guideline(setting: &Setting, slug: &str, passage: Option<Span>) -> String {
    let address = with_query(&guideline_path(slug), setting, passage);
    if passage.is_some() { format!("{address}#passage") } else { address }
}

/// A guideline, and nothing after it.
pub fn guideline_path(slug: &str) -> String {
    format!("/richtlijn/{}", encoded(slug))
}

/// A guideline with the words around it in `language`.
pub fn guideline_in(
    setting: &Setting,
    language: Language,
    slug: &str,
    passage: Option<Span>,
) -> String {
    let chosen = Setting { language, language_chosen: true, ..setting.clone() };
    guideline(&chosen, slug, passage)
}

/// The path of the console's page of a guideline, below `path`.
pub fn console_guideline(path: &str, slug: &str) -> String {
    format!("{path}{}", encoded(slug))
}

/// A page of the authors' console; `more` are names and values that only it knows.
pub fn console(setting: &Setting, path: &str, more: &[(&str, &str)]) -> String {
    let more = more.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
    joined(path, setting, more.collect())
}

fn with_query(path: &str, setting: &Setting, passage: Option<Span>) -> String {
    let passage = passage.map(|span| format!("passage={}-{}", span.start, span.end));
    joined(path, setting, passage.into_iter().collect())
}

fn joined(path: &str, setting: &Setting, mut query: Vec<String>) -> String {
    query.extend(setting.language_chosen.then(|| format!("taal={}", setting.language)));
    query.extend(setting.organisation.map(|id| format!("organisatie={}", encoded(id))));
    if query.is_empty() { path.to_string() } else { format!("{path}?{}", query.join("&")) }
}

/// A name as part of a path.
pub fn path_part(name: &str) -> String {
    encoded(name)
}

/// A name as part of an address: all but letters, digits, `-._~` and `/` in percent form.
fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// The name that stands in percent form; as it is where that is no UTF-8.
pub fn decoded(name: &str) -> String {
    let hex = |at: usize| name.get(at + 1..at + 3).and_then(|two| u8::from_str_radix(two, 16).ok());
    let mut bytes = Vec::with_capacity(name.len());
    let mut at = 0;
    while at < name.len() {
        match (name.as_bytes()[at], hex(at)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                at += 3;
            }
            (byte, _) => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_the_way_into_an_address_and_back() {
        for name in ["en/personal-accounts", "foto's & beeld", "één", "100%", "a?b#c"] {
            assert_eq!(decoded(&encoded(name)), name);
        }
        assert_eq!(encoded("foto's/één"), "foto%27s/%C3%A9%C3%A9n");
        assert_eq!(decoded("%zz%4"), "%zz%4");
    }
}
