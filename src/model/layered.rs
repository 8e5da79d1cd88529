//! A map and a list that share most of themselves with the ones that they were made from.
//!
//! A snapshot of a large corpus differs little from the one before it. What both have lies in a
//! common layer that is never changed while two have it; what is new lies in a small one on top.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::Arc;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

/// A map that costs little to clone. Nothing is ever taken out: a value says itself that it does
/// not count any more.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LayeredMap<K: Eq + Hash, V> {
    common: Arc<HashMap<K, V>>,
    /// What goes before the common layer.
    #[serde(skip)]
    own: HashMap<K, V>,
}

impl<K: Eq + Hash, V> LayeredMap<K, V> {
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let own = if self.own.is_empty() { None } else { self.own.get(key) };
        own.or_else(|| self.common.get(key))
    }

    /// Puts `value` in the place of the one that `key` has, if any.
    pub fn insert(&mut self, key: K, value: V) {
        match Arc::get_mut(&mut self.common) {
            Some(common) if self.own.is_empty() => common.insert(key, value),
            _ => self.own.insert(key, value),
        };
    }

    /// Whether nothing lies on top, so that the common layer, which alone is written to files, is
    /// all.
    pub fn is_flat(&self) -> bool {
        self.own.is_empty()
    }
}

/// A list that costs little to clone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LayeredList<T> {
    common: Arc<Vec<T>>,
    /// What goes before the common layer, by place.
    #[serde(skip)]
    changed: HashMap<usize, T>,
    /// What comes after it.
    #[serde(skip)]
    added: Vec<T>,
}

impl<T> LayeredList<T> {
    pub fn len(&self) -> usize {
        self.common.len() + self.added.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, at: usize) -> Option<&T> {
        match at.checked_sub(self.common.len()) {
            Some(after) => self.added.get(after),
            None if self.changed.is_empty() => self.common.get(at),
            None => self.changed.get(&at).or_else(|| self.common.get(at)),
        }
    }

    pub fn push(&mut self, value: T) {
        let is_flat = self.is_flat();
        match Arc::get_mut(&mut self.common) {
            Some(common) if is_flat => common.push(value),
            _ => self.added.push(value),
        }
    }

    /// How many lie on top of the common layer.
    pub fn on_top(&self) -> usize {
        self.changed.len() + self.added.len()
    }

    /// All in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        let common = self.common.iter().enumerate();
        common.map(|(at, it)| self.changed.get(&at).unwrap_or(it)).chain(&self.added)
    }

    /// See `LayeredMap::is_flat`.
    pub fn is_flat(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty()
    }
}

impl<T: Clone> LayeredList<T> {
    /// The one at `at`, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        if let Some(after) = at.checked_sub(self.common.len()) {
            return self.added.get_mut(after);
        }
        let is_common_alone = !self.changed.contains_key(&at);
        if is_common_alone && Arc::get_mut(&mut self.common).is_none() {
            let value = self.common.get(at)?.clone();
            self.changed.insert(at, value);
        }
        match self.changed.get_mut(&at) {
            Some(value) => Some(value),
            None => Arc::get_mut(&mut self.common)?.get_mut(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_is_changed_and_the_other_is_not() {
        let mut one = LayeredMap::default();
        one.insert("vlag", 1);
        assert!(one.is_flat());
        let mut other = one.clone();
        other.insert("vlag", 2);
        other.insert("mast", 3);
        assert!(!other.is_flat());
        assert_eq!([one.get("vlag"), one.get("mast")], [Some(&1), None]);
        assert_eq!([other.get("vlag"), other.get("mast")], [Some(&2), Some(&3)]);

        let mut one = LayeredList::default();
        one.push(1);
        one.push(2);
        *one.get_mut(0).unwrap() = 5;
        assert!(one.is_flat());
        let mut other = one.clone();
        *other.get_mut(1).unwrap() = 7;
        other.push(9);
        *other.get_mut(2).unwrap() = 8;
        assert_eq!(one.iter().collect::<Vec<_>>(), [&5, &2]);
        assert_eq!(other.iter().collect::<Vec<_>>(), [&5, &7, &8]);
        assert_eq!([other.get(1), other.get(2), other.get(3)], [Some(&7), Some(&8), None]);
        assert_eq!((other.len(), other.is_flat(), other.get_mut(3)), (3, false, None));
    }
}
