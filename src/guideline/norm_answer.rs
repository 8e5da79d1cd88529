//! What an answer rules under a question: "Ja, mits …", "Natuurlijk", "Only if …".

use std::sync::LazyLock;

use super::norm_above::{bare, under};
use crate::language::Wording;
use crate::language::clause::{AnswerWords, Gap, List, Word, clause_words, clauses, words};
use crate::model::{Clause, Language, Modality, Span};

/// What a heading asks that an answer can affirm or deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Leave,
    Duty,
    /// Whether something stands in the way: "Is it a problem if …?"
    Obstacle,
}

fn asks(question: &str) -> Option<Asks> {
    if !question.trim_end().ends_with('?') {
        return None;
    }
    let all = words(question);
    let words = &clause_words().answer;
    let has = |list: &List| all.iter().any(|word| list.has(&word.text));
    let first = all.first().map_or("", |word| word.text.as_str());
    match first {
        _ if words.open.has(first) => None,
        _ if words.of_fact.has(first) && has(&words.obstacle) => Some(Asks::Obstacle),
        _ if has(&words.duty) => Some(Asks::Duty),
        _ if words.of_fact.has(first) && !has(&words.leave) => None,
        _ => Some(Asks::Leave),
    }
}

/// Whether a heading asks for a yes or no, which stands below it.
pub fn asks_yes_or_no(heading: &str) -> bool {
    let first = words(heading).into_iter().next();
    let is_open = first.is_some_and(|first| clause_words().answer.open.has(&first.text));
    heading.trim_end().ends_with('?') && !is_open
}

/// What begins an answer, and whether it says yes; longer ones first.
static OPENERS: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
    let AnswerWords { yes, no, .. } = &clause_words().answer;
    let of = |words: &'static [String], is_yes| words.iter().map(move |it| (it.as_str(), is_yes));
    let mut all: Vec<(&str, bool)> = of(yes, true).chain(of(no, false)).collect();
    all.sort_by_key(|(opener, _)| std::cmp::Reverse(opener.len()));
    all
});

/// How many bytes the opener of an answer has, and whether it says yes. "Never" answers where it
/// stands apart: "Never; the police alone receive it".
fn opener(text: &str) -> Option<(usize, bool)> {
    let of = |opener: &str| {
        let begin = text.get(..opener.len())?;
        let next = text[opener.len()..].chars().next();
        let goes_on = next.is_some_and(char::is_alphanumeric);
        (begin.eq_ignore_ascii_case(opener) && !goes_on).then_some(next)
    };
    let apart = &clause_words().answer.no_apart;
    let never = apart
        .iter()
        .find(|it| of(it).is_some_and(|next| next.is_none_or(|mark| ".,;:!".contains(mark))));
    let never = never.map(|it| (it.len(), false));
    OPENERS.iter().find_map(|(it, is_yes)| of(it).map(|_| (it.len(), *is_yes))).or(never)
}

/// A short answer that begins with where or when it holds has at most so many words.
const SIDE_WORDS_MAX: usize = 8;

/// What a short answer says of one side alone: "Op je eigen account wel.", "Outside the election
/// period, yes: …".
struct OneSide {
    is_yes: bool,
    /// What must be so, where it says with or without what: "Met de VPN aan wel."
    condition: Option<Span>,
    /// How many bytes say it.
    length: usize,
}

fn on_one_side(all: &[Word]) -> Option<OneSide> {
    const OPENING: [&str; 19] = [
        "op", "in", "buiten", "binnen", "tijdens", "na", "voor", "bij", "vanaf", "met", "zonder",
        "on", "outside", "during", "after", "before", "from", "with", "without",
    ];
    let first = all.first().filter(|first| OPENING.contains(&first.text.as_str()))?;
    let ends = |at: &usize| all.get(*at).is_none_or(Word::is_broken_before);
    let answer = |end: usize| match all[end - 1].text.as_str() {
        "wel" | "ja" | "yes" => Some(true),
        "niet" | "nee" | "nooit" | "not" | "no" | "never" => Some(false),
        _ => None,
    };
    let ends = (3..=SIDE_WORDS_MAX.min(all.len())).filter(ends);
    let (end, is_yes) = ends.into_iter().find_map(|end| Some((end, answer(end)?)))?;
    let is_means = ["met", "zonder", "with", "without"].contains(&first.text.as_str());
    let condition = is_means.then(|| first.span.cover(all[end - 2].span));
    Some(OneSide { is_yes, condition, length: all[end - 1].span.end })
}

