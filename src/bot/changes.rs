//! Which rules are new, gone or changed between two states of an organisation's folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use foldhash::HashMap;
use jiff::civil::Date;

use super::LibraryOptions;
use crate::guideline;
use crate::language::{Wordings, tokens};
use crate::model::{Diagnostic, Guideline, Level, Passage, RuleChange, RuleText};

/// A rule that is gone and a new one of the same file are one rule that changed where they share so
/// much of their words (the Dice coefficient of both sets).
const SAME_RULE_FROM: f32 = 0.5;
/// In a file with more pairs to compare, what is gone and what is new is told apart.
const PAIRS_MAX: usize = 1_000_000;

/// The rules that hold on `day` by the files of `folder`, and the errors of files that could not be
/// read. A passage counts as a rule where any norm is read in it. Rules of organisations above are
/// told to their own staff, and left out.
pub fn rules_in(
    folder: &Path,
    options: &LibraryOptions,
    day: Date,
) -> (Vec<RuleText>, Vec<Diagnostic>) {
    let loaded = guideline::load(folder, &options.id, &options.read, day, None);
    let wordings = Wordings::with(&loaded.words);
    let own = loaded.corpus.guidelines().iter().filter(|it| it.depth() == 0);
    let valid = own.filter(|it| it.details.is_valid_on(day));
    let rules = valid.flat_map(|guideline| {
        let lifting = guideline::lifting_sentences(guideline);
        let wordings = &wordings;
        let is_rule = move |passage: &&Passage| {
            !guideline::norms(guideline, passage, &lifting, wordings).is_empty()
        };
        guideline.passages.iter().filter(is_rule).map(|passage| rule(guideline, passage))
    });
    let is_of_text = |found: &Diagnostic| {
        found.level == Level::Error
            && (found.file.ends_with(".md") || found.file.ends_with(".html"))
    };
    (rules.collect(), loaded.diagnostics.into_iter().filter(is_of_text).collect())
}

fn rule(guideline: &Guideline, passage: &Passage) -> RuleText {
    let section = guideline.sections.get(passage.section);
    RuleText {
        file: guideline.file.clone(),
        line: passage.lines.first,
        title: guideline.title.clone(),
        section: section.map(|section| section.path.clone()).unwrap_or_default(),
        lead_ins: passage.lead_ins.iter().map(|it| it.text.clone()).collect(),
        text: passage.prose.text.trim().to_string(),
    }
}

/// What makes `after` of `before`, in the order of files and lines. A rule that only moved, or
/// whose white space alone is other, is no change.
pub fn changes(before: Vec<RuleText>, after: Vec<RuleText>) -> Vec<RuleChange> {
    let mut left: HashMap<String, usize> = HashMap::default();
    after.iter().for_each(|rule| *left.entry(words(rule)).or_default() += 1);
    let mut gone = before;
    gone.retain(|rule| !take(&mut left, rule));
    // What is left over in the new state is new; of two that are alike the later one.
    let mut added = after;
    added.reverse();
    added.retain(|rule| take(&mut left, rule));
    added.reverse();
    paired(gone, added)
}

fn take(counts: &mut HashMap<String, usize>, rule: &RuleText) -> bool {
    match counts.get_mut(&words(rule)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// A rule's words with those that lead into it, white space folded.
fn words(rule: &RuleText) -> String {
    let all = rule.lead_ins.iter().chain([&rule.text]);
    all.flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// What is gone and new in one file, put together where it is one rule.
fn paired(gone: Vec<RuleText>, added: Vec<RuleText>) -> Vec<RuleChange> {
    let mut by_file: BTreeMap<String, (Vec<RuleText>, Vec<RuleText>)> = BTreeMap::new();
    for rule in gone {
        by_file.entry(rule.file.clone()).or_default().0.push(rule);
    }
    for rule in added {
        by_file.entry(rule.file.clone()).or_default().1.push(rule);
    }
    let mut changes = Vec::new();
    for (gone, added) in by_file.into_values() {
        let pairs = pairs(&gone, &added);
        let mut of_file: Vec<RuleChange> = Vec::new();
        for (at, rule) in added.iter().enumerate() {
            let before = pairs.iter().find(|(_, new)| *new == at).map(|(old, _)| &gone[*old]);
            of_file.push(match before.cloned() {
                Some(before) => RuleChange::Changed { before, after: rule.clone() },
                None => RuleChange::Added(rule.clone()),
            });
        }
        let is_paired = |at: &usize| pairs.iter().any(|(old, _)| old == at);
        let alone = (0..gone.len()).filter(|at| !is_paired(at));
        of_file.extend(alone.map(|at| RuleChange::Gone(gone[at].clone())));
        changes.extend(of_file);
    }
    changes
}

/// Places in `gone` and in `added` of the same rule, the most alike first.
fn pairs(gone: &[RuleText], added: &[RuleText]) -> Vec<(usize, usize)> {
    if gone.len().saturating_mul(added.len()) > PAIRS_MAX {
        return Vec::new();
    }
    let sets = |rules: &[RuleText]| -> Vec<BTreeSet<String>> {
        let set = |rule: &RuleText| {
            tokens(&words(rule)).into_iter().map(|token| token.text).collect::<BTreeSet<_>>()
        };
        rules.iter().map(set).collect()
    };
    let (old, new) = (sets(gone), sets(added));
    let mut like: Vec<(f32, usize, usize)> = Vec::new();
    for (at, one) in old.iter().enumerate() {
        for (to, other) in new.iter().enumerate() {
            let shared = 2 * one.intersection(other).count();
            let likeness = shared as f32 / (one.len() + other.len()).max(1) as f32;
            if likeness >= SAME_RULE_FROM {
                like.push((likeness, at, to));
            }
        }
    }
    like.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, at, to) in like {
        if pairs.iter().all(|(one, other)| *one != at && *other != to) {
            pairs.push((at, to));
        }
    }
    pairs
}
