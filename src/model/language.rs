//! The two languages that the bot knows.

use serde::{Deserialize, Serialize};

/// A language of a guideline, a question or an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Nl,
    En,
}

impl Language {
    /// Its ISO 639-1 code: `nl` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
        }
    }

    /// The language of an ISO 639-1 code, with or without a region (`nl-NL`); none for any other.
    pub fn from_code(code: &str) -> Option<Language> {
        match code.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase().as_str() {
            "nl" => Some(Language::Nl),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    /// The other one.
    pub fn other(self) -> Language {
        match self {
            Language::Nl => Language::En,
            Language::En => Language::Nl,
        }
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(self.code())
    }
}

/// An organisation's own text in one or both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BilingualForm")]
pub struct Bilingual {
    pub nl: Option<String>,
    pub en: Option<String>,
}

/// How a two-language text may stand in a file: one string, or a table by language.
#[derive(Deserialize)]
#[serde(untagged)]
enum BilingualForm {
    One(String),
    Both { nl: Option<String>, en: Option<String> },
}

impl From<BilingualForm> for Bilingual {
    fn from(form: BilingualForm) -> Self {
        match form {
            BilingualForm::One(text) => Bilingual { nl: Some(text.clone()), en: Some(text) },
            BilingualForm::Both { nl, en } => Bilingual { nl, en },
        }
    }
}

impl Bilingual {
    /// The text in `language`, or in the other one where that is all there is; empty if neither.
    pub fn text(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Nl => (&self.nl, &self.en),
            Language::En => (&self.en, &self.nl),
        };
        first.as_deref().or(second.as_deref()).unwrap_or("")
    }
}
