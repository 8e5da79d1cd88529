//! The terms by which each word of a question can be found.

use crate::language::{CorpusTerms, LexiconWord, Relation, Token, concept_term, keys, part_term};
use crate::model::{Alternative, InquiryWord, Language, TermId, Way};

// How well a term stands for a word of the question, 1 being the word itself. Set by hand in the
// order of how often each way of finding a word is right; the ranking's own weights are fitted.
const FORM: f32 = 0.97;
const JOINED: f32 = 0.9;
const MISSPELLED: f32 = 0.8;
const PART_OF_PASSAGE_WORD: f32 = 0.7;
const PART_OF_BOTH: f32 = 0.6;
const SAME_CONCEPT: f32 = 0.85;
const BROADER: f32 = 0.6;
const BROADEST: f32 = 0.4;
const NARROWER: f32 = 0.45;
const NARROWEST: f32 = 0.3;
const RELATED: f32 = 0.3;

/// The words of a question that stand at `content` among all its `tokens`, with their terms.
pub fn inquiry_words(
    all: &[Token],
    content: &[usize],
    language: Language,
    terms: &CorpusTerms,
) -> Vec<InquiryWord> {
    let of_lexicon: Vec<LexiconWord> = all
        .iter()
        .map(|token| terms.lexicon.word(&keys(&token.text, language), language))
        .collect();
    let mentions = terms.lexicon.mentions(&of_lexicon.iter().collect::<Vec<_>>());
    let mut words: Vec<InquiryWord> = Vec::with_capacity(content.len());
    for (at, place) in content.iter().enumerate() {
        let token = &all[*place];
        let mut alternatives = whole(&token.text, language, terms);
        for beside in [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))] {
            if let Some((first, second)) = beside
                && second < content.len()
            {
                let joined = format!("{}{}", all[content[first]].text, all[content[second]].text);
                add(&mut alternatives, known_keys(&joined, language, terms), (Way::Joined, JOINED));
            }
        }
        let split = terms.compounds.split(&token.text);
        let parts: Vec<_> = split.iter().map(|part| part_of(part, language, terms)).collect();
        if alternatives.is_empty() && parts.iter().all(Vec::is_empty) {
            for near in terms.spelling.near(&token.text) {
                add(
                    &mut alternatives,
                    known_keys(near, language, terms),
                    (Way::Misspelled, MISSPELLED),
                );
                add(
                    &mut alternatives,
                    known_keys(near, language.other(), terms),
                    (Way::Misspelled, MISSPELLED),
                );
            }
        }
        let mut is_of_field = split.iter().any(|part| {
            let part = terms.lexicon.word(&keys(part, language), language);
            !terms.lexicon.mentions(&[&part]).is_empty()
        });
        for mention in mentions.iter().filter(|mention| mention.tokens.contains(place)) {
            add_concepts(&mut alternatives, mention.concept, terms);
            is_of_field = true;
        }
        // A corpus without titles or headings does not tell what it is about.
        is_of_field |= terms.subjects.is_empty();
        is_of_field |= alternatives
            .iter()
            .any(|it| it.way == Way::Form && terms.subjects.binary_search(&it.term).is_ok());
        words.push(InquiryWord {
            word: token.text.clone(),
            span: token.span,
            idf: idf(&alternatives, &parts, terms),
            alternatives,
            parts,
            is_of_field,
        });
    }
    words
}

/// Adds the terms of a concept and of those that can stand for it.
fn add_concepts(alternatives: &mut Vec<Alternative>, concept: usize, terms: &CorpusTerms) {
    for (relative, relation) in terms.lexicon.relatives(concept) {
        let (way, strength) = match relation {
            Relation::Same => (Way::Concept, SAME_CONCEPT),
            Relation::Broader(1) => (Way::Broader, BROADER),
            Relation::Broader(_) => (Way::Broader, BROADEST),
            Relation::Narrower(1) => (Way::Narrower, NARROWER),
            Relation::Narrower(_) => (Way::Narrower, NARROWEST),
            Relation::Related => (Way::Related, RELATED),
        };
        let term = concept_term(&terms.lexicon.concepts()[relative].id);
        let in_part = terms.vocabulary.id(&part_term(&term));
        add(alternatives, terms.vocabulary.id(&term).into_iter().collect(), (way, strength));
        add(alternatives, in_part.into_iter().collect(), (way, strength * PART_OF_PASSAGE_WORD));
    }
}

/// The terms of a whole word: itself, its forms, and compounds that it is a part of.
fn whole(word: &str, language: Language, terms: &CorpusTerms) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    add(&mut alternatives, terms.vocabulary.id(word).into_iter().collect(), (Way::Form, 1.0));
    add(&mut alternatives, known_keys(word, language, terms), (Way::Form, FORM));
    add(&mut alternatives, known_parts(word, language, terms), (Way::Part, PART_OF_PASSAGE_WORD));
    alternatives
}

/// The terms of a part of a compound.
fn part_of(part: &str, language: Language, terms: &CorpusTerms) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    add(&mut alternatives, known_keys(part, language, terms), (Way::Form, FORM));
    add(&mut alternatives, known_parts(part, language, terms), (Way::Part, PART_OF_BOTH));
    for mention in terms.lexicon.mentions(&[&terms.lexicon.word(&keys(part, language), language)]) {
        add_concepts(&mut alternatives, mention.concept, terms);
    }
    alternatives
}

fn known_keys(word: &str, language: Language, terms: &CorpusTerms) -> Vec<TermId> {
    keys(word, language).iter().filter_map(|key| terms.vocabulary.id(key)).collect()
}

fn known_parts(word: &str, language: Language, terms: &CorpusTerms) -> Vec<TermId> {
    let parts = keys(word, language).into_iter().map(|key| part_term(&key));
    parts.filter_map(|term| terms.vocabulary.id(&term)).collect()
}

/// Adds terms that are not there yet; the first way to a term is its best.
fn add(alternatives: &mut Vec<Alternative>, terms: Vec<TermId>, (way, strength): (Way, f32)) {
    for term in terms {
        if alternatives.iter().all(|known| known.term != term) {
            alternatives.push(Alternative { term, way, strength });
        }
    }
}

/// How much a word tells passages apart: as its commonest form or concept does, since what is said
/// everywhere in other words tells as little; for a compound that stands nowhere, as its rarest
/// part; for a word that is found in weaker ways alone, as the commonest of these; for one unknown
/// to the corpus, as much as any word could.
fn idf(alternatives: &[Alternative], parts: &[Vec<Alternative>], terms: &CorpusTerms) -> f32 {
    let commonest = |alternatives: &[Alternative], is_meant: fn(Way) -> bool| {
        let meant = alternatives.iter().filter(|it| is_meant(it.way));
        meant.map(|it| terms.vocabulary.idf(Some(it.term))).reduce(f32::min)
    };
    let is_same = |way| !matches!(way, Way::Broader | Way::Narrower | Way::Related);
    commonest(alternatives, is_same)
        .or_else(|| parts.iter().filter_map(|part| commonest(part, is_same)).reduce(f32::max))
        .or_else(|| commonest(alternatives, |_| true))
        .unwrap_or_else(|| terms.vocabulary.idf(None))
}
