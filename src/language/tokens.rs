//! Words of a text, folded, with their place.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;

/// Longer words are cut off here, in characters: no word of either language is as long.
const WORD_CHARS_MAX: usize = 60;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Folded: lower case, no accents, soft hyphens and curly apostrophes made plain.
    pub text: String,
    /// Its bytes in the text.
    pub span: Span,
}

/// The words of `text` in order; a word has at least one letter or digit.
///
/// Words are cut by the Unicode rules (UAX 29), and then at `_`, `.` between letters and `/`.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let mut from = 0;
        for (at, separator) in word.match_indices(['_', '.', ':']) {
            push(&mut found, word, start, from, at);
            from = at + separator.len();
        }
        push(&mut found, word, start, from, word.len());
    }
    found
}

/// Adds the part of `word` from `from` to `to`, if there is a letter or digit in it.
fn push(found: &mut Vec<Token>, word: &str, start: usize, from: usize, to: usize) {
    let text = fold(&word[from..to]);
    if text.chars().any(char::is_alphanumeric) {
        found.push(Token { text, span: Span::new(start + from, start + to) });
    }
}

/// Lower case without accents or soft hyphens, with plain apostrophes; at most 60 characters.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = word.to_ascii_lowercase();
        folded.truncate(WORD_CHARS_MAX);
        return folded;
    }
    word.nfkd()
        .filter(|letter| !is_combining_mark(*letter) && *letter != '\u{ad}')
        .flat_map(char::to_lowercase)
        .map(|letter| if matches!(letter, '\u{2019}' | '\u{2018}' | '`') { '\'' } else { letter })
        .take(WORD_CHARS_MAX)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let found = tokens("Café\u{301}s: foto’s_2 e\u{ad}mail 😀");
        let texts: Vec<&str> = found.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(texts, ["cafes", "foto's", "2", "email"]);
        assert_eq!(found[0].span, Span::new(0, 8));
    }
}
