//! Words and phrases of single questions of the grammar, as `data/clause/words.toml` has them.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::{Deserialize, Deserializer};

use super::Word;
use crate::language::data::words;

/// Phrases, each word after word; longer ones first.
#[derive(Debug)]
pub struct Phrases(Vec<Vec<String>>);

impl Phrases {
    /// Where the first of them in `all` stands, and how many words it has; none without any.
    pub fn find(&self, all: &[Word]) -> Option<(usize, usize)> {
        (0..all.len()).find_map(|at| self.at(all, at).map(|count| (at, count)))
    }

    /// How many words the longest of them has that stands at `at`; none without any.
    pub fn at(&self, all: &[Word], at: usize) -> Option<usize> {
        let stands = |phrase: &&Vec<String>| {
            all.len() >= at + phrase.len()
                && phrase.iter().zip(&all[at..]).all(|(part, word)| word.text == *part)
        };
        self.0.iter().find(stands).map(Vec::len)
    }

    /// The words of each.
    pub fn iter(&self) -> impl Iterator<Item = &[String]> {
        self.0.iter().map(Vec::as_slice)
    }
}

impl<'file> Deserialize<'file> for Phrases {
    /// A stroke parts words that may stand in one place: "is/zijn de uitzondering" is two phrases.
    fn deserialize<D: Deserializer<'file>>(file: D) -> Result<Phrases, D::Error> {
        let mut all = Vec::new();
        for line in Vec::<String>::deserialize(file)? {
            let mut phrases = vec![Vec::new()];
            for place in line.split_whitespace() {
                let longer = |phrase: &Vec<String>| {
                    let with = |word: &str| [phrase.clone(), vec![word.to_string()]].concat();
                    place.split('/').map(with).collect::<Vec<_>>()
                };
                phrases = phrases.iter().flat_map(longer).collect();
            }
            all.extend(phrases);
        }
        all.sort_by_key(|phrase: &Vec<String>| std::cmp::Reverse(phrase.len()));
        Ok(Phrases(all))
    }
}

/// A list of words, folded.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct List(#[serde(deserialize_with = "words")] HashSet<String>);

impl List {
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// By which a sentence speaks of another rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    pub names: List,
    pub pointers: List,
    pub openers: List,
    pub connecting: List,
    pub dropped: List,
    pub not_holding: Phrases,
    pub excepted_first: Phrases,
    pub excepted_last: Phrases,
    pub naming: List,
}

/// With what a sentence begins that rules something else in the same way, by language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Likewise {
    pub nl: Phrases,
    pub en: Phrases,
    pub last: Phrases,
}

/// Phrases of one sense.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    pub phrases: Phrases,
}

/// Of what stays, and of what is taken away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staying {
    pub stays: List,
    pub stays_apart: Phrases,
    pub goes: List,
    pub goes_apart: Phrases,
}

/// Of whom or what a clause is about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectWords {
    pub roles: List,
    pub nobody: List,
    pub things: List,
    pub settled: List,
}

/// Of what is over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWords {
    pub ended: List,
}

/// By which a sentence limits what was said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limiting {
    pub openers: List,
    pub pointers: List,
    pub adjuncts: List,
}

/// What rules by itself where it stands alone, as in a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alone {
    pub may: List,
    pub must_not: List,
}

/// Of questions in headings and the answers below them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerWords {
    pub duty: List,
    pub leave: List,
    pub obstacle: List,
    pub of_fact: List,
    pub open: List,
    pub what: List,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    pub no_apart: Vec<String>,
}

/// All of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseWords {
    pub rule: RuleWords,
    pub likewise: Likewise,
    pub otherwise: Same,
    pub handed: Same,
    pub staying: Staying,
    pub subject: SubjectWords,
    pub time: TimeWords,
    pub limiting: Limiting,
    pub alone: Alone,
    pub answer: AnswerWords,
}

static WORDS: LazyLock<ClauseWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/clause/words.toml"))
        .expect("the built-in phrases are valid TOML, as a test holds")
});

/// The words and phrases of both languages.
pub fn clause_words() -> &'static ClauseWords {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::clause_words;

    #[test]
    fn a_stroke_parts_words_that_may_stand_in_one_place() {
        let last = &clause_words().rule.excepted_last;
        let found = |text: &str| last.find(&words(text));
        assert_eq!(found("LinkedIn is daarop de uitzondering"), Some((1, 4)));
        assert_eq!(found("Pennen zijn hiervan vrijgesteld"), Some((1, 3)));
        assert_eq!(found("Dat telt daarvoor niet mee"), Some((1, 4)));
        assert_eq!(found("Dat is een uitzondering"), None);
    }
}
