//! The words that make a sentence a rule: phrases by category, and the forms of verbs.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::verbs;
use crate::model::Language;

/// What a phrase does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    May,
    Must,
    MustNot,
    NeedNot,
    Should,
    ShouldNot,
    Negator,
    NotNegator,
    Condition,
    Only,
    OnlyPreposition,
    DroppedPreposition,
    Then,
    Exception,
    /// What makes an exception of the words before it.
    Excepted,
    Without,
    Concession,
    Before,
    Reason,
    Coordinator,
    Unclear,
    /// Words of "should" and "should not" that can be read as a rule and as an advice.
    Hedge,
    RulesNothing,
    Subject,
    Passive,
    Fact,
    Finite,
    Leave,
    Consent,
    Obtainable,
    AskFirst,
    Refusal,
    Need,
    Deny,
    AboutRules,
    State,
    /// Verbs of what somebody knows or thinks.
    Mind,
    /// Phrases by which a clause only tells something.
    Tells,
    /// Things that act by themselves, and texts: nobody whom a rule binds.
    Thing,
    /// Participles of granting: under a condition they allow.
    Grant,
}

/// The names of the categories in the data files.
const CATEGORIES: [(&str, Category); 40] = [
    ("may", Category::May),
    ("must", Category::Must),
    ("must_not", Category::MustNot),
    ("need_not", Category::NeedNot),
    ("should", Category::Should),
    ("should_not", Category::ShouldNot),
    ("negator", Category::Negator),
    ("not_negator", Category::NotNegator),
    ("condition", Category::Condition),
    ("only", Category::Only),
    ("only_preposition", Category::OnlyPreposition),
    ("dropped_preposition", Category::DroppedPreposition),
    ("then", Category::Then),
    ("exception", Category::Exception),
    ("excepted", Category::Excepted),
    ("without", Category::Without),
    ("concession", Category::Concession),
    ("before", Category::Before),
    ("reason", Category::Reason),
    ("coordinator", Category::Coordinator),
    ("unclear", Category::Unclear),
    ("hedge", Category::Hedge),
    ("rules_nothing", Category::RulesNothing),
    ("subject", Category::Subject),
    ("passive", Category::Passive),
    ("fact", Category::Fact),
    ("finite", Category::Finite),
    ("leave", Category::Leave),
    ("consent", Category::Consent),
    ("obtainable", Category::Obtainable),
    ("ask_first", Category::AskFirst),
    ("refusal", Category::Refusal),
    ("need", Category::Need),
    ("deny", Category::Deny),
    ("about_rules", Category::AboutRules),
    ("state", Category::State),
    ("mind", Category::Mind),
    ("tells", Category::Tells),
    ("thing", Category::Thing),
    ("grant", Category::Grant),
];

/// One phrase: its words after the first, and what it does.
#[derive(Debug)]
struct Phrase {
    rest: Vec<String>,
    category: Category,
    /// Whether its last word may stand anywhere after the others.
    is_parted: bool,
}

/// What stands for other words in a line of the data files.
const GAP: char = '…';

