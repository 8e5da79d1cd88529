//! Walks one message through the house.

pub mod accept;
pub mod alike;
pub mod ask;
pub mod authors;
pub mod case_board;
pub mod cases;
pub mod changes;
pub mod citations;
pub mod clarify;
pub mod coming;
pub mod contradictions;
pub mod conversation;
pub mod coverage;
pub mod desk;
pub mod find;
pub mod gap_closing;
pub mod gap_groups;
pub mod gaps;
pub mod grounds;
pub mod health;
pub mod hints;
pub mod history;
pub mod library;
pub mod meaning;
pub mod measure;
pub mod message;
pub mod norms;
pub mod noticed;
pub mod review;
pub mod settle;
pub mod statistics;
pub mod take_up;
pub mod verdict;
pub mod watch;

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use arc_swap::ArcSwap;
use jiff::civil::Date;

use crate::model::{Answer, Explanation};
use crate::store::Store;

pub use ask::{AskRequest, Asked};
pub use authors::{AuthorsListener, AuthorsNotice};
pub use conversation::Conversation;
pub use library::{Library, LibraryError, LibraryOptions};
pub use message::{Action, Command, Company, Incoming, Reply, actions, is_for_all};
pub use review::{ReviewRequest, Reviewed};

/// All organisations that one process answers for, each with its present snapshot.
pub struct Bot {
    libraries: BTreeMap<String, ArcSwap<Library>>,
    default_organisation: String,
    /// What is kept; none where nothing is.
    store: Option<Store>,
    listeners: RwLock<Vec<AuthorsListener>>,
    citations: citations::Citations,
    history: history::History,
    case_board: case_board::CaseBoard,
    /// Where authors change guidelines; none where they cannot.
    desk: Option<desk::Desk>,
    edit_lock: desk::EditLock,
}

impl Bot {
    /// A bot for `libraries`; `default_organisation` is asked where a message names none.
    pub fn new(libraries: Vec<Arc<Library>>, default_organisation: String) -> Self {
        let named =
            |library: Arc<Library>| (library.organisation.id.clone(), ArcSwap::new(library));
        Bot {
            libraries: libraries.into_iter().map(named).collect(),
            default_organisation,
            store: None,
            listeners: RwLock::default(),
            citations: citations::Citations::default(),
            history: history::History::default(),
            case_board: case_board::CaseBoard::default(),
            desk: None,
            edit_lock: desk::EditLock::default(),
        }
    }

    /// The same, keeping what people send in.
    pub fn keeping(self, store: Store) -> Self {
        Bot { store: Some(store), ..self }
    }

    /// The id of the organisation that is asked where a message names none.
    pub fn default_organisation(&self) -> &str {
        &self.default_organisation
    }

    /// The present snapshot of an organisation, or of the default one; none where nobody has that
    /// name.
    pub fn library(&self, organisation: Option<&str>) -> Option<Arc<Library>> {
        let id = organisation.unwrap_or(&self.default_organisation);
        self.libraries.get(id).map(ArcSwap::load_full)
    }

    /// Puts a new snapshot in place of the old one; answers under way keep theirs.
    pub fn swap(&self, library: Arc<Library>) {
        if let Some(place) = self.libraries.get(&library.organisation.id) {
            place.store(library);
        }
    }

    /// The same where the old one is still `present`, and nothing otherwise.
    pub fn swap_from(&self, present: &Arc<Library>, library: Arc<Library>) {
        if let Some(place) = self.libraries.get(&library.organisation.id) {
            place.compare_and_swap(present, library);
        }
    }

    /// The ids of all organisations, in order.
    pub fn organisations(&self) -> Vec<String> {
        self.libraries.keys().cloned().collect()
    }

    /// Answers one question; none where there is no such organisation.
    pub fn ask(&self, request: &AskRequest) -> Option<Asked> {
        let library = self.library(request.organisation.as_deref())?;
        let asked = ask::ask(&library, request);
        self.citations.count(&library.organisation.id, &asked.answer);
        Some(asked)
    }

    /// What a person can do with an answer; nothing is sent in where nothing is kept.
    pub fn actions(&self, answer: &Answer, company: Company) -> Vec<Action> {
        let mut actions = message::actions(answer, company);
        actions.retain(|action| self.takes_gaps() || !matches!(action, Action::SendIn { .. }));
        actions
    }

    /// Looks at one draft; none where there is no such organisation.
    pub fn review(&self, request: &ReviewRequest) -> Option<Reviewed> {
        let library = self.library(request.organisation.as_deref())?;
        Some(review::review(&library, request))
    }

    /// The same, with how the answer came about; no explanation where the question was refused.
    pub fn ask_explained(&self, request: &AskRequest) -> Option<(Asked, Option<Explanation>)> {
        let library = self.library(request.organisation.as_deref())?;
        let (asked, explanation) = ask::ask_explained(&library, request);
        self.citations.count(&library.organisation.id, &asked.answer);
        Some((asked, explanation))
    }
}

/// The day in the machine's time zone.
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
