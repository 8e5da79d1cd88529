//! The terms of every passage of a corpus, and the dictionaries that its words make up.

use std::sync::{Arc, OnceLock};

use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use super::compounds::Compounds;
use super::data::function_words;
use super::guideline_terms::Reader;
use super::lexicon::{Lexicon, Relation};
use super::spelling::Spelling;
use super::tokens::tokens;
use crate::model::{Corpus, Guideline, GuidelineTerms, Language, PassageTerms, TermId, Vocabulary};

/// Where more than one in so many terms and families came with edits, all are made anew: what lies
/// on top of the common layer is copied at each edit, and holds words that nobody uses any more.
const EDITED_SHARE: usize = 2;
/// So many do no harm, however few there are in all.
const EDITED_FEW: usize = 10_000;

/// What the words of a corpus come to: computed when it is loaded, and after an edit only for what
/// the edit changes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CorpusTerms {
    pub vocabulary: Vocabulary,
    pub compounds: Compounds,
    pub spelling: Spelling,
    pub lexicon: Arc<Lexicon>,
    /// In the order of the corpus.
    guidelines: Vec<Arc<GuidelineTerms>>,
    /// The id of the first passage of each.
    first_passages: Vec<usize>,
    passage_count: usize,
    /// By concept: the terms that `concept_terms` gives, as far as they were asked for, and those
    /// that no guideline has any more. Shared by snapshots as long as no concept is new in one.
    #[serde(skip)]
    of_concepts: Arc<OnceLock<Box<[OfConcept]>>>,
}

/// The terms that can stand for one concept, once they were asked for.
type OfConcept = OnceLock<Box<[ConceptTerm]>>;

/// A term of the corpus that can stand for a concept.
#[derive(Clone, Copy, Debug)]
pub struct ConceptTerm {
    pub term: TermId,
    /// How the concept that it is the term of lies to the one asked for.
    pub relation: Relation,
    /// Whether it is that concept as a part of a longer word.
    pub is_part: bool,
}

/// The term of a word, of its key, or of a concept's term, that is only a part of a longer word.
pub fn part_term(of: &str) -> String {
    format!("+{of}")
}

/// The term of a concept.
pub fn concept_term(id: &str) -> String {
    format!("#{id}")
}

/// Whether a term is that of a concept, or of one as a part of a longer word.
fn is_concept(term: &str) -> bool {
    term.strip_prefix('+').unwrap_or(term).starts_with('#')
}

/// Whether a term is a word as it is written, and neither a part nor a concept.
fn is_word(term: &str) -> bool {
    !term.starts_with(['+', '#'])
}

/// What people can read of a term: a concept's preferred label, or the word without its mark.
pub fn readable_term(terms: &CorpusTerms, term: TermId, language: Language) -> String {
    let name = terms.vocabulary.name(term);
    let name = name.strip_prefix('+').unwrap_or(name);
    let Some(id) = name.strip_prefix('#') else {
        return name.to_string();
    };
    let concept = terms.lexicon.concepts().iter().find(|concept| concept.id == id);
    let labels = concept.map(|concept| &concept.preferred);
    let label = labels.map(|[nl, en]| match language {
        Language::Nl => nl,
        Language::En => en,
    });
    label.filter(|label| !label.is_empty()).map_or(id, String::as_str).to_string()
}

impl CorpusTerms {
    /// The terms of all passages of `corpus`, by passage id, with the concepts of `lexicon`.
    pub fn new(corpus: &Corpus, lexicon: Arc<Lexicon>) -> Self {
        let labels = lexicon.label_words().filter(|word| !is_grammar(word)).map(str::to_string);
        let compounds = Compounds::new(labels);
        let nothing = CorpusTerms { compounds, lexicon, ..CorpusTerms::default() };
        nothing.changed(&Corpus::default(), corpus)
    }

    /// The terms of `corpus`, made from these, which are those of `earlier`: only guidelines that
    /// are not in `earlier`, and those with a compound that splits otherwise since the edit, are
    /// read. It is the same as what `new` makes of `corpus`, but for the numbers of terms.
    pub fn after(&self, earlier: &Corpus, corpus: &Corpus) -> Self {
        let (edited, all) = self.vocabulary.edited();
        if edited > EDITED_FEW.max(all / EDITED_SHARE) {
            return CorpusTerms::new(corpus, Arc::clone(&self.lexicon));
        }
        self.clone().changed(earlier, corpus)
    }

