//! An encoder, ready to be asked from any thread.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::encoder::Encoder;
use super::fault::ModelFault;
use super::file;
use super::rows::{RowFault, Rows};
use super::sections::{About, floats};
use super::vector::Vector;
use super::vocabulary::Vocabulary;

/// What the encoder's makers put before a question and before a passage.
const QUESTION: &str = "query: ";
const PASSAGE: &str = "passage: ";
/// A longer text is read in so many pieces one after another; what comes after is left out.
const WINDOWS_MAX: usize = 8;
/// So many threads read passages at once.
const THREADS_MAX: usize = 8;

/// How many threads can run at once; asked of the system once, which reads files for it.
pub(super) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// Told how many of how many texts are read; `Break` stops the work.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync);

/// A progress that nobody looks at.
pub fn unwatched(_done: usize, _all: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A sentence encoder.
#[derive(Debug)]
pub struct Model {
    path: PathBuf,
    about: About,
    id: String,
    bytes: u64,
    centre: Vec<f32>,
    vocabulary: Vocabulary,
    encoder: Encoder,
    rows: Rows,
}

impl Model {
    /// The encoder of the file at `path`.
    ///
    /// # Errors
    /// Where there is none, or it is foreign, of another version or damaged.
    pub fn open(path: &Path) -> Result<Model, ModelFault> {
        let opened = file::open(path)?;
        let damaged = || ModelFault::damaged(path, "its parts do not fit");
        let head = file::sections(&opened).ok_or_else(damaged)?;
        let encoder = Encoder::read(&head).ok_or_else(damaged)?;
        let vocabulary = Vocabulary::read(&head.vocabulary).ok_or_else(damaged)?;
        if vocabulary.len() > head.shape.words {
            return Err(damaged());
        }
        let centre = floats(head.centre, head.shape.width).ok_or_else(damaged)?;
        let file = opened.file.try_clone().map_err(|source| ModelFault::of_file(path, source))?;
        let rows = Rows::new(file, opened.table_start, &head.shape, head.page_hashes);
        Ok(Model {
            path: path.to_path_buf(),
            about: head.about,
            id: opened.hash.to_hex().to_string(),
            bytes: opened.bytes,
            centre,
            vocabulary,
            encoder,
            rows: rows.ok_or_else(damaged)?,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it comes from, and under which licence.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// A hex hash that names this very encoder.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How large its file is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many numbers a vector has.
    pub fn width(&self) -> usize {
        self.encoder.shape.width
    }

    /// The mean of what it makes of everyday sentences; all vectors point roughly there.
    pub fn centre(&self) -> &[f32] {
        &self.centre
    }

    /// What a question means.
    ///
    /// # Errors
    /// Where the file can no longer be read, or has changed.
    pub fn question(&self, text: &str) -> Result<Vector, ModelFault> {
        self.vector(QUESTION, text)
    }

    /// What a passage means.
    ///
    /// # Errors
    /// As `question`.
    pub fn passage(&self, text: &str) -> Result<Vector, ModelFault> {
        self.vector(PASSAGE, text)
    }

    /// What each of many passages means, read by several threads; `progress` is told of each one.
    ///
    /// # Errors
    /// As `question`, and where `progress` stops it.
    pub fn passages(
        &self,
        texts: &[impl AsRef<str> + Sync],
        progress: Progress,
    ) -> Result<Vec<Vector>, ModelFault> {
        let threads = cores().min(THREADS_MAX).min(texts.len()).max(1);
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let some = || -> Result<Vec<(usize, Vector)>, ModelFault> {
            let mut vectors = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(text) = texts.get(at) else { return Ok(vectors) };
                let stop = || next.store(texts.len(), Ordering::Relaxed);
                vectors.push((at, self.passage(text.as_ref()).inspect_err(|_| stop())?));
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                if progress(done, texts.len()).is_break() {
                    stop();
                    return Err(ModelFault::Stopped);
                }
            }
        };
        let mut vectors = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(some)).collect();
            let mut vectors = some()?;
            for other in others {
                match other.join() {
                    Ok(more) => vectors.extend(more?),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            Ok::<_, ModelFault>(vectors)
        })?;
        vectors.sort_unstable_by_key(|(at, _)| *at);
        Ok(vectors.into_iter().map(|(_, vector)| vector).collect())
    }

    /// The ids of a question's pieces of words, with what stands before it; for holding this
    /// implementation against its makers'.
    pub fn question_pieces(&self, text: &str) -> Vec<u32> {
        self.vocabulary.pieces(&format!("{QUESTION}{text}"))
    }

    /// A text longer than the encoder reads at once is read in windows; its vector is their mean,
    /// each weighed by its length.
    fn vector(&self, before: &str, text: &str) -> Result<Vector, ModelFault> {
        let pieces = self.vocabulary.pieces(&format!("{before}{text}"));
        let (begin, end) = (self.vocabulary.begin, self.vocabulary.end);
        let mut sum = vec![0.0; self.width()];
        for window in pieces.chunks(self.encoder.shape.positions - 2).take(WINDOWS_MAX) {
            let ids: Vec<u32> =
                [begin].into_iter().chain(window.iter().copied()).chain([end]).collect();
            let mean = self.encoder.encode(self.rows.read(&ids).map_err(|fault| self.told(fault))?);
            let weight = window.len() as f32;
            sum.iter_mut().zip(mean).for_each(|(sum, number)| *sum += weight * number);
        }
        Ok(Vector::of(sum))
    }

    fn told(&self, fault: RowFault) -> ModelFault {
        match fault {
            RowFault::Read(source) => ModelFault::of_file(&self.path, source),
            RowFault::Changed => ModelFault::damaged(&self.path, "a page of it differs"),
            RowFault::Unknown => ModelFault::damaged(&self.path, "a piece has no row"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake;
    use super::*;

    #[test]
    fn a_text_has_one_vector_however_it_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let model = fake::model(&folder.path().join("model"), 1);
        let texts: Vec<String> = (0..40).map(|at| format!("mag ik foto {at} delen")).collect();
        let all = model.passages(&texts, &unwatched).unwrap();
        for (text, vector) in texts.iter().zip(&all) {
            assert_eq!(&model.passage(text).unwrap(), vector);
            assert!((vector.cosine(vector) - 1.0).abs() < 1e-5);
        }
        assert_ne!(all[0], all[39]);
        assert_ne!(model.question(&texts[0]).unwrap(), all[0]);
        assert!(model.passages(&[""; 0], &unwatched).unwrap().is_empty());
    }

    #[test]
    fn every_text_has_a_vector() {
        let folder = tempfile::tempdir().unwrap();
        let model = fake::model(&folder.path().join("model"), 1);
        let long = "mag ik ".repeat(20_000);
        for text in ["", " ", "\n", "😀👨‍👩‍👧", "\0\u{feff}", "漢字", long.as_str()]
        {
            let vector = model.question(text).unwrap();
            assert!((vector.cosine(&vector) - 1.0).abs() < 1e-5, "{}", text.len());
        }
        // What comes after all windows makes no difference.
        assert_eq!(model.question(&long).unwrap(), model.question(&format!("{long}foto")).unwrap());
    }

    #[test]
    fn reading_passages_can_be_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let model = fake::model(&folder.path().join("model"), 1);
        let told = AtomicUsize::new(0);
        let stop = |done: usize, all: usize| {
            assert_eq!(all, 1000);
            told.fetch_max(done, Ordering::Relaxed);
            if done >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = model.passages(&["mag ik"; 1000], &stop);
        assert!(matches!(stopped, Err(ModelFault::Stopped)));
        assert!(told.into_inner() < 100);
    }

    #[test]
    fn what_is_no_model_is_told_and_never_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model");
        assert!(matches!(Model::open(&path), Err(ModelFault::NotThere { .. })));
        assert!(matches!(
            Model::open(folder.path()),
            Err(ModelFault::Foreign { .. } | ModelFault::File { .. })
        ));
        for foreign in [&b""[..], b"deelwijzer", &[0; 4096]] {
            std::fs::write(&path, foreign).unwrap();
            assert!(matches!(Model::open(&path), Err(ModelFault::Foreign { .. })));
        }
        fake::model(&path, 1);
        let mut other = std::fs::read(&path).unwrap();
        other[15] = b'0';
        std::fs::write(&path, other).unwrap();
        assert!(matches!(Model::open(&path), Err(ModelFault::OtherVersion { .. })));
    }

    #[test]
    fn any_damage_is_noticed_before_it_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model");
        let expected = fake::model(&path, 1).question("mag ik een foto delen?").unwrap();
        let whole = std::fs::read(&path).unwrap();
        let mut random = fake::Random(20_261_128);
        for round in 0..400 {
            let mut damaged = whole.clone();
            let at = random.next() as usize % damaged.len();
            match round % 4 {
                0 => damaged[at] ^= 1 << (random.next() % 8),
                1 => damaged.truncate(at),
                2 => {
                    let end = (at + 1 + random.next() as usize % 64).min(damaged.len());
                    damaged[at..end].fill(0);
                }
                _ => damaged.insert(at, random.next() as u8),
            }
            std::fs::write(&path, &damaged).unwrap();
            // What is damaged is another row, a fault, or what the text does not need.
            if let Ok(model) = Model::open(&path) {
                assert_eq!(damaged.len(), whole.len(), "round {round}, at {at}");
                if let Ok(found) = model.question("mag ik een foto delen?") {
                    assert_eq!(found, expected, "round {round}, at {at}");
                }
            }
        }
    }

    #[test]
    fn a_file_that_changes_under_a_running_bot_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model");
        let model = fake::model(&path, 1);
        model.question("mag ik").unwrap();
        let length = std::fs::metadata(&path).unwrap().len() as usize;
        let mut bytes = std::fs::read(&path).unwrap();
        let table = length - 80 * super::super::rows::row_bytes(fake::WIDTH);
        bytes[table..].fill(7);
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(model.question("mag ik"), Err(ModelFault::Damaged { .. })));
        std::fs::write(&path, b"").unwrap();
        assert!(matches!(model.question("mag ik"), Err(ModelFault::File { .. })));
    }
}
