//! The pages on which something is sent in to the authors, and deleted again.

use maud::{Markup, html};

use super::chat::carried;
use super::{Content, Place, Setting, address, frame, organisation_name};
use crate::model::{Answer, Gap, GapKind, Organisation, RouteNotice};
use crate::render::html::linked;
use crate::render::messages::answer::route_contact;
use crate::render::messages::send_in::{self as say, Why};

/// The button below an answer; none where it is not offered. What it is about goes in a form, and
/// never in an address.
pub fn button(setting: &Setting, answer: &Answer, question: &str) -> Markup {
    let Some(kind) = GapKind::offered(answer.outcome) else { return html! {} };
    // A sensitive matter is never kept.
    if !setting.takes_gaps || !answer.routes.is_empty() {
        return html! {};
    }
    html! {
        form.send-in method="post" action=(address::SEND_IN) target="_blank" rel="noopener" {
            (carried(setting))
            (about(kind, &answer.receipt.0))
            input type="hidden" name="question" value=(question);
            button.button.quiet type="submit" { (say::button(answer.language, kind)) }
        }
    }
}

fn about(kind: GapKind, receipt: &str) -> Markup {
    html! {
        input type="hidden" name="kind" value=(kind.code());
        input type="hidden" name="receipt" value=(receipt);
    }
}

/// What would be kept, for its sender to read and change first.
#[derive(Clone, Copy, Debug)]
pub struct Proposal<'page> {
    pub kind: GapKind,
    pub text: &'page str,
    pub receipt: &'page str,
    pub days_max: u32,
    /// Why it was not kept as it was sent.
    pub fault: Option<Why>,
    /// Where a sensitive matter goes.
    pub route: Option<&'page RouteNotice>,
}

/// The page that shows what would be kept.
pub fn page(setting: &Setting, organisation: &Organisation, proposal: &Proposal) -> String {
    let language = setting.language;
    let title = say::title(language, proposal.kind);
    let body = html! {
        h1 { (title) }
        @if let Some(why) = proposal.fault {
            p.fault role="alert" { (say::not_kept(language, why)) }
        }
        @if let Some(route) = proposal.route {
            section.route {
                h2 { (route.title) }
                p { (linked(&route.message)) }
                @if let Some(contact) = &route.contact {
                    p { (linked(&route_contact(language, contact))) }
                }
            }
        }
        p { (say::what_is_kept(language, proposal.days_max)) }
        form.draft method="post" action=(address::SEND_IN) {
            (carried(setting))
            (about(proposal.kind, proposal.receipt))
            label for="text" { (say::label(language)) }
            div.paper {
                textarea id="text" name="text" rows="5" required autocomplete="off" {
                    (proposal.text)
                }
            }
            div.below { button.button.main type="submit" { (say::send(language)) } }
        }
    };
    whole(setting, organisation, title, body)
}

/// The page that says that it is kept.
pub fn sent(setting: &Setting, organisation: &Organisation, gap: &Gap) -> String {
    let language = setting.language;
    let body = html! {
        h1 { (say::sent(language)) }
        blockquote { p { (gap.text) } }
        p { strong { (say::code(language, &gap.code)) } }
        (forget_form(setting, &gap.code))
    };
    whole(setting, organisation, say::sent(language), body)
}

/// The page on which something is deleted; `was_there` is what came of it.
pub fn forget(setting: &Setting, organisation: &Organisation, was_there: Option<bool>) -> String {
    let language = setting.language;
    let title = say::forget_title(language);
    let body = html! {
        h1 { (title) }
        @if let Some(was_there) = was_there {
            p role="status" { (say::forgotten(language, was_there)) }
        }
        @if was_there != Some(true) { (forget_form(setting, "")) }
    };
    whole(setting, organisation, title, body)
}

fn forget_form(setting: &Setting, code: &str) -> Markup {
    let language = setting.language;
    html! {
        form.draft method="post" action=(address::FORGET) {
            (carried(setting))
            label for="code" { (say::code_label(language)) }
            div.below {
                input id="code" name="code" value=(code) required autocomplete="off" size="10";
                button.button.quiet type="submit" { (say::forget(language)) }
            }
        }
    }
}

fn whole(setting: &Setting, organisation: &Organisation, title: &str, body: Markup) -> String {
    let content = Content {
        title: title.to_string(),
        place: Place::Form,
        other_language: None,
        body: html! { main.frame.checking id="inhoud" { (body) } },
    };
    frame(setting, Some(organisation_name(organisation)), &content)
}
