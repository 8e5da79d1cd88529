//! A quantity: an amount of money or a stretch of time, and on which side of it something lies.

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// In the currency that is named, or the only one that is: euros, pounds, dollars.
    Money,
    /// In days; an age too.
    Time,
    /// A grade or a scale.
    Level,
}

/// On which side of the number it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Exactly,
    Over,
    AtLeast,
    Under,
    AtMost,
}

/// An amount or a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    pub measure: Measure,
    pub bound: Bound,
    /// Of days, or of the currency's unit.
    pub number: f64,
}

impl Quantity {
    /// Whether `asked` lies on this one's side; none where they cannot be compared: another
    /// measure, or no side.
    pub fn holds(&self, asked: &Quantity) -> Option<bool> {
        if self.measure != asked.measure || self.bound == Bound::Exactly {
            return None;
        }
        let number = match asked.bound {
            Bound::Over => asked.number * (1.0 + STEP),
            Bound::Under => asked.number * (1.0 - STEP),
            Bound::Exactly | Bound::AtLeast | Bound::AtMost => asked.number,
        };
        Some(match self.bound {
            Bound::Over => number > self.number,
            Bound::AtLeast => number >= self.number,
            Bound::Under => number < self.number,
            Bound::AtMost | Bound::Exactly => number <= self.number,
        })
    }
}

/// "More than 50" is this much more, at least.
const STEP: f64 = 1e-6;
