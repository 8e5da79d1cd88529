//! Reads the terms of one guideline after another into a vocabulary.

use std::rc::Rc;

use foldhash::HashMap;

use super::compounds::Compounds;
use super::data::function_words;
use super::keys::keys;
use super::lexicon::{Lexicon, LexiconWord};
use super::sorts::given_sorts;
use super::terms::{concept_term, part_term};
use super::tokens::tokens;
use crate::model::terms::sorted;
use crate::model::vocabulary::own_terms;
use crate::model::{
    FamilyId, Guideline, GuidelineTerms, Language, Passage, PassageTerms, Sorts, Span, TermId,
    Vocabulary,
};

/// The words of a passage in its visible text, in the order in which its terms count them.
pub fn word_spans(passage: &Passage) -> Vec<Span> {
    let mut spans = Vec::new();
    for sentence in &passage.sentences {
        let text = sentence.plain.of(&passage.prose.text).unwrap_or("");
        let shift = sentence.plain.start + (text.len() - text.trim_start().len());
        let words = tokens(text.trim()).into_iter().map(|token| token.span);
        spans.extend(words.map(|span| Span::new(span.start + shift, span.end + shift)));
    }
    spans
}

/// How many passages before and after one in its section count as its neighbours.
const NEIGHBOURS_EACH_SIDE: usize = 1;

/// Turns words into terms, remembering each word it has met.
pub struct Reader<'a> {
    compounds: &'a Compounds,
    lexicon: &'a Lexicon,
    vocabulary: &'a mut Vocabulary,
    known: HashMap<(Language, String), Rc<Word>>,
    families: HashMap<(Language, TermId), Rc<[FamilyId]>>,
    /// The last passage, counted from 1, in which each family was met.
    met: Vec<u32>,
    met_last: u32,
}

/// A word of the corpus: its terms (none for a word of grammar), and how to find concepts by it.
struct Word {
    of_lexicon: LexiconWord,
    terms: Vec<TermId>,
    gives: Sorts,
}

/// How far a passage has been read: its words so far, and what sorts of answer they can give.
#[derive(Default)]
struct Progress {
    position: u32,
    gives: Sorts,
}

/// The terms of a passage, while those of its neighbours are still being read.
struct ReadPassage {
    sentences: Vec<Vec<(TermId, u32)>>,
    own: Vec<TermId>,
    lead_in: Vec<TermId>,
    heading: Vec<TermId>,
    neighbours: Vec<TermId>,
    gives: Sorts,
}

