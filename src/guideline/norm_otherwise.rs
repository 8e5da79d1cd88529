//! Rules for all other times than those of the rule before: "daarbuiten mag het wel".

use crate::language::clause::{clause_words, words};
use crate::model::{Norm, Passage, Slot, Span};

/// Puts what a passage rules for all other times on the other side of the election period than the
/// rule before it, or than what stands above the passage.
pub fn set_contrary_sides(passage: &Passage, norms: &mut [Norm]) {
    for at in 0..norms.len() {
        let (before, rest) = norms.split_at_mut(at);
        let (before, Some(norm)) = (before.last(), rest.first_mut()) else { continue };
        let side = match before {
            Some(before) => before.slots.side(Slot::Election),
            None => norm.slots.side(Slot::Election).filter(|is_so| *is_so),
        };
        if let Some(is_so) = side
            && is_for_other_times(passage, before, norm)
        {
            norm.slots.set(Slot::Election, !is_so);
        }
    }
}

fn is_for_other_times(passage: &Passage, before: Option<&Norm>, norm: &Norm) -> bool {
    let spans = || norm.clause.spans.iter().chain(&norm.clause.conditions);
    let (begin, end) = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max());
    let sentence = passage.sentences.get(norm.sentence).map_or(0, |it| it.plain.start);
    // What opens the sentence is no part of the clause: "at other times | a visit may be shown".
    let begin = match before.is_some_and(|it| it.sentence == norm.sentence) {
        true => begin,
        false => begin.map(|begin| begin.min(sentence)),
    };
    let text =
        begin.zip(end).and_then(|(begin, end)| Span::new(begin, end).of(&passage.prose.text));
    clause_words().otherwise.phrases.find(&words(text.unwrap_or_default())).is_some()
}
