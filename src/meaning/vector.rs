//! A text's meaning: a direction in the encoder's space.

/// A vector of length 1, or of zeros where the encoder gave nothing that has a direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector(Vec<f32>);

impl Vector {
    /// The direction of `values`; zeros where they have none (all zero, or not numbers).
    pub fn of(mut values: Vec<f32>) -> Vector {
        let length = values.iter().map(|value| value * value).sum::<f32>().sqrt();
        let factor = if length.is_finite() && length > 0.0 { 1.0 / length } else { 0.0 };
        for value in &mut values {
            *value = if factor > 0.0 { *value * factor } else { 0.0 };
        }
        Vector(values)
    }

    pub fn values(&self) -> &[f32] {
        &self.0
    }

    /// The cosine of the angle between two vectors of one encoder, -1 to 1.
    pub fn cosine(&self, other: &Vector) -> f32 {
        self.0.iter().zip(&other.0).map(|(one, other)| one * other).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_has_length_one() {
        assert_eq!(Vector::of(vec![3.0, 4.0]).values(), [0.6, 0.8]);
        assert_eq!(Vector::of(vec![1.0, 0.0]).cosine(&Vector::of(vec![2.0, 0.0])), 1.0);
    }

    #[test]
    fn what_has_no_direction_is_zero() {
        assert_eq!(Vector::of(vec![0.0, 0.0]).values(), [0.0, 0.0]);
        assert_eq!(Vector::of(vec![f32::NAN, 1.0]).values(), [0.0, 0.0]);
        assert_eq!(Vector::of(vec![f32::INFINITY, 1.0]).values(), [0.0, 0.0]);
    }
}
