//! The page for signing in, and the pages that say why something of the console is not shown.

use maud::{Markup, html};

use super::{FORM_KEY, HOME, SIGN_IN, SIGN_IN_THERE};
use crate::render::messages::console as say_frame;
use crate::render::messages::console::sign_in::{self as say, Before};
use crate::render::page::{Content, Place, Setting, address, frame};

/// The command that makes a link.
const COMMAND: &str = "deelwijzer console link";

/// How one can sign in.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'page> {
    pub before: Before,
    /// Whether the organisation's own service signs people in.
    pub has_openid: bool,
    /// The key of a link that somebody came with.
    pub key: Option<&'page str>,
}

/// The page for signing in.
pub fn page(setting: &Setting, sign_in: &SignIn) -> String {
    let language = setting.language;
    let action = address::console(setting, SIGN_IN, &[]);
    let body = html! {
        h1 { (say::title(language)) }
        @if let Some(told) = say::told(language, sign_in.before) {
            p.notice role="status" { (told) }
        }
        p.lead { (say::lead(language)) }
        @if let Some(key) = sign_in.key {
            form method="post" action=(action) {
                p { (say::link_ready(language)) }
                input type="hidden" name=(FORM_KEY) value=(key);
                button.button.main type="submit" { (say::use_link(language)) }
            }
        } @else {
            @if sign_in.has_openid {
                p {
                    a.button.main href=(address::console(setting, SIGN_IN_THERE, &[])) {
                        (say::at_organisation(language))
                    }
                }
            }
            p { (say::how_to_get_a_link(language, !sign_in.has_openid)) }
            pre tabindex="0" { code { (COMMAND) } }
        }
    };
    let other = Setting { language: language.other(), language_chosen: true, ..setting.clone() };
    // A link's key stays out of the other language's address: it would stand in it twice.
    let other = sign_in.key.is_none().then(|| address::console(&other, SIGN_IN, &[]));
    whole(setting, say::title(language), other, body)
}

/// Says that the page is not for whoever is signed in; they can sign out.
pub fn no_access(setting: &Setting, form_key: &str) -> String {
    let language = setting.language;
    let body = html! {
        h1 { (say::no_access(language)) }
        p.lead { (say::no_access_text(language)) }
        form method="post" action=(address::console(setting, super::SIGN_OUT, &[])) {
            input type="hidden" name=(FORM_KEY) value=(form_key);
            button.button type="submit" { (say_frame::sign_out(language)) }
        }
    };
    whole(setting, say::no_access(language), None, body)
}

/// Says that a form was not taken: it is of another session, or of another site.
pub fn old_form(setting: &Setting) -> String {
    let language = setting.language;
    let body = html! {
        h1 { (say::old_form(language)) }
        p.lead { (say::old_form_text(language)) }
        p { a href=(address::console(setting, HOME, &[])) { (say_frame::title(language)) } }
    };
    whole(setting, say::old_form(language), None, body)
}

fn whole(setting: &Setting, title: &str, other: Option<String>, body: Markup) -> String {
    let content = Content {
        title: title.to_string(),
        place: Place::Form,
        other_language: other,
        body: html! { main.reading id="inhoud" { div.frame { (body) } } },
    };
    frame(setting, None, &content)
}
