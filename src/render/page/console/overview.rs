//! The overview: every guideline and how it is.

use maud::{Markup, html};

use super::{Console, GUIDELINE, HOME, Part, desk, fault, frame, parts};
use crate::model::{GuidelineHealth, Health};
use crate::render::messages::console::{desk as desk_words, overview as say};
use crate::render::page::address;

/// How many guidelines stand on one page.
const PART_SIZE: usize = 50;
/// So much that is wrong in other files is shown.
const ELSEWHERE_MAX: usize = 50;

/// Which guidelines are asked for.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only those that need care.
    pub only_care: bool,
    /// Words of a title, an owner or a file name; empty for all.
    pub search: String,
    pub part: usize,
}

impl Choice {
    fn takes(&self, one: &GuidelineHealth) -> bool {
        let search = self.search.trim().to_lowercase();
        let owner = one.owner.as_deref().unwrap_or_default();
        let is_found = || {
            [&*one.title, owner, &*one.file]
                .iter()
                .any(|text| text.to_lowercase().contains(&search))
        };
        (!self.only_care || one.needs_care()) && (search.is_empty() || is_found())
    }

    /// What links to other parts of the same choice carry along.
    fn carried(&self) -> Vec<(&str, &str)> {
        let care = self.only_care.then_some(("toon", "aandacht"));
        let search = (!self.search.is_empty()).then_some(("zoek", &*self.search));
        care.into_iter().chain(search).collect()
    }
}

/// The whole page.
pub fn page(console: &Console, health: &Health, choice: &Choice) -> String {
    let language = console.setting.language;
    let all = &health.guidelines;
    let chosen: Vec<&GuidelineHealth> = all.iter().filter(|one| choice.takes(one)).collect();
    let part = Part::new(choice.part, PART_SIZE, chosen.len());
    let need_care = all.iter().filter(|one| one.needs_care()).count();
    let body = html! {
        h1 { (say::title(language)) }
        p.lead { (say::lead(language, all.len(), need_care)) }
        p { a.button href=(console.address(desk::NEW, &[])) { (desk_words::new(language)) } }
        (filters(console, choice))
        @if chosen.is_empty() { p { (say::none(language)) } }
        @else { (table(console, &chosen[part.range()])) }
        (parts::links(console, HOME, part, &choice.carried()))
        p.soft.small { (say::cited_note(language)) }
        @if !health.elsewhere.is_empty() {
            h2 { (say::elsewhere(language)) }
            ul.noted-list {
                @for one in health.elsewhere.iter().take(ELSEWHERE_MAX) {
                    (fault(console, one, true))
                }
            }
            @if health.elsewhere.len() > ELSEWHERE_MAX {
                p { (say::more(language, health.elsewhere.len() - ELSEWHERE_MAX)) }
            }
        }
    };
    frame(console, HOME, say::title(language), &body)
}

fn filters(console: &Console, choice: &Choice) -> Markup {
    let language = console.setting.language;
    let [all, care] = say::filters(language);
    let [label, button] = say::search(language);
    let links = [(all, false, vec![]), (care, true, vec![("toon", "aandacht")])];
    html! {
        div.choosing {
            nav aria-label=(say::filter(language)) {
                ul {
                    @for (words, is_care, more) in links {
                        li {
                            a href=(console.address(HOME, &more))
                                aria-current=[(choice.only_care == is_care).then_some("true")] {
                                (words)
                            }
                        }
                    }
                }
            }
            form role="search" method="get" action=(HOME) {
                @if choice.only_care { input type="hidden" name="toon" value="aandacht"; }
                @if console.setting.language_chosen {
                    input type="hidden" name="taal" value=(language.code());
                }
                @if let Some(id) = console.setting.organisation {
                    input type="hidden" name="organisatie" value=(id);
                }
                label for="zoek" { (label) }
                div.line {
                    input id="zoek" name="zoek" type="search" value=(choice.search) maxlength="100";
                    button.button type="submit" { (button) }
                }
            }
        }
    }
}

fn table(console: &Console, guidelines: &[&GuidelineHealth]) -> Markup {
    let language = console.setting.language;
    let columns = say::columns(language);
    html! {
        div.wide role="region" tabindex="0" aria-label=(say::title(language)) {
            table.stacks {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody { @for one in guidelines { (row(console, one, &columns)) } }
            }
        }
    }
}

fn row(console: &Console, one: &GuidelineHealth, columns: &[&str; 7]) -> Markup {
    let language = console.setting.language;
    let [_, owner, version, status, review, faults, cited] = columns;
    let is_bad = one.faults.errors + one.faults.warnings > 0;
    html! {
        tr {
            th scope="row" {
                a href=(console.address(&address::console_guideline(GUIDELINE, &one.slug), &[]))
                    lang=(one.language.code()) { (one.title) }
                br;
                span.small.soft { (one.file) }
            }
            td data-name=(owner) { (one.owner.as_deref().unwrap_or("–")) }
            td data-name=(version) { (one.version.as_deref().unwrap_or("–")) }
            td data-name=(status) { (say::status(language, one.status, one.is_valid)) }
            td data-name=(review) class=[one.is_overdue.then_some("late")] {
                @match one.review_by {
                    Some(day) => (say::review(language, day, one.is_overdue)),
                    None => "–",
                }
            }
            td data-name=(faults) class=[is_bad.then_some("late")] {
                (say::faults(language, one.faults))
            }
            td data-name=(cited) { (say::cited(language, one.cited)) }
        }
    }
}
