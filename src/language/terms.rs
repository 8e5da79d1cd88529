//! The terms of every passage of a corpus, and the dictionaries that its words make up.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::compounds::Compounds;
use super::data::function_words;
use super::keys::keys;
use super::lexicon::{Lexicon, LexiconWord};
use super::spelling::Spelling;
use super::tokens::tokens;
use crate::model::{Corpus, Guideline, Language, Passage, PassageTerms, TermId, Vocabulary};

/// How many passages before and after one in its section count as its neighbours.
const NEIGHBOURS_EACH_SIDE: usize = 1;

/// What the words of a corpus come to: computed once when it is loaded.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CorpusTerms {
    pub vocabulary: Vocabulary,
    /// By passage id.
    pub passages: Vec<PassageTerms>,
    /// The terms of all titles and headings, sorted, each once: what the corpus is about.
    pub subjects: Vec<TermId>,
    pub compounds: Compounds,
    pub spelling: Spelling,
    pub lexicon: Arc<Lexicon>,
}

/// The term of a word, of its key, or of a concept's term, that is only a part of a longer word.
pub fn part_term(of: &str) -> String {
    format!("+{of}")
}

/// The term of a concept.
pub fn concept_term(id: &str) -> String {
    format!("#{id}")
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
        let words = words_of(corpus);
        let labels = lexicon.label_words().filter(|word| !is_grammar(word)).map(str::to_string);
        let compounds = Compounds::new(words.iter().cloned().chain(labels));
        let mut reader = Reader {
            compounds: &compounds,
            lexicon: &lexicon,
            vocabulary: Vocabulary::default(),
            known: HashMap::new(),
        };
        let mut read = Vec::with_capacity(corpus.passage_count());
        for guideline in corpus.guidelines() {
            let first = read.len();
            let title = Rc::from(reader.set(guideline.language, &title_of(guideline)));
            for passage in &guideline.passages {
                read.push(reader.passage(guideline, passage, &title));
            }
            add_neighbours(&guideline.passages, &mut read[first..]);
        }
        let vocabulary = reader.vocabulary;
        let of_headings = read.iter().flat_map(|it| it.title.iter().chain(&it.heading));
        let subjects = sorted(of_headings.copied().collect());
        let passages = read.into_iter().map(|passage| passage.weighed(&vocabulary)).collect();
        CorpusTerms {
            vocabulary,
            subjects,
            passages,
            spelling: Spelling::new(words),
            compounds,
            lexicon,
        }
    }
}

/// Whether a word of a label carries only grammar, in either language.
fn is_grammar(word: &str) -> bool {
    function_words(Language::Nl).has(word) || function_words(Language::En).has(word)
}

/// All words of the corpus that are not grammar, folded, each once, in order.
fn words_of(corpus: &Corpus) -> Vec<String> {
    let mut words = std::collections::BTreeSet::new();
    for guideline in corpus.guidelines() {
        let function = function_words(guideline.language);
        let headings = guideline.sections.iter().map(|section| section.heading.as_str());
        let lead_ins = guideline.passages.iter().flat_map(|passage| &passage.lead_ins);
        let texts = guideline.passages.iter().map(|passage| passage.prose.text.as_str());
        let texts = texts.chain(headings).chain(lead_ins.map(|lead_in| lead_in.text.as_str()));
        for text in texts.chain([guideline.title.as_str()]) {
            let found = tokens(text).into_iter().map(|token| token.text);
            words.extend(found.filter(|word| !function.has(word)));
        }
    }
    words.into_iter().collect()
}

fn title_of(guideline: &Guideline) -> String {
    format!("{} {}", guideline.title, guideline.details.platforms.join(" "))
}

/// Turns words into terms, remembering each word it has met.
struct Reader<'a> {
    compounds: &'a Compounds,
    lexicon: &'a Lexicon,
    vocabulary: Vocabulary,
    known: HashMap<(Language, String), Rc<Word>>,
}

/// A word of the corpus: its terms (none for a word of grammar), and how to find concepts by it.
struct Word {
    of_lexicon: LexiconWord,
    terms: Vec<TermId>,
}

/// The terms of a passage, while those of others are still being read.
struct ReadPassage {
    sentences: Vec<Vec<(TermId, u32)>>,
    own: Vec<TermId>,
    lead_in: Vec<TermId>,
    heading: Vec<TermId>,
    title: Rc<[TermId]>,
    neighbours: Vec<TermId>,
}

impl ReadPassage {
    fn weighed(self, vocabulary: &Vocabulary) -> PassageTerms {
        let weigh = |terms: Vec<(TermId, u32)>| {
            let weight = sentence_weight(&terms, vocabulary);
            (terms, weight)
        };
        let sentences: Vec<_> = self.sentences.into_iter().map(weigh).collect();
        let around = [&self.lead_in[..], &self.heading, &self.title, &self.neighbours];
        PassageTerms::new(&sentences, around)
    }
}

