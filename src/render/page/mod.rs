//! The web's pages: the frame that all of them share, and one file for each.

pub mod address;
pub mod block;
pub mod chat;
pub mod console;
pub mod fault;
pub mod guideline;
pub mod list;
pub mod prose;
pub mod review;
pub mod send_in;

use maud::{DOCTYPE, Markup, html};

use super::messages::{page as say, review_page};
use crate::model::{Language, Organisation};

/// The addresses of the files that a page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    pub style: String,
    pub script: String,
    pub icon: String,
}

/// For whom a page is made, and what its links carry along.
#[derive(Clone, Debug)]
pub struct Setting<'page> {
    pub language: Language,
    /// Whether the reader chose the language by hand; links then keep it.
    pub language_chosen: bool,
    /// Its name where the address names one; links then keep it.
    pub organisation: Option<&'page str>,
    pub assets: &'page Assets,
    /// Whether people can send something in to the authors.
    pub takes_gaps: bool,
}

/// The pages that the links at the top lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Chat,
    Review,
    Guidelines,
    /// A page with a form that no link at the top leads to.
    Form,
    Elsewhere,
}

/// What goes into the frame.
#[derive(Clone, Debug)]
pub struct Content {
    /// The page's own title.
    pub title: String,
    /// The page it counts as.
    pub place: Place,
    /// Where the other language's page is.
    pub other_language: Option<String>,
    pub body: Markup,
}

/// The name by which an organisation is shown.
pub fn organisation_name(organisation: &Organisation) -> &str {
    if organisation.name.is_empty() { &organisation.id } else { &organisation.name }
}

/// A whole page; `organisation` is the name as people read it.
pub fn frame(setting: &Setting, organisation: Option<&str>, content: &Content) -> String {
    let has_form = matches!(content.place, Place::Chat | Place::Review | Place::Form);
    let inner = html! {
        (top(setting, organisation, content))
        (content.body)
        footer.bottom { div.frame { p { (say::footer(setting.language)) } } }
    };
    document(setting, &content.title, has_form, &inner)
}

/// A whole page around what stands in its body.
fn document(setting: &Setting, title: &str, has_form: bool, inner: &Markup) -> String {
    let language = setting.language;
    let page = html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if has_form { meta name="referrer" content=(chat::REFERRER); }
                meta name="color-scheme" content="light dark";
                title { (title) " – " (say::NAME) }
                link rel="stylesheet" href=(setting.assets.style);
                link rel="icon" type="image/svg+xml" href=(setting.assets.icon);
                script src=(setting.assets.script) defer {}
            }
            body {
                a.skip href="#inhoud" { (say::skip(language)) }
                (inner)
            }
        }
    };
    page.into_string()
}

fn top(setting: &Setting, organisation: Option<&str>, content: &Content) -> Markup {
    let language = setting.language;
    let current = |place: Place| (content.place == place).then_some("page");
    let other = language.other();
    html! {
        header.top {
            div.frame {
                a.name href=(address::chat(setting)) {
                    img src=(setting.assets.icon) alt="" width="32" height="32";
                    span {
                        strong { (say::NAME) }
                        @if let Some(name) = organisation {
                            " " span { (say::at_organisation(language, name)) }
                        }
                    }
                }
                nav aria-label=(say::menu(language)) {
                    ul {
                        li {
                            a href=(address::chat(setting)) aria-current=[current(Place::Chat)] {
                                (say::chat_link(language))
                            }
                        }
                        li {
                            a href=(address::review(setting))
                                aria-current=[current(Place::Review)] {
                                (review_page::link(language))
                            }
                        }
                        li {
                            a href=(address::guidelines(setting))
                                aria-current=[current(Place::Guidelines)] {
                                (say::guidelines_link(language))
                            }
                        }
                        @if let Some(href) = &content.other_language {
                            li {
                                a href=(href) lang=(other.code()) hreflang=(other.code()) {
                                    (say::language_name(other))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
