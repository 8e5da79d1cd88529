//! Nests paragraphs that only say at which level of a list they stand, as Word's do.

use super::document::{List, Piece, Words, plain_word};

/// What stands before a list paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marker {
    Bullet,
    Number(u64),
    /// A number that Markdown does not know, such as `a.` or `1.2`; it stands as text.
    Label(String),
}

/// The pieces so far, and the lists that are open.
#[derive(Debug, Default)]
pub struct Flow {
    pieces: Vec<Piece>,
    /// From the outermost to the innermost, with the level of each.
    open: Vec<(usize, List)>,
}

impl Flow {
    /// Adds a piece that stands in no list.
    pub fn add(&mut self, piece: Piece) {
        self.close_to(None);
        self.pieces.push(piece);
    }

    /// Adds a piece to the item that is open, or as one that stands in no list.
    pub fn add_to_item(&mut self, piece: Piece) {
        match self.open.last_mut().and_then(|(_, list)| list.items.last_mut()) {
            Some(item) => item.push(piece),
            None => self.pieces.push(piece),
        }
    }

    /// Whether an item is open.
    pub fn is_in_item(&self) -> bool {
        !self.open.is_empty()
    }

    /// Adds an item at `level`, 0 being the outermost.
    pub fn add_item(&mut self, level: usize, marker: Marker, mut words: Words) {
        self.close_to(Some(level));
        let number = match &marker {
            Marker::Number(number) => Some(*number),
            Marker::Bullet | Marker::Label(_) => None,
        };
        if let Marker::Label(label) = marker {
            words.insert(0, plain_word(&format!("{label} ")));
        }
        let goes_on = self.open.last().is_some_and(|(last, list)| {
            *last == level && number == list.first.map(|first| first + list.items.len() as u64)
        });
        if !goes_on {
            if self.open.last().is_some_and(|(last, _)| *last == level) {
                self.close();
            }
            self.open.push((level, List { first: number, items: Vec::new() }));
        }
        if let Some((_, list)) = self.open.last_mut() {
            list.items.push(vec![Piece::Paragraph(words)]);
        }
    }

    /// All pieces, with every list closed.
    pub fn finish(mut self) -> Vec<Piece> {
        self.close_to(None);
        self.pieces
    }

    /// Closes every list that stands deeper than `level`, or every one.
    fn close_to(&mut self, level: Option<usize>) {
        while self.open.last().is_some_and(|(last, _)| level.is_none_or(|level| *last > level)) {
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some((_, list)) = self.open.pop() {
            self.add_to_item(Piece::List(list));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(flow: &mut Flow, level: usize, marker: Marker, text: &str) {
        flow.add_item(level, marker, vec![plain_word(text)]);
    }

    fn paragraph(text: &str) -> Piece {
        Piece::Paragraph(vec![plain_word(text)])
    }

    #[test]
    fn a_list_ends_where_its_numbers_do_not_go_on() {
        let mut flow = Flow::default();
        item(&mut flow, 0, Marker::Number(3), "c");
        item(&mut flow, 2, Marker::Bullet, "diep");
        item(&mut flow, 0, Marker::Number(4), "d");
        flow.add_to_item(paragraph("ook d"));
        item(&mut flow, 0, Marker::Number(1), "a");
        flow.add(paragraph("los"));
        let deep = Piece::List(List { first: None, items: vec![vec![paragraph("diep")]] });
        let expected = vec![
            Piece::List(List {
                first: Some(3),
                items: vec![vec![paragraph("c"), deep], vec![paragraph("d"), paragraph("ook d")]],
            }),
            Piece::List(List { first: Some(1), items: vec![vec![paragraph("a")]] }),
            paragraph("los"),
        ];
        assert_eq!(flow.finish(), expected);
    }
}
