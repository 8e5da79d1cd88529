//! An index that is damaged, cannot be written or has no room: answered all the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use deelwijzer::bot::library::{Library, LibraryOptions, open};
use deelwijzer::bot::{AskRequest, ask, today};
use deelwijzer::index::Origin;

const QUESTION: &str = "Mag ik een foto van een collega plaatsen?";

/// A folder with one small guideline, and what its library is opened with.
fn organisation(index: &Path) -> (tempfile::TempDir, LibraryOptions) {
    let folder = tempfile::tempdir().unwrap();
    let text = "# Foto's\n\n\
                Plaats een foto van een collega alleen als de collega dat goedvindt.\n\n\
                Een foto van een inwoner plaats je niet zonder toestemming.\n";
    fs::write(folder.path().join("fotos.md"), text).unwrap();
    let options = LibraryOptions {
        id: "proef".to_string(),
        guidelines: folder.path().to_path_buf(),
        index: Some(index.to_path_buf()),
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    };
    (folder, options)
}

fn answer(library: &Arc<Library>) -> Option<String> {
    let request = AskRequest { question: QUESTION.to_string(), ..Default::default() };
    let citations = ask::ask(library, &request).answer.citations;
    citations.first().map(|citation| citation.quote.text().to_string())
}

fn index_file(folder: &Path) -> PathBuf {
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "one index and nothing left aside: {files:?}");
    files[0].clone()
}

/// A small generator of seeded numbers (Knuth's MMIX constants), so that a failure can be had
/// again.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

#[test]
fn an_index_is_read_again_and_made_again_after_any_damage() {
    let index = tempfile::tempdir().unwrap();
    let (_folder, options) = organisation(index.path());
    let built = open(&options, today()).unwrap();
    assert_eq!(built.index.origin(), &Origin::Built);
    let expected = answer(&built).expect("the question is answered");
    let opened = open(&options, today()).unwrap();
    assert_eq!(opened.index.origin(), &Origin::Opened);
    assert_eq!(answer(&opened).as_ref(), Some(&expected));

    let path = index_file(index.path());
    let whole = fs::read(&path).unwrap();
    let mut seed = 20_261_124;
    for round in 0..200 {
        let mut damaged = whole.clone();
        let at = next(&mut seed) % damaged.len();
        match round % 4 {
            0 => damaged[at] ^= 1 << (next(&mut seed) % 8),
            1 => damaged.truncate(at),
            2 => {
                let end = (at + 1 + next(&mut seed) % 64).min(damaged.len());
                damaged[at..end].fill(0);
            }
            _ => damaged.insert(at, (next(&mut seed) % 256) as u8),
        }
        let is_damaged = damaged != whole;
        fs::write(&path, &damaged).unwrap();
        let library = open(&options, today()).unwrap();
        let origin = if is_damaged { Origin::Built } else { Origin::Opened };
        assert_eq!(library.index.origin(), &origin, "round {round}, at {at}");
        assert_eq!(answer(&library).as_ref(), Some(&expected), "round {round}, at {at}");
    }
    assert_eq!(fs::read(index_file(index.path())).unwrap().len(), whole.len());
}

#[test]
fn an_index_that_changes_under_a_running_bot_does_nothing_to_its_answers() {
    let index = tempfile::tempdir().unwrap();
    let (_folder, options) = organisation(index.path());
    let library = open(&options, today()).unwrap();
    let expected = answer(&library);
    fs::write(index_file(index.path()), b"nothing").unwrap();
    assert_eq!(answer(&library), expected);
}

#[test]
fn a_new_text_has_a_new_index_and_the_old_one_goes() {
    let index = tempfile::tempdir().unwrap();
    let (folder, options) = organisation(index.path());
    open(&options, today()).unwrap();
    let first = index_file(index.path());
    fs::write(folder.path().join("meer.md"), "# Meer\n\nDeel geen wachtwoord.\n").unwrap();
    open(&options, today()).unwrap();
    assert_ne!(index_file(index.path()), first);
}

#[test]
fn without_room_on_the_disk_the_index_stays_in_memory() {
    let mounted = tempfile::tempdir().unwrap();
    let mount = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=8k", "tmpfs"])
        .arg(mounted.path())
        .stderr(std::process::Stdio::null())
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        crate::program::skipped(
            "no small file system can be mounted here, so no full disk was tried",
        );
        return;
    }
    // The mount goes away even where an assertion fails.
    struct Unmount<'a>(&'a Path);
    impl Drop for Unmount<'_> {
        fn drop(&mut self) {
            let _ = std::process::Command::new("umount").arg(self.0).status();
        }
    }
    let _unmount = Unmount(mounted.path());
    fs::write(mounted.path().join("filler"), vec![0; 8192]).unwrap_or_default();
    let (_folder, options) = organisation(&mounted.path().join("index"));
    let library = open(&options, today()).unwrap();
    assert!(
        matches!(library.index.origin(), Origin::InMemory { reason: Some(_) }),
        "{:?}",
        library.index.origin()
    );
    assert!(answer(&library).is_some());
}
