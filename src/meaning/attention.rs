//! How each place of a text looks at the others.

use super::arithmetic::softmax;

/// Room for one head's keys, with a row for each number, and for one place's scores.
#[derive(Debug, Default)]
pub struct Room {
    keys: Vec<f32>,
    scores: Vec<f32>,
}

/// For each place, the values of all places, weighed by how well their keys fit its query.
///
/// `looking` has query, key and value of each place after one another, `width` numbers each; `seen`
/// gets `width` numbers for each place (scaled dot-product attention: Vaswani and others, 2017).
#[inline(always)]
pub fn attend(looking: &[f32], width: usize, heads: usize, room: &mut Room, seen: &mut Vec<f32>) {
    let count = looking.len() / (3 * width);
    let head_width = width / heads;
    let scale = 1.0 / (head_width as f32).sqrt();
    seen.clear();
    seen.resize(count * width, 0.0);
    room.keys.resize(head_width * count, 0.0);
    room.scores.resize(count, 0.0);
    for head in 0..heads {
        let part = |place: usize, which: usize| {
            &looking[(3 * place + which) * width + head * head_width..][..head_width]
        };
        for place in 0..count {
            for (at, number) in part(place, 1).iter().enumerate() {
                room.keys[at * count + place] = *number;
            }
        }
        for place in 0..count {
            let scores = &mut room.scores[..count];
            scores.fill(0.0);
            for (query, keys) in part(place, 0).iter().zip(room.keys.chunks_exact(count)) {
                add(scores, keys, *query);
            }
            scores.iter_mut().for_each(|score| *score *= scale);
            softmax(scores);
            let sum = &mut seen[place * width + head * head_width..][..head_width];
            for (other, score) in scores.iter().enumerate() {
                add(sum, part(other, 2), *score);
            }
        }
    }
}

/// Adds `factor` times `numbers` to `sums`.
#[inline(always)]
fn add(sums: &mut [f32], numbers: &[f32], factor: f32) {
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum += factor * number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_sees_most_of_what_fits_it() {
        // Two places, two heads of two numbers; in the first head, places look at each other.
        let first = [0.0, 9.0, 0.0, 0.0, 9.0, 0.0, 0.0, 0.0, 1.0, 1.0, 5.0, 5.0];
        let second = [9.0, 0.0, 0.0, 0.0, 0.0, 9.0, 0.0, 0.0, 2.0, 2.0, 7.0, 7.0];
        let looking = [first, second].concat();
        let mut seen = Vec::new();
        attend(&looking, 4, 2, &mut Room::default(), &mut seen);
        let rounded: Vec<f32> =
            seen.iter().map(|number| (number * 100.0).round() / 100.0).collect();
        assert_eq!(rounded, [2.0, 2.0, 6.0, 6.0, 1.0, 1.0, 6.0, 6.0]);
    }
}
