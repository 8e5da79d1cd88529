//! What a form of the desk says.

use axum::extract::Form;

use crate::adapters::web::request::FormFields;
use crate::render::page::console::desk::{ACT, ACT_DELETE, ACT_PROPOSE, ACT_PUBLISH};

/// So many questions are tried at once.
const QUESTIONS_MAX: usize = 10;

/// What a form asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Act {
    #[default]
    Try,
    Publish,
    Propose,
    Delete,
}

/// The fields of a form of the desk.
#[derive(Clone, Debug, Default)]
pub struct DeskFields {
    pub act: Act,
    /// The name of a file that is there.
    pub file: Option<String>,
    /// The name that was typed for a new one.
    pub name: Option<String>,
    /// The hash that it was opened with.
    pub before: Option<String>,
    pub text: String,
    /// The file is to go.
    pub goes: bool,
    /// As they were typed, one a line.
    pub questions: String,
    /// Questions that are to become cases.
    pub keep: Vec<String>,
    /// The state to go back to.
    pub state: Option<u64>,
}

impl DeskFields {
    /// The fields of a form, whatever their order; unknown ones are passed over.
    pub fn of(Form(fields): FormFields) -> DeskFields {
        let mut read = DeskFields::default();
        for (name, value) in fields {
            match name.as_str() {
                ACT => {
                    read.act = match value.as_str() {
                        ACT_PUBLISH => Act::Publish,
                        ACT_PROPOSE => Act::Propose,
                        ACT_DELETE => Act::Delete,
                        _ => Act::Try,
                    }
                }
                "bestand" => read.file = Some(value),
                "naam" => read.name = Some(value),
                "voor" => read.before = Some(value).filter(|hash| !hash.is_empty()),
                "tekst" => read.text = value,
                "weg" => read.goes = true,
                "vragen" => read.questions = value,
                "bewaak" if read.keep.len() < QUESTIONS_MAX => read.keep.push(value),
                "versie" => read.state = value.parse().ok(),
                _ => {}
            }
        }
        read
    }

    /// The questions to try, up to the limit; those that are to become cases are among them.
    pub fn asked(&self) -> Vec<String> {
        let lines = self.questions.lines().chain(self.keep.iter().map(String::as_str));
        let mut all: Vec<String> = Vec::new();
        for line in lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
            if !line.is_empty() && !all.contains(&line) && all.len() < QUESTIONS_MAX {
                all.push(line);
            }
        }
        all
    }
}
