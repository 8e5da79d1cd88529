//! What speaks against a yes: a prohibition or a condition that may be meant, wherever it stands.

use super::norm_match::Matcher;
use super::verdict::Ruled;
use crate::language::clause;
use crate::model::{Inquiry, Modality, Norm, VerdictKind};

/// The words of the norm itself, not what stands above it, must have this share of a question's
/// weight before it speaks against a yes.
const OWN_SHARE_MIN: f32 = 0.3;
/// A prohibition that explains this share of what the permission explains speaks against it.
const FORBIDS_SHARE: f32 = 0.7;
/// A rule of when it is allowed must explain this share of that: a permission is often the other
/// side of such a rule.
const LIMITS_SHARE: f32 = 1.0;

/// A yes that other norms are held against.
#[derive(Clone, Copy, Debug)]
pub struct Yes<'a> {
    pub inquiry: &'a Inquiry,
    pub matcher: &'a Matcher<'a>,
    pub kind: VerdictKind,
    /// The share of the question's weight that its norm explains.
    pub explained: f32,
    /// Its passage, and the place of its norm there.
    pub own: (&'a Ruled<'a>, usize),
}

impl Yes<'_> {
    /// A norm that speaks against it explains at least this share of the question.
    pub fn share_min(&self) -> f32 {
        self.explained * FORBIDS_SHARE
    }

    /// Whether a norm of `ruled` speaks against it.
    pub fn is_vetoed_by(&self, ruled: &Ruled) -> bool {
        let is_own =
            |at: usize| at == self.own.1 && std::ptr::eq(ruled.passage, self.own.0.passage);
        let others = ruled.norms.iter().enumerate().filter(|(at, _)| !is_own(*at));
        let mut others = others.filter_map(|(_, norm)| Some((norm, self.share_of(norm)?)));
        let Some(first) = others.next() else { return false };
        let passage = self.matcher.passage(ruled);
        std::iter::once(first).chain(others).any(|(norm, share_min)| {
            let matched = passage.norm(norm);
            matched.explained_share() >= share_min && matched.own_share() >= OWN_SHARE_MIN
        })
    }

    /// The share of the question that `norm` must explain to speak against it; none where it does
    /// not, however much it explains: what holds on another account, or at another time.
    fn share_of(&self, norm: &Norm) -> Option<f32> {
        if self.inquiry.slots.contrary(&norm.slots).is_some() {
            return None;
        }
        match norm.clause.modality {
            Modality::MustNot | Modality::ShouldNot => Some(self.share_min()),
            // "Alleen met toestemming" beside "dat mag".
            Modality::MayIf if self.kind == VerdictKind::Allowed => {
                let is_met = self.inquiry.slots.shares_side(&norm.condition_slots);
                (!is_met).then_some(self.explained * LIMITS_SHARE)
            }
            _ => None,
        }
    }
}

/// Whether the sentence after the norm's limits it: "Daarvoor is toestemming nodig."
pub fn is_limited_later(ruled: &Ruled, norm: &Norm) -> bool {
    let Some(next) = ruled.passage.sentences.get(norm.sentence + 1) else { return false };
    let words = clause::words(ruled.passage.sentence_text(next));
    let limiting = &clause::clause_words().limiting;
    let points = |word: &clause::Word| limiting.pointers.has(&word.text);
    words.first().is_some_and(|word| limiting.openers.has(&word.text))
        || words.iter().take(POINTER_REACH).any(points)
}

const POINTER_REACH: usize = 4;
