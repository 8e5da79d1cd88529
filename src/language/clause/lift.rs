//! Sentences that lift another rule: "Dit geldt niet voor …", "Paragraph 1 does not apply to …".

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Word, words};
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

/// Nouns that name a rule.
const RULES: [&str; 36] = [
    "verbod",
    "gebod",
    "verplichting",
    "plicht",
    "regel",
    "regels",
    "eis",
    "eisen",
    "beperking",
    "bepaling",
    "lid",
    "leden",
    "artikel",
    "voorschrift",
    "afspraak",
    "termijn",
    "voorwaarde",
    "maximum",
    "onderdeel",
    "rule",
    "rules",
    "ban",
    "prohibition",
    "duty",
    "requirement",
    "restriction",
    "obligation",
    "limit",
    "paragraph",
    "paragraphs",
    "subsection",
    "section",
    "article",
    "clause",
    "provision",
    "point",
];
/// Words that point back to the rule before.
const POINTERS: [&str; 10] =
    ["dit", "dat", "deze", "die", "zij", "this", "that", "these", "those", "it"];
/// Articles and pointers with which the name of a rule begins.
const OPENERS: [&str; 12] =
    ["het", "de", "dit", "dat", "deze", "die", "the", "this", "that", "these", "those", "artikel"];
/// The name of a rule has at most so many words: "de verplichting van artikel 4, eerste lid".
const NAME_WORDS_MAX: usize = 9;

/// Words that only connect what a rule is lifted for.
const DROPPED: [&str; 19] = [
    "voor", "op", "bij", "als", "indien", "wanneer", "mits", "to", "for", "where", "if", "when",
    "in", "at", "van", "from", "aan", "zodra", "of",
];
/// Words with which a condition that something is lifted for begins.
const CONNECTING: [&str; 12] = [
    "voor", "op", "bij", "als", "indien", "wanneer", "tijdens", "na", "buiten", "in", "binnen",
    "zodra",
];

/// Phrases after the name of a rule, with what it is lifted for after them.
const NOT_HOLDING: [&[&str]; 16] = [
    &["geldt", "niet"],
    &["gelden", "niet"],
    &["geldt", "alleen", "niet"],
    &["is", "niet", "van", "toepassing"],
    &["zijn", "niet", "van", "toepassing"],
    &["ziet", "niet"],
    &["does", "not", "apply"],
    &["do", "not", "apply"],
    &["doesn't", "apply"],
    &["don't", "apply"],
    &["does", "not", "extend"],
    &["do", "not", "extend"],
    &["does", "not", "cover"],
    &["do", "not", "cover"],
    &["doesn't", "cover"],
    &["excludes"],
];
/// Phrases before what a rule is lifted for, which begin a sentence.
const EXCEPTED_FIRST: [&[&str]; 14] = [
    &["daarvan", "uitgezonderd", "is"],
    &["daarvan", "uitgezonderd", "zijn"],
    &["hiervan", "uitgezonderd", "is"],
    &["hiervan", "uitgezonderd", "zijn"],
    &["uitgezonderd", "zijn"],
    &["uitgezonderd", "is"],
    &["uitgezonderd", "hiervan", "zijn"],
    &["uitgezonderd", "hiervan", "is"],
    &["exempt", "from", "this", "are"],
    &["exempt", "from", "this", "is"],
    &["excluded", "from", "this", "are"],
    &["excluded", "are"],
    &["the", "only", "exception", "is"],
    &["the", "exception", "is"],
];
/// Phrases after what a rule is lifted for, which end a sentence.
const EXCEPTED_LAST: [&[&str]; 25] = [
    &["valt", "hier", "niet", "onder"],
    &["vallen", "hier", "niet", "onder"],
    &["valt", "daar", "niet", "onder"],
    &["vallen", "daar", "niet", "onder"],
    &["valt", "niet", "onder"],
    &["vallen", "niet", "onder"],
    &["is", "hiervan", "uitgezonderd"],
    &["zijn", "hiervan", "uitgezonderd"],
    &["is", "daarvan", "uitgezonderd"],
    &["zijn", "daarvan", "uitgezonderd"],
    &["is", "hiervan", "vrijgesteld"],
    &["zijn", "hiervan", "vrijgesteld"],
    &["is", "daarvan", "vrijgesteld"],
    &["zijn", "daarvan", "vrijgesteld"],
    &["is", "de", "enige", "uitzondering"],
    &["zijn", "de", "enige", "uitzondering"],
    &["vormt", "hierop", "een", "uitzondering"],
    &["vormen", "hierop", "een", "uitzondering"],
    &["is", "exempt", "from"],
    &["are", "exempt", "from"],
    &["is", "not", "covered", "by"],
    &["are", "not", "covered", "by"],
    &["falls", "outside"],
    &["fall", "outside"],
    &["is", "the", "only", "exception"],
];
/// After these a rule must be named: "valt niet onder dit verbod".
const NAMING: [&str; 4] = ["onder", "by", "from", "outside"];

