//! The words of a corpus by number, and where each passage has them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// The number of a term in a corpus' vocabulary.
pub type TermId = u32;

/// A stem, or another key under which words are forms of one word.
pub type FamilyId = u32;

/// A corpus of fewer passages does not tell which words are common: its words count as if the rest
/// were there and had none of them.
const COUNT_MIN: u32 = 100;

/// The terms of one corpus: words as they are written, parts of compounds, and concepts, each with
/// a number; and the families of words that are forms of one word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    ids: HashMap<String, TermId>,
    names: Vec<String>,
    /// In how many passages each term stands.
    passages: Vec<u32>,
    families: HashMap<String, FamilyId>,
    members: Vec<Vec<TermId>>,
    /// In how many passages any member of each family stands.
    family_passages: Vec<u32>,
    passage_count: u32,
    /// The families of each term; needed only while passages are counted.
    #[serde(skip)]
    families_of: Vec<Vec<FamilyId>>,
    /// The last passage, counted from 1, that was counted for each family.
    #[serde(skip)]
    counted: Vec<u32>,
}

impl Vocabulary {
    /// The number of `term`, a new one where it has none yet.
    pub fn intern(&mut self, term: &str) -> TermId {
        if let Some(id) = self.ids.get(term) {
            return *id;
        }
        let id = self.names.len() as TermId;
        self.ids.insert(term.to_string(), id);
        self.names.push(term.to_string());
        self.passages.push(0);
        self.families_of.push(Vec::new());
        id
    }

    /// The same for a word that belongs to the families of `keys` (each named once).
    pub fn intern_word(&mut self, term: &str, keys: impl IntoIterator<Item = String>) -> TermId {
        let is_new = !self.ids.contains_key(term);
        let id = self.intern(term);
        if is_new {
            for key in keys {
                let next = self.members.len() as FamilyId;
                let family = *self.families.entry(key).or_insert(next);
                if family == next {
                    self.members.push(Vec::new());
                    self.family_passages.push(0);
                    self.counted.push(0);
                }
                self.members[family as usize].push(id);
                self.families_of[id as usize].push(family);
            }
        }
        id
    }

    /// Counts one more passage, which holds each of `terms` (each named once).
    pub fn count_passage(&mut self, terms: impl IntoIterator<Item = TermId>) {
        self.passage_count += 1;
        for term in terms {
            self.passages[term as usize] += 1;
            for family in &self.families_of[term as usize] {
                let counted = &mut self.counted[*family as usize];
                if *counted != self.passage_count {
                    *counted = self.passage_count;
                    self.family_passages[*family as usize] += 1;
                }
            }
        }
    }

    /// The number of a term, none where no passage has it.
    pub fn id(&self, term: &str) -> Option<TermId> {
        self.ids.get(term).copied()
    }

    /// The family of a key, none where no word has it.
    pub fn family(&self, key: &str) -> Option<FamilyId> {
        self.families.get(key).copied()
    }

    /// The words of a family.
    pub fn members(&self, family: FamilyId) -> &[TermId] {
        self.members.get(family as usize).map_or(&[], Vec::as_slice)
    }

    pub fn name(&self, id: TermId) -> &str {
        self.names.get(id as usize).map_or("", String::as_str)
    }

    /// All terms, by number.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The inverse document frequency of a term in nats, as BM25 has it (Robertson and Spärck
    /// Jones): `ln(1 + (n - df + 0.5) / (df + 0.5))`; a term in no passage gets the highest.
    pub fn idf(&self, id: Option<TermId>) -> f32 {
        self.idf_of(id.map_or(0, |id| self.passages[id as usize]))
    }

    /// The same of a family, for a passage with any of its words.
    pub fn family_idf(&self, family: FamilyId) -> f32 {
        self.idf_of(self.family_passages[family as usize])
    }

    fn idf_of(&self, passages: u32) -> f32 {
        let (count, frequency) = (self.passage_count.max(COUNT_MIN) as f32, passages as f32);
        (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln()
    }
}

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
    /// position of each sentence's terms; the weight of each sentence as bits.
    row: Vec<u32>,
}

/// The terms of one sentence.
#[derive(Clone, Copy, Debug)]
pub struct SentenceTerms<'a> {
    /// In order of position.
    pub terms: &'a [TermId],
    /// The position of each in the passage, in words.
    pub positions: &'a [u32],
    /// How much it says: the sum over its words of the highest idf of their terms, in nats.
    pub weight: f32,
}

impl PassageTerms {
    /// Of sentences, each with its terms, their positions and its weight; and of what stands
    /// `around`: lead-ins with column headers; headings; the guideline's title and platforms; and
    /// the passages before and after it in its section; each sorted and each term once.
    pub fn new(
        sentences: &[(Vec<(TermId, u32)>, f32)],
        around: [&[TermId]; AROUND],
    ) -> PassageTerms {
        let mut end = 0;
        let lengths = sentences.iter().map(|(terms, _)| terms.len());
        let lengths = lengths.chain(around.iter().map(|terms| terms.len()));
        let mut row: Vec<u32> = lengths
            .map(|length| {
                end += length as u32;
                end
            })
            .collect();
        let of_sentences = || sentences.iter().flat_map(|(terms, _)| terms);
        row.extend(of_sentences().map(|(term, _)| *term));
        row.extend(around.iter().copied().flatten());
        row.extend(of_sentences().map(|(_, position)| *position));
        row.extend(sentences.iter().map(|(_, weight)| weight.to_bits()));
        row.shrink_to_fit();
        PassageTerms { sentence_count: sentences.len() as u32, row }
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
        let weight = f32::from_bits(self.row[self.row.len() - count + at]);
        Some(SentenceTerms {
            terms: &self.row[range.clone()],
            positions: &self.row[range.start + to_positions..range.end + to_positions],
            weight,
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_back_what_was_put_in() {
        let sentences = [(vec![(7, 1), (8, 2)], 1.5), (vec![], 0.0), (vec![(9, 4)], 2.5)];
        let passage = PassageTerms::new(&sentences, [&[1], &[2, 3], &[], &[4, 5, 6]]);
        let found: Vec<_> = passage
            .sentences()
            .map(|it| (it.terms.to_vec(), it.positions.to_vec(), it.weight))
            .collect();
        let first = (vec![7, 8], vec![1, 2], 1.5);
        assert_eq!(found, [first, (vec![], vec![], 0.0), (vec![9], vec![4], 2.5)]);
        assert_eq!(passage.around(), [&[1][..], &[2, 3], &[], &[4, 5, 6]]);
        assert!(passage.sentence(3).is_none());
        assert!(PassageTerms::default().sentences().next().is_none());
        assert_eq!(PassageTerms::default().around(), [&[] as &[TermId]; AROUND]);
        let around: [&[TermId]; AROUND] = [&[1], &[], &[], &[]];
        assert_eq!(PassageTerms::new(&[], around).around(), around);
    }
}
