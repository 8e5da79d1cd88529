//! A document between its own format and Markdown: what a guideline needs of it, and no more.

/// A whole document.
#[derive(Debug, Default)]
pub struct Document {
    pub properties: Properties,
    pub pieces: Vec<Piece>,
    /// What the marks in the text (`Word::Note`) stand for: the index is the note's number less 1.
    pub footnotes: Vec<Vec<Piece>>,
}

/// What a file says about itself. Nothing of it is guessed.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    pub title: Option<String>,
    pub author: Option<String>,
    pub company: Option<String>,
    /// Of a web page alone: office programs write the language that they were installed in.
    pub language: Option<String>,
    /// The day on which it was last saved, as `2026-03-01`.
    pub changed: Option<String>,
    /// Properties that the organisation made itself, with their names.
    pub own: Vec<(String, String)>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Level 0 is the title of the document.
    Heading {
        level: u8,
        words: Words,
    },
    Paragraph(Words),
    List(List),
    Table(Table),
    Quote(Vec<Piece>),
}

/// A list; `first` is the number of its first item, where it is numbered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub first: Option<u64>,
    pub items: Vec<Vec<Piece>>,
}

/// A table; its rows may be of different lengths.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub header: Option<Vec<Words>>,
    pub rows: Vec<Vec<Words>>,
}

/// The words of one block.
pub type Words = Vec<Word>;

/// A stretch of a block's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Text {
        text: String,
        look: Look,
    },
    /// A line that ends inside a block.
    Break,
    /// The mark of the footnote with this number, counted from 1.
    Note(usize),
}

/// How a stretch is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub strong: bool,
    pub emphasis: bool,
    pub struck: bool,
    /// Where it leads to, where it is a link.
    pub link: Option<String>,
}

/// A stretch of text without any style.
pub fn plain_word(text: &str) -> Word {
    Word::Text { text: text.to_string(), look: Look::default() }
}

/// Sets the number of a heading before its words, in the look that they have.
pub fn set_before(words: &mut Words, label: &str) {
    let look = words.iter().find_map(|word| match word {
        Word::Text { look, .. } => Some(Look { link: None, struck: false, ..look.clone() }),
        _ => None,
    });
    words.insert(0, Word::Text { text: label.to_string(), look: look.unwrap_or_default() });
}

/// The words as a reader sees them, with one space for each white space and line break.
pub fn visible(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        let letters = match word {
            Word::Text { text, .. } => text.as_str(),
            Word::Break => " ",
            Word::Note(_) => "",
        };
        for letter in letters.chars() {
            match letter {
                letter if is_unseen(letter) => {}
                letter if letter.is_whitespace() && text.ends_with(' ') => {}
                letter if letter.is_whitespace() => text.push(' '),
                letter => text.push(letter),
            }
        }
    }
    text.trim().to_string()
}

/// Words without double and outer spaces and unseen marks, and with stretches that look the same
/// joined: Word cuts a sentence into many where it was edited.
pub fn tidied(words: &[Word]) -> Words {
    let mut tidy: Words = Vec::new();
    let mut is_space_due = false;
    let mut space_look = Look::default();
    for word in words {
        match word {
            Word::Text { text, look } => {
                for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
                    if letter.is_whitespace() {
                        if !is_space_due {
                            space_look = look.clone();
                        }
                        is_space_due = true;
                        continue;
                    }
                    let is_at_start = !has_text_at_end(&tidy);
                    if std::mem::take(&mut is_space_due) && !is_at_start {
                        // A space between two looks belongs to the plainer one.
                        let look =
                            if space_look == *look { look } else { &common(&space_look, look) };
                        push(&mut tidy, ' ', look);
                    }
                    push(&mut tidy, letter, look);
                }
            }
            Word::Break => {
                is_space_due = false;
                if tidy.last().is_some_and(|last| !matches!(last, Word::Break)) {
                    tidy.push(Word::Break);
                }
            }
            Word::Note(number) => tidy.push(Word::Note(*number)),
        }
    }
    while matches!(tidy.last(), Some(Word::Break)) {
        tidy.pop();
    }
    tidy
}

/// Whether a character is never seen: the soft hyphen, zero-width marks, control characters.
fn is_unseen(letter: char) -> bool {
    let is_mark = matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    is_mark || (letter.is_control() && !letter.is_whitespace())
}

/// Whether a space after the words so far would be seen.
fn has_text_at_end(words: &[Word]) -> bool {
    match words.last() {
        Some(Word::Text { text, .. }) => !text.ends_with(' '),
        Some(Word::Note(_)) => true,
        Some(Word::Break) | None => false,
    }
}

fn push(words: &mut Words, letter: char, look: &Look) {
    match words.last_mut() {
        Some(Word::Text { text, look: last }) if last == look => text.push(letter),
        _ => words.push(Word::Text { text: letter.to_string(), look: look.clone() }),
    }
}

/// What two looks have in common.
fn common(one: &Look, other: &Look) -> Look {
    Look {
        strong: one.strong && other.strong,
        emphasis: one.emphasis && other.emphasis,
        struck: one.struck && other.struck,
        link: one.link.clone().filter(|link| other.link.as_ref() == Some(link)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strong(text: &str) -> Word {
        Word::Text { text: text.to_string(), look: Look { strong: true, ..Look::default() } }
    }

    #[test]
    fn words_are_joined_and_spaces_go_to_the_plainer_side() {
        let words = [
            plain_word(" Zeg\u{a0} "),
            strong(" no"),
            strong("oit "),
            plain_word("\u{ad}een "),
            Word::Break,
            Word::Break,
            plain_word(" BSN"),
            Word::Break,
        ];
        let tidy = tidied(&words);
        let expected = [
            plain_word("Zeg "),
            strong("nooit"),
            plain_word(" een"),
            Word::Break,
            plain_word("BSN"),
        ];
        assert_eq!(tidy, expected);
        assert_eq!(visible(&words), "Zeg nooit een BSN");
        assert_eq!(visible(&tidy), "Zeg nooit een BSN");
    }
}
