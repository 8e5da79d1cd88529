//! What a chat can show: how long a message may be, its markup, and whether it has buttons.

/// How a chat marks up text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    #[default]
    Plain,
    /// A terminal that shows colours.
    Ansi,
    DiscordMarkdown,
}

/// What a chat can show; each adapter hands in its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    /// How long one message may be, in UTF-16 units, as chats count; `usize::MAX` for no limit.
    pub message_chars_max: usize,
    /// How wide a line is, in columns; 0 where the chat breaks lines itself.
    pub columns: usize,
    pub markup: Markup,
    /// Whether choices and other rules stand behind buttons, so that the text leaves them out.
    pub buttons: bool,
    /// The name of a chat service that keeps messages itself, told to those who share too much.
    pub service: Option<String>,
}

impl Default for Surface {
    /// A terminal of 80 columns without colours.
    fn default() -> Self {
        Surface {
            message_chars_max: usize::MAX,
            columns: 80,
            markup: Markup::Plain,
            buttons: false,
            service: None,
        }
    }
}
