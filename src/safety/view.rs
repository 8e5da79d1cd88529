//! A text as the detectors read it: plain ASCII, each byte with its place in the original.
//!
//! Whoever writes digits in full width, puts a soft hyphen in a number or a space that does not
//! break, has still written the number. Every letter of another script is one byte that counts as
//! a letter, every other sign one that counts as none, so that any byte is a border.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::model::Span;

/// Stands for a letter that has no ASCII form.
pub const LETTER: u8 = 0x7f;

/// Stands for a sign that has no ASCII form.
const SIGN: u8 = 0x1f;

/// The text, folded.
#[derive(Debug)]
pub struct View<'t> {
    pub original: &'t str,
    /// ASCII in the case as written; lines end in `\n`, white space is one blank.
    pub text: Vec<u8>,
    /// The same in lower case, and a blank for the end of a line.
    pub lower: Vec<u8>,
    /// Both as text, for slices of them.
    words: String,
    lower_words: String,
    /// Where the character of each byte begins in the original.
    origin: Vec<usize>,
}

/// Whether a byte of a view is a letter.
pub fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == LETTER
}

/// Whether a byte of a view belongs to a word.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == LETTER
}

impl<'t> View<'t> {
    /// The view of a text.
    pub fn new(original: &'t str) -> Self {
        let mut view = View {
            original,
            text: Vec::with_capacity(original.len()),
            lower: Vec::new(),
            words: String::new(),
            lower_words: String::new(),
            origin: Vec::with_capacity(original.len()),
        };
        for (at, letter) in original.char_indices() {
            if letter.is_ascii() {
                view.push_ascii(at, letter as u8);
            } else {
                view.push_other(at, letter);
            }
        }
        view.lower = view.text.to_ascii_lowercase();
        view.lower.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' ');
        let as_text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone());
        view.words = as_text(&view.text).expect("a view is ASCII");
        view.lower_words = as_text(&view.lower).expect("a view is ASCII");
        view
    }

    fn push(&mut self, at: usize, byte: u8) {
        let is_again = byte == b' ' && matches!(self.text.last(), Some(b' ' | b'\n'));
        if !is_again {
            self.text.push(byte);
            self.origin.push(at);
        }
    }

    fn push_ascii(&mut self, at: usize, byte: u8) {
        match byte {
            b'\r' => {}
            b'\t' => self.push(at, b' '),
            b'\n' | b' '..=b'~' => self.push(at, byte),
            _ => self.push(at, SIGN),
        }
    }

    fn push_other(&mut self, at: usize, letter: char) {
        match letter {
            '\u{2028}' | '\u{2029}' | '\u{85}' => self.push(at, b'\n'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => self.push(at, b'-'),
            '\u{2018}'..='\u{201b}' | '\u{2bc}' | '\u{b4}' | '\u{2032}' => self.push(at, b'\''),
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => self.push(at, b'"'),
            '€' | '£' | '¥' => self.push(at, b'$'),
            '•' | '·' | '▪' | '●' => self.push(at, b'*'),
            'ß' => [b's', b's'].into_iter().for_each(|byte| self.push(at, byte)),
            'æ' | 'œ' => self.push(at, b'e'),
            'ø' => self.push(at, b'o'),
            'Ø' => self.push(at, b'O'),
            'ł' => self.push(at, b'l'),
            'Ł' => self.push(at, b'L'),
            'ı' => self.push(at, b'i'),
            'đ' | 'ð' => self.push(at, b'd'),
            _ if is_unseen(letter) || is_combining_mark(letter) => {}
            _ if letter.is_whitespace() => self.push(at, b' '),
            _ => self.push_folded(at, letter),
        }
    }

    /// The base letters and digits of a character; where it has none, what it counts as.
    fn push_folded(&mut self, at: usize, letter: char) {
        if let Some(digit) = digit(letter) {
            return self.push(at, digit);
        }
        let mut is_plain = false;
        decompose_compatible(letter, |part| {
            if part.is_ascii_graphic() {
                is_plain = true;
                self.push(at, part as u8);
            }
        });
        if !is_plain {
            self.push(at, if letter.is_alphabetic() { LETTER } else { SIGN });
        }
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The byte at `at`, or an end of line outside the text.
    pub fn byte(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(b'\n')
    }

    /// The byte before `at`, or an end of line at the start.
    pub fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b'\n', |before| self.byte(before))
    }

    /// The words of a span of the view, in their case.
    pub fn slice(&self, span: Span) -> &str {
        part(&self.words, span)
    }

    /// The words of a span of the view, in lower case.
    pub fn lower(&self, span: Span) -> &str {
        part(&self.lower_words, span)
    }

    /// The span in the original of a span of the view.
    pub fn original_span(&self, span: Span) -> Span {
        let place = |at: usize| self.origin.get(at).copied();
        let Some(start) = place(span.start) else {
            return Span::new(self.original.len(), self.original.len());
        };
        let last = place(span.end.saturating_sub(1)).unwrap_or(start).max(start);
        let length = self.original[last..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, last + length)
    }
}

fn part(words: &str, span: Span) -> &str {
    words.get(span.start..span.end.min(words.len())).unwrap_or_default()
}

/// Whether a text ends with one of `ends`. Their last bytes alone tell most of them apart.
pub fn ends_with_any(text: &str, ends: &[&str]) -> bool {
    let last = text.as_bytes().last();
    ends.iter().any(|end| end.as_bytes().last() == last && text.ends_with(end))
}

/// Characters that nobody sees.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The digit of a script whose digits do not fold to ours.
fn digit(letter: char) -> Option<u8> {
    const ZEROES: [u32; 4] = [0x660, 0x6f0, 0x966, 0x9e6];
    let code = u32::from(letter);
    let zero = ZEROES.into_iter().find(|zero| (*zero..zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok().map(|value| b'0' + value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_signs_are_read_as_what_they_mean() {
        let view = View::new("\u{a0}BSN\u{a0} １２3\u{ad}4 – Özdemir’s\r\ncafé Ж😀€");
        assert_eq!(
            String::from_utf8_lossy(&view.text),
            " BSN 1234 - Ozdemir's\ncafe \u{7f}\u{1f}$"
        );
        let at = view.lower.windows(4).position(|it| it == b"1234").unwrap();
        let span = view.original_span(Span::new(at, at + 4));
        assert_eq!(span.of(view.original), Some("１２3\u{ad}4"));
        assert_eq!(view.original_span(Span::new(999, 1_000)).of(view.original), Some(""));
    }
}
