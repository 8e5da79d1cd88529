//! Amounts and periods of a question, held against those of a rule.

use crate::model::{Inquiry, Norm, Quantity};

/// How the amounts and periods of a question lie to those of a norm, where they can be compared.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// The rule is for "more than € 50", the question about 30.
    pub differ_in_rule: bool,
    pub meet_condition: Option<bool>,
    pub meet_exception: Option<bool>,
}

impl Amounts {
    /// Of what `inquiry` and `norm` name.
    pub fn of(inquiry: &Inquiry, norm: &Norm) -> Amounts {
        // Whether all that can be compared hold; none where nothing can.
        let hold = |limits: &[Quantity]| {
            let pairs = limits
                .iter()
                .flat_map(|limit| inquiry.quantities.iter().map(move |it| (limit, it)));
            pairs.filter_map(|(limit, asked)| limit.holds(asked)).reduce(|one, other| one && other)
        };
        Amounts {
            differ_in_rule: hold(&norm.quantities.main) == Some(false),
            meet_condition: hold(&norm.quantities.conditions),
            meet_exception: hold(&norm.quantities.exceptions),
        }
    }
}
