//! What the main words of a clause rule.

use super::lexicon::{Category, ClauseLexicon, lexicon};
use super::signs::{Signs, is_bare_no, is_weak, signs};
use super::{Word, subject};
use crate::model::{Language, Modality};

/// What the main words of a clause say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicate {
    pub modality: Modality,
    pub is_clear: bool,
    pub is_indicative: bool,
    /// Whether no more than a verb or a denial speaks for it.
    pub is_guessed: bool,
    /// Where the words are that make it depend on somebody's consent.
    pub consent: Option<(usize, usize)>,
}

/// What the words at `places` rule; none where they rule nothing.
pub fn predicate(
    all: &[Word],
    places: &[usize],
    language: Language,
    is_limited: bool,
) -> Option<Predicate> {
    let lexicon = lexicon(language);
    let signs = signs(all, places, lexicon, is_limited);
    if signs.rules_nothing() {
        return None;
    }
    let (modality, is_indicative) = match signs.modal {
        // "Kan" speaks of what is possible, unless it is said to somebody or has a condition.
        Some((at, Category::May))
            if is_weak(all, at, lexicon)
                && !signs.says_who_may(at)
                && !is_limited
                && places.len() > SHORT_WORDS_MAX =>
        {
            return None;
        }
        // "Instagram may remove posts": what a platform does is no rule.
        Some((_, Category::May))
            if signs.has_act
                && !signs.has_negator
                && !signs.is_passive
                && subject::is_thing(all, places, lexicon) =>
        {
            return None;
        }
        _ if signs.denies_denial => (Modality::May, false),
        // "Kan bij eigen foto's achterwege blijven": it need not be.
        Some((at, Category::MustNot))
            if all[at].text == "achterwege" && !signs.has_negator && says_can(all, places) =>
        {
            (Modality::NeedNot, false)
        }
        // "No sign-off needed".
        Some((at, Category::MustNot))
            if is_bare_no(all, at, lexicon)
                && places.iter().any(|it| lexicon.is(all, *it, Category::Need)) =>
        {
            (Modality::NeedNot, false)
        }
        Some((at, category)) => {
            let is_need = lexicon.is(all, at, Category::Need);
            let is_free = category == Category::Must && nobody_has_to(all, places, at);
            let by_modal = || by_modal(category, signs.has_negator, is_need);
            (if is_free { Modality::NeedNot } else { by_modal() }, false)
        }
        // What happens now and then rules nothing.
        None if signs.is_unclear && !signs.has_negator && !signs.begins_with_command => {
            return None;
        }
        None if is_of_thing(&signs) && subject::is_thing(all, places, lexicon) => return None,
        None if signs.denies_being && !signs.begins_with_command => return None,
        None => (indicative(&signs)?, true),
    };
    let consent = match signs.modal {
        Some((at, Category::Must)) if modality == Modality::Must => {
            consent(all, places, at, lexicon)
        }
        _ => None,
    };
    let modality =
        if consent.is_some() && modality == Modality::Must { Modality::MayIf } else { modality };
    let is_clear = !signs.is_unclear;
    Some(Predicate { modality, is_clear, is_indicative, is_guessed: false, consent })
}

/// Whether what a thing does is only told: "TikTok keeps your data", but not "TikTok komt niet op
/// een werktoestel".
fn is_of_thing(signs: &Signs) -> bool {
    !(signs.is_passive || signs.has_settled_state && signs.has_negator)
}

/// "No employee has to": whether the duty at `at` is said of nobody.
fn nobody_has_to(all: &[Word], places: &[usize], at: usize) -> bool {
    let next = all.get(at + 1).map_or("", |word| word.text.as_str());
    let first = places.first().map_or("", |first| all[*first].text.as_str());
    first == "no" && ["has", "have", "needs"].contains(&all[at].text.as_str()) && next == "to"
}

