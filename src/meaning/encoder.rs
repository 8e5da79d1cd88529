//! The layers that make one vector of the pieces of a text.
//!
//! A BERT encoder (Devlin and others, 2019) with attention over all places, mean of the places at
//! its end.

use super::arithmetic::{Norm, gelu};
use super::attention::{Room, attend};
use super::matrix::{Inputs, Matrix};
use super::sections::{Head, LayerBytes, NormBytes, Shape, floats};

/// One layer: places look at each other, then each is worked on by itself.
#[derive(Debug)]
struct Layer {
    looking: Matrix,
    looked: Matrix,
    looked_norm: Norm,
    wider: Matrix,
    narrower: Matrix,
    narrower_norm: Norm,
}

/// All layers, and what is added to pieces for their places.
#[derive(Debug)]
pub struct Encoder {
    pub shape: Shape,
    places: Vec<f32>,
    places_norm: Norm,
    layers: Vec<Layer>,
}

impl Encoder {
    /// The encoder of a file; none where a part has not the right size.
    pub fn read(head: &Head) -> Option<Encoder> {
        let shape = head.shape;
        if !shape.is_sound() || head.layers.len() != shape.layers {
            return None;
        }
        Some(Encoder {
            shape,
            places: floats(head.places, shape.positions * shape.width)?,
            places_norm: norm(&head.places_norm, shape.width)?,
            layers: head
                .layers
                .iter()
                .map(|layer| read_layer(layer, &shape))
                .collect::<Option<_>>()?,
        })
    }

    /// The mean of what the layers make of a text's pieces, of any length; `rows` has `width`
    /// numbers of each piece, of at most `positions` of them.
    pub fn encode(&self, rows: Vec<f32>) -> Vec<f32> {
        pulp::Arch::new().dispatch(Encoding { encoder: self, rows })
    }

    #[inline(always)]
    fn encode_here(&self, mut rows: Vec<f32>) -> Vec<f32> {
        let Shape { width, heads, inner, epsilon, .. } = self.shape;
        rows.truncate(self.places.len());
        for (number, place) in rows.iter_mut().zip(&self.places) {
            *number += place;
        }
        self.places_norm.apply(&mut rows, None, epsilon);
        let (mut inputs, mut room) = (Inputs::default(), Room::default());
        let (mut wide, mut seen, mut narrow) = (Vec::new(), Vec::new(), Vec::new());
        for layer in &self.layers {
            inputs.take(&rows, width);
            layer.looking.multiply(&inputs, &mut wide);
            attend(&wide, width, heads, &mut room, &mut seen);
            inputs.take(&seen, width);
            layer.looked.multiply(&inputs, &mut narrow);
            layer.looked_norm.apply(&mut rows, Some(&narrow), epsilon);
            inputs.take(&rows, width);
            layer.wider.multiply(&inputs, &mut wide);
            gelu(&mut wide);
            inputs.take(&wide, inner);
            layer.narrower.multiply(&inputs, &mut narrow);
            layer.narrower_norm.apply(&mut rows, Some(&narrow), epsilon);
        }
        mean(&rows, width)
    }
}

/// One text under way: compiled for this processor's vectors, and for any.
struct Encoding<'a> {
    encoder: &'a Encoder,
    rows: Vec<f32>,
}

impl pulp::WithSimd for Encoding<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _simd: S) -> Vec<f32> {
        self.encoder.encode_here(self.rows)
    }
}

/// The mean of rows of `width` numbers.
fn mean(rows: &[f32], width: usize) -> Vec<f32> {
    let mut mean = vec![0.0; width];
    let factor = 1.0 / (rows.len() / width).max(1) as f32;
    for row in rows.chunks_exact(width) {
        mean.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
    }
    mean.iter_mut().for_each(|sum| *sum *= factor);
    mean
}

fn read_layer(bytes: &LayerBytes, shape: &Shape) -> Option<Layer> {
    let Shape { width, inner, .. } = *shape;
    Some(Layer {
        looking: Matrix::read(&bytes.looking, width, 3 * width)?,
        looked: Matrix::read(&bytes.looked, width, width)?,
        looked_norm: norm(&bytes.looked_norm, width)?,
        wider: Matrix::read(&bytes.wider, width, inner)?,
        narrower: Matrix::read(&bytes.narrower, inner, width)?,
        narrower_norm: norm(&bytes.narrower_norm, width)?,
    })
}

fn norm(bytes: &NormBytes, width: usize) -> Option<Norm> {
    Some(Norm { weight: floats(bytes.weight, width)?, bias: floats(bytes.bias, width)? })
}
