//! What an encoder does with numbers between its matrices.
//!
//! Written so that the compiler makes vector instructions of it: sums in eight lanes, no branches.

/// Sums are made in so many parts.
const LANES: usize = 8;

/// e to the power of `x`; its relative error is below 2e-7 for `x` from -87 to 88, where others are
/// brought to.
///
/// Cody and Waite's reduction: 2 to the power of a whole number, times a polynomial (Cephes,
/// `expf`) of a rest within ln 2 / 2.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    /// Rounds to a whole number into the low bits.
    const ROUNDING: f32 = 12_582_912.0;
    /// ln 2 in two parts, the first with few bits.
    const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);
    let x = if x < -87.0 { -87.0 } else { x };
    let x = if x > 88.0 { 88.0 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + ROUNDING;
    let whole = shifted - ROUNDING;
    let rest = x - whole * LN_2.0 - whole * LN_2.1;
    let mut sum = 1.987_569_1e-4;
    for factor in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        sum = sum * rest + factor;
    }
    let sum = sum * rest * rest + rest + 1.0;
    let power = shifted.to_bits().wrapping_sub(ROUNDING.to_bits()).wrapping_add(127) << 23;
    sum * f32::from_bits(power)
}

/// The Gaussian error linear unit of each number: `x Φ(x)`.
#[inline(always)]
pub fn gelu(numbers: &mut [f32]) {
    for number in numbers {
        *number *= 0.5 * (1.0 + erf(*number * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// The error function as a quotient of two polynomials, with an error of a few units in the last
/// place (the coefficients of Eigen's `erf`; beyond 4 it is 1 to 32 bits).
#[inline(always)]
fn erf(x: f32) -> f32 {
    let x = if x < -4.0 { -4.0 } else { x };
    let x = if x > 4.0 { 4.0 } else { x };
    let square = x * x;
    let mut above = -2.726_142_3e-10;
    for factor in [
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_5e-5,
        -7.349_906_5e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ] {
        above = above * square + factor;
    }
    let mut below = -1.456_607_2e-5;
    for factor in [-2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2] {
        below = below * square + factor;
    }
    x * above / below
}

/// Brings numbers to mean 0 and variance 1, then scales and shifts each.
#[derive(Debug)]
pub struct Norm {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
}

impl Norm {
    /// Does so with each row of `numbers`, after adding `more` to it.
    #[inline(always)]
    pub fn apply(&self, numbers: &mut [f32], more: Option<&[f32]>, epsilon: f32) {
        let width = self.weight.len();
        for (at, row) in numbers.chunks_exact_mut(width).enumerate() {
            if let Some(more) = more {
                let more = &more[at * width..][..width];
                row.iter_mut().zip(more).for_each(|(number, more)| *number += more);
            }
            let mean = sum(row, |number| number) / width as f32;
            let variance = sum(row, |number| (number - mean) * (number - mean)) / width as f32;
            let factor = 1.0 / (variance + epsilon).sqrt();
            for ((number, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *number = (*number - mean) * factor * weight + bias;
            }
        }
    }
}

/// The sum of what `of` makes of each number.
#[inline(always)]
fn sum(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (parts, rest) = numbers.as_chunks::<LANES>();
    let mut lanes = [0.0f32; LANES];
    for part in parts {
        for (lane, number) in lanes.iter_mut().zip(part) {
            *lane += of(*number);
        }
    }
    lanes.into_iter().sum::<f32>() + rest.iter().map(|number| of(*number)).sum::<f32>()
}

/// Makes probabilities of `scores`: each e to its power, scaled so that they sum to 1.
#[inline(always)]
pub fn softmax(scores: &mut [f32]) {
    let mut largest = f32::NEG_INFINITY;
    for score in scores.iter() {
        largest = if *score > largest { *score } else { largest };
    }
    for score in scores.iter_mut() {
        *score = exp(*score - largest);
    }
    let factor = 1.0 / sum(scores, |score| score);
    scores.iter_mut().for_each(|score| *score *= factor);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_e_are_close() {
        for step in -8700..8800 {
            let x = step as f32 / 100.0;
            let right = f64::from(x).exp();
            assert!((f64::from(exp(x)) / right - 1.0).abs() < 2e-7, "{x}");
        }
        assert_eq!(exp(-1000.0), exp(-87.0));
        assert_eq!(exp(1000.0), exp(88.0));
    }

    /// The error function by its Maclaurin series, which is exact enough up to 4.
    fn right_erf(x: f64) -> f64 {
        let mut term = x;
        let mut sum = x;
        for n in 1..200 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * std::f64::consts::FRAC_2_SQRT_PI
    }

    #[test]
    fn the_error_linear_unit_is_close() {
        for step in -560..=560 {
            let x = step as f32 / 100.0;
            let right = 0.5 * f64::from(x) * (1.0 + right_erf(f64::from(x) / 2f64.sqrt()));
            let mut found = [x];
            gelu(&mut found);
            assert!((f64::from(found[0]) - right).abs() < 1e-6, "{x}: {} {right}", found[0]);
        }
        let mut far = [-1000.0, 1000.0];
        gelu(&mut far);
        assert!(far[0].abs() < 1e-4 && (far[1] - 1000.0).abs() < 1e-4, "{far:?}");
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut scores = [1.0, 2.0, 3.0, -900.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[2] > scores[1] && scores[1] > scores[0] && scores[3] < 1e-30);
        let mut one = [7.0];
        softmax(&mut one);
        assert_eq!(one, [1.0]);
    }
}
