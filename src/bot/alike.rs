//! Questions that ask for the same, found by the words and the concepts that they share.

use foldhash::HashMap;

use crate::language::{CorpusTerms, function_words, keys, tokens};
use crate::model::Language;

/// Two questions are alike from this share of their words on, each word weighed by how rare it is
/// in the guidelines (the Dice coefficient of both weights). Lower joins what is not the same,
/// higher parts what is: of 548 exam questions that all ask for something else, .5 joins 16
/// wrongly and .6 joins 4, with the thesaurus half as large; with that of now .64 joins 5 and .72
/// none; `what_is_asked_twice_is_one_group` in the test suite holds both sides.
const ALIKE_FROM: f32 = 0.72;
/// So many groups that share the most words with a question are held against it.
const NEAR_MAX: usize = 8;
/// What stands before a concept's name, so that it is taken for no word.
const CONCEPT: char = '#';

/// The words of one question.
#[derive(Clone, Debug, Default)]
struct Said {
    words: Vec<Word>,
    /// All their features, sorted.
    features: Vec<u32>,
    weight: f32,
}

/// A word that carries what is asked: its forms and the concepts that it names, by number.
#[derive(Clone, Debug)]
struct Word {
    features: Vec<u32>,
    weight: f32,
}

impl Said {
    /// The weight of its words that `other` has too.
    fn shared(&self, other: &Said) -> f32 {
        let has = |feature: &u32| other.features.binary_search(feature).is_ok();
        self.words.iter().filter(|word| word.features.iter().any(has)).map(|word| word.weight).sum()
    }

    /// How much two questions have in common, 0 to 1.
    fn likeness(&self, other: &Said) -> f32 {
        let both = self.weight + other.weight;
        if both > 0.0 { (self.shared(other) + other.shared(self)) / both } else { 0.0 }
    }
}

/// The questions by group, each by its place among `questions`; the first of a group stands for it.
///
/// A question joins the group whose first question is most like it, if that is like enough: so a
/// group never changes its subject by what joins it, and stays as it is when more is sent in.
pub fn groups(questions: &[(&str, Language)], terms: &CorpusTerms) -> Vec<Vec<usize>> {
    let mut reader = Reader { terms, numbers: HashMap::default(), known: HashMap::default() };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut firsts: Vec<Said> = Vec::new();
    // By feature, the groups whose first question has it.
    let mut with: Vec<Vec<u32>> = Vec::new();
    for (at, (text, language)) in questions.iter().enumerate() {
        let said = reader.read(text, *language);
        with.resize_with(reader.numbers.len(), Vec::new);
        match nearest(&said, &firsts, &with) {
            Some(group) => groups[group].push(at),
            None => {
                for feature in &said.features {
                    with[*feature as usize].push(groups.len() as u32);
                }
                groups.push(vec![at]);
                firsts.push(said);
            }
        }
    }
    groups
}

/// The group whose first question is most like `said`, if any is like enough.
fn nearest(said: &Said, firsts: &[Said], with: &[Vec<u32>]) -> Option<usize> {
    let mut shared: HashMap<u32, f32> = HashMap::default();
    for word in &said.words {
        let mut of_word: Vec<u32> =
            word.features.iter().flat_map(|feature| &with[*feature as usize]).copied().collect();
        of_word.sort_unstable();
        of_word.dedup();
        for group in of_word {
            *shared.entry(group).or_default() += word.weight;
        }
    }
    let mut near: Vec<(u32, f32)> = shared.into_iter().collect();
    near.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    near.truncate(NEAR_MAX);
    let like = near.into_iter().map(|(group, _)| {
        let group = group as usize;
        (group, said.likeness(&firsts[group]))
    });
    let best = like.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    best.filter(|(_, likeness)| *likeness >= ALIKE_FROM).map(|(group, _)| group)
}

/// Reads questions, each of their words once.
struct Reader<'a> {
    terms: &'a CorpusTerms,
    /// A number for each key and concept.
    numbers: HashMap<String, u32>,
    known: HashMap<(Language, String), Vec<String>>,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, language: Language) -> Said {
        let function = function_words(language);
        let all: Vec<Vec<String>> = tokens(text)
            .into_iter()
            .filter(|token| !function.has_as_said(&token.text))
            .map(|token| self.keys(token.text, language))
            .collect();
        let lexicon = &self.terms.lexicon;
        let of_lexicon: Vec<_> = all.iter().map(|keys| lexicon.word(keys, language)).collect();
        let mut concepts: Vec<Vec<String>> = vec![Vec::new(); all.len()];
        for mention in lexicon.mentions(&of_lexicon.iter().collect::<Vec<_>>()) {
            let name = format!("{CONCEPT}{}", lexicon.concepts()[mention.concept].id);
            mention.tokens.iter().for_each(|token| concepts[*token].push(name.clone()));
        }
        let mut said = Said::default();
        for (keys, concepts) in all.iter().zip(concepts) {
            let weight = self.weight(keys);
            let features: Vec<u32> =
                keys.iter().chain(&concepts).map(|name| self.number(name)).collect();
            // What is said twice counts once.
            let is_new = features.iter().all(|feature| !said.features.contains(feature));
            said.features.extend(&features);
            if is_new {
                said.weight += weight;
                said.words.push(Word { features, weight });
            }
        }
        said.features.sort_unstable();
        said.features.dedup();
        said
    }

    fn keys(&mut self, word: String, language: Language) -> Vec<String> {
        let read = |(language, word): &(Language, String)| keys(word, *language);
        self.known.entry((language, word)).or_insert_with_key(read).clone()
    }

    fn number(&mut self, name: &str) -> u32 {
        let next = self.numbers.len() as u32;
        match self.numbers.get(name) {
            Some(number) => *number,
            None => {
                self.numbers.insert(name.to_string(), next);
                next
            }
        }
    }

    /// How rare a word is in the guidelines, in any of its forms; one that stands nowhere is what a
    /// gap is about, and weighs most.
    fn weight(&self, keys: &[String]) -> f32 {
        let vocabulary = &self.terms.vocabulary;
        let families = keys.iter().filter_map(|key| vocabulary.family(key));
        families
            .map(|family| vocabulary.family_idf(family))
            .min_by(f32::total_cmp)
            .unwrap_or_else(|| vocabulary.idf(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;
    use crate::model::Corpus;

    fn grouped(questions: &[&str]) -> Vec<Vec<usize>> {
        let terms = CorpusTerms::new(&Corpus::default(), Lexicon::built_in());
        let questions: Vec<_> = questions.iter().map(|text| (*text, Language::Nl)).collect();
        groups(&questions, &terms)
    }

    #[test]
    fn questions_that_differ_in_grammar_and_word_form_alone_are_one_group() {
        let questions = [
            "Mag ik een drone gebruiken?",
            "Mogen we drones gebruiken?",
            "Hoe lang bewaren we chatberichten?",
            "wanneer mag je een drone gebruiken",
        ];
        assert_eq!(grouped(&questions), [vec![0, 1, 3], vec![2]]);
    }

    #[test]
    fn what_joins_a_group_does_not_change_its_subject() {
        let chain = ["drone kopen tuin lamp", "tuin kopen hek lamp", "hek verven tuin lamp"];
        assert_eq!(grouped(&chain), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn texts_without_a_word_that_says_something_stand_alone() {
        assert_eq!(grouped(&["", "??", "mag het"]), [vec![0], vec![1], vec![2]]);
    }
}
