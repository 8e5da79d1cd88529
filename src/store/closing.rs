//! What of that which was sent in an edit has answered, and which passages were there before it.

use sqlx::Row;

use super::{Store, StoreError};
use crate::model::GapClosed;

/// The bytes of a passage's mark.
const MARK_BYTES: usize = 8;

impl Store {
    /// Marks what has one of these codes as closed; how many were open before. All or none is on
    /// disk when this returns.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn close_gaps(&self, codes: &[&str], closed: &GapClosed) -> Result<u64, StoreError> {
        let failed = |source| self.failed(source);
        let mut change = self.pool().await?.begin().await.map_err(failed)?;
        let mut count = 0;
        let update = "UPDATE gap SET closed_day = ?, closed_by = ? \
                      WHERE code = ? AND closed_day IS NULL";
        for code in codes {
            let update = sqlx::query(update)
                .bind(closed.day.to_string())
                .bind(&closed.by)
                .bind(code)
                .execute(&mut *change)
                .await;
            count += update.map_err(failed)?.rows_affected();
        }
        change.commit().await.map_err(failed)?;
        Ok(count)
    }

    /// The marks of the passages that an organisation had when its gaps were last looked at,
    /// sorted; none where they never were.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn seen_passages(&self, organisation: &str) -> Result<Option<Vec<u64>>, StoreError> {
        let row = sqlx::query("SELECT passages FROM seen WHERE organisation = ?")
            .bind(organisation)
            .fetch_optional(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        let Some(row) = row else { return Ok(None) };
        let bytes: Vec<u8> = row.try_get("passages").map_err(|source| self.failed(source))?;
        let (marks, _) = bytes.as_chunks::<MARK_BYTES>();
        Ok(Some(marks.iter().map(|mark| u64::from_le_bytes(*mark)).collect()))
    }

    /// Keeps the marks of an organisation's passages.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn keep_seen_passages(
        &self,
        organisation: &str,
        marks: &[u64],
    ) -> Result<(), StoreError> {
        let bytes: Vec<u8> = marks.iter().flat_map(|mark| mark.to_le_bytes()).collect();
        sqlx::query("INSERT OR REPLACE INTO seen (organisation, passages) VALUES (?, ?)")
            .bind(organisation)
            .bind(bytes)
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use sqlx::ConnectOptions;
    use sqlx::sqlite::SqliteConnectOptions;

    use super::super::StoreOptions;
    use super::*;

    /// A file as the first form of the store had it, with one thing sent in.
    async fn old_file(path: &std::path::Path) {
        let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
        let mut connection = options.connect().await.unwrap();
        for statement in [
            "CREATE TABLE gap (code TEXT PRIMARY KEY NOT NULL, organisation TEXT NOT NULL, \
             kind TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, receipt TEXT, \
             day TEXT NOT NULL) STRICT",
            "INSERT INTO gap VALUES ('AAAA-BBBB', 'stad', 'missing', 'nl', 'Mag dit?', NULL, \
             '2026-03-01')",
            "PRAGMA user_version = 1",
        ] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        sqlx::Connection::close(connection).await.unwrap();
    }

    #[tokio::test]
    async fn a_file_of_the_first_form_is_taken_over_and_its_gaps_can_be_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kast.sqlite");
        old_file(&path).await;
        let store = Store::new(StoreOptions { path, days_max: 30 });
        let kept = store.gaps(Some("stad")).await.unwrap();
        assert_eq!((kept.len(), kept[0].closed.as_ref()), (1, None));
        assert_eq!(kept[0].text, "Mag dit?");
        let by = GapClosed { day: "2026-03-02".parse().unwrap(), by: "vlag.md".to_string() };
        assert_eq!(store.close_gaps(&["AAAA-BBBB", "CCCC-DDDD"], &by).await.unwrap(), 1);
        assert_eq!(store.gap_count("stad").await.unwrap(), 0);
        let later = GapClosed { day: "2026-03-09".parse().unwrap(), ..by.clone() };
        assert_eq!(store.close_gaps(&["AAAA-BBBB"], &later).await.unwrap(), 0);
        assert_eq!(store.gaps(None).await.unwrap()[0].closed.as_ref(), Some(&by));
        // What is closed ages out with the day on which it was sent in.
        assert_eq!(store.age_out("2026-04-02".parse().unwrap()).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn the_passages_that_were_there_are_kept_for_each_organisation() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kast.sqlite");
        let store = Store::new(StoreOptions { path, days_max: 30 });
        assert_eq!(store.seen_passages("stad").await.unwrap(), None);
        store.keep_seen_passages("stad", &[1, u64::MAX]).await.unwrap();
        store.keep_seen_passages("dorp", &[]).await.unwrap();
        assert_eq!(store.seen_passages("stad").await.unwrap(), Some(vec![1, u64::MAX]));
        assert_eq!(store.seen_passages("dorp").await.unwrap(), Some(Vec::new()));
    }
}