impl Reader<'_> {
    /// The terms of one passage; its neighbours come later.
    fn passage(
        &mut self,
        guideline: &Guideline,
        passage: &Passage,
        title: &Rc<[TermId]>,
    ) -> ReadPassage {
        let language = guideline.language;
        let mut position = 0;
        let mut sentences = Vec::with_capacity(passage.sentences.len());
        let mut lead_in = String::new();
        for sentence in &passage.sentences {
            let text = passage.sentence_text(sentence);
            sentences.push(self.list(language, text, &mut position));
            if let Some(column) = &sentence.column {
                lead_in.push_str(&column.text);
                lead_in.push(' ');
            }
        }
        for sentence in &passage.lead_ins {
            lead_in.push_str(&sentence.text);
            lead_in.push(' ');
        }
        let path = guideline.sections.get(passage.section).map(|section| section.path.join(" "));
        let own = sorted(sentences.iter().flatten().map(|(term, _)| *term).collect());
        self.vocabulary.count_passage(own.iter().copied());
        ReadPassage {
            own,
            sentences,
            lead_in: self.set(language, &lead_in),
            heading: self.set(language, &path.unwrap_or_default()),
            title: Rc::clone(title),
            neighbours: Vec::new(),
        }
    }

    /// The terms of a text with their positions, counting on from `position`.
    fn list(&mut self, language: Language, text: &str, position: &mut u32) -> Vec<(TermId, u32)> {
        let words: Vec<Rc<Word>> =
            tokens(text).into_iter().map(|token| self.word(language, token.text)).collect();
        let mut found = Vec::new();
        let of_lexicon: Vec<&LexiconWord> = words.iter().map(|word| &word.of_lexicon).collect();
        for mention in self.lexicon.mentions(&of_lexicon) {
            let concept = &self.lexicon.concepts()[mention.concept];
            let first = mention.tokens.first().copied().unwrap_or_default() as u32;
            found.push((self.vocabulary.intern(&concept_term(&concept.id)), *position + first + 1));
        }
        for word in words {
            *position += 1;
            found.extend(word.terms.iter().map(|term| (*term, *position)));
        }
        found
    }

    /// The terms of a text, sorted, each once.
    fn set(&mut self, language: Language, text: &str) -> Vec<TermId> {
        sorted(self.list(language, text, &mut 0).into_iter().map(|(term, _)| term).collect())
    }

    /// One folded word, read once.
    fn word(&mut self, language: Language, word: String) -> Rc<Word> {
        let Reader { compounds, lexicon, vocabulary, known } = self;
        let read = |(language, word): &(Language, String)| {
            let word_keys = keys(word, *language);
            let of_lexicon = lexicon.word(&word_keys, *language);
            let mut terms = Vec::new();
            if !function_words(*language).function.contains(word) {
                terms.push(vocabulary.intern_word(word, word_keys));
                for part in compounds.split(word) {
                    let part_keys = keys(part, *language);
                    for mention in lexicon.mentions(&[&lexicon.word(&part_keys, *language)]) {
                        let concept = &lexicon.concepts()[mention.concept];
                        terms.push(vocabulary.intern(&part_term(&concept_term(&concept.id))));
                    }
                    let part_keys = part_keys.iter().map(|key| part_term(key));
                    terms.push(vocabulary.intern_word(&part_term(part), part_keys));
                }
            }
            Rc::new(Word { of_lexicon, terms: sorted(terms) })
        };
        Rc::clone(known.entry((language, word)).or_insert_with_key(read))
    }
}

/// Gives each passage the terms of those beside it in its section.
fn add_neighbours(passages: &[Passage], terms: &mut [ReadPassage]) {
    for at in 0..passages.len() {
        let from = at.saturating_sub(NEIGHBOURS_EACH_SIDE);
        let to = (at + NEIGHBOURS_EACH_SIDE).min(passages.len() - 1);
        let beside = (from..=to)
            .filter(|other| *other != at && passages[*other].section == passages[at].section)
            .flat_map(|other| terms[other].own.iter().copied());
        terms[at].neighbours = sorted(beside.collect());
    }
}

/// The sum over the words of a sentence of the highest idf among each word's terms.
fn sentence_weight(terms: &[(TermId, u32)], vocabulary: &Vocabulary) -> f32 {
    // In order: a sum of floats in another order is another sum, and an answer must not hang on it.
    let mut by_position: BTreeMap<u32, f32> = BTreeMap::new();
    for (term, position) in terms {
        let highest = by_position.entry(*position).or_default();
        *highest = highest.max(vocabulary.idf(Some(*term)));
    }
    by_position.values().sum()
}

fn sorted(mut terms: Vec<TermId>) -> Vec<TermId> {
    terms.sort_unstable();
    terms.dedup();
    terms
}
