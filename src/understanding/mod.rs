//! A question understood: which of its words carry what is asked, and how each can be found.

mod words;

use crate::language::{CorpusTerms, WordKeys, function_words, tokens};
use crate::model::{Inquiry, Language};

/// The inquiry that `question`, in `language`, makes of a corpus with these `terms`.
pub fn inquire(question: &str, language: Language, terms: &CorpusTerms) -> Inquiry {
    let all = tokens(question);
    let function = function_words(language);
    let (content, grammar): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|token| !function.has(&token.text));
    Inquiry {
        language,
        words: words::inquiry_words(&content, language, terms),
        function_words: grammar.len(),
    }
}

/// The words of a question, for looking an organisation's own phrases up in it.
pub fn phrases(question: &str) -> WordKeys {
    WordKeys::new(question)
}
