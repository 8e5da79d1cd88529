//! What is counted among the main words of a clause, before it is said what they rule.

use super::lexicon::{Category, ClauseLexicon};
use super::phrases::clause_words;
use super::pieces::MODAL;
use super::predicate::exclusive_actor;
use super::relative::{following_end, opens_content, opens_relative, points_back, relative_end};
use super::{Word, acts, past, subject};

/// What was counted among the main words.
#[derive(Debug, Default)]
pub struct Signs {
    pub modal: Option<(usize, Category)>,
    pub has_negator: bool,
    pub is_unclear: bool,
    pub is_passive: bool,
    pub has_subject: bool,
    pub subjects: Vec<usize>,
    /// "No more than …".
    pub has_limit: bool,
    pub has_fact: bool,
    pub has_act: bool,
    pub begins_with_negator: bool,
    pub begins_with_command: bool,
    pub has_ending: bool,
    pub has_third: bool,
    pub has_finite_act: bool,
    pub has_state: bool,
    /// "Stays off", "gaat naar het meldpunt": a state or a way that is laid down.
    pub has_settled_state: bool,
    /// "Nothing prevents …".
    pub denies_denial: bool,
    /// What somebody knows or thinks comes before anything that rules.
    pub is_of_mind: bool,
    /// It says what makes no difference, or what a rule is for.
    pub only_tells: bool,
    /// It begins with who alone may: "only editors".
    pub begins_with_only: bool,
    /// It begins with "not every …".
    pub begins_with_unclear: bool,
    /// "Every account has two owners": how each is to be.
    pub is_of_each: bool,
    /// It tells what something is not: "liking is not campaigning".
    pub denies_being: bool,
    /// It tells what was so before anything that rules.
    pub is_past: bool,
    /// "Een collega feliciteren kan": what may be done stands before the last word.
    pub ends_with_may: bool,
}

impl Signs {
    /// Counts a word that may be a verb of an act; `is_bound` where somebody whom a rule can bind
    /// stands before it, `after_plural` where several right before it.
    fn count_verb(
        &mut self,
        word: &str,
        is_bound: bool,
        after_plural: bool,
        lexicon: &ClauseLexicon,
    ) {
        let is_verb = lexicon.verbs.contains(word);
        let is_ending = lexicon.ending.contains(word);
        let is_dutch = lexicon.is_dutch();
        self.has_act |= is_verb;
        self.has_ending |= is_ending;
        // Of English forms, those in -ing alone cannot be the verb of a clause.
        self.has_finite_act |=
            is_verb && if is_dutch { !is_ending } else { !word.ends_with("ing") };
        let may_be_finite = !is_ending || lexicon.both.contains(word);
        let is_third = may_be_finite && (word.ends_with('t') || word.ends_with('s'));
        let is_plain = after_plural && lexicon.commands.contains(word);
        self.has_third |= is_verb && is_bound && (is_third || is_plain);
    }

    /// Counts a word by which somebody may or must.
    fn count_modal(&mut self, all: &[Word], at: usize, modal: Category, lexicon: &ClauseLexicon) {
        // "Verzoeken om stukken te mogen inzien", "geen bedrijven aanbevolen".
        let is_infinitive = at > 0 && all[at - 1].text == "te" && all[at].text.ends_with("en");
        if is_infinitive && modal == Category::May || acts::recommends(all, at, lexicon) {
            return;
        }
        // "No permission is needed": the "no" denies what comes after it.
        let is_bare_no = |category: Category, at: usize| {
            category == Category::MustNot && is_bare_no(all, at, lexicon)
        };
        self.has_negator |= is_bare_no(modal, at);
        let is_weak = |category: Category, at: usize| {
            category == Category::May && is_weak(all, at, lexicon) || is_bare_no(category, at)
        };
        match self.modal {
            Some((before, kept)) if !is_weak(kept, before) && !is_stronger(modal, kept) => {}
            _ => self.modal = Some((at, modal)),
        }
    }

    /// Whether it speaks of what somebody thinks or what makes no difference.
    pub fn rules_nothing(&self) -> bool {
        self.only_tells
            || self.is_past && !self.begins_with_command
            || self.is_of_mind && !self.begins_with_command
            || self.begins_with_unclear && self.modal.is_none() && !self.is_passive
    }

