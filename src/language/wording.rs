//! How an organisation itself words its questions and its rules, on top of the words that come with
//! the program.

use std::sync::{Arc, LazyLock};

use super::clause::{self, Word};
use super::phrases::{Phrase, WordKeys};
use super::tokens::tokens;
use crate::model::{Language, Slot, SlotSides};

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordUse {
    /// A question with it asks for this.
    Asks(AskedUse),
    /// A rule with it says this.
    Rules(RuleUse),
    /// A question or a rule with it is on this side of a slot.
    Side(Slot, bool),
}

/// What a word makes of a question: whether something may be done, must be, need be, is forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AskedUse {
    May,
    Must,
    Need,
    Forbidden,
}

/// What a word makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleUse {
    /// What somebody is asked or told first: "in overleg".
    Leave,
    /// What somebody gives, and what must be had: "toestemming".
    Consent,
    /// A duty to turn something down.
    Refusal,
    /// That something is needed; denied, it frees of a duty.
    Need,
}

/// Words that an organisation adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedWords {
    pub language: Language,
    pub does: WordUse,
    /// A word or a phrase each; in one of a side, "…" stands for a few other words.
    pub phrases: Vec<String>,
}

/// What an organisation adds in one language.
///
/// Each of its words is read as one that the program knows, so the grammar of clauses is the same
/// for everybody.
#[derive(Clone, Debug)]
pub struct Wording {
    pub language: Language,
    asked: Vec<Synonym>,
    rules: Vec<Synonym>,
    sides: Vec<(Slot, bool, Phrase)>,
}

/// Words that are read as another one.
#[derive(Clone, Debug)]
struct Synonym {
    words: Vec<String>,
    read_as: &'static str,
}

/// The same in both languages.
#[derive(Clone, Debug)]
pub struct Wordings {
    added: Vec<AddedWords>,
    nl: Wording,
    en: Wording,
}

static NONE_ADDED: LazyLock<Arc<Wordings>> = LazyLock::new(|| Arc::new(Wordings::of_added(&[])));

impl Wordings {
    /// Those of an organisation that adds nothing.
    pub fn plain() -> &'static Wordings {
        &NONE_ADDED
    }

    /// Those of an organisation that adds this.
    pub fn with(added: &[AddedWords]) -> Arc<Wordings> {
        match added {
            [] => Arc::clone(&NONE_ADDED),
            added => Arc::new(Wordings::of_added(added)),
        }
    }

    fn of_added(added: &[AddedWords]) -> Wordings {
        let of = |language| Wording::new(language, added);
        Wordings { added: added.to_vec(), nl: of(Language::Nl), en: of(Language::En) }
    }

    /// Whether it is made of the same additions.
    pub fn is_of(&self, added: &[AddedWords]) -> bool {
        self.added == added
    }

    /// Whether both are made of the same additions.
    pub fn is_same(&self, other: &Wordings) -> bool {
        self.is_of(&other.added)
    }

    pub fn of(&self, language: Language) -> &Wording {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

impl Wording {
    /// That of an organisation that adds nothing.
    pub fn plain(language: Language) -> &'static Wording {
        NONE_ADDED.of(language)
    }

    fn new(language: Language, added: &[AddedWords]) -> Wording {
        let mut wording =
            Wording { language, asked: Vec::new(), rules: Vec::new(), sides: Vec::new() };
        for of in added.iter().filter(|it| it.language == language) {
            for phrase in &of.phrases {
                let words = tokens(phrase).into_iter().map(|token| token.text).collect();
                match of.does {
                    WordUse::Asks(asked) => {
                        wording.asked.push(Synonym { words, read_as: of_asked(asked, language) });
                    }
                    WordUse::Rules(rule) => {
                        wording.rules.push(Synonym { words, read_as: of_rule(rule, language) });
                    }
                    WordUse::Side(slot, is_so) => {
                        wording.sides.push((slot, is_so, Phrase::new(phrase)));
                    }
                }
            }
        }
        // The longest first: "groen licht van de directie" before "groen licht".
        for synonyms in [&mut wording.asked, &mut wording.rules] {
            synonyms.sort_by_key(|synonym| std::cmp::Reverse(synonym.words.len()));
        }
        wording
    }

    /// The words of a question, those that the organisation adds read as known ones.
    pub fn words_asked(&self, text: &str) -> Vec<Word> {
        read_as_known(clause::words(text), &self.asked)
    }

    /// The same for the words of a rule.
    pub fn words_ruled(&self, text: &str) -> Vec<Word> {
        read_as_known(clause::words(text), &self.rules)
    }

    /// Whether a word only tells what a question asks, by what the organisation adds.
    pub fn only_asks(&self, word: &str) -> bool {
        self.asked.iter().any(|synonym| synonym.words == [word])
    }

    /// The sides on which the organisation's own words put a text. Where words of both sides are
    /// found, "not so" counts, as for those that come with the program.
    pub fn sides(&self, text: &WordKeys) -> SlotSides {
        let mut sides = SlotSides::default();
        for (slot, is_so, phrase) in &self.sides {
            if sides.side(*slot) != Some(false) && phrase.is_in(text) {
                sides.set(*slot, *is_so);
            }
        }
        sides
    }
}

