//! An organisation: its name, whom to ask, its periods and its routes for sensitive matters.

use jiff::civil::Date;

use super::language::{Bilingual, Language};
use super::rules::Anchor;

/// What `organisation.toml` says; a folder without one is an organisation too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organisation {
    /// The name by which commands and settings call it: its folder's.
    pub id: String,
    /// Its name as people read it.
    pub name: String,
    /// The first is its default.
    pub languages: Vec<Language>,
    /// Ids of the organisations whose rules also hold here, the nearest first.
    pub parents: Vec<String>,
    pub contact: Option<ContactEntry>,
    pub contacts: Vec<TopicContact>,
    pub periods: Vec<Period>,
    pub routes: Vec<Route>,
    /// Who may see what was sent in only once, as the organisation names them; where it names
    /// nobody, authors see what was sent in at least twice.
    pub sees_single_gaps: Option<String>,
}

impl Organisation {
    /// The first of its languages; Dutch where it names none.
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Everybody whom it names to ask.
    pub fn all_contacts(&self) -> impl Iterator<Item = &ContactEntry> {
        let of_topics = self.contacts.iter().map(|topic| &topic.contact);
        let of_routes = self.routes.iter().filter_map(|route| route.contact.as_ref());
        self.contact.iter().chain(of_topics).chain(of_routes)
    }
}

/// Whom to ask, as the organisation's file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactEntry {
    pub name: Bilingual,
    pub address: Option<Bilingual>,
}

impl ContactEntry {
    /// The same for a reader of `language`.
    pub fn contact(&self, language: Language) -> Contact {
        let address = self.address.as_ref().map(|address| address.text(language).to_string());
        Contact { name: self.name.text(language).to_string(), address }
    }
}

/// Whom to ask, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    /// An e-mail address, telephone number or place, as the organisation writes it.
    pub address: Option<String>,
}

/// Whom to ask about one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicContact {
    pub topic: String,
    pub contact: ContactEntry,
    /// Words of a question that point here.
    pub words: Vec<String>,
    /// Files whose answers point here.
    pub guidelines: Vec<String>,
}

/// A named stretch of days in which rules of their own hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Such as `election`.
    pub kind: String,
    pub name: Bilingual,
    pub from: Date,
    /// Its last day.
    pub until: Date,
}

/// Where a sensitive matter goes; it is shown before any answer, and its question is never kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub kind: String,
    pub words: Vec<String>,
    pub title: Bilingual,
    pub message: Bilingual,
    pub contact: Option<ContactEntry>,
    pub rests_on: Option<Anchor>,
}
