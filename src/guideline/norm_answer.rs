//! What an answer rules under a question: "Ja, mits …", "Natuurlijk", "Only if …".

use crate::language::Wording;
use crate::language::clause::{Gap, Word, clauses, words};
use crate::model::{Clause, Language, Modality, Span};

/// What a heading asks that an answer can affirm or deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Leave,
    Duty,
    /// Whether something stands in the way: "Is it a problem if …?"
    Obstacle,
}

const DUTY: [&str; 13] = [
    "moet",
    "moeten",
    "must",
    "have",
    "need",
    "verplicht",
    "hoef",
    "hoeven",
    "required",
    "compulsory",
    "obliged",
    "obligatory",
    "mandatory",
];
const LEAVE: [&str; 17] = [
    "mag",
    "mogen",
    "kan",
    "kun",
    "kunt",
    "kunnen",
    "may",
    "can",
    "could",
    "allowed",
    "permitted",
    "toegestaan",
    "geoorloofd",
    "ok",
    "okay",
    "oke",
    "fine",
];
const OBSTACLE: [&str; 8] =
    ["probleem", "problem", "bezwaar", "bezwaarlijk", "verboden", "erg", "forbidden", "prohibited"];
/// Words that begin a question after a fact, where it has no word of leave or duty.
const OF_FACT: [&str; 14] = [
    "is", "are", "zijn", "bestaat", "does", "do", "did", "heeft", "hebben", "heb", "has", "wordt",
    "worden", "was",
];
/// Words that begin a question that no yes or no answers.
const OPEN: [&str; 17] = [
    "wie", "wat", "hoe", "waar", "wanneer", "waarom", "welk", "welke", "hoeveel", "who", "what",
    "how", "where", "when", "why", "which", "whose",
];

fn asks(question: &str) -> Option<Asks> {
    if !question.trim_end().ends_with('?') {
        return None;
    }
    let all = words(question);
    let has = |list: &[&str]| all.iter().any(|word| list.contains(&word.text.as_str()));
    let first = all.first().map_or("", |word| word.text.as_str());
    match first {
        _ if OPEN.contains(&first) => None,
        _ if OF_FACT.contains(&first) && has(&OBSTACLE) => Some(Asks::Obstacle),
        _ if has(&DUTY) => Some(Asks::Duty),
        _ if OF_FACT.contains(&first) && !has(&LEAVE) => None,
        _ => Some(Asks::Leave),
    }
}

/// Phrases that begin an answer; longer ones first.
const OPENERS: [(&str, bool); 22] = [
    ("natuurlijk niet", false),
    ("absoluut niet", false),
    ("zeker niet", false),
    ("of course not", false),
    ("certainly not", false),
    ("absolutely not", false),
    ("not at all", false),
    ("helemaal niet", false),
    ("of course", true),
    ("jazeker", true),
    ("natuurlijk", true),
    ("uiteraard", true),
    ("zeker", true),
    ("certainly", true),
    ("absolutely", true),
    ("sure", true),
    ("neen", false),
    ("nee", false),
    ("yes", true),
    ("yep", true),
    ("ja", true),
    ("no", false),
];

/// How many bytes the opener of an answer has, and whether it says yes.
fn opener(text: &str) -> Option<(usize, bool)> {
    OPENERS.iter().find_map(|(opener, is_yes)| {
        let begin = text.get(..opener.len())?;
        let goes_on = text[opener.len()..].chars().next().is_some_and(char::is_alphanumeric);
        (begin.eq_ignore_ascii_case(opener) && !goes_on).then_some((opener.len(), *is_yes))
    })
}

/// A short answer that begins with where or when it holds has at most so many words.
const SIDE_WORDS_MAX: usize = 8;

/// Whether a short answer says yes or no of one side alone: "Op je eigen account wel.", "Outside
/// the election period, yes: …".
fn on_one_side(all: &[Word]) -> Option<bool> {
    const OPENING: [&str; 17] = [
        "op", "in", "buiten", "binnen", "tijdens", "na", "voor", "bij", "vanaf", "met", "on",
        "outside", "during", "after", "before", "from", "with",
    ];
    let end = (1..all.len()).find(|at| all[*at].gap == Gap::Strong).unwrap_or(all.len());
    let opens = OPENING.contains(&all.first()?.text.as_str());
    match all[end - 1].text.as_str() {
        _ if !opens || !(3..=SIDE_WORDS_MAX).contains(&end) => None,
        "wel" | "ja" | "yes" => Some(true),
        "niet" | "nee" | "nooit" | "not" | "no" | "never" => Some(false),
        _ => None,
    }
}

/// Whether `text` says yes or no to a question that asks for no leave or duty.
pub fn answers_otherwise(question: &str, text: &str) -> bool {
    question.trim_end().ends_with('?') && asks(question).is_none() && opener(text).is_some()
}

