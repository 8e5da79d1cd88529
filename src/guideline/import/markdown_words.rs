//! Writes the words of one block as Markdown, and reads them back to be sure.

use super::document::{Look, Word, Words, tidied, visible};
use crate::guideline::markdown;
use crate::model::Block;

/// Where words stand, which says what has to be escaped in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Paragraph,
    Heading,
    Cell,
}

/// Words as Markdown, and whether their looks or links had to be dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// One line for each line of the words; always one in a heading or a cell.
    pub lines: Vec<String>,
    pub is_plainer: bool,
}

/// Writes words so that our own reader sees the very same text.
///
/// How Markdown takes `*` depends on what stands around it, in ways that no writer foresees. So
/// each way of writing is read back: with all looks; without bold and italics; and at last with no
/// looks at all and every sign escaped.
pub fn write(words: &[Word], place: Place) -> Written {
    let words = placed(words, place);
    let expected = visible(&words);
    let plainer = |word: &Word, keeps_link: bool| match word {
        Word::Text { text, look } => {
            let link = look.link.clone().filter(|_| keeps_link);
            let look = Look { struck: look.struck && keeps_link, link, ..Look::default() };
            Word::Text { text: text.clone(), look }
        }
        other => other.clone(),
    };
    let without_styles: Words = words.iter().map(|word| plainer(word, true)).collect();
    let without_looks: Words = words.iter().map(|word| plainer(word, false)).collect();
    for (at, attempt) in [&words, &tidied(&without_styles)].into_iter().enumerate() {
        let text = spelled(attempt, place, Escape::Needed);
        if read_back(&text, place).as_ref() == Some(&expected) {
            return Written { lines: lines(&text), is_plainer: at > 0 && *attempt != words };
        }
    }
    let text = spelled(&tidied(&without_looks), place, Escape::All);
    Written { lines: lines(&text), is_plainer: true }
}

/// The words as they can stand there: a heading has no lines, and is bold by itself.
fn placed(words: &[Word], place: Place) -> Words {
    let is_bold_anyway = place == Place::Heading && super::cells::is_all_strong(words);
    let words: Words = words
        .iter()
        .map(|word| match word {
            Word::Break if place == Place::Heading => super::document::plain_word(" "),
            Word::Text { text, look } if is_bold_anyway => {
                Word::Text { text: text.clone(), look: Look { strong: false, ..look.clone() } }
            }
            other => other.clone(),
        })
        .collect();
    tidied(&words)
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(str::to_string).collect()
}

/// What our own reader sees in a block that is written so; none where it sees another block.
fn read_back(text: &str, place: Place) -> Option<String> {
    // A mark is one only where what it stands for is there too.
    let marks = text.match_indices("[^").filter(|(at, _)| !text[..*at].ends_with('\\'));
    let marks = marks.filter_map(|(at, _)| {
        let rest = &text[at..];
        Some(format!("\n\n{}: x", &rest[..=rest.find(']')?]))
    });
    let marks: String = marks.collect();
    let whole = match place {
        Place::Paragraph => format!("{text}{marks}\n"),
        Place::Heading => format!("## {text}{marks}\n"),
        Place::Cell => format!("| {text} |\n| --- |{marks}\n"),
    };
    let (blocks, sections) = markdown::read(&whole, 0).blocks.finish(None);
    let is_alone = blocks.iter().skip(1).all(|block| matches!(block, Block::Footnote { .. }));
    let (text, fits) = match blocks.first() {
        Some(Block::Paragraph { prose, .. }) => (&prose.text, place == Place::Paragraph),
        Some(Block::Heading { prose, section }) => {
            (&prose.text, place == Place::Heading && sections[*section].level == 2)
        }
        Some(Block::Table { header, rows }) => {
            let is_one = header.len() == 1 && rows.is_empty();
            (&header.first()?.prose.text, place == Place::Cell && is_one)
        }
        None => return text.trim().is_empty().then(String::new),
        _ => return None,
    };
    (fits && is_alone).then(|| text.clone())
}

/// Which signs get a backslash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escape {
    /// Those that may mean something where they stand.
    Needed,
    /// Every sign of ASCII.
    All,
}

/// The looks from the outermost to the innermost, in which stretches are put together.
#[derive(Clone, Copy)]
enum Layer {
    Link,
    Struck,
    Strong,
    Emphasis,
    Words,
}

