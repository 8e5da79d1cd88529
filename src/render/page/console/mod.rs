//! The pages of the authors' console: the frame that all of them share, and one file for each.

pub mod cases;
pub mod desk;
pub mod edits;
pub mod gaps;
pub mod guideline;
pub mod overview;
mod parts;
pub mod sign_in;

use maud::{Markup, html};

use super::{Setting, address, document};
use crate::model::{Diagnostic, Role};
use crate::render::clean::one_line;
use crate::render::messages::{console as say, diagnostics, page};

pub use parts::Part;

/// The path of the overview; all others are below it.
pub const HOME: &str = "/redactie";
pub const GUIDELINE: &str = "/redactie/richtlijn/";
pub const CASES: &str = "/redactie/voorbeeldvragen";
pub const EDITS: &str = "/redactie/wijzigingen";
pub const GAPS: &str = "/redactie/ingestuurd";
pub const SIGN_IN: &str = "/redactie/aanmelden";
/// Leads on to the organisation's own sign-in service.
pub const SIGN_IN_THERE: &str = "/redactie/aanmelden/organisatie";
/// Where that service sends people back to.
pub const BACK: &str = "/redactie/aanmelden/terug";
pub const SIGN_OUT: &str = "/redactie/afmelden";

/// The name of the field that every form has, with the key of its session.
pub const FORM_KEY: &str = "sleutel";

/// For whom a page of the console is made.
#[derive(Clone, Copy, Debug)]
pub struct Console<'page> {
    pub setting: &'page Setting<'page>,
    /// The name of whoever is signed in.
    pub person: &'page str,
    /// What they are in this organisation.
    pub role: Role,
    pub form_key: &'page str,
    /// The id and the name of each organisation that they may see, in order.
    pub organisations: &'page [(String, String)],
    /// The id of the one that is shown.
    pub organisation: &'page str,
}

impl Console<'_> {
    /// The address of one of the console's pages, with what only it knows.
    pub fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        address::console(self.setting, path, more)
    }

    /// The hidden field that every form has.
    pub fn form_key(&self) -> Markup {
        html! { input type="hidden" name=(FORM_KEY) value=(self.form_key); }
    }

    fn name(&self) -> &str {
        let shown = self.organisations.iter().find(|(id, _)| id == self.organisation);
        shown.map_or(self.organisation, |(_, name)| name)
    }
}

/// A whole page of the console; `path` is its own, by which the links at the top know it.
pub fn frame(console: &Console, path: &str, title: &str, body: &Markup) -> String {
    let language = console.setting.language;
    let inner = html! {
        (top(console, path))
        main.desk id="inhoud" { div.frame { (body) } }
        footer.bottom { div.frame { p { (page::footer(language)) } } }
    };
    document(console.setting, &format!("{title} – {}", say::title(language)), true, &inner)
}

fn top(console: &Console, path: &str) -> Markup {
    let setting = console.setting;
    let language = setting.language;
    let other = language.other();
    let in_other = Setting { language: other, language_chosen: true, ..setting.clone() };
    let links = [
        (HOME, say::overview::title(language)),
        (CASES, say::cases::title(language)),
        (GAPS, say::gaps::title(language)),
        (EDITS, say::edits::title(language)),
        (desk::STATES, say::desk::states(language)),
        (desk::PROPOSALS, say::desk::proposals(language)),
    ];
    html! {
        header.top.desk {
            div.frame {
                a.name href=(console.address(HOME, &[])) {
                    img src=(setting.assets.icon) alt="" width="32" height="32";
                    span {
                        strong { (page::NAME) " " (say::title(language)) }
                        " " span { (page::at_organisation(language, console.name())) }
                    }
                }
                nav aria-label=(say::menu(language)) {
                    ul {
                        @for (to, words) in links {
                            li {
                                a href=(console.address(to, &[]))
                                    aria-current=[(to == path).then_some("page")] { (words) }
                            }
                        }
                        li { a href=(address::chat(setting)) { (say::to_chat(language)) } }
                        li {
                            a href=(address::console(&in_other, path, &[])) lang=(other.code())
                                hreflang=(other.code()) { (page::language_name(other)) }
                        }
                    }
                }
            }
            div.frame.person {
                @if console.organisations.len() > 1 { (organisations(console)) }
                p { (say::signed_in_as(language, console.person, console.role)) }
                form method="post" action=(console.address(SIGN_OUT, &[])) {
                    (console.form_key())
                    button.button.quiet type="submit" { (say::sign_out(language)) }
                }
            }
        }
    }
}

/// The organisations that whoever is signed in may see.
fn organisations(console: &Console) -> Markup {
    html! {
        nav.organisations aria-label=(say::organisations(console.setting.language)) {
            ul {
                @for (id, name) in console.organisations {
                    @let setting = Setting { organisation: Some(id), ..console.setting.clone() };
                    li {
                        a href=(address::console(&setting, HOME, &[]))
                            aria-current=[(id == console.organisation).then_some("true")] {
                            (name)
                        }
                    }
                }
            }
        }
    }
}

/// One fault: its level, where it stands, what is wrong and what to do.
fn fault(console: &Console, diagnostic: &Diagnostic, has_file: bool) -> Markup {
    let language = console.setting.language;
    let said = diagnostics::said(language, &diagnostic.fault);
    let place = match has_file {
        true => Some(crate::render::diagnostics::place(diagnostic)),
        false => diagnostic.line.map(|line| say::at_line(language, line)),
    };
    html! {
        li class={ "noted " (level_class(diagnostic)) } {
            p {
                strong { (diagnostics::level(language, diagnostic.level)) }
                @if let Some(place) = place { ", " span.where { (place) } }
                ": " (one_line(&said.message))
            }
            p.soft { (one_line(&said.hint)) }
        }
    }
}

fn level_class(diagnostic: &Diagnostic) -> &'static str {
    use crate::model::Level;
    match diagnostic.level {
        Level::Error => "is-error",
        Level::Warning => "is-warning",
        Level::Hint => "is-hint",
    }
}
