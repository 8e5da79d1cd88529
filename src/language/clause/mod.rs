//! The grammar of clauses: what a sentence rules, shared by rules and questions.
//!
//! Reading order: the words that matter (`lexicon`, with verb forms in `verbs`), what is only said
//! beside a sentence (`asides`), a sentence cut into pieces by what each does (`pieces`, `opening`,
//! `joining`, `condition`, `inverted`), what is counted among the main words (`signs`, `relative`,
//! `subject`, `past`, `acts`), what they rule (`predicate`, `only`), what narrows them (`trailing`,
//! `narrowed`), and the pieces put together, by clause (`groups`) and to rules (`join`). A heading
//! is read apart (`heading`), and so is a sentence that lifts another rule (`lift`), or rules
//! something else in the same way (`likewise`). What is before and after something is in `sides`,
//! what stays and what goes in `staying`; the words and phrases of single questions are in
//! `phrases`.

mod acts;
mod asides;
mod condition;
mod groups;
mod heading;
mod inverted;
mod join;
mod joining;
mod lexicon;
mod lift;
mod likewise;
mod narrowed;
mod only;
mod opening;
mod past;
mod phrases;
mod pieces;
mod predicate;
mod relative;
mod sides;
mod signs;
mod staying;
mod subject;
mod trailing;
mod verbs;

pub use heading::heading;
pub use join::clauses;
pub use lexicon::Category as WordKind;
pub use lift::{Lifting, RuleNamed, article, lifting, may_lift};
pub use likewise::likewise;
pub use phrases::{AnswerWords, List, clause_words};
pub use sides::{awaits, is_before, just_before, narrows, shuts_out, sides};
pub use staying::stays;

use super::{Wording, tokens};
use crate::model::{Language, Span};

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    None,
    Comma,
    /// A colon, semicolon, dash, bracket or the end of a sentence.
    Strong,
}

/// A word with what stands before it.
#[derive(Clone, Debug)]
pub struct Word {
    /// Folded.
    pub text: String,
    pub span: Span,
    pub gap: Gap,
    /// Whether a hyphen joins it to the word before.
    pub is_joined: bool,
}

impl Word {
    /// Whether a phrase cannot run over to it from the word before.
    pub fn is_broken_before(&self) -> bool {
        self.gap != Gap::None
    }
}

/// The words of `text`.
pub fn words(text: &str) -> Vec<Word> {
    let mut end = 0;
    let word = |token: super::Token| {
        let between = text.get(end..token.span.start).unwrap_or("");
        end = token.span.end;
        let gap = gap_of(between);
        let is_joined = between == "-";
        Word { text: token.text, span: token.span, gap, is_joined }
    };
    tokens(text).into_iter().map(word).collect()
}

fn gap_of(between: &str) -> Gap {
    let is_dash = between.contains(" - ") || between.contains(['–', '—']);
    // A point between the digits of "2.1" or "10.00" ends nothing.
    let is_number = matches!(between, "." | ":");
    if is_number {
        Gap::None
    } else if is_dash || between.contains([':', ';', '(', ')', '.', '!', '?', '|']) {
        Gap::Strong
    } else if between.contains(',') {
        Gap::Comma
    } else {
        Gap::None
    }
}

/// Whether the word is a form of a verb of an act.
pub fn is_act(word: &str, language: Language) -> bool {
    lexicon::lexicon(language).verbs.contains(word)
}

/// Whether `text` has a verb that makes a clause of it.
pub fn has_finite(text: &str, language: Language) -> bool {
    let (lexicon, words) = (lexicon::lexicon(language), words(text));
    let is_form = |word: &Word| {
        let is_verb = lexicon.verbs.contains(&word.text) && !lexicon.ending.contains(&word.text);
        // Of English forms, most plain ones are nouns as well.
        is_verb && lexicon.is_dutch()
    };
    words.iter().any(is_form) || (0..words.len()).any(|at| lexicon.is_finite(&words, at))
}

/// Whether a word of `text` denies: "niet", "geen", "zonder". What is not right is said to be
/// wrong, and so nothing is denied by it.
pub fn denies(text: &str, wording: &Wording) -> bool {
    let lexicon = lexicon::lexicon(wording.language);
    let words = wording.words_ruled(text);
    let is_right = |at: usize| {
        let near = at.saturating_sub(RIGHT_REACH)..(at + RIGHT_REACH + 1).min(words.len());
        words[near].iter().any(|word| RIGHT.contains(&word.text.as_str()))
    };
    let mut denials = (0..words.len()).filter(|at| lexicon.is(&words, *at, WordKind::Negator));
    denials.any(|at| !is_right(at)) || has(text, WordKind::Without, wording)
}

/// What a denial makes wrong, within so many words of it.
const RIGHT: [&str; 10] = [
    "klopt", "kloppen", "juist", "juiste", "correct", "waar", "true", "right", "accurate",
    "kloppend",
];
const RIGHT_REACH: usize = 3;

/// Whether `text` has a word or a phrase of that kind.
pub fn has(text: &str, kind: WordKind, wording: &Wording) -> bool {
    lexicon::lexicon(wording.language).has(&wording.words_ruled(text), kind)
}

/// Why no yes or no follows from a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It can be read as a rule and as an advice: "liever niet".
    Hedge,
    /// It leaves open when it holds: "in beginsel".
    Vague,
}

/// The words of `text` that leave a rule in such doubt.
pub fn doubtful(text: &str, of: Doubt, language: Language) -> Vec<Span> {
    let category = match of {
        Doubt::Hedge => lexicon::Category::Hedge,
        Doubt::Vague => lexicon::Category::Unclear,
    };
    let lexicon = lexicon::lexicon(language);
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let phrase = lexicon.phrase_at(&words, at, &[category]);
        let count = phrase.map_or(1, |(count, _)| count);
        if phrase.is_some() {
            found.push(words[at].span.cover(words[at + count - 1].span));
        }
        at += count;
    }
    found
}
