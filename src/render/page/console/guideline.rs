//! One guideline beside how the bot read it, with what is wrong at its lines.

use maud::{Markup, html};

use super::{Console, GUIDELINE, HOME, Part, desk, fault, frame, parts};
use crate::model::{Corpus, Diagnostic, Guideline, NormExplanation, Passage};
use crate::render::messages::console::{
    self as say_frame, desk as say_desk, guideline as say, overview,
};
use crate::render::messages::norm;
use crate::render::page::address;
use crate::render::page::guideline::Shown;
use crate::render::page::prose::prose;

/// How many passages stand on one page.
const PART_SIZE: usize = 200;

/// What is shown of a guideline.
#[derive(Clone, Copy, Debug)]
pub struct Read<'page> {
    pub corpus: &'page Corpus,
    pub guideline: &'page Guideline,
    /// The norms of each of its passages.
    pub norms: &'page [Vec<NormExplanation>],
    /// All that is wrong in it.
    pub diagnostics: &'page [Diagnostic],
    /// Which part of a long one is asked for, from 1.
    pub part: usize,
}

/// The whole page.
pub fn page(console: &Console, read: &Read) -> String {
    let language = console.setting.language;
    let guideline = read.guideline;
    let path = address::console_guideline(GUIDELINE, &guideline.slug);
    let part = Part::new(read.part, PART_SIZE, guideline.passages.len());
    let shown = Shown::new(console.setting, read.corpus, guideline, None);
    let (of_file, of_lines) = by_passage(read);
    let body = html! {
        p { a href=(console.address(HOME, &[])) { (overview::title(language)) } }
        h1 lang=(guideline.language.code()) { (guideline.title) }
        p.soft { (say::file(language)) ": " (guideline.file) }
        @if guideline.file.ends_with(".md") {
            p {
                a.button.main href=(console.address(&desk::edit_path(&guideline.file), &[])) {
                    (say_desk::edit(language))
                }
            }
        }
        p {
            a href=(address::guideline(console.setting, &guideline.slug, None)) {
                (say::as_askers_see_it(language))
            }
        }
        p.lead { (say::lead(language)) }
        @if !of_file.is_empty() {
            h2 { (say::of_the_file(language)) }
            ul.noted-list { @for one in of_file { (fault(console, one, false)) } }
        }
        h2 { (say::rules(language)) }
        @for place in part.range() {
            (heading(&shown, place, place == part.range().start))
            (pair(console, &shown, &read.norms[place], &of_lines[place], place))
        }
        (parts::links(console, &path, part, &[]))
    };
    frame(console, &path, &guideline.title, &body)
}

/// What is wrong with the file as a whole, and what is wrong at the lines of each passage.
fn by_passage<'page>(read: &Read<'page>) -> (Vec<&'page Diagnostic>, Vec<Vec<&'page Diagnostic>>) {
    let passages = &read.guideline.passages;
    let mut of_file = Vec::new();
    let mut of_lines = vec![Vec::new(); passages.len()];
    for diagnostic in read.diagnostics {
        let holds = |passage: &Passage, line: usize| {
            (passage.lines.first..=passage.lines.last).contains(&line)
        };
        let place = diagnostic
            .line
            .and_then(|line| passages.iter().position(|passage| holds(passage, line)));
        match place {
            Some(place) => of_lines[place].push(diagnostic),
            None => of_file.push(diagnostic),
        }
    }
    (of_file, of_lines)
}

/// The heading of a passage's section, where the passage is the first of it on the page.
fn heading(shown: &Shown, place: usize, is_first: bool) -> Markup {
    let guideline = shown.guideline;
    let section_of = |place: usize| guideline.passages.get(place).map(|passage| passage.section);
    let section = section_of(place);
    if !is_first && section == place.checked_sub(1).and_then(section_of) {
        return html! {};
    }
    let section = section.and_then(|at| guideline.sections.get(at));
    let heading = section.map(|section| section.path.join(" › "));
    // Links within the text lead here.
    let anchor = section.map(|section| &section.anchor).filter(|anchor| !anchor.is_empty());
    html! {
        @if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
            h3.section id=[anchor] lang=(guideline.language.code()) { (heading) }
        }
    }
}

/// A passage, and beside it what was read in it and what is wrong there.
fn pair(
    console: &Console,
    shown: &Shown,
    norms: &[NormExplanation],
    found: &[&Diagnostic],
    place: usize,
) -> Markup {
    let language = console.setting.language;
    let [own, read] = say::sides(language);
    let Some(passage) = shown.guideline.passages.get(place) else { return html! {} };
    html! {
        div.pair role="group" aria-label=(say_frame::at_line(language, passage.lines.first)) {
            div {
                p.side { (own) ", " (say_frame::at_line(language, passage.lines.first)) }
                div lang=(shown.guideline.language.code()) {
                    @for lead_in in &passage.lead_ins {
                        p.soft.small {
                            span lang=(language.code()) { (say::led_in_by(language)) }
                            " " (lead_in.text)
                        }
                    }
                    p { (prose(shown, &passage.prose)) }
                }
            }
            div {
                p.side { (read) }
                @if norms.is_empty() { p.soft { (say::no_rule(language)) } }
                @else {
                    ul.norms { @for one in norms { li { (norm::line(one, language)) } } }
                }
                @if !found.is_empty() {
                    ul.noted-list { @for one in found { (fault(console, one, false)) } }
                }
            }
        }
    }
}
