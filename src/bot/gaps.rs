//! What people send in to the authors: shown to them first, and kept without who they are.

use super::{AuthorsNotice, Bot, Library, today};
use crate::answer::contact;
use crate::language::{function_words, keys};
use crate::model::{Detection, FindingKind, Gap, GapKind, Language, Receipt, RouteNotice};
use crate::render::messages::finding::label;
use crate::render::messages::send_in::Why;
use crate::safety::{likely_names, redact};
use crate::store::StoreError;
use crate::understanding;

/// The letters and digits of a code: none that are taken for one another.
const CODE_LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// Eight of them, some 40 bits, cannot be guessed one by one.
const CODE_CHARS: usize = 8;
/// A longer receipt is none of ours.
const RECEIPT_CHARS_MAX: usize = 2_000;

/// What somebody sends in.
#[derive(Clone, Debug)]
pub struct SendIn {
    pub organisation: Option<String>,
    pub language: Language,
    pub kind: GapKind,
    pub text: String,
    /// What was answered, where it is about an answer.
    pub receipt: Option<Receipt>,
}

/// Why something was not kept.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    #[error("there is no such organisation")]
    NoOrganisation,
    /// Nothing is kept at all, by the settings.
    #[error("nothing is kept here")]
    NoStore,
    #[error("there is no text")]
    Empty,
    #[error("the text is too long")]
    TooLong { chars_max: usize },
    /// A matter that goes elsewhere and is never kept.
    #[error("a sensitive matter")]
    Sensitive(Box<RouteNotice>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl NotKept {
    /// What its sender is told of it.
    pub fn why(&self) -> Why {
        match self {
            NotKept::Empty => Why::Empty,
            NotKept::TooLong { chars_max } => Why::TooLong { chars_max: *chars_max },
            NotKept::Sensitive(_) => Why::Sensitive,
            NotKept::NoStore | NotKept::NoOrganisation => Why::Closed,
            NotKept::Store(_) => Why::Failed,
        }
    }
}

impl Bot {
    /// Whether people can send things in.
    pub fn takes_gaps(&self) -> bool {
        self.store.is_some()
    }

    /// After how many days what was sent in is deleted; none where nothing is kept.
    pub fn gap_days_max(&self) -> Option<u32> {
        self.store.as_ref().map(|store| store.options().days_max)
    }

    /// `text` as it would be kept: personal data and secrets taken out. None where there is no
    /// such organisation.
    pub fn proposed(
        &self,
        organisation: Option<&str>,
        text: &str,
        language: Language,
    ) -> Option<String> {
        let library = self.library(organisation)?;
        let name = |detection: &Detection| label(language, &detection.detail);
        // What is told of a person in a draft is taken out as well, tone is not.
        let mut found = library.screen.draft(text);
        let personal = [FindingKind::PersonalData, FindingKind::Security];
        found.retain(|one| personal.contains(&one.kind));
        found.extend(library.screen.question(text));
        found.extend(likely_names(text, |word| is_of_field(&library, word)));
        Some(redact(text, &found, name).trim().to_string())
    }

    /// `text` as it would be kept, where it would be.
    ///
    /// # Errors
    /// Where it would not be kept, and why.
    pub fn to_keep(
        &self,
        organisation: Option<&str>,
        text: &str,
        language: Language,
    ) -> Result<String, NotKept> {
        let library = self.library(organisation).ok_or(NotKept::NoOrganisation)?;
        self.store.as_ref().ok_or(NotKept::NoStore)?;
        let proposed = self.proposed(organisation, text, language).unwrap_or_default();
        let chars_max = library.options.question_chars_max;
        if !proposed.chars().any(char::is_alphanumeric) {
            return Err(NotKept::Empty);
        }
        if proposed.chars().count() > chars_max {
            return Err(NotKept::TooLong { chars_max });
        }
        match route(&library, text, language) {
            Some(route) => Err(NotKept::Sensitive(Box::new(route))),
            None => Ok(proposed),
        }
    }

    /// Keeps what somebody sent in; gives what was kept, with the code to have it deleted.
    ///
    /// # Errors
    /// Where it is not kept, and why.
    pub async fn send_in(&self, sent: SendIn) -> Result<Gap, NotKept> {
        let organisation = sent.organisation.as_deref();
        let library = self.library(organisation).ok_or(NotKept::NoOrganisation)?;
        let store = self.store.as_ref().ok_or(NotKept::NoStore)?;
        let text = self.to_keep(organisation, &sent.text, sent.language)?;
        let gap = Gap {
            code: code(),
            organisation: library.organisation.id.clone(),
            kind: sent.kind,
            language: sent.language,
            text,
            receipt: sent.receipt.filter(is_receipt),
            day: today(),
            closed: None,
        };
        store.age_out(gap.day).await?;
        self.remember_passages(&library).await?;
        store.keep_gap(&gap).await?;
        if self.has_listeners() {
            // It is kept, whether or not its authors can be told.
            match store.gap_count(&gap.organisation).await {
                Ok(count) => {
                    self.tell_authors(&gap.organisation, &AuthorsNotice::SentIn { count });
                }
                Err(error) => tracing::warn!(%error, "authors are not told what was sent in"),
            }
        }
        Ok(gap)
    }

    /// Deletes what was sent in under a code; whether there was any.
    ///
    /// # Errors
    /// Where nothing is kept, or the store fails.
    pub async fn forget(&self, code: &str) -> Result<bool, NotKept> {
        let store = self.store.as_ref().ok_or(NotKept::NoStore)?;
        Ok(store.forget_gap(&normal(code)).await?)
    }
}

/// Whether a word stands in the guidelines, names a concept, or is grammar.
fn is_of_field(library: &Library, word: &str) -> bool {
    let names_concept = |language| {
        let word = library.terms.lexicon.word(&keys(word, language), language);
        !library.terms.lexicon.mentions(&[&word]).is_empty()
    };
    library.terms.vocabulary.id(word).is_some()
        || [Language::Nl, Language::En]
            .into_iter()
            .any(|language| function_words(language).has(word) || names_concept(language))
}

/// Where a sensitive matter goes that `text` is about.
fn route(library: &Library, text: &str, language: Language) -> Option<RouteNotice> {
    let words = understanding::phrases(text);
    let chars_max = library.options.answer.quote_chars_max;
    let routes = contact::routes(&library.routes, &library.corpus, &words, language, chars_max);
    routes.into_iter().next()
}

/// Whether it has the form of a receipt, and can hold no words of anybody's.
fn is_receipt(receipt: &Receipt) -> bool {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    receipt.0.len() <= RECEIPT_CHARS_MAX && receipt.0.bytes().all(is_safe)
}

/// A new code: `K7QM-2XPA`.
pub(super) fn code() -> String {
    let mut bytes = [0u8; CODE_CHARS];
    // Without the system's own chance there would be none in anything; then a program stops.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    let letters = bytes.map(|byte| char::from(CODE_LETTERS[usize::from(byte) % 31]));
    let (first, last) = letters.split_at(CODE_CHARS / 2);
    format!("{}-{}", first.iter().collect::<String>(), last.iter().collect::<String>())
}

/// A code as it is kept, however somebody typed it.
fn normal(code: &str) -> String {
    let letters: String =
        code.chars().filter(char::is_ascii_alphanumeric).take(CODE_CHARS + 1).collect();
    let letters = letters.to_ascii_uppercase();
    match letters.split_at_checked(CODE_CHARS / 2) {
        Some((first, last)) => format!("{first}-{last}"),
        None => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = code();
        assert_eq!(code.len(), CODE_CHARS + 1);
        assert_eq!(normal(&code), code);
        assert_eq!(normal(&format!(" {} ", code.to_lowercase().replace('-', " "))), code);
        assert_eq!(normal("é"), "");
        assert_eq!(normal("abc"), "ABC");
    }
}
