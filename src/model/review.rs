//! What a draft was found to be, before it goes out.

use super::answer::{Citation, Finding, Refusal};
use super::language::Language;
use super::organisation::Contact;
use super::rules::RiskLevel;

/// What comes of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewVerdict {
    /// Nothing was found; which does not say that it may go out.
    Ok,
    /// Findings of a low or medium level.
    Look,
    /// A finding of a high level.
    Stop,
}

impl ReviewVerdict {
    /// The verdict of the highest of `levels`.
    pub fn of(levels: impl Iterator<Item = RiskLevel>) -> Self {
        match levels.max() {
            None => ReviewVerdict::Ok,
            Some(RiskLevel::Low | RiskLevel::Medium) => ReviewVerdict::Look,
            Some(RiskLevel::High) => ReviewVerdict::Stop,
        }
    }

    /// `ok`, `look` or `stop`.
    pub fn code(self) -> &'static str {
        match self {
            ReviewVerdict::Ok => "ok",
            ReviewVerdict::Look => "look",
            ReviewVerdict::Stop => "stop",
        }
    }
}

/// What sort of message a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftForm {
    /// For everybody who follows.
    Post,
    /// To one person who wrote something.
    Reply,
}

impl DraftForm {
    /// `post` or `reply`.
    pub fn code(self) -> &'static str {
        match self {
            DraftForm::Post => "post",
            DraftForm::Reply => "reply",
        }
    }
}

/// Where a draft is to be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPlatform {
    /// As people write it: `LinkedIn`.
    pub name: String,
    /// How many characters a message there may have, where that is known.
    pub chars_max: Option<usize>,
    /// Nobody chose it: the draft itself names it.
    pub is_guessed: bool,
}

/// An image that goes with a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftImage {
    /// Its file's name, as it is told.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The review of one draft.
#[derive(Clone, Debug)]
pub struct Review {
    /// The organisation's id.
    pub organisation: String,
    pub language: Language,
    /// Why it was not looked at.
    pub refusal: Option<Refusal>,
    pub form: DraftForm,
    pub platform: Option<DraftPlatform>,
    /// Its length in characters, as platforms count them (Unicode scalar values).
    pub chars: usize,
    /// By place in the draft; those of images last.
    pub findings: Vec<Finding>,
    /// What the findings rest on, and then the checklist.
    pub citations: Vec<Citation>,
    /// The rules for such a post, by their place among the citations.
    pub checklist: Vec<usize>,
    pub contact: Option<Contact>,
    /// The names of images that were looked at, with whether they could be read.
    pub images: Vec<(String, bool)>,
}

impl Review {
    pub fn verdict(&self) -> ReviewVerdict {
        ReviewVerdict::of(self.findings.iter().map(|finding| finding.level))
    }

    /// How many characters too long it is for its platform; none where it fits.
    pub fn chars_over(&self) -> Option<usize> {
        let chars_max = self.platform.as_ref()?.chars_max?;
        self.chars.checked_sub(chars_max).filter(|over| *over > 0)
    }
}
