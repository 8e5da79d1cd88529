//! The terms of passages and guidelines: where each has the words of the vocabulary.

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::sorts::Sorts;
use super::vocabulary::TermId;

/// What stands around a passage, in the order of `PassageTerms::around`.
pub const AROUND: usize = 4;

/// The terms of one passage and of what stands around it, ready to be gone through.
///
/// All of it lies in one row of numbers, since a ranking that looks up a passage in ten places of
/// memory waits for memory more than it computes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PassageTerms {
    sentence_count: u32,
    /// The end of each sentence's terms, then of each of the sets around; all the terms; the
    /// position of each sentence's terms.
    row: Vec<u32>,
    /// What sorts of answer its own words can give.
    gives: Sorts,
}

/// The terms of one sentence.
#[derive(Clone, Copy, Debug)]
pub struct SentenceTerms<'a> {
    /// In order of position.
    pub terms: &'a [TermId],
    /// The position of each in the passage, in words.
    pub positions: &'a [u32],
}

impl PassageTerms {
    /// Of sentences, each with its terms and their positions, in order of these; and of what stands
    /// `around`: lead-ins with column headers; headings; the guideline's title and platforms; and
    /// the passages before and after it in its section; each sorted and each term once.
    pub fn new(sentences: &[Vec<(TermId, u32)>], around: [&[TermId]; AROUND]) -> PassageTerms {
        let mut end = 0;
        let lengths = sentences.iter().map(Vec::len);
        let lengths = lengths.chain(around.iter().map(|terms| terms.len()));
        let mut row: Vec<u32> = lengths
            .map(|length| {
                end += length as u32;
                end
            })
            .collect();
        let of_sentences = || sentences.iter().flatten();
        row.extend(of_sentences().map(|(term, _)| *term));
        row.extend(around.iter().copied().flatten());
        row.extend(of_sentences().map(|(_, position)| *position));
        row.shrink_to_fit();
        PassageTerms { sentence_count: sentences.len() as u32, row, gives: Sorts::default() }
    }

    /// The same, of words that can give these sorts of answer.
    pub fn giving(self, gives: Sorts) -> PassageTerms {
        PassageTerms { gives, ..self }
    }

    /// What sorts of answer its own words can give.
    pub fn gives(&self) -> Sorts {
        self.gives
    }

    fn sentence_count(&self) -> usize {
        self.sentence_count as usize
    }

    /// The places in the row of the terms of a sentence, or of a set around, counted on.
    fn range(&self, at: usize) -> std::ops::Range<usize> {
        let terms = self.sentence_count() + AROUND;
        let start = if at == 0 { 0 } else { self.row[at - 1] as usize };
        terms + start..terms + self.row[at] as usize
    }

    /// A sentence by its place; none where there are fewer.
    pub fn sentence(&self, at: usize) -> Option<SentenceTerms<'_>> {
        let count = self.sentence_count();
        if at >= count {
            return None;
        }
        let range = self.range(at);
        let to_positions = self.row[count + AROUND - 1] as usize;
        Some(SentenceTerms {
            terms: &self.row[range.clone()],
            positions: &self.row[range.start + to_positions..range.end + to_positions],
        })
    }

    /// All sentences, in order.
    pub fn sentences(&self) -> impl Iterator<Item = SentenceTerms<'_>> {
        (0..self.sentence_count()).filter_map(|at| self.sentence(at))
    }

    /// The terms of lead-ins, headings, title and neighbours.
    pub fn around(&self) -> [&[TermId]; AROUND] {
        if self.row.is_empty() {
            return [&[]; AROUND];
        }
        std::array::from_fn(|at| &self.row[self.range(self.sentence_count() + at)])
    }

    /// The terms that the index has of it: each as often as it says it, then those of lead-ins,
    /// headings and title once.
    pub fn indexed(&self) -> impl Iterator<Item = TermId> {
        let own = self.sentences().flat_map(|sentence| sentence.terms.iter().copied());
        let [lead_in, heading, title, _] = self.around();
        own.chain([lead_in, heading, title].into_iter().flatten().copied())
    }
}

/// The terms of one guideline; shared by all snapshots in which they are the same.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct GuidelineTerms {
    pub language: Language,
    pub passages: Vec<PassageTerms>,
    /// All terms in it, sorted.
    pub all: Box<[TermId]>,
    /// Those of its title and headings, sorted: what it is about.
    pub subjects: Box<[TermId]>,
    /// How many terms the index has of it, each as often as it stands there.
    pub indexed: u64,
    /// How many of its passages have any.
    pub worded: u32,
}

impl GuidelineTerms {
    /// Of `passages` in `language`, under a title and headings with the terms `subjects`, sorted.
    pub fn new(language: Language, passages: Vec<PassageTerms>, subjects: Vec<TermId>) -> Self {
        let of_passages = passages.iter().flat_map(PassageTerms::indexed);
        let all = sorted(of_passages.chain(subjects.iter().copied()).collect());
        let counts = passages.iter().map(|passage| passage.indexed().count() as u64);
        let (indexed, worded) = counts
            .fold((0, 0), |(sum, worded), count| (sum + count, worded + u32::from(count > 0)));
        let (all, subjects) = (all.into(), subjects.into());
        GuidelineTerms { language, passages, all, subjects, indexed, worded }
    }
}

/// `terms` in order, each once.
pub fn sorted(mut terms: Vec<TermId>) -> Vec<TermId> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_back_what_was_put_in() {
        let sentences = [vec![(7, 1), (8, 2)], vec![], vec![(9, 4)]];
        let passage = PassageTerms::new(&sentences, [&[1], &[2, 3], &[], &[4, 5, 6]]);
        let found: Vec<_> =
            passage.sentences().map(|it| (it.terms.to_vec(), it.positions.to_vec())).collect();
        let first = (vec![7, 8], vec![1, 2]);
        assert_eq!(found, [first, (vec![], vec![]), (vec![9], vec![4])]);
        assert_eq!(passage.around(), [&[1][..], &[2, 3], &[], &[4, 5, 6]]);
        assert_eq!(passage.indexed().collect::<Vec<_>>(), [7, 8, 9, 1, 2, 3]);
        assert!(passage.sentence(3).is_none());
        assert!(PassageTerms::default().sentences().next().is_none());
        assert_eq!(PassageTerms::default().around(), [&[] as &[TermId]; AROUND]);
        let around: [&[TermId]; AROUND] = [&[1], &[], &[], &[]];
        assert_eq!(PassageTerms::new(&[], around).around(), around);
    }
}
