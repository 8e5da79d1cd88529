//! Joins the pieces of one passage (its paragraphs, its cells) and finds its sentences.

use std::sync::Arc;

use super::inline::trimmed;
use crate::language;
use crate::model::{LeadIn, Prose, Sentence, Span};

/// One paragraph or cell of a passage.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    pub prose: &'a Arc<Prose>,
    pub span: Span,
    /// The header of its column, where it is a cell.
    pub column: Option<LeadIn>,
}

/// What was pushed: its words and sentences, struck ones too, and how many passages they gave.
#[derive(Debug, Default)]
pub struct Pushed {
    pub prose: Arc<Prose>,
    pub sentences: Vec<Sentence>,
    pub passages: usize,
}

impl Pushed {
    /// The last sentence, as it leads in what follows.
    pub fn last_sentence(&self) -> Option<LeadIn> {
        let sentence = self.sentences.last()?;
        let text = sentence.plain.of(&self.prose.text)?.to_string();
        Some(LeadIn { span: sentence.source, text })
    }
}

/// The words of all pieces, with their sentences; no sentence runs on from one piece to the next.
///
/// `separator` stands between two pieces in the visible text.
pub fn join(pieces: &[Piece], separator: &str, text: &str) -> (Arc<Prose>, Vec<Sentence>) {
    if let [piece] = pieces {
        return (Arc::clone(piece.prose), cut(piece, text));
    }
    let mut prose = Prose::default();
    let mut sentences = Vec::new();
    let mut end = None;
    for piece in pieces {
        if let Some(end) = end {
            let between = Span::new(end, piece.span.start.max(end));
            prose.push(separator, between, Default::default());
        }
        end = Some(piece.span.end);
        let before = prose.text.len();
        append(&mut prose, piece.prose);
        for sentence in cut(piece, text) {
            let plain = Span::new(sentence.plain.start + before, sentence.plain.end + before);
            sentences.push(Sentence { plain, ..sentence });
        }
    }
    (Arc::new(prose.fitted()), sentences)
}

/// One stretch of sentences: its words, its sentences and where it stands.
pub type Stretch = (Arc<Prose>, Vec<Sentence>, Span);

/// The stretches of sentences that stand between those that `is_left_out` names.
pub fn split(
    prose: &Prose,
    sentences: &[Sentence],
    text: &str,
    is_left_out: impl Fn(&Sentence) -> bool,
) -> Vec<Stretch> {
    let groups = sentences.split(is_left_out);
    groups.filter_map(|group| stretch(prose, group, text)).collect()
}

/// The stretch of `group`; none where it says nothing.
fn stretch(prose: &Prose, group: &[Sentence], text: &str) -> Option<Stretch> {
    let (first, last) = (group.first()?, group.last()?);
    let plain = Span::new(first.plain.start, last.plain.end);
    let part = part(prose, plain);
    let span = trimmed(text, Span::new(first.source.start, last.source.end));
    if !part.text.chars().any(char::is_alphanumeric) || span.is_empty() {
        return None;
    }
    let within = |sentence: &Sentence| {
        let plain = Span::new(sentence.plain.start - plain.start, sentence.plain.end - plain.start);
        let source = Span::new(
            sentence.source.start.clamp(span.start, span.end),
            sentence.source.end.clamp(span.start, span.end),
        );
        Sentence { plain, source, column: sentence.column.clone() }
    };
    Some((Arc::new(part.fitted()), group.iter().map(within).collect(), span))
}

/// The words of `prose` at `plain`.
pub fn part(prose: &Prose, plain: Span) -> Prose {
    let mut part = Prose { links: prose.links.clone(), ..Prose::default() };
    for run in prose.runs.iter().filter(|run| run.plain.meets(plain)) {
        let (start, end) = (run.plain.start.max(plain.start), run.plain.end.min(plain.end));
        let source = if run.plain.len() == run.source.len() {
            let offset = run.source.start;
            Span::new(offset + (start - run.plain.start), offset + (end - run.plain.start))
        } else {
            run.source
        };
        part.push(prose.text.get(start..end).unwrap_or(""), source, run.style);
    }
    part
}

