//! A bold question on the line above its answer, in one paragraph with it.
//!
//! Many pages of questions are set so. A reader sees a heading and a text, and so do the passages.

use std::borrow::Cow;
use std::sync::Arc;

use super::inline::trimmed;
use super::lead_in::is_set_as_heading;
use super::norm_answer::asks_rule;
use super::pieces::part;
use crate::model::{Block, Prose, Span};

/// `blocks` with each such paragraph as two: the question, and what answers it.
pub fn apart<'a>(blocks: Cow<'a, [Block]>, text: &str) -> Cow<'a, [Block]> {
    if blocks.iter().all(|block| halves(block, text).is_none()) {
        return blocks;
    }
    let parted = blocks.iter().flat_map(|block| match halves(block, text) {
        Some(halves) => halves.into_iter().collect(),
        None => vec![block.clone()],
    });
    Cow::Owned(parted.collect())
}

/// The question that a paragraph begins with and the rest of it; none where it does not begin with
/// a bold one, or ends with it.
fn halves(block: &Block, text: &str) -> Option<[Block; 2]> {
    let Block::Paragraph { prose, span } = block else { return None };
    let end = bold_question(prose)?;
    let rest = trimmed(&prose.text, Span::new(end, prose.text.len()));
    if rest.is_empty() {
        return None;
    }
    let from = prose.source_of(rest.start);
    // Marks of emphasis belong to what they open.
    let before = text.get(span.start..from)?;
    let from = from - before.len() + before.trim_end_matches(['*', '_', '`', '[']).len();
    let paragraph = |plain: Span, span: Span| Block::Paragraph {
        prose: Arc::new(part(prose, plain).fitted()),
        span: trimmed(text, span),
    };
    let question = paragraph(Span::new(0, end), Span::new(span.start, from));
    let Block::Paragraph { prose: of_question, .. } = &question else { return None };
    (is_set_as_heading(of_question) && asks_rule(&of_question.text))
        .then(|| [question.clone(), paragraph(rest, Span::new(from, span.end))])
}

/// Where a bold question ends that the words begin with.
fn bold_question(prose: &Prose) -> Option<usize> {
    let is_bold = |run: &&crate::model::Run| run.style.strong;
    let end = prose.runs.iter().take_while(is_bold).last()?.plain.end;
    let question = trimmed(&prose.text, Span::new(0, end));
    question.of(&prose.text)?.ends_with('?').then_some(question.end)
}

#[cfg(test)]
mod tests {
    use super::super::file::read_markdown;
    use crate::model::Language;

    fn shown(text: &str) -> Vec<String> {
        let guideline = read_markdown("a.md", text.to_string(), Language::Nl, 120);
        let passages = guideline.passages.iter();
        let shown = passages.map(|passage| {
            let leads: Vec<&str> = passage.lead_ins.iter().map(|it| it.text.as_str()).collect();
            let source = passage.span.of(text).unwrap_or("?");
            format!("{} > {} [{source}]", leads.join(" > "), passage.prose.text)
        });
        shown.collect()
    }

    #[test]
    fn a_bold_question_heads_the_rest_of_its_paragraph() {
        let text = "**Mag dit?**\n*Ja*, mits.\n\nEn meer.\n\n**Moet het?** Nee.\n";
        assert_eq!(
            shown(text),
            [
                "Mag dit? > Ja, mits. [*Ja*, mits.]",
                "Mag dit? > En meer. [En meer.]",
                "Moet het? > Nee. [Nee.]",
            ]
        );
    }

    #[test]
    fn other_bold_words_stay_in_their_paragraph() {
        for text in ["**Let op:** dit mag.", "Mag **dit?** Ja.", "**Mag dit?**"] {
            assert_eq!(shown(text).len(), 1, "{text}");
            assert!(shown(text)[0].starts_with(" > "), "{text}");
        }
    }
}
