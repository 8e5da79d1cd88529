//! All that the detectors share about one text, found once: words, sentences, numbers, links.

use super::cues::{Cue, CueFinder, Cues};
use super::numbers::{Group, groups};
use super::people::{self, Person};
use super::view::{View, is_letter, is_word};
use crate::model::{Detail, FindingKind, RiskLevel, Span};

/// A longer sentence is read in pieces of this length, in bytes of the view.
const SENTENCE_BYTES_MAX: usize = 400;

/// Shortenings that end no sentence.
const SHORTENINGS: [&str; 38] = [
    "dhr", "mevr", "mw", "mr", "mrs", "ms", "dr", "drs", "prof", "ir", "ing", "fam", "mej", "ds",
    "nr", "no", "tel", "geb", "bijv", "bv", "o.a", "d.w.z", "i.v.m", "t.a.v", "m.b.t", "e.g",
    "i.e", "st", "art", "stg", "dep", "jl", "a.s", "ca", "incl", "excl", "t.n.v", "ref",
];

/// One text, read.
#[derive(Debug)]
pub struct Reading<'t> {
    pub view: View<'t>,
    pub cues: Cues,
    /// Runs of letters and digits.
    pub words: Vec<Span>,
    /// Runs of digits.
    pub groups: Vec<Group>,
    /// In order, without gaps.
    sentences: Vec<Span>,
    /// Web addresses: their numbers are none.
    pub links: Vec<Span>,
    /// Who is named, in order.
    pub people: Vec<Person>,
}

/// Something found, in the bytes of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: FindingKind,
    pub detail: Detail,
    pub span: Span,
    pub level: RiskLevel,
}

impl Found {
    /// A finding of the kind that its detail belongs to.
    pub fn new(detail: Detail, span: Span, level: RiskLevel) -> Self {
        Found { kind: detail.kind(), detail, span, level }
    }
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub fn new(text: &'t str, finder: &CueFinder) -> Self {
        let view = View::new(text);
        let cues = Cues::new(finder, &view);
        let words = words(&view);
        let sentences = sentences(&view);
        let links = links(&view);
        let groups = groups(&view);
        let people = Vec::new();
        let mut reading = Reading { view, cues, words, groups, sentences, links, people };
        reading.people = people::people(&reading);
        reading
    }

    /// The sentence that the byte at `at` stands in.
    pub fn sentence(&self, at: usize) -> Span {
        let after = self.sentences.partition_point(|span| span.start <= at);
        let found = self.sentences.get(after.saturating_sub(1));
        found.copied().unwrap_or(Span::new(0, self.view.len()))
    }

    /// The sentence before that one; the same where there is none.
    pub fn sentence_before(&self, sentence: Span) -> Span {
        self.sentence(sentence.start.saturating_sub(1))
    }

    /// The `bytes` before `at`, not beyond the sentence's start.
    pub fn before(&self, at: usize, bytes: usize) -> Span {
        Span::new(self.sentence(at).start.max(at.saturating_sub(bytes)), at)
    }

    /// The `bytes` from `at` on, not beyond the sentence's end.
    pub fn behind(&self, at: usize, bytes: usize) -> Span {
        let end = self.sentence(at.saturating_sub(1)).end;
        Span::new(at, (at + bytes).min(end).max(at))
    }

    /// The `bytes` on both sides of a span, whatever the sentence.
    pub fn around(&self, span: Span, bytes: usize) -> Span {
        Span::new(span.start.saturating_sub(bytes), (span.end + bytes).min(self.view.len()))
    }

    /// The nearest of these labels that ends at most `bytes` before `at`, and which it is.
    pub fn label_before(&self, at: usize, bytes: usize, labels: &[Cue]) -> Option<Cue> {
        let from = at.saturating_sub(bytes);
        let nearest = |cue: &Cue| Some((self.cues.last_before(*cue, from, at)?, *cue));
        let found = labels.iter().filter_map(nearest);
        found.max_by_key(|(span, _)| (span.end, span.len())).map(|(_, cue)| cue)
    }

    /// Whether one of these cues stands in the sentence of `at`, or in one beside it.
    pub fn nearby(&self, at: usize, cues: &[Cue]) -> bool {
        let sentence = self.sentence(at);
        let next = self.sentence(sentence.end);
        self.cues.has_any(cues, self.sentence_before(sentence).cover(sentence).cover(next))
    }

    /// The persons who are named in a span.
    pub fn people_in(&self, within: Span) -> impl Iterator<Item = &Person> {
        let from = self.people.partition_point(|person| person.span.start < within.start);
        self.people[from..].iter().take_while(move |person| person.span.start < within.end)
    }

    /// Whether somebody who holds no public office is named in a span.
    pub fn names_somebody(&self, within: Span) -> bool {
        self.people_in(within).any(|person| !person.is_public)
    }

    /// Whether a span lies in a web address.
    pub fn is_in_link(&self, span: Span) -> bool {
        let after = self.links.partition_point(|link| link.start <= span.start);
        let link = after.checked_sub(1).and_then(|at| self.links.get(at));
        link.is_some_and(|link| link.meets(span))
    }

