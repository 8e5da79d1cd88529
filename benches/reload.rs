//! From an edited file to the new answer, beside Tantivy's own durable commit of that file.
//!
//! For the sample organisation, and for one of 100,000 generated passages, one file is saved again
//! and again with other words, and the time is taken from the call that the watcher makes with the
//! path of the file until a question is answered by the new snapshot; what is noted of the edit for
//! the authors is in it. Beside it, in turns, Tantivy deletes the file's documents, adds the new
//! ones and commits to the disk, with an index of the same passages and a writer that stays open.
//! The watcher's settling time and the replay of question cases are settings and counted apart.
//! First the folder is left alone until its files can be told by their times.
//! `DEELWIJZER_BENCH_PASSAGES=10000` chooses the size of the generated one, and
//! `DEELWIJZER_BENCH_STAGES=1` tells where the time goes.

mod generated;

use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use deelwijzer::bot::authors::Edits;
use deelwijzer::bot::library::{Library, LibraryOptions, open};
use deelwijzer::bot::noticed::Noticed;
use deelwijzer::bot::take_up::take_up;
use deelwijzer::bot::{AskRequest, Bot, cases, today};
use deelwijzer::guideline::{self, Changed};
use deelwijzer::language::CorpusTerms;
use generated::{Random, Words};
use tantivy::schema::{STORED, STRING, Schema, TEXT};
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

const PASSAGES: usize = 100_000;
/// The guidelines of an organisation are at most 2,000.
const PASSAGES_A_FILE: usize = 50;
const EDITS: usize = 30;
/// Longer than a file must have been left alone to be told by its times.
const QUIET: Duration = Duration::from_secs(4);
/// What Tantivy takes as its usual share of memory for one writing thread, in bytes.
const WRITER_BYTES: usize = 50_000_000;

/// A bot that takes up edits as the watcher tells it to.
struct Watched {
    bot: Bot,
    told: Edits,
    noticed: Noticed,
}

impl Watched {
    fn new(library: Arc<Library>, file: &Path) -> Watched {
        let bot = Bot::new(vec![library], "bench".to_string());
        let noticed = Noticed::Paths([file.to_path_buf()].into());
        Watched { told: Edits::of(&bot), bot, noticed }
    }

    fn library(&self) -> Arc<Library> {
        self.bot.library(None).expect("the only organisation")
    }

    fn take_up(&mut self) {
        take_up(&self.bot, &self.noticed, false, &mut self.told, &|_| ());
    }
}

/// What is done with the one file that is edited.
#[derive(Clone, Copy, Debug)]
enum Edit {
    /// A sentence of words that stand elsewhere too.
    KnownWords,
    /// A word that stands nowhere else, and at which compounds may split otherwise.
    NewWord,
}

/// A folder with an organisation, and the file in it that is edited.
struct Edited {
    name: &'static str,
    folder: PathBuf,
    file: PathBuf,
    text: String,
}

impl Edited {
    /// Saves the file with a sentence more, and another one each time.
    fn save(&self, edit: Edit, words: &Words, random: &mut Random) {
        let last = match edit {
            Edit::KnownWords => words.text(random, 1),
            // Words are found in others by their letters, so it has no digits.
            Edit::NewWord => (0..12).map(|_| char::from(b'a' + random.below(26) as u8)).collect(),
        };
        let text = format!("{}\n\n{} {last}.\n", self.text, words.text(random, 11));
        std::fs::write(&self.file, &text).expect("room for an edit");
    }
}

fn sample(folder: &Path) -> Edited {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines");
    copy(&from, folder);
    let folder = folder.join("voorbeeldstad");
    let file = folder.join("persoonlijke-accounts.md");
    let text = std::fs::read_to_string(&file).expect("the sample organisation has this file");
    Edited { name: "sample organisation", folder, file, text }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("room for a copy");
    for entry in std::fs::read_dir(from).expect("the guidelines are there").flatten() {
        let to = to.join(entry.file_name());
        match entry.path() {
            path if path.is_dir() => copy(&path, &to),
            path => {
                std::fs::copy(path, to).expect("room for a copy");
            }
        }
    }
}

