//! The terms that a question asks for, looked up in a passage's terms in one pass.

use crate::model::{Inquiry, TermId, Way};

/// From this strength on, a term is the word itself or a form of it, and its parts do not matter.
const FORM_STRENGTH_MIN: f32 = 0.95;
/// Of a compound, so many parts are looked at.
const PARTS_MAX: usize = 4;
/// A term that nobody asks for.
const NOT_ASKED: u16 = u16::MAX;
/// The table of terms has so many slots for each term: with fewer, free ones are hard to find.
const SLOTS_A_TERM: usize = 4;
/// Spreads neighbouring numbers over the table: 2^32 divided by the golden ratio (Knuth).
const HASH_FACTOR: u32 = 2_654_435_769;
/// The lowest bits of the product are the least mixed.
const HASH_SHIFT: u32 = 12;

/// How well something has a word, and in which way.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// 0 to 1.
    pub strength: f32,
    pub way: Way,
}

impl Found {
    const NOT: Found = Found { strength: 0.0, way: Way::Form };

    /// The same, weakened.
    pub fn by(self, share: f32) -> Found {
        Found { strength: self.strength * share, ..self }
    }

    /// The stronger of the two; this one of equals.
    pub fn or(self, other: Found) -> Found {
        if other.strength > self.strength { other } else { self }
    }

    /// The stronger of the two; of equals the one in the sooner way, so that nothing hangs on the
    /// order of terms.
    fn or_sooner(self, other: Found) -> Found {
        let is_sooner = other.strength == self.strength && other.way < self.way;
        if is_sooner { other } else { self.or(other) }
    }
}

/// One word, or one part of it, that a term stands for.
#[derive(Clone, Copy, Debug)]
struct Use {
    word: usize,
    /// None for the whole word.
    part: Option<usize>,
    found: Found,
    /// The place of the term's next use; `NOT_ASKED` after the last.
    next: u16,
}

/// Every term that a question asks for, with the words that it stands for.
///
/// The terms of all candidates are looked up here, thousands for one question, and most are not
/// asked for: so it is a small open-addressed table that stays in the processor's nearest memory.
#[derive(Debug)]
pub struct AskedTerms {
    /// The term and the place of its first use; a free slot has `NOT_ASKED`. A power of two long.
    slots: Vec<(TermId, u16)>,
    uses: Vec<Use>,
    part_counts: Vec<usize>,
}

impl AskedTerms {
    /// The terms of `inquiry`.
    pub fn new(inquiry: &Inquiry) -> Self {
        let part_counts = inquiry.words.iter().map(|word| word.parts.len().min(PARTS_MAX));
        let term_count = inquiry.words.iter().map(|word| {
            word.alternatives.len() + word.parts.iter().take(PARTS_MAX).map(Vec::len).sum::<usize>()
        });
        let term_count: usize = term_count.sum();
        let slot_count = (term_count * SLOTS_A_TERM).next_power_of_two();
        let mut asked = AskedTerms {
            slots: vec![(0, NOT_ASKED); slot_count],
            uses: Vec::with_capacity(term_count),
            part_counts: part_counts.collect(),
        };
        for (word, of_word) in inquiry.words.iter().enumerate() {
            let whole = of_word.alternatives.iter().map(|it| (None, it));
            let parts = of_word.parts.iter().take(PARTS_MAX).enumerate();
            let parts =
                parts.flat_map(|(at, of_part)| of_part.iter().map(move |it| (Some(at), it)));
            for (part, it) in whole.chain(parts) {
                let found = Found { strength: it.strength, way: it.way };
                asked.add(it.term, Use { word, part, found, next: NOT_ASKED });
            }
        }
        asked
    }

    fn add(&mut self, term: TermId, of_term: Use) {
        let place = self.uses.len();
        if place >= usize::from(NOT_ASKED) {
            return;
        }
        let slot = self.slot_of(term);
        match self.slots[slot].1 {
            NOT_ASKED => self.slots[slot] = (term, place as u16),
            first => {
                let mut last = usize::from(first);
                while self.uses[last].next != NOT_ASKED {
                    last = usize::from(self.uses[last].next);
                }
                self.uses[last].next = place as u16;
            }
        }
        self.uses.push(of_term);
    }

    /// The slot that `term` has, or would have: there is always a free one.
    fn slot_of(&self, term: TermId) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (term.wrapping_mul(HASH_FACTOR) >> HASH_SHIFT) as usize & mask;
        while self.slots[slot].1 != NOT_ASKED && self.slots[slot].0 != term {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn uses_of(&self, term: TermId) -> impl Iterator<Item = &Use> {
        let at = |place: u16| self.uses.get(usize::from(place));
        let first = at(self.slots[self.slot_of(term)].1);
        std::iter::successors(first, move |it| at(it.next))
    }

    /// Whether `term` stands for a word, in whole or in part.
    pub fn has(&self, term: TermId) -> bool {
        self.slots[self.slot_of(term)].1 != NOT_ASKED
    }

    /// Calls `tell` with each word that `term` stands for, in whole or in part.
    pub fn words_of(&self, term: TermId, mut tell: impl FnMut(usize)) {
        self.uses_of(term).for_each(|it| tell(it.word));
    }

    /// That no word is there.
    pub fn nothing(&self) -> Strengths {
        let word =
            |parts: &usize| WordStrength { whole: Found::NOT, parts: [0.0; 4], count: *parts };
        Strengths { words: self.part_counts.iter().map(word).collect() }
    }

    /// Makes `strengths` what `terms` have of each word.
    pub fn measure(&self, strengths: &mut Strengths, terms: &[TermId]) {
        strengths.clear();
        for term in terms {
            for it in self.uses_of(*term) {
                let word = &mut strengths.words[it.word];
                match it.part {
                    None => word.whole = word.whole.or_sooner(it.found),
                    Some(part) => word.parts[part] = word.parts[part].max(it.found.strength),
                }
            }
        }
    }
}

/// What something has of one word.
#[derive(Clone, Copy, Debug)]
struct WordStrength {
    whole: Found,
    parts: [f32; PARTS_MAX],
    /// How many parts the word has.
    count: usize,
}

/// What something has of each word of a question.
#[derive(Clone, Debug)]
pub struct Strengths {
    words: Vec<WordStrength>,
}

impl Strengths {
    /// How well the word is there: whole, or as the mean over its parts.
    pub fn of_word(&self, word: usize) -> Found {
        let Some(it) = self.words.get(word) else { return Found::NOT };
        if it.count == 0 || it.whole.strength > FORM_STRENGTH_MIN {
            return it.whole;
        }
        let parts: f32 = it.parts[..it.count].iter().sum();
        it.whole.or(Found { strength: parts / it.count as f32, way: Way::Part })
    }

    /// Makes it nothing again.
    pub fn clear(&mut self) {
        for word in &mut self.words {
            (word.whole, word.parts) = (Found::NOT, [0.0; PARTS_MAX]);
        }
    }

    /// Adds what something beside it has, the stronger of each.
    pub fn add(&mut self, other: &Strengths) {
        for (one, other) in self.words.iter_mut().zip(&other.words) {
            one.whole = one.whole.or(other.whole);
            for (part, beside) in one.parts.iter_mut().zip(other.parts) {
                *part = part.max(beside);
            }
        }
    }
}
