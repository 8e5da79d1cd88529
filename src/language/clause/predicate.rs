//! What the main words of a clause rule.

use super::Word;
use super::lexicon::{Category, ClauseLexicon, lexicon};
use super::pieces::MODAL;
use crate::language::Wording;
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
    has_finite_act: bool,
    has_state: bool,
    /// "Nothing prevents …".
    denies_denial: bool,
}

impl Signs {
    /// Counts a word that may be a verb of an act; `is_later` where it does not open the sentence.
    fn count_verb(&mut self, word: &str, is_later: bool, lexicon: &ClauseLexicon) {
        let is_verb = lexicon.verbs.contains(word);
        let is_ending = lexicon.ending.contains(word);
        let is_dutch = lexicon.is_dutch();
        self.has_act |= is_verb;
        self.has_ending |= is_ending;
        // Of English forms, those in -ing alone cannot be the verb of a clause.
        self.has_finite_act |=
            is_verb && if is_dutch { !is_ending } else { !word.ends_with("ing") };
        self.has_third |=
            is_verb && !is_ending && is_later && (word.ends_with('t') || word.ends_with('s'));
    }

    /// Whether a "can" is said to somebody of an act, or denied.
    fn says_who_may(&self) -> bool {
        self.has_negator || self.has_subject && self.has_act
    }
}

/// What the words at `places` rule; none where they rule nothing.
pub fn predicate(
    all: &[Word],
    places: &[usize],
    language: Language,
    is_limited: bool,
) -> Option<Predicate> {
    let lexicon = lexicon(language);
    let signs = signs(all, places, lexicon);
    let (modality, is_indicative) = match signs.modal {
        // "Kan" speaks of what is possible, unless it is said to somebody or has a condition.
        Some((at, Category::May))
            if is_weak(all, at, lexicon)
                && !signs.says_who_may()
                && !is_limited
                && places.len() > SHORT_WORDS_MAX =>
        {
            return None;
        }
        _ if signs.denies_denial => (Modality::May, false),
        Some((at, category)) => {
            let is_need = lexicon.is(all, at, Category::Need);
            (by_modal(category, signs.has_negator, is_need), false)
        }
        // What happens now and then rules nothing.
        None if signs.is_unclear && !signs.has_negator && !signs.begins_with_command => {
            return None;
        }
        None => (indicative(&signs)?, true),
    };
    let consent = match signs.modal {
        Some((at, Category::Must)) => consent(all, places, at, lexicon),
        _ => None,
    };
    let modality =
        if consent.is_some() && modality == Modality::Must { Modality::MayIf } else { modality };
    let is_clear = !signs.is_unclear;
    Some(Predicate { modality, is_clear, is_indicative, is_guessed: false, consent })
}