fn generated(words: &Words, count: usize, folder: &Path) -> Edited {
    let mut random = Random(20_261_128 + count as u64);
    let (mut middle, mut text) = (PathBuf::new(), String::new());
    for first in (0..count).step_by(PASSAGES_A_FILE) {
        let mut file = format!("# {}\n", words.text(&mut random, 3));
        for at in first..(first + PASSAGES_A_FILE).min(count) {
            if at % 6 == 0 {
                let _ = write!(file, "\n## {}\n", words.text(&mut random, 4));
            }
            let _ = write!(file, "\n{}.\n", words.text(&mut random, 12 + at % 30));
        }
        let path = folder.join(format!("{first:06}.md"));
        std::fs::write(&path, &file).expect("room for a corpus");
        if first <= count / 2 {
            (middle, text) = (path, file);
        }
    }
    Edited { name: "generated organisation", folder: folder.to_path_buf(), file: middle, text }
}

fn library(folder: &Path, index: &Path) -> Arc<Library> {
    let options = LibraryOptions {
        id: "bench".to_string(),
        guidelines: folder.to_path_buf(),
        index: Some(index.to_path_buf()),
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    };
    open(&options, today()).expect("the corpus has no errors")
}

/// Tantivy by itself: the passages of a library on the disk, each with the name of its file.
struct Bare {
    writer: IndexWriter,
    file: tantivy::schema::Field,
    text: tantivy::schema::Field,
}

impl Bare {
    fn new(library: &Library, folder: &Path) -> Bare {
        let mut schema = Schema::builder();
        let file = schema.add_text_field("file", STRING);
        let text = schema.add_text_field("text", TEXT | STORED);
        let index = Index::create_in_dir(folder, schema.build()).expect("an index on the disk");
        let writer = index.writer_with_num_threads(1, WRITER_BYTES).expect("a writer");
        let mut bare = Bare { writer, file, text };
        let files = library.corpus.guidelines().iter().map(|it| it.file.clone());
        files.for_each(|file| bare.add(library, &file));
        bare.writer.commit().expect("a commit");
        bare
    }

    fn add(&mut self, library: &Library, name: &str) {
        let guideline = library.corpus.find(name).expect("a file of the corpus");
        for passage in &guideline.passages {
            let mut document = TantivyDocument::default();
            document.add_text(self.file, name);
            document.add_text(self.text, &passage.prose.text);
            self.writer.add_document(document).expect("a document");
        }
    }

    /// The time of one durable commit of a file that has changed.
    fn commit(&mut self, library: &Library, name: &str) -> Duration {
        let begun = Instant::now();
        self.writer.delete_term(Term::from_field_text(self.file, name));
        self.add(library, name);
        self.writer.commit().expect("a commit");
        begun.elapsed()
    }
}

