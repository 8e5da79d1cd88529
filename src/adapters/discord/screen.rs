//! What a person sees in Discord: messages with buttons below the last; computed, not sent.

use super::press::{Press, Replies, What, hash};
use crate::bot::{self, Action, Asked, Company, Library, Reviewed, actions, is_for_all};
use crate::model::{Explanation, Guideline, Language};
use crate::render::clean::one_line;
use crate::render::messages::discord::{self as say, Label, Notice};
use crate::render::messages::{
    answer, guideline as say_guideline, help, reasons as say_reasons, send_in,
};
use crate::render::{
    MarkdownOptions, ViewOptions, markdown, markdown_guideline, markdown_question, markdown_review,
    reasons,
};

/// The longest message, in UTF-16 units.
pub(super) const MESSAGE_CHARS_MAX: usize = 2000;
/// The longest words on a button, in characters.
const LABEL_CHARS_MAX: usize = 80;
/// The most buttons below a message: five rows of five.
const BUTTONS_MAX: usize = 25;

/// Messages to send one after another; the buttons stand below the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Screen {
    pub messages: Vec<String>,
    pub buttons: Vec<Button>,
}

/// One button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Button {
    Press { label: String, id: String, is_main: bool },
    Link { label: String, address: String },
}

/// A window with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub title: String,
    pub id: String,
    /// The field's name, and what stands in it while it is empty.
    pub label: String,
    pub hint: String,
    pub chars_max: usize,
}

/// Whether a button is the one that most will press.
fn is_main(what: &What) -> bool {
    use What::{Clarify, Deliver, Open, Post};
    matches!(what, Open { .. } | Post { .. } | Clarify { .. } | Deliver { .. })
}

impl Screen {
    /// One message without buttons.
    pub fn text(text: impl Into<String>) -> Screen {
        Screen { messages: vec![text.into()], buttons: Vec::new() }
    }

    pub fn notice(language: Language, notice: Notice) -> Screen {
        Screen::text(say::notice(language, notice))
    }

    /// Adds a button, if it fits.
    pub fn add(&mut self, label: &str, language: Language, what: What) {
        let is_main = is_main(&what);
        let Some(id) = (Press { language, replies: Replies::new(), what }).id() else { return };
        let label: String = one_line(label).chars().take(LABEL_CHARS_MAX).collect();
        if !label.is_empty() && self.buttons.len() < BUTTONS_MAX {
            self.buttons.push(Button::Press { label, id, is_main });
        }
    }
}

/// The screen of an answer that hangs on `replies`: its buttons ask the same again. One whose id
/// gets too long is left out.
pub(super) fn with_replies(mut screen: Screen, replies: &Replies) -> Screen {
    if replies.is_empty() {
        return screen;
    }
    screen.buttons.retain_mut(|button| {
        let Button::Press { id, .. } = button else { return true };
        let press = Press::parse(id).map(|press| Press { replies: replies.clone(), ..press });
        match press.and_then(|press| press.id()) {
            Some(own) => {
                *id = own;
                true
            }
            None => false,
        }
    });
    screen
}

fn options() -> MarkdownOptions {
    let received_by = Some("Discord".to_string());
    MarkdownOptions {
        message_chars_max: MESSAGE_CHARS_MAX,
        buttons: true,
        view: ViewOptions { received_by, ..ViewOptions::default() },
    }
}

/// A private answer with its question below it, and what one can do with it.
///
/// A question too long to stand there has no buttons, since they read it from there.
pub(super) fn answer(asked: &Asked, question: &str, actions: Vec<Action>) -> Screen {
    let language = asked.answer.language;
    let messages = markdown::answer(&asked.answer, &options());
    if asked.answer.refusal.is_some() {
        return Screen { messages, buttons: Vec::new() };
    }
    let label = say::question_label(language);
    match markdown_question::with_question(&messages, label, question, MESSAGE_CHARS_MAX) {
        Some(messages) => Screen { messages, buttons: buttons(asked, actions) },
        None => Screen { messages, buttons: Vec::new() },
    }
}

/// An answer to a message that holds the question itself, as in a direct message.
pub(super) fn direct_answer(asked: &Asked, actions: Vec<Action>) -> Screen {
    let messages = markdown::answer(&asked.answer, &options());
    Screen { messages, buttons: buttons(asked, actions) }
}

