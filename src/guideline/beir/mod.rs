//! Reads a test collection in BEIR layout: documents, questions, and which answers which.
//!
//! `corpus.jsonl` has a document on each line (`_id`, `text`, and it may have `title`),
//! `queries.jsonl` a question (`_id`, `text`), `qrels.tsv` or `qrels/*.tsv` a judgement
//! (question, document and score, with tabs between them; a header line is passed over). Two
//! things that BEIR does not know are read too: `doc`, by which a document tells what larger text
//! it is of, and a question that it is asked of that text alone. The value of `doc` is never
//! searched: in some sets it gives the question away.

mod files;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

<<<<<<< HEAD:src/guideline/beir.rs
use super::beir_document::{EntryForm, fingerprint, guideline, language_of};
use super::folder::read_text;
use crate::model::{Corpus, Diagnostic, Fault, Guideline, Language};

/// A larger file is not read, in bytes.
const FILE_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// So many faults are told; the rest are counted.
const FAULTS_TOLD_MAX: usize = 10;
=======
use crate::language;
use crate::model::{
    Corpus, Details, Guideline, Language, Passage, PassageKind, Prose, Section, Sentence, Span,
    TextLines,
};
pub use files::BeirError;
use files::{EntryForm, Reader};

/// The language is told from so many documents.
const LANGUAGE_DOCUMENTS: usize = 500;
>>>>>>> wt-e:src/guideline/beir/mod.rs

/// A test collection.
#[derive(Clone, Debug)]
pub struct BeirSet {
    /// One guideline of one passage for each document that has words, in the order of the file.
    pub corpus: Corpus,
    pub language: Language,
    pub questions: Vec<BeirQuestion>,
}

/// A question and what is known of its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct BeirQuestion {
    pub id: String,
    pub text: String,
    /// The passages that it is asked of; none for all of them.
    pub only: Option<Arc<HashSet<usize>>>,
    /// By passage id; none where nobody has judged it. A set with one `qrels.tsv` is judged
    /// whole: there, a question without a judgement has no relevant passage.
    pub relevant: Option<HashMap<usize, f64>>,
}

<<<<<<< HEAD:src/guideline/beir.rs
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

=======
>>>>>>> wt-e:src/guideline/beir/mod.rs
/// Reads the set in `folder`, whose documents are in `language`, or in the one that most of them
/// seem to be in.
///
/// # Errors
/// With every bad file and line.
pub fn read(folder: &Path, language: Option<Language>) -> Result<BeirSet, BeirError> {
    let mut reader = Reader { folder, error: BeirError::default() };
    let documents = reader.entries("corpus.jsonl");
    let questions = reader.entries("queries.jsonl");
    let (qrels, is_whole) = reader.qrels();
    let language = language.unwrap_or_else(|| language_of(&documents));
    let guidelines: Vec<(usize, Guideline)> = documents
        .iter()
        .enumerate()
        .filter_map(|(at, (_, document))| Some((at, guideline(document, language)?)))
        .collect();
    let mut passages: HashMap<&str, Option<usize>> =
        documents.iter().map(|(_, document)| (document.id.as_str(), None)).collect();
    let mut groups: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (passage, (at, _)) in guidelines.iter().enumerate() {
        let document = &documents[*at].1;
        passages.insert(&document.id, Some(passage));
        let group = document.doc.as_deref().unwrap_or(&document.id);
        groups.entry(group).or_default().insert(passage);
    }
    let groups: HashMap<&str, Arc<HashSet<usize>>> =
        groups.into_iter().map(|(group, passages)| (group, Arc::new(passages))).collect();
    let judged = reader.judged(&qrels, &passages, &questions);
    let questions = questions
        .iter()
        .map(|(line, question)| {
            let only = question.doc.as_deref().map(|doc| {
                groups.get(doc).cloned().unwrap_or_else(|| {
                    let fault = format!("no document of corpus.jsonl has the doc \"{doc}\"");
                    reader.fault("queries.jsonl", *line, &fault);
                    Arc::default()
                })
            });
            let relevant = judged.get(question.id.as_str()).cloned();
            let (id, text) = (question.id.clone(), question.text.clone());
            BeirQuestion { id, text, only, relevant: relevant.or(is_whole.then(HashMap::new)) }
        })
        .collect();
    if !reader.error.faults.is_empty() {
        return Err(reader.error);
    }
    let fingerprint = fingerprint(&documents);
    let guidelines = guidelines.into_iter().map(|(_, guideline)| Arc::new(guideline)).collect();
    Ok(BeirSet { corpus: Corpus::new(guidelines, fingerprint), language, questions })
}

<<<<<<< HEAD:src/guideline/beir.rs
/// A judgement with its file and line.
struct Judgement {
    file: String,
    line: usize,
    question: String,
    document: String,
    score: f64,
}

struct Reader<'a> {
    folder: &'a Path,
    error: BeirError,
}

