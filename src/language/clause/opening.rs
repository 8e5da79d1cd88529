//! What opens a piece of a sentence: a condition, an exception, a reason.

use super::condition::is_real_condition;
use super::lexicon::{Category, ClauseLexicon};
use super::pieces::{DENIED_ONLY, MODAL, Role, is_verb};
use super::predicate::exclusive_actor;
use super::{Gap, Word};

/// What opens a piece: its role, how many words connect it, and whether it is a phrase without a
/// verb of its own, which ends before the main verb.
pub struct Opening {
    pub role: Role,
    pub connecting: usize,
    pub is_phrase: bool,
}

/// What a phrase does that opens a piece.
const OPENERS: [Category; 8] = [
    Category::Condition,
    Category::Exception,
    Category::Without,
    Category::Before,
    Category::Reason,
    Category::Concession,
    Category::Only,
    Category::Then,
];

/// What the word at `at` opens, if anything.
pub fn opening(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<Opening> {
    use Category as C;
    let is_first = at == 0 || words[at].is_broken_before();
    let after_and =
        at > 0 && lexicon.is(words, at - 1, C::Coordinator) && words[at - 1].is_broken_before();
    let begins = is_first || after_and;
    if at == 0 && words[0].text == "wie" && opens_who(words, lexicon) {
        return Some(Opening { role: Role::Condition, connecting: 1, is_phrase: false });
    }
    if let Some(connecting) = spread_only(words, at, lexicon) {
        return Some(Opening { role: Role::Only, connecting, is_phrase: true });
    }
    // "…, hoe klein ze ook zijn".
    let mut after = words[at + 1..].iter().take_while(|word| !word.is_broken_before());
    if at > 0 && is_first && words[at].text == "hoe" && after.any(|it| it.text == "ook") {
        return Some(Opening { role: Role::Concession, connecting: 0, is_phrase: false });
    }
    let known = lexicon.phrase_at(words, at, &OPENERS);
    // "Op voorwaarde dat" says more than "op voorwaarde".
    if known.is_none_or(|(count, _)| count < 3)
        && let Some(connecting) = leave(words, at, lexicon)
    {
        return Some(Opening { role: Role::Condition, connecting, is_phrase: true });
    }
    let (count, category) = known.filter(|it| !opens_nothing(words, at, *it, lexicon))?;
    let clause = |role| Some(Opening { role, connecting: count, is_phrase: false });
    let phrase = |role| Some(Opening { role, connecting: count, is_phrase: true });
    match category {
        // "If so, …": what was said before is the condition.
        C::Condition if words.get(at + count).is_some_and(|word| word.text == "so") => {
            Some(Opening { role: Role::Reason, connecting: count + 1, is_phrase: true })
        }
        C::Condition if is_real_condition(words, at, count, lexicon) => {
            Some(condition(words, at, count, lexicon))
        }
        C::Then => {
            let denied = (0..at).any(|it| lexicon.is(words, it, C::Negator));
            denied.then_some(Opening {
                role: Role::Only,
                connecting: count
                    - usize::from(!DROPPED_AFTER_THEN.contains(&words[at + 1].text.as_str())),
                is_phrase: true,
            })
        }
        C::Exception => Some(exception(words, at, count, lexicon)),
        // "Mag, maar zonder je functie": what is allowed hangs on it.
        C::Without if at > 0 && ["maar", "but", "mits"].contains(&words[at - 1].text.as_str()) => {
            Some(Opening { role: Role::Only, connecting: 0, is_phrase: true })
        }
        C::Without if words[at + count - 1].text == "dat" => clause(Role::Without),
        C::Without => phrase(Role::Without),
        C::Before => clause(Role::Before),
        C::Reason => reason(words, at, count, lexicon),
        // "Even with consent, …" opens a sentence; "ook met" may only go on from one.
        C::Concession if begins && (at > 0 || is_even(words)) => phrase_or_clause(words, at, count),
        C::Only => only(words, at, count, lexicon),
        _ => None,
    }
}

/// Whether the phrase of `count` words at `at`, which can open a piece of its category, opens none.
fn opens_nothing(
    words: &[Word],
    at: usize,
    (count, category): (usize, Category),
    lexicon: &ClauseLexicon,
) -> bool {
    use Category as C;
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let before = at.checked_sub(1).map_or("", text);
    match category {
        // "After that the picture is taken down": a time.
        C::Condition | C::Before if count == 1 && is_after_that(words, at) => true,
        C::Exception => {
            // "Niemand anders dan de beheerder": who alone may.
            let is_who =
                at == 1 && is_nobody(text(0)) || at == 2 && before == "one" && text(0) == "no";
            // "Without exception", "until then".
            let is_denied = is_exception(text(at)) && denies_exception(before);
            let is_time = text(at + count) == "then";
            // "Before you hide it, save a copy": a command, where nothing else is said to do.
            let is_command = || text(at) == "save" && is_command_to_save(words, at, lexicon);
            is_who || is_denied || is_time || is_command()
        }
        // "Without exception": no more than an emphasis.
        C::Without => is_exception(text(at + count)),
        // "Is before the courts": a place. "Posts from before the campaign": which ones.
        C::Before => {
            ["is", "are", "was", "from", "van", "vanaf"].contains(&before)
                || is_of_somebody(words, at, count, lexicon)
        }
        _ => false,
    }
}

/// What opens a reason, or what is done in the place of something else.
fn reason(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> Option<Opening> {
    let text = words[at].text.as_str();
    let is_denied = at > 0 && lexicon.is(words, at - 1, Category::Negator);
    // "Not instead of the passcode": what is denied is no aside.
    let is_in_place = ["in", "instead", "rather"].contains(&text);
    // "Doing so is not permitted": no reason.
    let is_so = text == "so" && count == 1 && !words[at].is_broken_before();
    let opens = at > 0 && !is_so && !(is_in_place && is_denied);
    opens.then_some(Opening { role: Role::Reason, connecting: count, is_phrase: false })
}

/// "Gebruik dit niet voor je werk": whose it is, and no time.
fn is_of_somebody(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> bool {
    words[at].text == "voor" && count == 2 && !goes_on_to_verb(words, at + count, lexicon)
}

/// Whether a verb stands among the words from `at` up to the next break.
fn goes_on_to_verb(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let until = (at..words.len()).take_while(|it| *it == at || !words[*it].is_broken_before());
    until.skip(1).any(|it| {
        ["hebt", "heb", "bent", "ben", "krijgt", "weet"].contains(&words[it].text.as_str())
            || lexicon.verbs.contains(&words[it].text)
            || lexicon.is_finite(words, it)
            || lexicon.phrase_at(words, it, &MODAL).is_some()
    })
}

/// "After that the page is closed", "before that, ask": the time that was spoken of, where no verb
/// makes a clause of what comes after "that".
fn is_after_that(words: &[Word], at: usize) -> bool {
    const NEXT: [&str; 11] =
        ["the", "a", "an", "you", "we", "they", "it", "your", "all", "no", "nobody"];
    let is_time = ["after", "before"].contains(&words[at].text.as_str());
    let is_that = words.get(at + 1).is_some_and(|it| it.text == "that" && !it.is_broken_before());
    let goes_on = |word: &Word| word.is_broken_before() || NEXT.contains(&word.text.as_str());
    is_time && is_that && words.get(at + 2).is_some_and(goes_on)
}

fn is_even(words: &[Word]) -> bool {
    ["even", "zelfs"].contains(&words[0].text.as_str())
}

fn condition(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> Opening {
    let first = words[at].text.as_str();
    // "Publication is subject to notice".
    let is_said = at > 0 && ["is", "are", "be"].contains(&words[at - 1].text.as_str());
    if first == "subject" && is_said {
        return Opening { role: Role::Only, connecting: count, is_phrase: false };
    }
    let is_only = lexicon.is(words, at, Category::Only)
        || first == "dan"
        || ONLY_BY_THEMSELVES.contains(&first);
    let is_of = ["van", "of"].contains(&words[at + count - 1].text.as_str());
    let is_clause = is_joint(&words[at + count - 1].text)
        || ["dat", "that"].contains(&words[at + count - 1].text.as_str());
    let is_phrase =
        count > 1 && !is_clause && (is_of || lexicon.is(words, at, Category::DroppedPreposition));
    let role = if is_only { Role::Only } else { Role::Condition };
    let dropped = lexicon.phrase_at(words, at, &[Category::DroppedPreposition]);
    let connecting = dropped.filter(|_| is_phrase).map_or(count, |it| it.0);
    Opening { role, connecting, is_phrase }
}

fn exception(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> Opening {
    let is_clause = ["tenzij", "unless", "until"].contains(&words[at].text.as_str())
        || is_joint(&words[at + count - 1].text);
    // "Except during a campaign": the time is part of it; "save with leave": the leave is.
    let is_time = count > 1 && ["during", "tijdens"].contains(&words[at + count - 1].text.as_str());
    let dropped = !is_clause && lexicon.is(words, at + count, Category::DroppedPreposition);
    let connecting = count - usize::from(is_time) + usize::from(dropped);
    // Without a verb, and at the start of a sentence, it ends before the verb.
    Opening { role: Role::Exception, connecting, is_phrase: at == 0 && !is_clause }
}

/// Whether a "save" that comes first, or after a time that opens the sentence, has what is to be
/// kept after it.
fn is_command_to_save(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let opens = at == 0
        || words[at].is_broken_before()
            && ["before", "first", "after"].contains(&words[0].text.as_str())
            && !words[1..at].iter().any(Word::is_broken_before);
    let next = words.get(at + 1).filter(|word| !word.is_broken_before());
    let has_object = next
        .is_some_and(|word| ["a", "an", "the", "your", "it", "them"].contains(&word.text.as_str()));
    opens && has_object && !lexicon.is_dutch()
}

fn denies_exception(word: &str) -> bool {
    ["zonder", "without", "no", "geen"].contains(&word)
}

fn is_exception(word: &str) -> bool {
    ["exception", "exceptions", "uitzondering", "uitzonderingen"].contains(&word)
}

fn is_nobody(word: &str) -> bool {
    ["niemand", "nobody", "none"].contains(&word)
}

/// "Wie kandidaat is, meldt dat": whom a rule is for, and a verb after the comma.
fn opens_who(words: &[Word], lexicon: &ClauseLexicon) -> bool {
    let comma = (1..words.len()).find(|at| words[*at].gap == Gap::Comma);
    comma.is_some_and(|at| is_verb(words, at, lexicon) || lexicon.verbs.contains(&words[at].text))
}

/// "Met instemming van …", "under supervision": a phrase by which somebody gives leave. The
/// preposition is dropped where the noun says enough.
fn leave(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    const PREPOSITIONS: [&str; 12] =
        ["met", "in", "op", "onder", "na", "with", "at", "under", "on", "after", "upon", "by"];
    const BETWEEN_MAX: usize = 3;
    if !PREPOSITIONS.contains(&words[at].text.as_str()) {
        return None;
    }
    let near = (at + 1..words.len()).take(BETWEEN_MAX);
    // "Onder geen enkele voorwaarde": what cannot be is no condition.
    let denies = |at: &usize| ["geen", "no"].contains(&words[*at].text.as_str());
    let mut near = near.take_while(|it| !words[*it].is_broken_before() && !denies(it));
    near.any(|it| lexicon.is(words, it, Category::Leave)).then_some(1)
}

/// "Alleen toegankelijk met …", "can only be entered with …": how many words connect, where the
/// "only" stands some words before.
fn spread_only(words: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    if !lexicon.is(words, at, Category::OnlyPreposition) || words[at].is_broken_before() {
        return None;
    }
    let is_between = |at: usize| {
        let word = words[at].text.as_str();
        let verb = [Category::Passive, Category::Finite, Category::May, Category::Must];
        lexicon.phrase_at(words, at, &verb).is_some()
            || lexicon.ending.contains(word)
            || ["lijk", "baar", "able", "ible"].iter().any(|ending| word.ends_with(ending))
    };
    let only = (at.saturating_sub(SPREAD_MAX)..at).rev().find(|it| {
        lexicon.is(words, *it, Category::Only) && exclusive_actor(words, *it, lexicon).is_none()
    })?;
    let is_denied = only > 0 && DENIED_ONLY.contains(&words[only - 1].text.as_str());
    let is_near = only + 1 < at && only > 0 && !is_denied;
    let all_between = (only + 1..at).all(|it| is_between(it) && !words[it].is_broken_before());
    let dropped = usize::from(lexicon.is(words, at, Category::DroppedPreposition));
    (is_near && all_between).then_some(dropped)
}

/// The "only" stands at most so many words before what it narrows down to.
const SPREAD_MAX: usize = 4;

/// Conditions that allow by themselves, even where no modal word does.
const ONLY_BY_THEMSELVES: [&str; 3] = ["mits", "provided", "providing"];
/// "Not … than after …": the preposition is no part of the condition.
const DROPPED_AFTER_THEN: [&str; 2] = ["na", "met"];

fn phrase_or_clause(words: &[Word], at: usize, count: usize) -> Option<Opening> {
    let connecting = match words[at].text.as_str() {
        // The preposition belongs to what makes no difference: "even with consent".
        "even" | "ook" | "zelfs" if count == 2 && !is_joint(&words[at + 1].text) => 1,
        "regardless" | "ongeacht" | "however" | "hoe" | "including" | "no" | "whether" => 0,
        _ => count,
    };
    let is_phrase = at == 0 && !is_joint(&words[count - 1].text);
    Some(Opening { role: Role::Concession, connecting, is_phrase })
}

fn is_joint(word: &str) -> bool {
    ["if", "when", "where", "though", "als", "al", "indien", "wanneer", "niet", "geen"]
        .contains(&word)
}

/// "Only with …": a condition; "only the spokesperson": none.
fn only(words: &[Word], at: usize, count: usize, lexicon: &ClauseLexicon) -> Option<Opening> {
    if at > 0 && DENIED_ONLY.contains(&words[at - 1].text.as_str()) {
        return None;
    }
    let mut next = at + count;
    // "Niet eerder dan drie dagen na …".
    if words[at].text == "niet" {
        let opens = lexicon.is(words, next, Category::DroppedPreposition);
        if opens && words[at + 1].text == "anders" {
            return Some(Opening { role: Role::Only, connecting: count + 1, is_phrase: true });
        }
    }
    if count > 2 && words[at].text == "niet" {
        return Some(Opening { role: Role::Only, connecting: count, is_phrase: false });
    }
    // "Alleen delen met …": the verb may stand between.
    if at == 0 && words.get(next).is_some_and(|it| lexicon.clause_ends.contains(&it.text)) {
        next += 1;
    }
    let is_preposition = lexicon.is(words, next, Category::OnlyPreposition);
    let denies = at > 0 && ["niet", "not"].contains(&words[at - 1].text.as_str());
    let is_actor = exclusive_actor(words, at, lexicon).is_some();
    if !is_preposition || is_actor || denies || words.get(next)?.is_broken_before() {
        return None;
    }
    let is_dropped = lexicon.is(words, next, Category::DroppedPreposition)
        || leave(words, next, lexicon).is_some();
    let connecting = next - at + usize::from(is_dropped);
    Some(Opening { role: Role::Only, connecting, is_phrase: true })
}
