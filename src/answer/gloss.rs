//! What the terms of a rule mean in the other language: a help to read it, never a translation.

use crate::language::{Lexicon, LexiconWord, keys, tokens};
use crate::model::{Gloss, Language};

/// No more terms of one rule are explained.
const GLOSSES_MAX: usize = 6;

/// The terms of the field in a rule's `text`, written in `from`, with their names in the other
/// language; in the order of the text, each once, without those that are written alike.
pub fn glosses(lexicon: &Lexicon, text: &str, from: Language) -> Vec<Gloss> {
    let all = tokens(text);
    let words: Vec<LexiconWord> =
        all.iter().map(|token| lexicon.word(&keys(&token.text, from), from)).collect();
    let mut found: Vec<Gloss> = Vec::new();
    for mention in lexicon.mentions(&words.iter().collect::<Vec<_>>()) {
        let Some(concept) = lexicon.concepts().get(mention.concept) else { continue };
        let [nl, en] = &concept.preferred;
        let meaning = if from == Language::Nl { en } else { nl };
        let spans = mention.tokens.iter().filter_map(|at| all.get(*at)).map(|it| it.span);
        let word = spans.filter_map(|span| span.of(text)).collect::<Vec<_>>().join(" ");
        let is_new = found.iter().all(|it| it.word != word && it.meaning != *meaning);
        // "op LinkedIn" explains nothing, nor does "foto van een collega" after both of its words.
        let says_itself = word.to_lowercase().split(' ').any(|it| it == meaning.to_lowercase());
        let is_explained = |at: &usize| {
            found.iter().any(|it| all.get(*at).and_then(|it| it.span.of(text)) == Some(&it.word))
        };
        let is_known = mention.tokens.len() > 1 && mention.tokens.iter().any(is_explained);
        if is_new && !meaning.is_empty() && !says_itself && !is_known {
            found.push(Gloss { word, meaning: meaning.clone() });
        }
    }
    found.truncate(GLOSSES_MAX);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_the_field_are_named_in_the_other_language() {
        let lexicon = Lexicon::built_in();
        let text = "In de sperperiode plaats je geen foto op LinkedIn.";
        let found: Vec<(String, String)> = glosses(&lexicon, text, Language::Nl)
            .into_iter()
            .map(|it| (it.word, it.meaning))
            .collect();
        let pair = |word: &str, meaning: &str| (word.to_string(), meaning.to_string());
        assert!(found.contains(&pair("sperperiode", "pre-election period")), "{found:?}");
        assert!(found.iter().all(|(word, _)| word != "LinkedIn"), "{found:?}");
        assert!(glosses(&lexicon, "", Language::En).is_empty());
    }
}
