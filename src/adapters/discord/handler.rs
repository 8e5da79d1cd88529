//! Takes Discord's events and hands each to where it is answered.

use std::collections::{BTreeSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Instant;

use serenity::all::{
    ConnectionStage, Context, EventHandler, Guild, Interaction, Message, Ready, ResumedEvent,
    ShardStageUpdateEvent, UserId,
};
use serenity::async_trait;
use tokio::sync::RwLock;

use super::attachments::Attachments;
use super::call::Call;
use super::limits::Limits;
use super::rest::Rest;
use super::screen::{self, Screen};
use super::{
    DiscordOptions, MentionReply, Mode, commands, mentions, press, presses, register, sending,
};
use crate::bot::{Bot, Library};
use crate::model::{Language, Receipt};

/// How many shared previews are remembered.
const POSTED_MAX: usize = 1000;
/// How many receipts of answers are remembered that somebody may send in.
const RECEIPTS_MAX: usize = 1000;

/// What every event is answered from.
pub(super) struct Chat {
    pub bot: Arc<Bot>,
    pub options: DiscordOptions,
    pub rest: Rest,
    pub attachments: Attachments,
    pub limits: Limits,
    /// The bot's own number, once Discord has told it.
    own: OnceLock<UserId>,
    /// The same as an application.
    application: OnceLock<u64>,
    is_registered: AtomicBool,
    /// The servers whose commands were looked at.
    servers: Mutex<BTreeSet<u64>>,
    /// The previews that were shared lately, the newest first: a second press shares nothing more.
    posted: Mutex<VecDeque<u64>>,
    /// The receipts of answers that may be sent in, by their hash; they hold no word of a question.
    receipts: Mutex<VecDeque<(String, Receipt)>>,
    /// Whether the connection stands, as far as is known.
    is_connected: AtomicBool,
    /// Held for reading by every answer under way.
    work: RwLock<()>,
}

impl Chat {
    pub fn new(
        bot: Arc<Bot>,
        rest: Rest,
        attachments: Attachments,
        options: DiscordOptions,
    ) -> Chat {
        let person = options.person_questions_per_minute;
        let limits = Limits::new(person, options.server_questions_per_minute);
        let (own, application) = (OnceLock::new(), OnceLock::new());
        let is_registered = AtomicBool::new(false);
        let (servers, posted, receipts) = Default::default();
        let (is_connected, work) = (AtomicBool::new(false), RwLock::new(()));
        Chat {
            bot,
            options,
            rest,
            attachments,
            limits,
            own,
            application,
            is_registered,
            servers,
            posted,
            receipts,
            is_connected,
            work,
        }
    }

    /// The bot's own number; none before the first connection.
    pub fn own(&self) -> Option<UserId> {
        self.own.get().copied()
    }

    pub fn is_connected(&self) -> bool {
        self.is_connected.load(Ordering::Relaxed)
    }

    pub fn was_ready(&self) -> bool {
        self.own.get().is_some()
    }

    /// How many servers' commands were looked at, with those of this one; none where they were
    /// before.
    pub fn looks_at(&self, server: u64) -> Option<usize> {
        let mut servers = self.servers.lock().unwrap_or_else(PoisonError::into_inner);
        servers.insert(server).then_some(servers.len())
    }

    /// Whether a preview is shared for the first time.
    pub fn is_first_post(&self, preview: u64) -> bool {
        let mut posted = self.posted.lock().unwrap_or_else(PoisonError::into_inner);
        if posted.contains(&preview) {
            return false;
        }
        posted.truncate(POSTED_MAX);
        posted.push_front(preview);
        true
    }

    /// A preview that was not shared after all may be shared again.
    pub fn forget_post(&self, preview: u64) {
        let mut posted = self.posted.lock().unwrap_or_else(PoisonError::into_inner);
        posted.retain(|one| *one != preview);
    }

    /// Remembers a receipt, too long for a button, by a name that is not.
    pub fn remember(&self, receipt: &Receipt) -> String {
        let name = press::hash(&receipt.0);
        let mut receipts = self.receipts.lock().unwrap_or_else(PoisonError::into_inner);
        receipts.truncate(RECEIPTS_MAX);
        receipts.push_front((name.clone(), receipt.clone()));
        name
    }

    /// The receipt of that name; none where another run of the bot remembered it.
    pub fn receipt(&self, name: &str) -> Option<Receipt> {
        let receipts = self.receipts.lock().unwrap_or_else(PoisonError::into_inner);
        receipts.iter().find(|(known, _)| known == name).map(|(_, receipt)| receipt.clone())
    }

    /// Ends when no answer is under way any more.
    pub async fn finished(&self) {
        drop(self.work.write().await);
    }

    /// The organisation that a server belongs to; none for the default one.
    pub fn organisation(&self, server: Option<u64>) -> Option<String> {
        self.options.organisations.get(&server?).cloned()
    }

    /// The id of the organisation that is asked in a server, or in a direct message.
    fn organisation_id(&self, server: Option<u64>) -> &str {
        self.options.organisation(server, self.bot.default_organisation())
    }

    /// Whether what is asked in a server goes to the organisation that direct messages go to.
    pub fn is_of_default(&self, server: Option<u64>) -> bool {
        self.organisation_id(server) == self.bot.default_organisation()
    }

    /// Where mentions are answered in a server.
    pub fn mention_reply(&self, server: Option<u64>) -> MentionReply {
        self.options.mention_reply(self.organisation_id(server))
    }

    /// The present snapshot for a server; none where the bot has no organisation at all.
    pub fn library(&self, server: Option<u64>) -> Option<Arc<Library>> {
        self.bot.library(self.organisation(server).as_deref())
    }

    /// The language to speak with somebody who has said nothing yet.
    pub fn language(&self, set: Option<Language>, server: Option<u64>) -> Language {
        let own = || self.library(server).map(|library| library.organisation.language());
        set.or_else(own).unwrap_or_default()
    }

    /// The address of the web chat, where an organisation's questions may not come through Discord.
    pub fn elsewhere(&self, server: Option<u64>) -> Option<&str> {
        match self.options.mode(self.organisation_id(server)) {
            Mode::Chat => None,
            Mode::Link { address } => Some(address),
        }
    }

    /// Computes a screen aside, so that neither a long answer nor a failure stops the others.
    pub async fn compute(
        self: &Arc<Self>,
        call: &Call<'_>,
        make: impl FnOnce(&Chat) -> Option<Screen> + Send + 'static,
    ) -> Screen {
        let chat = Arc::clone(self);
        let made = tokio::task::spawn_blocking(move || make(&chat)).await;
        if let Ok(Some(screen)) = made {
            return screen;
        }
        let id = format!("{:08x}", call.id & 0xffff_ffff);
        tracing::error!(id, "no answer could be computed");
        let language = self.language(call.language, call.server);
        screen::apology(self.library(call.server).as_deref(), language, &id)
    }
}

/// The language that Discord's `locale` stands for, if we speak it.
pub(super) fn language_of(locale: &str) -> Option<Language> {
    match locale.get(..2)? {
        "nl" => Some(Language::Nl),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// What is the same of every interaction, whose types have nothing in common.
macro_rules! call {
    ($chat:expr, $interaction:expr) => {
        Call {
            rest: &$chat.rest,
            id: $interaction.id.get(),
            application: $interaction.application_id.get(),
            since: Instant::now(),
            token: &$interaction.token,
            person: $interaction.user.id.get(),
            server: $interaction.guild_id.map(|id| id.get()),
            is_of_default: $chat.is_of_default($interaction.guild_id.map(|id| id.get())),
            language: language_of(&$interaction.locale),
        }
    };
}

/// Where serenity brings the events.
pub(super) struct Handler {
    pub chat: Arc<Chat>,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _context: Context, ready: Ready) {
        let chat = &self.chat;
        // It is the same at each connection.
        let _ = chat.own.set(ready.user.id);
        chat.is_connected.store(true, Ordering::Relaxed);
        tracing::info!(servers = ready.guilds.len(), "connected with Discord");
        let application = ready.application.id.get();
        let _ = chat.application.set(application);
        if !chat.is_registered.swap(true, Ordering::Relaxed)
            && !register::register(chat, application).await
        {
            chat.is_registered.store(false, Ordering::Relaxed);
        }
        for server in &ready.guilds {
            register::register_in(chat, application, server.id.get()).await;
        }
    }

    /// It comes only where commands differ between servers (`mod`), when the bot joins one too.
    async fn guild_create(&self, _context: Context, server: Guild, _is_new: Option<bool>) {
        if let Some(application) = self.chat.application.get() {
            register::register_in(&self.chat, *application, server.id.get()).await;
        }
    }

    async fn shard_stage_update(&self, _context: Context, event: ShardStageUpdateEvent) {
        if event.old == ConnectionStage::Connected {
            self.chat.is_connected.store(false, Ordering::Relaxed);
            tracing::warn!("connection with Discord lost; taking it up again");
        }
    }

    async fn resume(&self, _context: Context, _event: ResumedEvent) {
        self.chat.is_connected.store(true, Ordering::Relaxed);
        tracing::info!("connection with Discord taken up again");
    }

    async fn message(&self, _context: Context, message: Message) {
        let _work = self.chat.work.read().await;
        mentions::answer(&self.chat, &message).await;
    }

    async fn interaction_create(&self, _context: Context, interaction: Interaction) {
        let _work = self.chat.work.read().await;
        let chat = &self.chat;
        match interaction {
            Interaction::Command(command) => {
                commands::answer(chat, &call!(chat, command), &command.data).await;
            }
            Interaction::Autocomplete(command) => {
                commands::suggest(chat, &call!(chat, command), &command.data).await;
            }
            Interaction::Component(component) => {
                presses::answer(chat, &call!(chat, component), &component).await;
            }
            Interaction::Modal(window) => {
                sending::propose(chat, &call!(chat, window), &window).await;
            }
            _ => tracing::debug!("an interaction of no kind that the bot offers"),
        }
    }
}
