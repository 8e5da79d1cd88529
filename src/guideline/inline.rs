//! Turns the words of one block into visible text, with the place of each run in the file.

use crate::model::{Prose, Span, Style};

/// Takes the words of one block in order.
#[derive(Debug, Default)]
pub struct InlineBuilder {
    prose: Prose,
    strong: usize,
    emphasis: usize,
    links: Vec<usize>,
    /// All that was taken, markup included.
    cover: Option<Span>,
}

impl InlineBuilder {
    /// Takes note that something of this block stands at `span`, though nothing of it is shown.
    pub fn touch(&mut self, span: Span) {
        self.cover = Some(self.cover.map_or(span, |cover| cover.cover(span)));
    }

    /// Adds text that stands at `source` byte for byte.
    ///
    /// Each white space becomes one plain space, and several become one; soft hyphens and other
    /// marks that are never seen are left out.
    pub fn text(&mut self, verbatim: &str, source: Span) {
        self.touch(source);
        let style = self.style(false);
        self.verbatim(verbatim, source.start, style);
    }

    /// Adds text that is written otherwise in the file, such as an entity: all of it stands for
    /// all of `source`.
    pub fn decoded(&mut self, text: &str, source: Span) {
        self.touch(source);
        let style = self.style(false);
        self.whole(text, source, style);
    }

    /// Adds inline code, whose text stands at `inner` where it is byte for byte that of the file.
    pub fn code(&mut self, text: &str, inner: Option<Span>, whole: Span) {
        self.touch(whole);
        let style = self.style(true);
        match inner {
            Some(inner) => self.verbatim(text, inner.start, style),
            None => self.whole(text, whole, style),
        }
    }

    /// Adds one space for a line break at `source`.
    pub fn line_break(&mut self, source: Span) {
        self.touch(source);
        self.space(source, self.style(false));
    }

    /// What follows is strong, up to `strong_end`.
    pub fn strong_start(&mut self) {
        self.strong += 1;
    }

    /// Ends what `strong_start` began.
    pub fn strong_end(&mut self) {
        self.strong = self.strong.saturating_sub(1);
    }

    /// What follows is emphasised, up to `emphasis_end`.
    pub fn emphasis_start(&mut self) {
        self.emphasis += 1;
    }

    /// Ends what `emphasis_start` began.
    pub fn emphasis_end(&mut self) {
        self.emphasis = self.emphasis.saturating_sub(1);
    }

    /// What follows is the text of a link to `target`, up to `link_end`.
    pub fn link_start(&mut self, target: &str) {
        self.links.push(self.prose.links.len());
        self.prose.links.push(target.to_string());
    }

    /// Ends what `link_start` began.
    pub fn link_end(&mut self) {
        self.links.pop();
    }

    /// The visible text without space at its ends, and where the block stands with its markup;
    /// none where nothing was taken.
    pub fn finish(mut self) -> Option<(Prose, Span)> {
        while self.prose.text.ends_with(' ') {
            self.prose.text.pop();
            let Some(run) = self.prose.runs.last_mut() else {
                break;
            };
            if run.plain.len() == run.source.len() {
                run.source.end -= 1;
            }
            run.plain.end -= 1;
            if run.plain.is_empty() {
                self.prose.runs.pop();
            }
        }
        self.cover.map(|cover| (self.prose, cover))
    }

    fn style(&self, code: bool) -> Style {
        let link = self.links.last().copied();
        Style { strong: self.strong > 0, emphasis: self.emphasis > 0, code, link }
    }

    /// Adds text that as a whole stands for `source`.
    fn whole(&mut self, text: &str, source: Span, style: Style) {
        let visible: String = text
            .chars()
            .filter(|letter| !is_unseen(*letter))
            .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
            .collect();
        let visible = if self.takes_no_space() { visible.trim_start() } else { &visible };
        self.prose.push(visible, source, style);
    }

    /// Adds text whose first byte stands at `start`.
    fn verbatim(&mut self, text: &str, start: usize, style: Style) {
        let mut from = 0;
        for (at, letter) in text.char_indices() {
            let after = at + letter.len_utf8();
            let is_plain_space = letter == ' ' && !self.would_double(&text[from..at]);
            if is_plain_space || !(letter.is_whitespace() || is_unseen(letter)) {
                continue;
            }
            self.prose.push(&text[from..at], Span::new(start + from, start + at), style);
            if !is_unseen(letter) {
                self.space(Span::new(start + at, start + after), style);
            }
            from = after;
        }
        let rest = Span::new(start + from, start + text.len());
        self.prose.push(&text[from..], rest, style);
    }

    /// Whether a space after `pending` would be the first of the block or follow another.
    fn would_double(&self, pending: &str) -> bool {
        if pending.is_empty() { self.takes_no_space() } else { pending.ends_with(' ') }
    }

    fn takes_no_space(&self) -> bool {
        self.prose.text.is_empty() || self.prose.text.ends_with(' ')
    }

    fn space(&mut self, source: Span, style: Style) {
        if !self.takes_no_space() {
            self.prose.push(" ", source, style);
        }
    }
}

/// `span` without the white space at its ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let Some(inside) = span.of(text) else {
        return span;
    };
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}

/// Marks that a reader never sees: the soft hyphen, the zero-width space, the word joiner, a BOM.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_marks_are_left_out_and_spaces_are_plain() {
        let file = "be\u{ad}richt\u{a0}hier  nu ";
        let mut inline = InlineBuilder::default();
        inline.text(file, Span::new(0, file.len()));
        let (prose, span) = inline.finish().unwrap();
        assert_eq!(prose.text, "bericht hier nu");
        assert_eq!(span, Span::new(0, file.len()));
        assert_eq!(prose.source_of(2), file.find("richt").unwrap());
        assert_eq!(prose.source_of(8), file.find("hier").unwrap());
        assert_eq!(prose.source_of(13), file.find("nu").unwrap());
    }

    #[test]
    fn a_block_of_spaces_has_no_text() {
        let mut inline = InlineBuilder::default();
        inline.text(" \u{a0} ", Span::new(0, 4));
        inline.line_break(Span::new(4, 5));
        assert_eq!(inline.finish().unwrap().0, Prose::default());
    }
}
