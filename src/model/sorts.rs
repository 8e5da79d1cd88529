//! What sorts of answer a question asks for, and a passage can give.

use serde::{Deserialize, Serialize};

/// Sorts of answer, each there or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sorts {
    /// How much, how long, when: a number or a span of time.
    pub amount: bool,
    /// To whom: somebody to call, to write or to report to.
    pub contact: bool,
    /// Whether it may be: a word that allows, forbids or limits.
    pub ruling: bool,
}

impl Sorts {
    /// Those that both have.
    pub fn and(self, other: Sorts) -> Sorts {
        Sorts {
            amount: self.amount && other.amount,
            contact: self.contact && other.contact,
            ruling: self.ruling && other.ruling,
        }
    }

    /// Those that either has.
    pub fn or(self, other: Sorts) -> Sorts {
        Sorts {
            amount: self.amount || other.amount,
            contact: self.contact || other.contact,
            ruling: self.ruling || other.ruling,
        }
    }
}
