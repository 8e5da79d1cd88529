//! Phrases with a gap: "hou/houd .. voor je/stil", two or more parts in one sentence, in order.
//!
//! `~` leaves a narrow gap, `..` a short and `...` a long one; `/` parts words of which any will
//! do; `@name` is a class of `data/classes.toml`. Each part that is found asks only what its
//! phrase has reached so far, so the work stays linear in the text. `tools/phrases.rs` takes the
//! phrases apart.

use super::cues::Cue;
use super::view::View;
use crate::model::Span;

/// What a phrase of the lists stands for.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// All of a cue.
    Whole(Cue),
    /// One part of a phrase with gaps.
    Of { gapped: usize, part: usize },
}

/// A phrase with gaps: its cue, and how many bytes may stand before each part but the first.
#[derive(Debug)]
pub struct Gapped {
    pub cue: Cue,
    pub gaps: &'static [usize],
}

/// How far each phrase with gaps has been found.
#[derive(Debug)]
pub struct Reached<'f> {
    gapped: &'f [Gapped],
    /// By phrase and part, the last place up to there.
    places: Vec<[Option<Span>; PARTS_MAX]>,
}

/// No phrase has more parts.
const PARTS_MAX: usize = 6;

impl<'f> Reached<'f> {
    pub fn new(gapped: &'f [Gapped]) -> Self {
        Reached { gapped, places: vec![[None; PARTS_MAX]; gapped.len()] }
    }

    /// Takes a part that was found; the place of the whole phrase where it was the last.
    pub fn step(&mut self, view: &View, at: usize, part: usize, span: Span) -> Option<(Cue, Span)> {
        let phrase = &self.gapped[at];
        let place = match part.checked_sub(1) {
            None => span,
            Some(before) => {
                let start = self.places[at].get(before).copied().flatten()?;
                let is_near = start.end <= span.start
                    && span.start - start.end <= phrase.gaps[before]
                    && !ends_sentence(view, Span::new(start.end, span.start));
                if !is_near {
                    return None;
                }
                start.cover(span)
            }
        };
        if let Some(slot) = self.places[at].get_mut(part) {
            *slot = Some(place);
        }
        (part == phrase.gaps.len()).then_some((phrase.cue, place))
    }
}

/// Whether a sentence ends in a gap.
fn ends_sentence(view: &View, gap: Span) -> bool {
    let text = &view.text[gap.start..gap.end];
    text.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' | b'!' | b'?' => true,
        b'.' => text.get(at + 1).is_none_or(|next| *next == b' ') && text.len() > at + 1,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::cues::{BUILT_IN, Cues};
    use super::*;

    #[test]
    fn parts_are_found_in_one_sentence_and_in_order() {
        let count = |text: &str| Cues::new(&BUILT_IN, &View::new(text)).all(Cue::Leak).len();
        assert_eq!(count("Hou t nog ff voor je"), 1);
        assert_eq!(count("Ik hou van fietsen. Voor je het weet is het herfst."), 0);
        assert_eq!(count("Voor je gaat: hou je vast"), 0);
    }
}