impl Reader<'_> {
    fn fault(&mut self, file: &str, line: usize, what: &str) {
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
    fn entries(&mut self, name: &str) -> Vec<(usize, EntryForm)> {
        let text = self.text(name);
        let mut entries: Vec<(usize, EntryForm)> = Vec::new();
        let mut seen = HashSet::new();
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
    fn qrels(&mut self) -> (Vec<Judgement>, bool) {
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
    fn judged(
        &mut self,
        qrels: &[Judgement],
        passages: &HashMap<&str, Option<usize>>,
        questions: &[(usize, EntryForm)],
    ) -> HashMap<String, HashMap<usize, f64>> {
        let known: HashSet<&str> = questions.iter().map(|(_, it)| it.id.as_str()).collect();
        let mut judged: HashMap<String, HashMap<usize, f64>> = HashMap::new();
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
=======
/// The document as a guideline of one paragraph; none where it has no words.
fn guideline(document: &EntryForm, language: Language) -> Option<Guideline> {
    let text = document.text.trim().to_string();
    let sentences = language::sentences(&text);
    if sentences.is_empty() || !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let span = Span::new(0, text.len());
    let lines = TextLines::of_file(&text);
    let mut prose = Prose::default();
    prose.push(&text, span, Default::default());
    let sentence = |plain: &Span| Sentence { plain: *plain, source: *plain, column: None };
    let passage = Passage {
        section: 0,
        kind: PassageKind::Paragraph,
        span,
        lines: lines.lines(span),
        prose,
        lead_ins: Vec::new(),
        sentences: sentences.iter().map(sentence).collect(),
        number: None,
    };
    let section = Section {
        level: 0,
        heading: String::new(),
        path: Vec::new(),
        anchor: String::new(),
        span: Span::default(),
    };
    Some(Guideline {
        file: document.id.clone(),
        slug: document.id.clone(),
        title: document.title.trim().to_string(),
        language,
        details: Details::default(),
        hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
        text,
        lines,
        sections: vec![section],
        blocks: Vec::new(),
        passages: vec![passage],
        diagnostics: Vec::new(),
    })
}

/// The language that most of the first documents seem to be in.
fn language_of(documents: &[(usize, EntryForm)]) -> Language {
    let looked_at = documents.iter().take(LANGUAGE_DOCUMENTS);
    let is_dutch = |text: &str| language::detect(text, Language::default()) == Language::Nl;
    let dutch = looked_at.clone().filter(|(_, document)| is_dutch(&document.text)).count();
    if 2 * dutch >= looked_at.len() { Language::Nl } else { Language::En }
}

fn fingerprint(documents: &[(usize, EntryForm)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (_, document) in documents {
        for part in [&document.id, &document.title, &document.text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
>>>>>>> wt-e:src/guideline/beir/mod.rs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("qrels")).unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    const CORPUS: &str = r#"{"_id": "a", "title": "Foto's", "text": " Vraag het. Altijd. "}
{"_id": "leeg", "text": ""}
{"_id": "b", "doc": "b.md", "text": "Bel bij een datalek.", "metadata": {}}
"#;
    const QUERIES: &str = r#"{"_id": "1", "text": "Mag een foto?"}
{"_id": "2", "doc": "b.md", "text": "Wat bij een lek?"}
"#;

    #[test]
    fn documents_are_passages_and_judgements_name_them() {
        let folder = folder(&[
            ("corpus.jsonl", CORPUS),
            ("queries.jsonl", QUERIES),
            ("qrels.tsv", "query-id\tcorpus-id\tscore\n2\tb\t1\n2\ta\t0\n2\tleeg\t1\n"),
        ]);
        let set = read(folder.path(), None).unwrap();
        assert_eq!((set.language, set.corpus.passage_count()), (Language::Nl, 2));
        let (guideline, passage) = set.corpus.passage(0).unwrap();
        assert_eq!((guideline.title.as_str(), guideline.file.as_str()), ("Foto's", "a"));
        assert_eq!(passage.sentences.len(), 2);
        assert_eq!(set.corpus.quote(0, 1..2).unwrap().text(), "Altijd.");
        let [one, two] = &set.questions[..] else { panic!("two questions") };
        assert_eq!((&one.only, &one.relevant), (&None, &Some(HashMap::new())));
        assert_eq!(two.relevant, Some(HashMap::from([(1, 1.0)])));
        assert_eq!(two.only.as_deref(), Some(&HashSet::from([1])));
    }

    #[test]
    fn a_question_that_no_split_judges_is_not_judged() {
        let folder = folder(&[
            ("corpus.jsonl", CORPUS),
            ("queries.jsonl", QUERIES),
            ("qrels/test.tsv", "1\ta\t2\n"),
        ]);
        let set = read(folder.path(), Some(Language::En)).unwrap();
        assert_eq!(set.language, Language::En);
        assert_eq!(set.questions[0].relevant, Some(HashMap::from([(0, 2.0)])));
        assert_eq!(set.questions[1].relevant, None);
    }

    #[test]
    fn every_bad_line_is_told() {
        let folder = folder(&[
            (
                "corpus.jsonl",
                "{\"_id\": \"a\", \"text\": \"Een.\"}\nniets\n{\"_id\": \"a\", \"text\": \"\"}",
            ),
            (
                "queries.jsonl",
                "{\"_id\": \"1\", \"doc\": \"c\", \"text\": \"Een?\"}\n{\"_id\": \"2\"}\n",
            ),
            ("qrels.tsv", "1\ta\t1\n1\ta\tveel\n1\tb\t1\n9\ta\t1\n1 a 1\n"),
        ]);
        insta::assert_snapshot!(read(folder.path(), None).unwrap_err().to_string(), @r#"
        not a folder in BEIR layout
          corpus.jsonl:2: expected ident at line 1 column 2
          corpus.jsonl:3: the _id "a" is there twice
          queries.jsonl:2: missing field `text` at line 1 column 12
          qrels.tsv:2: the score "veel" is no number
          qrels.tsv:5: expected question, document and score with tabs between them
          qrels.tsv:3: corpus.jsonl has no document "b"
          qrels.tsv:4: queries.jsonl has no question "9"
          queries.jsonl:1: no document of corpus.jsonl has the doc "c"
        "#);
        let empty = tempfile::tempdir().unwrap();
        insta::assert_snapshot!(read(empty.path(), None).unwrap_err().to_string(), @r"
        not a folder in BEIR layout
          corpus.jsonl: is not there
          queries.jsonl: is not there
          qrels.tsv: is not there
        ");
    }
}
