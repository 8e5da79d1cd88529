//! Visible text as HTML: its styles, its links where they are safe, and the marked passage.

use maud::{Markup, html};

use super::address;
use super::{Setting, guideline::Shown};
use crate::model::{Prose, Run, Span, Style};

/// Some text of one style, inside or outside the marked passage.
struct Stretch<'text> {
    text: &'text str,
    style: Style,
    marked: bool,
}

/// The text of `prose`, with what stands in the marked passage in `mark`.
pub fn prose(shown: &Shown, prose: &Prose) -> Markup {
    let stretches = stretches(prose, shown.passage);
    html! {
        @for group in stretches.chunk_by(|one, next| one.marked == next.marked) {
            @if group[0].marked { (shown.mark(links(shown, prose, group))) }
            @else { (links(shown, prose, group)) }
        }
    }
}

/// Stretches with each link around all of its own.
fn links(shown: &Shown, prose: &Prose, stretches: &[Stretch]) -> Markup {
    html! {
        @for group in stretches.chunk_by(|one, next| one.style.link == next.style.link) {
            @let target = group[0].style.link.and_then(|at| prose.links.get(at));
            @match target.and_then(|target| href(shown, target)) {
                Some(href) => a href=(href) { (styled(group)) },
                None => (styled(group)),
            }
        }
    }
}

fn styled(stretches: &[Stretch]) -> Markup {
    html! {
        @for one in stretches {
            @match (one.style.code, one.style.strong, one.style.emphasis) {
                (true, _, _) => code { (one.text) },
                (_, true, true) => strong { em { (one.text) } },
                (_, true, false) => strong { (one.text) },
                (_, false, true) => em { (one.text) },
                _ => (one.text),
            }
        }
    }
}

/// The runs of `prose`, cut at the borders of the passage.
fn stretches(prose: &Prose, passage: Option<Span>) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    for run in &prose.runs {
        for (plain, marked) in cut(run, passage) {
            if let Some(text) = plain.of(&prose.text).filter(|text| !text.is_empty()) {
                stretches.push(Stretch { text, style: run.style, marked });
            }
        }
    }
    stretches
}

/// The pieces of a run before, in and after the passage; a run that cannot be cut is whole.
fn cut(run: &Run, passage: Option<Span>) -> [(Span, bool); 3] {
    let nothing = (Span::new(run.plain.end, run.plain.end), false);
    let Some(passage) = passage.filter(|passage| passage.meets(run.source)) else {
        return [(run.plain, false), nothing, nothing];
    };
    if run.plain.len() != run.source.len() {
        return [(run.plain, true), nothing, nothing];
    }
    let at = |source: usize| {
        run.plain.start + (source.clamp(run.source.start, run.source.end) - run.source.start)
    };
    let (start, end) = (at(passage.start), at(passage.end));
    [
        (Span::new(run.plain.start, start), false),
        (Span::new(start, end), true),
        (Span::new(end, run.plain.end), false),
    ]
}

/// Where a link may lead: to a web or mail address, to a heading, or to another guideline; none
/// for anything else, such as a script or a file.
fn href(shown: &Shown, target: &str) -> Option<String> {
    let target = target.trim();
    let lower = target.to_ascii_lowercase();
    if ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(target.to_string());
    }
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    if path.is_empty() {
        let anchor = address::decoded(anchor?);
        let is_there = shown.guideline.sections.iter().any(|one| one.anchor == anchor);
        return is_there.then(|| format!("#{anchor}"));
    }
    let file = resolved(&shown.guideline.file, &address::decoded(path))?;
    let name = file.rsplit_once('.').map_or(file.as_str(), |(name, _)| name);
    let found = shown.corpus.find(&file).or_else(|| shown.corpus.find(name))?;
    Some(with_anchor(shown.setting, &found.slug, anchor))
}

fn with_anchor(setting: &Setting, slug: &str, anchor: Option<&str>) -> String {
    let address = address::guideline(setting, slug, None);
    match anchor.filter(|anchor| !anchor.is_empty()) {
        Some(anchor) => format!("{address}#{anchor}"),
        None => address,
    }
}

/// The path that `target` names as seen from `file`; none where it leads out of the folder.
fn resolved(file: &str, target: &str) -> Option<String> {
    if target.contains(':') || target.starts_with('/') {
        return None;
    }
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_another_guideline_stays_inside_the_folder() {
        assert_eq!(resolved("en/a.md", "b.md").as_deref(), Some("en/b.md"));
        assert_eq!(resolved("en/a.md", "../b.md").as_deref(), Some("b.md"));
        assert_eq!(resolved("a.md", "../../etc/passwd"), None);
        assert_eq!(resolved("a.md", "javascript:alert(1)"), None);
    }

    #[test]
    fn a_run_is_cut_at_the_borders_of_the_passage() {
        let mut prose = Prose::default();
        prose.push("een twee drie", Span::new(10, 23), Style::default());
        let texts: Vec<(&str, bool)> = stretches(&prose, Some(Span::new(14, 18)))
            .iter()
            .map(|stretch| (stretch.text, stretch.marked))
            .collect();
        assert_eq!(texts, [("een ", false), ("twee", true), (" drie", false)]);
    }
}
