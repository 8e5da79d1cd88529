//! The words of a corpus by number: how many passages have each, and which are forms of one word.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::layered::{LayeredList, LayeredMap};
use super::terms::{GuidelineTerms, PassageTerms, SentenceTerms};

/// The number of a term in a corpus' vocabulary.
pub type TermId = u32;

/// A stem, or another key under which words are forms of one word.
pub type FamilyId = u32;

/// A corpus of fewer passages does not tell which words are common: its words count as if the rest
/// were there and had none of them.
const COUNT_MIN: u32 = 100;

/// The idf of terms in fewer passages than this is looked up: most terms are.
const IDF_TABLE_MAX: u32 = 1024;

/// The terms of one corpus: words as they are written, parts of compounds, and concepts, each with
/// a number; and the families of words that are forms of one word.
///
/// A term keeps its number as long as any snapshot that was made from another has it. One that no
/// guideline has any more is as if it were not there. Nothing that can be seen of a vocabulary
/// hangs on the order in which it was made, so that one that has come about by many edits is the
/// same as one that was made at once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    ids: LayeredMap<Arc<str>, TermId>,
    names: LayeredList<Arc<str>>,
    families: LayeredMap<Arc<str>, FamilyId>,
    /// The words of each family, in order of their names.
    members: LayeredList<Vec<Member>>,
    /// In how many passages each term stands.
    passages: Vec<u32>,
    /// In how many passages any member of each family stands.
    family_passages: Vec<u32>,
    passage_count: u32,
    /// In how many guidelines in each language each term stands.
    guidelines: [Vec<u32>; 2],
    /// In how many titles and headings, by guideline, each term stands.
    subjects: Vec<u32>,
    /// How many terms stand in any.
    subject_count: u32,
    /// By number of passages.
    idfs: Vec<f32>,
}

/// A word of a family, and the languages in which it is one of its forms.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Member {
    term: TermId,
    in_languages: [bool; 2],
}

fn number(language: Language) -> usize {
    match language {
        Language::Nl => 0,
        Language::En => 1,
    }
}

impl Vocabulary {
    /// The number of `term`, a new one where it has none yet.
    pub fn intern(&mut self, term: &str) -> TermId {
        if let Some(id) = self.ids.get(term) {
            return *id;
        }
        let id = self.names.len() as TermId;
        let name: Arc<str> = Arc::from(term);
        self.ids.insert(Arc::clone(&name), id);
        self.names.push(name);
        self.passages.push(0);
        self.guidelines.iter_mut().for_each(|counts| counts.push(0));
        self.subjects.push(0);
        id
    }

    /// The same for a word that belongs, in `language`, to the families of `keys` (each named
    /// once); with these.
    pub fn intern_word(
        &mut self,
        term: &str,
        language: Language,
        keys: impl IntoIterator<Item = String>,
    ) -> (TermId, Vec<FamilyId>) {
        let id = self.intern(term);
        let families = keys.into_iter().map(|key| self.join(id, language, key)).collect();
        (id, families)
    }

    /// Makes a term a member of the family of `key`.
    fn join(&mut self, term: TermId, language: Language, key: String) -> FamilyId {
        let family = match self.families.get(key.as_str()) {
            Some(family) => *family,
            None => {
                let family = self.members.len() as FamilyId;
                self.families.insert(Arc::from(key), family);
                self.members.push(Vec::new());
                self.family_passages.push(0);
                family
            }
        };
        let members = self.members.get(family as usize).map_or(&[][..], Vec::as_slice);
        let known = members.iter().position(|member| member.term == term);
        if known.is_some_and(|at| members[at].in_languages[number(language)]) {
            return family;
        }
        let names = &self.names;
        let name = |term: TermId| names.get(term as usize).map_or("", |name| name);
        let at = members.partition_point(|member| name(member.term) < name(term));
        if let Some(members) = self.members.get_mut(family as usize) {
            if known.is_none() {
                members.insert(at, Member { term, in_languages: [false; 2] });
            }
            members[known.unwrap_or(at)].in_languages[number(language)] = true;
        }
        family
    }

    /// Counts what a guideline has, and which `passages` of it; `families` are those of each of
    /// these (each named once for a passage).
    pub fn count(
        &mut self,
        terms: &GuidelineTerms,
        passages: &[&PassageTerms],
        families: &[FamilyId],
    ) {
        self.change(terms, passages, families, |count| {
            *count += 1;
            *count == 1
        });
    }

    /// Takes back what was counted.
    pub fn uncount(
        &mut self,
        terms: &GuidelineTerms,
        passages: &[&PassageTerms],
        families: &[FamilyId],
    ) {
        self.change(terms, passages, families, |count| {
            *count -= 1;
            *count == 0
        });
    }

    /// Changes each count once for each thing counted; `by` tells whether that is the turn from
    /// none to some or back.
    fn change(
        &mut self,
        terms: &GuidelineTerms,
        passages: &[&PassageTerms],
        families: &[FamilyId],
        by: impl Fn(&mut u32) -> bool,
    ) {
        for term in terms.all.iter() {
            by(&mut self.guidelines[number(terms.language)][*term as usize]);
        }
        for term in terms.subjects.iter() {
            if by(&mut self.subjects[*term as usize]) {
                by(&mut self.subject_count);
            }
        }
        for passage in passages {
            by(&mut self.passage_count);
            for term in own_terms(passage) {
                by(&mut self.passages[term as usize]);
            }
        }
        for family in families {
            by(&mut self.family_passages[*family as usize]);
        }
    }

    /// Makes ready what hangs on the number of passages; to be called when all is counted.
    pub fn finish(&mut self) {
        let count = self.passage_count.min(IDF_TABLE_MAX);
        self.idfs = (0..count).map(|passages| self.computed_idf(passages)).collect();
    }