    /// Whether the "can" at `at` is said to somebody of an act, or denied.
    pub fn says_who_may(&self, at: usize) -> bool {
        let is_near = self.subjects.iter().any(|it| it.abs_diff(at) <= SUBJECT_REACH);
        self.has_negator || is_near && self.has_act || self.ends_with_may
    }
}

/// Words by which all of a kind are meant.
const OF_EACH: [&str; 6] = ["elk", "elke", "ieder", "iedere", "each", "every"];
/// Verbs of what something is to have.
const HAS: [&str; 11] = [
    "heeft", "krijgt", "bevat", "draagt", "vermeldt", "has", "gets", "contains", "carries",
    "bears", "needs",
];
/// Such a verb stands among so many words.
const HAS_REACH: usize = 10;

/// Whom a "can" is said to stands within so many words of it.
const SUBJECT_REACH: usize = 4;

/// What the words at `places` have; `is_limited` where a condition stands beside them.
pub fn signs(all: &[Word], places: &[usize], lexicon: &ClauseLexicon, is_limited: bool) -> Signs {
    use Category as C;
    let wanted: Vec<C> = MODAL
        .into_iter()
        .chain([C::Negator, C::NotNegator, C::Unclear, C::Passive, C::Subject, C::Fact])
        .collect();
    let mut counting = Counting {
        all,
        places,
        lexicon,
        is_limited,
        signs: Signs::default(),
        in_relative: false,
        after_relative: false,
        relative_end: None,
    };
    let (mut skip_to, mut stands, mut is_said) = (0, false, false);
    if let Some((at, category)) = said_alone(all, places) {
        counting.signs.modal = Some((at, category));
        skip_to = at + 1;
    }
    for (order, at) in places.iter().copied().enumerate() {
        if order == 0 {
            counting.opening(at);
        }
        if at < skip_to {
            continue;
        }
        counting.word(order, at);
        // "Het staat de medewerker vrij": the phrase has its subject in it.
        let word = all[at].text.as_str();
        stands |= ["staat", "stond"].contains(&word);
        // "Voor praktische afspraken is WhatsApp prima."
        is_said |= ["is", "zijn"].contains(&word);
        let ends = all.get(at + 1).is_none_or(Word::is_broken_before);
        if word == "vrij" && stands || word == "prima" && is_said && ends {
            counting.signs.modal = Some((at, C::May));
        }
        // "Dan zien wij van het verhaal af."
        if let Some(modal) = lexicon.parted_to(all, at, places, &[C::MustNot, C::May, C::Must]) {
            counting.signs.modal = Some((at, modal));
        }
        if let Some((count, category)) = lexicon.phrase_at(all, at, &wanted) {
            // "Is dat geen enkel probleem": the longer phrase says more than "dat geen".
            let next = lexicon.phrase_at(all, at + 1, &MODAL);
            if category == C::NotNegator && next.is_some_and(|(longer, _)| longer >= count) {
                continue;
            }
            skip_to = at + count;
            counting.phrase(order, at, count, category);
        }
    }
    counting.signs.ends_with_may = acts::ends_with_may(all, places, lexicon);
    counting.signs.has_ending |= acts::has_participle(all, places, lexicon);
    counting.signs
}

/// What the first word rules where it stands by itself, as in a table: "Possible, if …".
fn said_alone(all: &[Word], places: &[usize]) -> Option<(usize, Category)> {
    let (first, rest) = places.split_first()?;
    let is_alone = rest.first().is_none_or(|next| all[*next].is_broken_before());
    let (alone, word) = (&clause_words().alone, all[*first].text.as_str());
    let may = alone.may.has(word).then_some(Category::May);
    let category = may.or_else(|| alone.must_not.has(word).then_some(Category::MustNot))?;
    is_alone.then_some((*first, category))
}

/// The words that are counted, and what was counted so far.
struct Counting<'a> {
    all: &'a [Word],
    places: &'a [usize],
    lexicon: &'a ClauseLexicon,
    is_limited: bool,
    signs: Signs,
    /// In a clause about a noun that ends before the main one goes on.
    in_relative: bool,
    /// In such a clause, or after its beginning.
    after_relative: bool,
    /// Where the main clause goes on without a comma.
    relative_end: Option<usize>,
}

