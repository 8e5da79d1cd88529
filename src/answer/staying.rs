//! Rules of what stays as it is, asked about by who would take it away; and the other way round.

use super::verdict::Ruled;
use super::verdict_table::Limits;
use crate::language::clause::{stays, words};
use crate::model::{AskedModality, Inquiry, Modality, Norm, VerdictKind, Why};

/// What a norm says of the opposite act, where the question asks about that: what must stay may not
/// be taken away. Of other norms it says nothing. None where both are about the same.
pub fn turned(
    inquiry: &Inquiry,
    norm: &Norm,
    ruled: &Ruled,
) -> Option<Result<(VerdictKind, Limits), Why>> {
    let asked = inquiry.stays?;
    let text = &ruled.passage.prose.text;
    let own: Vec<&str> = norm.clause.spans.iter().filter_map(|span| span.of(text)).collect();
    let is_turned = stays(&words(&own.join(" "))).is_some_and(|it| it != asked);
    let asks_leave = matches!(inquiry.asked, AskedModality::May | AskedModality::Forbidden);
    let forbids = norm.clause.modality == Modality::Must && asks_leave && !inquiry.denies;
    is_turned.then(|| match forbids && !norm.has_limits() {
        true => Ok((VerdictKind::NotAllowed, Limits::OfNorm)),
        false => Err(Why::OtherSide),
    })
}
