//! The passages of a corpus in Tantivy; the only room that names it.
//!
//! Reading order: what is indexed (`schema`), how it is made (`build`), kept (`file`), held ready
//! (`postings`) and asked (`query`), and the yardstick that `eval` holds it to (`plain`). An index
//! is answered from memory; its file only saves making it again. After an edit, what is new is
//! listed beside what is there (`listed`).

mod build;
mod covering;
mod file;
mod listed;
mod plain;
mod postings;
mod query;
mod schema;

use std::path::Path;
use std::sync::Arc;

use foldhash::HashSet;

pub use plain::PlainIndex;

use crate::language::CorpusTerms;
use crate::model::{Corpus, GuidelineTerms, Hit, Inquiry, Language};
use postings::{Postings, Segment};

/// Part of every index' name: a fingerprint of the source and data that terms and indexes are made
/// with, so that no index outlives a change of them (see `build.rs`).
const INDEX_VERSION: &str = env!("BUILT_INDEX_VERSION");

/// Passages that were added since the index was made as a whole are at most one in so many; with
/// more, it is made anew.
const BESIDE_SHARE: usize = 4;
/// So many do no harm, however few there are in all.
const BESIDE_FEW: usize = 1_000;

/// What went wrong with an index; never shown to an asker.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    #[error("the search engine: {0}")]
    Engine(#[from] tantivy::TantivyError),
    #[error("the terms cannot be written: {0}")]
    Terms(#[from] postcard::Error),
    #[error("{}: {source}", path.display())]
    File { path: std::path::PathBuf, source: std::io::Error },
}

/// How an index came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Read from its file.
    Opened,
    /// Made anew and written to its file.
    Built,
    /// Made anew and kept in memory alone, for the reason given, if any.
    InMemory { reason: Option<String> },
}

/// The index of one corpus, ready to be asked from any thread.
#[derive(Clone)]
pub struct PassageIndex {
    postings: Postings,
    origin: Origin,
}

impl std::fmt::Debug for PassageIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.debug_struct("PassageIndex").field("origin", &self.origin).finish()
    }
}

impl PassageIndex {
    /// The index of `corpus` and its terms: read from its file under `folder` if a whole one is
    /// there; else the terms come from `make_terms`, and both are written there. In memory alone
    /// without a folder or where it cannot be written.
    ///
    /// # Errors
    /// Where the search engine itself fails; a damaged, absent or unwritable file is no error.
    pub fn open(
        corpus: &Corpus,
        lexicon_fingerprint: &str,
        folder: Option<&Path>,
        make_terms: impl FnOnce() -> CorpusTerms,
    ) -> Result<(PassageIndex, CorpusTerms), IndexError> {
        let name = file_name(corpus, lexicon_fingerprint);
        let path = folder.map(|folder| folder.join(&name));
        if let Some((directory, terms)) = path.as_deref().and_then(file::read)
            && let Ok(index) = tantivy::Index::open(directory)
            && is_of(&terms, corpus)
            && let Ok(segment) = segment(&index, terms.guidelines(), &terms)
        {
            let postings = Postings::new(vec![Arc::new(segment)], &terms);
            return Ok((PassageIndex { postings, origin: Origin::Opened }, terms));
        }
        let terms = make_terms();
        let index = build::build(terms.guidelines(), &terms)?;
        let origin = match &path {
            None => Origin::InMemory { reason: None },
            Some(path) => match file::write(path, &index, &terms) {
                Ok(()) => Origin::Built,
                Err(error) => Origin::InMemory { reason: Some(error.to_string()) },
            },
        };
        let segment = Arc::new(segment(&index, terms.guidelines(), &terms)?);
        Ok((PassageIndex { postings: Postings::new(vec![segment], &terms), origin }, terms))
    }

