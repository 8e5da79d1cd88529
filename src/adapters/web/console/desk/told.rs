//! What came of a change, as the pages tell it.

use std::sync::Arc;

use crate::bot::desk::{ChangeFault, NotKeptAnswer, NotPublished, Trial, UploadFault, kept_answer};
use crate::bot::{AskRequest, Bot, Library};
use crate::guideline::NameFault;
use crate::model::{ChangedFile, Language};
use crate::render::import;
use crate::render::messages::console::desk::Refusal;
use crate::render::page::console::desk::tried::{Kept, Tried, TriedCase, TriedQuestion};
use crate::render::page::organisation_name;

/// What a page tells of a change that was not made.
#[derive(Debug, Default)]
pub struct Told {
    pub refusal: Option<Refusal>,
    pub changed: Vec<ChangedFile>,
    pub trial: Option<Box<Trial>>,
}

impl Told {
    /// What is told of an error; those of the disk are logged.
    pub fn of(error: NotPublished) -> Told {
        let told = |refusal| Told { refusal: Some(refusal), ..Told::default() };
        match error {
            NotPublished::Fault(ChangeFault::Changed(changed)) => {
                Told { changed, ..told(Refusal::Changed) }
            }
            NotPublished::Refused(trial) => Told { trial: Some(trial), ..told(Refusal::Unsound) },
            NotPublished::Fault(fault) => told(of_fault(fault)),
            NotPublished::NoOrganisation | NotPublished::NoDesk => told(Refusal::Closed),
            NotPublished::NeedsSecond => told(Refusal::NeedsSecond),
            NotPublished::OwnProposal => told(Refusal::OwnProposal),
            NotPublished::NoProposal => told(Refusal::NoProposal),
            NotPublished::TooManyProposals { count_max } => {
                told(Refusal::TooManyProposals { count_max })
            }
            NotPublished::NoState => told(Refusal::NoState),
            NotPublished::Place(_)
            | NotPublished::History(_)
            | NotPublished::Store(_)
            | NotPublished::Library(_) => {
                tracing::error!(%error, "a change at the desk is not made");
                told(Refusal::Failed)
            }
        }
    }
}

fn of_fault(fault: ChangeFault) -> Refusal {
    match fault {
        ChangeFault::Nothing => Refusal::Nothing,
        ChangeFault::Name { fault, .. } => of_name(fault),
        ChangeFault::NoSuchPlace { file } => Refusal::NoSuchPlace { file },
        ChangeFault::NotText { file } => Refusal::NotText { file },
        ChangeFault::TooLarge { file, bytes_max } => Refusal::TooLarge { file, bytes_max },
        ChangeFault::TooMany { count_max } => Refusal::TooMany { count_max },
        ChangeFault::Unreadable(found) => Refusal::Unreadable(found),
        ChangeFault::Changed(_) => Refusal::Changed,
    }
}

fn of_name(fault: NameFault) -> Refusal {
    match fault {
        NameFault::Empty => Refusal::NameEmpty,
        NameFault::TooLong { chars_max } => Refusal::NameTooLong { chars_max },
        NameFault::Letters => Refusal::NameLetters,
        NameFault::InCases => Refusal::NameInCases,
        NameFault::TooDeep { depth_max } => Refusal::NameTooDeep { depth_max },
    }
}

/// Why an uploaded file was not read.
pub fn of_upload(fault: UploadFault, name: &str, language: Language) -> Refusal {
    let file = name.to_string();
    match fault {
        UploadFault::Name(fault) => of_name(fault),
        UploadFault::TooLarge { bytes_max } => Refusal::TooLarge { file, bytes_max },
        UploadFault::NotUtf8 => Refusal::NotText { file },
        UploadFault::Import(why) => Refusal::Upload(import::refusal(&why, name, language)),
    }
}

/// What a trial gave, with the answers to `questions`; `keep` are those that are to become cases.
pub fn tried<'page>(
    trial: &'page Trial,
    names: &'page [(String, String)],
    questions: &[String],
    keep: &[String],
) -> Tried<'page> {
    let name = |id: &'page str| {
        let known = names.iter().find(|(known, _)| known == id);
        known.map_or(id, |(_, name)| name.as_str())
    };
    let below = trial.below.iter();
    let below = below.map(|one| (name(&one.organisation), &one.diagnostics[..])).collect();
    let case = |one: &'page crate::bot::desk::CaseChange| TriedCase {
        case: &one.case,
        before: &one.before,
        after: &one.after,
    };
    Tried {
        is_sound: trial.is_sound(),
        diagnostics: &trial.diagnostics,
        broken: &trial.broken,
        below,
        cases: trial.cases.iter().map(case).collect(),
        asked: questions.iter().map(|question| asked(trial, question, keep)).collect(),
    }
}

fn asked(trial: &Trial, question: &str, keep: &[String]) -> TriedQuestion {
    let request = AskRequest { question: question.to_string(), ..AskRequest::default() };
    let (before, after) = trial.ask(&request);
    let kept = match trial.after.as_ref().map(|after| kept_answer(after, question, None, "")) {
        Some(Ok(_)) if keep.iter().any(|one| one == question) => Kept::Chosen,
        Some(Ok(_)) => Kept::Open,
        Some(Err(NotKeptAnswer::AlreadyCase { .. })) => Kept::Already,
        Some(Err(_)) | None => Kept::Impossible,
    };
    let after = after.map(|asked| asked.answer);
    let is_same =
        after.as_ref().is_some_and(|after| crate::bot::desk::is_same_answer(&before.answer, after));
    TriedQuestion { question: question.to_string(), before: before.answer, after, is_same, kept }
}

/// The names of all organisations by their ids.
pub fn names(bot: &Bot) -> Vec<(String, String)> {
    let name = |library: Arc<Library>| organisation_name(&library.organisation).to_string();
    let all = bot.organisations().into_iter();
    all.filter_map(|id| bot.library(Some(&id)).map(name).map(|name| (id, name))).collect()
}