impl ReadPassage {
    /// What was read of a passage that stands somewhere else now.
    fn of(known: &PassageTerms) -> ReadPassage {
        let placed = known.sentences().map(|sentence| {
            let placed = sentence.terms.iter().copied().zip(sentence.positions.iter().copied());
            placed.collect::<Vec<_>>()
        });
        let [lead_in, heading, ..] = known.around();
        ReadPassage {
            sentences: placed.collect(),
            own: own_terms(known),
            lead_in: lead_in.to_vec(),
            heading: heading.to_vec(),
            neighbours: Vec::new(),
            gives: known.gives(),
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader that splits by `compounds`, finds the concepts of `lexicon`, and adds to
    /// `vocabulary`.
    pub fn new(
        compounds: &'a Compounds,
        lexicon: &'a Lexicon,
        vocabulary: &'a mut Vocabulary,
    ) -> Self {
        let (known, families) = (HashMap::default(), HashMap::default());
        Reader { compounds, lexicon, vocabulary, known, families, met: Vec::new(), met_last: 0 }
    }

    /// The terms of a guideline; from now on they count.
    pub fn guideline(&mut self, guideline: &Guideline) -> GuidelineTerms {
        let terms = self.read(guideline, |_| None);
        self.count(&terms, &terms.passages.iter().collect::<Vec<_>>());
        terms
    }

    /// The same of a guideline that takes the place of `earlier`, in which no compound splits
    /// otherwise: passages that stand there too, under the same words, are not read again.
    pub fn guideline_after(
        &mut self,
        guideline: &Guideline,
        (earlier, of_earlier): (&Guideline, &GuidelineTerms),
    ) -> GuidelineTerms {
        let mut left: HashMap<String, Vec<usize>> = HashMap::default();
        for (at, passage) in earlier.passages.iter().enumerate() {
            left.entry(words_around(earlier, passage)).or_default().push(at);
        }
        let words = guideline.passages.iter().map(|passage| words_around(guideline, passage));
        let kept: Vec<Option<usize>> =
            words.map(|words| left.get_mut(&words).and_then(Vec::pop)).collect();
        let gone: Vec<&PassageTerms> =
            left.values().flatten().map(|at| &of_earlier.passages[*at]).collect();
        let families = self.families(of_earlier.language, &gone);
        self.vocabulary.uncount(of_earlier, &gone, &families);
        let terms = self.read(guideline, |at| kept[at].map(|at| &of_earlier.passages[at]));
        let added = terms.passages.iter().zip(&kept).filter(|(_, kept)| kept.is_none());
        self.count(&terms, &added.map(|(passage, _)| passage).collect::<Vec<_>>());
        terms
    }

    /// The terms of a guideline, of which those of some passages are known by their place.
    fn read<'b>(
        &mut self,
        guideline: &Guideline,
        known: impl Fn(usize) -> Option<&'b PassageTerms>,
    ) -> GuidelineTerms {
        let title = self.set(guideline.language, &title_of(guideline));
        let passages = guideline.passages.iter().enumerate();
        let read = passages.map(|(at, passage)| match known(at) {
            Some(known) => ReadPassage::of(known),
            None => self.passage(guideline, passage),
        });
        let mut read: Vec<_> = read.collect();
        add_neighbours(&guideline.passages, &mut read);
        let of_headings = read.iter().flat_map(|it| it.heading.iter().copied());
        let has_passages = !read.is_empty();
        let of_title = title.iter().copied().filter(|_| has_passages);
        let subjects = sorted(of_headings.chain(of_title).collect());
        let passages = read.into_iter().map(|it| {
            let around = [&it.lead_in[..], &it.heading, &title, &it.neighbours];
            PassageTerms::new(&it.sentences, around).giving(it.gives)
        });
        GuidelineTerms::new(guideline.language, passages.collect(), subjects)
    }

    fn count(&mut self, terms: &GuidelineTerms, passages: &[&PassageTerms]) {
        let families = self.families(terms.language, passages);
        self.vocabulary.count(terms, passages, &families);
    }

    /// No longer counts the terms of a guideline.
    pub fn take_back(&mut self, terms: &GuidelineTerms) {
        let passages: Vec<&PassageTerms> = terms.passages.iter().collect();
        let families = self.families(terms.language, &passages);
        self.vocabulary.uncount(terms, &passages, &families);
    }

    /// The families of the words of each passage, each once for a passage.
    fn families(&mut self, language: Language, passages: &[&PassageTerms]) -> Vec<FamilyId> {
        let mut found = Vec::new();
        for passage in passages {
            self.met_last += 1;
            for term in own_terms(passage) {
                for family in self.families_of(language, term).iter() {
                    let at = *family as usize;
                    if self.met.len() <= at {
                        self.met.resize(at + 1, 0);
                    }
                    if self.met[at] != self.met_last {
                        self.met[at] = self.met_last;
                        found.push(*family);
                    }
                }
            }
        }
        found
    }

    fn families_of(&mut self, language: Language, term: TermId) -> Rc<[FamilyId]> {
        let Reader { vocabulary, families, .. } = self;
        let find = || {
            let name = vocabulary.name(term);
            if name.trim_start_matches('+').starts_with('#') {
                return Rc::from([]);
            }
            let found: Vec<FamilyId> = match name.strip_prefix('+') {
                None => keys(name, language)
                    .iter()
                    .filter_map(|key| vocabulary.known_family(key))
                    .collect(),
                Some(part) => keys(part, language)
                    .iter()
                    .filter_map(|key| vocabulary.known_family(&part_term(key)))
                    .collect(),
            };
            Rc::from(found)
        };
        Rc::clone(families.entry((language, term)).or_insert_with(find))
    }

    /// The terms of one passage; its neighbours come later.
    fn passage(&mut self, guideline: &Guideline, passage: &Passage) -> ReadPassage {
        let language = guideline.language;
        let mut progress = Progress::default();
        let mut sentences = Vec::with_capacity(passage.sentences.len());
        let mut lead_in = String::new();
        for sentence in &passage.sentences {
            let text = passage.sentence_text(sentence);
            sentences.push(self.list(language, text, &mut progress));
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
        ReadPassage {
            own: sorted(sentences.iter().flatten().map(|(term, _)| *term).collect()),
            sentences,
            lead_in: self.set(language, &lead_in),
            heading: self.set(language, &path.unwrap_or_default()),
            neighbours: Vec::new(),
            gives: progress.gives,
        }
    }

    /// The terms of a text with their positions, in order of these, counting on from `progress`.
    fn list(
        &mut self,
        language: Language,
        text: &str,
        progress: &mut Progress,
    ) -> Vec<(TermId, u32)> {
        let words: Vec<Rc<Word>> =
            tokens(text).into_iter().map(|token| self.word(language, token.text)).collect();
        let mut found = Vec::new();
        let of_lexicon: Vec<&LexiconWord> = words.iter().map(|word| &word.of_lexicon).collect();
        for mention in self.lexicon.mentions(&of_lexicon) {
            let concept = &self.lexicon.concepts()[mention.concept];
            let first = mention.tokens.first().copied().unwrap_or_default() as u32;
            found.push((
                self.vocabulary.intern(&concept_term(&concept.id)),
                progress.position + first + 1,
            ));
        }
        for word in words {
            progress.position += 1;
            progress.gives = progress.gives.or(word.gives);
            found.extend(word.terms.iter().map(|term| (*term, progress.position)));
        }
        found.sort_by_key(|(_, position)| *position);
        found
    }

    /// The terms of a text, sorted, each once.
    fn set(&mut self, language: Language, text: &str) -> Vec<TermId> {
        sorted(
            self.list(language, text, &mut Progress::default())
                .into_iter()
                .map(|(term, _)| term)
                .collect(),
        )
    }

    /// One folded word, read once.
    fn word(&mut self, language: Language, word: String) -> Rc<Word> {
        let Reader { compounds, lexicon, vocabulary, known, families, .. } = self;
        let read = |(language, word): &(Language, String)| {
            let mut add = |term: &str, keys: Vec<String>| {
                let (id, of_word) = vocabulary.intern_word(term, *language, keys);
                families.entry((*language, id)).or_insert_with(|| Rc::from(of_word));
                id
            };
            let word_keys = keys(word, *language);
            let of_lexicon = lexicon.word(&word_keys, *language);
            let mut terms = Vec::new();
            if !function_words(*language).function.contains(word) {
                terms.push(add(word, word_keys));
                for part in compounds.split(word) {
                    let part_keys = keys(part, *language);
                    for mention in lexicon.mentions(&[&lexicon.word(&part_keys, *language)]) {
                        let concept = &lexicon.concepts()[mention.concept];
                        terms.push(add(&part_term(&concept_term(&concept.id)), Vec::new()));
                    }
                    let part_keys = part_keys.iter().map(|key| part_term(key)).collect();
                    terms.push(add(&part_term(part), part_keys));
                }
            }
            let gives = given_sorts(word, *language);
            Rc::new(Word { of_lexicon, terms: sorted(terms), gives })
        };
        Rc::clone(known.entry((language, word)).or_insert_with_key(read))
    }
}

/// All words that the terms of a passage come from, but for those of the title and of passages
/// beside it.
fn words_around(guideline: &Guideline, passage: &Passage) -> String {
    let mut words = format!("{:?}", guideline.language);
    let mut add = |mark: char, text: &str| {
        words.push(mark);
        words.push_str(text);
    };
    for sentence in &passage.sentences {
        add('\u{1}', passage.sentence_text(sentence));
        if let Some(column) = &sentence.column {
            add('\u{2}', &column.text);
        }
    }
    passage.lead_ins.iter().for_each(|lead_in| add('\u{3}', &lead_in.text));
    let path = guideline.sections.get(passage.section).map(|section| &section.path);
    path.into_iter().flatten().for_each(|heading| add('\u{4}', heading));
    words
}

fn title_of(guideline: &Guideline) -> String {
    format!("{} {}", guideline.title, guideline.details.platforms.join(" "))
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