impl Counting<'_> {
    fn opening(&mut self, at: usize) {
        let word = self.all[at].text.as_str();
        // "Always use the crest".
        let next = self.places.get(1).map_or(word, |next| self.all[*next].text.as_str());
        let command = if BEFORE_COMMANDS.contains(&word) { next } else { word };
        self.signs.begins_with_command = self.lexicon.commands.contains(command);
        self.signs.begins_with_negator = self.lexicon.is(self.all, at, Category::Negator);
        let is_narrowed = [Category::OnlyPreposition, Category::Condition];
        self.signs.begins_with_only = self.lexicon.is(self.all, at, Category::Only)
            && self.lexicon.phrase_at(self.all, at + 1, &is_narrowed).is_none();
        self.signs.begins_with_unclear = self.lexicon.is(self.all, at, Category::Unclear);
        let has = |it: &usize| HAS.contains(&self.all[*it].text.as_str());
        self.signs.is_of_each =
            OF_EACH.contains(&word) && self.places.iter().take(HAS_REACH).any(has);
    }

    fn word(&mut self, order: usize, at: usize) {
        use Category as C;
        let (all, lexicon) = (self.all, self.lexicon);
        // "Een groep waarin niets is gezegd, …": a denial in it denies nothing outside it.
        let goes_on = self.relative_end == Some(at);
        if at > 0 && (all[at].is_broken_before() || goes_on) {
            self.in_relative = false;
            self.after_relative = false;
            self.relative_end = None;
        } else if order > 0 && opens_content(all, at, lexicon) {
            self.after_relative = true;
            self.in_relative = true;
        } else if order > 0 && opens_relative(all, at, lexicon) || all[at].text == "whoever" {
            self.after_relative = true;
            self.relative_end = relative_end(all, at, lexicon);
            // "Degene die reacties beheert": its verb is all there is.
            let ends_in_own = || {
                let last = all.last().is_some_and(|last| lexicon.verbs.contains(&last.text));
                lexicon.is_dutch() && all[at].text == "die" && last
            };
            self.in_relative = self.relative_end.is_some()
                || all[at + 1..].iter().any(Word::is_broken_before)
                || ends_in_own();
            // "Je mag een gast meenemen die hier niet werkt": what rules stands before it.
            let signs = &self.signs;
            let is_ruled = signs.modal.is_some() || signs.begins_with_command || signs.is_passive;
            if let Some(end) = following_end(all, at, lexicon).filter(|_| is_ruled) {
                self.in_relative = true;
                self.relative_end = self.relative_end.or((end < all.len()).then_some(end));
            }
        }
        let signs = &mut self.signs;
        let is = |category| lexicon.is(all, at, category);
        // "Alleen overdag": what it narrows was not read as a condition.
        let narrows = order > 0
            && is(C::Only)
            && !adapts(all, self.places, at)
            && exclusive_actor(all, at, lexicon).is_none();
        let is_read = self.is_limited && is_followed(all, self.places, at);
        signs.is_unclear |= narrows && !self.after_relative && !is_read;
        let is_denied = at > 0 && ["not", "niet", "don't"].contains(&all[at - 1].text.as_str());
        let is_first = signs.modal.is_none() && (!signs.has_act || is_denied);
        let is_mind = is(C::Mind) && !past::is_noun(all, at);
        signs.is_of_mind |= is_first && order > 0 && !self.after_relative && is_mind;
        signs.only_tells |= is(C::Tells) && !self.after_relative;
        let is_past = past::is_past(all, at, lexicon);
        signs.is_past |= is_first && !self.after_relative && is_past;
        signs.denies_denial |= signs.has_negator && is(C::Deny);
        if !self.in_relative {
            let is_bound = at > 0 && subject::may_bind(all, &self.places[..order], lexicon);
            let after_plural = is_bound && !lexicon.is_dutch() && all[at - 1].text.ends_with('s');
            // "Body-worn cameras": part of a word.
            let is_part = all[at].is_joined || all.get(at + 1).is_some_and(|it| it.is_joined);
            if !is_part || lexicon.is_dutch() {
                signs.count_verb(&all[at].text, is_bound, after_plural, lexicon);
            }
            signs.has_state |= order > 0 && is(C::State);
            signs.has_settled_state |= subject::is_settled(all, at, lexicon);
            signs.has_subject |= subject::are_agents(all, self.places, order, lexicon);
        }
    }

    fn phrase(&mut self, order: usize, at: usize, count: usize, category: Category) {
        use Category as C;
        let (all, lexicon) = (self.all, self.lexicon);
        let begins = order == 0 || all[at].is_broken_before();
        let signs = &mut self.signs;
        match category {
            C::Negator => signs.has_negator |= !self.in_relative,
            // "Gebruik die niet": it points back, and opens no clause of its own.
            C::NotNegator if points_back(all, at, lexicon) => signs.has_negator = true,
            // "That is not allowed": at its start it opens no clause about a noun.
            C::NotNegator if begins && is_pointer(&all[at].text) => signs.has_negator = true,
            C::NotNegator => signs.has_limit |= all[at + count - 1].text == "than",
            C::Unclear => {
                signs.is_unclear = true;
                signs.has_negator |= lexicon.is(all, at, C::Negator);
            }
            // "Een toestel waarop de app staat, …": what it tells is no part of the rule.
            C::Passive | C::Fact if self.in_relative => {}
            // "A story is a post that …" tells what it is, "liking is not campaigning" what not.
            C::Passive if is_copula(all, at, lexicon) => {
                signs.has_fact = true;
                signs.denies_being |= all.get(at + 1).is_some_and(|word| word.text == "not");
            }
            C::Passive => signs.is_passive = true,
            C::Fact => signs.has_fact |= !is_possessive(all, at, lexicon),
            // "A request that names no period".
            C::MustNot if self.after_relative && is_bare_no(all, at, lexicon) => {}
            // "Berichten waarin iemand moet betalen, …".
            _ if self.in_relative => {}
            C::Subject => {
                signs.has_subject = true;
                signs.subjects.push(at);
            }
            modal => signs.count_modal(all, at, modal, lexicon),
        }
    }
}

