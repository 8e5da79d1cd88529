//! How a norm stands among the others that a question is held against.

use super::norm_match::NormMatch;
use super::verdict_features::Among;
use crate::model::{Modality, VerdictKind};

/// What of a norm others are held against.
pub struct Standing<'a> {
    /// The place of its passage.
    place: usize,
    modality: Modality,
    /// What the table gives for it.
    kind: Option<VerdictKind>,
    matched: &'a NormMatch,
    /// The share of the question that it explains, and that with what its own words do.
    explained: f32,
    both: f32,
}

impl Standing<'_> {
    pub fn of(
        place: usize,
        modality: Modality,
        kind: Option<VerdictKind>,
        matched: &NormMatch,
    ) -> Standing<'_> {
        let explained = matched.explained_share();
        let both = explained + matched.own_share();
        Standing { place, modality, kind, matched, explained, both }
    }

    /// Whether one of the two says yes or no duty, and the other no or a duty.
    fn is_turned_by(&self, other: &Standing) -> bool {
        let frees =
            |modality| matches!(modality, Modality::May | Modality::MayIf | Modality::NeedNot);
        let binds = |modality| matches!(modality, Modality::Must | Modality::MustNot);
        frees(self.modality) && binds(other.modality)
            || binds(self.modality) && frees(other.modality)
    }
}

/// How the norm at `at` stands among all.
pub fn among(all: &[Standing], at: usize) -> Among {
    let own = &all[at];
    let (mut most, mut opposed, mut supported) = (0.0f32, 0.0f32, 0.0f32);
    let (mut turned, mut turning) = (0.0f32, 0.0f32);
    for (other, it) in all.iter().enumerate() {
        most = most.max(it.explained);
        // "Van een dossier maakt u geen afdruk. Voor een storing mag het wel": who names what the
        // one says and the other does not, asks about the one.
        if it.place == own.place && own.is_turned_by(it) {
            turned = turned.max(it.matched.beyond(own.matched));
            turning = turning.max(own.matched.beyond(it.matched));
        }
        if other == at || it.kind.is_none() {
            continue;
        }
        let ahead = if it.kind == own.kind { &mut supported } else { &mut opposed };
        *ahead = ahead.max(it.both);
    }
    Among {
        explained_behind: own.explained - most,
        opposed: opposed - own.both,
        supported: supported - own.both,
        turned,
        turning,
        ..Among::default()
    }
}
