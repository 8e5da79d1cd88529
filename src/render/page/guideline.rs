//! The page of one guideline, with a passage marked where the address names one.

use std::cell::Cell;

use maud::{Markup, html};

use super::block::blocks;
use super::{Content, Place, Setting, address, frame, organisation_name};
use crate::model::{Block, Corpus, Guideline, Language, Organisation, Span};
use crate::render::html::linked;
use crate::render::messages::guideline_page as words;
use crate::render::messages::page as say;

/// The passage that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    NotNamed,
    /// In the guideline's text; it may be any range of it.
    At(Span),
    /// Nothing that can be read.
    Unknown,
}

impl Passage {
    /// Where a rule stands that an answer could quote; none for any other range, so that a made-up
    /// link cannot mark half a rule.
    fn rule_of(self, guideline: &Guideline) -> Option<Span> {
        let Passage::At(span) = self else {
            return None;
        };
        let is_rule = guideline.passages.iter().any(|passage| {
            let starts = || passage.sentences.iter().any(|one| one.source.start == span.start);
            let ends = || passage.sentences.iter().any(|one| one.source.end == span.end);
            passage.span == span
                || passage.lead_ins.iter().any(|lead_in| lead_in.span == span)
                || passage.span.holds(span) && starts() && ends()
        });
        is_rule.then_some(span)
    }
}

/// A guideline as it is shown once.
pub struct Shown<'page> {
    pub setting: &'page Setting<'page>,
    pub corpus: &'page Corpus,
    pub guideline: &'page Guideline,
    /// In the guideline's text.
    pub passage: Option<Span>,
    /// The level of each section's heading on the page.
    levels: Vec<u8>,
    /// How many pieces of the passage are shown already.
    marks: Cell<usize>,
}

impl<'page> Shown<'page> {
    pub(super) fn new(
        setting: &'page Setting<'page>,
        corpus: &'page Corpus,
        guideline: &'page Guideline,
        passage: Option<Span>,
    ) -> Self {
        let levels = levels(guideline);
        Shown { setting, corpus, guideline, passage, levels, marks: Cell::new(0) }
    }

    /// The level of a section's heading on the page: 2 to 6, without gaps.
    pub fn heading_level(&self, section: usize) -> u8 {
        self.levels.get(section).copied().unwrap_or(2)
    }

    /// The language of the guideline's own words.
    pub fn text_language(&self) -> Language {
        self.guideline.language
    }

    /// A piece of the passage; the first one is where the address leads.
    pub fn mark(&self, inner: Markup) -> Markup {
        let before = self.marks.replace(self.marks.get() + 1);
        if before > 0 {
            return html! { mark { (inner) } };
        }
        let (begins, _) = words::passage_edges(self.setting.language);
        html! {
            mark id="passage" tabindex="-1" {
                span.hidden-words lang=(self.setting.language.code()) { (begins) " " }
                (inner)
            }
        }
    }
}

/// Levels without gaps: each heading one below the nearest one that is above it, the first at 2.
fn levels(guideline: &Guideline) -> Vec<u8> {
    let mut above: Vec<u8> = Vec::new();
    let title = title_section(guideline);
    let mut levels = Vec::new();
    for (at, section) in guideline.sections.iter().enumerate() {
        if section.level == 0 || Some(at) == title {
            levels.push(2);
            continue;
        }
        while above.last().is_some_and(|level| *level >= section.level) {
            above.pop();
        }
        above.push(section.level);
        levels.push((above.len() as u8 + 1).min(6));
    }
    levels
}

/// The section whose heading is the guideline's title; the page shows it as its own.
fn title_section(guideline: &Guideline) -> Option<usize> {
    let first = guideline.blocks.first()?;
    let Block::Heading { section, prose } = first else {
        return None;
    };
    (prose.text.trim() == guideline.title.trim()).then_some(*section)
}

/// The whole page.
pub fn page(
    setting: &Setting,
    organisation: &Organisation,
    corpus: &Corpus,
    guideline: &Guideline,
    named: Passage,
) -> String {
    let language = setting.language;
    let passage = named.rule_of(guideline);
    let shown = Shown::new(setting, corpus, guideline, passage);
    let text = match title_section(guideline) {
        Some(_) => blocks(&shown, &guideline.blocks[1..]),
        None => blocks(&shown, &guideline.blocks),
    };
    let is_marked = shown.marks.get() > 0;
    let body = html! {
        main.reading id="inhoud" {
            div.frame {
                p { a href=(address::guidelines(setting)) { (say::guidelines(language)) } }
                h1 lang=(guideline.language.code()) { (guideline.title) }
                (details(language, guideline))
                @if is_marked {
                    p.notice { a href="#passage" { (words::to_passage(language)) } }
                } @else if named != Passage::NotNamed {
                    p.notice { (words::passage_gone(language)) }
                }
                (contents(&shown))
                article.text lang=(guideline.language.code()) { (text) }
            }
        }
    };
    let other = address::guideline_in(setting, language.other(), &guideline.slug, passage);
    let content = Content {
        title: guideline.title.clone(),
        place: Place::Elsewhere,
        other_language: Some(other),
        body,
    };
    frame(setting, Some(organisation_name(organisation)), &content)
}

fn details(language: Language, guideline: &Guideline) -> Markup {
    let details = &guideline.details;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| words::date(language, day));
    let rows = [
        (words::version(language), details.version.clone()),
        (words::owner(language), details.owner.clone()),
        (words::contact(language), details.contact.clone()),
        (words::valid_from(language), day(details.valid_from)),
        (words::valid_until(language), day(details.valid_until)),
        (words::review_by(language), day(details.review_by)),
    ];
    let (official, official_link) = words::official(language);
    let link = details.link.as_deref();
    let link = link.filter(|link| link.starts_with("https://") || link.starts_with("http://"));
    if link.is_none() && rows.iter().all(|(_, value)| value.is_none()) {
        return html! {};
    }
    html! {
        table.details {
            caption { (words::details(language)) }
            tbody {
                @for (name, value) in &rows {
                    @if let Some(value) = value {
                        tr { th scope="row" { (name) } td { (linked(value)) } }
                    }
                }
                @if let Some(link) = link {
                    tr { th scope="row" { (official) } td { a href=(link) { (official_link) } } }
                }
            }
        }
    }
}

/// The headings as links, where there are enough to lose one's way.
fn contents(shown: &Shown) -> Markup {
    const SECTIONS_MIN: usize = 3;
    let language = shown.setting.language;
    let sections = shown.guideline.sections.iter().enumerate();
    let top = sections.filter(|(at, section)| {
        section.level > 0
            && !section.anchor.is_empty()
            && Some(*at) != title_section(shown.guideline)
            && shown.heading_level(*at) == 2
    });
    let top: Vec<_> = top.map(|(_, section)| section).collect();
    if top.len() < SECTIONS_MIN {
        return html! {};
    }
    html! {
        nav.contents aria-label=(words::contents(language)) {
            details {
                summary { (words::contents(language)) }
                ul lang=(shown.guideline.language.code()) {
                    @for section in top {
                        li { a href={ "#" (section.anchor) } { (section.heading) } }
                    }
                }
            }
        }
    }
}
