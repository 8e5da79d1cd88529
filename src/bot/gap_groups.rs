//! What was sent in, grouped by matter, with what an author needs to write the missing rule.

use super::alike;
use super::{Bot, Library};
use crate::answer::receipt;
use crate::guideline;
use crate::model::{CitedPlace, Gap, GapGroup, GapKind, GapOverview, Receipt, Span};
use crate::render::gaps::stub;
use crate::render::messages::discord_sending::without_remark;
use crate::render::messages::gaps as say;
use crate::store::StoreError;

/// What was sent in less often is shown only where the organisation names who may see it: one
/// question alone can tell who asked it.
const SHOWN_FROM: usize = 2;
/// More messages than these are not grouped; the latest are.
const GAPS_GROUPED_MAX: usize = 5_000;
/// So many places of an answer are told.
const CITED_MAX: usize = 3;

impl Bot {
    /// What was sent in to an organisation, or to the default one, by matter; empty where nothing
    /// is kept or there is no such organisation.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn gap_groups(&self, organisation: Option<&str>) -> Result<GapOverview, StoreError> {
        let (Some(library), Some(store)) = (self.library(organisation), &self.store) else {
            return Ok(GapOverview::default());
        };
        // Looking at what nobody sent in makes no file.
        if !store.options().path.exists() {
            return Ok(GapOverview::default());
        }
        store.age_out(super::today()).await?;
        let gaps = store.gaps(Some(&library.organisation.id)).await?;
        Ok(overview(&library, gaps))
    }
}

/// The `gaps` of one organisation by matter, without those that stand alone where nobody may see
/// these.
pub fn overview(library: &Library, gaps: Vec<Gap>) -> GapOverview {
    let (closed, open): (Vec<Gap>, Vec<Gap>) = gaps.into_iter().partition(|it| it.closed.is_some());
    let mut overview =
        GapOverview { open: groups(library, open), closed: groups(library, closed), hidden: 0 };
    if library.organisation.sees_single_gaps.is_none() {
        let is_shown = |group: &GapGroup| group.gaps.len() >= SHOWN_FROM;
        overview.hidden = overview.open.iter().filter(|group| !is_shown(group)).count();
        overview.open.retain(is_shown);
        overview.closed.retain(is_shown);
    }
    let day = |group: &GapGroup| group.first().closed.as_ref().map(|closed| closed.day);
    overview.closed.sort_by_key(|group| std::cmp::Reverse(day(group)));
    overview
}

/// All groups of `gaps` (the latest first), those of most messages first and of these the latest.
pub(super) fn groups(library: &Library, mut gaps: Vec<Gap>) -> Vec<GapGroup> {
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.day));
    gaps.truncate(GAPS_GROUPED_MAX);
    // From here on what was sent in first stands first.
    gaps.reverse();
    let mut groups = Vec::new();
    for kind in [GapKind::Missing, GapKind::Wrong] {
        let of_kind: Vec<&Gap> = gaps.iter().filter(|gap| gap.kind == kind).collect();
        let questions: Vec<_> =
            of_kind.iter().map(|gap| (without_remark(&gap.text), gap.language)).collect();
        let alike = alike::groups(&questions, &library.terms);
        groups.extend(alike.into_iter().map(|places| {
            group(library, places.into_iter().map(|at| of_kind[at].clone()).collect())
        }));
    }
    groups.sort_by_key(|it| std::cmp::Reverse((it.gaps.len(), it.last_day())));
    groups
}

fn group(library: &Library, gaps: Vec<Gap>) -> GapGroup {
    let first = &gaps[0];
    let question = without_remark(&first.text).to_string();
    let latest = gaps.iter().rev().find_map(|gap| gap.receipt.as_ref());
    let cited = latest.filter(|_| first.kind == GapKind::Wrong);
    GapGroup {
        cited: cited.map(|receipt| cited_places(library, receipt)).unwrap_or_default(),
        stub: stub(&question, first.language),
        case: guideline::new_case(
            &question,
            first.language,
            &say::fill_in_the_case(first.language),
        ),
        question,
        gaps,
    }
}

/// What an answer with this receipt cited, with the words there if the guidelines are the same
/// still.
fn cited_places(library: &Library, of: &Receipt) -> Vec<CitedPlace> {
    let Some((fingerprint, places)) = receipt::places(of) else { return Vec::new() };
    let is_same = library.corpus.fingerprint().starts_with(fingerprint);
    let place = |(file, span): (String, Span)| {
        let guideline = library.corpus.find(&file).filter(|_| is_same);
        let now = guideline.and_then(|guideline| {
            Some((guideline.lines.line(span.start), span.of(&guideline.text)?.to_string()))
        });
        CitedPlace { file, span, now }
    };
    places.into_iter().take(CITED_MAX).map(place).collect()
}
