//! All guidelines of one organisation, and the only door to their words.

use std::sync::Arc;

use jiff::civil::Date;

use super::answer::Part;
use super::guideline::{Guideline, Passage, Section};
use super::language::Language;
use super::span::{Lines, Span};

/// All guidelines of one organisation; never changed once loaded.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    guidelines: Vec<Arc<Guideline>>,
    /// Guideline and passage in it, for each passage of the corpus in order.
    places: Vec<(usize, usize)>,
    fingerprint: String,
}

impl Corpus {
    /// A corpus of `guidelines`, whose passages are numbered in order from 0.
    ///
    /// `fingerprint` names the very texts; the caller hashes them.
    pub fn new(guidelines: Vec<Arc<Guideline>>, fingerprint: String) -> Self {
        let places = guidelines
            .iter()
            .enumerate()
            .flat_map(|(at, guideline)| (0..guideline.passages.len()).map(move |of| (at, of)))
            .collect();
        Corpus { guidelines, places, fingerprint }
    }

    pub fn guidelines(&self) -> &[Arc<Guideline>] {
        &self.guidelines
    }

    /// The guidelines that hold on `day`, those in `language` first; each list of them, and the
    /// numbers by which people call them, go by this order.
    pub fn listed(&self, day: Date, language: Language) -> Vec<&Guideline> {
        let all = self.guidelines.iter().map(|guideline| &**guideline);
        let mut listed: Vec<&Guideline> =
            all.filter(|guideline| guideline.details.is_valid_on(day)).collect();
        listed.sort_by_key(|guideline| guideline.language != language);
        listed
    }

    /// How many passages there are; their ids are the numbers below it.
    pub fn passage_count(&self) -> usize {
        self.places.len()
    }

    /// The hex fingerprint of the texts.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The places of a passage's guideline among the guidelines, and of the passage in it.
    pub fn place(&self, id: usize) -> Option<(usize, usize)> {
        self.places.get(id).copied()
    }

    /// The passage of an id, with its guideline.
    pub fn passage(&self, id: usize) -> Option<(&Guideline, &Passage)> {
        let (guideline, passage) = *self.places.get(id)?;
        let guideline = self.guidelines.get(guideline)?;
        Some((guideline, guideline.passages.get(passage)?))
    }

    /// The passage of an id with its section.
    pub fn section(&self, id: usize) -> Option<&Section> {
        let (guideline, passage) = self.passage(id)?;
        guideline.sections.get(passage.section)
    }

    /// The id of the first passage of the guideline at `guideline` in `guidelines`.
    pub fn first_passage(&self, guideline: usize) -> usize {
        self.places.partition_point(|(of, _)| *of < guideline)
    }

    /// The guideline of a path or slug.
    pub fn find(&self, name: &str) -> Option<&Guideline> {
        let named = |guideline: &&Arc<Guideline>| guideline.file == name || guideline.slug == name;
        self.guidelines.iter().find(named).map(|guideline| &**guideline)
    }

    /// The words of some of a passage's sentences, one after another, as they stand in the file.
    ///
    /// None where there is no such passage or sentence, or the range is empty.
    pub fn quote(&self, id: usize, sentences: std::ops::Range<usize>) -> Option<Quote> {
        let (guideline, passage) = self.passage(id)?;
        let chosen = passage.sentences.get(sentences.clone())?;
        let (first, last) = (chosen.first()?, chosen.last()?);
        let whole = sentences.len() == passage.sentences.len();
        let span = if whole { passage.span } else { first.source.cover(last.source) };
        let parts = chosen.iter().map(|sentence| Part {
            column: sentence.column.as_ref().map(|column| column.text.clone()),
            text: passage.sentence_text(sentence).to_string(),
            span: sentence.source,
        });
        Quote::slice(guideline, span, parts.collect())
    }
}

/// Words of a guideline, sliced from the loaded file and from nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    span: Span,
    text: String,
    lines: Lines,
    parts: Vec<Part>,
}

impl Quote {
    /// The only constructor: what stands at `span`; none where that is no text of the file.
    fn slice(guideline: &Guideline, span: Span, parts: Vec<Part>) -> Option<Quote> {
        let text = span.of(&guideline.text)?.to_string();
        let lines = guideline.lines.lines(span);
        (!text.trim().is_empty()).then_some(Quote { span, text, lines, parts })
    }

    /// Where it stands, in bytes of the guideline's text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The bytes of the file, markup and all.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// Its sentences without markup, for showing.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}
