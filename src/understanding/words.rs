//! The terms by which each word of a question can be found.

use crate::language::clause::is_act;
use crate::language::{CorpusTerms, LexiconWord, Relation, Token, keys, part_term};
use crate::model::{Alternative, FamilyId, InquiryWord, Language, Way};

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
    let all_keys: Vec<Vec<String>> = all.iter().map(|it| keys(&it.text, language)).collect();
    let of_lexicon: Vec<LexiconWord> =
        all_keys.iter().map(|keys| terms.lexicon.word(keys, language)).collect();
    let mentions = terms.lexicon.mentions(&of_lexicon.iter().collect::<Vec<_>>());
    let join =
        |pair: &[usize]| keys(&format!("{}{}", all[pair[0]].text, all[pair[1]].text), language);
    let joined: Vec<Vec<String>> = content.windows(2).map(join).collect();
    let mut words: Vec<InquiryWord> = Vec::with_capacity(content.len());
    for (at, place) in content.iter().enumerate() {
        let token = &all[*place];
        let mut alternatives = whole(&all_keys[*place], terms);
        for pair in [at.checked_sub(1), Some(at)].into_iter().flatten() {
            if let Some(keys) = joined.get(pair) {
                add_forms(&mut alternatives, keys, terms, (Way::Joined, JOINED));
            }
        }
        let split: Vec<Part> = terms
            .compounds
            .split(&token.text)
            .into_iter()
            .map(|part| Part::new(part, language, terms))
            .collect();
        let parts: Vec<_> = split.iter().map(|part| part.alternatives(terms)).collect();
        if alternatives.is_empty() && parts.iter().all(Vec::is_empty) {
            let mut meant = terms.spelling.near(&token.text);
            if meant.is_empty() {
                meant = terms.spelling.begun(&token.text);
            }
            for near in meant {
                for language in [language, language.other()] {
                    let way = (Way::Misspelled, MISSPELLED);
                    add_forms(&mut alternatives, &keys(near, language), terms, way);
                }
            }
        }
        let mut is_of_field = split.iter().any(|part| !part.mentions.is_empty());
        for mention in mentions.iter().filter(|mention| mention.tokens.contains(place)) {
            add_concepts(&mut alternatives, mention.concept, terms);
            is_of_field = true;
        }
        // A corpus without titles or headings does not tell what it is about.
        is_of_field |= !terms.vocabulary.has_subjects();
        is_of_field |= alternatives
            .iter()
            .any(|it| it.way == Way::Form && terms.vocabulary.is_subject(it.term));
        words.push(InquiryWord {
            word: token.text.clone(),
            span: token.span,
            idf: idf(&alternatives, &parts, terms),
            alternatives,
            parts,
            is_act: is_act(&token.text, language),
            is_of_field,
        });
    }
    words
}

/// A part of a compound of the question.
struct Part {
    keys: Vec<String>,
    /// The concepts that it is a label of.
    mentions: Vec<usize>,
}

impl Part {
    fn new(part: &str, language: Language, terms: &CorpusTerms) -> Part {
        let keys = keys(part, language);
        let mentions = terms.lexicon.mentions(&[&terms.lexicon.word(&keys, language)]);
        Part { keys, mentions: mentions.into_iter().map(|mention| mention.concept).collect() }
    }

    /// The terms that can stand for it.
    fn alternatives(&self, terms: &CorpusTerms) -> Vec<Alternative> {
        let mut alternatives = Vec::new();
        add_forms(&mut alternatives, &self.keys, terms, (Way::Form, FORM));
        add_parts(&mut alternatives, &self.keys, terms, PART_OF_BOTH);
        for concept in &self.mentions {
            add_concepts(&mut alternatives, *concept, terms);
        }
        alternatives
    }
}

