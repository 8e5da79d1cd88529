//! Takes from outside text what could play tricks on a screen.

/// The text on one line: control characters and those that turn the reading direction are taken
/// out, and each stretch of white space becomes one space.
///
/// A guideline's line break can so never start a line that looks like one of the bot's own, and
/// an escape sequence never reaches a terminal.
pub fn one_line(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if !is_trick(letter) {
            cleaned.push(letter);
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// Whether a character steers a screen instead of standing on it: control characters, the byte
/// order mark, and the embeddings, overrides and isolates of the Unicode bidirectional algorithm.
fn is_trick(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_direction_marks_are_gone_and_lines_are_one() {
        assert_eq!(one_line("\u{1b}[31mrood\u{1b}[0m"), "[31mrood[0m");
        assert_eq!(one_line("mag \u{202e}tein\u{202c} dit"), "mag tein dit");
        assert_eq!(one_line("  een\r\n\tregel\nBron: vals \u{2028} "), "een regel Bron: vals");
        assert_eq!(one_line("café — één 👩‍👧"), "café — één 👩‍👧");
    }
}
