//! Makes the vectors of a corpus' passages, and keeps them in one file beside its index.
//!
//! The file is written aside and renamed into place, and checked whole before any of it is used, as
//! the index' own is. A vector is found by the hash of the text that it was made of: so those of
//! passages that have not changed are taken over, and work that was stopped is not lost.
//!
//! Of 100,000 passages the vectors are 40 MB, so there is a second copy of them only while an older
//! file is taken over, and never one of all texts.

use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fault::ModelFault;
use super::known::{KEY_BYTES, Known, key};
use super::model::{Model, Progress};
use super::sections::{float_bytes, floats};
use super::vectors::{Direction, Vectors};

/// How files of vectors are called.
const EXTENSION: &str = ".deelwijzer-vectors";
/// The first bytes of every such file, with the version of its form.
const MAGIC: &[u8; 16] = b"deelwijzer-vec-1";
const HASH_BYTES: usize = 32;
/// A larger file is none of ours.
const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;
/// After so many passages, what has been read is kept: some ten seconds' work.
const KEPT_EVERY: usize = 1024;
/// What is kept of unfinished work is called so.
const UNFINISHED: &str = "unfinished";
/// Written at once.
const PART_BYTES: usize = 64 * 1024;

/// Where the vectors of a corpus are kept.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub folder: &'a Path,
    /// Names the very texts.
    pub fingerprint: &'a str,
}

/// How vectors came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VectorsOrigin {
    /// Read from their file.
    Opened,
    /// Made, as far as an older file did not have them, and written.
    Built { made: usize },
    /// The same, but kept in memory alone, for the reason given, if any.
    InMemory { made: usize, reason: Option<String> },
}

/// What of a passage its vector is made of: the title and the heading that it stands under, what
/// it needs to be understood, and what it says.
pub fn passage_text(title: &str, heading: &str, lead_ins: &[&str], text: &str) -> String {
    let mut whole = title.to_string();
    if heading != title && !heading.is_empty() {
        whole.push_str(" › ");
        whole.push_str(heading);
    }
    for part in lead_ins.iter().copied().chain([text]) {
        whole.push('\n');
        whole.push_str(part);
    }
    whole
}

/// The texts of a corpus' passages, each made when it is needed.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    pub count: usize,
    /// The text of a passage by its id.
    pub of: &'a dyn Fn(usize) -> String,
}

impl Vectors {
    /// The vectors of `texts`: read from their file at `place` if a whole one is there; else made
    /// by `model`, as far as an older file there does not have them, and written.
    ///
    /// # Errors
    /// Where the model's file fails, or `progress` stops it. A damaged, absent or unwritable file
    /// of vectors is no error.
    pub fn open(
        model: &Model,
        texts: Texts,
        place: Option<Place>,
        progress: Progress,
    ) -> Result<(Vectors, VectorsOrigin), ModelFault> {
        let keys = (0..texts.count).map(|id| key(&(texts.of)(id))).collect();
        let path = place.map(|place| place.folder.join(name(place.fingerprint, model)));
        let kept = path.as_deref().and_then(|path| read(path, model));
        if let Some(kept) = kept
            && kept.start.keys.as_chunks().0 == keys
        {
            let vectors = Vectors::of_rows(model.centre(), kept.numbers, kept.scales);
            return Ok((vectors, VectorsOrigin::Opened));
        }
        let mut known = Known::none(keys, model.width());
        let folder = place.map(|place| place.folder);
        for path in folder.map(files).unwrap_or_default() {
            let Some(kept) = read(&path, model) else { continue };
            let rows = kept.numbers.chunks_exact(model.width()).zip(kept.scales);
            for (key, (numbers, scale)) in kept.start.keys.as_chunks().0.iter().zip(rows) {
                known.learn(key, numbers, scale);
            }
        }
        let made = make(model, texts, &mut known, folder, progress)?;
        let origin = match &path {
            None => VectorsOrigin::InMemory { made, reason: None },
            Some(path) => match write(path, model, &known) {
                Ok(()) => {
                    remove_others(path);
                    VectorsOrigin::Built { made }
                }
                Err(error) => VectorsOrigin::InMemory { made, reason: Some(error.to_string()) },
            },
        };
        let (numbers, scales) = known.into_rows();
        Ok((Vectors::of_rows(model.centre(), numbers, scales), origin))
    }
}

/// What stands in a file before the vectors' numbers.
#[derive(Serialize, Deserialize)]
struct Start {
    /// The encoder's id.
    model: String,
    /// Of the texts that the vectors are of, one after another.
    keys: Vec<u8>,
    /// What each vector's numbers are multiplied by.
    scales: Vec<u8>,
    /// How many bytes of numbers follow.
    numbers: usize,
}

