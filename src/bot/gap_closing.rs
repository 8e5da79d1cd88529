//! Closes what was sent in once an edit answers it.

use std::sync::Arc;

use foldhash::HashSet;

use super::ask::{AskRequest, ask};
use super::{AuthorsNotice, Bot, Library, gap_groups, today};
use crate::model::{GapClosed, GapGroup, Guideline, Outcome, Passage};
use crate::store::StoreError;

/// So many groups are asked again after an edit, those that were sent in most often first.
const GROUPS_ASKED_MAX: usize = 2_000;

impl Bot {
    /// Closes each group of what was sent in whose question is answered now by text that is new or
    /// changed since this was last looked at; gives how many messages were closed, and tells the
    /// authors. Called after a start and after each edit.
    ///
    /// # Errors
    /// Where the store fails; what was closed by then stays closed, and the next call looks again.
    pub async fn close_answered_gaps(&self, organisation: &str) -> Result<usize, StoreError> {
        let (Some(library), Some(store)) = (self.library(Some(organisation)), &self.store) else {
            return Ok(0);
        };
        if !store.options().path.exists() {
            return Ok(0);
        }
        let marks = marks(&library);
        let Some(seen) = store.seen_passages(organisation).await? else {
            // Nothing was sent in here yet, or to an older program: from now on edits count.
            store.keep_seen_passages(organisation, &marks).await?;
            return Ok(0);
        };
        if seen == marks {
            return Ok(0);
        }
        let seen: HashSet<u64> = seen.into_iter().collect();
        let new: HashSet<u64> = marks.iter().copied().filter(|mark| !seen.contains(mark)).collect();
        store.age_out(today()).await?;
        let mut open = store.gaps(Some(organisation)).await?;
        open.retain(|gap| gap.closed.is_none());
        let (mut count, mut files) = (0, Vec::new());
        for group in gap_groups::groups(&library, open).iter().take(GROUPS_ASKED_MAX) {
            let Some(by) = answered_by(&library, group, &new) else { continue };
            let codes: Vec<&str> = group.gaps.iter().map(|gap| gap.code.as_str()).collect();
            let closed = GapClosed { day: today(), by };
            count += store.close_gaps(&codes, &closed).await? as usize;
            if !files.contains(&closed.by) {
                files.push(closed.by);
            }
        }
        // Only now: where the program ends before this, the next start looks again.
        store.keep_seen_passages(organisation, &marks).await?;
        if count > 0 {
            self.tell_authors(organisation, &AuthorsNotice::GapsClosed { count, files });
        }
        Ok(count)
    }

    /// Remembers which passages there are as something is sent in, if nothing was before.
    ///
    /// # Errors
    /// Where the store fails.
    pub(super) async fn remember_passages(&self, library: &Library) -> Result<(), StoreError> {
        let Some(store) = &self.store else { return Ok(()) };
        let organisation = &library.organisation.id;
        if store.seen_passages(organisation).await?.is_none() {
            store.keep_seen_passages(organisation, &marks(library)).await?;
        }
        Ok(())
    }
}

/// The file that answers a group's question, where what carries the answer is among the `new`
/// passages.
fn answered_by(library: &Arc<Library>, group: &GapGroup, new: &HashSet<u64>) -> Option<String> {
    let request = AskRequest {
        question: group.question.clone(),
        language: Some(group.first().language),
        ..AskRequest::default()
    };
    let answer = ask(library, &request).answer;
    if answer.outcome != Outcome::Answered {
        return None;
    }
    let carries = answer.verdict.as_ref().map_or(0, |verdict| verdict.citation);
    let citation = answer.citations.get(carries)?;
    let (guideline, passage) = library.corpus.passage(citation.passage)?;
    new.contains(&mark(guideline, passage)).then(|| citation.file.clone())
}

/// A mark for each passage that can be cited today, sorted, each once.
fn marks(library: &Library) -> Vec<u64> {
    let today = today();
    let valid = library.corpus.guidelines().iter().filter(|it| it.details.is_valid_on(today));
    let passages = valid.flat_map(|guideline| {
        guideline.passages.iter().map(move |passage| mark(guideline, passage))
    });
    let mut marks: Vec<u64> = passages.collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// The first 64 bits of the hash of what a passage says with what leads into it: enough for any two
/// of 100,000 passages to differ but once in some four thousand million corpora.
fn mark(guideline: &Guideline, passage: &Passage) -> u64 {
    let mut hash = blake3::Hasher::new();
    for lead_in in &passage.lead_ins {
        hash.update(lead_in.text.as_bytes()).update(b"\n");
    }
    hash.update(passage.span.of(&guideline.text).unwrap_or("").as_bytes());
    let hash = hash.finalize();
    let (first, _) = hash.as_bytes().split_first_chunk().expect("a hash has 32 bytes");
    u64::from_le_bytes(*first)
}
