//! What stands in a sentence and is no part of what it rules: words between quotation marks, and
//! what brackets add to it.

use std::ops::Range;

use super::lexicon::{Category, ClauseLexicon};
use super::{Gap, Word};

/// What stands between brackets is an aside with at most so many words.
const BRACKETED_WORDS_MAX: usize = 14;
/// "(b) remove spam": a word so short in brackets only counts.
const COUNTING_CHARS_MAX: usize = 2;

/// A bracketed remark that has one of these may be part of the rule.
const RULING: [Category; 9] = [
    Category::Condition,
    Category::Only,
    Category::Exception,
    Category::Without,
    Category::Negator,
    Category::May,
    Category::Must,
    Category::MustNot,
    Category::NeedNot,
];

/// The words of `text` without what is bracketed amid them, and with each quoted word as one that
/// says nothing: "bears the words “Not a photograph”" denies nothing.
pub fn without_asides(text: &str, mut all: Vec<Word>, lexicon: &ClauseLexicon) -> Vec<Word> {
    for quoted in quoted(text, &all) {
        for (order, word) in all[quoted].iter_mut().enumerate() {
            word.text.clear();
            word.text.push(QUOTED);
            word.gap = if order == 0 { word.gap } else { Gap::None };
        }
    }
    for bracketed in bracketed(text, &all).into_iter().rev() {
        let has_ruling = bracketed.clone().any(|at| lexicon.phrase_at(&all, at, &RULING).is_some());
        if has_ruling {
            continue;
        }
        let next = &mut all[bracketed.end];
        // What stands behind the bracket alone is what parts the two.
        let between = text.get(..next.span.start).and_then(|it| it.rsplit_once(')'));
        let between = between.map_or("", |it| it.1);
        next.gap = super::gap_of(between);
        all.drain(bracketed);
    }
    all
}

/// What a quoted word is read as.
const QUOTED: char = '“';

/// The words between each pair of quotation marks; not where all words of the sentence are, since
/// then they are what it says.
fn quoted(text: &str, all: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, letter) in text.char_indices() {
        let closes = open.is_some() && matches!(letter, '"' | '”' | '»' | '“');
        let opens = matches!(letter, '"' | '“' | '„' | '«');
        match open {
            Some(from) if closes => {
                let first = all.partition_point(|word| word.span.start < from);
                let end = all.partition_point(|word| word.span.start < at);
                if first < end && end - first < all.len() {
                    found.push(first..end);
                }
                open = None;
            }
            None if opens => open = Some(at),
            _ => {}
        }
    }
    found
}

/// The words between each pair of brackets that more words of the sentence stand around.
fn bracketed(text: &str, all: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open = Some(at),
            ')' => {
                let Some(from) = open.take() else { continue };
                let first = all.partition_point(|word| word.span.start < from);
                let end = all.partition_point(|word| word.span.start < at);
                let counts =
                    end - first == 1 && all[first].text.chars().count() <= COUNTING_CHARS_MAX;
                let is_amid = first > 0 && end < all.len();
                if is_amid && first < end && end - first <= BRACKETED_WORDS_MAX && !counts {
                    found.push(first..end);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::super::words;
    use super::without_asides;
    use crate::model::Language;

    fn read(text: &str) -> String {
        let all = without_asides(text, words(text), lexicon(Language::En));
        all.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_bracketed_amid_a_sentence_is_left_out() {
        assert_eq!(read("Officers (grade 11 and above) refrain."), "officers refrain");
        assert_eq!(read("Pictures (not of children) may go."), "pictures not of children may go");
        assert_eq!(read("Call the desk (day or night)."), "call the desk day or night");
        assert_eq!(read("You may (b) remove spam."), "you may b remove spam");
        assert_eq!(read("Open (and ) close ( it"), "open close it");
    }

    #[test]
    fn what_is_quoted_says_nothing() {
        assert_eq!(read("It says \"Not a photo\" below."), "it says “ “ “ below");
        assert_eq!(read("“You may not do this”"), "you may not do this");
        assert_eq!(read("An odd \" mark may not matter"), "an odd mark may not matter");
    }
}
