//! The words and phrases that the detectors look for, found in one pass.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::gaps::{Gapped, Part, Reached, gapped};
use super::view::{View, is_word};
use crate::model::Span;

macro_rules! cues {
    ($($name:ident,)*) => {
        /// What a word or phrase of the lists speaks of; the files in `data` say what each holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Cue { $($name,)* }

        /// How many there are.
        const CUE_COUNT: usize = [$(Cue::$name,)*].len();
    };
}

cues! {
    // data/numbers.toml
    Bsn, Reference, Unit, Account, Card, Phone, Private, Desk, OpenChat, Plate, PlateLetters,
    Birth, Cohort, CaseNumber, PersonNumber, Passport, DrivingLicence, Version, Password, Key,
    Invalid, Home, PublicPlace,
    // data/people.toml
    Title, Role, OwnPerson, Person, Office, Functional, PrivateDomain, NotInitial, NoName,
    // data/matters.toml
    Health, HealthState, Union, Religion, Ethnicity, Orientation, Criminal, Political,
    PrivateLife, Affair, Topic, Group,
    // data/marks.toml
    About, Leak, LeakMaybe, LeakTurn, NotYet, Disclosed, Unknown, Closed, ClosedPlace, Heard,
    NoForward, StateSecret, Departmental, Published,
    Hint, Content, Soon,
    // data/tone.toml
    Insult, SoftInsult, Directed, Contempt, ContemptWord, Inability, Scorn, People, Rule, Mention,
    Cheer, Derision, Target,
    // data/politics.toml
    Party, PartyNoun, Vote, VoteFor, Contest, Campaign, Election, Opinion, Government, Ouster,
    Stance, Neutral,
    // data/reputation.toml
    Own, OrgNoun, Disgrace, HardDisgrace, Copied, Gripe, Amends, Insider,
}

/// The words of one cue as they stand in a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListForm {
    #[serde(default)]
    nl: String,
    #[serde(default)]
    en: String,
    #[serde(default)]
    both: String,
}

/// What a phrase stands for, and how its borders must be.
#[derive(Clone, Copy, Debug)]
struct Entry {
    role: Part,
    /// A word may go on before it, as in a compound.
    is_open_before: bool,
    /// A word may go on behind it.
    is_open_behind: bool,
}

/// The phrases, ready to be found.
#[derive(Debug)]
pub struct CueFinder {
    automaton: AhoCorasick,
    /// One phrase may belong to several cues.
    entries: Vec<Vec<Entry>>,
    gapped: Vec<Gapped>,
}

/// The files, in the order of the cues.
const FILES: [&str; 7] = [
    include_str!("data/numbers.toml"),
    include_str!("data/people.toml"),
    include_str!("data/matters.toml"),
    include_str!("data/marks.toml"),
    include_str!("data/tone.toml"),
    include_str!("data/politics.toml"),
    include_str!("data/reputation.toml"),
];

/// Cues that only the detectors of drafts ask for: most of all phrases.
const OF_DRAFTS: [Cue; 42] = [
    Cue::Leak,
    Cue::LeakMaybe,
    Cue::LeakTurn,
    Cue::NotYet,
    Cue::Disclosed,
    Cue::Unknown,
    Cue::Closed,
    Cue::ClosedPlace,
    Cue::Heard,
    Cue::Published,
    Cue::Hint,
    Cue::Content,
    Cue::Soon,
    Cue::Insult,
    Cue::SoftInsult,
    Cue::Directed,
    Cue::Contempt,
    Cue::ContemptWord,
    Cue::Inability,
    Cue::Scorn,
    Cue::People,
    Cue::Cheer,
    Cue::Derision,
    Cue::Target,
    Cue::Party,
    Cue::Vote,
    Cue::VoteFor,
    Cue::Contest,
    Cue::Campaign,
    Cue::Election,
    Cue::Opinion,
    Cue::Government,
    Cue::Ouster,
    Cue::Stance,
    Cue::Neutral,
    Cue::Own,
    Cue::Disgrace,
    Cue::HardDisgrace,
    Cue::Copied,
    Cue::Gripe,
    Cue::Amends,
    Cue::Insider,
];

/// All lists that come with the program, for drafts.
pub static BUILT_IN: LazyLock<CueFinder> = LazyLock::new(|| finder(|_| true));

/// Those that a question is searched by. Asking once is not to wait for the phrases of drafts.
pub static OF_QUESTIONS: LazyLock<CueFinder> =
    LazyLock::new(|| finder(|cue| !OF_DRAFTS.contains(&cue)));

