//! Sentences that lift another rule: "Dit geldt niet voor …", "Paragraph 1 does not apply to …".

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::phrases::clause_words;
use super::{Gap, Word, words};
use crate::model::{Language, Span};

/// Which rule a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleNamed {
    /// The one before it.
    Before,
    /// A paragraph of the same article, or of the article that is named.
    Numbered { article: Option<u64>, paragraph: Option<u64> },
}

/// What lifts a rule, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifting {
    /// What the rule is lifted for, in the text that was read.
    pub span: Span,
    pub of: RuleNamed,
}

/// The name of a rule has at most so many words: "de verplichting van artikel 4, eerste lid".
const NAME_WORDS_MAX: usize = 9;

/// The longest word of each phrase: one of them stands in each text that lifts a rule. "Voor …
/// geldt dit niet" has one too.
static SIGNS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let rule = &clause_words().rule;
    let excepted = rule.excepted_first.iter().chain(rule.excepted_last.iter());
    let phrases = rule.not_holding.iter().chain(excepted);
    let longest = phrases.filter_map(|phrase| phrase.iter().max_by_key(|word| word.len()));
    let signs = AhoCorasick::builder().ascii_case_insensitive(true).build(longest);
    signs.expect("a few short words fit an automaton, as a test holds")
});

/// Whether a text is worth reading for what it lifts: most are not.
pub fn may_lift(text: &str) -> bool {
    SIGNS.is_match(text)
}

/// What `text`, a sentence, lifts a rule for; none where it lifts none.
pub fn lifting(text: &str, language: Language) -> Option<Lifting> {
    let all = words(text);
    let found = holding(&all).or_else(|| fronted(&all, language)).or_else(|| excepted(&all))?;
    let (from, to, name) = found;
    (from < to).then(|| Lifting {
        span: Span::new(all[from].span.start, all[to - 1].span.end),
        of: rule_named(&all[name.0..name.1]),
    })
}

/// Where what a rule is lifted for begins and ends, and the name of the rule.
type Found = (usize, usize, (usize, usize));

/// "Het eerste lid geldt niet voor …".
fn holding(all: &[Word]) -> Option<Found> {
    let (at, count) = clause_words().rule.not_holding.find(all)?;
    is_name(&all[..at]).then(|| (after(all, at + count), all.len(), (0, at)))
}

/// "Voor … geldt dit niet", "Op … is het eerste lid niet van toepassing".
fn fronted(all: &[Word], language: Language) -> Option<Found> {
    let opens = language == Language::Nl && clause_words().rule.connecting.has(&all.first()?.text);
    let verb = all.iter().position(|word| ["geldt", "gelden", "is"].contains(&word.text.as_str()));
    let verb = verb.filter(|at| opens && *at > 1)?;
    let not = (verb + 1..all.len()).find(|at| all[*at].text == "niet")?;
    let rest: Vec<&str> = all[not + 1..].iter().map(|word| word.text.as_str()).collect();
    let is_closed = rest.is_empty() && all[verb].text != "is" || rest == ["van", "toepassing"];
    (is_closed && is_name(&all[verb + 1..not])).then(|| (after(all, 0), verb, (verb + 1, not)))
}

/// "Daarvan uitgezonderd is …", "… valt hier niet onder".
fn excepted(all: &[Word]) -> Option<Found> {
    let rule = &clause_words().rule;
    if let Some(count) = rule.excepted_first.at(all, 0) {
        return Some((count, all.len(), (0, 0)));
    }
    // What is lifted stands before the phrase.
    let (at, count) = rule.excepted_last.find(all).filter(|(at, _)| *at > 0)?;
    // "Managers send no requests; LinkedIn is the exception" rules something first.
    if all[1..=at].iter().any(|word| word.gap == Gap::Strong) {
        return None;
    }
    let end = at + count;
    let rest = &all[end..];
    let names = rule.naming.has(&all[end - 1].text)
        && !["hier", "daar"].contains(&all[end - 3].text.as_str());
    let is_whole = if names { !rest.is_empty() && is_name(rest) } else { rest.is_empty() };
    is_whole.then_some((0, at, (end, all.len())))
}

/// Where what a rule is lifted for begins, without the word that connects it.
fn after(all: &[Word], at: usize) -> usize {
    let is_dropped = all.get(at).is_some_and(|word| clause_words().rule.dropped.has(&word.text));
    let of = ["case", "geval"];
    let is_case = all.get(at + 1).is_some_and(|word| of.contains(&word.text.as_str()));
    at + usize::from(is_dropped) + 2 * usize::from(is_dropped && is_case)
}

