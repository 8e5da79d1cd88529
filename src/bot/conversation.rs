//! One person's chat with one organisation: what a message means after the last answer.

use std::sync::Arc;

use super::{AskRequest, Asked, Bot, Command, Library, Reply};
use crate::model::Language;

/// A chat under way; it remembers the last answer and nothing else.
pub struct Conversation<'a> {
    bot: &'a Bot,
    last: Option<(AskRequest, Asked)>,
    /// The language of the last list of guidelines, whose numbers count.
    listed_in: Option<Language>,
}

impl<'a> Conversation<'a> {
    /// A chat with the bot's default organisation.
    pub fn new(bot: &'a Bot) -> Self {
        Conversation { bot, last: None, listed_in: None }
    }

    /// The organisation's present snapshot; none where the bot has no organisation at all.
    pub fn library(&self) -> Option<Arc<Library>> {
        self.bot.library(None)
    }

    /// The language of the last answer; the organisation's own before the first.
    pub fn language(&self) -> Language {
        let own = || self.library().map(|library| library.organisation.language());
        let last = self.last.as_ref().map(|(_, asked)| asked.answer.language);
        last.or_else(own).unwrap_or_default()
    }

    /// What goes back to a message; none where the bot has no organisation at all.
    pub fn reply(&mut self, text: &str) -> Option<Reply> {
        if let Some(request) = self.choice(text) {
            return self.ask(request);
        }
        let reply = match Command::parse(text) {
            Command::Ask { question } => {
                return self.ask(AskRequest { question, ..AskRequest::default() });
            }
            Command::Help => Reply::Help,
            Command::About => Reply::About,
            Command::Sources => {
                self.listed_in = Some(self.language());
                Reply::Sources
            }
            Command::Source { guideline } => self.guideline(guideline),
            // Nothing is sent in from here.
            Command::Forget { .. } => Reply::Help,
            Command::More => self.others(),
            Command::Explain => self.reasons(),
            Command::Stop => Reply::Stop,
            Command::Unknown { name } => Reply::UnknownCommand { name },
        };
        Some(reply)
    }

    fn ask(&mut self, request: AskRequest) -> Option<Reply> {
        let asked = self.bot.ask(&request)?;
        self.last = Some((request, asked.clone()));
        Some(Reply::Answer(Box::new(asked)))
    }

    /// The last question with the reply to what was asked back, where `text` is its number.
    fn choice(&self, text: &str) -> Option<AskRequest> {
        let (request, asked) = self.last.as_ref()?;
        let clarify = asked.answer.clarify.as_ref()?;
        let number: usize = text.trim().parse().ok()?;
        let option = clarify.options.get(number.checked_sub(1)?)?;
        let mut request = request.clone();
        request.answers.insert(clarify.slot.clone(), option.id.clone());
        Some(request)
    }

    fn others(&self) -> Reply {
        match &self.last {
            Some((_, asked)) if asked.answer.citations.len() > 1 => {
                Reply::Others(Box::new(asked.clone()))
            }
            _ => Reply::NoOthers,
        }
    }

    /// The last question, asked once more to see how its answer comes about.
    fn reasons(&self) -> Reply {
        let explained = self.last.as_ref().and_then(|(request, _)| self.bot.ask_explained(request));
        Reply::Reasons(explained.and_then(|(_, explanation)| explanation).map(Box::new))
    }

    /// The guideline of a name, or of its number in the list of those that hold today.
    fn guideline(&self, name: String) -> Reply {
        let language = self.listed_in.unwrap_or_else(|| self.language());
        let slug = self.library().and_then(|library| guideline_of(&library, &name, language));
        match slug {
            Some(slug) => Reply::Guideline { slug },
            None => Reply::NoSuchGuideline { name },
        }
    }
}

/// The slug of the guideline of a name, or of its number in the list of those that hold today, with
/// those in `language` first.
pub fn guideline_of(library: &Library, name: &str, language: Language) -> Option<String> {
    let mut valid = library.corpus.listed(super::today(), language).into_iter();
    let number = name.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let found = match number {
        Some(at) => valid.nth(at),
        None => {
            let wanted = name.trim().to_lowercase();
            let is_wanted = |text: &str| text.to_lowercase() == wanted;
            valid.find(|one| [&one.slug, &one.file, &one.title].iter().any(|it| is_wanted(it)))
        }
    };
    found.map(|guideline| guideline.slug.clone())
}
