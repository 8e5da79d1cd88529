//! The page that lists all guidelines of an organisation.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Content, Place, Setting, address, frame, organisation_name};
use crate::model::{Corpus, Guideline, Organisation};
use crate::render::messages::guideline_page as words;
use crate::render::messages::page as say;

/// The whole page; `today` tells which guidelines are in force.
pub fn page(
    setting: &Setting,
    organisation: &Organisation,
    corpus: &Corpus,
    today: Date,
) -> String {
    let language = setting.language;
    let name = organisation_name(organisation);
    let guidelines = corpus.guidelines();
    let mut sorted: Vec<&Guideline> = guidelines.iter().map(|guideline| &**guideline).collect();
    // The reader's own language first, then by title.
    sorted.sort_by_key(|one| (one.language != language, one.title.to_lowercase()));
    let body = html! {
        main.reading id="inhoud" {
            div.frame {
                h1 { (say::guidelines(language)) }
                p.lead { (words::list_lead(language, name, guidelines.len())) }
                ul.guidelines {
                    @for guideline in sorted { (entry(setting, guideline, today)) }
                }
            }
        }
    };
    let content = Content {
        title: say::guidelines(language).to_string(),
        place: Place::Guidelines,
        other_language: Some(address::guidelines_in(setting, language.other())),
        body,
    };
    frame(setting, Some(name), &content)
}

fn entry(setting: &Setting, guideline: &Guideline, today: Date) -> Markup {
    let language = setting.language;
    let own = guideline.language;
    let details = &guideline.details;
    html! {
        li {
            h2 {
                a href=(address::guideline(setting, &guideline.slug, None)) lang=(own.code()) {
                    (guideline.title)
                }
            }
            dl.facts {
                @if let Some(parent) = &guideline.parent {
                    div { dt { (words::organisation(language)) } dd { (parent.name) } }
                }
                @if let Some(version) = &details.version {
                    div { dt { (words::version(language)) } dd { (version) } }
                }
                @if let Some(owner) = &details.owner {
                    div { dt { (words::owner(language)) } dd { (owner) } }
                }
                @if let Some(day) = details.review_by {
                    div { dt { (words::review_by(language)) } dd { (words::date(language, day)) } }
                }
                div {
                    dt { (words::language_label(language)) }
                    dd { (words::language_name(language, own)) }
                }
            }
            @if !details.is_valid_on(today) { p.notice { (words::not_in_force(language)) } }
        }
    }
}