    /// The terms of the corpus that can stand for a concept, by its number, itself first, then its
    /// relatives; looked up once.
    pub fn concept_terms(&self, concept: usize) -> impl Iterator<Item = &ConceptTerm> {
        let count = self.lexicon.concepts().len();
        let all = self.of_concepts.get_or_init(|| (0..count).map(|_| OnceLock::new()).collect());
        let look_up = || {
            let mut found = Vec::new();
            for (relative, relation) in self.lexicon.relatives(concept) {
                let term = concept_term(&self.lexicon.concepts()[relative].id);
                for (name, is_part) in [(&term, false), (&part_term(&term), true)] {
                    let term = self.vocabulary.known_id(name);
                    found.extend(term.map(|term| ConceptTerm { term, relation, is_part }));
                }
            }
            found.into()
        };
        let known = all.get(concept).map_or(&[][..], |kept| kept.get_or_init(look_up));
        known.iter().filter(|it| self.vocabulary.is_there(it.term))
    }

    fn changed(mut self, earlier: &Corpus, corpus: &Corpus) -> Self {
        let terms_before = self.vocabulary.term_bound();
        let known = earlier.guidelines().iter().map(Arc::as_ptr).zip(&self.guidelines);
        let mut kept: HashMap<*const Guideline, Arc<GuidelineTerms>> =
            known.map(|(guideline, terms)| (guideline, Arc::clone(terms))).collect();
        let is_new = |it: &&Arc<Guideline>| !kept.contains_key(&Arc::as_ptr(it));
        let added: Vec<_> = corpus.guidelines().iter().filter(is_new).collect();
        let present: HashSet<_> = corpus.guidelines().iter().map(Arc::as_ptr).collect();
        let gone = earlier.guidelines().iter().filter(|it| !present.contains(&Arc::as_ptr(it)));
        // Without an earlier corpus there is nothing to split otherwise, and what is not shared is
        // changed in its place.
        let split_before = (!self.guidelines.is_empty()).then(|| self.compounds.clone());
        let changed_words = self.change_words(gone.clone().map(|it| &**it), &added);
        let resplit = split_before.map(|before| self.split_otherwise(&before, &changed_words));
        let resplit = resplit.unwrap_or_default();
        let is_resplit =
            |terms: &GuidelineTerms| resplit.iter().any(|it| terms.all.binary_search(it).is_ok());

        let mut reader = Reader::new(&self.compounds, &self.lexicon, &mut self.vocabulary);
        let in_place: HashMap<&str, *const Guideline> =
            added.iter().map(|it| (it.file.as_str(), Arc::as_ptr(it))).collect();
        let mut replaced = HashMap::default();
        gone.for_each(|guideline| {
            let Some(terms) = kept.remove(&Arc::as_ptr(guideline)) else { return };
            match in_place.get(guideline.file.as_str()).filter(|_| !is_resplit(&terms)) {
                Some(new) => drop(replaced.insert(*new, (guideline, terms))),
                None => reader.take_back(&terms),
            }
        });
        kept.retain(|_, terms| {
            let is_kept = !is_resplit(terms);
            if !is_kept {
                reader.take_back(terms);
            }
            is_kept
        });
        let of = |guideline: &Arc<Guideline>| match kept.get(&Arc::as_ptr(guideline)) {
            Some(terms) => Arc::clone(terms),
            None => Arc::new(match replaced.get(&Arc::as_ptr(guideline)) {
                Some((earlier, terms)) => {
                    reader.guideline_after(guideline, (&***earlier, &**terms))
                }
                None => reader.guideline(guideline),
            }),
        };
        self.guidelines = corpus.guidelines().iter().map(of).collect();
        self.vocabulary.finish();
        let mut new = (terms_before..self.vocabulary.term_bound()).map(|it| it as TermId);
        if new.any(|term| is_concept(self.vocabulary.name(term))) {
            self.of_concepts = Arc::default();
        }
        self.passage_count = 0;
        self.first_passages.clear();
        for guideline in &self.guidelines {
            self.first_passages.push(self.passage_count);
            self.passage_count += guideline.passages.len();
        }
        self
    }

