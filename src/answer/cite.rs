//! A candidate as a citation: which sentences are quoted, and what is needed to understand them.

use std::ops::Range;

use crate::model::{Citation, Corpus, Fragment, Guideline, LeadIn, Passage, PassageKind, Sentence};

/// The citation of a passage whose sentence number `sentence` carries the answer.
///
/// A passage of at most `quote_chars_max` characters is quoted whole; of a longer one, the
/// carrying sentence and as many whole sentences around it as fit. A single longer sentence is
/// still quoted whole. None where the corpus has no such passage or sentence.
pub fn cite(
    corpus: &Corpus,
    passage_id: usize,
    sentence: usize,
    quote_chars_max: usize,
    score: f32,
) -> Option<Citation> {
    let (guideline, passage) = corpus.passage(passage_id)?;
    let sentence = carrying(passage, sentence);
    let carrying = passage.sentences.get(sentence)?;
    let range = quoted_sentences(guideline, passage, sentence, quote_chars_max);
    let section = guideline.sections.get(passage.section);
    Some(Citation {
        passage: passage_id,
        guideline: guideline.slug.clone(),
        title: guideline.title.clone(),
        organisation: guideline.parent.as_ref().map(|parent| parent.name.clone()),
        file: guideline.file.clone(),
        language: guideline.language,
        section: section.map(|section| section.path.clone()).unwrap_or_default(),
        number: passage.number,
        quote: corpus.quote(passage_id, range)?,
        sentence: fragment(guideline, passage, carrying)?,
        column: carrying.column.as_ref().and_then(|column| lead_in(guideline, column)),
        lead_ins: passage.lead_ins.iter().filter_map(|it| lead_in(guideline, it)).collect(),
        version: guideline.details.version.clone(),
        valid_from: guideline.details.valid_from,
        link: guideline.details.link.clone(),
        glosses: Vec::new(),
        score,
    })
}

/// The sentence that answers where `sentence` is the one that asks or leads in: the next one that
/// does neither. In a table's row, that is the next cell after the one that names the case.
fn carrying(passage: &Passage, sentence: usize) -> usize {
    let first_column = passage.sentences.first().and_then(|first| first.column.as_ref());
    let leads = |at: usize| {
        let text = passage.sentence_text(&passage.sentences[at]);
        let is_label = passage.kind == PassageKind::Row
            && passage.sentences[at].column.as_ref() == first_column;
        is_label || text.ends_with(['?', ':'])
    };
    let after = sentence..passage.sentences.len();
    after.into_iter().find(|at| !leads(*at)).unwrap_or(sentence)
}

/// A sentence as it stands in the file and without its markup; none where the file has not got it.
pub fn fragment(guideline: &Guideline, passage: &Passage, sentence: &Sentence) -> Option<Fragment> {
    Some(Fragment {
        span: sentence.source,
        text: sentence.source.of(&guideline.text)?.to_string(),
        plain: passage.sentence_text(sentence).to_string(),
    })
}

fn lead_in(guideline: &Guideline, lead_in: &LeadIn) -> Option<Fragment> {
    let text = lead_in.span.of(&guideline.text)?.to_string();
    Some(Fragment { span: lead_in.span, text, plain: lead_in.text.clone() })
}

/// The sentences to quote: all of them where they fit, else those around the carrying one, the
/// next before the one before it.
fn quoted_sentences(
    guideline: &Guideline,
    passage: &Passage,
    sentence: usize,
    chars_max: usize,
) -> Range<usize> {
    let fits = |range: &Range<usize>| {
        let whole = range.len() == passage.sentences.len();
        let (first, last) = (&passage.sentences[range.start], &passage.sentences[range.end - 1]);
        let span = if whole { passage.span } else { first.source.cover(last.source) };
        span.of(&guideline.text).is_some_and(|text| text.chars().count() <= chars_max)
    };
    let all = 0..passage.sentences.len();
    if fits(&all) {
        return all;
    }
    let mut range = sentence..sentence + 1;
    loop {
        let longer_after = range.start..range.end + 1;
        let longer_before = range.start.saturating_sub(1)..range.end;
        if longer_after.end <= passage.sentences.len() && fits(&longer_after) {
            range = longer_after;
        } else if longer_before.start < range.start && fits(&longer_before) {
            range = longer_before;
        } else {
            return range;
        }
    }
}
