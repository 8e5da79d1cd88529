//! What only shows when the whole is asked, done when an author wants it and kept for the snapshot
//! that was asked: the question cases, and rules that contradict each other or say the same.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use jiff::ZonedDateTime;

use super::Bot;
use super::cases::{self, CaseResult};
use super::contradictions::{contradictions, near_duplicates};
use super::hints::hints;
use super::library::Library;
use crate::model::{CaseReport, CaseState, Diagnostic};

/// What is known of the cases of each organisation.
#[derive(Debug, Default)]
pub(super) struct CaseBoard {
    boards: Mutex<BTreeMap<String, Board>>,
}

/// What is known of the cases of one snapshot.
#[derive(Debug)]
struct Board {
    /// Not kept alive for this alone.
    library: Weak<Library>,
    state: State,
}

#[derive(Debug)]
enum State {
    Asking { done: Arc<AtomicUsize> },
    Asked(Asked),
}

impl State {
    /// Whether something is still being asked or looked for.
    fn is_at_work(&self) -> bool {
        match self {
            State::Asking { .. } => true,
            State::Asked(asked) => asked.found.is_none(),
        }
    }
}

/// Cases that were asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub at: ZonedDateTime,
    /// Those that do not hold first, then by their place.
    pub reports: Arc<Vec<CaseReport>>,
    /// Contradictions, passages that are nearly the same, and the hints of a check; none while they
    /// are looked for.
    pub found: Option<Arc<Vec<Diagnostic>>>,
}

/// How far the cases of an organisation's present snapshot are.
#[derive(Clone, Debug)]
pub enum CasesSeen {
    /// Nobody asked since the guidelines last changed.
    NotAsked {
        count: usize,
    },
    /// They are being asked now.
    Asking {
        done: usize,
        count: usize,
    },
    Asked(Asked),
}

impl Bot {
    /// How far the cases of `library` are, the present snapshot of its organisation.
    pub fn cases_seen(&self, library: &Arc<Library>) -> CasesSeen {
        let count = library.cases.len();
        let boards = self.case_board.boards.lock().unwrap_or_else(PoisonError::into_inner);
        match boards.get(&library.organisation.id).filter(|board| board.is_of(library)) {
            None => CasesSeen::NotAsked { count },
            Some(Board { state: State::Asking { done }, .. }) => {
                CasesSeen::Asking { done: done.load(Ordering::Relaxed), count }
            }
            Some(Board { state: State::Asked(asked), .. }) => CasesSeen::Asked(asked.clone()),
        }
    }

    /// What was found by asking the whole of `library`, the present snapshot of its organisation;
    /// nothing where nobody asked.
    pub fn found_by_asking(&self, library: &Arc<Library>) -> Arc<Vec<Diagnostic>> {
        let found = match self.cases_seen(library) {
            CasesSeen::Asked(asked) => asked.found,
            CasesSeen::NotAsked { .. } | CasesSeen::Asking { .. } => None,
        };
        found.unwrap_or_default()
    }

    /// Asks the cases of `library` again, then looks for contradictions, unless that is being done
    /// already; this takes its time.
    pub fn ask_cases(&self, library: &Arc<Library>) {
        let organisation = &library.organisation.id;
        let done = Arc::new(AtomicUsize::new(0));
        let asking = State::Asking { done: Arc::clone(&done) };
        {
            let mut boards = self.case_board.boards.lock().unwrap_or_else(PoisonError::into_inner);
            let present = boards.get(organisation).filter(|board| board.is_of(library));
            if present.is_some_and(|board| board.state.is_at_work()) {
                return;
            }
            let board = Board { library: Arc::downgrade(library), state: asking };
            boards.insert(organisation.clone(), board);
        }
        let _ended = Ended { board: &self.case_board, library };
        let results = cases::replay_counting(library, super::today(), &done);
        let mut reports: Vec<CaseReport> = results.into_iter().map(report).collect();
        reports.sort_by_key(|one| one.state);
        let reports = Arc::new(reports);
        let mut asked = Asked { at: ZonedDateTime::now(), reports, found: None };
        self.case_board.put(library, asked.clone());
        let today = super::today();
        let mut found = contradictions(library, today);
        found.extend(near_duplicates(library, today));
        found.extend(hints(library, today));
        asked.found = Some(Arc::new(found));
        self.case_board.put(library, asked);
    }
}

impl CaseBoard {
    /// Keeps what was asked of a snapshot; where an edit came in between, its own asking has taken
    /// the place.
    fn put(&self, library: &Arc<Library>, asked: Asked) {
        let mut boards = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        let board = boards.get_mut(&library.organisation.id);
        if let Some(board) = board.filter(|board| board.is_of(library)) {
            board.state = State::Asked(asked);
        }
    }
}

impl Board {
    fn is_of(&self, library: &Arc<Library>) -> bool {
        std::ptr::eq(self.library.as_ptr(), Arc::as_ptr(library))
    }
}

/// Takes a board away on which the asking broke off, so that it can begin again.
struct Ended<'bot> {
    board: &'bot CaseBoard,
    library: &'bot Arc<Library>,
}

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        let mut boards = self.board.boards.lock().unwrap_or_else(PoisonError::into_inner);
        let organisation = &self.library.organisation.id;
        let own = boards.get(organisation).filter(|board| board.is_of(self.library));
        if own.is_some_and(|board| board.state.is_at_work()) {
            boards.remove(organisation);
        }
    }
}

fn report(result: CaseResult) -> CaseReport {
    let state = match (result.holds, result.case.is_open) {
        (true, false) => CaseState::Holds,
        (true, true) => CaseState::OpenHolds,
        (false, true) => CaseState::Open,
        (false, false) => CaseState::Broken,
    };
    let CaseResult { case, found, expected, .. } = result;
    CaseReport { case, state, found, expected }
}