/// What `text`, the first sentence below `question`, rules by answering it: the modality, and the
/// clauses of what it adds. None where it answers otherwise.
pub fn answer(question: &str, text: &str, wording: &Wording) -> Option<(Modality, Vec<Clause>)> {
    let asks = asks(question)?;
    let language = wording.language;
    let modality = |is_yes: bool| match (asks, is_yes) {
        (Asks::Duty, true) => Modality::Must,
        (Asks::Duty, false) => Modality::NeedNot,
        (Asks::Leave, true) | (Asks::Obstacle, false) => Modality::May,
        (Asks::Leave, false) | (Asks::Obstacle, true) => Modality::MustNot,
    };
    if let Some(is_yes) = on_one_side(&words(text)) {
        return Some((modality(is_yes), clauses(text, wording)));
    }
    if let Some((length, is_yes)) = opener(text) {
        let stand_in = match (language, is_yes) {
            (Language::Nl, true) => "ja",
            (Language::Nl, false) => "nee",
            (Language::En, true) => "yes",
            (Language::En, false) => "no",
        };
        return Some((modality(is_yes), read_after(stand_in, length, text, wording)));
    }
    let first = words(text).first()?.text.clone();
    let is_only = ["alleen", "slechts", "uitsluitend", "enkel", "only"].contains(&first.as_str());
    let stand_in = if language == Language::Nl { "mag " } else { "may " };
    let own = (asks == Asks::Leave && is_only).then(|| read_after(stand_in, 0, text, wording))?;
    let is_limited = own.first().is_some_and(|clause| !clause.conditions.is_empty());
    is_limited.then_some((Modality::MayIf, own))
}

/// The clauses of `text` with `stand_in` in place of its first `length` bytes.
pub fn read_after(stand_in: &str, length: usize, text: &str, wording: &Wording) -> Vec<Clause> {
    let whole = format!("{stand_in}{}", &text[length..]);
    let one = |span: Span| {
        let place = |at: usize| (at + length).saturating_sub(stand_in.len());
        Span::new(if span.start < stand_in.len() { 0 } else { place(span.start) }, place(span.end))
    };
    clauses(&whole, wording).into_iter().map(|clause| clause.moved(one)).collect()
}

/// What must be so by a question that the sentence after it goes on from: "Twijfel je? Bel dan
/// eerst", "What if …? Untag yourself". Without its mark; none where it asks what may or must be
/// done.
pub fn premise(question: &str, next: &str, wording: &Wording) -> Option<Span> {
    let end = question.trim_end().strip_suffix('?')?.trim_end().len();
    let all = words(question);
    let first = all.first()?.text.as_str();
    let text = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let is_supposed = matches!((first, text(1)), ("wat", "als") | ("what", "if"));
    if is_supposed {
        return Some(Span::new(all.get(2)?.span.start, end));
    }
    let is_marked = ["q", "v", "vraag", "question"].contains(&first);
    let asks_rule =
        is_marked || [&DUTY[..], &LEAVE, &OPEN].iter().any(|list| list.contains(&first));
    if asks_rule || all.len() > PREMISE_WORDS_MAX {
        return None;
    }
    let of_next = clauses(next, wording);
    let begins = words(next).into_iter().take(THEN_WORDS_MAX).map(|word| word.text);
    let goes_on = begins.into_iter().any(|word| ["dan", "then"].contains(&word.as_str()));
    let commands = of_next.first().is_some_and(|clause| clause.is_indicative);
    (goes_on || commands && !next.trim_end().ends_with('?')).then(|| Span::new(0, end))
}

/// A premise is short.
const PREMISE_WORDS_MAX: usize = 14;
/// The "dan" stands among the first words: "bel dan eerst".
const THEN_WORDS_MAX: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_rules_by_what_is_asked() {
        let modality = |question: &str, text: &str, language: Language| {
            answer(question, text, Wording::plain(language)).map(|it| it.0)
        };
        let nl = [
            ("Mag ik dit delen?", "Natuurlijk.", Some(Modality::May)),
            ("Mag ik dit delen?", "Zeker niet.", Some(Modality::MustNot)),
            ("Moet ik dit melden?", "Nee, hoor.", Some(Modality::NeedNot)),
            ("Is het een probleem als ik dit deel?", "Nee.", Some(Modality::May)),
            ("Is er een maximum?", "Nee.", None),
            ("Mag ik dit delen?", "Alleen als de maker dat goedvindt.", Some(Modality::MayIf)),
            ("Mag ik dit delen?", "Jammer genoeg is het weg.", None),
        ];
        for (question, text, wanted) in nl {
            assert_eq!(modality(question, text, Language::Nl), wanted, "{question} {text}");
        }
        let found =
            answer("May I look?", "Of course, if nobody minds.", Wording::plain(Language::En))
                .unwrap();
        let condition = found.1[0].conditions[0];
        assert_eq!(condition.of("Of course, if nobody minds."), Some("nobody minds"));
    }

    #[test]
    fn a_question_is_a_premise_of_the_command_after_it() {
        let text = "Not sure?";
        let span =
            premise(text, "Ask the press desk first.", Wording::plain(Language::En)).unwrap();
        assert_eq!(span.of(text), Some("Not sure"));
        assert_eq!(premise("Mag ik dit?", "Vraag het eerst.", Wording::plain(Language::Nl)), None);
    }
}
