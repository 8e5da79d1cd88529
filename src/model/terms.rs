//! The words of a corpus by number, and where each passage has them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// The number of a term in a corpus' vocabulary.
pub type TermId = u32;

/// The terms of one corpus: stems, parts of compounds and concepts, each with a number.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    ids: HashMap<String, TermId>,
    names: Vec<String>,
    /// In how many passages each term stands.
    passages: Vec<u32>,
    passage_count: u32,
}

impl Vocabulary {
    /// The number of `term`, a new one where it has none yet.
    pub fn intern(&mut self, term: &str) -> TermId {
        if let Some(id) = self.ids.get(term) {
            return *id;
        }
        let id = self.names.len() as TermId;
        self.ids.insert(term.to_string(), id);
        self.names.push(term.to_string());
        self.passages.push(0);
        id
    }

    /// Counts one more passage, which holds each of `terms` (each named once).
    pub fn count_passage(&mut self, terms: impl IntoIterator<Item = TermId>) {
        self.passage_count += 1;
        for term in terms {
            self.passages[term as usize] += 1;
        }
    }

    /// The number of a term, none where no passage has it.
    pub fn id(&self, term: &str) -> Option<TermId> {
        self.ids.get(term).copied()
    }

    pub fn name(&self, id: TermId) -> &str {
        self.names.get(id as usize).map_or("", String::as_str)
    }

    /// All terms, by number.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The inverse document frequency of a term in nats, as BM25 has it (Robertson and Spärck
    /// Jones): `ln(1 + (n - df + 0.5) / (df + 0.5))`; a term in no passage gets the highest.
    pub fn idf(&self, id: Option<TermId>) -> f32 {
        let frequency = id.map_or(0, |id| self.passages[id as usize]) as f32;
        let count = self.passage_count.max(1) as f32;
        (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln()
    }
}

/// The terms of one passage and of what stands around it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PassageTerms {
    /// The terms of each sentence: number and position in the passage, in order of position.
    pub sentences: Vec<Vec<(TermId, u32)>>,
    /// How much each sentence says: the sum over its words of the highest idf of their terms.
    pub sentence_weights: Vec<f32>,
    /// Sorted and each once: all that the passage itself says.
    pub own: Vec<TermId>,
    /// Sorted and each once, as are the rest: of its lead-ins and column headers.
    pub lead_in: Vec<TermId>,
    /// Of the headings it stands under.
    pub heading: Vec<TermId>,
    /// Of the guideline's title and platforms.
    pub title: Vec<TermId>,
    /// Of the passages before and after it in its section.
    pub neighbours: Vec<TermId>,
}
