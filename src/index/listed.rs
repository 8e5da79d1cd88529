//! The postings of a few passages, listed from their terms as the engine would index them.
//!
//! Making the engine ready for one edited file takes longer than indexing it, and this is done
//! while an edit waits to be answered from. Once it is quiet, the engine indexes all
//! (`bot::settle`).

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;

use crate::model::{GuidelineTerms, Language, TermId};

/// Postings of one language.
pub struct Listed {
    /// Term, document, and how often the document has the term; in order.
    postings: Vec<(TermId, u32, u32)>,
    /// The engine's code for the length of each document.
    lengths: Vec<u8>,
}

impl Listed {
    /// The postings of the passages of those of `guidelines` that are in `language`; all passages
    /// are documents, in order. None where there are no such guidelines.
    pub fn new(guidelines: &[Arc<GuidelineTerms>], language: Language) -> Option<Listed> {
        if guidelines.iter().all(|guideline| guideline.language != language) {
            return None;
        }
        let (mut terms, mut lengths) = (Vec::new(), Vec::new());
        for guideline in guidelines {
            for passage in &guideline.passages {
                let (document, before) = (lengths.len() as u32, terms.len());
                if guideline.language == language {
                    terms.extend(passage.indexed().map(|term| (term, document)));
                }
                let length = u32::try_from(terms.len() - before).unwrap_or(u32::MAX);
                lengths.push(FieldNormReader::fieldnorm_to_id(length));
            }
        }
        terms.sort_unstable();
        let postings = terms.chunk_by(|one, other| one == other);
        let postings = postings.map(|same| (same[0].0, same[0].1, same.len() as u32)).collect();
        Some(Listed { postings, lengths })
    }

    /// Tells each document with `term`, how often it has it, and the code for its length.
    pub fn each(&self, term: TermId, mut tell: impl FnMut(u32, u32, u8)) {
        let from = self.postings.partition_point(|posting| posting.0 < term);
        let of_term = self.postings[from..].iter().take_while(|posting| posting.0 == term);
        for (_, document, mentions) in of_term {
            tell(*document, *mentions, self.lengths[*document as usize]);
        }
    }
}
