//! A message as any chat brings it, and what goes back.

use crate::model::Language;

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
    /// The other rules of the last answer.
    More,
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
            "meer" | "more" => Command::More,
            "stop" | "quit" | "exit" => Command::Stop,
            _ => Command::Unknown { name: name.to_string() },
        }
    }
}

/// A button or choice below a reply, in no chat's own terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    OtherRules { count: usize },
    Source { guideline: String },
    Clarify { slot: String, option: String, label: String },
}

/// What goes back to the chat.
#[derive(Clone, Debug)]
pub enum Reply {
    Answer(Box<super::Asked>),
    /// The rules of the last answer besides the one shown.
    Others(Box<super::Asked>),
    /// The last answer has no rules besides the one shown.
    NoOthers,
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
