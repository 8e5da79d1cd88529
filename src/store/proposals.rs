//! Changes that authors propose, until another author publishes them or they are taken back.

use jiff::{Span, Timestamp};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Store, StoreError};
use crate::model::{Cause, FileEdit, Proposal};

impl Store {
    /// Keeps `proposal`; on disk when this returns.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn keep_proposal(&self, proposal: &Proposal) -> Result<(), StoreError> {
        let edits = serde_json::to_string(&proposal.edits).expect("names and texts are JSON");
        let insert = "INSERT INTO proposal (code, organisation, author, cause, seconds, edits) \
                      VALUES (?, ?, ?, ?, ?, ?)";
        sqlx::query(insert)
            .bind(&proposal.code)
            .bind(&proposal.organisation)
            .bind(&proposal.by)
            .bind(code(proposal.cause))
            .bind(proposal.at.as_second())
            .bind(edits)
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(())
    }

    /// What is proposed in an organisation, the latest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn proposals(&self, organisation: &str) -> Result<Vec<Proposal>, StoreError> {
        let select = "SELECT code, organisation, author, cause, seconds, edits FROM proposal \
                      WHERE organisation = ? ORDER BY seconds DESC, code";
        let rows = sqlx::query(select)
            .bind(organisation)
            .fetch_all(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        rows.iter().map(|row| proposal(row).map_err(|source| self.failed(source))).collect()
    }

    /// How much is proposed in an organisation.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn proposal_count(&self, organisation: &str) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM proposal WHERE organisation = ?")
            .bind(organisation)
            .fetch_one(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(count.unsigned_abs())
    }

    /// Deletes what is proposed under a code; whether there was any.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn forget_proposal(
        &self,
        organisation: &str,
        code: &str,
    ) -> Result<bool, StoreError> {
        let deleted = sqlx::query("DELETE FROM proposal WHERE organisation = ? AND code = ?")
            .bind(organisation)
            .bind(code)
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(deleted.rows_affected() > 0)
    }

    /// Deletes what was proposed more than `days_max` days before `now`; how many they were.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn age_out_proposals(
        &self,
        now: Timestamp,
        days_max: u32,
    ) -> Result<u64, StoreError> {
        let hours = Span::new().try_hours(i64::from(days_max) * 24);
        let Ok(oldest) = hours.and_then(|hours| now.checked_sub(hours)) else { return Ok(0) };
        let deleted = sqlx::query("DELETE FROM proposal WHERE seconds < ?")
            .bind(oldest.as_second())
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(deleted.rows_affected())
    }
}

/// The word for a cause in the file.
fn code(cause: Cause) -> &'static str {
    match cause {
        Cause::Outside => "outside",
        Cause::Published => "published",
        Cause::Restored => "restored",
    }
}

fn proposal(row: &SqliteRow) -> Result<Proposal, sqlx::Error> {
    let text = |at: &str| row.try_get::<String, _>(at);
    let wrong = |what: String| sqlx::Error::Decode(what.into());
    let causes = [Cause::Outside, Cause::Published, Cause::Restored];
    let (cause, seconds) = (text("cause")?, row.try_get::<i64, _>("seconds")?);
    let unknown = || wrong(format!("a proposal has the cause {cause:?}, which nobody knows"));
    Ok(Proposal {
        code: text("code")?,
        organisation: text("organisation")?,
        by: text("author")?,
        at: Timestamp::from_second(seconds).map_err(|error| wrong(error.to_string()))?,
        cause: causes.into_iter().find(|one| code(*one) == cause).ok_or_else(unknown)?,
        edits: serde_json::from_str::<Vec<FileEdit>>(&text("edits")?)
            .map_err(|error| wrong(error.to_string()))?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::StoreOptions;
    use super::*;

    fn proposal(code: &str, day: &str) -> Proposal {
        let edit = FileEdit {
            file: "foto.md".to_string(),
            before: None,
            text: Some("Mag 'dit'; DROP TABLE proposal; --?".to_string()),
        };
        Proposal {
            code: code.to_string(),
            organisation: "dorp".to_string(),
            by: "a.jansen".to_string(),
            at: format!("{day}T12:00:00Z").parse().unwrap(),
            cause: Cause::Published,
            edits: vec![edit],
        }
    }

    #[tokio::test]
    async fn a_proposal_is_kept_found_taken_back_and_aged_out() {
        let folder = tempfile::tempdir().unwrap();
        let options = StoreOptions { path: folder.path().join("kast.sqlite"), days_max: 30 };
        let store = Store::new(options.clone());
        let (old, new) = (proposal("AAAA", "2026-01-01"), proposal("BBBB", "2026-03-01"));
        store.keep_proposal(&old).await.unwrap();
        store.keep_proposal(&new).await.unwrap();
        drop(store);
        let store = Store::new(options);
        assert_eq!(store.proposals("dorp").await.unwrap(), [new.clone(), old]);
        assert_eq!(store.proposals("stad").await.unwrap(), []);
        assert_eq!(store.proposal_count("dorp").await.unwrap(), 2);
        let now = "2026-03-02T00:00:00Z".parse().unwrap();
        assert_eq!(store.age_out_proposals(now, 30).await.unwrap(), 1);
        assert_eq!(store.proposals("dorp").await.unwrap(), [new]);
        assert!(!store.forget_proposal("stad", "BBBB").await.unwrap());
        assert!(store.forget_proposal("dorp", "BBBB").await.unwrap());
        assert!(!store.forget_proposal("dorp", "BBBB").await.unwrap());
    }
}
