//! How a question and a norm lie to each other in time and place: in, before, after, outside.

use super::verdict::Ruled;
use crate::language::clause;
use crate::model::{Inquiry, Norm, Span};

/// The word of time or place before a condition stands within so many bytes.
const BEFORE_BYTES: usize = 12;

/// How the words of time and place of a question and of a norm lie to each other.
#[derive(Clone, Copy, Debug)]
pub struct Sides {
    /// The rule speaks of "outside the campaign", the question of "in the campaign".
    pub differ_in_rule: bool,
    pub differ_in_condition: bool,
    /// The rule holds on one side alone, and the question does not say on which it is.
    pub are_left_open: bool,
}

impl Sides {
    pub fn of(inquiry: &Inquiry, norm: &Norm, ruled: &Ruled) -> Sides {
        let text = &ruled.passage.prose.text;
        let of = |spans: &[Span]| -> Vec<(String, String)> {
            let words = spans.iter().filter_map(|span| span.of(text));
            words.flat_map(clause::sides).collect()
        };
        let rule = of(&norm.clause.spans);
        // "Pas na de uitslag": the word stands before the condition.
        let opened = norm.clause.conditions.iter().flat_map(|span| {
            let start = text.floor_char_boundary(span.start.saturating_sub(BEFORE_BYTES));
            clause::sides(&text[start..span.end])
        });
        let condition: Vec<(String, String)> = opened.collect();
        let differ = |other: &[(String, String)]| {
            inquiry.sides.iter().any(|(side, noun)| {
                other.iter().any(|(of_rule, other_noun)| {
                    noun == other_noun
                        && side != of_rule
                        && (clause::shuts_out(side) != clause::shuts_out(of_rule)
                            || ["voor", "before"].contains(&side.as_str())
                            || ["voor", "before"].contains(&of_rule.as_str()))
                })
            })
        };
        let is_named = |(side, _): &(String, String)| inquiry.sides.iter().any(|it| it.0 == *side);
        Sides {
            differ_in_rule: differ(&rule),
            differ_in_condition: differ(&condition),
            are_left_open: rule.iter().any(|it| clause::narrows(&it.0) && !is_named(it)),
        }
    }
}
