//! A question understood: which of its words carry what is asked, and how each can be found.

mod words;

use crate::language::{CorpusTerms, WordKeys, function_words, tokens};
use crate::model::{Inquiry, Language};

/// The inquiry that `question`, in `language`, makes of a corpus with these `terms`.
pub fn inquire(question: &str, language: Language, terms: &CorpusTerms) -> Inquiry {
    let all = tokens(question);
    let function = function_words(language);
    let content: Vec<usize> = (0..all.len()).filter(|at| !function.has(&all[*at].text)).collect();
    Inquiry {
        language,
        function_words: all.len() - content.len(),
        words: words::inquiry_words(&all, &content, language, terms),
    }
}

/// The words of a question, for looking an organisation's own phrases up in it.
pub fn phrases(question: &str) -> WordKeys {
    WordKeys::new(question)
}
