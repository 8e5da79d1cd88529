//! What people sent in, without who they are.

use jiff::civil::Date;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Store, StoreError};
use crate::model::{Gap, GapClosed, GapKind, Language, Receipt};

impl Store {
    /// Keeps `gap`; on disk when this returns. One with the same code takes its place.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn keep_gap(&self, gap: &Gap) -> Result<(), StoreError> {
        let insert = "INSERT OR REPLACE INTO gap (code, organisation, kind, language, text, \
                      receipt, day, closed_day, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        sqlx::query(insert)
            .bind(&gap.code)
            .bind(&gap.organisation)
            .bind(gap.kind.code())
            .bind(gap.language.code())
            .bind(&gap.text)
            .bind(gap.receipt.as_ref().map(|receipt| &receipt.0))
            .bind(gap.day.to_string())
            .bind(gap.closed.as_ref().map(|closed| closed.day.to_string()))
            .bind(gap.closed.as_ref().map(|closed| &closed.by))
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(())
    }

    /// What was sent in to an organisation, or to all, the latest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn gaps(&self, organisation: Option<&str>) -> Result<Vec<Gap>, StoreError> {
        let select = "SELECT code, organisation, kind, language, text, receipt, day, closed_day, \
                      closed_by FROM gap \
                      WHERE organisation = ?1 OR ?1 IS NULL ORDER BY day DESC, rowid DESC";
        let rows = sqlx::query(select)
            .bind(organisation)
            .fetch_all(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        rows.iter().map(|row| gap(row).map_err(|source| self.failed(source))).collect()
    }

    /// How much of what was sent in to an organisation waits for an answer.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn gap_count(&self, organisation: &str) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM gap WHERE organisation = ? AND closed_day IS NULL",
        )
        .bind(organisation)
        .fetch_one(self.pool().await?)
        .await
        .map_err(|source| self.failed(source))?;
        Ok(count.unsigned_abs())
    }

    /// Deletes what has this code; whether there was any.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn forget_gap(&self, code: &str) -> Result<bool, StoreError> {
        let deleted = sqlx::query("DELETE FROM gap WHERE code = ?")
            .bind(code.trim().to_uppercase())
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(deleted.rows_affected() > 0)
    }

    /// Deletes what is older than the options allow on `today`; how many they were.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub async fn age_out(&self, today: Date) -> Result<u64, StoreError> {
        let days = jiff::Span::new().days(i64::from(self.options.days_max));
        let Ok(oldest) = today.checked_sub(days) else { return Ok(0) };
        let deleted = sqlx::query("DELETE FROM gap WHERE day < ?")
            .bind(oldest.to_string())
            .execute(self.pool().await?)
            .await
            .map_err(|source| self.failed(source))?;
        Ok(deleted.rows_affected())
    }
}

fn gap(row: &SqliteRow) -> Result<Gap, sqlx::Error> {
    let text = |at: &str| row.try_get::<String, _>(at);
    let unknown = |what: &str, value: &str| {
        sqlx::Error::Decode(format!("a gap has the {what} {value:?}, which nobody knows").into())
    };
    let (kind, language, day) = (text("kind")?, text("language")?, text("day")?);
    let parsed = |day: &str| day.parse().map_err(|_| unknown("day", day));
    let closed_by = row.try_get::<Option<String>, _>("closed_by")?;
    let closed = match row.try_get::<Option<String>, _>("closed_day")? {
        Some(day) => Some(GapClosed { day: parsed(&day)?, by: closed_by.unwrap_or_default() }),
        None => None,
    };
    Ok(Gap {
        code: text("code")?,
        organisation: text("organisation")?,
        kind: GapKind::of_code(&kind).ok_or_else(|| unknown("kind", &kind))?,
        language: Language::from_code(&language).ok_or_else(|| unknown("language", &language))?,
        text: text("text")?,
        receipt: row.try_get::<Option<String>, _>("receipt")?.map(Receipt),
        day: parsed(&day)?,
        closed,
    })
}

#[cfg(test)]
mod tests {
    use super::super::StoreOptions;
    use super::*;

    fn gap(code: &str, organisation: &str, day: &str) -> Gap {
        Gap {
            code: code.to_string(),
            organisation: organisation.to_string(),
            kind: GapKind::Missing,
            language: Language::Nl,
            text: "Mag [naam] 'dit'; DROP TABLE gap; --?".to_string(),
            receipt: Some(Receipt("r".to_string())),
            day: day.parse().unwrap(),
            closed: None,
        }
    }

    #[tokio::test]
    async fn what_is_sent_in_is_kept_listed_forgotten_and_aged_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map/kast.sqlite");
        let options = StoreOptions { path: path.clone(), days_max: 30 };
        let store = Store::new(options.clone());
        let old = gap("AAAA", "dorp", "2026-01-01");
        let new = gap("BBBB", "stad", "2026-03-01");
        store.keep_gap(&old).await.unwrap();
        store.keep_gap(&new).await.unwrap();
        drop(store);
        let store = Store::new(options.clone());
        assert_eq!(store.gaps(None).await.unwrap(), [new.clone(), old.clone()]);
        assert_eq!(store.gaps(Some("dorp")).await.unwrap(), [old]);
        assert_eq!(store.gap_count("dorp").await.unwrap(), 1);
        assert_eq!(store.age_out("2026-03-02".parse().unwrap()).await.unwrap(), 1);
        assert_eq!(store.gaps(None).await.unwrap(), [new]);
        assert!(store.forget_gap(" bbbb ").await.unwrap());
        assert!(!store.forget_gap("bbbb").await.unwrap());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[tokio::test]
    async fn a_file_of_something_else_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kast.sqlite");
        std::fs::write(&path, "Dit is geen database, maar een brief.").unwrap();
        let options = StoreOptions { path: path.clone(), days_max: 30 };
        let error = Store::new(options).gaps(None).await.unwrap_err().to_string();
        assert!(error.contains("kast.sqlite"), "{error}");
        let kept = std::fs::read_to_string(&path).unwrap();
        assert_eq!(kept, "Dit is geen database, maar een brief.");
    }
}
