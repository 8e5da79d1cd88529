//! The authors' channel: what became of their edits, and how much was sent in to them.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::time::sleep;

use super::call;
use super::handler::Chat;
use super::screen::{MESSAGE_CHARS_MAX, Screen};
use crate::bot::AuthorsNotice;
use crate::model::{Diagnostic, Language};
use crate::render::markdown_authors as say;

/// How many notices wait at most; the newest is left out.
const NOTICES_MAX: usize = 100;
/// How often an organisation's authors are written to in a minute; what comes sooner is told
/// together.
const NOTICES_PER_MINUTE: NonZeroU32 = NonZeroU32::new(6).expect("six is not zero");

/// What authors are to know, by organisation.
pub(super) type Notices = Receiver<(String, AuthorsNotice)>;

/// Has the bot tell what authors are to know, where the settings name a channel for them.
pub(super) fn listen(chat: &Chat) -> Notices {
    let (sender, notices) = channel(NOTICES_MAX);
    let channels = &chat.options.authors_channels;
    if channels.is_empty() {
        return notices;
    }
    let known: Vec<String> = channels.keys().cloned().collect();
    chat.bot.listen_for_authors(Box::new(move |organisation, notice| {
        let is_wanted = known.iter().any(|one| one == organisation);
        if is_wanted && sender.try_send((organisation.to_string(), notice)).is_err() {
            tracing::warn!(organisation, "authors are not told: too much at once");
        }
    }));
    notices
}

/// What an organisation's authors have yet to be told; of several edits only the last counts.
#[derive(Debug, Default, PartialEq, Eq)]
struct News {
    edit: Option<Edit>,
    sent_in: Option<u64>,
    /// How much was closed, and by which files.
    closed: Option<(usize, Vec<String>)>,
}

#[derive(Debug, PartialEq, Eq)]
enum Edit {
    LeftOut(Vec<Diagnostic>),
    Refused(Vec<Diagnostic>),
    TakenOver,
}

impl News {
    fn add(&mut self, notice: AuthorsNotice) {
        match notice {
            AuthorsNotice::LeftOut { diagnostics } => self.edit = Some(Edit::LeftOut(diagnostics)),
            AuthorsNotice::Refused { diagnostics } => self.edit = Some(Edit::Refused(diagnostics)),
            AuthorsNotice::Mended => self.edit = Some(Edit::TakenOver),
            AuthorsNotice::SentIn { count } => self.sent_in = Some(count),
            AuthorsNotice::GapsClosed { count, files } => {
                let (all, known) = self.closed.get_or_insert_default();
                *all += count;
                known.extend(files);
                known.sort();
                known.dedup();
            }
        }
    }

    /// What is told; `is_broken` is whether authors know of something broken, before and after it.
    fn messages(self, organisation: &str, language: Language, is_broken: &mut bool) -> Vec<String> {
        let chars_max = MESSAGE_CHARS_MAX;
        let mut messages = match self.edit {
            Some(Edit::LeftOut(diagnostics)) => {
                *is_broken = true;
                say::left_out(&diagnostics, organisation, language, chars_max)
            }
            Some(Edit::Refused(diagnostics)) => {
                *is_broken = true;
                say::refused(&diagnostics, organisation, language, chars_max)
            }
            // Nobody was told of what is right again.
            Some(Edit::TakenOver) if *is_broken => {
                *is_broken = false;
                say::mended(language, chars_max)
            }
            Some(Edit::TakenOver) | None => Vec::new(),
        };
        let sent_in = self.sent_in.map(|it| say::sent_in(it, organisation, language, chars_max));
        messages.extend(sent_in.into_iter().flatten());
        if let Some((count, files)) = self.closed {
            messages.extend(say::gaps_closed(count, &files, organisation, language, chars_max));
        }
        messages
    }
}

/// Tells authors what they are to know; never ends.
pub(super) async fn deliver(chat: &Chat, mut notices: Notices) {
    let pace = DefaultKeyedRateLimiter::<String>::keyed(Quota::per_minute(NOTICES_PER_MINUTE));
    let clock = DefaultClock::default();
    let mut waiting: BTreeMap<String, News> = BTreeMap::new();
    let mut is_broken: BTreeMap<String, bool> = BTreeMap::new();
    loop {
        let mut wait: Option<Duration> = None;
        for (organisation, news) in std::mem::take(&mut waiting) {
            if let Err(until) = pace.check_key(&organisation) {
                let until = until.wait_time_from(clock.now());
                wait = Some(wait.map_or(until, |wait| wait.min(until)));
                waiting.insert(organisation, news);
                continue;
            }
            let is_broken = is_broken.entry(organisation.clone()).or_default();
            tell(chat, &organisation, news, is_broken).await;
        }
        let pause = async {
            match wait {
                Some(wait) => sleep(wait).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = pause => {}
            Some((organisation, notice)) = notices.recv() => {
                waiting.entry(organisation).or_default().add(notice);
            }
        }
        while let Ok((organisation, notice)) = notices.try_recv() {
            waiting.entry(organisation).or_default().add(notice);
        }
    }
}

async fn tell(chat: &Chat, organisation: &str, news: News, is_broken: &mut bool) {
    let Some(channel) = chat.options.authors_channels.get(organisation) else { return };
    let library = chat.bot.library(Some(organisation));
    let language = library.map(|library| library.organisation.language()).unwrap_or_default();
    let messages = news.messages(organisation, language, is_broken);
    let screen = Screen { messages, buttons: Vec::new() };
    if let Err(error) = call::send(&chat.rest, *channel, &screen, None).await {
        tracing::warn!(organisation, %error, "the authors' channel is not reached; run doctor");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_edits_only_the_last_is_told() {
        let refused = AuthorsNotice::Refused { diagnostics: Vec::new() };
        let told = |notices: Vec<AuthorsNotice>, is_broken: &mut bool| {
            let mut news = News::default();
            notices.into_iter().for_each(|notice| news.add(notice));
            news.messages("stad", Language::Nl, is_broken).len()
        };
        let mut is_broken = false;
        assert_eq!(told(vec![refused.clone(), AuthorsNotice::Mended], &mut is_broken), 0);
        assert_eq!(told(vec![refused.clone(), refused.clone()], &mut is_broken), 1);
        assert!(is_broken);
        assert_eq!(told(vec![refused, AuthorsNotice::Mended], &mut is_broken), 1);
        assert!(!is_broken);
        let sent_in = |count| AuthorsNotice::SentIn { count };
        assert_eq!(told(vec![sent_in(1), sent_in(2)], &mut is_broken), 1);
        let closed =
            |file: &str| AuthorsNotice::GapsClosed { count: 1, files: vec![file.to_string()] };
        let mut news = News::default();
        ["b.md", "a.md", "b.md"].into_iter().for_each(|file| news.add(closed(file)));
        let told = news.messages("stad", Language::Nl, &mut is_broken);
        let wanted = "**Ingestuurde vragen hebben nu een antwoord**\nDat staat in a.md, b.md. Ik \
                      heb 3 berichten afgesloten.\nLees het met: `deelwijzer --organisation stad \
                      gaps`";
        assert_eq!(told, [wanted]);
    }
}