fn read_as_known(mut words: Vec<Word>, synonyms: &[Synonym]) -> Vec<Word> {
    let mut at = 0;
    while at < words.len() && !synonyms.is_empty() {
        let begins = |synonym: &&Synonym| {
            let mut offsets = synonym.words.iter().enumerate();
            offsets.all(|(offset, word)| {
                let here = words.get(at + offset);
                here.is_some_and(|it| it.text == *word && (offset == 0 || !it.is_broken_before()))
            })
        };
        if let Some(synonym) = synonyms.iter().find(begins) {
            let last = at + synonym.words.len() - 1;
            words[at].span = words[at].span.cover(words[last].span);
            words[at].text = synonym.read_as.to_string();
            words.drain(at + 1..=last);
        }
        at += 1;
    }
    words
}

/// A word that asks this.
fn of_asked(asked: AskedUse, language: Language) -> &'static str {
    match (asked, language) {
        (AskedUse::May, Language::Nl) => "mag",
        (AskedUse::May, Language::En) => "may",
        (AskedUse::Must, Language::Nl) => "moet",
        (AskedUse::Must, Language::En) => "must",
        (AskedUse::Need, Language::Nl) => "hoef",
        (AskedUse::Need, Language::En) => "need",
        (AskedUse::Forbidden, Language::Nl) => "verboden",
        (AskedUse::Forbidden, Language::En) => "forbidden",
    }
}

/// A word that says this.
fn of_rule(rule: RuleUse, language: Language) -> &'static str {
    match (rule, language) {
        (RuleUse::Leave, Language::Nl) => "overleg",
        (RuleUse::Leave, Language::En) => "consultation",
        (RuleUse::Consent, Language::Nl) => "toestemming",
        (RuleUse::Consent, Language::En) => "permission",
        (RuleUse::Refusal, Language::Nl) => "weigert",
        (RuleUse::Refusal, Language::En) => "refuse",
        (RuleUse::Need, Language::Nl) => "nodig",
        (RuleUse::Need, Language::En) => "needed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::asked_words;
    use crate::language::clause::{WordKind, clauses, has};
    use crate::language::slots::slot_sides;
    use crate::model::Modality;

    fn added(does: WordUse, phrase: &str) -> Arc<Wordings> {
        let phrases = vec![phrase.to_string()];
        Wordings::with(&[AddedWords { language: Language::Nl, does, phrases }])
    }

    #[test]
    fn an_added_word_of_consent_is_read_as_one() {
        let sentence = "Voor een foto van een bezoeker is groen licht van de redactie nodig.";
        let modality = |wordings: &Wordings| {
            clauses(sentence, wordings.of(Language::Nl)).first().map(|clause| clause.modality)
        };
        let known = added(WordUse::Rules(RuleUse::Consent), "groen licht");
        assert_eq!(modality(&Wordings::with(&[])), Some(Modality::Must));
        assert_eq!(modality(&known), Some(Modality::MayIf));
        let clause = clauses(sentence, known.of(Language::Nl)).remove(0);
        let conditions: Vec<_> =
            clause.conditions.iter().filter_map(|span| span.of(sentence)).collect();
        assert_eq!(conditions, ["groen licht van de redactie"]);
    }

    #[test]
    fn an_added_name_of_an_account_puts_a_text_on_its_side() {
        let known = added(WordUse::Side(Slot::Account, false), "de etalage");
        let side = |wordings: &Wordings| {
            slot_sides("Mag deze foto in de etalage?", wordings.of(Language::Nl))
                .side(Slot::Account)
        };
        assert_eq!((side(&Wordings::with(&[])), side(&known)), (None, Some(false)));
    }

    #[test]
    fn what_a_word_is_read_as_is_known_as_that() {
        for language in [Language::Nl, Language::En] {
            let lists = asked_words(language);
            let of = |asked| of_asked(asked, language);
            assert!(lists.may.contains(of(AskedUse::May)), "{language:?}");
            assert!(lists.must.contains(of(AskedUse::Must)), "{language:?}");
            assert!(lists.need.contains(of(AskedUse::Need)), "{language:?}");
            assert!(lists.forbidden.contains(of(AskedUse::Forbidden)), "{language:?}");
            let is = |rule, kind| has(of_rule(rule, language), kind, Wording::plain(language));
            assert!(is(RuleUse::Leave, WordKind::Leave), "{language:?}");
            assert!(is(RuleUse::Consent, WordKind::Consent), "{language:?}");
            assert!(is(RuleUse::Consent, WordKind::Obtainable), "{language:?}");
            assert!(is(RuleUse::Refusal, WordKind::Refusal), "{language:?}");
            assert!(is(RuleUse::Need, WordKind::Need), "{language:?}");
        }
    }
}
