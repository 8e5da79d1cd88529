//! A message as any chat brings it, and what goes back.

use crate::model::{Answer, Explanation, GapKind, Language, Outcome};
use crate::render::view::Piece;
use crate::render::{self, ViewOptions};

/// A message as any chat brings it.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    pub text: String,
    pub organisation: Option<String>,
    /// The language that the chat's user has set, if the chat says so.
    pub language: Option<Language>,
}

/// What a person can do with a message: a question, or one of a few words that begin with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Ask {
        question: String,
    },
    Help,
    About,
    Sources,
    Source {
        guideline: String,
    },
    /// Deletes what was sent in under a code.
    Forget {
        code: String,
    },
    /// The other rules of the last answer.
    More,
    /// Why the last answer is as it is.
    Explain,
    Stop,
    /// A word with `/` that nobody knows.
    Unknown {
        name: String,
    },
}

impl Command {
    /// What `text` asks for. Only a first word that begins with `/` is a command, by its Dutch or
    /// its English name, and "stop" alone; anything else is a question, `/` within it or not.
    pub fn parse(text: &str) -> Command {
        let text = text.trim();
        let Some(rest) = text.strip_prefix('/') else {
            return match text.to_lowercase().as_str() {
                "stop" => Command::Stop,
                _ => Command::Ask { question: text.to_string() },
            };
        };
        let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let argument = argument.trim();
        match name.to_lowercase().as_str() {
            "vraag" | "ask" => Command::Ask { question: argument.to_string() },
            "help" | "hulp" => Command::Help,
            "over" | "about" => Command::About,
            "bronnen" | "sources" => Command::Sources,
            "bron" | "source" if argument.is_empty() => Command::Sources,
            "bron" | "source" => Command::Source { guideline: argument.to_string() },
            "wis" | "delete" => Command::Forget { code: argument.to_string() },
            "meer" | "more" => Command::More,
            "waarom" | "why" => Command::Explain,
            "stop" | "quit" | "exit" => Command::Stop,
            _ => Command::Unknown { name: name.to_string() },
        }
    }
}

/// A button or choice below a reply, in no chat's own terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// One way to answer a question back.
    Clarify { slot: String, option: String, label: String },
    /// Keeps the answer for oneself.
    Keep,
    /// Shows the rules that the answer does not show itself.
    OtherRules { count: usize },
    /// Shows question and answer to all who read the channel.
    Share,
    /// Sends the question to the authors, after a look at what is sent.
    SendIn { kind: GapKind },
    /// Shows which guidelines there are.
    Sources,
    /// Shows why the answer is as it is.
    Explain,
}

/// Who reads along where an answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// Nobody: a chat between one person and the bot.
    Alone,
    /// A channel of colleagues, who do not see the answer.
    Channel,
    /// Colleagues who all see the answer.
    Readers,
}

/// What a person can do with an answer, in the order in which it is offered.
///
/// An answer about a sensitive matter, or to a question that carries what should not be in a chat,
/// is never offered for sharing, and a sensitive matter is never sent in.
pub fn actions(answer: &Answer, company: Company) -> Vec<Action> {
    let clarify = answer.clarify.iter().flat_map(|clarify| {
        clarify.options.iter().map(|option| Action::Clarify {
            slot: clarify.slot.clone(),
            option: option.id.clone(),
            label: option.label.clone(),
        })
    });
    let mut actions: Vec<Action> = clarify.collect();
    // A question back is no answer yet: there is nothing to keep or to share.
    let is_told = answer.clarify.is_none();
    let has_words = !answer.citations.is_empty() || !answer.routes.is_empty();
    if is_told && has_words && company == Company::Channel {
        actions.push(Action::Keep);
    }
    let count = other_rule_count(answer);
    if count > 0 {
        actions.push(Action::OtherRules { count });
    }
    let is_shareable = is_told && !answer.citations.is_empty() && is_for_all(answer);
    if is_shareable && company == Company::Channel {
        actions.push(Action::Share);
    }
    if let (Some(kind), true) = (GapKind::offered(answer.outcome), answer.routes.is_empty()) {
        actions.push(Action::SendIn { kind });
    }
    if matches!(answer.outcome, Outcome::NotCovered | Outcome::OffTopic) {
        actions.push(Action::Sources);
    }
    if answer.refusal.is_none() && answer.routes.is_empty() {
        actions.push(Action::Explain);
    }
    actions
}

/// Whether others may read an answer: it is about no sensitive matter, and its question carries
/// nothing that should not be in a chat.
pub fn is_for_all(answer: &Answer) -> bool {
    answer.findings.is_empty() && answer.routes.is_empty()
}

/// How many rules stand behind the answer.
fn other_rule_count(answer: &Answer) -> usize {
    let count = |piece: Piece| match piece {
        Piece::OtherRules { rules, .. } => rules.len(),
        _ => 0,
    };
    render::view(answer, &ViewOptions::default()).pieces.into_iter().map(count).sum()
}

/// What goes back to the chat.
#[derive(Clone, Debug)]
pub enum Reply {
    Answer(Box<super::Asked>),
    /// The rules of the last answer besides the one shown.
    Others(Box<super::Asked>),
    /// The last answer has no rules besides the one shown.
    NoOthers,
    /// Why the last answer is as it is; none where there is none, or it was a refusal.
    Reasons(Option<Box<Explanation>>),
    Help,
    About,
    Sources,
    /// A whole guideline, by its slug.
    Guideline {
        slug: String,
    },
    NoSuchGuideline {
        name: String,
    },
    UnknownCommand {
        name: String,
    },
    Stop,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_word_with_a_slash_is_a_command_in_either_language() {
        assert_eq!(Command::parse("/help"), Command::Help);
        assert_eq!(Command::parse("  /Bronnen "), Command::Sources);
        assert_eq!(Command::parse("/source"), Command::Sources);
        assert_eq!(Command::parse("/bron 2"), Command::Source { guideline: "2".to_string() });
        assert_eq!(Command::parse("/about"), Command::About);
        assert_eq!(Command::parse("/meer"), Command::More);
        assert_eq!(Command::parse("/Waarom"), Command::Explain);
        assert_eq!(Command::parse("/why"), Command::Explain);
        assert_eq!(Command::parse("/stop"), Command::Stop);
        assert_eq!(Command::parse(" Stop"), Command::Stop);
        assert_eq!(Command::parse("/koffie zwart"), Command::Unknown { name: "koffie".into() });
    }

    #[test]
    fn everything_else_is_a_question() {
        let question = |question: &str| Command::Ask { question: question.to_string() };
        assert_eq!(Command::parse(" mag dit en/of dat? "), question("mag dit en/of dat?"));
        assert_eq!(Command::parse("help"), question("help"));
        assert_eq!(Command::parse("/vraag mag dit?"), question("mag dit?"));
        assert_eq!(Command::parse(""), question(""));
    }
}
