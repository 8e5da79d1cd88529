//! A change with a second author: one proposes it, another one publishes it.

use jiff::Timestamp;

use super::change::{NotPublished, PlannedChange, checked};
use super::publish::Published;
use crate::bot::{Bot, gaps, today};
use crate::model::Proposal;
use crate::store::{Origin, Store};

/// So many proposals of one organisation wait at once.
const PROPOSALS_MAX: usize = 100;

impl Bot {
    /// Keeps a change for another author to publish; on disk when this returns.
    ///
    /// # Errors
    /// As `publish`, and where too many wait already.
    pub async fn propose(
        &self,
        organisation: &str,
        change: PlannedChange,
    ) -> Result<Proposal, NotPublished> {
        let store = self.proposal_store()?;
        let before = self.library(Some(organisation)).ok_or(NotPublished::NoOrganisation)?;
        let edits = checked(&before, &change.edits)?;
        let trial = self.trial(&before, &edits, today())?;
        if !trial.is_sound() {
            return Err(NotPublished::Refused(Box::new(trial)));
        }
        self.age_out_proposals(store).await?;
        if store.proposal_count(organisation).await? >= PROPOSALS_MAX as u64 {
            return Err(NotPublished::TooManyProposals { count_max: PROPOSALS_MAX });
        }
        let proposal = Proposal {
            code: gaps::code(),
            organisation: before.options.id.clone(),
            by: change.by,
            // Kept to the second.
            at: Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default(),
            cause: change.cause,
            edits,
        };
        store.keep_proposal(&proposal).await?;
        Ok(proposal)
    }

    /// What waits in an organisation for another author, the latest first.
    ///
    /// # Errors
    /// Where there is no desk, or the store fails.
    pub async fn proposals(&self, organisation: &str) -> Result<Vec<Proposal>, NotPublished> {
        let store = self.proposal_store()?;
        self.age_out_proposals(store).await?;
        Ok(store.proposals(organisation).await?)
    }

    /// The proposal of a code.
    ///
    /// # Errors
    /// Where there is none, or no longer.
    pub async fn proposal(&self, organisation: &str, code: &str) -> Result<Proposal, NotPublished> {
        let all = self.proposals(organisation).await?;
        all.into_iter().find(|proposal| proposal.code == code).ok_or(NotPublished::NoProposal)
    }

    /// Publishes what another author proposed; on disk, and answered from, when this returns. The
    /// proposal is then to be forgotten (`forget_proposal`).
    ///
    /// # Errors
    /// As `publish`, and where `author` is its proposer.
    pub fn approve(&self, proposal: &Proposal, author: &str) -> Result<Published, NotPublished> {
        // One account by two spellings would be its own second author.
        if proposal.by.trim().to_lowercase() == author.trim().to_lowercase() {
            return Err(NotPublished::OwnProposal);
        }
        let origin = Origin {
            cause: proposal.cause,
            at: Timestamp::now(),
            by: Some(proposal.by.clone()),
            approved_by: Some(author.to_string()),
        };
        self.make(&proposal.organisation, &proposal.edits, &origin)
    }

    /// Takes a proposal away: it was published, turned down, or taken back; whether there was any.
    ///
    /// # Errors
    /// Where there is no desk, or the store fails.
    pub async fn forget_proposal(
        &self,
        organisation: &str,
        code: &str,
    ) -> Result<bool, NotPublished> {
        Ok(self.proposal_store()?.forget_proposal(organisation, code).await?)
    }

    fn proposal_store(&self) -> Result<&Store, NotPublished> {
        self.desk.as_ref().ok_or(NotPublished::NoDesk)?;
        self.store.as_ref().ok_or(NotPublished::NoDesk)
    }

    async fn age_out_proposals(&self, store: &Store) -> Result<(), NotPublished> {
        let Some(options) = self.desk_options() else { return Ok(()) };
        store.age_out_proposals(Timestamp::now(), options.proposal_days_max).await?;
        Ok(())
    }
}
