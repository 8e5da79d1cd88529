//! What a verdict can hang on and a question can leave out.

/// One matter with two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A person's own account, or one of the organisation.
    Account,
    /// A person's own device, or one of the organisation.
    Device,
    /// Public already, or not yet.
    Public,
    /// Somebody is recognisable, or nobody is.
    Recognisable,
    /// In the election period, or outside it.
    Election,
    /// The asker is one of those who alone may, or is not.
    Role,
}

impl Slot {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Slot; 6] =
        [Slot::Account, Slot::Device, Slot::Public, Slot::Recognisable, Slot::Election, Slot::Role];
    /// Those that words put a rule or a question on a side of. Which role an asker has, no word
    /// tells for certain: whoever asks about a spokesperson need not be one.
    pub const WORDED: [Slot; 5] =
        [Slot::Account, Slot::Device, Slot::Public, Slot::Recognisable, Slot::Election];

    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Slot::Account => "account",
            Slot::Device => "device",
            Slot::Public => "public",
            Slot::Recognisable => "recognisable",
            Slot::Election => "election",
            Slot::Role => "role",
        }
    }

    /// The slot of that name.
    pub fn from_code(code: &str) -> Option<Slot> {
        Slot::ALL.into_iter().find(|slot| slot.code() == code)
    }

    /// The name of a side in JSON; the first is the one that `Sides` has as true.
    pub fn option(self, is_so: bool) -> &'static str {
        match (self, is_so) {
            (Slot::Account, true) => "private",
            (Slot::Account, false) => "official",
            (Slot::Device, true) => "own",
            (Slot::Device, false) => "work",
            (_, true) => "yes",
            (_, false) => "no",
        }
    }

    /// The side of that name.
    pub fn side(self, option: &str) -> Option<bool> {
        [true, false].into_iter().find(|is_so| self.option(*is_so) == option)
    }
}

/// On which side of each slot something is, as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SlotSides {
    sides: [Option<bool>; Slot::ALL.len()],
}

impl SlotSides {
    /// The side of a slot: a private account, public, recognisable, in the election period; or not.
    pub fn side(&self, slot: Slot) -> Option<bool> {
        self.sides[slot as usize]
    }

    /// Puts it on a side.
    pub fn set(&mut self, slot: Slot, is_so: bool) {
        self.sides[slot as usize] = Some(is_so);
    }

    /// Whether nothing is known.
    pub fn is_open(&self) -> bool {
        self.sides.iter().all(Option::is_none)
    }

    /// Those of `self`, and of `other` where `self` says nothing.
    pub fn or(self, other: SlotSides) -> SlotSides {
        let mut sides = self.sides;
        for (side, beside) in sides.iter_mut().zip(other.sides) {
            *side = side.or(beside);
        }
        SlotSides { sides }
    }

    /// The first slot of which both are known to be on different sides.
    pub fn contrary(&self, other: &SlotSides) -> Option<Slot> {
        let differ = |slot: &Slot| match (self.side(*slot), other.side(*slot)) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        Slot::ALL.into_iter().find(differ)
    }

    /// Whether a side of any slot is known of `self` and not of `other`.
    pub fn names_more_than(&self, other: &SlotSides) -> bool {
        Slot::ALL.into_iter().any(|slot| self.side(slot).is_some() && other.side(slot).is_none())
    }

    /// Whether both are known to be on the same side of any slot.
    pub fn shares_side(&self, other: &SlotSides) -> bool {
        Slot::ALL
            .into_iter()
            .any(|slot| self.side(slot).is_some() && self.side(slot) == other.side(slot))
    }
}

impl FromIterator<(Slot, bool)> for SlotSides {
    fn from_iter<I: IntoIterator<Item = (Slot, bool)>>(all: I) -> Self {
        let mut sides = SlotSides::default();
        all.into_iter().for_each(|(slot, is_so)| sides.set(slot, is_so));
        sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_slots_and_sides() {
        for slot in Slot::ALL {
            assert_eq!(Slot::from_code(slot.code()), Some(slot));
            assert_eq!(slot.side(slot.option(true)), Some(true));
            assert_eq!(slot.side(slot.option(false)), Some(false));
        }
        assert_eq!(Slot::from_code("weather"), None);
    }
}
