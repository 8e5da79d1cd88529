//! How long the detectors take: a draft of 2,000 characters, and hostile texts of three sizes.
//!
//! A hostile text is made of one thing that detectors look for, over and over. `cargo bench --bench
//! review` prints, for each, the best of five runs at 10 kB, 100 kB and 1 MB, and how the time
//! grows; where it is linear, each step is about tenfold. Criterion then measures the draft.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use deelwijzer::bot::library::{Library, LibraryOptions, open};
use deelwijzer::bot::review::review;
use deelwijzer::bot::{ReviewRequest, today};
use deelwijzer::model::SafetyRules;
use deelwijzer::safety::Screen;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const RUNS: usize = 5;
const DRAFT_CHARS: usize = 2_000;

/// Sentences as they stand in posts.
const DRAFT: &str = "Vanaf maandag is de N817 tussen Kreekmonde en Hollerveen dicht. Vragen? Bel \
    14 0817, op werkdagen van 8.00 tot 18.00 uur. Mevrouw T. Oeverstra (bsn 123456782) krijgt de \
    eerste vergunning. Het bedrag gaat naar NL91 ABNA 0417 1643 00. Collega Marit zit thuis met \
    een burn-out. Onder embargo tot woensdag: er komt een park bij! De bestelbus met kenteken \
    V-482-TR staat dubbel. Woensdag kun je stemmen voor Provinciale Staten. ";

/// What hostile texts repeat.
const HOSTILE: [(&str, &str); 20] = [
    ("digits", "1"),
    ("digits with blanks", "1 "),
    ("digits in fours", "4111 "),
    ("nine digits", "123456782 "),
    ("ten digits", "0612345678 "),
    ("foreign numbers", "+44 20 7946 0958 "),
    ("at signs", "@"),
    ("short addresses", "a@"),
    ("addresses", "jan.jansen@gmail.com "),
    ("titles", "mevrouw "),
    ("names", "mevrouw K. de Vries "),
    ("initials", "K. "),
    ("IBAN", "IBAN "),
    ("accounts", "NL91 ABNA 0417 1643 00 "),
    ("one long word", "a"),
    ("capitals", "VERTROUWELIJK "),
    ("insults", "jij sukkel "),
    ("illnesses", "Marit burn-out "),
    ("plates", "kenteken V-482-TR "),
    ("passwords", "wachtwoord: is "),
];

fn best(screen: &Screen, text: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        black_box(screen.draft(black_box(text)));
        start.elapsed()
    };
    (0..RUNS).map(run).min().unwrap_or_default()
}

/// The organisation that comes with the program.
fn sample() -> Arc<Library> {
    let options = LibraryOptions {
        id: "voorbeeldstad".to_string(),
        guidelines: Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines/voorbeeldstad"),
        index: None,
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    };
    open(&options, today()).expect("the sample organisation has no errors")
}

fn main() {
    let screen = Screen::new(&SafetyRules::default());
    let draft: String = DRAFT.chars().cycle().take(DRAFT_CHARS).collect();
    println!("draft of {DRAFT_CHARS} characters: {:?}", best(&screen, &draft));
    for (name, piece) in HOSTILE {
        let times = SIZES.map(|size| best(&screen, &piece.repeat(size / piece.len())));
        let [small, middle, large] = times.map(|time| time.as_secs_f64() * 1_000.0);
        println!(
            "{name:20} {small:8.2} ms {middle:8.2} ms {large:8.2} ms, x{:.1} x{:.1}",
            middle / small,
            large / middle
        );
    }
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("detectors on a draft", |bench| {
        bench.iter(|| black_box(screen.draft(black_box(&draft))));
    });
    let library = sample();
    let request = ReviewRequest { draft, ..ReviewRequest::default() };
    criterion.bench_function("whole review of a draft", |bench| {
        bench.iter(|| black_box(review(&library, black_box(&request))));
    });
    criterion.final_summary();
}
