//! Figures of a ranking, with bootstrap intervals; pure.

use foldhash::HashMap;

use crate::model::{Estimate, ReliabilityBin};

/// How many passages of a ranking count.
pub const DEPTH: usize = 10;
/// The names of the figures that `scores` gives, in order.
pub const FIGURE_NAMES: [&str; 4] = ["hit@1", "hit@3", "MRR@10", "nDCG@10"];
/// How often the questions are drawn anew for an interval.
pub const RESAMPLES: usize = 1_000;

/// Any number does; it is fixed so that two runs give the same intervals.
const SEED: u64 = 20_260_101;
const BINS: usize = 10;

/// Hit@1, hit@3, reciprocal rank and nDCG, the last two of the first ten, of a ranking of passage
/// ids, best first. `relevant` has the gain of each relevant passage.
///
/// Gains are linear and the discount is `log2(rank + 1)` (Järvelin and Kekäläinen 2002).
pub fn scores(ranking: &[usize], relevant: &HashMap<usize, f64>) -> [f64; 4] {
    let gain = |id: &usize| relevant.get(id).copied().unwrap_or(0.0).max(0.0);
    let gains: Vec<f64> = ranking.iter().take(DEPTH).map(gain).collect();
    let first = gains.iter().position(|gain| *gain > 0.0);
    let hit = |depth: usize| if first.is_some_and(|at| at < depth) { 1.0 } else { 0.0 };
    let mut ideal: Vec<f64> = relevant.values().copied().filter(|gain| *gain > 0.0).collect();
    ideal.sort_by(|one, other| other.total_cmp(one));
    ideal.truncate(DEPTH);
    let best = discounted(&ideal);
    let ndcg = if best > 0.0 { discounted(&gains) / best } else { 0.0 };
    [hit(1), hit(3), first.map_or(0.0, |at| 1.0 / (at + 1) as f64), ndcg]
}

fn discounted(gains: &[f64]) -> f64 {
    let discount = |at: usize| (at as f64 + 2.0).log2();
    gains.iter().enumerate().map(|(at, gain)| gain / discount(at)).sum()
}

/// The mean of each column over all rows, with its 95 % interval: the percentiles of the means of
/// rows drawn with replacement (Efron 1979). Every column sees the same draws, so that one that is
/// the difference of two others is compared in pairs.
pub fn means<const N: usize>(rows: &[[f64; N]]) -> [Estimate; N] {
    if rows.is_empty() {
        return [Estimate::default(); N];
    }
    let count = rows.len() as f64;
    let mean = |sums: [f64; N]| sums.map(|sum| sum / count);
    let add = |mut sums: [f64; N], row: &[f64; N]| {
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        sums
    };
    let values = mean(rows.iter().fold([0.0; N], add));
    let mut draws = Draws(SEED);
    let resampled: Vec<[f64; N]> = (0..RESAMPLES)
        .map(|_| mean((0..rows.len()).map(|_| &rows[draws.below(rows.len())]).fold([0.0; N], add)))
        .collect();
    std::array::from_fn(|column| {
        let mut of: Vec<f64> = resampled.iter().map(|row| row[column]).collect();
        of.sort_by(f64::total_cmp);
        let at = |share: f64| of[((RESAMPLES - 1) as f64 * share).round() as usize];
        Estimate { value: values[column], low: at(0.025), high: at(0.975) }
    })
}

/// Ten bins of equal width over `judged`: a probability and whether it came true.
pub fn reliability(judged: &[(f64, bool)]) -> Vec<ReliabilityBin> {
    let bin_of = |probability: f64| ((probability * BINS as f64) as usize).min(BINS - 1);
    (0..BINS)
        .map(|bin| {
            let inside = judged.iter().filter(|(probability, _)| bin_of(*probability) == bin);
            let count = inside.clone().count();
            let share = |sum: f64| if count == 0 { 0.0 } else { sum / count as f64 };
            ReliabilityBin {
                from: bin as f64 / BINS as f64,
                to: (bin + 1) as f64 / BINS as f64,
                count,
                mean_probability: share(inside.clone().map(|(probability, _)| probability).sum()),
                right: share(inside.filter(|(_, right)| *right).count() as f64),
            }
        })
        .collect()
}

/// The mean distance between probability and share over the bins, weighted by count (expected
/// calibration error; Naeini and others 2015).
pub fn calibration_error(bins: &[ReliabilityBin]) -> f64 {
    let count: usize = bins.iter().map(|bin| bin.count).sum();
    let distance =
        |bin: &ReliabilityBin| (bin.mean_probability - bin.right).abs() * bin.count as f64;
    bins.iter().map(distance).sum::<f64>() / count.max(1) as f64
}

/// Numbers that look random: SplitMix64 (Steele, Lea and Flood 2014).
struct Draws(u64);

impl Draws {
    /// A number from 0 up to, and without, `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        ((u128::from(mixed) * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ranking_is_scored_by_what_is_relevant_in_it() {
        let relevant = HashMap::from_iter([(7, 1.0), (3, 2.0), (1, 0.0)]);
        assert_eq!(scores(&[3, 7], &relevant), [1.0, 1.0, 1.0, 1.0]);
        let [hit_1, hit_3, rank, ndcg] = scores(&[1, 7, 3], &relevant);
        assert_eq!((hit_1, hit_3, rank), (0.0, 1.0, 0.5));
        // (1/log2(3) + 2/log2(4)) / (2/log2(2) + 1/log2(3)), by hand.
        assert!((ndcg - 0.61991).abs() < 1e-4, "{ndcg}");
        let late: Vec<usize> = (10..20).chain([7]).collect();
        assert_eq!(scores(&late, &relevant), [0.0; 4]);
        assert_eq!(scores(&[], &relevant), [0.0; 4]);
    }

    #[test]
    fn intervals_hold_the_mean_and_are_the_same_each_time() {
        let rows: Vec<[f64; 2]> =
            (0..200).map(|at| if at % 4 == 0 { [1.0, 1.0] } else { [0.0, 1.0] }).collect();
        let [share, sure] = means(&rows);
        assert_eq!(share.value, 0.25);
        // The normal approximation: 0.25 ± 1.96 √(0.25 · 0.75 / 200) is 0.19 to 0.31.
        assert!((share.low - 0.19).abs() < 0.02 && (share.high - 0.31).abs() < 0.02, "{share:?}");
        assert_eq!((sure.low, sure.high), (1.0, 1.0));
        assert_eq!(means(&rows)[0], share);
        assert_eq!(means::<1>(&[]), [Estimate::default()]);
    }

    #[test]
    fn probabilities_are_held_against_what_came_true() {
        let judged = [(0.05, false), (0.95, true), (1.0, true), (0.91, false)];
        let bins = reliability(&judged);
        assert_eq!((bins[0].count, bins[0].right), (1, 0.0));
        assert_eq!(bins[9].count, 3);
        assert!((bins[9].right - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(bins[5], ReliabilityBin { from: 0.5, to: 0.6, ..ReliabilityBin::default() });
        // (0.05 · 1 + |2.86/3 - 2/3| · 3) / 4
        assert!((calibration_error(&bins) - 0.2275).abs() < 1e-9);
    }
}