/// The short forms of an English phrase that begins with a denial: "not obliged" is "aren't
/// obliged" too.
fn contracted(line: &str, language: Language) -> Vec<String> {
    const BY_DENIAL: [(&str, &[&str]); 3] =
        [("not ", &["isn't ", "aren't "]), ("do not ", &["don't "]), ("does not ", &["doesn't "])];
    let mut found = Vec::new();
    for (denial, short) in BY_DENIAL.iter().filter(|_| language == Language::En) {
        if let Some(rest) = line.strip_prefix(denial) {
            found.extend(short.iter().map(|short| format!("{short}{rest}")));
        }
    }
    found
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct ClauseLexicon {
    /// By the first word; longer phrases first.
    phrases: HashMap<String, Vec<Phrase>>,
    /// Forms that command: the stem, or the plain form.
    pub commands: HashSet<String>,
    /// All forms of verbs of acts.
    pub verbs: HashSet<String>,
    /// Participles and infinitives.
    pub ending: HashSet<String>,
    /// Those of the third person that are participles as well: of Dutch alone.
    pub both: HashSet<String>,
    /// Those that stand at the end of a clause: of Dutch alone.
    pub clause_ends: HashSet<String>,
}

impl ClauseLexicon {
    fn read(text: &str, language: Language) -> Self {
        let mut lexicon = ClauseLexicon::default();
        let mut section = "";
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                section = name;
            } else if section == "verb" {
                lexicon.add_verb(line, language);
            } else if section == "command" {
                lexicon.commands.insert(line.to_string());
            } else if let Some((_, category)) = CATEGORIES.iter().find(|it| it.0 == section) {
                lexicon.add_phrase(line, *category);
                for short in contracted(line, language) {
                    lexicon.add_phrase(&short, *category);
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        lexicon
    }

    fn add_phrase(&mut self, line: &str, category: Category) {
        let mut words = crate::language::tokens(line).into_iter().map(|token| token.text);
        if let Some(first) = words.next() {
            let is_parted = line.contains(GAP);
            let phrase = Phrase { rest: words.collect(), category, is_parted };
            self.phrases.entry(first).or_default().push(phrase);
        }
    }

    fn add_verb(&mut self, line: &str, language: Language) {
        let forms = match language {
            Language::Nl => verbs::dutch(line),
            Language::En => verbs::english(line),
        };
        self.verbs.extend(forms.all.iter().cloned());
        if language == Language::Nl {
            self.clause_ends.extend(forms.ending.iter().cloned());
        }
        self.ending.extend(forms.ending);
        self.both.extend(forms.both);
        self.commands.insert(forms.command);
    }

    /// The longest phrase of any of `categories` that begins at `at`: how many words it has, and
    /// its category.
    pub fn phrase_at(
        &self,
        words: &[super::Word],
        at: usize,
        categories: &[Category],
    ) -> Option<(usize, Category)> {
        let first = words.get(at)?;
        let of_first = self.phrases.get(&first.text)?;
        let is_part = |at: usize| words.get(at).is_some_and(|word| word.is_joined);
        if is_part(at) || is_part(at + 1) {
            return None;
        }
        let fits = |phrase: &&Phrase| {
            categories.contains(&phrase.category)
                && !phrase.is_parted
                && phrase.rest.iter().enumerate().all(|(offset, word)| {
                    let next = words.get(at + offset + 1);
                    next.is_some_and(|it| it.text == *word && !it.is_broken_before())
                })
        };
        of_first.iter().find(fits).map(|phrase| (phrase.rest.len() + 1, phrase.category))
    }

    /// Whether a verb stands at `at` that says how things are, be it one of an act or not.
    pub fn is_finite(&self, words: &[super::Word], at: usize) -> bool {
        let finite = [Category::Finite, Category::Fact, Category::Passive];
        self.phrase_at(words, at, &finite).is_some()
    }

    /// Whether it is the Dutch one, which alone tells the ends of clauses.
    pub fn is_dutch(&self) -> bool {
        !self.clause_ends.is_empty()
    }

    /// Whether `words` have a phrase of `category`, one in two parts included.
    pub fn has(&self, words: &[super::Word], category: Category) -> bool {
        (0..words.len()).any(|at| self.is(words, at, category) || self.parts(words, at, category))
    }

    /// Whether a phrase in two parts begins at `at`: "wijs … af".
    fn parts(&self, words: &[super::Word], at: usize, category: Category) -> bool {
        let fits = |phrase: &Phrase| {
            let last = phrase.rest.last();
            phrase.category == category
                && phrase.is_parted
                && last.is_some_and(|last| words[at + 1..].iter().any(|it| it.text == *last))
        };
        self.phrases.get(&words[at].text).is_some_and(|of_first| of_first.iter().any(fits))
    }

    /// The category of a phrase in two parts, one of `categories`, that begins at `at` and ends
    /// with the last word before a break among those at `places`.
    pub fn parted_to(
        &self,
        words: &[super::Word],
        at: usize,
        places: &[usize],
        categories: &[Category],
    ) -> Option<Category> {
        let of_first = self.phrases.get(&words[at].text)?;
        let fits = |phrase: &&Phrase| phrase.is_parted && categories.contains(&phrase.category);
        let mut parted = of_first.iter().filter(fits).peekable();
        parted.peek()?;
        let is_end = |at: usize| words.get(at + 1).is_none_or(super::Word::is_broken_before);
        let end = places.iter().copied().find(|it| *it >= at && is_end(*it))?;
        let ends = |phrase: &&Phrase| phrase.rest.last() == Some(&words[end].text) && end > at;
        parted.find(ends).map(|phrase| phrase.category)
    }

    /// Whether the word at `at` begins a phrase of `category`.
    pub fn is(&self, words: &[super::Word], at: usize, category: Category) -> bool {
        self.phrase_at(words, at, &[category]).is_some()
    }
}

static LEXICONS: LazyLock<(ClauseLexicon, ClauseLexicon)> = LazyLock::new(|| {
    (
        ClauseLexicon::read(include_str!("../data/clause/nl.txt"), Language::Nl),
        ClauseLexicon::read(include_str!("../data/clause/en.txt"), Language::En),
    )
});

/// The words of `language`.
pub fn lexicon(language: Language) -> &'static ClauseLexicon {
    match language {
        Language::Nl => &LEXICONS.0,
        Language::En => &LEXICONS.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_of_the_data_is_known() {
        for text in [include_str!("../data/clause/nl.txt"), include_str!("../data/clause/en.txt")] {
            for line in text.lines().filter(|line| line.starts_with('[')) {
                let name = line.trim_matches(['[', ']']);
                let is_verbs = name == "verb" || name == "command";
                assert!(is_verbs || CATEGORIES.iter().any(|it| it.0 == name), "{name}");
            }
        }
        assert!(lexicon(Language::Nl).verbs.contains("plaatst"));
        assert!(lexicon(Language::En).verbs.contains("posted"));
    }
}
