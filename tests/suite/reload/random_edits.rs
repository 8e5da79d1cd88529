//! Thousands of edits of every bad kind while people ask: no quote that does not stand in the
//! file, no failure, and no silence where there was an answer.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use deelwijzer::answer::receipt::receipt;
use deelwijzer::bot::ask::ask;
use deelwijzer::bot::library::{Library, open};
use deelwijzer::bot::watch::{Reload, WatchOptions, watch};
use deelwijzer::bot::{AskRequest, Bot, today};
use deelwijzer::model::Outcome;

use super::{PATIENCE, options_of};

/// Sets how many edits there are in a longer run.
const EDITS: &str = "LONG_RUN_EDITS";
const EDITS_IN_SUITE: usize = 200;
/// 50 questions a second.
const BETWEEN_QUESTIONS: Duration = Duration::from_millis(20);

const FILES: usize = 6;
/// Of the one file that nobody edits.
const STEADY: &str = "De vlag hangt op dinsdag buiten.";
const QUESTIONS: [&str; 4] = [
    "Wanneer hangt de vlag buiten?",
    "Mag ik een foto van een collega plaatsen?",
    "Mag ik gegevens van inwoners delen?",
    "Moet ik een afspraak over het stadhuis melden?",
];

/// A small generator of seeded numbers (splitmix64), so that a failure can be had again.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

/// All bytes that any guideline file has ever been given, by its path.
type Written = Mutex<HashMap<String, HashSet<Vec<u8>>>>;

fn rules(random: &mut Random) -> Vec<u8> {
    const ACTS: [&str; 4] = ["plaatsen", "delen", "melden", "bewaren"];
    const THINGS: [&str; 6] = [
        "een foto",
        "gegevens van inwoners",
        "een collega",
        "een afspraak",
        "een app",
        "accentén €",
    ];
    let mut text = format!("# Regels {}\n", random.below(1000));
    for _ in 0..1 + random.below(8) {
        let (act, thing) = (ACTS[random.below(4)], THINGS[random.below(6)]);
        let number = random.below(1000);
        text.push_str(&match random.below(4) {
            0 => format!("\nJe mag {thing} niet {act} zonder toestemming {number}.\n"),
            1 => format!("\n## {thing} {number}\n\nJe mag {thing} {act} na {number} dagen.\n"),
            2 => format!("\nLet op:\n\n- {thing} {act}\n- nooit {number} keer {act}\n"),
            _ => format!("\n| wat | mag |\n|---|---|\n| {thing} {act} | nee, {number} |\n"),
        });
    }
    text.into_bytes()
}

struct Editor<'a> {
    folder: &'a Path,
    written: &'a Written,
    random: Random,
}

impl Editor<'_> {
    fn name(&mut self) -> String {
        format!("regels-{}.md", self.random.below(FILES))
    }

    fn write(&self, name: &str, bytes: Vec<u8>) {
        let mut written = self.written.lock().unwrap();
        written.entry(name.to_string()).or_default().insert(bytes.clone());
        drop(written);
        let _ = fs::write(self.folder.join(name), bytes);
    }

    /// One edit; whatever came of it, the folder was touched.
    fn edit(&mut self) {
        let (name, other) = (self.name(), self.name());
        let path = self.folder.join(&name);
        let mut bytes = fs::read(&path).unwrap_or_default();
        let at = self.random.below(bytes.len());
        match self.random.below(10) {
            // Cut off, or half written: the rest never comes.
            0 => bytes.truncate(at),
            // A merge that was not finished.
            1 => {
                let theirs = rules(&mut self.random);
                let marks = [&b"<<<<<<< ours\n"[..], b"=======\n", b">>>>>>> theirs\n"];
                bytes = [marks[0], &bytes, marks[1], &theirs, marks[2]].concat();
                bytes.truncate(20_000);
            }
            // Not UTF-8.
            2 => bytes.insert(at, 0xff),
            3 => {
                self.written(&other, &bytes);
                let _ = fs::rename(&path, self.folder.join(&other));
                return self.touch();
            }
            4 => {
                self.change_permissions(&path);
                return self.touch();
            }
            5 => {
                let _ = fs::remove_file(&path);
                return self.touch();
            }
            // An editor that writes aside and renames.
            6 => {
                let new = rules(&mut self.random);
                let aside = self.folder.join(format!("{name}.tmp"));
                self.written(&name, &new);
                fs::write(&aside, new).unwrap();
                let _ = fs::rename(aside, &path);
                return;
            }
            // Many at once, as a pull does.
            7 => {
                for file in 0..FILES {
                    let new = rules(&mut self.random);
                    self.write(&format!("regels-{file}.md"), new);
                }
                return;
            }
            _ => bytes = rules(&mut self.random),
        }
        self.write(&name, bytes);
        self.touch();
    }

    fn written(&self, name: &str, bytes: &[u8]) {
        self.written.lock().unwrap().entry(name.to_string()).or_default().insert(bytes.to_vec());
    }

    /// Something that always is an event: an edit of a file that is not there would be none.
    fn touch(&self) {
        fs::write(self.folder.join("aanraking.tmp"), b"").unwrap();
    }

    fn change_permissions(&mut self, path: &Path) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = if self.random.below(2) == 0 { 0o000 } else { 0o644 };
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
        }
        let _ = path;
    }
}