fn buttons(asked: &Asked, actions: Vec<Action>) -> Vec<Button> {
    let language = asked.answer.language;
    let mut screen = Screen::default();
    for action in actions {
        match action {
            Action::Clarify { slot, option, label } => {
                screen.add(&label, language, What::Clarify { slot, option });
            }
            Action::Keep => {
                screen.add(say::label(language, Label::Keep), language, What::Keep);
            }
            Action::OtherRules { count } => {
                screen.add(&answer::other_rules(language, count), language, What::OtherRules);
            }
            Action::Share => {
                screen.add(say::label(language, Label::Share), language, What::Share);
            }
            Action::SendIn { kind } => {
                screen.add(send_in::button(language, kind), language, What::SendIn { kind });
            }
            Action::Sources => {
                screen.add(say::label(language, Label::Sources), language, What::Sources);
            }
            Action::Explain => {
                screen.add(say_reasons::headline(language), language, What::Explain);
            }
        }
    }
    screen.buttons
}

/// The rules that the answer did not show.
pub(super) fn other_rules(asked: &Asked) -> Screen {
    let messages = markdown::other_rules(&asked.answer, &options());
    if messages.is_empty() {
        return Screen::notice(asked.answer.language, Notice::NoOtherRules);
    }
    Screen { messages, buttons: Vec::new() }
}

/// Why the answer is as it is; what was refused has no reasons.
pub(super) fn reasons(explanation: Option<&Explanation>, language: Language) -> Screen {
    let Some(explanation) = explanation else {
        return Screen::text(say_reasons::nothing(language));
    };
    let leaflet = markdown_guideline::leaflet(&reasons::leaflet(explanation, language));
    Screen { messages: markdown::pieces(&leaflet, MESSAGE_CHARS_MAX), buttons: Vec::new() }
}

/// The answer to keep, without the question.
pub(super) fn kept(asked: &Asked) -> Screen {
    let kept = MarkdownOptions { buttons: false, ..options() };
    Screen { messages: markdown::answer(&asked.answer, &kept), buttons: Vec::new() }
}

/// What would be shared, word for word; none where the answer is for the asker alone.
pub(super) fn shared(asked: &Asked, question: &str) -> Option<Vec<String>> {
    if !actions(&asked.answer, Company::Channel).contains(&Action::Share) {
        return None;
    }
    let messages = markdown::answer(&asked.answer, &options());
    let label = say::shared_question_label(asked.answer.language);
    markdown_question::with_question(&messages, label, question, MESSAGE_CHARS_MAX)
}

/// What would be shared, to be looked at first.
pub(super) fn preview(asked: &Asked, question: &str) -> Screen {
    let language = asked.answer.language;
    let Some(shared) = shared(asked, question) else {
        return Screen::notice(language, Notice::NotForChannel);
    };
    let mut screen = Screen::notice(language, Notice::Preview);
    let hash = hash_of(&shared);
    screen.messages.extend(shared);
    screen.add(say::label(language, Label::Post), language, What::Post { hash });
    screen.add(say::label(language, Label::Cancel), language, What::Cancel);
    screen
}

/// By which a preview is known again.
pub(super) fn hash_of(shared: &[String]) -> String {
    hash(&shared.join("\n\n"))
}

/// The answer to a mention for all who see the channel; none where it is for the asker alone, or
/// there is no answer.
///
/// The question is not in it: it stands in the message that the thread is on, and goes with it.
pub(super) fn in_thread(asked: &Asked, actions: Vec<Action>) -> Option<Screen> {
    let answer = &asked.answer;
    if answer.refusal.is_some() || !is_for_all(answer) {
        return None;
    }
    let note = format!("-# {}", say::thread_note(answer.language));
    let screen = Screen { messages: markdown::answer(answer, &options()), ..Screen::default() };
    let screen = with_line(screen, note);
    Some(Screen { buttons: buttons(asked, actions), ..screen })
}

/// The answer to a mention: the way to the private answer.
pub(super) fn mentioned(language: Language, person: u64) -> Screen {
    let [first, small] = say::mentioned(language);
    let mut screen = Screen::text(format!("{first}\n-# {small}"));
    screen.add(say::label(language, Label::Open), language, What::Open { person });
    screen
}

