//! The chat page: what it is, the conversation, and the field for a question.

use maud::{Markup, html};

use super::{Content, Place, Setting, address, frame, organisation_name};
use crate::model::{Language, Organisation};
use crate::render::icon::{Icon, icon};
use crate::render::messages::page as say;

/// Its `Referrer-Policy`: a form's POST names its own site only where the page may say it.
pub const REFERRER: &str = "same-origin";

/// A question with its answer, for a browser that runs no script.
#[derive(Clone, Debug)]
pub struct Turn {
    pub question: String,
    pub answer: Markup,
}

/// The whole page.
///
/// `question_chars_max` is how long a question may be, in characters.
pub fn page(
    setting: &Setting,
    organisation: &Organisation,
    question_chars_max: usize,
    turn: Option<&Turn>,
) -> String {
    let language = setting.language;
    let name = organisation_name(organisation);
    let body = html! {
        main.frame id="inhoud" {
            @if turn.is_none() { (intro(setting, name)) }
            @else { h1.hidden-words { (say::chat_title(language)) } }
            div.log role="log" aria-live="polite" aria-label=(say::conversation(language)) {
                ol id="gesprek" {
                    @if let Some(turn) = turn { (self::turn(language, turn)) }
                }
            }
            button.button.quiet.clear.needs-script id="wis" type="button" hidden {
                (say::clear(language))
            }
            (composer(setting, question_chars_max))
            @if turn.is_none() { (examples(setting)) }
        }
        template id="beurt" {
            (self::turn(language, &Turn { question: String::new(), answer: html! {} }))
        }
    };
    let content = Content {
        title: say::chat_title(language).to_string(),
        place: Place::Chat,
        other_language: Some(address::chat_in(setting, language.other())),
        body,
    };
    frame(setting, Some(name), &content)
}

fn intro(setting: &Setting, organisation: &str) -> Markup {
    let language = setting.language;
    let signs = [Icon::Program, Icon::Private, Icon::Book];
    html! {
        div.intro {
            h1 { (say::chat_title(language)) }
            p.lead { (say::chat_lead(language, organisation)) }
            ul.promises {
                @for (sign, promise) in signs.into_iter().zip(say::promises(language)) {
                    li { (icon(sign)) span { (promise) } }
                }
            }
        }
    }
}

fn examples(setting: &Setting) -> Markup {
    let language = setting.language;
    html! {
        form.examples id="voorbeelden" method="post" action="/" {
            (carried(setting))
            h2 { (say::examples_title(language)) }
            ul {
                @for example in say::examples(language) {
                    li {
                        button.button type="submit" name="question" value=(example) {
                            span { (example) }
                            (icon(Icon::Arrow))
                        }
                    }
                }
            }
        }
    }
}

/// What every form carries along: the chosen language and organisation.
pub fn carried(setting: &Setting) -> Markup {
    html! {
        @if setting.language_chosen {
            input type="hidden" name="language" value=(setting.language.code());
        }
        @if let Some(organisation) = setting.organisation {
            input type="hidden" name="organisation" value=(organisation);
        }
    }
}

fn turn(language: Language, turn: &Turn) -> Markup {
    html! {
        li.turn {
            p.asked {
                span.hidden-words { (say::you_asked(language)) " " }
                span.question { (turn.question) }
            }
            (turn.answer)
        }
    }
}

fn composer(setting: &Setting, question_chars_max: usize) -> Markup {
    let language = setting.language;
    html! {
        section.composer aria-label=(say::question_label(language)) {
            form id="vraag" method="post" action="/"
                data-chars-max=(question_chars_max)
                data-searching=(say::searching(language))
                data-unreachable=(say::unreachable(language))
                data-nothing-asked=(say::nothing_asked(language))
                data-characters-left=(say::characters_left(language))
                data-characters-over=(say::characters_over(language))
                data-copied=(say::copied(language))
                data-not-copied=(say::not_copied(language))
                data-cleared=(say::cleared(language)) {
                (carried(setting))
                div.asking {
                    label for="question" { (say::question_label(language)) }
                    p id="uitleg" { (say::question_hint(language)) }
                }
                div.field {
                    textarea id="question" name="question" rows="1" required autocomplete="off"
                        enterkeyhint="send" aria-describedby="uitleg telling fout" {}
                    button.button.main type="submit" {
                        span.words { (say::send(language)) }
                        (icon(Icon::Send))
                    }
                }
                p.fault id="fout" role="alert" {}
                div.below {
                    p.hint { (say::keys_hint(language)) }
                    p.count id="telling" {}
                }
                p.hidden-words id="melding" role="status" {}
            }
        }
    }
}