/// Whether `words` name a rule: "dit", "het verbod", "artikel 4", "paragraph 1".
fn is_name(name: &[Word]) -> bool {
    let rule = &clause_words().rule;
    let is_rule = |word: &Word| rule.names.has(&word.text);
    match name {
        [] => false,
        [one] => rule.pointers.has(&one.text),
        [first, ..] if name.len() <= NAME_WORDS_MAX => {
            let opens = rule.openers.has(&first.text) || is_rule(first);
            opens && name.iter().take(NAME_WORDS_MAX / 2).any(is_rule)
        }
        _ => false,
    }
}

fn rule_named(name: &[Word]) -> RuleNamed {
    let text = |at: usize| name.get(at).map(|word| word.text.as_str());
    let (mut article, mut paragraph) = (None, None);
    for at in 0..name.len() {
        match text(at).unwrap_or("") {
            "artikel" | "article" | "section" => {
                article = text(at + 1).and_then(|it| it.parse().ok()).or(article);
            }
            "lid" | "paragraph" | "subsection" => {
                let after = text(at + 1).and_then(|it| it.parse().ok());
                let before = at.checked_sub(1).and_then(text).and_then(ordinal);
                paragraph = after.or(before).or(paragraph);
            }
            _ => {}
        }
    }
    match (article, paragraph) {
        (None, None) => RuleNamed::Before,
        (article, paragraph) => RuleNamed::Numbered { article, paragraph },
    }
}

fn ordinal(word: &str) -> Option<u64> {
    const ORDINALS: [[&str; 2]; 10] = [
        ["eerste", "first"],
        ["tweede", "second"],
        ["derde", "third"],
        ["vierde", "fourth"],
        ["vijfde", "fifth"],
        ["zesde", "sixth"],
        ["zevende", "seventh"],
        ["achtste", "eighth"],
        ["negende", "ninth"],
        ["tiende", "tenth"],
    ];
    ORDINALS.iter().position(|names| names.contains(&word)).map(|at| at as u64 + 1)
}

/// The number of the article that a heading begins with: "Artikel 4 (meningen)".
pub fn article(heading: &str) -> Option<u64> {
    let all = words(heading);
    let is_article = ["artikel", "article", "section", "art"].contains(&all.first()?.text.as_str());
    is_article.then(|| all.get(1)?.text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifts(text: &str, language: Language) -> Option<(&str, RuleNamed)> {
        lifting(text, language).map(|it| (it.span.of(text).unwrap(), it.of))
    }

    #[test]
    fn a_sentence_that_lifts_a_rule_says_for_what() {
        let paragraph =
            |paragraph| RuleNamed::Numbered { article: None, paragraph: Some(paragraph) };
        let dutch = [
            ("Dit geldt niet voor ijsberichten.", "ijsberichten", RuleNamed::Before),
            ("Het tweede lid is niet van toepassing op gasten.", "gasten", paragraph(2)),
            ("Op gasten is het tweede lid niet van toepassing.", "gasten", paragraph(2)),
            ("Voor stories geldt dat niet.", "stories", RuleNamed::Before),
            ("Een pen valt hier niet onder.", "Een pen", RuleNamed::Before),
            ("Bellen is de enige uitzondering.", "Bellen", RuleNamed::Before),
            ("Uitgezonderd zijn spoedberichten.", "spoedberichten", RuleNamed::Before),
            ("Wie belt, is daarvan vrijgesteld.", "Wie belt", RuleNamed::Before),
        ];
        for (text, what, of) in dutch {
            assert!(may_lift(text), "{text}");
            assert_eq!(lifts(text, Language::Nl), Some((what, of)), "{text}");
        }
        let english = [
            ("Paragraph 1 does not apply where the hearing was public.", "the hearing was public"),
            ("The ban does not extend to flowers.", "flowers"),
            ("A pen is not covered by this rule.", "A pen"),
            ("A pen falls outside this rule.", "A pen"),
        ];
        for (text, what) in english {
            assert!(may_lift(text), "{text}");
            assert_eq!(lifts(text, Language::En).map(|it| it.0), Some(what), "{text}");
        }
    }

    #[test]
    fn what_lifts_no_rule_is_left_alone() {
        for text in
            ["Deze regeling geldt niet voor raadsleden.", "Dat geldt niet.", "Dit mag niet."]
        {
            assert_eq!(lifts(text, Language::Nl), None, "{text}");
        }
        let english = [
            "The discount does not apply to staff.",
            "Falls outside this rule.",
            "Is exempt from it.",
        ];
        for text in english {
            assert_eq!(lifts(text, Language::En), None, "{text}");
        }
    }
}
