//! A long list in parts, with links to the parts before and after.

use std::ops::Range;

use maud::{Markup, html};

use super::Console;
use crate::render::messages::console as say;

/// One part of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub number: usize,
    /// How many entries a part has.
    pub size: usize,
    /// How many entries the whole list has.
    pub count: usize,
}

impl Part {
    /// The part of a number that somebody asked for; the last one where there are not so many.
    pub fn new(asked: usize, size: usize, count: usize) -> Part {
        let last = count.div_ceil(size.max(1)).max(1);
        Part { number: asked.clamp(1, last), size: size.max(1), count }
    }

    /// The places of its entries in the list.
    pub fn range(self) -> Range<usize> {
        let start = (self.number - 1) * self.size;
        start..(start + self.size).min(self.count)
    }

    fn has_next(self) -> bool {
        self.number * self.size < self.count
    }
}

/// The links to the parts before and after; nothing where there is one part alone. `more` is what
/// the links carry along besides the number.
pub fn links(console: &Console, path: &str, part: Part, more: &[(&str, &str)]) -> Markup {
    if part.count <= part.size {
        return html! {};
    }
    let language = console.setting.language;
    let [previous, next] = say::previous_and_next(language);
    let Range { start, end } = part.range();
    let to = |number: usize| {
        let number = number.to_string();
        let all: Vec<(&str, &str)> = more.iter().copied().chain([("deel", &*number)]).collect();
        console.address(path, &all)
    };
    html! {
        nav.parts aria-label=(say::parts(language)) {
            @if part.number > 1 {
                a.button href=(to(part.number - 1)) rel="prev" { (previous) }
            }
            p { (say::shown(language, start + 1, end, part.count)) }
            @if part.has_next() { a.button href=(to(part.number + 1)) rel="next" { (next) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_into_parts_that_hold_all_of_it() {
        let range = |asked, count| Part::new(asked, 50, count).range();
        assert_eq!(range(1, 0), 0..0);
        assert_eq!(range(1, 50), 0..50);
        assert_eq!(range(2, 51), 50..51);
        assert_eq!(range(0, 120), 0..50);
        assert_eq!(range(usize::MAX, 120), 100..120);
    }
}
