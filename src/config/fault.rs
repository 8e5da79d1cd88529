//! What is wrong with the settings, each with its place and what it may have been meant to be.

use std::fmt;

/// Where a wrong setting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    File(String),
    Environment,
    /// It is wrong wherever it came from: what it names is not there.
    Anywhere,
}

/// One wrong setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The setting's key or the variable's name; empty where it is the whole file's fault.
    pub setting: String,
    pub place: Place,
    pub problem: String,
    /// The name that it may have been meant to be.
    pub near: Option<String>,
}

impl Fault {
    /// A fault of no one setting.
    pub fn other(problem: &str) -> Fault {
        let (setting, problem) = (String::new(), problem.to_string());
        Fault { setting, place: Place::Anywhere, problem, near: None }
    }

    /// A fault of a whole file.
    pub fn of_file(file: &str, problem: String) -> Fault {
        let place = Place::File(file.to_string());
        Fault { setting: String::new(), place, problem, near: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let setting = &self.setting;
        match &self.place {
            Place::File(file) if setting.is_empty() => write!(formatter, "{file}: ")?,
            Place::File(file) => write!(formatter, "{setting} in {file} ")?,
            Place::Environment => write!(formatter, "{setting} in the environment ")?,
            Place::Anywhere if setting.is_empty() => {}
            Place::Anywhere => write!(formatter, "{setting}: ")?,
        }
        formatter.write_str(&self.problem)?;
        match &self.near {
            Some(near) => write!(formatter, "; did you mean `{near}`?"),
            None => Ok(()),
        }
    }
}

/// All that is wrong with the settings of a run.
#[derive(Clone, Debug, thiserror::Error)]
pub struct ConfigurationError {
    pub faults: Vec<Fault>,
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if let [fault] = self.faults.as_slice() {
            return write!(formatter, "{fault}");
        }
        write!(formatter, "{} settings are wrong:", self.faults.len())?;
        self.faults.iter().try_for_each(|fault| write!(formatter, "\n  {fault}"))
    }
}

/// How like two names must be for one to be offered in place of the other, 0 to 1
/// (Jaro-Winkler; clap offers from 0.7, which is too generous for dotted keys).
const LIKENESS_MIN: f64 = 0.85;

/// The one of `names` that is most like `name`; none where nothing is like it.
pub fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    names
        .map(|other| (strsim::jaro_winkler(&name, &other.to_lowercase()), other))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, other)| other)
}
