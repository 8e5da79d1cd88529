//! Matrices of 4-bit weights, and the 8-bit numbers that they are multiplied by.
//!
//! 32 weights of a row share one scale (a block, as Q4_0 of ggml has it): a weight is its scale
//! times a whole number from -8 to 7. What a matrix is multiplied by is cut into the same blocks,
//! of whole numbers from -127 to 127 with a scale each. So a block's product is one of whole
//! numbers, exact whatever its order, and fits 16 bits: 32 × 8 × 127 = 32,512.

use super::kernel;
use super::sections::{BLOCK, MatrixBytes, floats};

/// Rows that are computed at once.
pub const LANES: usize = 8;
/// Bytes of one block of so many rows.
const BLOCK_BYTES: usize = LANES * BLOCK / 2;

/// A matrix, row by row in groups of `LANES`.
#[derive(Debug)]
pub struct Matrix {
    pub inputs: usize,
    pub outputs: usize,
    /// For each group, for each block: 4 times 32 bytes. Byte `4 r + i` of the `j`-th holds the
    /// weights of row `r` for input `4 j + i` in its low half and for input `16 + 4 j + i` in its
    /// high half, 8 added to each.
    pub packed: Vec<[u8; 32]>,
    /// For each group, for each block, of each row.
    pub scales: Vec<[f32; LANES]>,
    pub bias: Vec<f32>,
}

impl Matrix {
    /// A matrix of a file; none where it has not the right size.
    pub fn read(bytes: &MatrixBytes, inputs: usize, outputs: usize) -> Option<Matrix> {
        let blocks = inputs / BLOCK * (outputs / LANES);
        let (packed, rest) = bytes.packed.as_chunks::<32>();
        let fits = rest.is_empty() && packed.len() * 32 == blocks * BLOCK_BYTES;
        let scales = floats(bytes.scales, blocks * LANES)?;
        let scales = scales.as_chunks::<LANES>().0.to_vec();
        let bias = floats(bytes.bias, outputs)?;
        fits.then(|| Matrix { inputs, outputs, packed: packed.to_vec(), scales, bias })
    }

    /// The rows' products with each of the texts' places, with the bias: `outputs` numbers each.
    pub fn multiply(&self, inputs: &Inputs, products: &mut Vec<f32>) {
        debug_assert_eq!(inputs.width, self.inputs);
        products.clear();
        products.resize(inputs.count * self.outputs, 0.0);
        kernel::multiply(self, inputs, products);
        for row in products.chunks_exact_mut(self.outputs) {
            row.iter_mut().zip(&self.bias).for_each(|(product, bias)| *product += bias);
        }
    }
}

/// What a matrix is multiplied by, in blocks of 8-bit numbers.
#[derive(Debug, Default)]
pub struct Inputs {
    pub width: usize,
    pub count: usize,
    pub values: Vec<i8>,
    /// Of each block.
    pub scales: Vec<f32>,
    /// 8 times the sum of each block's values: what the 8 added to each weight adds to a product.
    pub surplus: Vec<i32>,
}

/// Adding it to a number that is not large rounds that to a whole one, half to even, into the low
/// bits: 1.5 × 2²³.
const ROUNDING: f32 = 12_582_912.0;

impl Inputs {
    /// Takes over `numbers`, `width` for each place.
    #[inline(always)]
    pub fn take(&mut self, numbers: &[f32], width: usize) {
        let blocks = numbers.as_chunks::<BLOCK>().0;
        self.width = width;
        self.count = numbers.len() / width;
        self.values.resize(blocks.len() * BLOCK, 0);
        self.scales.resize(blocks.len(), 0.0);
        self.surplus.resize(blocks.len(), 0);
        let values = self.values.as_chunks_mut::<BLOCK>().0;
        for (at, (block, values)) in blocks.iter().zip(values).enumerate() {
            let scale = largest(block) / 127.0;
            let factor = if scale > 0.0 { 1.0 / scale } else { 0.0 };
            let mut sum = 0;
            for (number, value) in block.iter().zip(values) {
                let bits = (number * factor + ROUNDING).to_bits();
                *value = bits.wrapping_sub(ROUNDING.to_bits()) as i8;
                sum += i32::from(*value);
            }
            self.scales[at] = scale;
            self.surplus[at] = 8 * sum;
        }
    }
}

/// The largest size of a block's numbers.
#[inline(always)]
fn largest(block: &[f32; BLOCK]) -> f32 {
    let mut lanes = [0.0f32; LANES];
    for part in block.as_chunks::<LANES>().0 {
        for (lane, number) in lanes.iter_mut().zip(part) {
            let size = number.abs();
            *lane = if size > *lane { size } else { *lane };
        }
    }
    lanes.into_iter().fold(0.0, |one, other| if other > one { other } else { one })
}
