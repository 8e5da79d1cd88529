//! Names that nothing but their capitals tells: to be taken out of what is kept, where a word too
//! many does less harm than a name.

use crate::language::tokens;
use crate::model::{Detail, Detection, RiskLevel, Span};

/// What may stand within a name in small letters.
const PREFIXES: [&str; 14] =
    ["van", "de", "der", "den", "het", "ter", "ten", "el", "al", "bin", "von", "du", "la", "in"];

/// Two or more words with capitals in a row, as `Xantippe van der Tolhuis`, of which `is_known`
/// does not say (folded) that they are words of the field or of grammar. By place.
pub fn likely_names(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<Detection> {
    let words = tokens(text);
    let is_capital = |span: Span| {
        let word = span.of(text).unwrap_or_default();
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
    };
    let is_name = |at: usize| is_capital(words[at].span) && !is_known(&words[at].text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut next = at + 1;
        while next < words.len() && stand_together(text, words[next - 1].span, words[next].span) {
            if is_name(next) {
                end = next;
            } else if !PREFIXES.contains(&words[next].text.as_str()) {
                break;
            }
            next += 1;
        }
        let span = Span::new(words[at].span.start, words[end].span.end);
        if end > at {
            let text = String::new();
            let detail = Detail::Name;
            let kind = detail.kind();
            found.push(Detection { kind, detail, span, level: RiskLevel::Low, text });
        }
        at = end + 1;
    }
    found
}

/// Whether nothing but blanks or a hyphen stands between two words.
fn stand_together(text: &str, one: Span, other: Span) -> bool {
    let between = text.get(one.end..other.start).unwrap_or("\n");
    between.chars().all(|letter| letter == ' ' || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_capitals_in_a_row_may_be_a_name() {
        let is_known = |word: &str| ["provinciale", "staten", "mag", "op"].contains(&word);
        let found = |text: &str| -> Vec<String> {
            let of = |one: &Detection| one.span.of(text).unwrap_or_default().to_string();
            likely_names(text, is_known).iter().map(of).collect()
        };
        assert_eq!(found("Mag ik van Xantippe Tolhuis een foto?"), ["Xantippe Tolhuis"]);
        assert_eq!(found("Mag Xantippe Tolhuis dit?"), ["Xantippe Tolhuis"]);
        assert_eq!(found("Ken je Driss el Amrani?"), ["Driss el Amrani"]);
        assert!(found("Mag Provinciale Staten dit? Dat weet Sanne niet. Op LinkedIn.").is_empty());
        assert!(found("").is_empty());
    }
}
