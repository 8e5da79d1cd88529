//! What the main words of a clause rule.

use super::lexicon::{Category, ClauseLexicon, lexicon};
use super::pieces::MODAL;
use super::{Word, words};
use crate::model::{Language, Modality};

/// What the main words of a clause say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicate {
    pub modality: Modality,
    pub is_clear: bool,
    pub is_indicative: bool,
    /// Where the words are that make it depend on somebody's consent.
    pub consent: Option<(usize, usize)>,
}

/// What was counted among the main words.
#[derive(Default)]
struct Signs {
    modal: Option<(usize, Category)>,
    has_negator: bool,
    is_unclear: bool,
    is_passive: bool,
    has_subject: bool,
    has_fact: bool,
    has_act: bool,
    begins_with_negator: bool,
    begins_with_command: bool,
    has_ending: bool,
    has_third: bool,
}

/// What the words at `places` rule; none where they rule nothing.
pub fn predicate(all: &[Word], places: &[usize], language: Language) -> Option<Predicate> {
    let lexicon = lexicon(language);
    let signs = signs(all, places, lexicon);
    let (modality, is_indicative) = match signs.modal {
        // "Kan" speaks of what is possible, unless it is said to somebody.
        Some((at, Category::May))
            if WEAK.contains(&all[at].text.as_str())
                && !signs.has_negator
                && !(signs.has_subject && signs.has_act)
                && places.len() > SHORT_WORDS_MAX =>
        {
            return None;
        }
        Some((_, category)) => (by_modal(category, signs.has_negator), false),
        // What happens now and then rules nothing.
        None if signs.is_unclear && !signs.has_negator && !signs.begins_with_command => {
            return None;
        }
        None => (indicative(&signs)?, true),
    };
    let consent = match signs.modal {
        Some((at, Category::Must)) => consent(all, places, at, language),
        _ => None,
    };
    let modality =
        if consent.is_some() && modality == Modality::Must { Modality::MayIf } else { modality };
    Some(Predicate { modality, is_clear: !signs.is_unclear, is_indicative, consent })
}

fn signs(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> Signs {
    use Category as C;
    let wanted: Vec<C> = MODAL
        .into_iter()
        .chain([C::Negator, C::NotNegator, C::Unclear, C::Passive, C::Subject, C::Fact])
        .collect();
    let mut signs = Signs::default();
    let mut skip_to = 0;
    for (order, at) in places.iter().enumerate() {
        let word = all[*at].text.as_str();
        if order == 0 {
            signs.begins_with_command = lexicon.commands.contains(word);
            signs.begins_with_negator = lexicon.is(all, *at, C::Negator);
        }
        if *at < skip_to {
            continue;
        }
        // "Alleen overdag": what it narrows was not read as a condition.
        signs.is_unclear |= order > 0 && lexicon.is(all, *at, C::Only);
        let is_verb = lexicon.verbs.contains(word);
        signs.has_act |= is_verb;
        signs.has_ending |= lexicon.ending.contains(word);
        signs.has_third |= is_verb
            && !lexicon.ending.contains(word)
            && order > 0
            && (word.ends_with('t') || word.ends_with('s'));
        let Some((count, category)) = lexicon.phrase_at(all, *at, &wanted) else { continue };
        skip_to = at + count;
        match category {
            C::Negator => signs.has_negator = true,
            C::NotNegator => {}
            C::Unclear => {
                signs.is_unclear = true;
                signs.has_negator |= lexicon.is(all, *at, C::Negator);
            }
            C::Passive => signs.is_passive = true,
            C::Subject => signs.has_subject = true,
            C::Fact => signs.has_fact = true,
            modal => {
                let is_weak = |category: C, at: usize| {
                    category == C::May && WEAK.contains(&all[at].text.as_str())
                };
                match signs.modal {
                    Some((before, kept)) if !is_weak(kept, before) && !is_stronger(modal, kept) => {
                    }
                    _ => signs.modal = Some((*at, modal)),
                }
            }
        }
    }
    signs
}

/// A clause of so few words, such as "Dat kan", allows what was said before.
const SHORT_WORDS_MAX: usize = 3;

/// Words that say "may" only where nothing else is said.
const WEAK: [&str; 9] = ["kan", "kun", "kunt", "kunnen", "can", "ja", "yes", "nee", "no"];

/// Whether a later word takes the place of an earlier one: "mag worden verplicht" stays, "het is
/// niet nodig" after "moet" too; a duty that need not be wins.
fn is_stronger(later: Category, earlier: Category) -> bool {
    matches!(
        (later, earlier),
        (Category::NeedNot, Category::Should)
            | (Category::ShouldNot, Category::Should)
            | (Category::MustNot, Category::Should)
    )
}

fn by_modal(category: Category, is_denied: bool) -> Modality {
    match (category, is_denied) {
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
        || (signs.has_act && (signs.has_subject || signs.has_third) && !signs.has_fact);
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
    language: Language,
) -> Option<(usize, usize)> {
    let word = all[modal].text.as_str();
    let nouns: &[&str] = match language {
        Language::Nl => &["toestemming", "akkoord", "goedkeuring", "instemming", "machtiging"],
        Language::En => &["permission", "consent", "approval", "authorisation", "clearance"],
    };
    let of_need = [
        "nodig",
        "vereist",
        "noodzakelijk",
        "needs",
        "need",
        "requires",
        "required",
        "needed",
        "necessary",
    ];
    let at = places.iter().copied().find(|at| nouns.contains(&all[*at].text.as_str()))?;
    let in_row = |it: &usize| *it == at || !all[*it].is_broken_before();
    let after = places.iter().copied().skip_while(|it| *it < at).take_while(in_row);
    let last = after.take_while(|it| *it < modal || at > modal).last()?;
    (of_need.contains(&word) && last >= at).then_some((at, last))
}

/// So many words a heading may have that rules what stands below it.
const HEADING_WORDS_MAX: usize = 8;

/// What a heading says of what stands below it: "Niet doen", "Dit mag wel:", "Verboden".
pub fn heading(text: &str, language: Language) -> Option<Modality> {
    let all = words(text);
    if all.is_empty() || all.len() > HEADING_WORDS_MAX {
        return None;
    }
    let places: Vec<usize> = (0..all.len()).collect();
    let found: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    let do_words: &[&str] = &["doen", "doe", "do", "do's", "dos", "wel", "yes", "ja"];
    let dont_words: &[&str] =
        &["niet", "nooit", "don't", "don'ts", "donts", "never", "not", "no", "nee", "geen"];
    let modality = if found.iter().any(|it| dont_words.contains(it)) && all.len() <= 4 {
        Modality::MustNot
    } else if let Some(read) = predicate(&all, &places, language).filter(|it| !it.is_indicative) {
        read.modality
    } else if all.len() <= 3 && found.iter().any(|it| do_words.contains(it)) {
        if found.contains(&"mag") || found == ["wel"] { Modality::May } else { Modality::Must }
    } else {
        return None;
    };
    Some(modality)
}
