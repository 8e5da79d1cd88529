//! Holds for any text: each span of a guideline is a place of that text.

use super::file::{read_html, read_markdown};
use crate::model::{Guideline, Language};

proptest::proptest! {
    #[test]
    fn all_spans_are_places_of_the_text(text in markdown()) {
        for guideline in [
            read_markdown("a.md", text.clone(), Language::Nl, 120),
            read_html("a.html", &text, Language::Nl, 120),
        ] {
            hold(&guideline);
        }
    }
}

/// Pieces of markup and words in any order.
fn markdown() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let piece = prop::sample::select(vec![
        "# ",
        "- ",
        "1. ",
        "> ",
        "\n",
        "\r\n",
        "\n\n",
        "  ",
        "    ",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "|",
        "|---|",
        "\n|a|b|\n|-|-|\n",
        "[a](b.md)",
        "![é](x)",
        "[^1]",
        "[^1]: ",
        ": ",
        "&amp;",
        "&nbsp;",
        "\u{a0}",
        "\u{ad}",
        "\u{feff}",
        "---\n",
        "a: b\n",
        "\\",
        "<b>",
        "<p>",
        "</p>",
        "<li>",
        "<ul>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<br>",
        "{{< x >}}",
        "Zin. ",
        "Én dat! ",
        "“Ja”",
        "woord",
        " ",
        ".",
        "- [ ] ",
        "~~",
        "<del>",
        "</del>",
        "<s hidden>",
        "😀",
        "</table>",
        "<blockquote>",
        "[",
        "]",
        "(",
        ")",
        "<a href=é>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Spans lie in the text and in each other, and sentences stand in order.
fn hold(guideline: &Guideline) {
    let text = &guideline.text;
    for passage in &guideline.passages {
        assert!(passage.span.of(text).is_some_and(|raw| raw.trim() == raw), "{text:?}");
        let mut end = passage.span.start;
        for sentence in &passage.sentences {
            assert!(sentence.source.of(text).is_some(), "{text:?} {sentence:?}");
            assert!(passage.span.holds(sentence.source), "{text:?} {sentence:?}");
            assert!(end <= sentence.source.start, "{text:?} {sentence:?}");
            assert!(!passage.sentence_text(sentence).is_empty(), "{text:?} {sentence:?}");
            end = sentence.source.end;
        }
        assert_eq!(passage.sentences[0].source.start, passage.span.start, "{text:?}");
        assert_eq!(end, passage.span.end, "{text:?}");
        for lead_in in &passage.lead_ins {
            assert!(lead_in.span.of(text).is_some(), "{text:?} {lead_in:?}");
        }
        for run in &passage.prose.runs {
            assert!(run.plain.of(&passage.prose.text).is_some(), "{text:?} {run:?}");
            assert!(run.source.of(text).is_some(), "{text:?} {run:?}");
        }
    }
}
