use deelwijzer::bot::{self, AskRequest, library::*};
use std::io::BufRead;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let dir = a
        .iter()
        .position(|x| x == "--guidelines")
        .map(|i| a[i + 1].clone())
        .unwrap_or("guidelines/voorbeeldstad".into());
    let o = LibraryOptions {
        id: std::path::Path::new(&dir).file_name().unwrap().to_string_lossy().to_string(),
        guidelines: dir.into(),
        index: None,
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
    };
    let t = std::time::Instant::now();
    let l = match open(&o, bot::today()) {
        Ok(l) => l,
        Err(e) => {
            eprintln!("{e} {:#?}", e.diagnostics());
            return;
        }
    };
    eprintln!(
        "open {:?} passages {} terms {}",
        t.elapsed(),
        l.corpus.passage_count(),
        l.terms.vocabulary.names().len()
    );
    if a.iter().any(|x| x == "--cases") {
        let r = bot::cases::replay(&l, bot::today());
        let h = r.iter().filter(|r| r.holds).count();
        println!("{h}/{}", r.len());
        for r in r.iter().filter(|r| !r.holds) {
            println!("{}\n   want {}\n   got {}", r.case.question, r.expected, r.found);
        }
        return;
    }
    for d in &l.diagnostics {
        eprintln!("{d:?}");
    }
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = match serde_json::from_str(&line) {
            Ok(v) => v,
            Err(_) => serde_json::json!({"id":"x","question":line}),
        };
        let asked = bot::ask::ask(
            &l,
            &AskRequest { question: v["question"].as_str().unwrap().into(), ..Default::default() },
        );
        println!(
            "{}",
            serde_json::to_string(&deelwijzer::render::json::answer(
                &asked.answer,
                v["id"].as_str(),
                asked.took_us
            ))
            .unwrap()
        );
    }
}
