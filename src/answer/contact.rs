//! Whom to ask, and where sensitive matters go.

use std::sync::Arc;

use super::cite::cite;
use crate::language::{Phrase, WordKeys};
use crate::model::{
    Citation, Contact, Corpus, Language, Organisation, Route, RouteNotice, TopicContact,
};

/// A topic's contact with its words ready to be looked up.
#[derive(Clone, Debug)]
pub struct ContactRule {
    contact: TopicContact,
    words: Arc<[Phrase]>,
}

impl ContactRule {
    /// The rule of one of the organisation's contacts.
    pub fn new(contact: &TopicContact) -> Self {
        let words = contact.words.iter().map(|word| Phrase::new(word)).collect();
        ContactRule { contact: contact.clone(), words }
    }
}

/// Whom to ask about a question with these `words` whose answer is `first`: the contact of a
/// topic that it names, else of the cited guideline, else of the organisation. Who keeps a
/// guideline of an organisation above it is named only where it has no contact of its own.
pub fn contact(
    organisation: &Organisation,
    rules: &[ContactRule],
    corpus: &Corpus,
    words: &WordKeys,
    first: Option<&Citation>,
    language: Language,
) -> Option<Contact> {
    let by_words = rules.iter().find(|rule| rule.words.iter().any(|word| word.is_in(words)));
    let cites = |rule: &&ContactRule| {
        first.is_some_and(|first| rule.contact.guidelines.contains(&first.file))
    };
    let by_topic = by_words.or_else(|| rules.iter().find(cites));
    by_topic
        .map(|rule| rule.contact.contact.contact(language))
        .or_else(|| first.filter(|it| it.organisation.is_none()).and_then(|it| owner(corpus, it)))
        .or_else(|| organisation.contact.as_ref().map(|it| it.contact(language)))
        .or_else(|| first.and_then(|first| owner(corpus, first)))
}

/// The contact that the cited guideline's own front matter names.
fn owner(corpus: &Corpus, citation: &Citation) -> Option<Contact> {
    let details = &corpus.find(&citation.file)?.details;
    match (&details.owner, &details.contact) {
        (Some(owner), contact) => Some(Contact { name: owner.clone(), address: contact.clone() }),
        (None, Some(contact)) => Some(Contact { name: contact.clone(), address: None }),
        (None, None) => None,
    }
}

/// A route with its words ready to be looked up, and the passage it rests on.
#[derive(Clone, Debug)]
pub struct RouteRule {
    route: Route,
    words: Arc<[Phrase]>,
    /// Passage id and sentence.
    place: Option<(usize, usize)>,
}

impl RouteRule {
    /// The rule of one of the organisation's routes, resting on the sentence at `place`.
    pub fn new(route: &Route, place: Option<(usize, usize)>) -> Self {
        let words = route.words.iter().map(|word| Phrase::new(word)).collect();
        RouteRule { route: route.clone(), words, place }
    }

    /// The same rule, resting on the sentence at `place`.
    pub fn resting_on(&self, place: Option<(usize, usize)>) -> Self {
        RouteRule { place, ..self.clone() }
    }

    fn notice(&self, corpus: &Corpus, language: Language, quote_chars_max: usize) -> RouteNotice {
        let cited = |(passage, sentence)| cite(corpus, passage, sentence, quote_chars_max, 1.0);
        RouteNotice {
            kind: self.route.kind.clone(),
            title: self.route.title.text(language).to_string(),
            message: self.route.message.text(language).to_string(),
            contact: self.route.contact.as_ref().map(|it| it.contact(language)),
            citation: self.place.and_then(cited).map(Box::new),
        }
    }
}

/// The organisation's route of a kind, such as `data_leak`, if it has one.
pub fn route_of_kind(
    rules: &[RouteRule],
    kind: &str,
    corpus: &Corpus,
    language: Language,
    quote_chars_max: usize,
) -> Option<RouteNotice> {
    let rule = rules.iter().find(|rule| rule.route.kind == kind)?;
    Some(rule.notice(corpus, language, quote_chars_max))
}

/// The routes that a question with these `words` calls for, in the organisation's order.
pub fn routes(
    rules: &[RouteRule],
    corpus: &Corpus,
    words: &WordKeys,
    language: Language,
    quote_chars_max: usize,
) -> Vec<RouteNotice> {
    let called = rules.iter().filter(|rule| rule.words.iter().any(|word| word.is_in(words)));
    called.map(|rule| rule.notice(corpus, language, quote_chars_max)).collect()
}