/// Whether `text` says yes or no to a question that asks for no leave or duty.
pub fn answers_otherwise(question: &str, text: &str) -> bool {
    question.trim_end().ends_with('?') && asks(question).is_none() && opener(text).is_some()
}

/// Whether a question asks what may, must or is to be done; and does not only say when what follows
/// it holds, as "Twijfel je?" does.
pub fn asks_rule(question: &str) -> bool {
    let known = &clause_words().answer;
    let asking = [&known.duty, &known.leave, &known.open];
    let all = words(question);
    let begin = all.iter().rposition(|word| word.gap == Gap::Strong).unwrap_or(0);
    let last: Vec<&str> = all[begin..].iter().map(|word| word.text.as_str()).collect();
    let opens = match last[..] {
        // "Verwijderen?"
        [one] => one.ends_with("en"),
        ["en" | "and" | "of" | "or" | "should", ..] => true,
        ["do" | "does", "we" | "i", ..] | ["laten", "we" | "wij", ..] => true,
        _ => false,
    };
    let chooses = |word: &str| ["yes", "ja", "nee"].contains(&word);
    opens
        || all.iter().any(|word| asking.iter().any(|list| list.has(&word.text)))
        || last.into_iter().any(chooses)
}

/// Whether a heading asks what may be done: "Welke apps mag ik installeren?" Then what stands below
/// it may.
pub fn asks_what_may(heading: &str) -> bool {
    let known = &clause_words().answer;
    let all = words(heading);
    let has = |list: &List| all.iter().any(|word| list.has(&word.text));
    heading.trim_end().ends_with('?')
        && all.first().is_some_and(|first| known.what.has(&first.text))
        && has(&known.leave)
        && !has(&known.duty)
}