/// Adds the words of `other` to `prose`.
fn append(prose: &mut Prose, other: &Prose) {
    let links_before = prose.links.len();
    prose.links.extend(other.links.iter().cloned());
    for run in &other.runs {
        let mut style = run.style;
        style.link = style.link.map(|link| link + links_before);
        prose.push(run.plain.of(&other.text).unwrap_or(""), run.source, style);
    }
}

/// The sentences of one piece. Together they cover its span, but for the white space (and the
/// marks of a quote) between them.
fn cut(piece: &Piece, text: &str) -> Vec<Sentence> {
    let plain = language::sentences(&piece.prose.text);
    let mut found: Vec<Sentence> = Vec::with_capacity(plain.len());
    let mut start = piece.span.start;
    for (at, span) in plain.iter().enumerate() {
        let next = plain.get(at + 1);
        let gap = next.and_then(|next| gap(piece.prose, Span::new(span.end, next.start)));
        let end = match (next, gap) {
            (None, _) => piece.span.end,
            (Some(_), Some(gap)) => gap.start,
            (Some(next), None) => piece.prose.source_of(next.start),
        };
        let source = floored(text, Span::new(start, end.clamp(start, piece.span.end)));
        found.push(Sentence { plain: *span, source, column: piece.column.clone() });
        let after = gap.map_or(source.end, |gap| gap.end).clamp(source.end, piece.span.end);
        start = next.map_or(after, |next| {
            let first = piece.prose.source_of(next.start).min(piece.span.end);
            skip_marks(text, Span::new(after, first.max(after)))
        });
    }
    found
}

/// Where the white space that fills `plain` stands in the file.
fn gap(prose: &Prose, plain: Span) -> Option<Span> {
    if plain.is_empty() {
        return None;
    }
    let last = prose.runs.iter().rev().find(|run| run.plain.meets(plain))?;
    let end = if last.plain.len() == last.source.len() {
        last.source.start + (plain.end.min(last.plain.end) - last.plain.start)
    } else {
        last.source.end
    };
    Some(Span::new(prose.source_of(plain.start), end))
}

/// The first byte of `between` that is no white space and, at the start of a line, no mark of a
/// quote.
fn skip_marks(text: &str, between: Span) -> usize {
    let rest = between.of(text).unwrap_or("");
    let is_new_line =
        text.get(..between.start).is_some_and(|before| before.ends_with(['\n', '\r']));
    let kept = rest.trim_start_matches(|letter: char| {
        letter.is_whitespace() || (letter == '>' && is_new_line)
    });
    between.start + (rest.len() - kept.len())
}

/// `span` with both ends moved back to character borders.
fn floored(text: &str, span: Span) -> Span {
    Span::new(text.floor_char_boundary(span.start), text.floor_char_boundary(span.end))
}

#[cfg(test)]
mod tests {
    use super::super::inline::InlineBuilder;
    use super::*;

    #[test]
    fn sentences_keep_their_marks_and_cover_the_piece() {
        let file = "**Nooit.**  Zie *dit*.";
        let mut inline = InlineBuilder::default();
        inline.touch(Span::new(0, 10));
        inline.text("Nooit.", Span::new(2, 8));
        inline.text("  Zie ", Span::new(10, 16));
        inline.touch(Span::new(16, 21));
        inline.text("dit", Span::new(17, 20));
        inline.text(".", Span::new(21, 22));
        let (prose, span) = inline.finish().unwrap();
        let piece = Piece { prose: &Arc::new(prose), span, column: None };
        let (joined, sentences) = join(&[piece], " ", file);
        let raw: Vec<&str> =
            sentences.iter().map(|sentence| sentence.source.of(file).unwrap()).collect();
        assert_eq!(joined.text, "Nooit. Zie dit.");
        assert_eq!(raw, ["**Nooit.**", "Zie *dit*."]);
    }
}
