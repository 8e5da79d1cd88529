//! The SQLite file: opened when it is first needed, and brought to the form that this program has.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Row};
use tokio::sync::OnceCell;

use super::{StoreError, StoreOptions};

/// What changes a file from one form to the next; a file's form is how many of them it has had.
const CHANGES: [&str; 5] = [
    "CREATE TABLE gap (
        code TEXT PRIMARY KEY NOT NULL,
        organisation TEXT NOT NULL,
        kind TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        receipt TEXT,
        day TEXT NOT NULL
    ) STRICT",
    "ALTER TABLE gap ADD COLUMN closed_day TEXT",
    "ALTER TABLE gap ADD COLUMN closed_by TEXT",
    "CREATE TABLE seen (
        organisation TEXT PRIMARY KEY NOT NULL,
        passages BLOB NOT NULL
    ) STRICT",
    "CREATE TABLE proposal (
        code TEXT PRIMARY KEY NOT NULL,
        organisation TEXT NOT NULL,
        author TEXT NOT NULL,
        cause TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        edits TEXT NOT NULL
    ) STRICT",
];

/// How long a writer waits for another.
const BUSY: Duration = Duration::from_secs(5);
/// Few write, and one at a time.
const CONNECTIONS_MAX: u32 = 2;

/// The store; its file is opened, and made, when it is first used.
#[derive(Debug)]
pub struct Store {
    pub(super) options: StoreOptions,
    pool: OnceCell<SqlitePool>,
}

impl Store {
    /// A store at the place that the options name; nothing is done there yet.
    pub fn new(options: StoreOptions) -> Store {
        Store { options, pool: OnceCell::new() }
    }

    /// Where it is, and how long things stay.
    pub fn options(&self) -> &StoreOptions {
        &self.options
    }

    /// The open file; made where it is missing, for its owner alone.
    pub(super) async fn pool(&self) -> Result<&SqlitePool, StoreError> {
        self.pool.get_or_try_init(|| open(&self.options.path)).await
    }

    pub(super) fn failed(&self, source: sqlx::Error) -> StoreError {
        StoreError::Database { path: self.options.path.clone(), source }
    }
}

async fn open(path: &Path) -> Result<SqlitePool, StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let unmade = |source| StoreError::Folder { path: path.to_path_buf(), source };
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(unmade)?;
    }
    make_private(path).map_err(unmade)?;
    let connect = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        // What is deleted is overwritten, so that it can be found no more.
        .pragma("secure_delete", "ON");
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS_MAX);
    let opened = async {
        let pool = pool.connect_with(connect).await?;
        change(&pool).await.map(|form| (pool, form))
    };
    let failed = |source| StoreError::Database { path: path.to_path_buf(), source };
    let (pool, found) = opened.await.map_err(failed)?;
    let known = CHANGES.len() as i64;
    if found > known {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, known });
    }
    Ok(pool)
}

/// Brings a file to the present form; gives the form that it has then.
async fn change(pool: &SqlitePool) -> Result<i64, sqlx::Error> {
    let mut change = pool.begin_with("BEGIN IMMEDIATE").await?;
    let form: i64 = sqlx::query("PRAGMA user_version").fetch_one(&mut *change).await?.try_get(0)?;
    let done = usize::try_from(form).unwrap_or(usize::MAX);
    for (at, statement) in CHANGES.iter().enumerate().skip(done) {
        sqlx::query(*statement).execute(&mut *change).await?;
        let version = format!("PRAGMA user_version = {}", at + 1);
        sqlx::query(AssertSqlSafe(version)).execute(&mut *change).await?;
    }
    change.commit().await?;
    Ok(form.max(CHANGES.len() as i64))
}

/// Makes the file where it is missing, so that nobody else can ever read it.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut open = std::fs::OpenOptions::new();
    open.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(path).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_of_the_first_form_keeps_what_it_has_and_can_hold_what_came_later() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kast.sqlite");
        let connect = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let old = SqlitePool::connect_with(connect).await.unwrap();
        let kept = "INSERT INTO gap VALUES ('AAAA', 'dorp', 'missing', 'nl', 'Mag dit?', NULL, \
                    '2026-01-01')";
        for statement in [CHANGES[0], "PRAGMA user_version = 1", kept] {
            sqlx::query(AssertSqlSafe(statement)).execute(&old).await.unwrap();
        }
        old.close().await;
        let store = Store::new(StoreOptions { path, days_max: 30 });
        assert_eq!(store.gaps(None).await.unwrap()[0].text, "Mag dit?");
        assert_eq!(store.proposals("dorp").await.unwrap(), []);
        let form: i64 = sqlx::query("PRAGMA user_version")
            .fetch_one(store.pool().await.unwrap())
            .await
            .and_then(|row| row.try_get(0))
            .unwrap();
        assert_eq!(form, CHANGES.len() as i64);
    }
}