/// What `text`, the first sentence below `question`, rules by answering it: the modality, and the
/// clauses of what it adds. None where it answers otherwise.
pub fn answer(question: &str, text: &str, wording: &Wording) -> Option<(Modality, Vec<Clause>)> {
    let asks = asks(question).filter(|_| !text.trim_end().ends_with('?'))?;
    let language = wording.language;
    let modality = |is_yes: bool| match (asks, is_yes) {
        (Asks::Duty, true) => Modality::Must,
        (Asks::Duty, false) => Modality::NeedNot,
        (Asks::Leave, true) | (Asks::Obstacle, false) => Modality::May,
        (Asks::Leave, false) | (Asks::Obstacle, true) => Modality::MustNot,
    };
    if let Some(side) = on_one_side(&words(text)) {
        return Some((modality(side.is_yes), of_one_side(&side, text, wording)));
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

/// The clauses of an answer that says yes or no of one side alone.
fn of_one_side(side: &OneSide, text: &str, wording: &Wording) -> Vec<Clause> {
    let mut own = clauses(text, wording);
    let is_left = own.iter().all(|clause| clause.is_guessed);
    if is_left && side.length < text.trim_end_matches(['.', ' ']).len() {
        // "Voor je agenda wel, | als er een pincode op zit."
        let stand_in = if wording.language == Language::Nl { "ja" } else { "yes" };
        own = read_after(stand_in, side.length, text, wording);
    }
    if let Some(condition) = side.condition {
        let first = own.into_iter().next();
        let mut clause = first.unwrap_or_else(|| bare(Span::new(0, side.length), Modality::May));
        clause.conditions.insert(0, condition);
        own = vec![clause];
    }
    own
}

/// The clauses of an answer, and of each whether it answers the question: its "yes" or "no" under
/// `modality`, and what it adds. Where what it adds says the same in a sentence of its own ("Yes,
/// you may, as long as …") or takes its place ("No, only the desk may"), that is the answer.
pub fn said_of_question(
    text: &str,
    mut own: Vec<Clause>,
    modality: Modality,
) -> Vec<(Clause, bool)> {
    let count =
        |it: &Clause| it.spans.iter().filter_map(|span| span.of(text)).flat_map(words).count();
    // "No, that is up to you", "no, but we like it": no more than was said. After a yes, all that
    // is added may limit it.
    let is_more = |it: &Clause| {
        matches!(modality, Modality::May | Modality::MayIf)
            || count(it) > SAID_WORDS_MAX
            || !it.conditions.is_empty()
            || it.only.is_some()
    };
    let says_more = |it: &Clause| !it.is_guessed && is_more(it);
    let rest = own.split_off(own.len().min(1));
    let mut added = rest.into_iter().filter(says_more).peekable();
    let is_bare = own.first().is_some_and(|it| {
        count(it) <= OPENER_WORDS_MAX && it.conditions.is_empty() && it.exceptions.is_empty()
    });
    let takes_place = |it: &Clause| !it.is_indicative && says_as_much(modality, it);
    if is_bare && added.peek().is_some_and(takes_place) {
        return added.enumerate().map(|(at, clause)| (clause, at == 0)).collect();
    }
    let mut first = under(text, own, modality);
    let added: Vec<Clause> = added.collect();
    // "Yes, but leave the names out": how far the yes goes is not known.
    let limits = |it: &Clause| !matches!(it.modality, Modality::May | Modality::NeedNot);
    first.is_clear &= modality != Modality::May || !added.iter().any(limits);
    std::iter::once((first, true)).chain(added.into_iter().map(|it| (it, false))).collect()
}

/// Whether `clause`, which an answer adds, says what its "yes" or "no" says, or more exactly.
fn says_as_much(answered: Modality, clause: &Clause) -> bool {
    use Modality as M;
    match answered {
        M::May => matches!(clause.modality, M::May | M::MayIf),
        M::Must => clause.modality == M::Must,
        M::MustNot => {
            matches!(clause.modality, M::MustNot | M::NeedNot | M::MayIf) || clause.only.is_some()
        }
        M::NeedNot => matches!(clause.modality, M::NeedNot | M::MustNot),
        M::MayIf | M::Should | M::ShouldNot => false,
    }
}

/// What opens an answer has at most so many words: "of course not".
const OPENER_WORDS_MAX: usize = 3;
/// And what only says it again, so many.
const SAID_WORDS_MAX: usize = 7;

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
    let known = &clause_words().answer;
    let is_marked = ["q", "v", "vraag", "question"].contains(&first);
    let begins_to_ask =
        is_marked || [&known.duty, &known.leave, &known.open].iter().any(|list| list.has(first));
    let is_short = all.len() <= SHORT_QUESTION_WORDS_MAX;
    if begins_to_ask || is_short && asks_rule(question) || all.len() > PREMISE_WORDS_MAX {
        return None;
    }
    let of_next = clauses(next, wording);
    let begins = words(next).into_iter().take(THEN_WORDS_MAX).map(|word| word.text);
    let goes_on = begins.into_iter().any(|word| ["dan", "then"].contains(&word.as_str()));
    let commands = of_next.first().is_some_and(|clause| clause.is_indicative);
    (goes_on || commands && !next.trim_end().ends_with('?')).then(|| Span::new(0, end))
}

/// A question of so few words is read whole for what it asks.
const SHORT_QUESTION_WORDS_MAX: usize = 4;
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
            ("Mag ik dit delen?", "Nooit; vraag het de pers.", Some(Modality::MustNot)),
            ("Mag ik dit delen?", "Niet-openbare stukken liggen klaar.", None),
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