/// Holds every quote of an answer against the files; whether the steady rule was asked for.
fn hold(library: &Arc<Library>, question: &str, written: &Written) {
    let request = AskRequest { question: question.to_string(), ..AskRequest::default() };
    let answer = ask(library, &request).answer;
    let named = receipt(&library.corpus, &answer.citations);
    assert_eq!(answer.receipt, named, "the receipt names this very snapshot");
    for citation in &answer.citations {
        let guideline = library.corpus.find(&citation.file).expect("a file of the snapshot");
        let span = citation.quote.span();
        let bytes = &guideline.text.as_bytes()[span.start..span.end];
        assert_eq!(citation.quote.text().as_bytes(), bytes, "{}", citation.file);
        if citation.file == "vlag.md" {
            continue;
        }
        // A save is read half-way where it is not written aside: then it is the beginning of one.
        let written = written.lock().unwrap();
        let versions = &written[&citation.file];
        let is_written = |version: &Vec<u8>| version.starts_with(guideline.text.as_bytes());
        assert!(versions.iter().any(is_written), "nobody wrote this in {}", citation.file);
    }
    if question == QUESTIONS[0] {
        assert_eq!(answer.outcome, Outcome::Answered);
        assert_eq!(answer.citations[0].quote.text(), STEADY);
    }
}

/// Asks until `stop` says so or is gone; what cannot be is a panic of this thread.
fn ask_on(bot: &Bot, written: &Written, stop: &mpsc::Receiver<()>, asked: &AtomicUsize) {
    let mut due = Instant::now();
    while stop.recv_timeout(due.saturating_duration_since(Instant::now()))
        == Err(mpsc::RecvTimeoutError::Timeout)
    {
        due += BETWEEN_QUESTIONS;
        let at = asked.fetch_add(1, Ordering::Relaxed);
        let library = bot.library(None).unwrap();
        hold(&library, QUESTIONS[at % QUESTIONS.len()], written);
    }
}

#[test]
fn no_edit_however_bad_leads_to_a_wrong_quote_or_to_silence() {
    let count = std::env::var(EDITS).ok().and_then(|count| count.parse().ok());
    let count: usize = count.unwrap_or(EDITS_IN_SUITE);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vlag.md"), format!("# Vlag\n\n{STEADY}\n")).unwrap();
    let written = Arc::new(Written::default());
    let random = Random(20_261_128);
    let mut editor = Editor { folder: folder.path(), written: &written, random };
    for file in 0..FILES {
        let text = rules(&mut editor.random);
        editor.write(&format!("regels-{file}.md"), text);
    }
    let library = open(&options_of(folder.path()), today()).unwrap();
    let bot = Arc::new(Bot::new(vec![library], "proef".to_string()));
    let (sender, reports) = mpsc::channel();
    let options = WatchOptions { settle_ms: 1, poll_seconds: 0, replay_cases: true };
    let _watch = watch(Arc::clone(&bot), &options, move |report| {
        let _ = sender.send(report);
    })
    .unwrap();
    let (stop, stopped) = mpsc::channel();
    let asked = Arc::new(AtomicUsize::new(0));
    let asking = {
        let (bot, written, asked) = (Arc::clone(&bot), Arc::clone(&written), Arc::clone(&asked));
        std::thread::spawn(move || ask_on(&bot, &written, &stopped, &asked))
    };
    let (mut swapped, mut refused) = (0, 0);
    for _ in 0..count {
        editor.edit();
        match reports.recv_timeout(PATIENCE).expect("each edit is reported") {
            Reload::Swapped { .. } => swapped += 1,
            Reload::Refused { diagnostics, .. } => {
                refused += 1;
                assert!(!diagnostics.is_empty());
            }
        }
        assert!(!asking.is_finished(), "whoever asks is answered");
    }
    drop(stop);
    asking.join().expect("every answer held");
    // What is there in the end is what a start would make of it, once the last edit is taken up.
    let asked = asked.load(Ordering::Relaxed);
    let told = format!("{count} edits: {swapped} taken over, {refused} refused, {asked} questions");
    crate::program::tell(&told);
    assert!(swapped > count / 10 && refused > count / 20 && asked > 0, "{told}");
}
