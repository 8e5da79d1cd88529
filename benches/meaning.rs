//! What an encoder adds to a question's way: reading the question, and the rest of the path.
//!
//!     DEELWIJZER_BENCH_GUIDELINES=DIR DEELWIJZER_BENCH_INDEX=DIR DEELWIJZER_BENCH_MODEL=FILE \
//!         cargo bench --bench meaning
//!
//! For a folder of guidelines whose vectors lie in the index folder (`deelwijzer index` makes them;
//! those of 100,000 passages take most of an hour). The questions are made of words of the
//! passages, from a seed. Printed are the median and the 99th percentile over the questions of the
//! best of five runs, beside the whole way without the encoder, and the most memory that the
//! process has held. Without the three variables it says so and does nothing.

#[path = "generated/random.rs"]
mod random;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use deelwijzer::bot::ask::ask;
use deelwijzer::bot::library::{Library, LibraryOptions, open};
use deelwijzer::bot::{AskRequest, today};
use deelwijzer::meaning::Model;
use random::Random;

const QUESTION_COUNT: usize = 200;
const RUNS: usize = 5;

fn folder(name: &str) -> Option<PathBuf> {
    std::env::var_os(format!("DEELWIJZER_BENCH_{name}")).map(PathBuf::from)
}

fn library(guidelines: PathBuf, index: PathBuf, model: Option<Arc<Model>>) -> Arc<Library> {
    let options = LibraryOptions {
        id: "bench".to_string(),
        guidelines,
        index: Some(index),
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model,
    };
    let library = open(&options, today()).expect("the corpus has no errors");
    let go_on = |_, _| ControlFlow::Continue(());
    library.prepare_meaning(&go_on).expect("the encoder's file is whole");
    library
}

/// Questions of words of the passages.
fn questions(library: &Library) -> Vec<String> {
    let mut random = Random(20_261_130);
    let count = library.corpus.passage_count();
    let mut words = |count_of_words: usize| -> String {
        let passage = random.below(count);
        let text = library.corpus.passage(passage).map_or("", |it| &it.1.prose.text);
        let all: Vec<&str> = text.split_whitespace().collect();
        let from = random.below(all.len().saturating_sub(count_of_words).max(1));
        all.iter().skip(from).take(count_of_words).copied().collect::<Vec<_>>().join(" ")
    };
    let question = |at: usize| format!("mag ik {} als {}?", words(2 + at % 4), words(2));
    (0..QUESTION_COUNT).map(question).collect()
}

/// The best time of a few runs of each question.
fn best_times(questions: &[String], mut run: impl FnMut(&str)) -> Vec<Duration> {
    let time = |question: &String| {
        let times = (0..RUNS).map(|_| {
            let begun = Instant::now();
            run(question);
            begun.elapsed()
        });
        times.min().unwrap_or_default()
    };
    questions.iter().map(time).collect()
}

fn row(name: &str, times: &[Duration]) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = |share: f64| {
        times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1000.0
    };
    println!("{name:<34}{:>10.2}{:>10.2}", at(0.5), at(0.99));
}

/// The most memory that the process has held, in megabytes; none where the system does not tell.
fn most_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1000.0)
}

fn main() {
    let chosen = folder("GUIDELINES").zip(folder("INDEX")).zip(folder("MODEL"));
    let Some(((guidelines, index), model)) = chosen else {
        println!("meaning: nothing to measure without DEELWIJZER_BENCH_GUIDELINES, _INDEX, _MODEL");
        return;
    };
    let model = Arc::new(Model::open(&model).expect("an encoder's file"));
    let request =
        |question: &str| AskRequest { question: question.to_string(), ..AskRequest::default() };
    let with = library(guidelines.clone(), index.clone(), Some(Arc::clone(&model)));
    let questions = questions(&with);
    let whole = best_times(&questions, |question| {
        black_box(ask(&with, &request(question)));
    });
    let memory = most_memory();
    let encoding = best_times(&questions, |question| {
        black_box(model.question(question).expect("the encoder's file is whole"));
    });
    let rest: Vec<Duration> =
        whole.iter().zip(&encoding).map(|(whole, own)| whole.saturating_sub(*own)).collect();
    let without = library(guidelines, index, None);
    let plain = best_times(&questions, |question| {
        black_box(ask(&without, &request(question)));
    });
    println!("{} passages{:>35}{:>10}", with.corpus.passage_count(), "p50 ms", "p99 ms");
    row("the whole way with the encoder", &whole);
    row("  reading the question", &encoding);
    row("  the rest", &rest);
    row("the whole way without it", &plain);
    if let Some(memory) = memory {
        println!("most memory held, with the encoder {memory:>9.1} MB");
    }
}