    /// The words from the one at or after `at` on.
    pub fn words_from(&self, at: usize) -> &[Span] {
        &self.words[self.words.partition_point(|word| word.start < at)..]
    }

    /// The words that end at or before `at`.
    pub fn words_before(&self, at: usize) -> &[Span] {
        &self.words[..self.words.partition_point(|word| word.end <= at)]
    }

    /// Whether a word begins with a capital and is not all capitals.
    pub fn is_capitalised(&self, word: Span) -> bool {
        self.view.byte(word.start).is_ascii_uppercase()
            || self.view.byte(word.start) == super::view::LETTER
    }

    /// Whether a word has two letters at least, and capitals alone.
    pub fn is_capitals(&self, word: Span) -> bool {
        word.len() > 1 && self.view.slice(word).bytes().all(|byte| byte.is_ascii_uppercase())
    }

    /// Whether a span begins a line, but for blanks and the signs of headings and lists.
    pub fn begins_line(&self, span: Span) -> bool {
        let from = span.start.saturating_sub(12);
        for byte in self.view.text[from..span.start].iter().rev() {
            match byte {
                b'\n' => return true,
                b'.' | b'!' | b'?' => return false,
                byte if is_word(*byte) => return false,
                _ => {}
            }
        }
        from == 0
    }

    /// Whether a span begins its sentence.
    pub fn begins_sentence(&self, span: Span) -> bool {
        let start = self.sentence(span.start).start;
        !self.view.text[start..span.start].iter().any(|byte| is_word(*byte))
    }

    /// Whether quotation marks stand directly around a span, or one was opened before it in its
    /// sentence and not closed.
    pub fn is_quoted(&self, span: Span) -> bool {
        let is_mark = |byte| matches!(byte, b'"' | b'\'' | b'`' | b'*' | b'_');
        let (before, behind) = (self.view.byte_before(span.start), self.view.byte(span.end));
        let sentence = self.sentence(span.start);
        let opening = self.view.text[sentence.start..span.start].iter();
        let is_open = opening.filter(|byte| **byte == b'"').count() % 2 == 1;
        is_open || is_mark(before) && (is_mark(behind) || behind == b',')
    }

    /// Whether a span's sentence has one of the cues.
    pub fn sentence_has(&self, span: Span, cues: &[Cue]) -> bool {
        self.cues.has_any(cues, self.sentence(span.start))
    }
}

fn words(view: &View) -> Vec<Span> {
    let mut found = Vec::with_capacity(view.len() / 6);
    let mut start = None;
    for at in 0..=view.len() {
        let is_in = at < view.len() && is_word(view.byte(at));
        match (is_in, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn sentences(view: &View) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..view.len() {
        let is_end = match view.byte(at) {
            b'\n' => true,
            b'.' | b'!' | b'?' => {
                let next = view.byte(at + 1);
                matches!(next, b' ' | b'\n' | b'"') && !is_shortened(view, at)
            }
            b' ' => at - start >= SENTENCE_BYTES_MAX,
            _ => at - start >= 2 * SENTENCE_BYTES_MAX,
        };
        if is_end {
            found.push(Span::new(start, at + 1));
            start = at + 1;
        }
    }
    found.push(Span::new(start, view.len()));
    found
}

/// Whether the full stop at `at` belongs to a shortening, an initial or a number in a row.
fn is_shortened(view: &View, at: usize) -> bool {
    if view.byte(at) != b'.' {
        return false;
    }
    let from = at.saturating_sub(8);
    let before = &view.text[from..at];
    let start = before.iter().rposition(|byte| !is_word(*byte) && *byte != b'.');
    let start = from + start.map_or(0, |found| found + 1);
    let word = view.lower(Span::new(start, at));
    let is_initial = word.len() == 1 && view.byte(start).is_ascii_uppercase()
        || word.ends_with(|last: char| last.is_ascii_alphabetic())
            && word.len() > 2
            && word.as_bytes()[word.len() - 2] == b'.';
    let goes_on = view.byte(at + 2).is_ascii_lowercase();
    is_initial || goes_on || SHORTENINGS.contains(&word)
}

/// Web addresses: from a scheme or `www.` to the next blank.
fn links(view: &View) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let text = &view.lower;
    let mut at = 0;
    while at < text.len() {
        let is_start = text[at..].starts_with(b"http") && {
            let rest = &text[at + 4..];
            rest.starts_with(b"://") || rest.starts_with(b"s://")
        } || text[at..].starts_with(b"www.");
        let is_free = is_start && !is_letter(view.byte_before(at));
        if !is_free {
            at += 1;
            continue;
        }
        let end = text[at..].iter().position(|byte| matches!(byte, b' ' | b'"' | b'<' | b'>'));
        let end = end.map_or(text.len(), |length| at + length);
        found.push(Span::new(at, end));
        at = end;
    }
    found
}