/// What the words at `places` may rule where nothing else tells: a denial forbids, an act commands.
pub fn guessed(all: &[Word], places: &[usize], language: Language) -> Option<Predicate> {
    let lexicon = lexicon(language);
    let signs = signs(all, places, lexicon, false);
    if signs.rules_nothing() || subject::is_thing(all, places, lexicon) {
        return None;
    }
    let is_weak = signs.modal.is_some_and(|(_, category)| category == Category::May);
    let modality = match signs.modal {
        Some(_) if is_weak && !signs.has_negator => return None,
        None if signs.denies_being && !signs.begins_with_command => return None,
        _ if signs.has_negator => Modality::MustNot,
        _ if signs.has_finite_act && !signs.has_fact || signs.has_state => Modality::Must,
        _ => return None,
    };
    // "Dit geldt niet voor …" speaks of a rule, and is none.
    if places.iter().any(|at| lexicon.is(all, *at, Category::AboutRules)) {
        return None;
    }
    let is_clear = !signs.is_unclear;
    Some(Predicate { modality, is_clear, is_indicative: true, is_guessed: true, consent: None })
}

/// Where the only ones who may are named after the "only" at `at`: "doen alleen de recruiters",
/// "wordt uitsluitend geopend door het team", "written exclusively by the duty officer".
pub fn exclusive_actor(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> Option<usize> {
    let text = |at: usize| all.get(at).map(|word| word.text.as_str());
    let by = (at + 1..=at + BY_REACH).find(|it| matches!(text(*it), Some("door" | "by")));
    if let Some(by) = by {
        return (by + 1 < all.len()).then_some(by + 1);
    }
    let is_done = at > 0 && matches!(text(at - 1), Some("doet" | "doen"));
    let is_actor = at + 1 < all.len()
        && lexicon
            .phrase_at(all, at + 1, &[Category::OnlyPreposition, Category::Condition])
            .is_none();
    (is_done && is_actor).then_some(at + 1)
}

/// The "by" stands within so many words after the "only".
const BY_REACH: usize = 2;

/// A clause of so few words, such as "Dat kan", allows what was said before.
const SHORT_WORDS_MAX: usize = 3;

fn says_can(all: &[Word], places: &[usize]) -> bool {
    let can = ["kan", "kun", "kunt", "kunnen", "mag", "mogen"];
    places.iter().any(|at| can.contains(&all[*at].text.as_str()))
}

fn by_modal(category: Category, is_denied: bool, is_need: bool) -> Modality {
    match (category, is_denied) {
        (Category::Must, true) if is_need => Modality::NeedNot,
        (Category::May, false) => Modality::May,
        (Category::May, true) => Modality::MustNot,
        (Category::Must, true) => Modality::MustNot,
        (Category::MustNot, _) => Modality::MustNot,
        (Category::NeedNot, _) => Modality::NeedNot,
        (Category::Should, true) => Modality::ShouldNot,
        (Category::Should, false) => Modality::Should,
        (Category::ShouldNot, _) => Modality::ShouldNot,
        _ => Modality::Must,
    }
}

fn indicative(signs: &Signs) -> Option<Modality> {
    let is_ruled = signs.begins_with_command
        || (signs.is_passive && (signs.has_ending || signs.has_act))
        || (signs.has_act
            && (signs.has_subject || signs.has_third || signs.has_limit || signs.begins_with_only)
            && !signs.has_fact)
        || signs.has_settled_state
        || signs.is_of_each;
    match signs.has_negator {
        true if is_ruled || signs.begins_with_negator || signs.has_act => Some(Modality::MustNot),
        true => None,
        false => is_ruled.then_some(Modality::Must),
    }
}

/// Where somebody's consent is named that a "needed" speaks of: its words up to the "needed".
fn consent(
    all: &[Word],
    places: &[usize],
    modal: usize,
    lexicon: &ClauseLexicon,
) -> Option<(usize, usize)> {
    let at = places.iter().copied().find(|at| lexicon.is(all, *at, Category::Consent))?;
    let in_row = |it: &usize| *it == at || !all[*it].is_broken_before();
    let after = places.iter().copied().skip_while(|it| *it < at).take_while(in_row);
    let last = after.take_while(|it| *it < modal || at > modal).last()?;
    // "Schriftelijke toestemming": what kind of consent is part of it.
    let is_kind = |it: &usize| {
        let word = all[*it].text.as_str();
        let is_adjective =
            if lexicon.is_dutch() { word.ends_with("ke") } else { word.ends_with("en") };
        is_adjective && places.contains(it) && !all[*it + 1].is_broken_before()
    };
    let begin = at.checked_sub(1).filter(is_kind).unwrap_or(at);
    (lexicon.is(all, modal, Category::Need) && last >= at).then_some((begin, last))
}