/// What the words at `places` may rule where nothing else tells: a denial forbids, an act commands.
pub fn guessed(all: &[Word], places: &[usize], language: Language) -> Option<Predicate> {
    let lexicon = lexicon(language);
    let signs = signs(all, places, lexicon);
    let is_weak = signs.modal.is_some_and(|(_, category)| category == Category::May);
    let modality = match signs.modal {
        Some(_) if is_weak && !signs.has_negator => return None,
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

/// Whether the word at `at` says "may" only where nothing else is said.
fn is_weak(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_alone = lexicon.phrase_at(all, at, &MODAL).is_some_and(|(count, _)| count == 1);
    is_alone && WEAK.contains(&all[at].text.as_str())
}

fn signs(all: &[Word], places: &[usize], lexicon: &ClauseLexicon) -> Signs {
    use Category as C;
    let wanted: Vec<C> = MODAL
        .into_iter()
        .chain([C::Negator, C::NotNegator, C::Unclear, C::Passive, C::Subject, C::Fact])
        .collect();
    let mut signs = Signs::default();
    let (mut skip_to, mut stands, mut in_relative) = (0, false, false);
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
        signs.is_unclear |= order > 0
            && lexicon.is(all, *at, C::Only)
            && exclusive_actor(all, *at, lexicon).is_none();
        // "Een groep waarin niets is gezegd, …": a denial in it denies nothing outside it.
        if *at > 0 && all[*at].is_broken_before() {
            in_relative = false;
        } else if order > 0 && opens_relative(all, *at, lexicon) {
            in_relative = true;
        }
        signs.count_verb(word, *at > 0, lexicon);
        signs.has_state |= order > 0 && lexicon.is(all, *at, C::State);
        signs.denies_denial |= signs.has_negator && lexicon.is(all, *at, C::Deny);
        // "Het staat de medewerker vrij": the phrase has its subject in it.
        stands |= ["staat", "stond"].contains(&word);
        if word == "vrij" && stands {
            signs.modal = Some((*at, C::May));
        }
        let Some((count, category)) = lexicon.phrase_at(all, *at, &wanted) else { continue };
        skip_to = at + count;
        match category {
            C::Negator => signs.has_negator |= !in_relative,
            // "Gebruik die niet": it points back, and opens no clause of its own.
            C::NotNegator if points_back(all, *at, lexicon) => signs.has_negator = true,
            C::NotNegator => {}
            C::Unclear => {
                signs.is_unclear = true;
                signs.has_negator |= lexicon.is(all, *at, C::Negator);
            }
            C::Passive => signs.is_passive = true,
            C::Subject => signs.has_subject = true,
            C::Fact => signs.has_fact |= !is_possessive(all, *at, lexicon),
            modal => {
                let is_weak =
                    |category: C, at: usize| category == C::May && is_weak(all, at, lexicon);
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

/// Whether "die" or "dat" at `at` stands for a thing that was named: after a verb or a subject.
fn points_back(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let points = ["die", "dat"].contains(&all[at].text.as_str());
    let before = at.checked_sub(1).map(|before| all[before].text.as_str());
    points
        && !all[at].is_broken_before()
        && before.is_some_and(|word| {
            lexicon.commands.contains(word)
                || ["je", "jij", "u", "we", "wij", "hij", "men", "zij", "ze"].contains(&word)
        })
}

/// Whether the word at `at` opens a clause about the noun before it.
fn opens_relative(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_closed = all[at + 1..].iter().any(Word::is_broken_before);
    match all[at].text.as_str() {
        _ if !is_closed => false,
        "waarin" | "waarop" | "waarvan" | "waarmee" | "waarbij" | "waaraan" => true,
        "die" => {
            let before = all[at - 1].text.as_str();
            !points_back(all, at, lexicon) && !lexicon.verbs.contains(before)
        }
        _ => false,
    }
}

/// "Met zijn voornaam": whose it is, and no verb.
fn is_possessive(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    const BEFORE: [&str; 24] = [
        "aan", "achter", "bij", "binnen", "buiten", "dan", "door", "in", "langs", "met", "naar",
        "namens", "of", "om", "onder", "op", "over", "rond", "tegen", "tot", "uit", "van", "via",
        "voor",
    ];
    let Some(before) = at.checked_sub(1).filter(|_| all[at].text == "zijn") else { return false };
    let word = all[before].text.as_str();
    BEFORE.contains(&word) || lexicon.verbs.contains(word)
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
    lexicon: &ClauseLexicon,
) -> Option<(usize, usize)> {
    let at = places.iter().copied().find(|at| lexicon.is(all, *at, Category::Consent))?;
    let in_row = |it: &usize| *it == at || !all[*it].is_broken_before();
    let after = places.iter().copied().skip_while(|it| *it < at).take_while(in_row);
    let last = after.take_while(|it| *it < modal || at > modal).last()?;
    (lexicon.is(all, modal, Category::Need) && last >= at).then_some((at, last))
}

/// So many words a heading may have that rules what stands below it.
const HEADING_WORDS_MAX: usize = 8;

/// What a heading says of what stands below it: "Niet doen", "Dit mag wel:", "Verboden".
pub fn heading(text: &str, wording: &Wording) -> Option<Modality> {
    let language = wording.language;
    let all = wording.words_ruled(text);
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
    } else if let Some(read) =
        predicate(&all, &places, language, false).filter(|it| !it.is_indicative)
    {
        read.modality
    } else if all.len() <= 3 && found.iter().any(|it| do_words.contains(it)) {
        if found.contains(&"mag") || found == ["wel"] { Modality::May } else { Modality::Must }
    } else {
        return bare(&all, language);
    };
    Some(modality)
}

/// What a heading of a verb alone says: "Weghalen", "Direct melden", "Laten staan".
fn bare(all: &[Word], language: Language) -> Option<Modality> {
    let lexicon = lexicon(language);
    let found: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    if matches!(found[..], ["laten", "staan"] | ["leave", "up"] | ["leave", "alone"]) {
        return Some(Modality::May);
    }
    let is_adverb = |word: &&str| {
        ["altijd", "direct", "meteen", "eerst", "always", "first", "now"].contains(word)
    };
    let mut verbs = found.iter().filter(|word| !is_adverb(word));
    let verb = verbs.next()?;
    let is_verb = match language {
        Language::Nl => lexicon.ending.contains(*verb) && verb.ends_with('n'),
        Language::En => lexicon.commands.contains(*verb),
    };
    (is_verb && verbs.next().is_none()).then_some(Modality::Must)
}
