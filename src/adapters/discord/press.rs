//! What a button carries in its `custom_id`, so that it works after a restart too.

use std::collections::BTreeMap;

use crate::model::GapKind;
use crate::model::Language::{self, En, Nl};

/// The first letters of all ids; another shape of them gets another number.
const VERSION: &str = "dw1";
/// The longest id that Discord takes, in characters.
const ID_CHARS_MAX: usize = 100;

/// A button that was pressed; never the question, which stands in the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Press {
    /// That of the message below which it stands.
    pub language: Language,
    /// What its person has replied to questions back, by slot: the answer there hangs on it.
    pub replies: Replies,
    pub what: What,
}

/// Replies to questions back, by slot.
pub(super) type Replies = BTreeMap<String, String>;

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Opens the private answer to a mention, for the person who asked.
    Open {
        person: u64,
    },
    OtherRules,
    Keep,
    /// Shows what would be shared.
    Share,
    /// Shares what was shown, if its hash is still this.
    Post {
        hash: String,
    },
    Cancel,
    /// Opens a window to send the question in; the window carries the same.
    SendIn {
        kind: GapKind,
    },
    /// Sends in what was shown; `receipt` names what was answered.
    Deliver {
        kind: GapKind,
        receipt: String,
    },
    Discard,
    /// Deletes what was sent in.
    Forget {
        code: String,
    },
    /// Shows why the answer is as it is.
    Explain,
    /// Shows the list of guidelines in a message of its own.
    Sources,
    /// Answers a question back.
    Clarify {
        slot: String,
        option: String,
    },
    /// A page of the list of guidelines, from 0.
    List {
        page: usize,
    },
    /// A page of a guideline, which its hash names.
    Read {
        guideline: String,
        page: usize,
    },
}

impl Press {
    /// Its id; none where that would be too long for Discord.
    pub fn id(&self) -> Option<String> {
        let what = match &self.what {
            What::Open { person } => format!("open:{person}"),
            What::OtherRules => "rules".to_string(),
            What::Keep => "keep".to_string(),
            What::Share => "share".to_string(),
            What::Post { hash } => format!("post:{hash}"),
            What::Cancel => "cancel".to_string(),
            What::SendIn { kind } => format!("send:{}", kind.code()),
            What::Deliver { kind, receipt } => format!("deliver:{}:{receipt}", kind.code()),
            What::Discard => "discard".to_string(),
            What::Forget { code } => format!("forget:{code}"),
            What::Explain => "why".to_string(),
            What::Sources => "sources".to_string(),
            What::Clarify { slot, option } => format!("clarify:{slot}:{option}"),
            What::List { page } => format!("list:{page}"),
            What::Read { guideline, page } => format!("read:{guideline}:{page}"),
        };
        let replies = self.replies.iter().map(|(slot, option)| format!(";{slot}={option}"));
        let replies: String = replies.collect();
        let id = format!("{VERSION}:{}:{what}{replies}", self.language.code());
        (id.chars().count() <= ID_CHARS_MAX && Press::parse(&id).as_ref() == Some(self))
            .then_some(id)
    }

    /// The button of an id; none where the bot has no such button any more.
    pub fn parse(id: &str) -> Option<Press> {
        let mut pieces = id.split(';');
        let parts: Vec<&str> = pieces.next()?.split(':').collect();
        let reply = |piece: &str| {
            let (slot, option) = piece.split_once('=')?;
            Some((slot.to_string(), option.to_string()))
        };
        let replies = pieces.map(reply).collect::<Option<Replies>>()?;
        let (language, what) = match parts.as_slice() {
            [VERSION, language, what @ ..] => (*language, what),
            _ => return None,
        };
        let language = [Nl, En].into_iter().find(|one| one.code() == language)?;
        let what = match what {
            ["open", person] => What::Open { person: person.parse().ok()? },
            ["rules"] => What::OtherRules,
            ["keep"] => What::Keep,
            ["share"] => What::Share,
            ["post", hash] => What::Post { hash: hash.to_string() },
            ["cancel"] => What::Cancel,
            ["send", kind] => What::SendIn { kind: GapKind::of_code(kind)? },
            ["deliver", kind, receipt] => {
                What::Deliver { kind: GapKind::of_code(kind)?, receipt: receipt.to_string() }
            }
            ["discard"] => What::Discard,
            ["forget", code] => What::Forget { code: code.to_string() },
            ["why"] => What::Explain,
            ["sources"] => What::Sources,
            ["clarify", slot, option] => {
                What::Clarify { slot: slot.to_string(), option: option.to_string() }
            }
            ["list", page] => What::List { page: page.parse().ok()? },
            ["read", guideline, page] => {
                What::Read { guideline: guideline.to_string(), page: page.parse().ok()? }
            }
            _ => return None,
        };
        Some(Press { language, replies, what })
    }
}

/// A short name for a text; equal names stand for equal texts.
pub(super) fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_it_does() {
        let all = [
            What::Open { person: u64::MAX },
            What::OtherRules,
            What::Keep,
            What::Share,
            What::Post { hash: hash("a") },
            What::Cancel,
            What::SendIn { kind: GapKind::Missing },
            What::Deliver { kind: GapKind::Wrong, receipt: hash("a") },
            What::Discard,
            What::Forget { code: "K7QM-2XPA".into() },
            What::Explain,
            What::Sources,
            What::Clarify { slot: "account".into(), option: "private".into() },
            What::List { page: 3 },
            What::Read { guideline: hash("a"), page: 0 },
        ];
        for what in all {
            for replies in [Replies::new(), [("account".into(), "private".into())].into()] {
                let press = Press { language: En, replies, what: what.clone() };
                let id = press.id().expect("it fits");
                assert_eq!(Press::parse(&id), Some(press), "{id}");
            }
        }
    }

    #[test]
    fn other_ids_are_no_buttons() {
        for id in [
            "",
            "dw0:nl:keep",
            "dw1:fr:keep",
            "dw1:nl:open:x",
            "dw1:nl:keep:1",
            "keep",
            "dw1:nl:keep;a",
        ] {
            assert_eq!(Press::parse(id), None, "{id}");
        }
        let clarify = |slot: String| What::Clarify { slot, option: "b".into() };
        let id = |slot: String| {
            Press { language: Nl, replies: Replies::new(), what: clarify(slot) }.id()
        };
        assert_eq!(id("a".repeat(100)), None);
        assert_eq!(id("a:b".to_string()), None);
    }
}
