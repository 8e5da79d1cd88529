//! The page on which a draft is looked at, and what was found as a piece of it.

use maud::{Markup, html};

use super::chat::carried;
use super::{Content, Place, Setting, address, frame, organisation_name};
use crate::model::{Corpus, Organisation, Review, ReviewVerdict, RiskLevel, Span};
use crate::render::html::linked;
use crate::render::html_rule::RuleSetter;
use crate::render::icon::{Icon, icon};
use crate::render::messages::page as words;
use crate::render::messages::review_page as say;
use crate::render::review::{FindingView, ReviewView, view};
use crate::render::view::ViewOptions;

/// A draft as the form has it.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'page> {
    pub text: &'page str,
    /// As it was chosen; empty for none.
    pub platform: &'page str,
}

/// What the form takes.
#[derive(Clone, Debug)]
pub struct Form {
    pub draft_chars_max: usize,
    /// The names of the platforms that can be chosen.
    pub platforms: Vec<&'static str>,
}

/// The whole page; `looked` is a draft with what was found, for a browser that runs no script.
pub fn page(
    setting: &Setting,
    organisation: &Organisation,
    form: &Form,
    looked: Option<(Draft, Markup)>,
) -> String {
    let language = setting.language;
    let (draft, found) = match looked {
        Some((draft, found)) => (draft, found),
        None => (Draft { text: "", platform: "" }, html! {}),
    };
    let body = html! {
        main.frame.checking id="inhoud" {
            h1 { (say::link(language)) }
            p.lead { (say::lead(language)) }
            p.note { (icon(Icon::Private)) " " (say::kept_nowhere(language)) }
            (self::form(setting, form, draft))
            (photo(setting))
            p.hidden-words id="melding" role="status" {}
            section id="gezien" aria-label=(say::result_label(language)) { (found) }
        }
    };
    let content = Content {
        title: say::link(language).to_string(),
        place: Place::Review,
        other_language: Some(address::review_in(setting, language.other())),
        body,
    };
    frame(setting, Some(organisation_name(organisation)), &content)
}

fn form(setting: &Setting, form: &Form, draft: Draft) -> Markup {
    let language = setting.language;
    html! {
        form.draft id="nakijken" method="post" action=(address::REVIEW)
            data-chars-max=(form.draft_chars_max)
            data-unreachable=(words::unreachable(language))
            data-characters-left=(words::characters_left(language))
            data-characters-over=(words::characters_over(language)) {
            (carried(setting))
            label for="bericht" { (say::draft_label(language)) }
            div.paper {
                div.marks id="merken" aria-hidden="true" {}
                textarea id="bericht" name="draft" rows="8" required autocomplete="off"
                    aria-describedby="telling fout" { (draft.text) }
            }
            p.count id="telling" {}
            p.fault id="fout" role="alert" {}
            div.below {
                label for="platform" { (say::platform_label(language)) }
                select id="platform" name="platform" {
                    option value="" { (say::no_platform(language)) }
                    @for name in &form.platforms {
                        option value=(name) selected[draft.platform == *name] { (name) }
                    }
                }
                button.button.main type="submit" { (say::check(language)) }
            }
        }
    }
}

/// The field for a photo; only a script sends it.
fn photo(setting: &Setting) -> Markup {
    let language = setting.language;
    html! {
        div.photo.needs-script {
            label for="foto" { (say::images_label(language)) }
            input id="foto" type="file" accept="image/*" data-language=(language.code());
            div id="foto-gezien" role="status" {}
        }
    }
}

/// What was found in `draft`, as one `article`; the draft with its marks comes with it.
pub fn found(setting: &Setting, corpus: &Corpus, draft: &str, review: &Review) -> Markup {
    let view = view(review, &ViewOptions::default());
    let language = view.language;
    let rules = RuleSetter { setting, corpus, language };
    let (tone, sign) = tone(&view, review);
    html! {
        article class={ "answer review " (tone) } lang=(language.code())
            data-spoken=(spoken(&view)) {
            h2.headline { (icon(sign)) span { (view.headline) } }
            @for note in &view.notes { p.note { (note) } }
            @if !view.findings.is_empty() {
                div.marked {
                    p.label { (say::marked_label(language)) }
                    p.text id="gemerkt" { (marked(draft, &view.findings)) }
                }
            }
            @if let Some(label) = &view.findings_label {
                p.label { (label) }
                ol.findings {
                    @for finding in &view.findings { (self::finding(&rules, finding)) }
                }
            }
            @if let Some(label) = view.checklist_label {
                details.others open[view.findings.is_empty()] {
                    summary { (label.trim_end_matches(':')) }
                    @for rule in &view.checklist {
                        (rules.rule(rule))
                        @if let Some(whole) = rules.whole(rule) { (whole) }
                    }
                }
            }
            @if !view.cannot_see.is_empty() {
                div.blind {
                    p.label { (view.cannot_see_label) }
                    ul { @for thing in &view.cannot_see { li { (thing) } } }
                }
            }
            @if let Some(contact) = &view.contact { div.end { p { (linked(contact)) } } }
        }
    }
}

fn finding(rules: &RuleSetter, finding: &FindingView) -> Markup {
    html! {
        li.finding.high[finding.level == RiskLevel::High] {
            p {
                strong { (finding.level_label) ":" }
                @if !finding.text.is_empty() { " “" (finding.text) "”" }
            }
            p { (finding.message) }
            @if let Some(rule) = &finding.rule { (rules.rule(rule)) }
        }
    }
}

/// The draft with a mark around each finding; findings do not overlap.
fn marked(draft: &str, findings: &[FindingView]) -> Markup {
    let mut spans: Vec<(Span, RiskLevel)> =
        findings.iter().map(|finding| (finding.span, finding.level)).collect();
    spans.sort();
    let mut pieces: Vec<(&str, Option<RiskLevel>)> = Vec::new();
    let mut end = 0;
    for (span, level) in spans {
        let between = draft.get(end..span.start);
        if let (Some(between), Some(inside)) = (between, draft.get(span.start..span.end)) {
            pieces.extend([(between, None), (inside, Some(level))]);
            end = span.end;
        }
    }
    pieces.push((&draft[end..], None));
    html! {
        @for (text, level) in pieces {
            @match level {
                None => (text),
                Some(RiskLevel::High) => mark.high { (text) },
                Some(_) => mark { (text) },
            }
        }
    }
}

/// What a screen reader says after a pause: the headline and what was found, without the rules.
fn spoken(view: &ReviewView) -> String {
    let findings = view.findings.iter().map(|it| format!("{}: {}", it.level_label, it.message));
    std::iter::once(format!("{}.", view.headline.trim_end_matches('.')))
        .chain(findings)
        .collect::<Vec<_>>()
        .join(" ")
}

fn tone(view: &ReviewView, review: &Review) -> (&'static str, Icon) {
    match view.verdict {
        _ if review.refusal.is_some() => ("silent", Icon::Silence),
        ReviewVerdict::Stop => ("no", Icon::No),
        ReviewVerdict::Look => ("if", Icon::If),
        ReviewVerdict::Ok => ("plain", Icon::Quote),
    }
}
