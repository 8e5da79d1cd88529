//! A tiny encoder with random weights, in the form of the package, for tests.

use std::path::Path;

use super::convert::convert;
use super::file;
use super::model::Model;
use super::sections::{About, float_bytes};

pub const WIDTH: usize = 32;
const INNER: usize = 64;
const LAYERS: usize = 2;
pub const POSITIONS: usize = 16;
/// More than one page of rows.
const WORDS: usize = 80;

/// A small generator of seeded numbers (Knuth's MMIX constants), so that a failure can be had
/// again.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// From -1 to 1.
    pub fn number(&mut self) -> f32 {
        self.next() as f32 / (1u32 << 30) as f32 - 1.0
    }
}

/// The pieces, with their logarithmic probabilities: some that stand around texts, letters, and
/// some words.
pub fn pieces() -> Vec<(String, f32)> {
    let special = ["<s>", "<pad>", "</s>", "<unk>"].map(|piece| (piece.to_string(), 0.0));
    let letters = ('a'..='z').chain("▁:.,?é".chars()).map(|letter| (letter.to_string(), -9.0));
    let words = ["▁query", "▁passage", "▁foto", "▁fo", "to", "▁delen", "▁mag", "▁ik", "en", "de"];
    let words = words.map(|word| (word.to_string(), -5.0));
    special.into_iter().chain(letters).chain(words).collect()
}

/// The bytes of an encoder as the package has them.
pub fn package_bytes(seed: u64) -> Vec<u8> {
    let mut random = Random(seed);
    let mut bytes = b"E5S1".to_vec();
    let sizes = [1, WIDTH, LAYERS, 2, INNER, WORDS, POSITIONS, 1];
    sizes.iter().for_each(|size| bytes.extend((*size as u32).to_le_bytes()));
    bytes.extend(1e-12f32.to_le_bytes());
    bytes.extend(32u32.to_le_bytes());
    vocabulary(&mut bytes);
    let tensors = tensors(&mut random);
    bytes.extend((tensors.len() as u32).to_le_bytes());
    let names: usize = tensors.iter().map(|(name, _)| name.len() + 23).sum();
    let mut start = bytes.len() + names;
    for (name, tensor) in &tensors {
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.push(0);
        bytes.extend(0u32.to_le_bytes());
        bytes.extend((start as u64).to_le_bytes());
        bytes.extend((tensor.len() as u64).to_le_bytes());
        start += tensor.len();
    }
    bytes.extend(tensors.into_iter().flat_map(|(_, tensor)| tensor));
    bytes
}

fn vocabulary(bytes: &mut Vec<u8>) {
    let pieces = pieces();
    let text: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
    // How many there are, and those that begin, end, fill up and stand for what is unknown.
    [pieces.len() as u32, 0, 2, 1, 3].iter().for_each(|one| bytes.extend(one.to_le_bytes()));
    bytes.extend((text.len() as u64).to_le_bytes());
    let mut start = 0u32;
    bytes.extend(start.to_le_bytes());
    for (piece, _) in &pieces {
        start += piece.len() as u32;
        bytes.extend(start.to_le_bytes());
    }
    pieces.iter().for_each(|(_, score)| bytes.extend(score.to_le_bytes()));
    bytes.extend(text.as_bytes());
    // Line ends become spaces, a joiner nothing, an ellipsis three dots.
    let letters = [('\n', " "), ('\u{200d}', ""), ('\u{2026}', "...")];
    let mut pairs = Vec::new();
    for (letter, becomes) in letters {
        pairs.extend(u32::from(letter).to_le_bytes());
        pairs.push(becomes.chars().count() as u8);
        becomes.chars().for_each(|one| pairs.extend(u32::from(one).to_le_bytes()));
    }
    bytes.extend((letters.len() as u32).to_le_bytes());
    bytes.extend((pairs.len() as u32).to_le_bytes());
    bytes.extend(pairs);
}

fn tensors(random: &mut Random) -> Vec<(String, Vec<u8>)> {
    let mut tensors = Vec::new();
    let mut put = |name: String, rows: usize, across: usize| {
        let is_matrix = name.ends_with(".w") && across > 1 || name == "emb.word";
        let tensor = if is_matrix {
            let blocks = 0..rows * across / 32;
            // Scales of 1/16 and of half that, as 16-bit numbers.
            let block = |_| {
                let scale = if random.next() & 1 == 0 { 0x2c00u16 } else { 0x2800 };
                let mut block = scale.to_le_bytes().to_vec();
                block.extend((0..16).map(|_| random.next() as u8));
                block
            };
            blocks.flat_map(block).collect()
        } else {
            (0..rows * across).flat_map(|_| random.number().to_le_bytes()).collect()
        };
        tensors.push((name, tensor));
    };
    put("emb.word".to_string(), WORDS, WIDTH);
    put("emb.pos".to_string(), POSITIONS * WIDTH, 1);
    put("emb.type".to_string(), WIDTH, 1);
    let mut norm = vec!["emb.ln".to_string()];
    for layer in 0..LAYERS {
        let parts = [("q", WIDTH, WIDTH), ("k", WIDTH, WIDTH), ("v", WIDTH, WIDTH)];
        let more = [("ao", WIDTH, WIDTH), ("fi", INNER, WIDTH), ("fo", WIDTH, INNER)];
        for (part, rows, across) in parts.into_iter().chain(more) {
            put(format!("l{layer}.{part}.w"), rows, across);
            put(format!("l{layer}.{part}.b"), rows, 1);
        }
        norm.extend(["aln", "oln"].map(|part| format!("l{layer}.{part}")));
    }
    for name in norm {
        put(format!("{name}.w"), WIDTH, 1);
        put(format!("{name}.b"), WIDTH, 1);
    }
    tensors
}

/// What the fake says of itself.
pub fn about() -> About {
    About {
        name: "proef".to_string(),
        licence: "EUPL-1.2".to_string(),
        origin: "made up".to_string(),
        package: "proef 1".to_string(),
        package_sha256: "00".repeat(32),
    }
}

/// Writes an encoder to `path` and opens it.
pub fn model(path: &Path, seed: u64) -> Model {
    let converted = convert(&package_bytes(seed)).expect("the fake has the package's form");
    let centre = float_bytes(&[0.01; WIDTH]);
    file::write(path, &converted.head(about(), &centre), &converted.table).expect("is written");
    Model::open(path).expect("what was just written can be opened")
}
