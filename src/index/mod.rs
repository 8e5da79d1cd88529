//! The passages of a corpus in Tantivy; the only room that names it.
//!
//! Reading order: what is indexed (`schema`), how it is made (`build`), kept (`file`), held ready
//! (`postings`) and asked (`query`), and the yardstick that `eval` holds it to (`plain`). An index
//! is answered from memory; its file only saves making it again.

mod build;
mod file;
mod plain;
mod postings;
mod query;
mod schema;

use std::path::Path;

pub use plain::PlainIndex;

use crate::language::CorpusTerms;
use crate::model::{Corpus, Hit, Inquiry, Language};

/// Part of every index' name: a fingerprint of the source and data that terms and indexes are made
/// with, so that no index outlives a change of them (see `build.rs`).
const INDEX_VERSION: &str = env!("BUILT_INDEX_VERSION");

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
pub struct PassageIndex {
    postings: postings::Postings,
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
            && terms.passages.len() == corpus.passage_count()
            && let Ok(found) = PassageIndex::of(&index, &terms, Origin::Opened)
            && found.passage_count() == corpus.passage_count()
        {
            return Ok((found, terms));
        }
        let terms = make_terms();
        let index = build::build(corpus, &terms)?;
        let origin = match &path {
            None => Origin::InMemory { reason: None },
            Some(path) => match file::write(path, &index, &terms) {
                Ok(()) => Origin::Built,
                Err(error) => Origin::InMemory { reason: Some(error.to_string()) },
            },
        };
        Ok((PassageIndex::of(&index, &terms, origin)?, terms))
    }

    fn of(
        index: &tantivy::Index,
        terms: &CorpusTerms,
        origin: Origin,
    ) -> Result<PassageIndex, IndexError> {
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual);
        let fields = schema::Fields::of(&index.schema())?;
        let reader: tantivy::IndexReader = reader.try_into()?;
        let searcher = reader.searcher();
        let segment = searcher.segment_readers().first();
        Ok(PassageIndex { postings: postings::Postings::of(segment, fields, terms)?, origin })
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
