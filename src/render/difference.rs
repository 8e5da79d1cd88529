//! What differs between two texts, line by line.

use std::time::Duration;

use similar::{Algorithm, ChangeTag, TextDiff};

/// So long the smallest difference is looked for; after that a larger one is told.
const SEARCH_MAX: Duration = Duration::from_millis(500);
/// So many lines that are the same stand around those that differ.
const AROUND: usize = 3;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange {
    Same,
    Gone,
    New,
}

/// One line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceLine {
    pub change: LineChange,
    /// Its number, from 1, in the text that has it; in the new one where both do.
    pub number: usize,
    pub text: String,
    /// Whether lines that are the same were left out before it.
    pub is_after_gap: bool,
}

/// The lines that differ, up to `lines_max`, with a few around them, and whether there are more.
pub fn difference(before: &str, after: &str, lines_max: usize) -> (Vec<DifferenceLine>, bool) {
    let mut configuration = TextDiff::configure();
    let compared =
        configuration.algorithm(Algorithm::Patience).timeout(SEARCH_MAX).diff_lines(before, after);
    let mut lines = Vec::new();
    for group in compared.grouped_ops(AROUND) {
        let mut is_after_gap = !lines.is_empty();
        for change in group.iter().flat_map(|operation| compared.iter_changes(operation)) {
            if lines.len() == lines_max {
                return (lines, true);
            }
            let kind = match change.tag() {
                ChangeTag::Equal => LineChange::Same,
                ChangeTag::Delete => LineChange::Gone,
                ChangeTag::Insert => LineChange::New,
            };
            let number = change.new_index().or(change.old_index()).unwrap_or_default() + 1;
            let text = change.value().trim_end_matches(['\r', '\n']).to_string();
            lines.push(DifferenceLine { change: kind, number, text, is_after_gap });
            is_after_gap = false;
        }
    }
    (lines, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_are_told_with_a_few_around_them() {
        let before = "een\ntwee\ndrie\nvier\nvijf\nzes\n";
        let (lines, has_more) = difference(before, &before.replace("zes", "zeven"), 10);
        let told = |line: &DifferenceLine| (line.change, line.number, line.text.clone());
        assert_eq!(
            lines.iter().map(told).collect::<Vec<_>>(),
            [
                (LineChange::Same, 3, "drie".to_string()),
                (LineChange::Same, 4, "vier".to_string()),
                (LineChange::Same, 5, "vijf".to_string()),
                (LineChange::Gone, 6, "zes".to_string()),
                (LineChange::New, 6, "zeven".to_string()),
            ]
        );
        assert!(!has_more);
        assert!(difference("", before, 2).1);
        assert_eq!(difference(before, before, 10), (Vec::new(), false));
    }
}
