//! Cuts a text into the pieces of words that the encoder knows.
//!
//! Pieces have a logarithmic probability each; of all ways to cut a text, the likeliest is taken
//! (a unigram model: Kudo, "Subword Regularization", 2018, by Viterbi's algorithm). Before that,
//! characters are written as the encoder's makers wrote them (close to NFKC), and a space becomes
//! the mark `▁`, which is part of a piece.

use super::sections::{VocabularyBytes, floats, integers};

/// Stands for a space within a piece.
const MARK: char = '\u{2581}';
/// How much less likely than the least likely piece a character without one is, as the encoder's
/// makers have it.
const UNKNOWN_PENALTY: f32 = 10.0;
/// A longer text is cut off here; it is more than `model` reads of any.
const TEXT_BYTES_MAX: usize = 1 << 16;
/// No piece is longer, whatever a file says.
const PIECE_BYTES_MAX: usize = 256;

/// All pieces, found by a table with open addressing.
#[derive(Debug)]
pub struct Vocabulary {
    pub begin: u32,
    pub end: u32,
    unknown: u32,
    unknown_score: f32,
    starts: Vec<u32>,
    scores: Vec<f32>,
    text: Vec<u8>,
    /// 0, or the number of a piece and 1 more; its length is a power of two.
    table: Vec<u32>,
    piece_bytes_max: usize,
    letters: Vec<u32>,
    letter_starts: Vec<u32>,
    replacements: Vec<char>,
}

/// The best way to cut a text up to some place.
#[derive(Clone, Copy)]
struct Best {
    score: f32,
    piece: u32,
    /// The place before that piece.
    from: usize,
}

impl Vocabulary {
    /// The vocabulary of a file; none where it does not hold together.
    pub fn read(bytes: &VocabularyBytes) -> Option<Vocabulary> {
        let starts = integers(bytes.starts)?;
        let count = starts.len().checked_sub(1)?;
        let scores = floats(bytes.scores, count)?;
        let table = integers(bytes.table)?;
        let letters = integers(bytes.letters)?;
        let letter_starts = integers(bytes.letter_starts)?;
        let replacements = integers(bytes.replacements)?;
        let in_order = |places: &[u32], end: usize| {
            places.is_sorted() && places.last().is_some_and(|last| *last as usize == end)
        };
        let is_sound = in_order(&starts, bytes.text.len())
            && table.len().is_power_of_two()
            && letters.is_sorted()
            && letter_starts.len() == letters.len() + 1
            && in_order(&letter_starts, replacements.len())
            && [bytes.begin, bytes.end, bytes.unknown].iter().all(|id| (*id as usize) < count);
        if !is_sound {
            return None;
        }
        let longest = starts.windows(2).map(|pair| (pair[1] - pair[0]) as usize).max();
        Some(Vocabulary {
            begin: bytes.begin,
            end: bytes.end,
            unknown: bytes.unknown,
            unknown_score: scores.iter().copied().fold(f32::MAX, f32::min) - UNKNOWN_PENALTY,
            starts,
            scores,
            text: bytes.text.to_vec(),
            table,
            piece_bytes_max: longest.unwrap_or(0).min(PIECE_BYTES_MAX),
            letters,
            letter_starts,
            replacements: replacements.into_iter().map(char::from_u32).collect::<Option<_>>()?,
        })
    }

    /// How many pieces there are; their ids are the numbers below it.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// The ids of the pieces of `text`, in order, without those that stand around a text.
    pub fn pieces(&self, text: &str) -> Vec<u32> {
        let written = self.written(&text[..text.floor_char_boundary(TEXT_BYTES_MAX)]);
        let mut places: Vec<usize> = written.char_indices().map(|(at, _)| at).collect();
        places.push(written.len());
        let best = self.best(written.as_bytes(), &places);
        let mut pieces = Vec::new();
        let mut at = places.len() - 1;
        while at > 0 {
            pieces.push(best[at].piece);
            at = best[at].from;
        }
        pieces.reverse();
        pieces
    }

