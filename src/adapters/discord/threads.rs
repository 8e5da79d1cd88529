//! A thread on the message that mentions the bot, with an answer that all may read.

use serde_json::json;
use serenity::all::{ChannelType, PartialChannel};

use super::call;
use super::rest::{Rest, RestError};
use super::screen::Screen;

/// After how many quiet minutes Discord folds a thread away: a day.
const QUIET_MINUTES_MAX: u16 = 1440;

/// Opens a thread called `name` on a message of `channel`, and answers in it.
///
/// # Errors
/// Where the bot may not, or the place has no threads: a thread itself, or another kind of channel.
pub(super) async fn answer(
    rest: &Rest,
    (channel, message): (u64, u64),
    name: &str,
    screen: &Screen,
) -> Result<(), RestError> {
    let path = format!("/channels/{channel}/messages/{message}/threads");
    let body = json!({ "name": name, "auto_archive_duration": QUIET_MINUTES_MAX });
    rest.post(&path, &body).await?;
    // Discord gives the thread the number of the message that it is on.
    call::send(rest, message, screen, None).await
}

/// The channel that a thread belongs to; none where `channel` is no thread.
pub(super) fn parent(channel: Option<&PartialChannel>) -> Option<u64> {
    use ChannelType::{NewsThread, PrivateThread, PublicThread};
    let channel = channel?;
    let is_thread = matches!(channel.kind, NewsThread | PrivateThread | PublicThread);
    channel.parent_id.filter(|_| is_thread).map(|parent| parent.get())
}
