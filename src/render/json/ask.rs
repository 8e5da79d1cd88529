//! A question as a program sends it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::answer::ErrorJson;
use crate::model::{Language, Slot};

/// A question with all that may come with it; fields that nobody knows are passed over.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "web", derive(utoipa::ToSchema))]
pub struct AskJson {
    /// A text or a number; it comes back as it is.
    #[cfg_attr(feature = "web", schema(required = false))]
    pub id: Value,
    pub question: String,
    /// Detected from the question where absent.
    #[cfg_attr(feature = "web", schema(value_type = Option<String>, example = "nl"))]
    pub language: Option<Language>,
    /// Replies to an earlier question back, by slot.
    #[cfg_attr(feature = "web", schema(required = false))]
    pub answers: BTreeMap<String, String>,
    /// The name of an organisation's folder; the default one where absent.
    pub organisation: Option<String>,
    /// The day on which the rules must hold; today where absent.
    #[cfg_attr(feature = "web",
        schema(value_type = Option<String>, format = Date, example = "2026-03-01"))]
    pub as_of: Option<Date>,
}

impl AskJson {
    /// The question in one JSON object; errs with the caller's id, where that could be read, and
    /// with the field that is wrong. The words are for programmers, so in English only.
    pub fn parse(text: &str) -> Result<AskJson, ErrorJson> {
        let fields = fields(text)?;
        let id = fields.get("id").cloned().unwrap_or_default();
        Self::from_fields(&fields).map_err(|error| ErrorJson { id, error })
    }

    fn from_fields(fields: &Map<String, Value>) -> Result<AskJson, String> {
        let question = text(fields, "question")?;
        Ok(AskJson {
            id: fields.get("id").cloned().unwrap_or_default(),
            question: question.ok_or("\"question\" is missing")?,
            language: language(fields)?,
            answers: answers(fields.get("answers"))?,
            organisation: text(fields, "organisation")?,
            as_of: day(fields, "as_of")?,
        })
    }
}

/// The fields of one JSON object.
pub fn fields(text: &str) -> Result<Map<String, Value>, ErrorJson> {
    let fault = |error: String| ErrorJson { id: Value::Null, error };
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => Err(fault(format!("expected an object, found {}", kind(&other)))),
        Err(error) => Err(fault(format!("this is not JSON: {error}"))),
    }
}

/// The language of a request, if it names one.
pub fn language(fields: &Map<String, Value>) -> Result<Option<Language>, String> {
    let language = text(fields, "language")?.map(|code| {
        let known = Language::from_code(&code);
        known.ok_or_else(|| format!("\"language\" must be \"nl\" or \"en\", not {code:?}"))
    });
    language.transpose()
}

/// The text of a field; null counts as absent.
pub fn text(fields: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!("\"{name}\" must be a string, not {}", kind(other))),
    }
}

/// The day of a field, in the one form that cannot be misread.
fn day(fields: &Map<String, Value>, name: &str) -> Result<Option<Date>, String> {
    let Some(text) = text(fields, name)? else {
        return Ok(None);
    };
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    let day = day.ok_or_else(|| format!("\"{name}\" must be a day as YYYY-MM-DD, not {text:?}"));
    day.map(Some)
}

fn answers(value: Option<&Value>) -> Result<BTreeMap<String, String>, String> {
    let fields = match value {
        None | Some(Value::Null) => return Ok(BTreeMap::new()),
        Some(Value::Object(fields)) => fields,
        Some(other) => return Err(format!("\"answers\" must be an object, not {}", kind(other))),
    };
    let answer = |(slot, value): (&String, &Value)| match value {
        Value::String(answer) => match Slot::from_code(slot).map(|known| known.side(answer)) {
            Some(Some(_)) => Ok((slot.clone(), answer.clone())),
            Some(None) => Err(format!("\"answers\".{slot:?} cannot be {answer:?}; {}", replies())),
            None => Err(format!("\"answers\" has {slot:?}; {}", replies())),
        },
        other => Err(format!("\"answers\".{slot:?} must be a string, not {}", kind(other))),
    };
    fields.iter().map(answer).collect()
}

/// What can be replied to a question back.
fn replies() -> String {
    let sides =
        |slot: Slot| format!("{}: {} or {}", slot.code(), slot.option(true), slot.option(false));
    format!("known are {}", Slot::ALL.map(sides).join("; "))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        serde_json::to_string(&AskJson::parse(text).unwrap_err()).unwrap()
    }

    #[test]
    fn a_question_keeps_its_id_and_unknown_fields_are_passed_over() {
        let text = r#"{"id":7,"question":"Mag dit?","language":"nl-NL",
            "answers":{"account":"private"},"organisation":null,"colour":"red",
            "as_of":"2026-03-01"}"#;
        let asked = AskJson::parse(text).unwrap();
        assert_eq!(
            asked,
            AskJson {
                id: 7.into(),
                question: "Mag dit?".to_string(),
                language: Some(Language::Nl),
                answers: BTreeMap::from([("account".to_string(), "private".to_string())]),
                organisation: None,
                as_of: Some(jiff::civil::date(2026, 3, 1)),
            }
        );
    }

    #[test]
    fn a_bad_line_names_its_id_and_the_field() {
        let said = [
            "{\"id\":\"q1\"}",
            "{\"id\":\"q2\",\"question\":5}",
            "{\"id\":\"q3\",\"question\":\"?\",\"language\":\"fr\"}",
            "{\"id\":\"q4\",\"question\":\"?\",\"answers\":{\"account\":true}}",
            "{\"id\":\"q6\",\"question\":\"?\",\"as_of\":\"2026-02-30\"}",
            "{\"id\":\"q7\",\"question\":\"?\",\"as_of\":\"1 maart\"}",
            "[1]",
            "{\"id\":\"q5\"",
        ]
        .map(fault);
        assert_eq!(
            said.join("\n"),
            r#"{"id":"q1","error":"\"question\" is missing"}
{"id":"q2","error":"\"question\" must be a string, not a number"}
{"id":"q3","error":"\"language\" must be \"nl\" or \"en\", not \"fr\""}
{"id":"q4","error":"\"answers\".\"account\" must be a string, not a boolean"}
{"id":"q6","error":"\"as_of\" must be a day as YYYY-MM-DD, not \"2026-02-30\""}
{"id":"q7","error":"\"as_of\" must be a day as YYYY-MM-DD, not \"1 maart\""}
{"id":null,"error":"expected an object, found an array"}
{"id":null,"error":"this is not JSON: EOF while parsing an object at line 1 column 10"}"#
        );
    }

    #[test]
    fn a_reply_that_nobody_asked_for_is_told_with_what_there_is() {
        let told = fault("{\"question\":\"?\",\"answers\":{\"account\":\"mine\"}}");
        let beginning = r#""\"answers\".\"account\" cannot be \"mine\"; known are account: "#;
        assert!(told.contains(beginning), "{told}");
        let told = fault("{\"question\":\"?\",\"answers\":{\"weather\":\"fine\"}}");
        assert!(
            told.contains("private or official; device: own or work; public: yes or no;"),
            "{told}"
        );
    }
}
