//! The whole way from a question's text to its answer, by stage, beside bare Tantivy.
//!
//! Corpora are generated from a seed: the words of the sample organisation's own texts as often as
//! they stand there, and among them made-up ones, so that rare words are as many as in real texts.
//! Both engines answer the same questions in the same process. `cargo bench` prints, for each
//! size, the median and the 99th percentile over the questions of the best of five runs, and the
//! ratio to the baseline; then criterion measures the stages at 10,000 passages.
//! `DEELWIJZER_BENCH_PASSAGES=300,10000` chooses the sizes.

mod generated;

use std::collections::HashSet;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use deelwijzer::answer::rank;
use deelwijzer::bot::ask::ask;
use deelwijzer::bot::library::{Library, LibraryOptions, open};
use deelwijzer::bot::{AskRequest, today};
use deelwijzer::language::{detect, function_words, tokens};
use deelwijzer::model::Language;
use deelwijzer::understanding::inquire;
use generated::{Random, Words};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TEXT, Value};
use tantivy::{Index, Searcher, TantivyDocument, Term};

const SIZES: [usize; 3] = [300, 10_000, 100_000];
const QUESTION_COUNT: usize = 200;
const RUNS: usize = 5;
const PASSAGES_A_FILE: usize = 400;

/// A library of so many passages, with the texts of them, from files in `folder`.
fn library(
    words: &Words,
    random: &mut Random,
    count: usize,
    folder: &Path,
) -> (Arc<Library>, Vec<String>) {
    let mut texts = Vec::with_capacity(count);
    for first in (0..count).step_by(PASSAGES_A_FILE) {
        let mut file = format!("# {}\n", words.text(random, 3));
        for at in first..(first + PASSAGES_A_FILE).min(count) {
            if at % 6 == 0 {
                let _ = write!(file, "\n## {}\n", words.text(random, 4));
            }
            let text = format!("{}.", words.text(random, 12 + at % 30));
            let _ = write!(file, "\n{text}\n");
            texts.push(text);
        }
        std::fs::write(folder.join(format!("{first:06}.md")), file).expect("room for a corpus");
    }
    let options = LibraryOptions {
        id: "bench".to_string(),
        guidelines: folder.to_path_buf(),
        index: None,
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    };
    (open(&options, today()).expect("the generated corpus has no errors"), texts)
}

/// Bare Tantivy: one field, stored, one segment.
fn baseline(texts: &[String]) -> Searcher {
    let mut schema = Schema::builder();
    let field = schema.add_text_field("text", TEXT | STORED);
    let builder = Index::builder().schema(schema.build());
    let directory = tantivy::directory::RamDirectory::create();
    let mut writer = builder
        .single_segment_index_writer::<TantivyDocument>(directory, 512 * 1024 * 1024)
        .expect("an index in memory");
    for text in texts {
        let mut document = TantivyDocument::default();
        document.add_text(field, text);
        writer.add_document(document).expect("an index in memory");
    }
    let index = writer.finalize().expect("an index in memory");
    index.reader().expect("an index in memory").searcher()
}

/// The top hundred by BM25 for the question's words without stop words, five texts fetched.
fn ask_baseline(searcher: &Searcher, question: &str) -> usize {
    let field = searcher.schema().get_field("text").expect("the field is there");
    let function = function_words(Language::Nl);
    let words: HashSet<String> = tokens(question)
        .into_iter()
        .map(|token| token.text)
        .filter(|word| !function.has(word))
        .collect();
    let query = |word: &String| -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
    };
    let query = BooleanQuery::union(words.iter().map(query).collect());
    let top = searcher
        .search(&query, &TopDocs::with_limit(100).order_by_score())
        .expect("the baseline answers");
    let fetch = |address| -> usize {
        let document: TantivyDocument = searcher.doc(address).expect("a stored text");
        document.get_first(field).and_then(|value| value.as_str()).map_or(0, str::len)
    };
    top.iter().take(5).map(|(_, address)| fetch(*address)).sum()
}

/// The best time of a few runs of each question, sorted.
fn best_times(questions: &[String], mut run: impl FnMut(&str)) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; questions.len()];
    for _ in 0..RUNS {
        for (question, best) in questions.iter().zip(&mut best) {
            let begun = Instant::now();
            run(question);
            *best = (*best).min(begun.elapsed());
        }
    }
    best.sort_unstable();
    best
}

fn row(name: &str, times: &[Duration], beside: &[Duration]) {
    let micros = |times: &[Duration], share: f64| {
        times[((times.len() - 1) as f64 * share).round() as usize].as_nanos() as f64 / 1000.0
    };
    let (middle, high) = (micros(times, 0.5), micros(times, 0.99));
    let (ratio, high_ratio) = (middle / micros(beside, 0.5), high / micros(beside, 0.99));
    println!("{name:<22}{middle:>10.1}{high:>10.1}{ratio:>9.2}{high_ratio:>9.2}");
}

fn request(question: &str) -> AskRequest {
    AskRequest { question: question.to_string(), ..AskRequest::default() }
}

/// Prints times and ratios for one size; gives the library for criterion.
fn measure(words: &Words, count: usize) -> (Arc<Library>, Vec<String>) {
    let mut random = Random(20_261_124 + count as u64);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (library, texts) = library(words, &mut random, count, folder.path());
    let searcher = baseline(&texts);
    let questions: Vec<String> = (0..QUESTION_COUNT)
        .map(|at| {
            format!(
                "mag ik {} als {}?",
                words.text(&mut random, 2 + at % 4),
                words.text(&mut random, 2)
            )
        })
        .collect();
    let language = Language::Nl;
    let bare = best_times(&questions, |question| {
        black_box(ask_baseline(&searcher, question));
    });
    println!("\n{count} passages{:>16}{:>10}{:>9}{:>9}", "p50 µs", "p99 µs", "ratio", "of p99");
    row("bare Tantivy", &bare, &bare);
    let whole = best_times(&questions, |question| {
        black_box(ask(&library, &request(question)));
    });
    row("whole ask", &whole, &bare);
    let times = best_times(&questions, |question| {
        black_box(detect(question, language));
    });
    row("  language", &times, &bare);
    let times = best_times(&questions, |question| {
        black_box(inquire(question, library.wording(language), &library.terms));
    });
    row("  language, inquiry", &times, &bare);
    let times = best_times(&questions, |question| {
        let inquiry = inquire(question, library.wording(language), &library.terms);
        black_box(library.index.search(&inquiry, language, 60).expect("the index answers"));
    });
    row("  …, candidates", &times, &bare);
    let times = best_times(&questions, |question| {
        let inquiry = inquire(question, library.wording(language), &library.terms);
        let hits = library.index.search(&inquiry, language, 60).expect("the index answers");
        black_box(rank::rank(&inquiry, &hits, &library.terms));
    });
    row("  …, ranking", &times, &bare);
    (library, questions)
}

fn main() {
    let chosen = std::env::var("DEELWIJZER_BENCH_PASSAGES").unwrap_or_default();
    let mut sizes: Vec<usize> =
        chosen.split(',').filter_map(|size| size.trim().parse().ok()).collect();
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    let words = Words::new(&mut Random(1));
    let mut criterion = Criterion::default().configure_from_args();
    for size in sizes {
        let (library, questions) = measure(&words, size);
        let mut at = 0;
        criterion.bench_function(&format!("ask, {size} passages"), |bencher| {
            bencher.iter(|| {
                at = (at + 1) % questions.len();
                ask(&library, &request(&questions[at]))
            });
        });
    }
    criterion.final_summary();
}
