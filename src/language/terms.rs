//! The terms of every passage of a corpus, and the dictionaries that its words make up.

use std::collections::HashMap;

use super::compounds::Compounds;
use super::data::function_words;
use super::keys::keys;
use super::spelling::Spelling;
use super::tokens::tokens;
use crate::model::{Corpus, Guideline, Language, Passage, PassageTerms, TermId, Vocabulary};

/// How many passages before and after one in its section count as its neighbours.
const NEIGHBOURS_EACH_SIDE: usize = 1;

/// What the words of a corpus come to: computed once when it is loaded.
#[derive(Clone, Debug, Default)]
pub struct CorpusTerms {
    pub vocabulary: Vocabulary,
    /// By passage id.
    pub passages: Vec<PassageTerms>,
    pub compounds: Compounds,
    pub spelling: Spelling,
}

/// The term of a key that is only a part of a longer word.
pub fn part_term(key: &str) -> String {
    format!("+{key}")
}

impl CorpusTerms {
    /// The terms of all passages of `corpus`, by passage id.
    pub fn new(corpus: &Corpus) -> Self {
        let words = words_of(corpus);
        let compounds = Compounds::new(words.iter().cloned());
        let mut reader = Reader {
            compounds: &compounds,
            vocabulary: Vocabulary::default(),
            known: HashMap::new(),
        };
        let mut passages = Vec::with_capacity(corpus.passage_count());
        for guideline in corpus.guidelines() {
            let first = passages.len();
            let title = reader.set(guideline.language, &title_of(guideline));
            for passage in &guideline.passages {
                passages.push(reader.passage(guideline, passage, &title));
            }
            add_neighbours(&guideline.passages, &mut passages[first..]);
        }
        let vocabulary = reader.vocabulary;
        CorpusTerms { vocabulary, passages, spelling: Spelling::new(words), compounds }
    }
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
    vocabulary: Vocabulary,
    known: HashMap<(Language, String), Vec<TermId>>,
}

impl Reader<'_> {
    /// The terms of one passage; its neighbours come later.
    fn passage(
        &mut self,
        guideline: &Guideline,
        passage: &Passage,
        title: &[TermId],
    ) -> PassageTerms {
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
        PassageTerms {
            own,
            sentences,
            lead_in: self.set(language, &lead_in),
            heading: self.set(language, &path.unwrap_or_default()),
            title: title.to_vec(),
            neighbours: Vec::new(),
        }
    }

    /// The terms of a text with their positions, counting on from `position`.
    fn list(&mut self, language: Language, text: &str, position: &mut u32) -> Vec<(TermId, u32)> {
        let mut found = Vec::new();
        for token in tokens(text) {
            *position += 1;
            if !function_words(language).function.contains(&token.text) {
                let at = *position;
                found.extend(self.terms(language, token.text).iter().map(|term| (*term, at)));
            }
        }
        found
    }

    /// The terms of a text, sorted, each once.
    fn set(&mut self, language: Language, text: &str) -> Vec<TermId> {
        sorted(self.list(language, text, &mut 0).into_iter().map(|(term, _)| term).collect())
    }

    /// The terms of one folded word: its keys, and those of its parts.
    fn terms(&mut self, language: Language, word: String) -> &[TermId] {
        let Reader { compounds, vocabulary, known } = self;
        known.entry((language, word)).or_insert_with_key(|(language, word)| {
            let own = keys(word, *language).into_iter();
            let parts = compounds.split(word).into_iter();
            let parts = parts.flat_map(|part| keys(part, *language)).map(|key| part_term(&key));
            sorted(own.chain(parts).map(|term| vocabulary.intern(&term)).collect())
        })
    }
}

fn sorted(mut terms: Vec<TermId>) -> Vec<TermId> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Gives each passage the terms of those beside it in its section.
fn add_neighbours(passages: &[Passage], terms: &mut [PassageTerms]) {
    for at in 0..passages.len() {
        let from = at.saturating_sub(NEIGHBOURS_EACH_SIDE);
        let to = (at + NEIGHBOURS_EACH_SIDE).min(passages.len() - 1);
        let beside = (from..=to)
            .filter(|other| *other != at && passages[*other].section == passages[at].section)
            .flat_map(|other| terms[other].own.iter().copied());
        terms[at].neighbours = sorted(beside.collect());
    }
}
