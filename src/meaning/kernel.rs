//! The products of 4-bit matrices, where nearly all of the encoder's time goes.
//!
//! On x86 with AVX2, pulp gives the processor's own instructions without `unsafe`: one of them
//! multiplies 32 pairs of bytes. Elsewhere the same is said in plain Rust. Both give the same whole
//! numbers; sums of blocks may differ in the last bit.

use super::matrix::{Inputs, LANES, Matrix};
use super::sections::BLOCK;

/// Places of a text that share a load of weights. Measured: 4 is faster than 5, 6 or 8.
const TILE: usize = 4;

/// Writes the products of `matrix` with each place of `inputs`.
pub fn multiply(matrix: &Matrix, inputs: &Inputs, products: &mut [f32]) {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(simd) = pulp::x86::V3::try_new() {
        return simd.vectorize(avx2::Product { simd, matrix, inputs, products });
    }
    portable(matrix, inputs, products);
}

/// The products in plain Rust.
fn portable(matrix: &Matrix, inputs: &Inputs, products: &mut [f32]) {
    let blocks = matrix.inputs / BLOCK;
    let mut weights = vec![[[0i16; LANES]; BLOCK]; blocks];
    for group in 0..matrix.outputs / LANES {
        let packed = &matrix.packed[group * blocks * 4..][..blocks * 4];
        for (weights, packed) in weights.iter_mut().zip(packed.as_chunks::<4>().0) {
            for (at, byte) in packed.as_flattened().iter().enumerate() {
                let (row, input) = (at % 32 / 4, at / 32 * 4 + at % 4);
                weights[input][row] = i16::from(byte & 15) - 8;
                weights[16 + input][row] = i16::from(byte >> 4) - 8;
            }
        }
        let scales = &matrix.scales[group * blocks..][..blocks];
        for place in 0..inputs.count {
            let values = &inputs.values[place * matrix.inputs..][..matrix.inputs];
            let value_scales = &inputs.scales[place * blocks..][..blocks];
            let mut sums = [0.0f32; LANES];
            let values = values.as_chunks::<BLOCK>().0;
            for (at, (weights, values)) in weights.iter().zip(values).enumerate() {
                let products = block(weights, values);
                for (lane, sum) in sums.iter_mut().enumerate() {
                    *sum += f32::from(products[lane]) * (scales[at][lane] * value_scales[at]);
                }
            }
            products[place * matrix.outputs + group * LANES..][..LANES].copy_from_slice(&sums);
        }
    }
}