/// The finder of the cues that `is_wanted` takes.
fn finder(is_wanted: impl Fn(Cue) -> bool) -> CueFinder {
    let mut phrases: HashMap<String, Vec<Entry>> = HashMap::new();
    let mut all_gapped = Vec::new();
    for file in FILES {
        let lists: HashMap<Cue, ListForm> =
            toml::from_str(file).expect("the built-in lists are valid TOML, as a test holds");
        for (cue, list) in lists.into_iter().filter(|(cue, _)| is_wanted(*cue)) {
            for text in [&list.nl, &list.en, &list.both] {
                for phrase in text.split([',', '\n']) {
                    let Some((phrase, parts)) = gapped(cue, phrase) else {
                        add(&mut phrases, Part::Whole(cue), phrase);
                        continue;
                    };
                    for (part, words) in parts.iter().enumerate() {
                        let role = Part::Of { gapped: all_gapped.len(), part };
                        words.iter().for_each(|word| add(&mut phrases, role, word));
                    }
                    all_gapped.push(phrase);
                }
            }
        }
    }
    let (phrases, entries): (Vec<String>, Vec<Vec<Entry>>) = phrases.into_iter().unzip();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(&phrases)
        .expect("the built-in lists are far below the limits of the automaton");
    CueFinder { automaton, entries, gapped: all_gapped }
}

/// Adds a phrase as a view would show it; `*` at an end leaves that border open.
fn add(phrases: &mut HashMap<String, Vec<Entry>>, role: Part, phrase: &str) {
    let phrase = phrase.trim();
    let (is_open_before, is_open_behind) = (phrase.starts_with('*'), phrase.ends_with('*'));
    let bare = phrase.trim_matches('*').trim();
    let view = View::new(bare);
    let folded = view.lower(Span::new(0, view.len())).to_string();
    if !folded.is_empty() {
        let entry = Entry { role, is_open_before, is_open_behind };
        phrases.entry(folded).or_default().push(entry);
    }
}

/// Where the phrases of each cue stand in a view.
#[derive(Debug)]
pub struct Cues {
    /// By cue, sorted by start.
    spans: Vec<Vec<Span>>,
}

impl Cues {
    /// Finds all phrases of `finder` in the view.
    pub fn new(finder: &CueFinder, view: &View) -> Self {
        let mut spans = vec![Vec::new(); CUE_COUNT];
        let mut reached = Reached::new(&finder.gapped);
        for found in finder.automaton.find_overlapping_iter(&view.lower) {
            let (start, end) = (found.start(), found.end());
            for entry in &finder.entries[found.pattern().as_usize()] {
                let goes_on_before = goes_on(view, start.wrapping_sub(1), start);
                let goes_on_behind = goes_on(view, end.wrapping_sub(1), end);
                let fits = (entry.is_open_before || !goes_on_before)
                    && (entry.is_open_behind || !goes_on_behind);
                let span = Span::new(start, end);
                match entry.role {
                    _ if !fits => {}
                    Part::Whole(cue) => spans[cue as usize].push(span),
                    Part::Of { gapped, part } => {
                        if let Some((cue, span)) = reached.step(view, gapped, part, span) {
                            spans[cue as usize].push(span);
                        }
                    }
                }
            }
        }
        for list in &mut spans {
            list.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            keep_longest(list);
        }
        Cues { spans }
    }

    /// All places of a cue.
    pub fn all(&self, cue: Cue) -> &[Span] {
        &self.spans[cue as usize]
    }

    /// The places of a cue that begin in `within` and end in it.
    pub fn within(&self, cue: Cue, within: Span) -> impl Iterator<Item = Span> + '_ {
        let all = self.all(cue);
        let from = all.partition_point(|span| span.start < within.start);
        let rest = all[from..].iter().copied();
        rest.take_while(move |span| span.start < within.end)
            .filter(move |span| span.end <= within.end)
    }

    /// Whether a cue stands in `within`.
    pub fn has(&self, cue: Cue, within: Span) -> bool {
        self.within(cue, within).next().is_some()
    }

    /// Whether one of these cues stands in `within`.
    pub fn has_any(&self, cues: &[Cue], within: Span) -> bool {
        cues.iter().any(|cue| self.has(*cue, within))
    }

    /// The last place of a cue that ends before `at`, and begins at or after `from`.
    pub fn last_before(&self, cue: Cue, from: usize, at: usize) -> Option<Span> {
        self.within(cue, Span::new(from, at)).last()
    }
}

/// Whether one word holds both bytes.
fn goes_on(view: &View, before: usize, behind: usize) -> bool {
    is_word(view.byte(before)) && is_word(view.byte(behind))
}

/// Leaves out what lies inside a longer place of the same cue.
fn keep_longest(spans: &mut Vec<Span>) {
    let mut end = 0;
    spans.retain(|span| {
        let is_outside = span.end > end;
        end = end.max(span.end);
        is_outside
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_lists_can_be_read() {
        let view = View::new("Mevrouw Jansen, bsn-nummer; burgerservicenummers. Geen bsnx.");
        let cues = Cues::new(&BUILT_IN, &view);
        assert_eq!(cues.all(Cue::Title).len(), 1);
        assert_eq!(cues.all(Cue::Bsn).len(), 2);
    }
}
