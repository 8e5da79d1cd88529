//! Tells which words lead in what follows them, and for how long they hold.

use crate::language::{self, clause::article};
use crate::model::{Block, Cell, LeadIn, Prose};

/// A line of at most this many characters that no stop ends can be a heading of what follows.
const HEADING_CHARS_MAX: usize = 80;
/// A question of at most this many characters, with what it is about before it, can be one too.
const QUESTION_CHARS_MAX: usize = 160;

/// The lead-ins that hold for the blocks still to come on one level.
#[derive(Default)]
pub struct Leads {
    /// A line set as a heading; holds for the paragraphs after it, or for the one list after it.
    pub heading: Option<LeadIn>,
    /// Whether a paragraph has followed that line, so that it is a heading of more than a list.
    pub heads_paragraphs: bool,
    /// The sentence right before a list or table.
    pub sentence: Option<LeadIn>,
}

impl Leads {
    /// The lead-ins `around` with those of this level.
    pub fn after(&self, around: &[LeadIn]) -> Vec<LeadIn> {
        around.iter().chain(&self.heading).chain(&self.sentence).cloned().collect()
    }

    /// Takes note that a list or table has ended and that `next` follows.
    pub fn end_list(&mut self, next: Option<&Block>) {
        if matches!(next, Some(Block::List { .. } | Block::Table { .. })) {
            return;
        }
        self.sentence = None;
        if !self.heads_paragraphs {
            self.heading = None;
        }
    }
}

/// Whether the words end in a colon: what follows completes them.
pub fn ends_open(prose: &Prose) -> bool {
    prose.text.trim_end().ends_with(':')
}

/// Whether the words are one short line that no stop ends.
pub fn is_heading_like(prose: &Prose) -> bool {
    let text = prose.text.trim();
    text.chars().count() <= HEADING_CHARS_MAX
        && !text.ends_with(['.', '!', '…', ';', ','])
        && language::sentences(after_number(text)).len() == 1
}

/// What stands behind the number of an article: "Artikel 7. Gebruik tijdens de dienst".
fn after_number(text: &str) -> &str {
    let is_numbered = article(text).is_some();
    let title = text.split_once(". ").filter(|(number, _)| number.split_whitespace().count() == 2);
    title.filter(|_| is_numbered).map_or(text, |(_, title)| title)
}

/// Whether the words are a question, be it with a sentence or two before it that tell the case:
/// what follows answers it.
fn is_question(prose: &Prose) -> bool {
    let text = prose.text.trim();
    text.ends_with('?') && text.chars().count() <= QUESTION_CHARS_MAX
}

/// Whether the words are a short line or a question, all of it bold or all of it emphasised.
pub fn is_set_as_heading(prose: &Prose) -> bool {
    let mut runs = prose.runs.iter().filter(|run| {
        run.plain.of(&prose.text).is_some_and(|text| text.chars().any(char::is_alphanumeric))
    });
    let all_strong = runs.clone().all(|run| run.style.strong);
    (all_strong || runs.all(|run| run.style.emphasis))
        && (is_heading_like(prose) || is_question(prose))
}

/// A cell as it leads in others; none where it is empty.
pub fn lead_in_of(cell: &Cell) -> Option<LeadIn> {
    let text = cell.prose.text.clone();
    (!text.is_empty()).then_some(LeadIn { span: cell.span, text })
}

#[cfg(test)]
mod tests {
    use super::super::file::read_markdown;
    use crate::model::Language;

    #[test]
    fn a_bold_question_of_two_sentences_heads_its_answer() {
        let text =
            "**Buren hebben ruzie. Moet ik bemiddelen?**\n\nDat hoeft niet.\n\n**Klaar. Ja.**";
        let guideline = read_markdown("a.md", text.to_string(), Language::Nl, 120);
        let shown = guideline.passages.iter().map(|passage| {
            let leads: Vec<&str> = passage.lead_ins.iter().map(|it| it.text.as_str()).collect();
            format!("{} > {}", leads.join(" > "), passage.prose.text)
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "Buren hebben ruzie. Moet ik bemiddelen? > Dat hoeft niet.",
                "Buren hebben ruzie. Moet ik bemiddelen? > Klaar. Ja.",
            ]
        );
    }
}