/// The longest word of each phrase: one of them stands in each text that lifts a rule. "Voor …
/// geldt dit niet" has one too.
static SIGNS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let phrases = NOT_HOLDING.iter().chain(&EXCEPTED_FIRST).chain(&EXCEPTED_LAST);
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
    let (at, count) = find_phrase(all, &NOT_HOLDING)?;
    is_name(&all[..at]).then(|| (after(all, at + count), all.len(), (0, at)))
}

/// "Voor … geldt dit niet", "Op … is het eerste lid niet van toepassing".
fn fronted(all: &[Word], language: Language) -> Option<Found> {
    let opens = language == Language::Nl && CONNECTING.contains(&all.first()?.text.as_str());
    let verb = all.iter().position(|word| ["geldt", "gelden", "is"].contains(&word.text.as_str()));
    let verb = verb.filter(|at| opens && *at > 1)?;
    let not = (verb + 1..all.len()).find(|at| all[*at].text == "niet")?;
    let rest: Vec<&str> = all[not + 1..].iter().map(|word| word.text.as_str()).collect();
    let is_closed = rest.is_empty() && all[verb].text != "is" || rest == ["van", "toepassing"];
    (is_closed && is_name(&all[verb + 1..not])).then(|| (after(all, 0), verb, (verb + 1, not)))
}

/// "Daarvan uitgezonderd is …", "… valt hier niet onder".
fn excepted(all: &[Word]) -> Option<Found> {
    if let Some((0, count)) = find_phrase(all, &EXCEPTED_FIRST) {
        return Some((count, all.len(), (0, 0)));
    }
    // What is lifted stands before the phrase.
    let (at, count) = find_phrase(all, &EXCEPTED_LAST).filter(|(at, _)| *at > 0)?;
    let end = at + count;
    let rest = &all[end..];
    let names = NAMING.contains(&all[end - 1].text.as_str())
        && !["hier", "daar"].contains(&all[end - 3].text.as_str());
    let is_whole = if names { !rest.is_empty() && is_name(rest) } else { rest.is_empty() };
    is_whole.then_some((0, at, (end, all.len())))
}

/// Where the first of `phrases` in `all` stands, and how many words it has; none without any.
pub fn find_phrase(all: &[Word], phrases: &[&[&str]]) -> Option<(usize, usize)> {
    let stands = |at: usize, phrase: &[&str]| {
        all.len() >= at + phrase.len()
            && phrase.iter().zip(&all[at..]).all(|(part, word)| word.text == *part)
    };
    (0..all.len())
        .find_map(|at| phrases.iter().find(|it| stands(at, it)).map(|phrase| (at, phrase.len())))
}

/// Where what a rule is lifted for begins, without the word that connects it.
fn after(all: &[Word], at: usize) -> usize {
    let is_dropped = all.get(at).is_some_and(|word| DROPPED.contains(&word.text.as_str()));
    let of = ["case", "geval"];
    let is_case = all.get(at + 1).is_some_and(|word| of.contains(&word.text.as_str()));
    at + usize::from(is_dropped) + 2 * usize::from(is_dropped && is_case)
}

/// Whether `words` name a rule: "dit", "het verbod", "artikel 4", "paragraph 1".
fn is_name(name: &[Word]) -> bool {
    let is_rule = |word: &Word| RULES.contains(&word.text.as_str());
    match name {
        [] => false,
        [one] => POINTERS.contains(&one.text.as_str()),
        [first, ..] if name.len() <= NAME_WORDS_MAX => {
            let opens = OPENERS.contains(&first.text.as_str()) || is_rule(first);
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
