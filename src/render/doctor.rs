//! What an admin reads of the program's health; in English, as all that operators are told.

use serde::Serialize;

/// How one thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Good,
    Warning,
    Fault,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// `index`, `model`, `store`, `web`, something of Discord, or an organisation.
    pub name: String,
    pub state: State,
    pub text: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Check {
    pub fn good(name: &str, text: String) -> Check {
        Check { name: name.to_string(), state: State::Good, text, hint: None }
    }

    pub fn warning(name: &str, text: String, hint: &str) -> Check {
        let hint = Some(hint.to_string());
        Check { name: name.to_string(), state: State::Warning, text, hint }
    }

    pub fn fault(name: &str, text: String, hint: &str) -> Check {
        Check { state: State::Fault, ..Check::warning(name, text, hint) }
    }
}

/// All of them as lines, each with what to do, and a last line that sums them up.
pub fn text(checks: &[Check]) -> String {
    let mut told = String::new();
    for check in checks {
        let state = match check.state {
            State::Good => "ok     ",
            State::Warning => "warning",
            State::Fault => "FAULT  ",
        };
        told.push_str(&format!("{state}  {}: {}\n", check.name, check.text));
        if let Some(hint) = &check.hint {
            told.push_str(&format!("         {hint}\n"));
        }
    }
    let count = |state| checks.iter().filter(|check| check.state == state).count();
    told.push_str(&match (count(State::Fault), count(State::Warning)) {
        (0, 0) => "All is well.\n".to_string(),
        (faults, warnings) => format!("{faults} faults, {warnings} warnings.\n"),
    });
    told
}

/// The same as JSON.
pub fn json(checks: &[Check]) -> serde_json::Value {
    serde_json::json!({ "schema": 1, "checks": checks })
}