/// What a file holds.
struct Kept {
    start: Start,
    numbers: Vec<i8>,
    scales: Vec<f32>,
}

/// Makes the vectors of the texts that are not known yet; gives how many those are.
fn make(
    model: &Model,
    texts: Texts,
    known: &mut Known,
    folder: Option<&Path>,
    progress: Progress,
) -> Result<usize, ModelFault> {
    let missing = known.missing();
    let all = missing.len();
    for (round, ids) in missing.chunks(KEPT_EVERY).enumerate() {
        let before = round * KEPT_EVERY;
        let some: Vec<String> = ids.iter().map(|id| (texts.of)(*id)).collect();
        let vectors = model.passages(&some, &|done, _| progress(before + done, all))?;
        for (id, vector) in ids.iter().zip(&vectors) {
            let direction = Direction::of(vector, model.centre());
            known.learn(&known.key(*id), &direction.numbers, direction.scale);
        }
        if let Some(folder) = folder.filter(|_| before + ids.len() < all) {
            // Where it cannot be kept, only the time is lost.
            let _ = write(&folder.join(format!("{UNFINISHED}{EXTENSION}")), model, known);
        }
    }
    Ok(all)
}

/// The whole, undamaged vectors of this encoder at `path`, if they are there.
fn read(path: &Path, model: &Model) -> Option<Kept> {
    let file = std::fs::File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    if length > FILE_BYTES_MAX {
        return None;
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
    file.take(FILE_BYTES_MAX).read_to_end(&mut bytes).ok()?;
    let (hash, body) = bytes.strip_prefix(MAGIC)?.split_at_checked(HASH_BYTES)?;
    if blake3::hash(body).as_bytes() != hash {
        return None;
    }
    let (start, rest): (Start, &[u8]) = postcard::take_from_bytes(body).ok()?;
    let count = start.keys.len() / KEY_BYTES;
    let fits = start.keys.len() == count * KEY_BYTES
        && start.model == model.id()
        && start.numbers == rest.len()
        && rest.len() == count.checked_mul(model.width())?;
    let scales = floats(&start.scales, count).filter(|_| fits)?;
    // Each byte stays where it is.
    bytes.drain(..bytes.len() - start.numbers);
    let numbers = bytes.into_iter().map(u8::cast_signed).collect();
    Some(Kept { start, numbers, scales })
}

/// Writes the vectors that are known to `path`, whole or not at all. The folder is made where it
/// is missing.
fn write(path: &Path, model: &Model, known: &Known) -> std::io::Result<()> {
    let scales: Vec<f32> = known.rows().map(|row| row.scale).collect();
    let start = Start {
        model: model.id().to_string(),
        keys: known.rows().flat_map(|row| *row.key).collect(),
        scales: float_bytes(&scales),
        numbers: scales.len() * model.width(),
    };
    let start = postcard::to_allocvec(&start).map_err(std::io::Error::other)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file =
        tempfile::Builder::new().prefix(".aside-").suffix(EXTENSION).tempfile_in(folder)?;
    file.write_all(MAGIC)?;
    // Its place; the hash is known at the end.
    file.write_all(&[0; HASH_BYTES])?;
    let mut hasher = blake3::Hasher::new();
    let mut put = |bytes: &[u8]| {
        hasher.update(bytes);
        file.write_all(bytes)
    };
    put(&start)?;
    let mut part = Vec::with_capacity(PART_BYTES + model.width());
    for row in known.rows() {
        part.extend(row.numbers.iter().map(|number| number.cast_unsigned()));
        if part.len() >= PART_BYTES {
            put(&part)?;
            part.clear();
        }
    }
    put(&part)?;
    file.seek(SeekFrom::Start(MAGIC.len() as u64))?;
    file.write_all(hasher.finalize().as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The files of vectors in a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| path.to_string_lossy().ends_with(EXTENSION)).collect()
}

/// Takes away all files of vectors beside the one at `path`. What cannot be taken away does no
/// harm.
fn remove_others(path: &Path) {
    for other in files(path.parent().unwrap_or(Path::new("."))) {
        if other != path {
            let _ = std::fs::remove_file(other);
        }
    }
}

/// The file's name: a fingerprint of the texts and of the encoder.
fn name(fingerprint: &str, model: &Model) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [fingerprint, model.id()] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    format!("{}{EXTENSION}", &hasher.finalize().to_hex()[..32])
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::fake::{Random, model};
    use super::super::model::unwatched;
    use super::*;

    fn texts(from: usize, to: usize) -> Vec<String> {
        (from..to).map(|at| passage_text("Foto's", "Delen", &[], &format!("mag ik {at}"))).collect()
    }

    fn opened(
        model: &Model,
        texts: &[String],
        place: Option<Place>,
        progress: Progress,
    ) -> Result<(Vectors, VectorsOrigin), ModelFault> {
        let texts = Texts { count: texts.len(), of: &|id| texts[id].clone() };
        Vectors::open(model, texts, place, progress)
    }

    #[test]
    fn a_passage_stands_under_its_title_and_heading() {
        let text = passage_text("Foto's", "Inwoners", &["Je mag:"], "een foto delen");
        assert_eq!(text, "Foto's › Inwoners\nJe mag:\neen foto delen");
        assert_eq!(passage_text("Foto's", "Foto's", &[], "Deel."), "Foto's\nDeel.");
        assert_eq!(passage_text("Foto's", "", &[], "Deel."), "Foto's\nDeel.");
    }

    #[test]
    fn vectors_are_read_again_and_only_new_texts_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let model = model(&folder.path().join("model"), 1);
        let index = folder.path().join("index");
        let open = |texts: &[String], fingerprint| {
            let place = Place { folder: &index, fingerprint };
            let (vectors, origin) = opened(&model, texts, Some(place), &unwatched).unwrap();
            let question = model.question("mag ik 7").unwrap();
            (vectors.cosines(&question), origin)
        };
        let (first, origin) = open(&texts(0, 10), "a");
        assert_eq!(origin, VectorsOrigin::Built { made: 10 });
        assert_eq!(open(&texts(0, 10), "a"), (first.clone(), VectorsOrigin::Opened));
        let (second, origin) = open(&texts(5, 12), "b");
        assert_eq!(origin, VectorsOrigin::Built { made: 2 });
        assert_eq!(second[..5], first[5..]);
        assert_eq!(files(&index).len(), 1, "the older file goes");
        // The same name for other texts is no reason to trust it.
        assert_eq!(open(&texts(0, 3), "b").1, VectorsOrigin::Built { made: 3 });
        let alone = opened(&model, &texts(0, 10), None, &unwatched).unwrap();
        assert_eq!(alone.1, VectorsOrigin::InMemory { made: 10, reason: None });
    }

    #[test]
    fn another_encoders_vectors_are_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        for seed in [1, 2] {
            let model = model(&folder.path().join("model"), seed);
            let place = Place { folder: &index, fingerprint: "a" };
            let opened = opened(&model, &texts(0, 4), Some(place), &unwatched).unwrap();
            assert_eq!(opened.1, VectorsOrigin::Built { made: 4 });
        }
    }

    #[test]
    fn damaged_vectors_are_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let model = model(&folder.path().join("model"), 1);
        let index = folder.path().join("index");
        let place = Place { folder: &index, fingerprint: "a" };
        let open = || opened(&model, &texts(0, 4), Some(place), &unwatched).unwrap();
        let question = model.question("mag ik 2").unwrap();
        let expected = open().0.cosines(&question);
        let path = files(&index).remove(0);
        let whole = std::fs::read(&path).unwrap();
        let mut random = Random(20_261_128);
        for round in 0..60 {
            let mut damaged = whole.clone();
            let at = random.next() as usize % damaged.len();
            match round % 3 {
                0 => damaged[at] ^= 1 << (random.next() % 8),
                1 => damaged.truncate(at),
                _ => damaged.insert(at, 0),
            }
            std::fs::write(&path, &damaged).unwrap();
            let (vectors, origin) = open();
            assert_eq!(origin, VectorsOrigin::Built { made: 4 }, "round {round}, at {at}");
            assert_eq!(vectors.cosines(&question), expected, "round {round}, at {at}");
        }
    }

    #[test]
    fn equal_texts_have_equal_vectors_and_are_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let model = model(&folder.path().join("model"), 1);
        let same = vec!["mag ik".to_string(); 3];
        let (vectors, origin) = opened(&model, &same, None, &unwatched).unwrap();
        assert_eq!((vectors.len(), origin), (3, VectorsOrigin::InMemory { made: 1, reason: None }));
    }

    #[test]
    fn work_that_was_stopped_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let model = model(&folder.path().join("model"), 1);
        let place = Place { folder: folder.path(), fingerprint: "a" };
        let all = texts(0, KEPT_EVERY + 10);
        let stop = |done: usize, _: usize| match done > KEPT_EVERY {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        let stopped = opened(&model, &all, Some(place), &stop);
        assert!(matches!(stopped, Err(ModelFault::Stopped)));
        let (vectors, origin) = opened(&model, &all, Some(place), &unwatched).unwrap();
        assert_eq!((vectors.len(), origin), (all.len(), VectorsOrigin::Built { made: 10 }));
        assert_eq!(files(folder.path()).len(), 1);
    }
}
