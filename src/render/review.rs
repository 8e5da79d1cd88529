//! A review as it is shown, so that text, Discord and the web say the same.

use super::clean::one_line;
use super::messages::{answer, review as say};
use super::rule::{RuleView, rule};
use super::view::ViewOptions;
use crate::model::{Language, Review, ReviewVerdict, RiskLevel, Span};

/// A review, ready to be set in a surface's own markup; all texts are plain and on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewView {
    pub language: Language,
    pub verdict: ReviewVerdict,
    /// What it comes down to.
    pub headline: String,
    /// What stands below it.
    pub notes: Vec<String>,
    pub findings_label: Option<String>,
    /// The gravest first, and by place among equals.
    pub findings: Vec<FindingView>,
    pub checklist_label: Option<&'static str>,
    pub checklist: Vec<RuleView>,
    pub cannot_see_label: &'static str,
    /// Empty where the draft was not looked at.
    pub cannot_see: Vec<&'static str>,
    pub contact: Option<String>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingView {
    pub level: RiskLevel,
    pub level_label: &'static str,
    /// What stands there, masked.
    pub text: String,
    pub message: String,
    /// What it rests on, where no finding before it shows the same.
    pub rule: Option<RuleView>,
    /// In the draft.
    pub span: Span,
}

/// The view of `review`.
pub fn view(review: &Review, options: &ViewOptions) -> ReviewView {
    let language = review.language;
    let contact = review.contact.as_ref().map(|contact| answer::contact(language, contact));
    if let Some(refusal) = review.refusal {
        return ReviewView {
            headline: say::refused(language, refusal),
            notes: Vec::new(),
            findings_label: None,
            findings: Vec::new(),
            checklist_label: None,
            checklist: Vec::new(),
            cannot_see: Vec::new(),
            contact: None,
            ..frame(review)
        };
    }
    let findings = findings(review, options);
    let checklist = review.checklist.iter().filter_map(|at| review.citations.get(*at));
    let checklist: Vec<RuleView> = checklist.map(|it| rule(language, it, options)).collect();
    ReviewView {
        notes: notes(review),
        findings_label: (!findings.is_empty()).then(|| say::found(language, findings.len())),
        findings,
        checklist_label: (!checklist.is_empty()).then(|| say::checklist(language)),
        checklist,
        contact: contact.map(|contact| one_line(&contact)),
        ..frame(review)
    }
}

fn frame(review: &Review) -> ReviewView {
    let (language, verdict) = (review.language, review.verdict());
    ReviewView {
        language,
        verdict,
        headline: say::headline(language, verdict).to_string(),
        notes: Vec::new(),
        findings_label: None,
        findings: Vec::new(),
        checklist_label: None,
        checklist: Vec::new(),
        cannot_see_label: say::cannot_see_label(language),
        cannot_see: say::cannot_see(language).to_vec(),
        contact: None,
    }
}

fn notes(review: &Review) -> Vec<String> {
    let language = review.language;
    let platform = review.platform.as_ref();
    let name = platform.map(|it| one_line(&it.name));
    let first = match review.verdict() {
        ReviewVerdict::Ok => say::still_yours(language),
        ReviewVerdict::Look | ReviewVerdict::Stop => say::once_out(language),
    };
    let mut notes = vec![first.to_string()];
    let chars_max = platform.and_then(|it| it.chars_max);
    if let (Some(over), Some(name), Some(max)) = (review.chars_over(), &name, chars_max) {
        notes.push(say::too_long(language, name, over, max));
    }
    if review.chars > 0 {
        notes.push(say::read_as(language, review.form, name.as_deref()));
    }
    for (name, is_read) in &review.images {
        let name = one_line(name);
        let starts = format!("{name}: ");
        if !is_read {
            notes.push(say::image_unread(language, &name));
        } else if !review.findings.iter().any(|finding| finding.text.starts_with(&starts)) {
            notes.push(say::image_is_silent(language, &name));
        }
    }
    notes
}

fn findings(review: &Review, options: &ViewOptions) -> Vec<FindingView> {
    let language = review.language;
    let mut sorted: Vec<_> = review.findings.iter().collect();
    sorted.sort_by_key(|finding| (std::cmp::Reverse(finding.level), finding.span));
    let mut shown: Vec<usize> = Vec::new();
    let mut views = Vec::with_capacity(sorted.len());
    for finding in sorted {
        let new = finding.citation.filter(|at| !shown.contains(at));
        shown.extend(new);
        let cited = new.and_then(|at| review.citations.get(at));
        views.push(FindingView {
            level: finding.level,
            level_label: say::level(language, finding.level),
            text: one_line(&finding.text),
            message: one_line(&finding.message),
            rule: cited.map(|citation| rule(language, citation, options)),
            span: finding.span,
        });
    }
    views
}