    /// The best way to cut `text` up to each of `places`, which are where its characters begin, and
    /// its end.
    fn best(&self, text: &[u8], places: &[usize]) -> Vec<Best> {
        let nothing = Best { score: f32::NEG_INFINITY, piece: self.unknown, from: 0 };
        let mut best = vec![nothing; places.len()];
        best[0].score = 0.0;
        for from in 0..places.len() - 1 {
            let start = places[from];
            let before = best[from].score;
            let mut hash = FNV_BASIS;
            for to in from + 1..places.len() {
                let piece = &text[start..places[to]];
                if piece.len() > self.piece_bytes_max {
                    break;
                }
                hash = fnv(hash, &text[places[to - 1]..places[to]]);
                let Some(id) = self.find(piece, hash).filter(|id| *id != self.unknown) else {
                    continue;
                };
                let score = before + self.scores[id as usize];
                if score > best[to].score {
                    best[to] = Best { score, piece: id, from };
                }
            }
            let score = before + self.unknown_score;
            if score > best[from + 1].score {
                best[from + 1] = Best { score, piece: self.unknown, from };
            }
        }
        best
    }

    /// The text as pieces are written: one way for each letter, one mark for spaces.
    fn written(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len() + MARK.len_utf8());
        written.push(MARK);
        let mut after_space = true;
        let mut put = |letter: char| {
            let is_space = letter == ' ';
            if !(is_space && after_space) {
                written.push(if is_space { MARK } else { letter });
            }
            after_space = is_space;
        };
        for letter in text.chars() {
            match self.letters.binary_search(&u32::from(letter)) {
                Err(_) => put(letter),
                Ok(at) => {
                    let range =
                        self.letter_starts[at] as usize..self.letter_starts[at + 1] as usize;
                    self.replacements[range].iter().for_each(|letter| put(*letter));
                }
            }
        }
        written
    }

    /// The id of a piece, whose hash is `hash`.
    fn find(&self, piece: &[u8], hash: u64) -> Option<u32> {
        let mask = self.table.len() - 1;
        let mut at = hash as usize & mask;
        // A table without an empty place would be searched for ever.
        for _ in 0..self.table.len() {
            let id = self.table[at].checked_sub(1)?;
            let start = *self.starts.get(id as usize)? as usize;
            let end = *self.starts.get(id as usize + 1)? as usize;
            if &self.text[start..end] == piece {
                return Some(id);
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// The table that pieces are found by: each at the place of its hash, or the next that is free.
pub fn table(starts: &[u32], text: &[u8]) -> Vec<u32> {
    let length = (starts.len() * 2).next_power_of_two();
    let mut table = vec![0; length];
    for (id, pair) in starts.windows(2).enumerate() {
        let piece = &text[pair[0] as usize..pair[1] as usize];
        if piece.is_empty() {
            continue;
        }
        let mut at = fnv(FNV_BASIS, piece) as usize & (length - 1);
        while table[at] != 0 {
            at = (at + 1) & (length - 1);
        }
        table[at] = id as u32 + 1;
    }
    table
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): short, and can be gone on with letter by letter.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::super::convert::convert;
    use super::super::fake;
    use super::Vocabulary;

    fn cut(text: &str) -> String {
        let converted = convert(&fake::package_bytes(1)).unwrap();
        let vocabulary = Vocabulary::read(&converted.head(fake::about(), &[]).vocabulary).unwrap();
        let pieces = fake::pieces();
        let names = vocabulary.pieces(text).into_iter().map(|id| pieces[id as usize].0.clone());
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_likeliest_pieces_are_taken() {
        assert_eq!(cut("mag ik foto"), "▁mag ▁ik ▁foto");
        assert_eq!(cut("foen"), "▁fo en");
        assert_eq!(cut("xy"), "▁ x y");
    }

    #[test]
    fn what_has_no_piece_is_unknown() {
        assert_eq!(cut("ik Ω漢 é"), "▁ik ▁ <unk> <unk> ▁ é");
    }

    #[test]
    fn letters_are_written_one_way_and_spaces_once() {
        assert_eq!(cut("mag\n\n  ik"), "▁mag ▁ik");
        assert_eq!(cut("  mag ik "), "▁mag ▁ik ▁");
        assert_eq!(cut("fo\u{200d}to…"), "▁foto . . .");
        assert_eq!(cut(""), "▁");
        assert_eq!(cut(" \n "), "▁");
    }

    #[test]
    fn a_text_without_end_is_cut_off() {
        assert_eq!(cut(&"漢".repeat(100_000)).split(' ').count(), 1 + super::TEXT_BYTES_MAX / 3);
    }
}