/// The products of a block's rows with a place's values.
#[inline(always)]
fn block(weights: &[[i16; LANES]; BLOCK], values: &[i8; BLOCK]) -> [i16; LANES] {
    let mut sums = [0i16; LANES];
    for (weights, value) in weights.iter().zip(values) {
        let value = i16::from(*value);
        for (sum, weight) in sums.iter_mut().zip(weights) {
            // Only what is no number at all, from a file of nonsense, goes beyond 16 bits.
            *sum = sum.wrapping_add(weight.wrapping_mul(value));
        }
    }
    sums
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod avx2 {
    use pulp::x86::V3;
    use pulp::{NullaryFnOnce, cast};

    use super::{BLOCK, Inputs, LANES, Matrix, TILE};

    /// A block's weights of 8 rows: of each row four inputs after one another, 8 times.
    type Weights = [[u8; 32]; 8];

    /// One matrix to be multiplied.
    pub struct Product<'a> {
        pub simd: V3,
        pub matrix: &'a Matrix,
        pub inputs: &'a Inputs,
        pub products: &'a mut [f32],
    }

    impl NullaryFnOnce for Product<'_> {
        type Output = ();

        #[inline(always)]
        fn call(mut self) {
            let blocks = self.matrix.inputs / BLOCK;
            let mut weights = vec![[[0; 32]; 8]; blocks];
            for group in 0..self.matrix.outputs / LANES {
                self.unpack(&self.matrix.packed[group * blocks * 4..][..blocks * 4], &mut weights);
                let mut place = 0;
                while place + TILE <= self.inputs.count {
                    self.tile::<TILE>(place, group, &weights);
                    place += TILE;
                }
                while place < self.inputs.count {
                    self.tile::<1>(place, group, &weights);
                    place += 1;
                }
            }
        }
    }

    impl Product<'_> {
        /// Gives each weight a byte.
        #[inline(always)]
        fn unpack(&self, packed: &[[u8; 32]], weights: &mut [Weights]) {
            let simd = self.simd;
            let low = simd.avx._mm256_set1_epi8(15);
            for (packed, weights) in packed.as_chunks::<4>().0.iter().zip(weights) {
                for at in 0..4 {
                    let both = cast(packed[at]);
                    let high = simd.avx2._mm256_srli_epi16::<4>(both);
                    weights[at] = cast(simd.avx2._mm256_and_si256(both, low));
                    weights[4 + at] = cast(simd.avx2._mm256_and_si256(high, low));
                }
            }
        }

        /// The products of a group of rows with some places.
        #[inline(always)]
        fn tile<const PLACES: usize>(&mut self, place: usize, group: usize, weights: &[Weights]) {
            let simd = self.simd;
            let blocks = weights.len();
            let values = self.inputs.values.as_chunks::<4>().0;
            let ones = simd.avx._mm256_set1_epi16(1);
            let mut sums = [simd.avx._mm256_setzero_ps(); PLACES];
            for (at, weights) in weights.iter().enumerate() {
                let mut products = [simd.avx._mm256_setzero_si256(); PLACES];
                let values: [&[[i8; 4]; 8]; PLACES] = std::array::from_fn(|one| {
                    let block = ((place + one) * blocks + at) * 8;
                    values[block..].first_chunk().expect("a place has values for every block")
                });
                for (of, weights) in weights.iter().enumerate() {
                    let weights = cast(*weights);
                    for one in 0..PLACES {
                        let value = simd.avx._mm256_set1_epi32(cast(values[one][of]));
                        // Weights are at most 15, so 8 of these sums of two fit 16 bits.
                        let pairs = simd.avx2._mm256_maddubs_epi16(weights, value);
                        products[one] = simd.avx2._mm256_add_epi16(products[one], pairs);
                    }
                }
                let scales = cast(self.matrix.scales[group * blocks + at]);
                for one in 0..PLACES {
                    let of = (place + one) * blocks + at;
                    let surplus = simd.avx._mm256_set1_epi32(self.inputs.surplus[of]);
                    let whole = simd.avx2._mm256_madd_epi16(products[one], ones);
                    let whole = simd.avx2._mm256_sub_epi32(whole, surplus);
                    let scale = simd.avx._mm256_set1_ps(self.inputs.scales[of]);
                    let scale = simd.avx._mm256_mul_ps(scales, scale);
                    let product = simd.avx._mm256_cvtepi32_ps(whole);
                    sums[one] = simd.fma._mm256_fmadd_ps(product, scale, sums[one]);
                }
            }
            for (one, sum) in sums.into_iter().enumerate() {
                let sum: [f32; LANES] = cast(sum);
                let at = (place + one) * self.matrix.outputs + group * LANES;
                self.products[at..][..LANES].copy_from_slice(&sum);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake::Random;
    use super::*;

    fn random(inputs: usize, outputs: usize, count: usize) -> (Matrix, Inputs) {
        let mut random = Random(20_261_128);
        let blocks = inputs / BLOCK * (outputs / LANES);
        let matrix = Matrix {
            inputs,
            outputs,
            packed: (0..blocks * 4).map(|_| [(); 32].map(|()| random.next() as u8)).collect(),
            scales: (0..blocks).map(|_| [(); LANES].map(|()| random.number())).collect(),
            bias: (0..outputs).map(|_| random.number()).collect(),
        };
        let numbers: Vec<f32> = (0..count * inputs).map(|_| random.number()).collect();
        let mut all = Inputs::default();
        all.take(&numbers, inputs);
        (matrix, all)
    }

    /// The weight of a row for an input, read one by one.
    fn weight(matrix: &Matrix, row: usize, input: usize) -> f64 {
        let block = row / LANES * (matrix.inputs / BLOCK) + input / BLOCK;
        let (lane, at) = (row % LANES, input % BLOCK);
        let byte = matrix.packed[block * 4 + at % 16 / 4][4 * lane + at % 4];
        let half = if at < 16 { byte & 15 } else { byte >> 4 };
        f64::from(matrix.scales[block][lane]) * (f64::from(half) - 8.0)
    }

    #[test]
    fn products_are_those_of_the_weights_one_by_one() {
        for (width, outputs, count) in [(64, 16, 7), (32, 8, 1), (96, 24, 4)] {
            let (matrix, inputs) = random(width, outputs, count);
            let mut found = Vec::new();
            matrix.multiply(&inputs, &mut found);
            let mut plain = vec![0.0; count * outputs];
            portable(&matrix, &inputs, &mut plain);
            for place in 0..count {
                for row in 0..outputs {
                    let value = |input: usize| {
                        let at = place * width + input;
                        f64::from(inputs.values[at]) * f64::from(inputs.scales[at / BLOCK])
                    };
                    let right: f64 =
                        (0..width).map(|input| weight(&matrix, row, input) * value(input)).sum();
                    let at = place * outputs + row;
                    let bias = matrix.bias[row];
                    assert!((f64::from(found[at] - bias) - right).abs() < 1e-4, "{at}");
                    assert!((f64::from(plain[at]) - right).abs() < 1e-4, "{at}");
                }
            }
        }
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let (mut matrix, mut inputs) = random(64, 8, 5);
        for (bytes, byte) in [(0x00u8, -8.0f32), (0xff, 7.0)] {
            matrix.packed.iter_mut().for_each(|one| *one = [bytes; 32]);
            matrix.scales.iter_mut().for_each(|one| *one = [1.0; LANES]);
            matrix.bias.fill(0.0);
            for sign in [-1.0, 1.0] {
                inputs.take(&[127.0 * sign; 5 * 64], 64);
                let mut found = Vec::new();
                matrix.multiply(&inputs, &mut found);
                assert_eq!(found, [64.0 * 127.0 * sign * byte; 5 * 8]);
                portable(&matrix, &inputs, &mut found);
                assert_eq!(found, [64.0 * 127.0 * sign * byte; 5 * 8]);
            }
        }
    }
}
