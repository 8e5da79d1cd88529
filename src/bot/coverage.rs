//! Which rules the answers to the question cases show, and which none of them does.

use foldhash::HashMap;

use super::cases::CaseResult;
use super::library::Library;
use super::verdict;
use crate::model::{FileNorms, Span};

/// How far the question cases reach.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// How many norms the organisation's own guidelines have.
    pub norms: usize,
    /// Those that the answer to no case quotes, by file; files without any are left out.
    pub uncovered: Vec<FileNorms>,
}

impl Coverage {
    /// How many norms no case's answer quotes.
    pub fn uncovered_count(&self) -> usize {
        self.uncovered.iter().map(|file| file.norms.len()).sum()
    }
}

/// What the answers to the cases quote of the organisation's own norms.
pub fn coverage(library: &Library, results: &[CaseResult]) -> Coverage {
    let mut quoted: HashMap<usize, Vec<Span>> = HashMap::default();
    for citation in results.iter().flat_map(|result| &result.answer.citations) {
        quoted.entry(citation.passage).or_default().push(citation.quote.span());
    }
    let is_quoted = |passage: usize, sentence: Span| {
        quoted.get(&passage).is_some_and(|spans| spans.iter().any(|span| span.holds(sentence)))
    };
    let mut coverage = Coverage::default();
    let mut passage_id = 0;
    for guideline in library.corpus.guidelines() {
        let mut norms = Vec::new();
        for passage in &guideline.passages {
            let id = passage_id;
            passage_id += 1;
            // What an organisation above this one rules is for its own authors.
            if guideline.depth() > 0 {
                continue;
            }
            let norms_of = library.norms.of(&library.corpus, id).iter();
            // A guess is no rule that an author must have asked about.
            for norm in norms_of.filter(|norm| !norm.clause.is_guessed) {
                coverage.norms += 1;
                let sentence = passage.sentences.get(norm.sentence);
                if !sentence.is_some_and(|sentence| is_quoted(id, sentence.source)) {
                    norms.push(verdict::shown(guideline, passage, norm));
                }
            }
        }
        if !norms.is_empty() {
            coverage.uncovered.push(FileNorms { file: guideline.file.clone(), norms });
        }
    }
    coverage
}
