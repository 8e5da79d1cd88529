//! The page, or the piece of one, that says why there is no other.

use maud::{Markup, html};

use super::{Content, Place, Setting, address, frame};
use crate::model::Language;
use crate::render::icon::{Icon, icon};
use crate::render::messages::page as say;
use crate::render::messages::web_fault::{WebFault, text, title};

/// A whole page that says what is wrong.
pub fn page(setting: &Setting, fault: WebFault) -> String {
    let language = setting.language;
    let body = html! {
        main.reading id="inhoud" {
            div.frame {
                h1 { (title(language, fault)) }
                p.lead { (text(language, fault)) }
                p { a href=(address::chat(setting)) { (say::chat_link(language)) } }
                p { a href=(address::guidelines(setting)) { (say::guidelines(language)) } }
            }
        }
    };
    let title = title(language, fault).to_string();
    frame(setting, None, &Content { title, place: Place::Elsewhere, other_language: None, body })
}

/// One sentence in the place of a finding.
pub fn told(language: Language, text: &str) -> Markup {
    html! {
        article.answer.silent lang=(language.code()) {
            h2.headline { (icon(Icon::Warning)) span { (text) } }
        }
    }
}

/// What stands in the conversation in the place of an answer.
pub fn fragment(language: Language, fault: WebFault) -> Markup {
    html! {
        article.answer.silent lang=(language.code()) {
            h2.headline { (icon(Icon::Warning)) span { (title(language, fault)) } }
            p { (text(language, fault)) }
        }
    }
}
