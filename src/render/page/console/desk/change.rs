//! A change that stands fixed: going back to a state, or what somebody proposed.

use maud::{Markup, html};

use super::super::{Console, frame};
use super::tried::{self, Tried};
use super::{ACT, ACT_DELETE, pieces};
use crate::model::ChangedFile;
use crate::render::messages::console::desk::{self as say, Refusal};

/// The id of the form.
const FORM: &str = "wijziging";

/// A change, and what would come of it.
#[derive(Clone, Debug)]
pub struct Fixed<'page> {
    pub title: &'page str,
    /// The page that it belongs to, by its path, and the words that lead there.
    pub back: (&'page str, &'page str),
    /// One line on where it comes from.
    pub about: Option<&'page str>,
    /// Where the form goes, with what it says.
    pub action: &'page str,
    pub fields: &'page [(&'page str, &'page str)],
    /// What stands in each file now, and what would.
    pub files: &'page [ChangedFile],
    pub can_make: CanMake,
    pub can_delete: bool,
    pub refusal: Option<&'page Refusal>,
    pub tried: Option<Tried<'page>>,
}

/// What the reader may do with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CanMake {
    Publish,
    Propose,
    /// It is their own proposal.
    NotOwn,
    No,
}

/// The whole page.
pub fn page(console: &Console, fixed: &Fixed) -> String {
    let language = console.setting.language;
    let (path, words) = fixed.back;
    let body = html! {
        p { a href=(console.address(path, &[])) { (words) } }
        h1 { (fixed.title) }
        @if let Some(about) = fixed.about { p.lead { (about) } }
        (pieces::refused(console, fixed.refusal))
        @if let Some(tried) = &fixed.tried { (tried::section(console, tried, FORM)) }
        (form(console, fixed))
        @if !fixed.files.is_empty() { h2 { (say::difference(language)) } }
        @for file in fixed.files {
            h3 { (file.file) }
            (pieces::differs(console, file.now.as_deref(), file.wanted.as_deref()))
        }
    };
    frame(console, path, fixed.title, &body)
}

fn form(console: &Console, fixed: &Fixed) -> Markup {
    let language = console.setting.language;
    html! {
        @if fixed.can_make == CanMake::NotOwn { p { (say::own_proposal(language)) } }
        form.writing id=(FORM) method="post" action=(console.address(fixed.action, &[])) {
            (console.form_key())
            @for (name, value) in fixed.fields { input type="hidden" name=(name) value=(value); }
            @match fixed.can_make {
                CanMake::Publish => (pieces::buttons(console, false, false)),
                CanMake::Propose => (pieces::buttons(console, true, false)),
                CanMake::NotOwn | CanMake::No => {},
            }
            @if fixed.can_delete {
                p.buttons {
                    button.button type="submit" name=(ACT) value=(ACT_DELETE) {
                        (say::turn_down(language))
                    }
                }
            }
        }
    }
}
