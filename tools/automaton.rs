//! An automaton that finds all of many phrases in one pass, laid out in bytes.
//!
//! A part of `build.rs`; `src/safety/cues.rs` walks through it. A state has twelve bytes: in four
//! its base, shifted by eight bits, and the code that leads to it; in four the state of its longest
//! end that begins a phrase; in four the output of the longest phrase that ends in it, or 0.
//! The state that the code `c` leads to from the base `b` is `b + c`, if `c` leads to it.

use std::collections::BTreeMap;

/// Signs that stand in phrases are numbered from 1; all others have 0.
pub fn codes<'p>(phrases: impl Iterator<Item = &'p String>) -> [u8; 256] {
    let mut codes = [0; 256];
    phrases.flat_map(|phrase| phrase.bytes()).for_each(|byte| codes[usize::from(byte)] = 1);
    let mut count = 0;
    for code in codes.iter_mut().filter(|code| **code > 0) {
        count += 1;
        *code = count;
    }
    codes
}

/// The automaton's tables, in little-endian numbers.
#[derive(Default)]
pub struct Automaton {
    pub states: Vec<u8>,
    /// By number from 1, twelve bytes each: its first entry, how long the phrase is, in two bytes
    /// each that and how many entries; and the output of the next shorter phrase that ends there.
    pub outputs: Vec<u8>,
    pub entries: Vec<u8>,
}

/// Phrases that begin alike.
struct Node {
    state: usize,
    /// The phrases, of those sorted.
    from: usize,
    to: usize,
    depth: usize,
}

/// A state while the automaton is made.
#[derive(Clone, Copy, Default)]
struct State {
    base: usize,
    code: u8,
    fail: usize,
    output: u32,
    is_taken: bool,
}

impl Automaton {
    /// The automaton of phrases, each with what it stands for.
    pub fn new(phrases: &BTreeMap<String, Vec<u32>>, codes: &[u8; 256]) -> Automaton {
        let sorted: Vec<&[u8]> = phrases.keys().map(|phrase| phrase.as_bytes()).collect();
        let entries: Vec<&Vec<u32>> = phrases.values().collect();
        let mut automaton = Automaton { outputs: vec![0; 12], ..Automaton::default() };
        let mut places = Places::default();
        places.take(0, 0);
        let mut nodes = vec![Node { state: 0, from: 0, to: sorted.len(), depth: 0 }];
        let mut at = 0;
        // Breadth first, so that all shorter ends are there before they are asked for.
        while at < nodes.len() {
            let Node { state, mut from, to, depth } = nodes[at];
            at += 1;
            let shorter = places.states[places.states[state].fail].output;
            places.states[state].output = shorter;
            if sorted.get(from).is_some_and(|phrase| phrase.len() == depth) && from < to {
                places.states[state].output = automaton.push(entries[from], depth, shorter);
                from += 1;
            }
            let mut children: Vec<(u8, usize, usize)> = Vec::new();
            for phrase in from..to {
                let code = codes[usize::from(sorted[phrase][depth])];
                match children.last_mut().filter(|(last, ..)| *last == code) {
                    Some((_, _, end)) => *end = phrase + 1,
                    None => children.push((code, phrase, phrase + 1)),
                }
            }
            if children.is_empty() {
                continue;
            }
            let taken: Vec<u8> = children.iter().map(|(code, ..)| *code).collect();
            let base = places.base(&taken);
            places.states[state].base = base;
            for (code, from, to) in children {
                let child = base + usize::from(code);
                places.take(child, code);
                places.states[child].fail = places.fail(state, code);
                nodes.push(Node { state: child, from, to, depth: depth + 1 });
            }
        }
        automaton.states = places.bytes();
        automaton
    }

    /// Adds an output; its number.
    fn push(&mut self, entries: &[u32], length: usize, shorter: u32) -> u32 {
        let number = small(self.outputs.len() / 12);
        self.outputs.extend(small(self.entries.len() / 4).to_le_bytes());
        self.outputs.extend(small(length << 16 | entries.len()).to_le_bytes());
        self.outputs.extend(shorter.to_le_bytes());
        entries.iter().for_each(|entry| self.entries.extend(entry.to_le_bytes()));
        number
    }
}

/// The states by place, and which places and bases are free.
#[derive(Default)]
struct Places {
    states: Vec<State>,
    bases: Vec<bool>,
    first_free: usize,
}

impl Places {
    fn is_free(&self, at: usize) -> bool {
        self.states.get(at).is_none_or(|state| !state.is_taken)
    }

    fn take(&mut self, at: usize, code: u8) {
        if self.states.len() <= at {
            self.states.resize(at + 1, State::default());
        }
        self.states[at].is_taken = true;
        self.states[at].code = code;
        while !self.is_free(self.first_free) {
            self.first_free += 1;
        }
    }

    /// A base of its own from which all of these codes lead to free places.
    fn base(&mut self, codes: &[u8]) -> usize {
        let first = usize::from(codes[0]);
        // Among many states no place for a large family is left; it is looked for at the end.
        let crowded = if codes.len() > 1 { self.states.len().saturating_sub(2_048) } else { 0 };
        let mut base = self.first_free.max(crowded).saturating_sub(first).max(1);
        while self.bases.get(base).copied().unwrap_or_default()
            || codes.iter().any(|code| !self.is_free(base + usize::from(*code)))
        {
            base += 1;
        }
        if self.bases.len() <= base {
            self.bases.resize(base + 1, false);
        }
        self.bases[base] = true;
        base
    }

    fn child(&self, state: usize, code: u8) -> Option<usize> {
        let base = self.states[state].base;
        let child = base + usize::from(code);
        let is_there = self.states.get(child).is_some_and(|it| it.is_taken && it.code == code);
        (base > 0 && is_there).then_some(child)
    }

    /// Where the longest end of a new child is a state.
    fn fail(&self, parent: usize, code: u8) -> usize {
        let mut state = parent;
        while state != 0 {
            state = self.states[state].fail;
            if let Some(child) = self.child(state, code) {
                return child;
            }
        }
        0
    }

    fn bytes(&self) -> Vec<u8> {
        let of = |state: &State| {
            let base = small(state.base) << 8 | u32::from(state.code);
            [base, small(state.fail), state.output].map(u32::to_le_bytes).concat()
        };
        self.states.iter().flat_map(of).collect()
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("the lists are far below that")
}