/// A draft that was looked at, but for `missed` of its attachments.
pub(super) fn review(reviewed: &Reviewed, missed: usize) -> Screen {
    let messages = markdown_review::review(&reviewed.review, &options());
    let screen = Screen { messages, buttons: Vec::new() };
    with_missed(screen, reviewed.review.language, missed)
}

/// The screen with the attachments told that could not be looked at.
pub(super) fn with_missed(screen: Screen, language: Language, missed: usize) -> Screen {
    match say::attachments_missed(language, missed) {
        Some(told) => with_line(screen, told),
        None => screen,
    }
}

/// The screen with one more line: in its last message where there is room.
fn with_line(mut screen: Screen, line: String) -> Screen {
    match screen.messages.last_mut() {
        Some(last) if markdown::units(last) + 1 + markdown::units(&line) <= MESSAGE_CHARS_MAX => {
            last.push('\n');
            last.push_str(&line);
        }
        _ => screen.messages.push(line),
    }
    screen
}

/// A page of the list of guidelines, in the words of `language` and with those in `order` first;
/// the last page where there are fewer.
pub(super) fn list(
    library: &Library,
    (order, language): (Language, Language),
    page: usize,
) -> Screen {
    let (corpus, organisation) = (&library.corpus, &library.organisation);
    let day = bot::today();
    let languages = (order, language);
    let pages = markdown_guideline::list(corpus, organisation, day, languages, MESSAGE_CHARS_MAX);
    paged(pages, page, language, |page| What::List { page })
}

/// A page of a guideline; the last where there are fewer.
pub(super) fn guideline(guideline: &Guideline, language: Language, page: usize) -> Screen {
    let pages = markdown_guideline::pages(guideline, language, MESSAGE_CHARS_MAX);
    let name = hash(&guideline.slug);
    paged(pages, page, language, |page| What::Read { guideline: name.clone(), page })
}

/// Says that there is no such guideline.
pub(super) fn no_guideline(language: Language, name: &str) -> Screen {
    let name: String = one_line(name).chars().take(LABEL_CHARS_MAX).collect();
    Screen::text(say_guideline::unknown_source(language, &markdown::escape(&name)))
}

fn paged(
    pages: Vec<String>,
    page: usize,
    language: Language,
    what: impl Fn(usize) -> What,
) -> Screen {
    let last = pages.len().saturating_sub(1);
    let page = page.min(last);
    let mut screen =
        Screen { messages: pages.into_iter().skip(page).take(1).collect(), buttons: vec![] };
    if page > 0 {
        screen.add(say::label(language, Label::Previous), language, what(page - 1));
    }
    if page < last {
        screen.add(say::label(language, Label::Next), language, what(page + 1));
    }
    screen
}

/// How to use the bot.
pub(super) fn help(language: Language) -> Screen {
    Screen::text(markdown_guideline::leaflet(&say::help(language)))
}

/// Who the bot is.
pub(super) fn about(library: &Library, language: Language) -> Screen {
    let organisation = &library.organisation;
    let contact = organisation.contact.as_ref().map(|contact| contact.contact(language));
    let version = env!("CARGO_PKG_VERSION");
    let about = say::about(language, &organisation.name, version, contact.as_ref());
    Screen::text(markdown_guideline::leaflet(&about))
}

/// The way to the organisation's own web chat.
pub(super) fn elsewhere(library: &Library, language: Language, address: &str) -> Screen {
    let name = markdown::escape(&one_line(&library.organisation.name));
    let mut screen = Screen::text(say::elsewhere(language, &name));
    let label = say::label(language, Label::WebChat).to_string();
    screen.buttons.push(Button::Link { label, address: address.to_string() });
    screen
}

/// The apology for a failure of the bot's own; `id` is how the log knows it.
pub(super) fn apology(library: Option<&Library>, language: Language, id: &str) -> Screen {
    let entry = library.and_then(|library| library.organisation.contact.as_ref());
    let contact = entry.map(|contact| contact.contact(language));
    Screen::text(markdown::escape(&help::apology(language, id, contact.as_ref())))
}