    /// Whether any guideline has a term.
    pub fn is_there(&self, id: TermId) -> bool {
        self.guidelines.iter().any(|counts| counts.get(id as usize).is_some_and(|it| *it > 0))
    }

    /// The number of a term, none where no guideline has it.
    pub fn id(&self, term: &str) -> Option<TermId> {
        self.known_id(term).filter(|id| self.is_there(*id))
    }

    /// The same, whether any guideline has it or not.
    pub fn known_id(&self, term: &str) -> Option<TermId> {
        self.ids.get(term).copied()
    }

    /// The family of a key, none where no word has it.
    pub fn family(&self, key: &str) -> Option<FamilyId> {
        self.families.get(key).copied().filter(|family| self.members(*family).next().is_some())
    }

    /// The same, whether any guideline has a word of it or not.
    pub fn known_family(&self, key: &str) -> Option<FamilyId> {
        self.families.get(key).copied()
    }

    /// The words of a family, in order of their names.
    pub fn members(&self, family: FamilyId) -> impl Iterator<Item = TermId> {
        let members = self.members.get(family as usize).map_or(&[][..], Vec::as_slice);
        let is_there = |member: &&Member| {
            let of_languages = self.guidelines.iter().zip(member.in_languages);
            let count = |counts: &Vec<u32>| counts.get(member.term as usize).copied();
            of_languages.into_iter().any(|(counts, is_in)| is_in && count(counts) > Some(0))
        };
        members.iter().filter(is_there).map(|member| member.term)
    }

    pub fn name(&self, id: TermId) -> &str {
        self.names.get(id as usize).map_or("", |name| name)
    }

    /// All terms that any guideline has, by number, with their names.
    pub fn terms(&self) -> impl Iterator<Item = (TermId, &str)> {
        let named = self.names.iter().enumerate().map(|(id, name)| (id as TermId, &**name));
        named.filter(|(id, _)| self.is_there(*id))
    }

    /// All numbers of terms are below it.
    pub fn term_bound(&self) -> usize {
        self.names.len()
    }

    /// Whether a term stands in a title or heading.
    pub fn is_subject(&self, id: TermId) -> bool {
        self.subjects.get(id as usize).is_some_and(|count| *count > 0)
    }

    /// Whether any term does.
    pub fn has_subjects(&self) -> bool {
        self.subject_count > 0
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

    /// How much a sentence says: the sum over its words of the highest idf of their terms, in
    /// nats.
    pub fn weight(&self, sentence: SentenceTerms) -> f32 {
        let (mut sum, mut highest, mut place) = (0.0, 0.0f32, None);
        for (term, position) in sentence.terms.iter().zip(sentence.positions) {
            if place != Some(position) {
                sum += highest;
                (highest, place) = (0.0, Some(position));
            }
            highest = highest.max(self.idf(Some(*term)));
        }
        sum + highest
    }

    fn idf_of(&self, passages: u32) -> f32 {
        self.idfs.get(passages as usize).copied().unwrap_or_else(|| self.computed_idf(passages))
    }

    fn computed_idf(&self, passages: u32) -> f32 {
        let (count, frequency) = (self.passage_count.max(COUNT_MIN) as f32, passages as f32);
        (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln()
    }

    /// How many terms and families came or changed with edits, and how many there are in all.
    pub fn edited(&self) -> (usize, usize) {
        let on_top = self.names.on_top() + self.members.on_top();
        (on_top, self.names.len() + self.members.len())
    }

    /// Whether it was made at once, and can be written to a file.
    pub fn is_flat(&self) -> bool {
        let maps = self.ids.is_flat() && self.families.is_flat();
        maps && self.names.is_flat() && self.members.is_flat()
    }
}

/// The terms of a passage's own sentences, sorted, each once.
pub fn own_terms(passage: &PassageTerms) -> Vec<TermId> {
    let all = passage.sentences().flat_map(|sentence| sentence.terms.iter().copied());
    super::terms::sorted(all.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guideline(language: Language, terms: &[TermId]) -> GuidelineTerms {
        let sentence = terms.iter().enumerate().map(|(at, term)| (*term, at as u32 + 1)).collect();
        let passage = PassageTerms::new(&[sentence], [&[]; 4]);
        GuidelineTerms::new(language, vec![passage], Vec::new())
    }

    #[test]
    fn a_word_that_no_guideline_has_any_more_is_not_there() {
        let mut vocabulary = Vocabulary::default();
        let key = || ["post".to_string()];
        let (posts, families) = vocabulary.intern_word("posts", Language::En, key());
        let (posten, _) = vocabulary.intern_word("posten", Language::Nl, key());
        let english = guideline(Language::En, &[posts]);
        let dutch = guideline(Language::Nl, &[posten, posts]);
        vocabulary.count(&english, &[&english.passages[0]], &families);
        vocabulary.count(&dutch, &[&dutch.passages[0]], &families);
        vocabulary.finish();
        assert_eq!(vocabulary.members(families[0]).collect::<Vec<_>>(), [posten, posts]);
        assert!(vocabulary.idf(Some(posten)) > vocabulary.idf(Some(posts)));

        // In a Dutch text it stays a word, and is no form of an English one.
        vocabulary.uncount(&english, &[&english.passages[0]], &families);
        vocabulary.finish();
        assert_eq!(vocabulary.members(families[0]).collect::<Vec<_>>(), [posten]);
        assert_eq!(vocabulary.id("posts"), Some(posts));

        vocabulary.uncount(&dutch, &[&dutch.passages[0]], &families);
        vocabulary.finish();
        assert_eq!(vocabulary.id("posts"), None);
        assert_eq!(vocabulary.family("post"), None);
        assert_eq!(vocabulary.terms().count(), 0);
    }
}
