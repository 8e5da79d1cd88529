//! Where the quotes stand that other files name: looked for once in each state of a guideline.

use std::cell::RefCell;
use std::sync::Arc;

use foldhash::HashMap;

use super::anchor::find_anchor;
use super::near::near;
use crate::model::{Anchor, Corpus, Guideline};

/// What was found of quotes, for the next reading of the folder.
#[derive(Clone, Debug, Default)]
pub struct KnownPlaces {
    places: HashMap<Arc<Anchor>, Known>,
}

/// What was found of one quote in the only guideline that has the name.
#[derive(Clone, Debug)]
struct Known {
    guideline: Arc<Guideline>,
    /// Where the guideline stands among the guidelines.
    at: usize,
    place: InGuideline,
}

/// The passage of the guideline and its sentence; else the sentence there that is most like it.
type InGuideline = Result<(usize, usize), Option<String>>;

/// Where a quote stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The id of the passage, and which of its sentences the quote begins in.
    At(usize, usize),
    /// Not in the guideline; this sentence there is most like it.
    NotThere { near: Option<String> },
    /// No guideline has that name.
    NoFile,
}

impl KnownPlaces {
    /// As `find_anchor` has it, for the corpus that was read with these.
    pub fn find(&self, corpus: &Corpus, anchor: &Anchor) -> Option<(usize, usize)> {
        match self.places.get(anchor) {
            Some(Known { at, place: Ok((passage, sentence)), .. }) => {
                Some((corpus.first_passage(*at) + passage, *sentence))
            }
            Some(Known { place: Err(_), .. }) => None,
            None => find_anchor(corpus, anchor),
        }
    }
}

/// The guideline that a name leads to, its path or its slug.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The first of those with the name, as `Corpus::find` has it.
    pub first: usize,
    pub is_only: bool,
}

/// The guidelines of a corpus by name, and the places in them that are asked for.
pub struct Places<'a> {
    corpus: &'a Corpus,
    names: HashMap<&'a str, Named>,
    earlier: Option<&'a KnownPlaces>,
    found: RefCell<KnownPlaces>,
}

impl<'a> Places<'a> {
    /// Of `corpus`; what was found `earlier` in guidelines that it still has is not looked for
    /// again.
    pub fn new(corpus: &'a Corpus, earlier: Option<&'a KnownPlaces>) -> Places<'a> {
        let mut names: HashMap<&str, Named> =
            HashMap::with_capacity_and_hasher(2 * corpus.guidelines().len(), Default::default());
        for (at, guideline) in corpus.guidelines().iter().enumerate() {
            for name in [&guideline.file, &guideline.slug] {
                let named = names.entry(name).or_insert(Named { first: at, is_only: true });
                named.is_only &= named.first == at;
            }
        }
        Places { corpus, names, earlier, found: RefCell::default() }
    }

    /// The guideline that `name` leads to.
    pub fn named(&self, name: &str) -> Option<&'a Guideline> {
        let named = self.names.get(name)?;
        self.corpus.guidelines().get(named.first).map(|guideline| &**guideline)
    }

    /// Where a quote stands.
    pub fn find(&self, anchor: &Anchor) -> Place {
        let Some(&Named { first, is_only }) = self.names.get(anchor.file.as_str()) else {
            return Place::NoFile;
        };
        let guideline = &self.corpus.guidelines()[first];
        if !is_only {
            let found = find_anchor(self.corpus, anchor);
            let nowhere = || Place::NotThere { near: near_quote(guideline, &anchor.quote) };
            return found.map_or_else(nowhere, |(passage, sentence)| Place::At(passage, sentence));
        }
        let earlier = self.earlier.and_then(|earlier| earlier.places.get_key_value(anchor));
        let known = earlier.map(|(_, known)| known);
        let known = known.filter(|known| Arc::ptr_eq(&known.guideline, guideline));
        let first_passage = self.corpus.first_passage(first);
        let place = known.map(|known| known.place.clone()).unwrap_or_else(|| {
            let found = find_anchor(self.corpus, anchor);
            let found = found.map(|(passage, sentence)| (passage - first_passage, sentence));
            found.ok_or_else(|| near_quote(guideline, &anchor.quote))
        });
        let found = match &place {
            Ok((passage, sentence)) => Place::At(first_passage + passage, *sentence),
            Err(near) => Place::NotThere { near: near.clone() },
        };
        let known = Known { guideline: Arc::clone(guideline), at: first, place };
        let key = earlier.map_or_else(|| Arc::new(anchor.clone()), |(key, _)| Arc::clone(key));
        self.found.borrow_mut().places.insert(key, known);
        found
    }

    /// What was found, for the next reading.
    pub fn known(self) -> KnownPlaces {
        self.found.into_inner()
    }
}

/// The sentence that shares most words with a quote that stands nowhere.
fn near_quote(guideline: &Guideline, quote: &str) -> Option<String> {
    let sentences = guideline.passages.iter().flat_map(|passage| {
        passage.sentences.iter().map(|sentence| passage.sentence_text(sentence))
    });
    near(quote, sentences)
}
