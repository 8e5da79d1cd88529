//! What changed in the rules, for programs.

use serde::Serialize;

use super::answer::SCHEMA;
use crate::model::{RuleChange, RuleText};

/// All changes.
#[derive(Debug, Serialize)]
pub struct ChangesJson<'a> {
    schema: u32,
    organisation: &'a str,
    changes: Vec<ChangeJson<'a>>,
}

/// One change: `before` is null for a new rule, `after` for one that is gone.
#[derive(Debug, Serialize)]
struct ChangeJson<'a> {
    /// `added`, `gone` or `changed`.
    kind: &'static str,
    before: Option<RuleJson<'a>>,
    after: Option<RuleJson<'a>>,
}

#[derive(Debug, Serialize)]
struct RuleJson<'a> {
    file: &'a str,
    line: usize,
    title: &'a str,
    section: &'a [String],
    lead_ins: &'a [String],
    text: &'a str,
}

/// `changes` of an organisation as JSON.
pub fn changes<'a>(organisation: &'a str, changes: &'a [RuleChange]) -> ChangesJson<'a> {
    let change = |change: &'a RuleChange| {
        let (kind, before, after) = match change {
            RuleChange::Added(after) => ("added", None, Some(after)),
            RuleChange::Gone(before) => ("gone", Some(before), None),
            RuleChange::Changed { before, after } => ("changed", Some(before), Some(after)),
        };
        ChangeJson { kind, before: before.map(rule), after: after.map(rule) }
    };
    ChangesJson { schema: SCHEMA, organisation, changes: changes.iter().map(change).collect() }
}

fn rule(of: &RuleText) -> RuleJson<'_> {
    let RuleText { file, line, title, section, lead_ins, text } = of;
    RuleJson { file, line: *line, title, section, lead_ins, text }
}