/// Adds the terms of a concept and of those that can stand for it.
fn add_concepts(alternatives: &mut Vec<Alternative>, concept: usize, terms: &CorpusTerms) {
    for it in terms.concept_terms(concept) {
        let (way, strength) = match it.relation {
            Relation::Same => (Way::Concept, SAME_CONCEPT),
            Relation::Broader(1) => (Way::Broader, BROADER),
            Relation::Broader(_) => (Way::Broader, BROADEST),
            Relation::Narrower(1) => (Way::Narrower, NARROWER),
            Relation::Narrower(_) => (Way::Narrower, NARROWEST),
            Relation::Related => (Way::Related, RELATED),
        };
        let strength = if it.is_part { strength * PART_OF_PASSAGE_WORD } else { strength };
        let idf = terms.vocabulary.idf(Some(it.term));
        add(alternatives, Alternative { term: it.term, way, strength, idf });
    }
}

/// The terms of a whole word: itself, its forms, and compounds that it is a part of; the first of
/// its keys is the word itself.
fn whole(keys: &[String], terms: &CorpusTerms) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    add_forms(&mut alternatives, keys, terms, (Way::Form, FORM));
    let itself = keys.first().and_then(|word| terms.vocabulary.id(word));
    if let Some(known) = alternatives.iter_mut().find(|it| Some(it.term) == itself) {
        known.strength = 1.0;
    }
    add_parts(&mut alternatives, keys, terms, PART_OF_PASSAGE_WORD);
    alternatives
}

/// Adds all words that share one of `keys`.
fn add_forms(
    alternatives: &mut Vec<Alternative>,
    keys: &[String],
    terms: &CorpusTerms,
    way: (Way, f32),
) {
    let families = keys.iter().filter_map(|key| terms.vocabulary.family(key)).collect();
    add_families(alternatives, families, terms, way);
}

/// Adds all parts of compounds that share one of `keys`.
fn add_parts(
    alternatives: &mut Vec<Alternative>,
    keys: &[String],
    terms: &CorpusTerms,
    strength: f32,
) {
    let families = keys.iter().filter_map(|key| terms.vocabulary.family(&part_term(key))).collect();
    add_families(alternatives, families, terms, (Way::Part, strength));
}

/// Adds the words of `families`; each tells as much as the commonest of these does.
fn add_families(
    alternatives: &mut Vec<Alternative>,
    families: Vec<FamilyId>,
    terms: &CorpusTerms,
    (way, strength): (Way, f32),
) {
    let idfs = families.iter().map(|family| terms.vocabulary.family_idf(*family));
    let idf = idfs.reduce(f32::min).unwrap_or_default();
    for term in families.iter().flat_map(|family| terms.vocabulary.members(*family)) {
        add(alternatives, Alternative { term, way, strength, idf });
    }
}

/// Adds a term that is not there yet; the first way to a term is its best.
fn add(alternatives: &mut Vec<Alternative>, alternative: Alternative) {
    if alternatives.iter().all(|known| known.term != alternative.term) {
        alternatives.push(alternative);
    }
}

/// How much a word tells passages apart: as its commonest form or concept does, since what is said
/// everywhere in other words tells as little; for a compound that stands nowhere, as its rarest
/// part; for a word that is found in weaker ways alone, as the commonest of these; for one unknown
/// to the corpus, as much as any word could.
fn idf(alternatives: &[Alternative], parts: &[Vec<Alternative>], terms: &CorpusTerms) -> f32 {
    let commonest = |alternatives: &[Alternative], is_meant: fn(Way) -> bool| {
        let meant = alternatives.iter().filter(|it| is_meant(it.way));
        meant.map(|it| it.idf).reduce(f32::min)
    };
    let is_same = |way| !matches!(way, Way::Broader | Way::Narrower | Way::Related);
    commonest(alternatives, is_same)
        .or_else(|| parts.iter().filter_map(|part| commonest(part, is_same)).reduce(f32::max))
        .or_else(|| commonest(alternatives, |_| true))
        .unwrap_or_else(|| terms.vocabulary.idf(None))
}
