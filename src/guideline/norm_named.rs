//! What the words of a norm and those around it name: sides of a slot, amounts, times and places.

use crate::language::Wording;
use crate::language::clause::sides;
use crate::language::quantity::quantities;
use crate::language::slots::slot_sides;
use crate::model::{Guideline, Norm, Passage, PassageKind, Quantity, Slot, SlotSides, Span};

/// The sides that the words in `spans` name.
pub fn sides_in(passage: &Passage, spans: &[Span], wording: &Wording) -> SlotSides {
    let text = &passage.prose.text;
    let words: Vec<&str> = spans.iter().filter_map(|span| span.of(text)).collect();
    slot_sides(&words.join(" "), wording)
}

/// The quantities in `spans`, on the side that the words right before a span tell too: "niet eerder
/// dan | drie werkdagen na …".
pub fn quantities_in(passage: &Passage, spans: &[Span]) -> Vec<Quantity> {
    let text = &passage.prose.text;
    let of_span = |span: &Span| {
        let start = text.floor_char_boundary(span.start.saturating_sub(BOUND_BYTES));
        let before = text.get(start..span.start).map_or(0, |it| quantities(it).len());
        let all = text.get(start..span.end).map(quantities).unwrap_or_default();
        let counted = before.min(all.len());
        all[counted..].to_vec()
    };
    spans.iter().flat_map(of_span).collect()
}

/// The quantities in the first cell of a norm's row, which says what the others are about: "Present
/// worth up to £ 25 | May be kept".
pub fn of_key(passage: &Passage, norm: &Norm) -> Vec<Quantity> {
    let column = |at: usize| passage.sentences.get(at).and_then(|it| it.column.as_ref());
    if passage.kind != PassageKind::Row || column(norm.sentence) == column(0) {
        return Vec::new();
    }
    let key = passage.sentences.iter().take_while(|it| it.column.as_ref() == column(0));
    quantities_in(passage, &key.map(|it| it.plain).collect::<Vec<Span>>())
}

/// The words that tell on which side of an amount something lies have so many bytes at most.
const BOUND_BYTES: usize = 20;

/// The words of time and place in what begins where `begin` says for each of `spans`.
pub fn words_of_sides(
    passage: &Passage,
    spans: &[Span],
    begin: impl Fn(&str, usize) -> usize,
) -> Vec<(String, String)> {
    let text = &passage.prose.text;
    let of_span = |span: &Span| text.get(begin(text, span.start)..span.end).map(sides);
    spans.iter().filter_map(of_span).flatten().collect()
}

/// The sides that a passage is on by what stands above it: lead-ins for all slots, headings for the
/// account and the period, and the title for the period alone.
pub fn around(guideline: &Guideline, passage: &Passage, wording: &Wording) -> SlotSides {
    let of = |texts: Vec<&str>| slot_sides(&texts.join(" | "), wording);
    let lead_ins = of(passage.lead_ins.iter().map(|it| it.text.as_str()).collect());
    let path = &guideline.sections[passage.section].path;
    let headings = of(path.iter().map(String::as_str).collect());
    let title = slot_sides(&guideline.title, wording);
    let mut above = SlotSides::default();
    let of_slots = [(Slot::Account, headings), (Slot::Election, headings), (Slot::Election, title)];
    for (slot, sides) in of_slots {
        if let (None, Some(is_so)) = (above.side(slot), sides.side(slot)) {
            above.set(slot, is_so);
        }
    }
    lead_ins.or(above)
}
