//! Where settings come from: the settings file, `.env` and the environment, each checked by itself.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;

use config::{File, FileFormat, Source, Value, ValueKind};

use super::catalogue::{SETTINGS, Setting, variable};
use super::fault::{Fault, Place, nearest};

/// The settings file that is read where it is there and no other is named.
const FILE_NAME: &str = "deelwijzer.toml";

/// The file of variables in the working folder.
const VARIABLES_NAME: &str = ".env";

/// What the variables of the program begin with.
const PREFIX: &str = "DEELWIJZER_";

/// What Discord's own examples call its token; it counts where ours is not set.
const DISCORD_TOKEN: (&str, &str) = ("DISCORD_TOKEN", "DEELWIJZER_DISCORD__TOKEN");

/// The longest settings file or `.env`, in bytes.
const FILE_BYTES_MAX: usize = 1 << 20;

/// Key and value of each setting in the file `named`, or in `deelwijzer.toml` if there is one.
pub fn file(named: Option<&Path>, faults: &mut Vec<Fault>) -> Vec<(String, Value)> {
    let path = named.unwrap_or(Path::new(FILE_NAME));
    let name = path.display().to_string();
    let text = match read(path, named.is_some()) {
        Ok(Some(text)) => text,
        Ok(None) => return Vec::new(),
        Err(problem) => {
            faults.push(Fault::of_file(&name, problem));
            return Vec::new();
        }
    };
    if let Err(error) = toml::from_str::<toml::Table>(&text) {
        faults.push(Fault::of_file(&name, syntax(&text, &error)));
        return Vec::new();
    }
    let mut pairs = Vec::new();
    match File::from_str(&text, FileFormat::Toml).collect() {
        Ok(table) => flatten("", table, &mut pairs),
        Err(error) => faults.push(Fault::of_file(&name, error.to_string())),
    }
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    pairs.retain(|(key, value)| match wrong(key, value) {
        Some((problem, near)) => {
            let place = Place::File(name.clone());
            faults.push(Fault { setting: key.clone(), place, problem, near });
            false
        }
        None => true,
    });
    pairs
}

/// Key and value of each setting in the environment; `.env` of the working folder fills in what
/// the environment does not have. An empty value counts as none.
pub fn environment(
    variables: impl Iterator<Item = (OsString, OsString)>,
    faults: &mut Vec<Fault>,
) -> Vec<(String, Value)> {
    let mut all: Vec<(String, String, Place)> = variables
        .filter_map(|(name, value)| {
            let value = value.to_string_lossy().into_owned();
            Some((name.into_string().ok()?, value, Place::Environment))
        })
        .collect();
    for (name, value) in from_env_file(faults) {
        if !all.iter().any(|(known, ..)| *known == name) {
            all.push((name, value, Place::File(VARIABLES_NAME.to_string())));
        }
    }
    let (theirs, ours) = DISCORD_TOKEN;
    let is_set = |(name, value, _): &(String, String, Place)| name == ours && !value.is_empty();
    if !all.iter().any(is_set) {
        all.iter_mut().filter(|one| one.0 == theirs).for_each(|one| one.0 = ours.to_string());
    }
    all.retain(|(name, value, _)| is_ours(name) && !value.trim().is_empty());
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let mut pairs = Vec::new();
    for (name, value, place) in all {
        match setting_of(&name).map(|setting| (setting, setting.form.parse(&value))) {
            Some((setting, Ok(kind))) => {
                pairs.push((setting.key.to_string(), Value::new(Some(&name), kind)));
            }
            Some((_, Err(problem))) => {
                faults.push(Fault { setting: name, place, problem, near: None });
            }
            None => {
                let names: Vec<String> = SETTINGS.iter().map(|one| variable(one.key)).collect();
                let near = nearest(&name, names.iter().map(String::as_str)).map(str::to_string);
                let problem = "names no setting".to_string();
                faults.push(Fault { setting: name, place, problem, near });
            }
        }
    }
    pairs
}

/// The pairs of `.env`; a fault never shows a line of it, since it may hold a secret.
fn from_env_file(faults: &mut Vec<Fault>) -> Vec<(String, String)> {
    let text = match read(Path::new(VARIABLES_NAME), false) {
        Ok(text) => text.unwrap_or_default(),
        Err(problem) => {
            faults.push(Fault::of_file(VARIABLES_NAME, problem));
            return Vec::new();
        }
    };
    let mut pairs = Vec::new();
    for pair in dotenvy::from_read_iter(text.as_bytes()) {
        match pair {
            Ok(pair) => pairs.push(pair),
            Err(error) => {
                faults.push(Fault::of_file(VARIABLES_NAME, variables_syntax(&text, &error)));
            }
        }
    }
    pairs
}

/// The text of a settings file; none where there is no file and none is needed.
fn read(path: &Path, needed: bool) -> Result<Option<String>, String> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound && !needed => return Ok(None),
        Err(error) => return Err(format!("cannot be read: {error}")),
    };
    if bytes.len() > FILE_BYTES_MAX {
        return Err(format!("is longer than {FILE_BYTES_MAX} bytes"));
    }
    let text = String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_string())?;
    Ok(Some(text.trim_start_matches('\u{feff}').to_string()))
}

/// The place and the reason of a TOML fault, without the line itself.
fn syntax(text: &str, error: &toml::de::Error) -> String {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = text.get(..at).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    format!("line {line}, column {column}: {}", error.message())
}

/// The line of a fault in `.env`, without its words.
fn variables_syntax(text: &str, error: &dotenvy::Error) -> String {
    let dotenvy::Error::LineParse(wrong, _) = error else {
        return "cannot be read".to_string();
    };
    let line = text.lines().position(|line| line.trim() == wrong.trim());
    let place = line.map(|line| format!("line {}: ", line + 1)).unwrap_or_default();
    format!("{place}expected NAME=value, with quotes around a value that has spaces")
}

/// Turns tables within tables into keys with dots.
fn flatten(before: &str, table: config::Map<String, Value>, pairs: &mut Vec<(String, Value)>) {
    for (name, value) in table {
        let key = if before.is_empty() { name } else { format!("{before}.{name}") };
        let is_setting = SETTINGS.iter().any(|setting| setting.key == key);
        match value.kind {
            ValueKind::Table(inner) if !is_setting => flatten(&key, inner, pairs),
            _ => pairs.push((key, value)),
        }
    }
}

/// What is wrong with a key of the settings file, with the key it may have been meant to be.
fn wrong(key: &str, value: &Value) -> Option<(String, Option<String>)> {
    match SETTINGS.iter().find(|setting| setting.key == key) {
        Some(setting) => setting.form.check(&value.kind).err().map(|problem| (problem, None)),
        None => {
            let near = nearest(key, SETTINGS.iter().map(|setting| setting.key));
            Some(("is no setting".to_string(), near.map(str::to_string)))
        }
    }
}

/// The setting of a variable.
fn setting_of(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| variable(setting.key) == name)
}

/// Whether a variable is meant for the program.
///
/// Kubernetes gives every container variables for each service of its namespace, and so
/// `DEELWIJZER_PORT` and its like where one is called `deelwijzer`.
fn is_ours(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(PREFIX) else {
        return false;
    };
    let by_kubernetes = rest == "PORT"
        || rest == "SERVICE_HOST"
        || rest.starts_with("SERVICE_PORT")
        || (rest.starts_with("PORT_") && (rest.contains("_TCP") || rest.contains("_UDP")));
    !by_kubernetes
}
