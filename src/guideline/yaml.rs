//! The keys and values of a front matter, each with its place.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use crate::model::Fault;

/// Words of the YAML reader (granit-parser, `error.rs`), and the slip that they come of.
const SLIPS: [(&str, &str); 14] = [
    ("tab", "tab"),
    ("quote", "quotation mark"),
    ("illegal placement of ':'", "colon"),
    ("mapping values are not allowed", "colon"),
    ("simple key", "no colon"),
    ("did not find expected", "no colon"),
    ("indent", "indentation"),
    ("block sequence entries", "indentation"),
    ("bracket", "bracket"),
    ("eof while parsing a flow", "bracket"),
    ("flow mapping", "bracket"),
    ("flow sequence", "bracket"),
    ("block mapping", "indentation"),
    ("character", "character"),
];

/// What is wrong with a front matter that cannot be read; a usual slip by its name.
pub fn fault(error: &serde_saphyr::Error) -> Fault {
    let reason = match error.without_snippet() {
        serde_saphyr::Error::DuplicateMappingKey { key: Some(key), .. } => {
            return Fault::SameKey { key: key.clone() };
        }
        serde_saphyr::Error::ExternalMessage { msg, .. } => slip(msg),
        serde_saphyr::Error::Unexpected { .. } => "no keys",
        _ => "unknown",
    };
    Fault::Syntax { what: "YAML", reason: reason.to_string() }
}

/// The usual slip behind the words of the YAML reader.
fn slip(words: &str) -> &'static str {
    let words = words.to_ascii_lowercase();
    let named = SLIPS.iter().find(|(part, _)| words.contains(part));
    named.map_or("unknown", |(_, slip)| slip)
}

/// A value of the front matter, as far as it matters here.
#[derive(Debug)]
pub enum Value {
    /// An empty value.
    Nothing,
    /// A text, without its quotes.
    Text(String),
    /// A number or a truth value: read as it is written.
    Number,
    /// What stands in a list, each with its place.
    List(Vec<Spanned<Value>>),
    /// A table's keys with their values, in order.
    Table(Entries),
}

impl Value {
    /// The text that it is, if it is one.
    pub fn as_text(&self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = seq.next_element()? {
            parts.push(part);
        }
        Ok(Value::List(parts))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        EntriesVisitor.visit_map(map).map(Value::Table)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

/// All keys with their values, in order.
#[derive(Debug)]
pub struct Entries(pub Vec<(Spanned<String>, Spanned<Value>)>);

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("keys with values, such as `title: …`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}