fn middle(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// Where the time of a reload goes, by doing parts of it alone.
fn stages(old: &Library, changed: &Changed) {
    let row = |name: &str, run: &mut dyn FnMut()| {
        let begun = Instant::now();
        run();
        println!("    {name:<40}{:>10.2} ms", begun.elapsed().as_secs_f64() * 1000.0);
    };
    let options = &old.options;
    let mut loaded = None;
    row("load", &mut || {
        let (folder, known) = (&options.guidelines, Some(old.earlier(changed)));
        loaded = Some(guideline::load(folder, &options.id, &options.read, today(), known));
    });
    let corpus = loaded.expect("it was just loaded").corpus;
    let mut terms = CorpusTerms::default();
    row("terms", &mut || terms = old.terms.after(&old.corpus, &corpus));
    row("index", &mut || {
        black_box(old.index.after(&terms).expect("an index"));
    });
    row("norms", &mut || {
        black_box(old.norms.after(&old.corpus, &corpus, &[]));
    });
    row("screen", &mut || {
        black_box(deelwijzer::safety::Screen::new(&old.safety));
    });
    row("terms from nothing", &mut || {
        black_box(CorpusTerms::new(&corpus, Arc::clone(&old.terms.lexicon)));
    });
}

fn measure(edited: &Edited, words: &Words, edit: Edit, disk: &Path) -> Watched {
    let index = disk.join("index");
    let begun = Instant::now();
    let library = library(&edited.folder, &index);
    let opened = begun.elapsed().as_secs_f64() * 1000.0;
    // Files that were just written are read again, as after a pull; then the folder is quiet.
    std::thread::sleep(QUIET);
    let library = library.read_again(today()).expect("nothing has been edited");
    let bare_folder = tempfile::tempdir_in(disk).expect("a folder on the disk");
    let mut bare = Bare::new(&library, bare_folder.path());
    let name = edited.file.strip_prefix(&edited.folder).expect("a file of the folder");
    let name = name.display().to_string();
    let mut random = Random(7);
    let request = AskRequest {
        question: "Mag ik een foto van een collega plaatsen?".to_string(),
        ..AskRequest::default()
    };
    let (mut ours, mut theirs, mut replays) = (Vec::new(), Vec::new(), Vec::new());
    let (mut taken, mut again) = (Vec::new(), Vec::new());
    let mut watched = Watched::new(library, &edited.file);
    for at in 0..EDITS {
        let old = watched.library();
        edited.save(edit, words, &mut random);
        if at + 1 == EDITS && std::env::var_os("DEELWIJZER_BENCH_STAGES").is_some() {
            stages(&old, &Changed::Named([edited.file.clone()].into()));
        }
        let begun = Instant::now();
        watched.take_up();
        taken.push(begun.elapsed());
        black_box(watched.bot.ask(&request));
        ours.push(begun.elapsed());
        let begun = Instant::now();
        black_box(watched.bot.ask(&request));
        again.push(begun.elapsed());
        let new = watched.library();
        assert_ne!(new.corpus.fingerprint(), old.corpus.fingerprint(), "the edit is taken up");
        let begun = Instant::now();
        black_box(cases::broken_by_edit(&old, &new, today()));
        replays.push(begun.elapsed());
        theirs.push(bare.commit(&new, &name));
    }
    let library = watched.library();
    let (passages, guideline) = (library.corpus.passage_count(), library.corpus.find(&name));
    let of_file = guideline.map_or(0, |guideline| guideline.passages.len());
    let (ours, theirs) = (middle(&mut ours), middle(&mut theirs));
    println!("{}, {passages} passages, {of_file} in the edited file, {edit:?}", edited.name);
    println!("  a start from nothing {opened:>32.1} ms");
    println!("  bare Tantivy, durable commit of the file {theirs:>12.2} ms");
    println!("  edit to answer {ours:>38.2} ms   ratio {:.2}", ours / theirs);
    println!("  of that, until it is taken up {:>23.2} ms", middle(&mut taken));
    println!("  the same question again {:>29.2} ms", middle(&mut again));
    println!(
        "  replay of {} question cases {:>22.2} ms",
        library.cases.len(),
        middle(&mut replays)
    );
    watched
}

fn main() {
    let chosen = std::env::var("DEELWIJZER_BENCH_PASSAGES").ok();
    let count = chosen.and_then(|count| count.trim().parse().ok()).unwrap_or(PASSAGES);
    let words = Words::new(&mut Random(1));
    let mut criterion = Criterion::default().configure_from_args();
    // Not in the system's temporary folder, which may be no disk at all.
    let disk = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
    for large in [false, true] {
        let folder = tempfile::tempdir_in(disk.path()).expect("a folder on the disk");
        let edited = match large {
            false => sample(folder.path()),
            true => generated(&words, count, folder.path()),
        };
        for edit in [Edit::KnownWords, Edit::NewWord] {
            let mut watched = measure(&edited, &words, edit, disk.path());
            let mut random = Random(11);
            let name = format!("reload, {}, {edit:?}", edited.name);
            criterion.bench_function(&name, |bencher| {
                bencher.iter_batched(
                    || edited.save(edit, &words, &mut random),
                    |_| watched.take_up(),
                    criterion::BatchSize::PerIteration,
                );
            });
        }
    }
    criterion.final_summary();
}