    /// The index of the corpus whose `terms` were made from those of this one: only guidelines
    /// whose terms are new are indexed. In memory alone.
    ///
    /// # Errors
    /// Where the search engine itself fails.
    pub fn after(&self, terms: &CorpusTerms) -> Result<PassageIndex, IndexError> {
        let origin = Origin::InMemory { reason: None };
        let mut segments: Vec<Arc<Segment>> = self.postings.segments().take(1).cloned().collect();
        let main = segments.first().map_or(&[][..], |main| main.guidelines());
        let kept: HashSet<*const GuidelineTerms> = main.iter().map(Arc::as_ptr).collect();
        let new = terms.guidelines().iter().filter(|it| !kept.contains(&Arc::as_ptr(it)));
        let new: Vec<Arc<GuidelineTerms>> = new.cloned().collect();
        let count: usize = new.iter().map(|guideline| guideline.passages.len()).sum();
        if count > BESIDE_FEW.max(terms.passage_count() / BESIDE_SHARE) {
            let index = build::build(terms.guidelines(), terms)?;
            segments = vec![Arc::new(segment(&index, terms.guidelines(), terms)?)];
        } else if count > 0 {
            let beside = self.postings.segments().nth(1).filter(|it| it.is_of(&new));
            segments.push(beside.cloned().unwrap_or_else(|| Arc::new(Segment::listed(new))));
        }
        Ok(PassageIndex { postings: Postings::new(segments, terms), origin })
    }

    /// How many passages were indexed since the index was made as a whole.
    pub fn passages_beside(&self) -> usize {
        self.postings.segments().skip(1).map(|segment| segment.len()).sum()
    }

    /// How many passages are in it.
    pub fn passage_count(&self) -> usize {
        self.postings.passage_count()
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// At most `hits_max` passages in `language` that share a term with the inquiry, best first.
    ///
    /// # Errors
    /// Where the search engine fails.
    pub fn search(
        &self,
        inquiry: &Inquiry,
        language: Language,
        hits_max: usize,
    ) -> Result<Vec<Hit>, IndexError> {
        query::search(&self.postings, language, inquiry, hits_max)
    }

    /// All passages in `language` that may have words with at least `share_min`, 0 to 1, of the
    /// inquiry's weight, in the order of the guidelines.
    ///
    /// # Errors
    /// Where the search engine fails.
    pub fn covering(
        &self,
        inquiry: &Inquiry,
        language: Language,
        share_min: f32,
    ) -> Result<Vec<usize>, IndexError> {
        covering::covering(&self.postings, language, inquiry, share_min)
    }
}

/// The postings of an index, whose documents are the passages of `guidelines`.
fn segment(
    index: &tantivy::Index,
    guidelines: &[Arc<GuidelineTerms>],
    terms: &CorpusTerms,
) -> Result<Segment, IndexError> {
    let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual);
    let fields = schema::Fields::of(&index.schema())?;
    let reader: tantivy::IndexReader = reader.try_into()?;
    let searcher = reader.searcher();
    let documents = searcher.segment_readers().first();
    let segment = Segment::of(documents, fields, guidelines.to_vec(), terms)?;
    let count = documents.map_or(0, |documents| documents.max_doc() as usize);
    if count == segment.len() {
        return Ok(segment);
    }
    Err(tantivy::TantivyError::InternalError("documents are not the passages".to_string()).into())
}

/// Whether terms are those of the passages of `corpus`, as far as their number tells.
fn is_of(terms: &CorpusTerms, corpus: &Corpus) -> bool {
    let counts = terms.guidelines().iter().map(|guideline| guideline.passages.len());
    counts.eq(corpus.guidelines().iter().map(|guideline| guideline.passages.len()))
}

/// The file's name: a fingerprint of the texts, of the concepts, and of the program's own way of
/// making terms and indexes.
fn file_name(corpus: &Corpus, lexicon_fingerprint: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [corpus.fingerprint(), lexicon_fingerprint, INDEX_VERSION] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    format!("{}{}", &hasher.finalize().to_hex()[..32], file::EXTENSION)
}