fn spelled(words: &[Word], place: Place, escape: Escape) -> String {
    let mut text = String::new();
    layer(words, Layer::Link, place, escape, &mut text);
    text
}

fn layer(words: &[Word], at: Layer, place: Place, escape: Escape, text: &mut String) {
    let next = match at {
        Layer::Link => Layer::Struck,
        Layer::Struck => Layer::Strong,
        Layer::Strong => Layer::Emphasis,
        Layer::Emphasis => Layer::Words,
        Layer::Words => {
            words.iter().for_each(|word| one_word(word, place, escape, text));
            return;
        }
    };
    for stretch in words.chunk_by(|one, other| mark_of(one, at) == mark_of(other, at)) {
        let Some(mark) = mark_of(&stretch[0], at) else {
            layer(stretch, next, place, escape, text);
            continue;
        };
        let mut inner = String::new();
        layer(stretch, next, place, escape, &mut inner);
        // White space at its ends would keep the marks from being marks.
        let start = inner.len() - inner.trim_start().len();
        let end = inner.trim_end().len();
        if start >= end {
            text.push_str(&inner);
            continue;
        }
        text.push_str(&inner[..start]);
        let body = &inner[start..end];
        match at {
            Layer::Link => text.push_str(&format!("[{body}]({})", target(&mark))),
            _ => {
                let mark = match mark.as_str() {
                    // Beside another mark, and not inside a word, the other sign is clearer.
                    "*" if body.starts_with('*') || text.ends_with('*') => "_",
                    mark => mark,
                };
                text.push_str(&format!("{mark}{body}{mark}"));
            }
        }
        text.push_str(&inner[end..]);
    }
}

/// What marks a word at that layer; none where it has no such look.
fn mark_of(word: &Word, at: Layer) -> Option<String> {
    let Word::Text { look, .. } = word else {
        return None;
    };
    match at {
        Layer::Link => look.link.clone(),
        Layer::Struck => look.struck.then(|| "~~".to_string()),
        Layer::Strong => look.strong.then(|| "**".to_string()),
        Layer::Emphasis => look.emphasis.then(|| "*".to_string()),
        Layer::Words => None,
    }
}

fn one_word(word: &Word, place: Place, escape: Escape, text: &mut String) {
    match word {
        Word::Text { text: words, .. } => {
            let is_first = text.is_empty() || text.ends_with('\n');
            escaped(words, is_first && place == Place::Paragraph, place, escape, text);
        }
        Word::Break if place == Place::Cell => text.push_str("<br>"),
        Word::Break => text.push_str("\\\n"),
        Word::Note(number) => text.push_str(&format!("[^{number}]")),
    }
}

/// Adds words with a backslash before each sign that Markdown might take for its own.
fn escaped(words: &str, is_first: bool, place: Place, escape: Escape, text: &mut String) {
    let number = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let before = words[..at].chars().next_back();
        let after = words[at + letter.len_utf8()..].chars().next();
        let is_line_start = is_first && at == 0;
        let is_needed = match letter {
            '\\' | '*' | '`' | '[' | ']' | '<' | '~' => true,
            '_' => !(is_in_word(before) && is_in_word(after)),
            '&' => after.is_some_and(|after| after.is_ascii_alphanumeric() || after == '#'),
            '{' => after == Some('{') || before == Some('{'),
            '|' => place == Place::Cell || is_line_start,
            '#' => is_line_start || place == Place::Heading,
            '>' | '+' | '-' | '=' | ':' => is_line_start,
            '.' | ')' => is_first && number > 0 && at == number,
            _ => false,
        };
        let is_escaped = letter.is_ascii_punctuation() && (is_needed || escape == Escape::All);
        if is_escaped {
            text.push('\\');
        }
        text.push(letter);
    }
}

fn is_in_word(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

/// A link's target as it can stand between round brackets.
fn target(link: &str) -> String {
    let mut written = String::new();
    for letter in link.trim().chars() {
        match letter {
            ' ' => written.push_str("%20"),
            '(' => written.push_str("%28"),
            ')' => written.push_str("%29"),
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '\\' => written.push_str("%5C"),
            '|' => written.push_str("%7C"),
            letter if letter.is_control() || letter.is_whitespace() => {}
            // An entity in a target would be read as the letter that it stands for.
            '&' => written.push_str("&amp;"),
            letter => written.push(letter),
        }
    }
    written
}
