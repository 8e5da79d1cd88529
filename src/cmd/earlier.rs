//! An earlier state of an organisation's folder, taken from the git repository that it is in.
//!
//! The `git` program is asked, without a shell: it is there where a folder is kept in git, and it
//! knows every form of a repository, which a library for it knows less of and weighs more than all
//! the rest of this program. Nothing of the repository is changed: the files go to a folder of
//! their own, by an index of their own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::civil::Date;
use tempfile::TempDir;

use super::Failure;

/// A folder as it was, and the day as of which it was so.
#[derive(Debug)]
pub struct Earlier {
    pub folder: PathBuf,
    pub day: Date,
    /// Removed when this is dropped.
    _place: TempDir,
}

/// The state of `folder` before the day, or at the revision, that `since` names.
///
/// # Errors
/// Where the folder is in no git repository, there is no git, or no such revision.
pub fn earlier(folder: &Path, since: &str) -> Result<Earlier, Failure> {
    let top = git(folder, &["rev-parse", "--show-toplevel"], None)?;
    let prefix = git(folder, &["rev-parse", "--show-prefix"], None)?;
    let (commit, day) = commit(folder, since)?;
    let place = tempfile::tempdir()?;
    let target = place.path().join("files");
    std::fs::create_dir(&target)?;
    let earlier = Earlier { folder: target, day, _place: place };
    let Some(commit) = commit else { return Ok(earlier) };
    let tree = match prefix.trim_end_matches('/') {
        "" => format!("{commit}^{{tree}}"),
        prefix => format!("{commit}:{prefix}"),
    };
    // Where the folder was not there yet, all of it is new.
    if git(folder, &["cat-file", "-e", &tree], None).is_err() {
        return Ok(earlier);
    }
    let index = earlier._place.path().join("index");
    let top = Path::new(&top);
    git(top, &["read-tree", &tree], Some(&index))?;
    let into = format!("--prefix={}/", earlier.folder.display());
    git(top, &["checkout-index", "--all", &into], Some(&index))?;
    Ok(earlier)
}

/// The commit that `since` names, and the day of the state; no commit where none is as old.
fn commit(folder: &Path, since: &str) -> Result<(Option<String>, Date), Failure> {
    if let Ok(day) = since.parse::<Date>() {
        let before = format!("--before={day}T00:00:00");
        let found = git(folder, &["rev-list", "-1", &before, "HEAD"], None)?;
        let day = day.yesterday().unwrap_or(day);
        return Ok((Some(found).filter(|it| !it.is_empty()), day));
    }
    let name = format!("{since}^{{commit}}");
    let find = ["rev-parse", "--verify", "--quiet", "--end-of-options", &name];
    let Ok(commit) = git(folder, &find, None) else {
        return Err(Failure::wrong(format!(
            "there is no revision {since:?} in the git repository of {}; give a day such as \
             2026-03-01, or a commit, tag or branch",
            folder.display()
        )));
    };
    let day = git(folder, &["show", "--no-patch", "--format=%cs", &commit], None)?;
    let day = day.parse().map_err(|_| Failure::wrong("git told no day of the revision"))?;
    Ok((Some(commit), day))
}

/// What git says, on one line.
fn git(folder: &Path, arguments: &[&str], index: Option<&Path>) -> Result<String, Failure> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false"]).args(arguments);
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null());
    if let Some(index) = index {
        command.env("GIT_INDEX_FILE", AsRef::<OsStr>::as_ref(index));
    }
    let from = "give a folder with the earlier files with --from DIR";
    let output = command.output().map_err(|error| {
        Failure::wrong(format!("git cannot be asked for the earlier files ({error}); {from}"))
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_string());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let told = told.lines().next().unwrap_or("no reason given");
    Err(Failure::wrong(format!(
        "git has no earlier files of {} ({told}); {from}",
        folder.display()
    )))
}
