//! The words and phrases that the detectors look for, found in one pass.

use super::gaps::{Gapped, Part, Reached};
use super::view::{View, is_word};
use crate::model::Span;

macro_rules! cues {
    ($($name:ident,)*) => {
        /// What a word or phrase of the lists speaks of; the files in `data` say what each holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(test, derive(serde::Deserialize), serde(rename_all = "snake_case"))]
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

/// What a phrase stands for, and how its borders must be.
#[derive(Clone, Copy, Debug)]
struct Entry {
    role: Part,
    /// A word may go on before it, as in a compound.
    is_open_before: bool,
    /// A word may go on behind it.
    is_open_behind: bool,
}

/// The phrases, ready to be found: tables that `tools/automaton.rs` made, which says what stands
/// in them.
#[derive(Debug)]
pub struct CueFinder {
    codes: &'static [u8; 256],
    states: &'static [[u8; 12]],
    outputs: &'static [[u8; 12]],
    entries: &'static [[u8; 4]],
    gapped: &'static [Gapped],
}

// `BUILT_IN`, all lists that come with the program, for drafts, and `OF_QUESTIONS`, those that a
// question is searched by. They are made while the program is built: no start waits for them.
include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

impl CueFinder {
    /// The state that a byte of a view leads to.
    #[inline]
    fn next(&self, mut state: usize, byte: u8) -> usize {
        let code = self.codes[usize::from(byte)];
        if code == 0 {
            return 0;
        }
        loop {
            let [base, fail, _] = numbers(&self.states[state]);
            let next = (base >> 8) as usize + usize::from(code);
            let is_there = self.states.get(next).is_some_and(|next| next[0] == code);
            if base >> 8 > 0 && is_there {
                return next;
            }
            if state == 0 {
                return 0;
            }
            state = fail as usize;
        }
    }

    /// Calls `found` for each phrase that ends in the text, by end, the longest first.
    fn find(&self, text: &[u8], mut found: impl FnMut(Span, Entry)) {
        let mut state = 0;
        for (at, byte) in text.iter().enumerate() {
            state = self.next(state, *byte);
            let [_, _, mut output] = numbers(&self.states[state]);
            while output > 0 {
                let [first, size, shorter] = numbers(&self.outputs[output as usize]);
                let (length, count) = ((size >> 16) as usize, (size & 0xffff) as usize);
                let span = Span::new(at + 1 - length, at + 1);
                for entry in &self.entries[first as usize..first as usize + count] {
                    found(span, Entry::read(u32::from_le_bytes(*entry)));
                }
                output = shorter;
            }
        }
    }
}

impl Entry {
    /// From its bits: two for the borders, one for what it is, the rest for which.
    fn read(bits: u32) -> Self {
        let number = (bits >> 3) as usize;
        let role = match bits & 4 {
            0 => Part::Whole(CUES[number]),
            _ => Part::Of { gapped: number >> 3, part: number & 7 },
        };
        Entry { role, is_open_before: bits & 1 > 0, is_open_behind: bits & 2 > 0 }
    }
}

/// The three numbers of a row.
#[inline]
fn numbers(row: &[u8; 12]) -> [u32; 3] {
    let [a, b, c, d, e, f, g, h, i, j, k, l] = *row;
    [[a, b, c, d], [e, f, g, h], [i, j, k, l]].map(u32::from_le_bytes)
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
        let mut reached = Reached::new(finder.gapped);
        finder.find(&view.lower, |span, entry| {
            let fits = (entry.is_open_before || !goes_on(view, span.start))
                && (entry.is_open_behind || !goes_on(view, span.end));
            match entry.role {
                _ if !fits => {}
                Part::Whole(cue) => spans[cue as usize].push(span),
                Part::Of { gapped, part } => {
                    if let Some((cue, span)) = reached.step(view, gapped, part, span) {
                        spans[cue as usize].push(span);
                    }
                }
            }
        });
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

/// Whether a word goes on across `at`.
fn goes_on(view: &View, at: usize) -> bool {
    is_word(view.byte_before(at)) && is_word(view.byte(at))
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
    use std::collections::BTreeMap;

    use super::*;

    /// A file of lists, as TOML has it: by section and key.
    type Lists = BTreeMap<Cue, BTreeMap<String, String>>;

    const FILES: [&str; 7] = [
        include_str!("data/numbers.toml"),
        include_str!("data/people.toml"),
        include_str!("data/matters.toml"),
        include_str!("data/marks.toml"),
        include_str!("data/tone.toml"),
        include_str!("data/politics.toml"),
        include_str!("data/reputation.toml"),
    ];

    /// What a phrase stands for: its cue, gaps and part, and which borders are open.
    type Meaning = (Cue, Option<(Vec<usize>, usize)>, bool, bool);

    /// All phrases of the files, as a view shows them.
    fn in_files() -> BTreeMap<String, Vec<Meaning>> {
        let classes: BTreeMap<String, String> =
            toml::from_str(include_str!("data/classes.toml")).unwrap();
        let mut phrases: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
        let mut add = |cue, part, phrase: &str| {
            let phrase = phrase.trim();
            let view = View::new(phrase.trim_matches('*').trim());
            let folded = view.lower(Span::new(0, view.len())).to_string();
            let meaning = (cue, part, phrase.starts_with('*'), phrase.ends_with('*'));
            if !folded.is_empty() {
                phrases.entry(folded).or_default().push(meaning);
            }
        };
        let lists = FILES.into_iter().flat_map(|file| toml::from_str::<Lists>(file).unwrap());
        for (cue, texts) in lists {
            for phrase in texts.values().flat_map(|text| text.split([',', '\n'])) {
                let words: Vec<&str> = phrase.split_whitespace().collect();
                let reach = |word: &&str| match *word {
                    "~" => Some(16),
                    ".." => Some(42),
                    "..." => Some(90),
                    _ => None,
                };
                let gaps: Vec<usize> = words.iter().filter_map(reach).collect();
                if gaps.is_empty() {
                    add(cue, None, phrase);
                    continue;
                }
                let parts = words.split(|word| reach(word).is_some()).enumerate();
                for (at, part) in parts {
                    for word in part.join(" ").split('/') {
                        let class = word.trim().strip_prefix('@').map(|name| &classes[name]);
                        let words = class.map_or(word, |class| class.as_str());
                        let part = || Some((gaps.clone(), at));
                        words.split([',', '\n']).for_each(|word| add(cue, part(), word));
                    }
                }
            }
        }
        phrases
    }

    #[test]
    fn every_phrase_of_the_lists_is_found_as_it_is_written_there() {
        let mut count = 0;
        for (phrase, mut meanings) in in_files() {
            let mut found = Vec::new();
            BUILT_IN.find(phrase.as_bytes(), |span, entry| {
                let (cue, part) = match entry.role {
                    Part::Whole(cue) => (cue, None),
                    Part::Of { gapped, part } => {
                        let gapped = &BUILT_IN.gapped[gapped];
                        (gapped.cue, Some((gapped.gaps.to_vec(), part)))
                    }
                };
                if span == Span::new(0, phrase.len()) {
                    found.push((cue, part, entry.is_open_before, entry.is_open_behind));
                }
            });
            count += found.len();
            found.sort();
            meanings.sort();
            assert_eq!(found, meanings, "{phrase}");
        }
        assert_eq!(count, BUILT_IN.entries.len(), "there are phrases that stand in no list");
    }

    #[test]
    fn what_is_found_is_what_a_plain_search_finds() {
        let phrases = in_files();
        let text = "Besloten overleg van mevr. Jansen-de Vries, bsn's en het mt: hou t voor je!";
        let text = View::new(text).lower;
        let mut found = Vec::new();
        BUILT_IN.find(&text, |span, _| found.push(span));
        let mut expected = Vec::new();
        for end in 1..=text.len() {
            for start in 0..end {
                let phrase = std::str::from_utf8(&text[start..end]).unwrap();
                let meanings = phrases.get(phrase).map_or(0, Vec::len);
                expected.extend(std::iter::repeat_n(Span::new(start, end), meanings));
            }
        }
        assert!(expected.len() > 20);
        assert_eq!(found, expected);
    }

    #[test]
    fn built_in_lists_can_be_read() {
        let view = View::new("Mevrouw Jansen, bsn-nummer; burgerservicenummers. Geen bsnx.");
        let cues = Cues::new(&BUILT_IN, &view);
        assert_eq!(cues.all(Cue::Title).len(), 1);
        assert_eq!(cues.all(Cue::Bsn).len(), 2);
    }
}
