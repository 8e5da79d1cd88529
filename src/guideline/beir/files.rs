//! The files of a test collection, line by line, with every bad line told.

use std::fmt;
use std::path::Path;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use super::super::folder::read_text;
use crate::model::{Diagnostic, Fault};

/// A larger file is not read, in bytes.
const FILE_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// So many faults are told; the rest are counted.
const FAULTS_TOLD_MAX: usize = 10;

/// What is wrong with a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeirError {
    /// Each with its file and line.
    pub faults: Vec<String>,
}

impl fmt::Display for BeirError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("not a folder in BEIR layout")?;
        for fault in self.faults.iter().take(FAULTS_TOLD_MAX) {
            write!(formatter, "\n  {fault}")?;
        }
        match self.faults.len().saturating_sub(FAULTS_TOLD_MAX) {
            0 => Ok(()),
            more => write!(formatter, "\n  and {more} more"),
        }
    }
}

impl std::error::Error for BeirError {}

/// A line of `corpus.jsonl` or `queries.jsonl`; what else BEIR sets have in it is passed over.
#[derive(Debug, Deserialize)]
pub struct EntryForm {
    #[serde(rename = "_id")]
    pub id: String,
    #[serde(default)]
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub doc: Option<String>,
}

/// A judgement with its file and line.
pub struct Judgement {
    pub file: String,
    pub line: usize,
    pub question: String,
    pub document: String,
    pub score: f64,
}

/// One set as it is read.
pub struct Reader<'a> {
    pub folder: &'a Path,
    pub error: BeirError,
}

impl Reader<'_> {
    pub fn fault(&mut self, file: &str, line: usize, what: &str) {
        self.error.faults.push(format!("{file}:{line}: {what}"));
    }

    /// The text of a file, empty where it cannot be read.
    fn text(&mut self, name: &str) -> String {
        read_text(&self.folder.join(name), name, FILE_BYTES_MAX).unwrap_or_else(|diagnostic| {
            self.error.faults.push(unreadable(&diagnostic));
            String::new()
        })
    }

    /// The lines of a JSON lines file, each with its number; two with one id are a fault.
    pub fn entries(&mut self, name: &str) -> Vec<(usize, EntryForm)> {
        let text = self.text(name);
        let mut entries: Vec<(usize, EntryForm)> = Vec::new();
        let mut seen = HashSet::default();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str::<EntryForm>(line) {
                Ok(entry) if seen.insert(entry.id.clone()) => entries.push((at + 1, entry)),
                Ok(entry) => {
                    self.fault(name, at + 1, &format!("the _id \"{}\" is there twice", entry.id));
                }
                Err(error) => self.fault(name, at + 1, &error.to_string()),
            }
        }
        if entries.is_empty() && self.error.faults.is_empty() {
            self.error.faults.push(format!("{name}: has no lines"));
        }
        entries
    }

    /// All judgements, and whether the set is judged whole.
    pub fn qrels(&mut self) -> (Vec<Judgement>, bool) {
        let is_whole = self.folder.join("qrels.tsv").exists();
        let mut names = vec!["qrels.tsv".to_string()];
        if let (false, Ok(entries)) = (is_whole, std::fs::read_dir(self.folder.join("qrels"))) {
            names = entries
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok())
                .filter(|name| name.ends_with(".tsv"))
                .map(|name| format!("qrels/{name}"))
                .collect();
            names.sort();
        }
        let mut judgements = Vec::new();
        for name in names {
            let text = self.text(&name);
            for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
                // An id may end in a space, so only what is no id is trimmed.
                let parts: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
                match parts[..] {
                    [""] => {}
                    [question, document, score] => match score.trim().parse::<f64>() {
                        Ok(score) if score.is_finite() => judgements.push(Judgement {
                            file: name.clone(),
                            line: at + 1,
                            question: question.to_string(),
                            document: document.to_string(),
                            score,
                        }),
                        // The first line may be a header.
                        _ if at == 0 => {}
                        _ => {
                            let what = format!("the score \"{score}\" is no number");
                            self.fault(&name, at + 1, &what);
                        }
                    },
                    _ => {
                        let what = "expected question, document and score with tabs between them";
                        self.fault(&name, at + 1, what);
                    }
                }
            }
        }
        (judgements, is_whole)
    }

    /// The relevant passages of each judged question.
    pub fn judged(
        &mut self,
        qrels: &[Judgement],
        passages: &HashMap<&str, Option<usize>>,
        questions: &[(usize, EntryForm)],
    ) -> HashMap<String, HashMap<usize, f64>> {
        let known: HashSet<&str> = questions.iter().map(|(_, it)| it.id.as_str()).collect();
        let mut judged: HashMap<String, HashMap<usize, f64>> = HashMap::default();
        for Judgement { file, line, question, document, score } in qrels {
            if !known.contains(question.as_str()) {
                let what = format!("queries.jsonl has no question \"{question}\"");
                self.fault(file, *line, &what);
            }
            let Some(passage) = passages.get(document.as_str()) else {
                let what = format!("corpus.jsonl has no document \"{document}\"");
                self.fault(file, *line, &what);
                continue;
            };
            let relevant = judged.entry(question.clone()).or_default();
            // A document without words is no passage, and nothing can find it.
            if let (Some(passage), true) = (passage, *score > 0.0) {
                relevant.insert(*passage, *score);
            }
        }
        judged
    }
}

fn unreadable(diagnostic: &Diagnostic) -> String {
    let file = &diagnostic.file;
    match (&diagnostic.fault, diagnostic.line) {
        (Fault::Vanished, _) => format!("{file}: is not there"),
        (Fault::NotUtf8 | Fault::NotText, Some(line)) => format!("{file}:{line}: no UTF-8 text"),
        (Fault::FileTooLarge { bytes_max, .. }, _) => format!("{file}: over {bytes_max} bytes"),
        (Fault::Unreadable { reason }, _) => format!("{file}: {reason}"),
        _ => format!("{file}: cannot be read"),
    }
}