/// Whether the word at `at` says "may" only where nothing else is said.
pub fn is_weak(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_alone = lexicon.phrase_at(all, at, &MODAL).is_some_and(|(count, _)| count == 1);
    is_alone && WEAK.contains(&all[at].text.as_str())
}

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

/// "No" and "nee" alone, which forbid only where nothing else is said.
pub fn is_bare_no(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let count = lexicon.phrase_at(all, at, &MODAL).map_or(0, |it| it.0);
    count == 1 && ["no", "nee"].contains(&all[at].text.as_str())
}

/// "Is a post", "is not campaigning": what follows makes no passive of it.
fn is_copula(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let is_denied = all.get(at + 1).is_some_and(|word| word.text == "not");
    let next = all.get(at + 1 + usize::from(is_denied)).map_or("", |word| word.text.as_str());
    let is_doing = || !lexicon.is_dutch() && next.ends_with("ing") && lexicon.verbs.contains(next);
    ["is", "are"].contains(&all[at].text.as_str())
        && (["a", "an", "the"].contains(&next) || is_doing())
}

/// Whether a condition follows the words after the "only" at `at`, which it narrows down to.
fn is_followed(all: &[Word], places: &[usize], at: usize) -> bool {
    let mut end = at + 1;
    while places.contains(&end) && !all[end].is_broken_before() {
        end += 1;
    }
    end < all.len() && !all[end].is_broken_before() && !places.contains(&end)
}

fn is_pointer(word: &str) -> bool {
    ["that", "dat", "die"].contains(&word)
}

/// "Pas je profiel aan": a verb, and no "only".
fn adapts(all: &[Word], places: &[usize], at: usize) -> bool {
    all[at].text == "pas" && places.iter().any(|it| *it > at && all[*it].text == "aan")
}

/// Words that may stand before a command.
const BEFORE_COMMANDS: [&str; 8] =
    ["altijd", "always", "please", "eerst", "gewoon", "vooral", "just", "simply"];

/// "Met zijn voornaam": whose it is, and no verb.
fn is_possessive(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    const BEFORE: [&str; 24] = [
        "aan", "achter", "bij", "binnen", "buiten", "dan", "door", "in", "langs", "met", "naar",
        "namens", "of", "om", "onder", "op", "over", "rond", "tegen", "tot", "uit", "van", "via",
        "voor",
    ];
    let Some(before) = at.checked_sub(1).filter(|_| all[at].text == "zijn") else {
        return false;
    };
    let word = all[before].text.as_str();
    BEFORE.contains(&word) || lexicon.verbs.contains(word)
}
