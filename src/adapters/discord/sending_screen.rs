//! What a person sees while they send something in to the authors.

use super::press::{Press, What};
use super::screen::{MESSAGE_CHARS_MAX, Screen, Window};
use crate::bot::gaps::NotKept;
use crate::model::{Gap, Language};
use crate::render::markdown::escape;
use crate::render::markdown_question::with_proposal;
use crate::render::messages::answer::route_contact;
use crate::render::messages::discord::{self as say_discord, Label};
use crate::render::messages::discord_sending as say;
use crate::render::messages::send_in::{self, Why};

/// The window in which a remark can be typed, which carries on what the button does; none where
/// that is not to send in, or would be too long for Discord.
pub(super) fn window(press: Press, chars_max: usize) -> Option<Window> {
    let language = press.language;
    let What::SendIn { kind } = press.what else { return None };
    Some(Window {
        title: send_in::title(language, kind).to_string(),
        id: press.id()?,
        label: say::remark_label(language).to_string(),
        hint: say::remark_hint(language).to_string(),
        chars_max,
    })
}

/// What would be kept, to be looked at first; `deliver` is what the button does that sends it.
pub(super) fn proposal(language: Language, days_max: u32, text: &str, deliver: What) -> Screen {
    let above = format!(
        "**{}**\n{}",
        say::look_first(language),
        escape(&say::what_is_kept(language, days_max))
    );
    let Some(messages) = with_proposal(&[above], language, text, MESSAGE_CHARS_MAX) else {
        let why = Why::TooLong { chars_max: MESSAGE_CHARS_MAX / 2 };
        return Screen::text(escape(&send_in::not_kept(language, why)));
    };
    let mut screen = Screen { messages, buttons: Vec::new() };
    screen.add(send_in::send(language), language, deliver);
    screen.add(say_discord::label(language, Label::Discard), language, What::Discard);
    screen
}

/// Says that it is kept, and how to have it deleted.
pub(super) fn sent(gap: &Gap) -> Screen {
    let language = gap.language;
    let (title, code) = (send_in::sent(language), say::code(language, &gap.code));
    let mut screen = Screen::text(format!("**{title}**\n{}", escape(&code)));
    screen.add(send_in::forget(language), language, What::Forget { code: gap.code.clone() });
    screen
}

/// What came of deleting something.
pub(super) fn forgotten(language: Language, was_there: bool) -> Screen {
    Screen::text(escape(send_in::forgotten(language, was_there)))
}

/// Why nothing is kept, and where to go instead.
pub(super) fn not_kept(language: Language, why: &NotKept) -> Screen {
    let mut lines = vec![escape(&send_in::not_kept(language, why.why()))];
    if let NotKept::Sensitive(route) = why {
        lines.push(format!("**{}**", escape(&route.title)));
        lines.push(escape(&route.message));
        let contact = route.contact.iter().map(|contact| route_contact(language, contact));
        lines.extend(contact.map(|contact| escape(&contact)));
    }
    Screen::text(lines.join("\n"))
}
