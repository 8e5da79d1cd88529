//! Holds what is written against what our own reader sees in it: the same text in the same blocks.

use proptest::prelude::*;

use super::document::{Document, List, Look, Piece, Table, Word, Words, visible};
use super::markdown_words::{self, Place};
use super::markdown_writer;
use super::notes::Notes;
use crate::guideline::markdown;
use crate::model::{Block, Prose, Section};

/// Text that is rich in what Markdown, HTML and site generators take for markup.
const TEXT: &str =
    "([ a-zé0-9.]{0,6}[-*_`#>|<&\\[\\]()!~{}%:;=+^$\\\\\"'/@\u{a0}\u{ad}]{0,3}){0,6}";

/// Lines that mean something else in Markdown.
const TRAPS: [&str; 24] = [
    "- punt",
    "* punt",
    "+ punt",
    "1. een",
    "12) twaalf",
    "# kop",
    "> citaat",
    "---",
    "***",
    "===",
    "```",
    "~~~",
    "| a | b |",
    ": uitleg",
    "[x]: https://a.example",
    "[^1]: noot",
    "<b>vet</b>",
    "<!-- weg -->",
    "&amp; &#35; &nbsp;",
    "{{< ref \"a\" >}}",
    "[ ] taak",
    "https://a.example/_b_",
    "[!NOTE]",
    "\\* \\",
];

fn word() -> impl Strategy<Value = Word> {
    let text = prop_oneof![3 => TEXT.prop_map(String::from),
        1 => prop::sample::select(&TRAPS[..]).prop_map(str::to_string)];
    let look = (any::<[bool; 3]>(), 0..8).prop_map(|([strong, emphasis, struck], link)| Look {
        strong,
        emphasis,
        struck: struck && link == 1,
        link: (link == 0).then(|| "https://a.example/b (c)?d=1&copy=<2>|\\_*".to_string()),
    });
    prop_oneof![
        6 => (text, look).prop_map(|(text, look)| Word::Text { text, look }),
        1 => Just(Word::Break),
    ]
}

fn words() -> impl Strategy<Value = Words> {
    prop::collection::vec(word(), 0..6)
}

fn piece() -> impl Strategy<Value = Piece> {
    let leaf = prop_oneof![
        words().prop_map(Piece::Paragraph),
        (prop::collection::vec(words(), 1..3), any::<bool>()).prop_map(|(row, has_header)| {
            let header = has_header.then(|| row.clone());
            Piece::Table(Table { header, rows: vec![row.clone(), row] })
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let item =
            (words(), prop::collection::vec(inner.clone(), 0..3)).prop_map(|(words, more)| {
                std::iter::once(Piece::Paragraph(words)).chain(more).collect::<Vec<_>>()
            });
        let first = prop_oneof![Just(None), (0_u64..12).prop_map(Some)];
        prop_oneof![
            (first, prop::collection::vec(item, 1..4))
                .prop_map(|(first, items)| Piece::List(List { first, items })),
            prop::collection::vec(inner, 1..3).prop_map(Piece::Quote),
        ]
    })
}

fn top() -> impl Strategy<Value = Piece> {
    prop_oneof![
        3 => piece(),
        1 => (1_u8..8, words()).prop_map(|(level, words)| Piece::Heading { level, words }),
    ]
}

/// One block with words.
fn add(lines: &mut Vec<String>, around: &str, what: &str, text: &str) {
    if !text.is_empty() {
        lines.push(format!("{around}{what} {text}"));
    }
}

/// What stands in the pieces, as one line for each block with words: what it is, and the words.
fn told(pieces: &[Piece], around: &str, lines: &mut Vec<String>) {
    let tell = |lines: &mut Vec<String>, what: &str, words: &[Word]| {
        add(lines, around, what, &visible(words));
    };
    for piece in pieces {
        match piece {
            Piece::Heading { level, words } => tell(lines, &format!("h{}", (*level).min(6)), words),
            Piece::Paragraph(words) => tell(lines, "p", words),
            Piece::Table(Table { header, rows }) => {
                header.iter().flatten().for_each(|words| tell(lines, "th", words));
                rows.iter().flatten().for_each(|words| tell(lines, "td", words));
            }
            Piece::Quote(pieces) => told(pieces, &format!("{around}q "), lines),
            Piece::List(List { first, items }) => {
                for (at, item) in items.iter().enumerate() {
                    let number = first.map_or("-".to_string(), |it| (it + at as u64).to_string());
                    told(item, &format!("{around}{number} "), lines);
                }
            }
        }
    }
}

/// The same of what our reader sees.
fn seen(blocks: &[Block], sections: &[Section], around: &str, lines: &mut Vec<String>) {
    let tell = |lines: &mut Vec<String>, what: &str, prose: &Prose| {
        add(lines, around, what, &prose.text);
    };
    for block in blocks {
        match block {
            Block::Heading { section, prose } => {
                tell(lines, &format!("h{}", sections[*section].level), prose);
            }
            Block::Paragraph { prose, .. } => tell(lines, "p", prose),
            Block::Table { header, rows } => {
                header.iter().for_each(|cell| tell(lines, "th", &cell.prose));
                rows.iter().flatten().for_each(|cell| tell(lines, "td", &cell.prose));
            }
            Block::Quote { blocks } => seen(blocks, sections, &format!("{around}q "), lines),
            Block::List { first_number, items } => {
                for (at, item) in items.iter().enumerate() {
                    let number = first_number.map(|first| (first + at as u64).to_string());
                    let number = number.unwrap_or("-".to_string());
                    seen(&item.blocks, sections, &format!("{around}{number} "), lines);
                }
            }
            other => lines.push(format!("{around}{other:?}")),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same_text(pieces in prop::collection::vec(top(), 1..6)) {
        let document = Document { pieces, ..Document::default() };
        let text = markdown_writer::write(&document, &mut Notes::default());
        let (blocks, sections) = markdown::read(&text, 0).blocks.finish(None);
        let (mut expected, mut found) = (Vec::new(), Vec::new());
        told(&document.pieces, "", &mut expected);
        seen(&blocks, &sections, "", &mut found);
        prop_assert_eq!(found, expected, "{}", text);
    }
}

#[test]
fn common_words_are_written_without_a_stray_sign() {
    let written = |text: &str, place| {
        let words = [super::document::plain_word(text)];
        markdown_words::write(&words, place).lines.join("\n")
    };
    let plain = "Foto's (art. 2.1): 50% van \"@online\", a_b & c - d; zie #werk / 1.000!";
    assert_eq!(written(plain, Place::Paragraph), plain);
    assert_eq!(written("ja | nee", Place::Paragraph), "ja | nee");
    assert_eq!(written("ja | nee", Place::Cell), "ja \\| nee");
    assert_eq!(written("1. een", Place::Paragraph), "1\\. een");
    assert_eq!(written("1.2 een - twee", Place::Heading), "1.2 een - twee");
    assert_eq!(written("{{< ref >}}", Place::Paragraph), "\\{\\{\\< ref >}}");
}
