//! Reads a test collection in BEIR layout: documents, questions, and which answers which.
//!
//! `corpus.jsonl` has a document on each line (`_id`, `text`, and it may have `title`),
//! `queries.jsonl` a question (`_id`, `text`), `qrels.tsv` or `qrels/*.tsv` a judgement
//! (question, document and score, with tabs between them; a header line is passed over). Two
//! things that BEIR does not know are read too: `doc`, by which a document tells what larger text
//! it is of, and a question that it is asked of that text alone. The value of `doc` is never
//! searched: in some sets it gives the question away.

mod files;

use std::path::Path;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::language;
use crate::model::{
    Corpus, Details, Guideline, Language, Passage, PassageKind, Prose, Section, Sentence, Span,
    TextLines,
};
pub use files::BeirError;
use files::{EntryForm, Reader};

/// The language is told from so many documents.
const LANGUAGE_DOCUMENTS: usize = 500;

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
    let mut groups: HashMap<&str, HashSet<usize>> = HashMap::default();
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
            BeirQuestion { id, text, only, relevant: relevant.or(is_whole.then(HashMap::default)) }
        })
        .collect();
    if !reader.error.faults.is_empty() {
        return Err(reader.error);
    }
    let fingerprint = fingerprint(&documents);
    let guidelines = guidelines.into_iter().map(|(_, guideline)| Arc::new(guideline)).collect();
    Ok(BeirSet { corpus: Corpus::new(guidelines, fingerprint), language, questions })
}

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
        prose: Arc::new(prose),
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
        parent: None,
        language,
        default_language: language,
        details: Details::default(),
        hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
        text,
        lines,
        sections: vec![section],
        blocks: Vec::new(),
        passages: vec![passage],
        cases: Vec::new(),
        case_anchors: Vec::new(),
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
        assert_eq!((&one.only, &one.relevant), (&None, &Some(HashMap::default())));
        assert_eq!(two.relevant, Some(HashMap::from_iter([(1, 1.0)])));
        assert_eq!(two.only.as_deref(), Some(&HashSet::from_iter([1])));
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
        assert_eq!(set.questions[0].relevant, Some(HashMap::from_iter([(0, 2.0)])));
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