    /// Takes the words of the guidelines that are `gone` out of the dictionaries and puts those of
    /// `added` in; the words that compounds are split by since then, or no longer.
    fn change_words<'a>(
        &mut self,
        gone: impl Iterator<Item = &'a Guideline>,
        added: &[&Arc<Guideline>],
    ) -> Vec<String> {
        let mut changes: HashMap<String, i32> = HashMap::default();
        for guideline in gone {
            words_of(guideline).into_iter().for_each(|it| *changes.entry(it).or_default() -= 1);
        }
        for guideline in added {
            words_of(guideline).into_iter().for_each(|it| *changes.entry(it).or_default() += 1);
        }
        changes.retain(|_, by| *by != 0);
        let changes = self.compounds.change(changes);
        self.spelling.change(&changes.of_guidelines);
        changes.of_all
    }

    /// The compounds that split otherwise than they did `before`, since `changed_words` came or
    /// went.
    fn split_otherwise(&self, before: &Compounds, changed_words: &[String]) -> Vec<TermId> {
        if changed_words.is_empty() {
            return Vec::new();
        }
        // Only a word that holds another, and the least of a part beside it, can be split at it.
        let shortest = changed_words.iter().map(String::len).min().unwrap_or(0);
        let may_hold = |name: &str| Compounds::may_split_at(name, shortest) && is_word(name);
        let compounds = self.vocabulary.terms().filter(|(_, name)| may_hold(name));
        let is_changed = |name: &str| before.split(name) != self.compounds.split(name);
        let Ok(finder) =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(changed_words)
        else {
            // There are too many to be looked for at once.
            return compounds.filter(|(_, it)| is_changed(it)).map(|(term, _)| term).collect();
        };
        // One text of all is gone through far quicker than one name after the other.
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (term, name) in compounds {
            text.push_str(name);
            text.push('\n');
            ends.push((text.len(), term, name));
        }
        let place = |at: usize| ends.partition_point(|(end, ..)| *end <= at);
        let mut places: Vec<usize> = finder.find_iter(&text).map(|it| place(it.start())).collect();
        places.dedup();
        let found = places.into_iter().filter_map(|at| ends.get(at));
        found.filter(|(.., name)| is_changed(name)).map(|(_, term, _)| *term).collect()
    }

    /// The terms of each guideline, in the order of the corpus.
    pub fn guidelines(&self) -> &[Arc<GuidelineTerms>] {
        &self.guidelines
    }

    pub fn passage_count(&self) -> usize {
        self.passage_count
    }

    /// The id of the first passage of the guideline at `guideline`.
    pub fn first_passage(&self, guideline: usize) -> usize {
        self.first_passages.get(guideline).copied().unwrap_or(self.passage_count)
    }

    /// The terms of a passage by its id.
    pub fn passage(&self, id: usize) -> Option<&PassageTerms> {
        let guideline = self.first_passages.partition_point(|first| *first <= id).checked_sub(1)?;
        self.guidelines.get(guideline)?.passages.get(id - self.first_passages[guideline])
    }

    /// Whether it was made at once, and can be written to a file.
    pub fn is_flat(&self) -> bool {
        self.vocabulary.is_flat() && self.compounds.is_flat()
    }
}

/// Whether a word of a label carries only grammar, in either language.
fn is_grammar(word: &str) -> bool {
    function_words(Language::Nl).has(word) || function_words(Language::En).has(word)
}

/// All words of a guideline that are not grammar, folded.
fn words_of(guideline: &Guideline) -> HashSet<String> {
    let function = function_words(guideline.language);
    let headings = guideline.sections.iter().map(|section| section.heading.as_str());
    let lead_ins = guideline.passages.iter().flat_map(|passage| &passage.lead_ins);
    let texts = guideline.passages.iter().map(|passage| passage.prose.text.as_str());
    let texts = texts.chain(headings).chain(lead_ins.map(|lead_in| lead_in.text.as_str()));
    let texts = texts.chain([guideline.title.as_str()]);
    let words = texts.flat_map(tokens).map(|token| token.text);
    words.filter(|word| !function.has(word)).collect()
}
