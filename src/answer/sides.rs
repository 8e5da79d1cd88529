//! How a question and a norm lie to each other in time and place: in, before, after, outside.

use super::verdict::Ruled;
use crate::language::clause;
use crate::model::{Inquiry, Norm, Span};

/// A word of time or place, and the word that it stands before.
type Side = (String, String);

/// Whether the rule speaks of "outside the campaign", and the question of "in the campaign".
pub fn differ_in_rule(inquiry: &Inquiry, norm: &Norm) -> bool {
    differ(inquiry, &norm.sides)
}

/// Whether the rule's conditions do.
pub fn differ_in_condition(inquiry: &Inquiry, norm: &Norm) -> bool {
    differ(inquiry, &norm.condition_sides)
}

/// Whether the question is about the time before what `condition` waits for: "mag het voordat de
/// delegatie terug is?" of "niet voordat de delegatie terug is" or "pas nadat zij terug is".
pub fn comes_before(inquiry: &Inquiry, condition: Span, ruled: &Ruled) -> bool {
    let text = &ruled.passage.prose.text;
    let before = clause::just_before(text, condition.start);
    let opener = clause::words(&text[before..condition.start]).pop();
    let is_awaited = opener.is_some_and(|word| clause::awaits(&word.text));
    is_awaited && inquiry.sides.iter().any(|(side, _)| clause::is_before(side))
}

/// Whether the rule holds on one side alone, and the question does not say on which it is.
pub fn are_left_open(inquiry: &Inquiry, norm: &Norm) -> bool {
    let is_named = |side: &str| inquiry.sides.iter().any(|it| it.0 == side);
    norm.sides.iter().any(|it| clause::narrows(&it.0) && !is_named(&it.0))
}

fn differ(inquiry: &Inquiry, other: &[Side]) -> bool {
    let is_before = |side: &str| ["voor", "before"].contains(&side);
    inquiry.sides.iter().any(|(side, noun)| {
        other.iter().any(|(of_rule, other_noun)| {
            noun == other_noun
                && side != of_rule
                && (clause::shuts_out(side) != clause::shuts_out(of_rule)
                    || is_before(side)
                    || is_before(of_rule))
        })
    })
}
